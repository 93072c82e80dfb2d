"""A task that was written down wrongly is put right under its number; its office takes it on anew."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kentongan.actions import moves
from kentongan.actions.models import ActionItem, ActionState
from kentongan.city import access
from kentongan.city.models import Member, Region
from kentongan.errors import NotYours
from kentongan.journal import services as journal

OPEN = (ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.REFUSED)


@dataclass(frozen=True)
class Facts:
    """What is to be done, where, in which phase and until when."""

    title: str
    detail: str
    region: Region
    phase: str
    due_on: date


@transaction.atomic
def correct(*, action: ActionItem, facts: Facts, member: Member, at: datetime) -> None:
    """Say what the task really is. Whoever accepted or refused it did so of other words, so they are asked again.

    Raises:
        NotYours: the region is outside the member's area.
        MovedOn: it is done, checked or cancelled.
    """
    if not access.in_scope(member, facts.region.code):
        raise NotYours
    old = {"due_on": action.due_on.isoformat(), "region": action.region_id, "state": str(action.state)}
    rung = {} if facts.due_on == action.due_on else {"climbed": 0}  # another day starts the ladder from the ground
    moves.move(action, OPEN, ActionState.ASSIGNED, reason="", **rung, **facts.__dict__)
    new = {"due_on": facts.due_on.isoformat(), "region": facts.region.pk, "state": str(ActionState.ASSIGNED)}
    changes = {name: [old[name], new[name]] for name in new}
    journal.record("action.correct", action, actor=member, at=at, changes=changes)
    action.refresh_from_db()
