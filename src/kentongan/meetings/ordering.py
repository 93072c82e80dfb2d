"""An order of a rakor becomes a promise: who owes it gets an action item with its due date."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kentongan.actions import services as actions
from kentongan.actions.models import ActionOrigin
from kentongan.city import access
from kentongan.city.models import Agency, Member
from kentongan.errors import NotYours, Refused
from kentongan.meetings import renewing
from kentongan.meetings.models import Directive, Meeting
from kentongan.meetings.told import Order

TITLE_LETTERS = 200


class NothingToRenew(Refused):
    code = "nothing-to-renew"
    status = 422
    text = _("Arahan lama itu bukan dari rakor sebelum ini, sudah selesai, atau sudah dicabut. Berikan arahan baru.")


class DueBeforeMeeting(Refused):
    code = "due-before-meeting"
    status = 422
    text = _("Tenggat {due} mendahului tanggal rakor {held}.")


def give(meeting: Meeting, order: Order, fallback: Agency, *, member: Member, at: datetime) -> Directive:
    """Write down an order and hand it out, one action item to each office, as secret as the rakor itself."""
    check_order(meeting, order, member)
    directive = Directive.objects.create(
        meeting=meeting, text=order.text, region=order.region, phase=order.phase, due_on=order.due_on, key=order.key,
        item=order.item, renews=order.renews,
    )  # fmt: skip
    offices = list(dict.fromkeys(order.responsible)) or [fallback]
    directive.responsible.set(offices)
    taken_on = renewing.go_on(directive, member=member, at=at) if order.renews else set()
    hand_out(directive, [office for office in offices if office.pk not in taken_on], member=member, at=at)
    return directive


def check_order(meeting: Meeting, order: Order, member: Member) -> None:
    """Refuse an order that is due before it was given, or that reaches beyond the member's area.

    Raises:
        DueBeforeMeeting, NotYours: as said.
        NothingToRenew: the order it says again is no longer owed, or none of an earlier rakor.
    """
    if order.due_on < meeting.held_on:
        raise DueBeforeMeeting(due=order.due_on.strftime("%d-%m-%Y"), held=meeting.held_on.strftime("%d-%m-%Y"))
    if not access.in_scope(member, order.region.code):
        raise NotYours
    if order.renews and not renewing.unfinished(meeting).filter(pk=order.renews.pk).exists():
        raise NothingToRenew


def hand_out(directive: Directive, offices: Iterable[Agency], *, member: Member, at: datetime) -> None:
    """Give each of these offices its action item for a directive."""
    items = [
        actions.assign(
            title=title_of(directive.text),
            detail=directive.text,
            agency=office,
            region=directive.region,
            phase=directive.phase,
            due_on=directive.due_on,
            member=member,
            at=at,
            classification=directive.meeting.classification,
            origin=ActionOrigin.DIRECTIVE,
            is_simulated=directive.meeting.is_simulated,
        )
        for office in offices
    ]
    directive.actions.add(*items)


def title_of(text: str) -> str:
    """Return what the action items of an order are called."""
    return Truncator(text).chars(TITLE_LETTERS)
