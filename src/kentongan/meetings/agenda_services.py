"""Verbs of the agenda: build it again, add a point, move, rename, leave out and take back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.meetings.agenda_filling import fill, lay
from kentongan.meetings.models import AgendaItem, AgendaKind, Meeting, MeetingState
from kentongan.meetings.services import MinutesClosed

OPEN = (MeetingState.PLANNED, MeetingState.HELD)
MOST_ITEMS = 200


class AgendaClosed(MinutesClosed):
    code = "agenda-closed"
    text = _("Agenda rakor ini tidak dapat diubah lagi: notulennya sudah ditutup atau rakornya dibatalkan.")


class AgendaFull(Refused):
    code = "agenda-full"
    text = _("Agenda sudah memuat {most} mata acara. Gabungkan beberapa, lalu tambahkan lagi.")


class BuiltByItself(Refused):
    code = "agenda-item-built"
    text = _("Mata acara ini tersusun sendiri; namanya tidak dapat diubah, tetapi dapat dilewati.")


@transaction.atomic
def build_agenda(*, meeting: Meeting, member: Member, at: datetime, offices: Iterable[Agency] | None = None) -> None:
    """Bring the agenda up to date; order and omissions of the secretary stay.

    Args:
        offices: whose situation reports are taken; None: those that stand on the agenda already.
    """
    _hold(meeting)
    before = meeting.agenda.count()
    fill(meeting, today=localdate(at), offices=offices)
    _line(meeting, member, at, {"items": [before, meeting.agenda.count()]})


@transaction.atomic
def add_point(*, meeting: Meeting, text: str, member: Member, at: datetime) -> AgendaItem:
    """Add a point of the secretary's own, last; the same words a second time are the point that is there."""
    _hold(meeting)
    items = list(meeting.agenda.all())
    known = next((one for one in items if one.kind == AgendaKind.POINT and one.text == text), None)
    if known:
        return known
    if len(items) >= MOST_ITEMS:
        raise AgendaFull(most=MOST_ITEMS)
    item = AgendaItem(text=text)
    lay(meeting, [*items, item])
    _line(meeting, member, at, {"item": ["", item.pk]})
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, down: bool, member: Member, at: datetime) -> None:
    """Let an item change places with the next one that is on the agenda; at the end it stays where it is."""
    _hold(item.meeting)
    items = list(item.meeting.agenda.all())
    shown = [place for place, one in enumerate(items) if not one.left_out or one.pk == item.pk]
    here = next(number for number, place in enumerate(shown) if items[place].pk == item.pk)
    there = here + (1 if down else -1)
    if not 0 <= there < len(shown):
        return
    first, second = shown[here], shown[there]
    items[first], items[second] = items[second], items[first]
    lay(item.meeting, items)
    _line(item.meeting, member, at, {"item": ["", item.pk], "order": [first, second]})


@transaction.atomic
def leave_out(*, item: AgendaItem, left_out: bool, member: Member, at: datetime) -> None:
    """Take an item off the agenda, or back onto it; building again respects it."""
    _hold(item.meeting)
    if AgendaItem.objects.filter(pk=item.pk, left_out=not left_out).update(left_out=left_out):
        _line(item.meeting, member, at, {"item": ["", item.pk], "left_out": [not left_out, left_out]})


@transaction.atomic
def rename_point(*, item: AgendaItem, text: str, member: Member, at: datetime) -> None:
    """Say a point of one's own in other words.

    Raises:
        BuiltByItself: its words come from what it is about.
    """
    _hold(item.meeting)
    if not AgendaItem.objects.filter(pk=item.pk, kind=AgendaKind.POINT).update(text=text):
        raise BuiltByItself
    _line(item.meeting, member, at, {"item": ["", item.pk]})


def _hold(meeting: Meeting) -> None:
    """Hold the row until the transaction ends, so that two people do not number the same items."""
    if not Meeting.objects.filter(pk=meeting.pk, state__in=OPEN).update(region=meeting.region_id):
        raise AgendaClosed


def _line(meeting: Meeting, member: Member, at: datetime, changes: dict[str, object]) -> None:
    journal.record("meeting.agenda", meeting, actor=member, at=at, changes=changes)
