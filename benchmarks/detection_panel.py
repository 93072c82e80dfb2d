"""The sparse panel: what the hierarchical method finds among 84,000 villages at 42 false alarms a week.

A section of `benchmarks.detection`. The truth is simulated (`kentongan.detection.tests.truth`): clumps, seasons, feasts
that move, trends, lasting differences, shocks of whole cities, silent reporters, and outbreaks in the last year. These
are of such a size that whoever knows the truth finds about as many as in the survey whose peers' figures stand beside
ours. Of those peers two are run here, by kernels of our own that give R's answers: Farrington Flexible and EARS C1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import betainc

from kentongan.detection import HierarchicalRule, Places, Tree, ears, farrington_flexible, judge_hierarchical
from kentongan.detection.tests.truth import DISPERSION, Country, country

CITIES, QUICK_CITIES = 520, 40  # about 84,000 and 6,500 villages
FALSE_SHARE = 42 / 84_000  # false alarms per village and week
YEAR = 52
KINDS = {"burst": "bursts", "cluster": "clusters", "rise": "slow rises"}
GOALS = {"burst": 0.70, "cluster": 0.75, "rise": 0.45}
BEST_PEER = {"burst": 0.47, "cluster": 0.50, "rise": 0.31}
FDR, FDR_GOAL = 0.10, 0.12


def panel_section(quick: bool) -> dict[str, Any]:
    """Probabilities of detection, realised false alarms, realised share of false ones, seconds and memory."""
    cities = QUICK_CITIES if quick else CITIES
    kinds = {"burst": 60, "cluster": 10, "rise": 20} if quick else {"burst": 460, "cluster": 48, "rise": 120}
    truth = country(np.random.default_rng(20261122), cities=cities, kinds=kinds)
    villages = len(truth.counts)
    zeros = float((truth.counts == 0).mean())
    print(f"{villages} villages x {truth.counts.shape[1]} weeks, {zeros:.1%} zeros; last {YEAR} weeks judged")
    oracle = _found(truth, _beyond(truth, _oracle(truth)))
    budget = _judged(truth, HierarchicalRule(budget=FALSE_SHARE * villages))
    figures: dict[str, Any] = {"villages": villages, "oracle": oracle, "at_budget": _found(truth, budget.exceeds)}
    figures["at_42"] = _found(truth, _beyond(truth, np.nan_to_num(budget.score, nan=-np.inf)))
    figures["stand_ins"] = {name: _found(truth, _beyond(truth, score(truth))) for name, score in STAND_INS.items()}
    quiet = _quiet(truth)
    figures["false_a_national_week"] = round(float((budget.exceeds & quiet).sum() / quiet.sum() * 84_000), 1)
    shared = _judged(truth, HierarchicalRule(alpha=FDR, control="benjamini-hochberg")).exceeds
    figures["false_share"] = round(float((shared & quiet).sum() / max(int(shared.sum()), 1)), 4)
    _print(figures, kinds)
    figures["week"] = _week(truth)
    return figures


def _print(figures: dict[str, Any], kinds: dict[str, int]) -> None:
    print(f"{'':12}{'number':>8}{'ours':>8}{'own level':>11}{'goal':>7}{'best peer':>11}{'oracle':>8}")
    for kind, word in KINDS.items():
        ours, own, oracle = (figures[name][kind] for name in ("at_42", "at_budget", "oracle"))
        print(f"{word:12}{kinds[kind]:8}{ours:8.2f}{own:11.2f}{GOALS[kind]:7.2f}{BEST_PEER[kind]:11.2f}{oracle:8.2f}")
    for name, found in figures["stand_ins"].items():
        print(f"{name} in its place: " + ", ".join(f"{word} {found[kind]:.2f}" for kind, word in KINDS.items()))
    print("ours: threshold put where 42 false alarms a national week come; own level: where the method itself puts it,")
    print(f"which brought {figures['false_a_national_week']} a national week")
    print(f"share of false ones held at {FDR:.0%}: {figures['false_share']:.1%} (goal: at most {FDR_GOAL:.0%})")


def _judged(truth: Country, rule: HierarchicalRule) -> Any:
    weeks = truth.counts.shape[1]
    return judge_hierarchical(
        truth.counts, truth.observed, places=_places(truth.district, truth.city, truth.near), rule=rule,
        first=weeks - YEAR, last=weeks - 1,
    )  # fmt: skip


def _places(district: np.ndarray, city: np.ndarray, near: np.ndarray) -> Places:
    return Places(Tree(district, city), (near[:, :5], near))


def _oracle(truth: Country) -> np.ndarray:
    """How improbable the best of the last 1, 2 and 4 weeks is for one who knows mean and dispersion."""
    lowest = np.ones((len(truth.counts), YEAR))
    for start in range(0, len(truth.counts), 4_000):
        rows = slice(start, start + 4_000)
        seen = truth.observed[rows, -YEAR - 4 :]
        counts, mean = truth.counts[rows, -YEAR - 4 :] * seen, truth.mean[rows, -YEAR - 4 :].astype(float) * seen
        for width in (1, 2, 4):
            reports, usual, squares = (_sums(one, width) for one in (counts, mean, mean**2))
            size = np.maximum(usual, 1e-9) ** 2 / np.maximum(squares, 1e-12) / DISPERSION
            p = np.where(reports > 0, betainc(np.maximum(reports, 1), size, usual / (usual + size)), 1.0)
            lowest[rows] = np.minimum(lowest[rows], p)
    return -np.log(np.maximum(lowest, 1e-300))


def _farrington(truth: Country) -> np.ndarray:
    """How improbable a week is to Farrington Flexible that learns from three years; no answer is no alarm."""
    counts = np.where(truth.observed, truth.counts, np.nan)
    weeks, score = counts.shape[1], np.full((len(counts), YEAR), -np.inf)
    for start in range(0, len(counts), 8_000):
        rows = slice(start, start + 8_000)
        found = farrington_flexible(
            counts[rows], first=weeks - YEAR, last=weeks - 1, b=3, w=3, n_periods=10, past_periods_not_included=26,
            p_threshold_trend=1, alpha=0.005, threshold_method="nb_plugin", limit54=(0, 4),
        )  # fmt: skip
        score[rows] = np.nan_to_num(-np.log(np.maximum(found.p_value, 1e-300)), nan=-np.inf)
    return score


def _ears(truth: Country) -> np.ndarray:
    """Standard deviations above the mean of the last seven weeks, with at least half a report for a deviation."""
    score = np.full((len(truth.counts), YEAR), -np.inf)
    for start in range(0, len(truth.counts), 8_000):
        rows, weeks = slice(start, start + 8_000), slice(-YEAR - 7, None)
        counts, seen = truth.counts[rows, weeks].astype(np.int64), truth.observed[rows, weeks]
        found = ears(counts, seen, method="C1", min_sigma=0.5)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = (found.observed - found.expected) / (found.upper - found.expected)
        score[rows] = np.nan_to_num(value[:, -YEAR:], nan=-np.inf)
    return score


STAND_INS = {"Farrington Flexible": _farrington, "EARS C1": _ears}


def _sums(values: np.ndarray, width: int) -> np.ndarray:
    total = np.cumsum(values, axis=1, dtype=float)
    return (total[:, width:] - total[:, :-width])[:, -YEAR:]


def _quiet(truth: Country) -> np.ndarray:
    """Village-weeks in which nothing is the matter: all observed ones of villages without an outbreak."""
    quiet = truth.observed[:, -YEAR:].copy()
    quiet[[village for one in truth.outbreaks for village in one.villages]] = False
    return quiet


def _beyond(truth: Country, score: np.ndarray) -> np.ndarray:
    """Alarms of a score whose threshold lets 42 a national week through where nothing is the matter."""
    ranked = np.sort(score[_quiet(truth)])
    return score > ranked[int(np.ceil(len(ranked) * (1 - FALSE_SHARE))) - 1]


def _found(truth: Country, alarm: np.ndarray) -> dict[str, float]:
    """Share of the outbreaks of each kind with an alarm in one of their villages while they last."""
    off, hits = truth.counts.shape[1] - YEAR, {kind: [] for kind in KINDS}
    for one in truth.outbreaks:
        hits[one.kind].append(alarm[list(one.villages), one.first - off : one.last - off + 1].any())
    return {kind: round(float(np.mean(found)), 3) for kind, found in hits.items()}


def _week(truth: Country) -> dict[str, float]:
    """The nation's newest week in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "panel.npz")
        np.savez(path, **{name: getattr(truth, name) for name in ("counts", "observed", "district", "city", "near")})
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.detection_panel", path], capture_output=True, text=True, check=True
        )
    figures: dict[str, float] = json.loads(done.stdout)
    print(
        f"the newest week of all: {figures['wall_seconds']:.2f} s wall, {figures['cpu_seconds']:.2f} s CPU, "
        f"peak memory of the process {figures['peak_memory_mb']:.0f} MB (goal: under 2,000)"
    )
    return figures


def main(path: str) -> None:
    """Judge the last week of a stored panel, twice, and print what the second time took."""
    stored = dict(np.load(path))
    places = _places(stored["district"], stored["city"], stored["near"])
    rule = HierarchicalRule(budget=FALSE_SHARE * len(stored["counts"]))
    for _ in range(2):
        wall, cpu = time.perf_counter(), time.process_time()
        judge_hierarchical(stored["counts"], stored["observed"], places=places, rule=rule)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    figures = {"wall_seconds": round(wall, 3), "cpu_seconds": round(cpu, 3), "peak_memory_mb": round(_peak())}
    print(json.dumps(figures))


def _peak() -> float:
    """Most memory this program has held, in MB; `getrusage` would count what its parent held before it began."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    main(sys.argv[1])
