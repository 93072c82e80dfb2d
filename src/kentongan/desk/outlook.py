"""The panel "two weeks ahead" of a place: a shaded stretch of counts, and in words what it rests on."""

from dataclasses import dataclass
from typing import Any

from kentongan.alerts import queries as alerts
from kentongan.alerts.foreseeing import Outlook
from kentongan.city import access
from kentongan.city.models import Member, Region

WIDTH, LEFT, STEPS = 312, 12, 8
_LEAST_SCALE = 5
_NOTABLE = 0.1


@dataclass(frozen=True)
class Tick:
    """A number under the line."""

    middle: float
    number: int


@dataclass(frozen=True)
class Picture:
    """Where the shaded stretch lies, where what is usual lies, and the numbers under the line."""

    left: float
    width: float
    usual: float
    ticks: tuple[Tick, ...]


def panel(member: Member, region: Region) -> dict[str, Any] | None:
    """Return what the panel shows; None for who may not read warnings, or where nothing was counted yet."""
    if not access.permits(member, "alert.read"):
        return None
    found = alerts.outlook(member, region.code)
    if found is None:
        return None
    return {
        "given": found,
        "picture": picture(found),
        "tenths": None if found.chance is None else round(10 * found.chance),
        "echo": round(100 * found.echo) if found.echo is not None and found.echo >= _NOTABLE else 0,
        "percent": None if not found.looked or found.right is None else round(100 * found.right / found.looked),
    }


def picture(given: Outlook) -> Picture | None:
    """Return the drawing of an outlook; None where nothing is said."""
    if given.lower is None or given.upper is None or given.usual is None:
        return None
    most = max(_LEAST_SCALE, given.upper + 1, round(given.usual + 0.5))
    unit = (WIDTH - 2 * LEFT) / (most + 1)
    every = -(-(most + 1) // STEPS)

    def middle(number: float) -> float:
        return round(LEFT + unit * (number + 0.5), 1)

    return Picture(
        left=round(middle(given.lower) - unit / 2, 1),
        width=round(unit * (given.upper - given.lower + 1), 1),
        usual=middle(given.usual),
        ticks=tuple(Tick(middle(number), number) for number in range(0, most + 1, every)),
    )
