"""Every kernel called once, on next to nothing, so that Numba compiles and keeps it: the next program starts at once.

Nothing here is looked at. The arrays have the types that the rest of the package hands to the kernels; a kernel called
with another type would be compiled once more.
"""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from kentongan.detection import (
    CLASSICAL_RULES,
    CountPanel,
    HierarchicalRule,
    Time,
    examine_weeks,
    fit_hawkes,
    hawkes_events,
    judge_classical,
)
from kentongan.detection.compiled import once
from kentongan.detection.hotspots import hotspots
from kentongan.detection.scan import (
    ScanOptions,
    circles,
    connected,
    negative_binomial_scan,
    permutation_scan,
    poisson_scan,
)

_AREAS, _WEEKS = 8, 60
_FIRST = date(2024, 1, 1)


def _hierarchical() -> None:
    areas = [f"35.{74 + row // 4}.0{1 + row // 2}.{1001 + row}" for row in range(_AREAS)]
    counts = np.random.default_rng(1).poisson(0.1, (_AREAS, 7 * _WEEKS))
    panel = CountPanel.from_arrays(areas, [_FIRST + timedelta(days=day) for day in range(7 * _WEEKS)], counts)
    for some in (panel, panel.select(areas[:2])):
        examine_weeks(some, HierarchicalRule(alpha=0.1, least=20))


def _classical(name: str) -> Callable[[], None]:
    def ask() -> None:
        counts = np.random.default_rng(2).poisson(2.0, (3, 330))
        rule = CLASSICAL_RULES[name]()
        judge_classical(counts, None, rule, time=Time(), first=328, last=329)

    return ask


def _hawkes() -> None:
    rng = np.random.default_rng(3)
    across = np.array([[0.0, 1.0], [1.0, 0.0]])
    where = rng.integers(0, 2, 60)
    fit_hawkes(hawkes_events(rng.uniform(0, 300, 60), span=300.0, areas=where, share=(1.0, 1.0), near=across))


def _scans() -> None:
    counts = np.random.default_rng(4).poisson(1.0, (_AREAS, 12))
    places, people = np.arange(_AREAS, dtype=float)[:, None] * [1.0, 0.5], np.full(_AREAS, 100.0)
    expected, dispersion = np.ones(counts.shape), np.full(counts.shape, 0.2)
    zones = circles(places, weight=people), connected(_AREAS, [(row, row + 1) for row in range(_AREAS - 1)])
    seen = np.ones(counts.shape, dtype=bool)
    for zone in zones:
        for time in ("alive", "ever"):
            for options in (ScanOptions(time, 4, replicates=9), ScanOptions(time, 4, replicates=9, maxima=False)):
                rng = np.random.default_rng(5)
                poisson_scan(counts, zone, people, rng=rng, observed=seen, options=options)
                permutation_scan(counts, zone, rng=rng, observed=seen, options=options)
                negative_binomial_scan(
                    counts, zone, expected, dispersion, rng=rng, doubt=np.full(_AREAS, 0.1), share_out=True,
                    observed=seen, options=options,
                )  # fmt: skip


def _hotspots() -> None:
    hotspots(
        [1, 1, 2, 9, 9, 1], [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]], rng=np.random.default_rng(6), permutations=9
    )


STEPS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("hierarchical", _hierarchical),
    *((name, _classical(name)) for name in sorted(CLASSICAL_RULES)),
    ("scan", _scans),
    ("hotspots", _hotspots),
    ("hawkes", _hawkes),
)


def warm(tell: Callable[[int, int, str], None]) -> None:
    """Call each kernel; before each method `tell` gets its number from 1, how many there are, and its name."""
    for number, (name, ask) in enumerate(STEPS, start=1):
        tell(number, len(STEPS), name)
        with once(name):
            ask()
