"""From figures to one of the words Waspada, Siaga, Awas, by a table that the rule keeps in its options."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kentongan.alerts.models import AlertLevel

LADDER = [level.value for level in (AlertLevel.SAFE, AlertLevel.WATCH, AlertLevel.READY, AlertLevel.DANGER)]


def rank(level: str) -> int:
    """Return the step of a level, 0 for Aman."""
    return LADDER.index(level)


def worst(levels: Iterable[str]) -> str:
    """Return the gravest of some levels; Aman when there is none."""
    return max(levels, key=rank, default=AlertLevel.SAFE.value)


def of_count(finding: Mapping[str, Any], table: Sequence[Mapping[str, Any]]) -> str:
    """Return the level of a count that exceeds.

    Args:
        finding: `observed`, `upper` and `p_value` of a finding.
        table: rows with `level`, `p_value` (at most) and `ratio` of observed to the usual upper end (at least); the
            gravest row whose two conditions both hold wins. Two conditions, because among rare counts a tiny chance
            may be one report more, and among frequent ones twice as many may be chance.
    """
    ratio = finding["observed"] / max(finding["upper"], 1)
    fitting = [row["level"] for row in table if finding["p_value"] <= row["p_value"] and ratio >= row["ratio"]]
    return worst([AlertLevel.WATCH.value, *fitting])


def of_severity(severity: int, table: Mapping[str, str]) -> str | None:
    """Return the level one incident of this severity calls for by itself, or None below the table's threshold."""
    fitting = [level for least, level in table.items() if severity >= int(least)]
    return worst(fitting) if fitting else None
