"""Did it help? Size and power beside plain ways: `python -m benchmarks.effect [--json] [--quick] [--only SECTION]`.

From the repository root. Thirty areas, 104 weeks, ten of them treated from week 79, with seasons, shocks of the city,
lasting differences and shocks of the areas that fade over weeks (AR(1)), and negative binomial counts: the design that
plain ways were first measured with. `plain` are what is usually done: before and after (Poisson), and difference in
differences (Poisson). Every way sees the same data.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import numpy as np
from scipy import stats

from kentongan.detection.effect import METHODS, Trial, trial

AREAS, WEEKS, START, TREATED = 30, 104, 78, 10
USUAL: dict[str, Any] = {"base": 1.0, "differences": 0.4, "memory": 0.8, "shock": 0.3, "clump": 0.5, "trend": 0.0}
WORST: dict[str, Any] = {"worst_of": 26}
# name: (what differs from the usual, true rate ratio)
SCENES: dict[str, tuple[dict[str, Any], float]] = {
    "null, by lot": ({}, 1.0),
    "null, worst of 13 weeks": ({"worst_of": 13}, 1.0),
    "null, worst of 26 weeks": (WORST, 1.0),
    "null, worst of all 78": ({"worst_of": 78}, 1.0),
    "null, falling trend": ({"trend": -0.3}, 1.0),
    "ratio 0.7, by lot": ({}, 0.7),
    "ratio 0.7, worst of 26 weeks": (WORST, 0.7),
}
SPARSE: dict[str, tuple[dict[str, Any], float]] = {
    "0.3 a week, worst": ({"base": 0.3, "shock": 0.4} | WORST, 1.0),
    "3 of 20 areas, worst": ({"areas": 20, "treated": 3} | WORST, 1.0),
    "1 of 29 areas, worst": ({"areas": 29, "treated": 1} | WORST, 1.0),
    "a quarter of weeks unheard, worst": ({"silent": 0.25} | WORST, 1.0),
    "large differences, worst": ({"differences": 0.9} | WORST, 1.0),
    "1 of 29 areas, ratio 0.5": ({"areas": 29, "treated": 1}, 0.5),
    "5 of 29 areas, ratio 0.5": ({"areas": 29, "treated": 5}, 0.5),
}
Figures = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Print a table for each section, and with --json all figures as one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="less data, under a minute")
    parser.add_argument("--only", choices=list(SECTIONS), action="append", help="this section; may be repeated")
    chosen = parser.parse_args(arguments)
    figures = {}
    for name in chosen.only or SECTIONS:
        print(f"== {name}")
        figures[name] = SECTIONS[name](chosen.quick)
    if chosen.json:
        print(json.dumps(figures))
    return 0


def design(quick: bool) -> Figures:
    """Size (null) and power (ratio 0.7) of every way in the usual design."""
    return _table(SCENES, list(WAYS), 60 if quick else 400, slow=20 if quick else 100)


def harder(quick: bool) -> Figures:
    """The default way where there is less to go by."""
    return _table(SPARSE, ["expected", "plain did"], 40 if quick else 300, slow=0)


def speed(quick: bool) -> Figures:
    """Milliseconds for one answer, with the outlook and the placebos where the way has them."""
    rng = np.random.default_rng(3)
    given = _city(rng, 1.0)
    row = {}
    for name, way in WAYS.items():
        times = []
        for _each in range(3 if quick else 9):
            before = time.process_time()
            way(given, rng)
            times.append(time.process_time() - before)
        row[name] = round(1000 * sorted(times)[len(times) // 2], 2)
        print(f"  {name:<12} {row[name]:9.2f} ms")
    return row


def _table(scenes: dict[str, tuple[dict[str, Any], float]], ways: list[str], runs: int, *, slow: int) -> Figures:
    print(f"  {'share called an effect at 5 %':<36}" + "".join(f"{way:>14}" for way in ways))
    figures: Figures = {"runs": runs, "slow_runs": slow}
    for number, (scene, (differing, ratio)) in enumerate(scenes.items()):
        found: dict[str, list[tuple[float, float, float, float]]] = {way: [] for way in ways}
        rng = np.random.default_rng(100 + number)
        for run in range(runs):
            given = _city(rng, ratio, **differing)
            for way in ways:
                if way != "synthetic" or run < slow:
                    found[way].append(WAYS[way](given, rng))
        figures[scene] = {way: _summary(np.array(rows), ratio) for way, rows in found.items() if rows}
        cells = "".join(f"{figures[scene][way]['called']:>14.3f}" if found[way] else f"{'-':>14}" for way in ways)
        print(f"  {scene:<36}{cells}", flush=True)
        print(f"  {'  bias of the ratio':<36}" + "".join(f"{figures[scene][way]['bias']:>+14.3f}" for way in ways))
    return figures


def _summary(rows: np.ndarray, ratio: float) -> dict[str, float]:
    """`called`: share with p < 0.05; `bias`: mean log of ratio over truth; `covered`: intervals that hold the truth."""
    p_value, found, low, high = rows.T
    return {
        "called": round(float((p_value < 0.05).mean()), 4),
        "bias": round(float(np.log(np.maximum(found, 0.01)).mean() - math.log(ratio)), 4),
        "covered": round(float(((low <= ratio) & (ratio <= high)).mean()), 4),
    }


def _city(
    rng: np.random.Generator,
    ratio: float,
    *,
    areas: int = AREAS,
    treated: int = TREATED,
    worst_of: int = 0,
    silent: float = 0.0,
    **differing: float,
) -> Trial:
    """One simulated city; `worst_of` weeks before the start decide who is treated, or the lot."""
    given = USUAL | differing
    week = np.arange(WEEKS)
    log_rate = (
        math.log(given["base"])
        + rng.normal(0, given["differences"], (areas, 1))
        + 0.25 * np.sin(2 * np.pi * (week + rng.integers(52)) / 52)
        + _fading(rng, 1, 0.9, 0.2)
        + _fading(rng, areas, given["memory"], given["shock"])
        + given["trend"] * (week - START) / 52
    )
    clump = given["clump"]
    lively = rng.gamma(1 / clump, clump, log_rate.shape)
    before = rng.poisson(np.exp(log_rate) * lively)
    lately = before[:, START - worst_of : START].sum(axis=1) if worst_of else np.zeros(areas)
    chosen = np.zeros(areas, dtype=bool)
    chosen[np.argsort(-(lately + rng.random(areas)))[:treated]] = True
    effect = np.where(chosen[:, None] & (week >= START), ratio, 1.0)
    counts = np.where(effect == 1.0, before, rng.poisson(np.exp(log_rate) * lively * effect))
    return trial(counts, chosen, START, observed=rng.random(counts.shape) >= silent)


def _fading(rng: np.random.Generator, rows: int, memory: float, size: float) -> np.ndarray:
    shocks = np.empty((rows, WEEKS))
    shocks[:, 0] = rng.normal(0, size, rows)
    new = rng.normal(0, size * math.sqrt(1 - memory**2), (rows, WEEKS))
    for week in range(1, WEEKS):
        shocks[:, week] = memory * shocks[:, week - 1] + new[:, week]
    return shocks


def _ours(name: str) -> Callable[[Trial, np.random.Generator], tuple[float, float, float, float]]:
    def way(given: Trial, rng: np.random.Generator) -> tuple[float, float, float, float]:
        found = METHODS[name](given, rng)
        return found.p_value, found.ratio, found.low, found.high

    return way


def _before_after(given: Trial, _rng: np.random.Generator) -> tuple[float, float, float, float]:
    """The treated areas' own rate after over before, Poisson."""
    cells = _cells(given)[0]
    return _wald(math.log(cells[1] / cells[0] * given.start / given.after), sum(1 / cell for cell in cells))


