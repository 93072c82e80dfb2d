"""The forecast of the next two weeks: `python -m benchmarks.forecast [--json] [--quick]`.

Cities are simulated: 29 kelurahan, season, lasting differences, clumps, and an echo here and next door. Asked for are
intervals that hold eight of ten; printed is what they held, how wide they are, how much nearer the mean comes than the
area's own average does, and CPU seconds. Beside them the interval that people would draw by hand: from the tenth to the
ninetieth of a hundred of the two-week counts of the area's own past.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import numpy as np

from kentongan.detection import AheadRule, Unknown, look_ahead, neighbour_weights

AREAS, WEEKS, AHEAD, WARM_UP = 29, 104, 2, 52


def main(arguments: list[str]) -> int:
    """Print a table, and with --json the figures as one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="few cities, under a minute")
    chosen = parser.parse_args(arguments)
    figures = {f"echo {echo}": measured(echo, 12 if chosen.quick else 100) for echo in (0.0, 0.5)}
    figures["cost"] = cost()
    if chosen.json:
        print(json.dumps(figures))
    return 0


def city(seed: int, echo: float) -> tuple[np.ndarray, np.ndarray]:
    """Counts of areas x weeks, the last AHEAD of them still to come, and the weights of the neighbours."""
    rng = np.random.default_rng(seed)
    near = neighbour_weights(rng.random((AREAS, 2)))
    level = 0.5 * np.exp(rng.normal(0, 0.7, AREAS))
    weeks = WARM_UP + WEEKS + AHEAD
    season = np.exp(0.3 * np.cos(2 * np.pi * np.arange(weeks) / 52.18 + rng.uniform(0, 6)))
    counts = np.zeros((AREAS, weeks))
    for week in range(weeks):
        past = counts[:, week - 1] if week else np.zeros(AREAS)
        mean = level * season[week] * (1 - echo) + 0.7 * echo * past + 0.3 * echo * near @ past
        counts[:, week] = rng.poisson(mean * rng.gamma(3, 1 / 3, AREAS))
    return counts[:, WARM_UP:].astype(np.int64), near


def measured(echo: float, cities: int) -> dict[str, float]:
    """What the intervals of so many cities held; each kelurahan of each city is one forecast."""
    held, wide, ours, plain, by_hand, wide_by_hand, seconds = [], [], [], [], [], [], 0.0
    for seed in range(cities):
        counts, near = city(seed, echo)
        past, came = counts[:, :WEEKS], counts[:, WEEKS:].sum(axis=1)
        begun = time.process_time()
        found = look_ahead(past, rng=np.random.default_rng(seed), near=near, rule=AheadRule(steps=AHEAD))
        seconds += time.process_time() - begun
        said = found.why == Unknown.SAID
        held += ((came >= found.lower) & (came <= found.upper))[said].tolist()
        wide += (found.upper - found.lower)[said].tolist()
        ours += np.abs(found.expected - came)[said].tolist()
        plain += np.abs(past.mean(axis=1) * AHEAD - came)[said].tolist()
        pairs = past.reshape(AREAS, -1, AHEAD).sum(axis=2)
        low, high = np.quantile(pairs, [0.1, 0.9], axis=1)
        by_hand += ((came >= low) & (came <= high))[said].tolist()
        wide_by_hand += (high - low)[said].tolist()
    row = {
        "forecasts": len(held),
        "held": round(float(np.mean(held)), 3),
        "width": round(float(np.mean(wide)), 2),
        "held_by_hand": round(float(np.mean(by_hand)), 3),
        "width_by_hand": round(float(np.mean(wide_by_hand)), 2),
        "error_less_by": round(1 - float(np.mean(ours)) / float(np.mean(plain)), 3),
        "cpu_seconds_a_city": round(seconds / cities, 3),
    }
    print(f"echo {echo}: " + ", ".join(f"{name} {value}" for name, value in row.items()))
    return row


def cost() -> dict[int, float]:
    """CPU seconds of one forecast by number of areas."""
    found: dict[int, float] = {}
    for areas in (29, 116, 464):
        rng = np.random.default_rng(areas)
        counts, near = rng.poisson(0.6, (areas, WEEKS)), neighbour_weights(rng.random((areas, 2)))
        begun = time.process_time()
        look_ahead(counts, rng=np.random.default_rng(1), near=near)
        found[areas] = round(time.process_time() - begun, 3)
        print(f"{areas:6} areas: {found[areas]:.2f} s CPU")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
