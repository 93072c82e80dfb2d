"""Reasons of later rooms why an action may not be checked off yet; hung here, so that no later room is known."""

from collections.abc import Callable

from kentongan.actions.models import ActionItem
from kentongan.errors import Refused

_HOLDS: list[Callable[[ActionItem], Refused | None]] = []


def add(hold: Callable[[ActionItem], Refused | None]) -> None:
    """Ask `hold` before an action is checked; it returns the refusal, or None. Hung twice it is asked once."""
    if hold not in _HOLDS:
        _HOLDS.append(hold)


def refuse_if_held(action: ActionItem) -> None:
    """Raise the first refusal there is."""
    for hold in _HOLDS:
        refusal = hold(action)
        if refusal is not None:
            raise refusal
