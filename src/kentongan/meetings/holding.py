"""Open minutes, held until the transaction ends, so that nobody closes them under our hands."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.meetings.models import Meeting, MeetingState


class MinutesClosed(Refused):
    code = "minutes-closed"
    text = _("Notulen rakor ini sudah ditutup dan tidak dapat diubah lagi.")


class NotHeldYet(Refused):
    code = "not-held-yet"
    text = _("Rakor ini belum berlangsung, jadi notulennya belum dapat diisi atau ditutup.")


def touch(meeting: Meeting) -> None:
    """Hold the row of a rakor whose minutes are open.

    Raises:
        MinutesClosed: they are frozen.
    """
    if not Meeting.objects.filter(pk=meeting.pk).exclude(state=MeetingState.CLOSED).update(state=F("state")):
        raise MinutesClosed


def hold(meeting: Meeting, at: datetime) -> None:
    """The same for the minutes themselves: with the first of them a planned rakor has taken place.

    Raises:
        MinutesClosed: they are frozen.
        NotHeldYet: its day has not come, or it was called off.
    """
    touch(meeting)
    if meeting.held_on > localdate(at):
        raise NotHeldYet
    Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED).update(state=MeetingState.HELD)
    meeting.refresh_from_db(fields=["state"])
    if meeting.state != MeetingState.HELD:
        raise NotHeldYet
