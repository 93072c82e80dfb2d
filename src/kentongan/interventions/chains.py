"""Chains from what serves for now to what stays: pos kamling ──▶ CCTV."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kentongan.interventions.models import Intervention, InterventionState


@dataclass(frozen=True)
class Step:
    """One link of a chain; `next_up` is the one whose turn it is."""

    thing: Intervention
    late: bool
    next_up: bool


def late(thing: Intervention, today: date) -> bool:
    """Is it promised for a day that has passed, and not live?"""
    return thing.state in (InterventionState.PLANNED, InterventionState.BUILDING) and thing.due_on < today


def chains(things: Sequence[Intervention], today: date) -> list[list[Step]]:
    """Return every chain, interim first; several interims before one permanent stand in one chain, by their start.

    What bridges to something that is not among the things stands alone.
    """
    known = {thing.pk for thing in things}
    rows = []
    for thing in things:
        if thing.bridges_to_id in known:
            continue
        before = [one for one in things if one.bridges_to_id == thing.pk]
        rows.append(_steps([*sorted(before, key=lambda one: (one.live_since or one.due_on, one.pk)), thing], today))
    return rows


def _steps(things: Sequence[Intervention], today: date) -> list[Step]:
    waiting = [one.pk for one in things if one.state in (InterventionState.PLANNED, InterventionState.BUILDING)]
    return [Step(one, late(one, today), bool(waiting) and one.pk == waiting[0]) for one in things]
