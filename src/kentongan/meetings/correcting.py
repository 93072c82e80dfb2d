"""Signed minutes are corrected by what stands beside them, never inside them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.meetings.models import Erratum, Meeting, MeetingState


class NotSignedYet(Refused):
    code = "not-signed-yet"
    text = _("Notulen ini belum disahkan. Betulkan langsung di notulennya.")


@transaction.atomic
def correct(
    *, meeting: Meeting, written: str, right: str, name: str, office: str, member: Member, at: datetime
) -> Erratum:
    """Say what signed minutes should have said; the same words a second time are the same erratum.

    Args:
        written: the words as they stand in the minutes.
        right: what should stand there.
        name, office: of who signs.

    Raises:
        NotSignedYet: the minutes are still open.
    """
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.CLOSED).exists():
        raise NotSignedYet
    known = Erratum.objects.filter(meeting=meeting, written=written, correct=right).first()
    if known:
        return known
    erratum = Erratum.objects.create(
        meeting=meeting, written=written, correct=right, signed_by=member, signed_name=name, signed_office=office,
        signed_at=at,
    )  # fmt: skip
    journal.record("meeting.erratum", meeting, actor=member, at=at, changes={"erratum": ["", erratum.pk]})
    return erratum
