"""Verbs of the due date: its owner asks for a later day, whoever assigned it decides; every change stays in sight."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.actions import moves
from kentongan.actions.models import ActionItem, ActionState, DueChange, DueState
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal

OWED = (ActionState.ASSIGNED, ActionState.ACCEPTED)
MOVABLE = (*OWED, ActionState.REFUSED)


class NotLater(Refused):
    code = "due-not-later"
    status = 422
    text = _("Tanggal yang diminta harus sesudah tenggat sekarang, {due}.")


class DueInPast(Refused):
    code = "due-in-past"
    status = 422
    text = _("Tenggat baru sudah lewat. Pilih hari ini atau sesudahnya.")


class AlreadyAsked(Refused):
    code = "due-already-asked"
    text = _("Permintaan sebelumnya ({day}) belum dijawab. Tunggu jawaban atas permintaan itu.")


class AlreadySettled(Refused):
    code = "due-already-settled"
    text = _("Permintaan ini sudah dijawab: {state}.")


class AnotherDecides(Refused):
    code = "due-another-decides"
    status = 403
    text = _("Anda sendiri yang meminta; orang lain yang memutuskan.")


@transaction.atomic
def ask_later(*, action: ActionItem, new: date, reason: str, member: Member, at: datetime) -> DueChange:
    """Ask for a later due date, for one's office, with a reason.

    Raises:
        NotYourOffice: it is not the member's office's.
        NotLater, DueInPast: the day does not help.
        AlreadyAsked: a request is waiting.
        MovedOn: nothing is owed any more.
    """
    moves.require_owner(action, member)
    text = moves.words(reason)
    moves.hold(action, OWED, state=action.state)  # holds the row, so that two requests cannot pass each other
    if new <= action.due_on:
        raise NotLater(due=action.due_on.strftime("%d-%m-%Y"))
    if new < localdate(at):
        raise DueInPast
    waiting = action.due_changes.filter(state=DueState.ASKED).first()
    if waiting is not None:
        raise AlreadyAsked(day=waiting.new.strftime("%d-%m-%Y"))
    asked = DueChange.objects.create(
        action=action, old=action.due_on, new=new, reason=text, asked_by=member, asked_at=at
    )
    journal.record("action.ask_due", action, actor=member, at=at, changes={"asked": ["", new.isoformat()]})
    return asked


@transaction.atomic
def grant(*, change: DueChange, member: Member, at: datetime, answer: str = "") -> None:
    """Move the due date to the day that was asked for."""
    _settle(change, DueState.GRANTED, member=member, answer=answer, at=at)
    _set(change.action, change.new, "action.grant_due", member=member, at=at)


@transaction.atomic
def decline(*, change: DueChange, member: Member, answer: str, at: datetime) -> None:
    """Let the due date stand, and say why."""
    _settle(change, DueState.DECLINED, member=member, answer=moves.words(answer), at=at)
    changes = {"asked": [change.new.isoformat(), ""]}
    journal.record("action.decline_due", change.action, actor=member, at=at, changes=changes)


@transaction.atomic
def move_due(*, action: ActionItem, new: date, reason: str, member: Member, at: datetime) -> DueChange | None:
    """Set another due date, as whoever assigned it or oversees the whole; None when it is that day already.

    Raises:
        NotYoursToDirect, DueInPast, ReasonNeeded, MovedOn
    """
    moves.require_director(action, member)
    text = moves.words(reason)
    if new < localdate(at):
        raise DueInPast
    if new == action.due_on:
        return None
    return moved(action, new, text, member=member, at=at)


def moved(action: ActionItem, new: date, reason: str, *, member: Member, at: datetime) -> DueChange:
    """Note a change of the due date that needs no request, and make it; inside the transaction of a verb."""
    noted = DueChange.objects.create(
        action=action,
        old=action.due_on,
        new=new,
        reason=reason,
        state=DueState.GRANTED,
        asked_by=member,
        asked_at=at,
        settled_by=member,
        settled_at=at,
    )
    _set(action, new, "action.move_due", member=member, at=at)
    return noted


def _settle(change: DueChange, state: DueState, *, member: Member, answer: str, at: datetime) -> None:
    moves.require_director(change.action, member)
    if change.asked_by_id == member.pk:
        raise AnotherDecides
    values = {"state": state, "settled_by": member, "settled_at": at, "answer": answer.strip()}
    if not DueChange.objects.filter(pk=change.pk, state=DueState.ASKED).update(**values):
        change.refresh_from_db()
        raise AlreadySettled(state=change.get_state_display())
    change.refresh_from_db()


def _set(action: ActionItem, new: date, verb: str, *, member: Member, at: datetime) -> None:
    """A new due date starts the ladder from the ground again."""
    old = action.due_on
    moves.hold(action, MOVABLE, due_on=new, climbed=0)
    changes = {"due_on": [old.isoformat(), new.isoformat()]}
    journal.record(verb, action, actor=member, at=at, changes=changes)
    action.refresh_from_db()
