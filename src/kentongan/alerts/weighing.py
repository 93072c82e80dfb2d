"""How grave is it? Likelihood and impact through the city's matrix, raised by what the calendar says of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.alerts import matrix, queries
from kentongan.alerts.models import CalendarEntry, Degree

FULL_SOURCES, FULL_CONTENTS = "AB", "12"
WEAK_SOURCES, WEAK_CONTENTS = "EF", "56"


class Trust(IntEnum):
    """How far one report bears an alert, after the grade that a second person gave it."""

    WEAK = 0  # bears none alone
    OPEN = 1  # nobody has judged it, or neither way
    FULL = 2


def trust_in(grade: str) -> Trust:
    """Return how far a report of a grade counts: a source A to F and a content 1 to 6, as `B2`; empty if not graded.

    >>> [trust_in(grade).name for grade in ("", "A1", "B2", "C3", "E1", "A5", "F6")]
    ['OPEN', 'FULL', 'FULL', 'OPEN', 'WEAK', 'WEAK', 'WEAK']
    """
    source, content = grade[:1], grade[1:]
    if not grade:
        return Trust.OPEN
    if source in WEAK_SOURCES or content in WEAK_CONTENTS:
        return Trust.WEAK
    return Trust.FULL if source in FULL_SOURCES and content in FULL_CONTENTS else Trust.OPEN


@dataclass(frozen=True)
class Weight:
    """A level with how it came about.

    Attributes:
        level: one of `AlertLevel`; Aman means that nobody is to be warned.
        likelihood: 1 to 4, after the calendar.
        impact: 1 to 4.
        attention: what of the calendar was running, as `{"code", "label"}`, whether it raised or not.
        sentence: what the calendar adds to the reason, Indonesian, empty when it raised nothing.
    """

    level: str
    likelihood: int
    impact: int
    attention: Sequence[dict[str, str]]
    sentence: str


def weigh(*, region: str, category: str, likelihood: int, impact: int, day: date) -> Weight:
    """Weigh one matter.

    Args:
        region: the code of where it is.
        category: a code of `issue_category`.
        likelihood: 1 to 4, before the calendar.
        impact: 1 to 4.
        day: the city's day on which it is judged; entries of the calendar that run then and fit raise the likelihood
            by one step together, however many they are.
    """
    running = queries.attention(region, category, day)
    raising = [entry for entry in running if entry.raises]
    after = min(likelihood + bool(raising), Degree.VERY_HIGH.value)
    return Weight(
        level=matrix.cells()[after, impact],
        likelihood=after,
        impact=impact,
        attention=[{"code": entry.code, "label": entry.label} for entry in running],
        sentence=_sentence(raising),
    )


def _sentence(raising: Sequence[CalendarEntry]) -> str:
    """Name what runs and until when; reasons are Indonesian whatever language whoever runs the job reads."""
    if not raising:
        return ""
    with translation.override("id"):
        named = "; ".join(f"{entry.label} (sampai {date_format(entry.last, 'j F Y')})" for entry in raising)
        return _("Kewaspadaan dinaikkan satu tingkat kemungkinan karena {what}.").format(what=named)
