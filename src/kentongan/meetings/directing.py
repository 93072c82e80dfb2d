"""An order that was taken down wrongly is put right while the minutes are open: corrected, or withdrawn with a reason.

Nothing disappears. The order keeps its place and its action items their numbers; signed minutes know only the erratum.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.actions import correcting
from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem, ActionState
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.meetings import ordering, queries, renewing
from kentongan.meetings.holding import hold
from kentongan.meetings.models import Directive, Meeting
from kentongan.meetings.told import Order

FINISHED = (ActionState.DONE, ActionState.CHECKED)
WHY_LETTERS = 240


class DirectiveChanged(Refused):
    code = "directive-changed"
    text = _("Arahan ini baru saja dibetulkan orang lain. Baca dulu isinya yang baru.")


class DirectiveWithdrawn(Refused):
    code = "directive-withdrawn"
    text = _("Arahan ini sudah dicabut. Berikan arahan baru bila perlu.")


class DirectiveDone(Refused):
    code = "directive-done"
    text = _("Arahan ini sudah dikerjakan {offices}, jadi tidak dapat diubah lagi. Berikan arahan baru.")


class WhyNeeded(Refused):
    code = "directive-why"
    status = 422
    text = _("Tulis mengapa arahan ini dicabut, paling panjang {most} huruf.")


@transaction.atomic
def correct(*, meeting: Meeting, pk: int, seen: int, order: Order, member: Member, at: datetime) -> Directive:
    """Say what was really ordered; offices that owe it are told anew, offices that no longer do are released.

    Args:
        pk: the directive.
        seen: its version when it was opened.
        order: all of it as it should stand; `key` and `item` are left as they were.

    Raises:
        MinutesClosed, NotHeldYet: of the rakor.
        DirectiveWithdrawn, DirectiveChanged: somebody else was quicker.
        DirectiveDone: an office has finished it.
        DueBeforeMeeting, NotYours: as for a new order.
    """
    hold(meeting, at)
    directive = _of(meeting, pk)
    ordering.check_order(meeting, order, member)
    offices = list(dict.fromkeys(order.responsible)) or [queries.secretariat(member)]
    before = {unit.pk for unit in directive.responsible.all()}
    told = (order.text, order.due_on, order.region.pk, order.phase)
    if told == (directive.text, directive.due_on, directive.region_id, directive.phase) and before == {
        unit.pk for unit in offices
    }:
        return directive  # sent twice, or nothing was changed
    _refuse_finished(directive)
    standing = Directive.objects.filter(pk=pk, withdrawn_at=None, version=seen)
    if not standing.update(
        text=order.text, due_on=order.due_on, region=order.region, phase=order.phase, version=F("version") + 1
    ):
        raise DirectiveWithdrawn if directive.withdrawn_at else DirectiveChanged
    old_due = directive.due_on
    directive = _of(meeting, pk)
    _pass_on(directive, {unit.pk for unit in offices}, member=member, at=at)
    directive.responsible.set(offices)
    given = before | renewing.go_on(directive, member=member, at=at)
    ordering.hand_out(directive, [unit for unit in offices if unit.pk not in given], member=member, at=at)
    changes = {
        "directive": ["", pk],
        "due_on": [old_due.isoformat(), order.due_on.isoformat()],
        "responsible": [",".join(sorted(before)), ",".join(sorted(unit.pk for unit in offices))],
    }
    journal.record("meeting.direct_correct", meeting, actor=member, at=at, changes=changes)
    return directive


@transaction.atomic
def withdraw(*, meeting: Meeting, pk: int, why: str, member: Member, at: datetime) -> Directive:
    """Take an order back that was never given so; it stays in sight with the reason, its action items are cancelled.

    Raises:
        MinutesClosed, NotHeldYet: of the rakor.
        WhyNeeded: the reason is missing or too long.
        DirectiveDone: an office has finished it.
    """
    why = " ".join(why.split())
    if not why or len(why) > WHY_LETTERS:
        raise WhyNeeded(most=WHY_LETTERS)
    hold(meeting, at)
    directive = _of(meeting, pk)
    if directive.withdrawn_at is not None:
        return directive  # two pressed at once: both mean it
    _refuse_finished(directive)
    standing = Directive.objects.filter(pk=pk, withdrawn_at=None)
    if standing.update(withdrawn_at=at, withdrawn_by=member, withdrawn_why=why, version=F("version") + 1):
        for item in _owed(directive):
            actions.cancel(action=item, member=member, reason=why, at=at)
        journal.record("meeting.withdraw", meeting, actor=member, at=at, changes={"directive": [pk, ""]})
    return _of(meeting, pk)


def _of(meeting: Meeting, pk: int) -> Directive:
    directive = Directive.objects.filter(pk=pk, meeting=meeting).select_related("meeting", "region").first()
    if directive is None:
        raise NotYours
    return directive


def _owed(directive: Directive) -> list[ActionItem]:
    """Return what this order alone has given out: an action item that goes on from an earlier rakor stays its own."""
    shared = Directive.objects.filter(pk__in=[directive.renews_id or 0], actions__isnull=False).values("actions")
    theirs = directive.actions.exclude(state=ActionState.CANCELLED).exclude(pk__in=shared)
    return list(theirs.select_related("agency", "assigned_by"))


def _refuse_finished(directive: Directive) -> None:
    done = [item.agency.short for item in _owed(directive) if item.state in FINISHED]
    if done:
        raise DirectiveDone(offices=", ".join(done))


def _pass_on(directive: Directive, still: set[str], *, member: Member, at: datetime) -> None:
    """Bring the action items in step: those of offices that still owe it are corrected, the others cancelled."""
    facts = correcting.Facts(
        ordering.title_of(directive.text), directive.text, directive.region, directive.phase, directive.due_on
    )
    for item in _owed(directive):
        if item.agency_id in still:
            correcting.correct(action=item, facts=facts, member=member, at=at)
        else:
            reason = str(_("Salah catat: arahan ini bukan untuk instansi Anda."))
            actions.cancel(action=item, member=member, reason=reason, at=at)
