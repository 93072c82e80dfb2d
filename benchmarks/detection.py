"""How right and how fast the detectors are: `python -m benchmarks.detection [--json] [--quick] [--only SECTION]`.

From the repository root. Peers that are not on this machine are left out, and the table says so.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import numpy as np

from benchmarks.detection_noufaily import noufaily_section
from benchmarks.detection_panel import panel_section
from kentongan.detection import farrington_flexible
from kentongan.detection.tests.peer_answers import SETTINGS, agreement

OPTIONS: dict[str, Any] = {
    "b": 5, "w": 3, "n_periods": 10, "past_periods_not_included": 26, "p_threshold_trend": 1, "alpha": 0.005,
    "threshold_method": "nb_plugin",
}  # fmt: skip
WEEKS, REPLAYED = 300, 104
PEER = """
suppressMessages(library(surveillance))
x <- as.matrix(read.csv(commandArgs(TRUE)[1], header = FALSE)); spent <- 0; out <- NULL
for (i in seq_len(nrow(x))) {
  s <- sts(observed = as.numeric(x[i, ]), frequency = 52)
  spent <- spent + system.time(r <- suppressWarnings(farringtonFlexible(s, control = list(range = ncol(x), b = 5, w = 3,
    noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1, alpha = 0.005, thresholdMethod = "nbPlugin"))))[1]
  out <- c(out, as.integer(alarms(r)), as.numeric(upperbound(r)))
}
cat(spent, out)
"""


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


def agreement_section(quick: bool) -> dict[str, Any]:
    """Shares of alarms and bounds that equal the stored answers of R surveillance 1.20.3."""
    figures: dict[str, Any] = {}
    print(f"{'':42}{'answers':>9}{'alarms':>9}{'bounds':>9}{'p-values':>9}")
    for method, settings in SETTINGS.items():
        for setting in list(settings)[:: 3 if quick else 1]:
            found = agreement(method, setting)
            shares = [round(n / found.answers, 5) for n in (found.alarms, found.bounds, found.p_values)]
            print(f"{method + ' ' + setting:42}{found.answers:9}" + "".join(f"{share:9.5f}" for share in shares))
            figures[f"{method} {setting}"] = dict(zip(("alarms", "bounds", "p_values"), shares, strict=True))
    return figures


def farrington_section(quick: bool) -> dict[str, Any]:
    """One national week by Farrington Flexible: CPU seconds by number of series, and R on a sample of the same."""
    panel = villages(8_400 if quick else 84_000)
    farrington_flexible(panel[:64], **OPTIONS)
    figures: dict[str, Any] = {"zeros": round(float((panel == 0).mean()), 4), "cost": {}}
    for share in (0.01, 0.1, 0.5, 1.0):
        part = panel[: int(len(panel) * share)]
        wall, cpu = _best(lambda part=part: farrington_flexible(part, **OPTIONS), 2 if quick else 4)
        figures["cost"][len(part)] = {"wall_seconds": round(wall, 4), "cpu_seconds": round(cpu, 4)}
        print(f"{len(part):7} series: {wall:7.3f} s wall, {cpu:7.3f} s CPU, {len(part) / cpu:9.0f} series a CPU second")
    figures["peak_memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(f"peak memory of the process, panel included: {figures['peak_memory_mb']} MB")
    figures["peer"] = _peer(panel[:: len(panel) // (60 if quick else 300)], cpu / len(panel))
    figures["replay"] = _replay(8_400 if quick else 84_000)
    return figures


def _replay(series: int) -> dict[str, float]:
    """Two years of the nation, week by week; a tenth of the series at a time, so that memory stays what it was."""
    panel, (wall, cpu) = villages(series, WEEKS + REPLAYED), (time.perf_counter(), time.process_time())
    for start in range(0, series, 8_400):
        farrington_flexible(panel[start : start + 8_400], first=WEEKS, last=WEEKS + REPLAYED - 1, **OPTIONS)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    of_all = 84_000 / series
    print(f"{REPLAYED} weeks of {series} series: {wall:.1f} s wall, {cpu:.1f} s CPU", end="")
    print(f"; all 84,000 at that cost: {cpu * of_all:.0f} s CPU" if series < 84_000 else "")
    return {"series": series, "wall_seconds": round(wall, 2), "cpu_seconds": round(cpu, 2)}


def villages(number: int, weeks: int = WEEKS) -> np.ndarray:
    """Sparse counts: most means far below one a week, clumps, season, shocks of the whole city."""
    rng = np.random.default_rng(20261122)
    mean = np.exp(rng.normal(math.log(0.058), 1.2, number))
    phase = rng.uniform(0, 2 * np.pi, number // 2_000 + 1)
    shock = rng.gamma(20, 1 / 20, (number // 160 + 1, weeks))
    panel = np.empty((number, weeks), dtype=np.int16)
    for start in range(0, number, 4_000):
        rows = np.arange(start, min(start + 4_000, number))
        angle = 2 * np.pi * np.arange(weeks) / 52 + phase[rows // 2_000, None]
        expected = mean[rows, None] * np.exp(0.3 * np.cos(angle)) * shock[rows // 160]
        panel[rows] = rng.poisson(expected * rng.gamma(1.0, 1.0, expected.shape))
    return panel


def _best(work: Callable[[], Any], rounds: int) -> tuple[float, float]:
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return min(walls), min(cpus)


def _peer(sample: np.ndarray, ours: float) -> dict[str, Any] | None:
    """R on the sample, in the same run; None where it is not installed."""
    if shutil.which("Rscript") is None:
        print("R is not installed: no peer measured")
        return None
    with tempfile.TemporaryDirectory() as folder:
        np.savetxt(Path(folder) / "sample.csv", sample, fmt="%d", delimiter=",")
        (Path(folder) / "peer.R").write_text(PEER, encoding="utf-8")
        done = subprocess.run(
            ["Rscript", f"{folder}/peer.R", f"{folder}/sample.csv"], capture_output=True, text=True, check=False
        )
    if done.returncode:
        print(f"R has no surveillance: no peer measured ({done.stderr.strip()[:80]})")
        return None
    numbers = np.array([math.nan if word == "NA" else float(word) for word in done.stdout.split()])
    theirs, answers = numbers[0] / len(sample), numbers[1:].reshape(-1, 2)
    judged = farrington_flexible(sample, **OPTIONS)
    alarms = float((judged.exceeds[:, 0] == (answers[:, 0] == 1)).mean())
    bounds = float(np.isclose(judged.upper[:, 0], answers[:, 1], rtol=1e-6, atol=0, equal_nan=True).mean())
    print(f"R surveillance: {theirs * 1000:.2f} ms CPU a decision, ours {ours * 1e6:.1f} us: {theirs / ours:.0f} times")
    print(f"same alarms {alarms:.4f}, same bounds {bounds:.4f} on {len(sample)} series")
    return {"ms_a_decision": round(theirs * 1000, 3), "times": round(theirs / ours), "alarms": alarms, "bounds": bounds}


SECTIONS: dict[str, Callable[[bool], dict[str, Any]]] = {
    "agreement": agreement_section,
    "farrington": farrington_section,
    "noufaily": noufaily_section,
    "panel": panel_section,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
