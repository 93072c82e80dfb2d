"""Verbs of a running rakor: start it, step through the agenda, say who speaks, open the door, end it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.live.models import DoorPolicy, LiveMeeting
from kentongan.meetings.holding import hold
from kentongan.meetings.models import AgendaItem, Meeting


class NotRunning(Refused):
    code = "live-not-running"
    text = _("Rakor ini tidak sedang berlangsung.")


class DoorForMembers(Refused):
    code = "live-door-for-members"
    status = 422
    text = _("Rakor berklasifikasi hanya dapat didatangi dengan akun. Pilih “hanya yang punya akun”.")


@transaction.atomic
def start(*, meeting: Meeting, member: Member, at: datetime) -> LiveMeeting:
    """Begin a rakor, or open it again after its end; who starts what runs already changes nothing.

    Raises:
        MinutesClosed, NotHeldYet: of the rakor.
    """
    hold(meeting, at)
    first = meeting.agenda.filter(left_out=False).first()
    live, is_new = LiveMeeting.objects.get_or_create(meeting=meeting, defaults={"started_at": at, "item": first})
    if is_new or LiveMeeting.objects.filter(pk=live.pk, ended_at__isnull=False).update(ended_at=None):
        _bump(live)
        journal.record("live.start", live, actor=member, at=at)
    return live


@transaction.atomic
def step(*, live: LiveMeeting, item: AgendaItem | None, member: Member, at: datetime) -> None:
    """Go to an item of the agenda, on the wall and on every screen; the speakers of the item before are done.

    Raises:
        NotRunning: it has ended.
        NotYours: the item is another rakor's.
    """
    if item is not None and item.meeting_id != live.pk:
        raise NotYours
    if item is not None and item.pk == live.item_id:
        return
    _set(live, item=item, speaker="", next_speaker="")
    journal.record("live.step", live, actor=member, at=at, changes={"item": [live.item_id, item.pk if item else None]})


@transaction.atomic
def speak(*, live: LiveMeeting, speaker: str, next_speaker: str, member: Member, at: datetime) -> None:
    """Say who speaks and who comes next.

    Raises:
        NotRunning: it has ended.
    """
    _set(live, speaker=" ".join(speaker.split())[:120], next_speaker=" ".join(next_speaker.split())[:120])
    journal.record("live.speak", live, actor=member, at=at)


@transaction.atomic
def set_door(*, live: LiveMeeting, door: str, member: Member, at: datetime) -> None:
    """Say who may come in by the code on the wall.

    Raises:
        NotRunning: it has ended.
        DoorForMembers: a classified rakor is not open to whoever passes by.
    """
    if door == DoorPolicy.ANYONE and live.meeting.classification > Classification.OPEN:
        raise DoorForMembers
    _set(live, door=DoorPolicy(door))
    journal.record("live.door", live, actor=member, at=at, changes={"door": [live.door, door]})


@transaction.atomic
def pause(*, live: LiveMeeting, member: Member, at: datetime) -> None:
    """Adjourn for a while.

    Raises:
        NotRunning: it has ended.
    """
    if live.paused_at is None:
        _set(live, paused_at=at)
        journal.record("live.pause", live, actor=member, at=at)


@transaction.atomic
def resume(*, live: LiveMeeting, member: Member, at: datetime) -> None:
    """Go on after a break.

    Raises:
        NotRunning: it has ended.
    """
    if live.paused_at is not None:
        _set(live, paused_at=None)
        journal.record("live.resume", live, actor=member, at=at)


@transaction.atomic
def end(*, live: LiveMeeting, member: Member, at: datetime) -> None:
    """End the rakor: the door closes, the minutes stay open until they are signed."""
    if LiveMeeting.objects.filter(pk=live.pk, ended_at=None).update(
        ended_at=at, door=DoorPolicy.CLOSED, paused_at=None
    ):
        _bump(live)
        journal.record("live.end", live, actor=member, at=at)


def _set(live: LiveMeeting, **values: Any) -> None:
    if not LiveMeeting.objects.filter(pk=live.pk, ended_at=None).update(version=F("version") + 1, **values):
        raise NotRunning


def _bump(live: LiveMeeting) -> None:
    LiveMeeting.objects.filter(pk=live.pk).update(version=F("version") + 1)
    live.refresh_from_db()