def _plain_did(given: Trial, _rng: np.random.Generator) -> tuple[float, float, float, float]:
    """Poisson difference in differences: area and week effects drop out of the ratio of ratios of the four sums."""
    (own, ours), (other, others) = _cells(given)
    return _wald(math.log(ours / own * other / others), sum(1 / cell for cell in (own, ours, other, others)))


def _cells(given: Trial) -> tuple[tuple[float, float], tuple[float, float]]:
    counts = np.where(given.observed, given.counts, 0)
    past, later = slice(0, given.start), slice(given.start, None)
    rows = [
        tuple(float(counts[group, part].sum()) + 0.5 for part in (past, later))
        for group in (given.treated, given.compared)
    ]
    return rows[0], rows[1]  # type: ignore[return-value]


def _wald(log_ratio: float, variance: float) -> tuple[float, float, float, float]:
    error = math.sqrt(variance)
    reach = 1.96 * error
    p_value = float(2 * stats.norm.sf(abs(log_ratio) / error))
    return p_value, math.exp(log_ratio), math.exp(log_ratio - reach), math.exp(log_ratio + reach)


WAYS: dict[str, Callable[[Trial, np.random.Generator], tuple[float, float, float, float]]] = {
    **{name: _ours(name) for name in METHODS},
    "plain b/a": _before_after,
    "plain did": _plain_did,
}
SECTIONS = {"design": design, "harder": harder, "speed": speed}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
