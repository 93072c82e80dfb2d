"""A line of an agenda, whatever it is about."""

from dataclasses import dataclass
from datetime import date

from kentongan.meetings.models import Directive


@dataclass(frozen=True)
class Row:
    """One line under an item. What is empty is not shown.

    Attributes:
        text, note: what it says, and what stands beside it in small print.
        label, tone: its state in a word, for `pieces/_state.html`.
        level: a code of AlertLevel, for `pieces/_level.html`.
        due, done: for `pieces/_due.html`.
        url: its own page; whoever opens it is asked there whether they may.
        area: code of its region, for the map of the wall.
        again: an order that nobody has finished, which this rakor may say again.
    """

    text: str
    note: str = ""
    label: str = ""
    tone: str = ""
    level: str = ""
    due: date | None = None
    done: bool = False
    url: str = ""
    area: str = ""
    again: Directive | None = None
