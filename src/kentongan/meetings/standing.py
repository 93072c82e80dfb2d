"""How a directive stands: read off the action items it made, on a given day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem, ActionState
from kentongan.meetings.models import Directive

UNFINISHED = (ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.REFUSED)


class Standing(models.TextChoices):
    KEPT = "kept", _("selesai")
    WAITING = "waiting", _("selesai, menunggu pemeriksaan")
    LATE = "late", _("terlambat")
    OPEN = "open", _("berjalan")
    DROPPED = "dropped", _("dibatalkan")
    WITHDRAWN = "withdrawn", _("dicabut")


TONES = {
    Standing.KEPT: "done",
    Standing.WAITING: "wait",
    Standing.LATE: "stop",
    Standing.OPEN: "progress",
    Standing.DROPPED: "neutral",
    Standing.WITHDRAWN: "neutral",
}
NO_MORE = (Standing.DROPPED, Standing.WITHDRAWN)  # nobody owes it, and nobody kept it
SETTLED = (Standing.KEPT, *NO_MORE)


def standing(actions: Iterable[ActionItem], *, today: date) -> Standing:
    """Return how a directive stands: as badly as the worst of its actions that still count."""
    items = [item for item in actions if item.state != ActionState.CANCELLED]
    unfinished = [item for item in items if item.state in UNFINISHED]
    if any(item.due_on < today for item in unfinished):
        return Standing.LATE
    if unfinished:
        return Standing.OPEN
    if not items:
        return Standing.DROPPED
    return Standing.KEPT if all(item.state == ActionState.CHECKED for item in items) else Standing.WAITING


@dataclass(frozen=True)
class Promise:
    """A directive with the actions that may be shown, and how it stands."""

    directive: Directive
    actions: list[ActionItem]
    standing: Standing
    again: Directive | None = None  # the order of a later rakor that says it once more, with a new day

    @property
    def tone(self) -> str:
        return TONES[self.standing]

    @property
    def is_settled(self) -> bool:
        return self.standing in SETTLED


@dataclass(frozen=True)
class Score:
    """How many directives of a rakor were kept, and how many are late."""

    total: int
    kept: int
    late: int


def promise(directive: Directive, *, ceiling: int, today: date) -> Promise:
    """Return one directive as a promise; actions above a classification do not exist for the reader."""
    actions = [item for item in directive.actions.all() if item.classification <= ceiling]
    return Promise(directive, actions, stands(directive, actions, today=today))


def said_again(directive: Directive, *, ceiling: int, on: date) -> Directive | None:
    """Return the order by which a later rakor carried this one on, as far as it was given by a day and may be known."""
    known = [
        one
        for one in directive.renewals.all()
        if one.withdrawn_at is None and one.meeting.held_on <= on and one.meeting.classification <= ceiling
    ]
    return max(known, key=lambda one: (one.meeting.held_on, one.pk), default=None)


def stands(directive: Directive, actions: Iterable[ActionItem], *, today: date) -> Standing:
    """Return how one directive stands; one that was given by mistake stands withdrawn."""
    return Standing.WITHDRAWN if directive.withdrawn_at else standing(actions, today=today)


def score(promises: Iterable[Promise]) -> Score:
    """Count the promises of a rakor; what was dropped or withdrawn is no longer promised."""
    counted = [one.standing for one in promises if one.standing not in NO_MORE]
    return Score(len(counted), counted.count(Standing.KEPT), counted.count(Standing.LATE))
