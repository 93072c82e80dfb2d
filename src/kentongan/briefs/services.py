"""Verbs of papers."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.briefs import snapshot
from kentongan.briefs.models import Brief, BriefKind
from kentongan.briefs.words import paper_number
from kentongan.city import services as numbers
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.meetings.models import Meeting, MeetingState

OFFICE = "BAKESBANGPOL"


class MinutesOpen(Refused):
    code = "minutes-open"
    text = _("Tutup notulen dulu: naskah disusun dari isi yang tidak berubah lagi.")


@transaction.atomic
def compose_minutes(*, meeting: Meeting, member: Member, at: datetime) -> Brief:
    """Freeze the closed minutes of a rakor, with the state of its promises today, into a numbered paper.

    The number is the next of the year; it is taken inside this transaction, so that none is given twice or lost.

    Raises:
        MinutesOpen: the minutes can still change.
    """
    if meeting.state != MeetingState.CLOSED:
        raise MinutesOpen
    on = localdate(at)
    count = numbers.next_number(f"notulen-{on.year}")
    number = paper_number(count, kind="NOTULEN", office=OFFICE, on=on)
    content = snapshot.of_minutes(meeting, member=member, number=number, on=on, zone=settings.TIME_ZONE)
    brief = Brief.objects.create(
        kind=BriefKind.MINUTES,
        number=number,
        meeting=meeting,
        region=meeting.region,
        classification=meeting.classification,
        snapshot=content,
        digest=snapshot.digest(content),
        composed_by=member,
        composed_at=at,
    )
    journal.record("brief.compose", brief, actor=member, at=at, changes={"meeting": ["", meeting.pk]})
    return brief
