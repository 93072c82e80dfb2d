"""The ladder of one alert as its page shows it: who was told when, who is next and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kentongan.alerts.climbing import above, due, standing
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import queries as city
from kentongan.city.models import Ladder, Member, Rung


def told(alert: Alert, member: Member) -> bool:
    """Does the member stand on a rung that the alert has reached?"""
    reached = [rung for rung in city.rungs(Ladder.ALERT) if rung.order <= alert.rung]
    return any(standing(alert, rung).filter(pk=member.pk).exists() for rung in reached)


@dataclass(frozen=True)
class Step:
    """A step of the ladder as the page shows it.

    Attributes:
        label: who stands there.
        state: "told", "empty" (passed, nobody there), "next", "later", "spared" (answered before its turn came).
        at: when it was told, or when its turn comes; None for what is further off.
        wait: minutes on the step below, as they count for this alert.
    """

    label: str
    state: str
    at: datetime | None
    wait: int


def steps(alert: Alert, rungs: Sequence[Rung]) -> list[Step]:
    """Return the whole ladder of one alert: what it has climbed, what comes next and when, and what is further up."""
    taken = list(alert.climbs.order_by("rung_order"))
    shown = [Step(one.label, "empty" if one.is_empty else "told", one.reached_at, 0) for one in taken]
    last, waiting = (taken[-1] if taken else None), alert.state == AlertState.RAISED
    for place, rung in enumerate(above(rungs, alert.rung)):
        wait = rung.urgent_minutes if alert.urgent_since else rung.minutes
        if not waiting:
            shown.append(Step(rung.label, "spared", None, wait))
        elif place == 0:
            shown.append(Step(rung.label, "next", due(alert, rung, last), wait))
        else:
            shown.append(Step(rung.label, "later", None, wait))
    return shown


def turn(steps: Sequence[Step]) -> str:
    """Return who was told last and so has the turn; empty when the ladder told nobody."""
    return next((step.label for step in reversed(steps) if step.state == "told"), "")
