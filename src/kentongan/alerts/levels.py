"""From figures to the two sides of the matrix, by tables that a rule keeps in its options; and how levels compare."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kentongan.alerts.models import AlertLevel, Degree

LADDER = [level.value for level in (AlertLevel.SAFE, AlertLevel.WATCH, AlertLevel.READY, AlertLevel.DANGER)]


def rank(level: str) -> int:
    """Return the step of a level, 0 for Aman."""
    return LADDER.index(level)


def worst(levels: Iterable[str]) -> str:
    """Return the gravest of some levels; Aman when there is none."""
    return max(levels, key=rank, default=AlertLevel.SAFE.value)


def here(own: Mapping[str, str], code: str) -> tuple[str, bool]:
    """Return the worst level that holds at a region, and whether it comes from a region around it.

    Args:
        own: the worst level of each region that has one.
        code: the code of the region asked for; regions around it are the prefixes of its code.

    >>> here({"35.74": "siaga", "35.74.02.1006": "waspada"}, "35.74.02.1006")
    ('siaga', True)
    >>> here({"35.74.02": "waspada"}, "35.74.03")
    ('aman', False)
    """
    mine = own.get(code, AlertLevel.SAFE.value)
    parts = code.split(".")
    around = worst(own[upper] for size in range(1, len(parts)) if (upper := ".".join(parts[:size])) in own)
    return (around, True) if rank(around) > rank(mine) else (mine, False)


def likelihood_of_count(finding: Mapping[str, Any], table: Sequence[Mapping[str, Any]]) -> int:
    """Return how likely it is, 1 to 4, that a count that exceeds is more than chance.

    Args:
        finding: `observed`, `upper` and `p_value` of a finding.
        table: rows with `likelihood`, `p_value` (at most) and `ratio` of observed to the usual upper end (at least);
            the highest row whose two conditions both hold wins. Two conditions, because among rare counts a tiny
            chance may be one report more, and among frequent ones twice as many may be chance.

    >>> table = [{"likelihood": 4, "p_value": 1e-6, "ratio": 4.0}, {"likelihood": 3, "p_value": 1e-4, "ratio": 2.0}]
    >>> likelihood_of_count({"observed": 8, "upper": 4, "p_value": 1e-4}, table)
    3
    >>> likelihood_of_count({"observed": 3, "upper": 2, "p_value": 4e-3}, table)  # what exceeds is never "Rendah"
    2
    """
    ratio = finding["observed"] / max(finding["upper"], 1)
    rows = [row["likelihood"] for row in table if finding["p_value"] <= row["p_value"] and ratio >= row["ratio"]]
    return max([Degree.MEDIUM.value, *rows])


def impact_of(usual: int, severities: Iterable[int]) -> int:
    """Return the impact, 1 to 4: the usual one of the category, or the worst that has happened already.

    >>> impact_of(2, [1, 3]), impact_of(2, [])
    (3, 2)
    """
    return max([usual, *severities])


def is_covered(level: str, known: Iterable[str]) -> bool:
    """Was this level, or a graver one, warned of already? Aman needs no warning.

    >>> is_covered("siaga", ["waspada"]), is_covered("siaga", ["waspada", "awas"]), is_covered("aman", [])
    (False, True, True)
    """
    return any(rank(one) >= rank(level) for one in [AlertLevel.SAFE.value, *known])
