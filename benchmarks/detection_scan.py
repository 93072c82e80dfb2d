"""Scans and hotspots, how fast and how honest: `python -m benchmarks.detection_scan [--json] [--quick] [--only NAME]`.

Times are CPU seconds of this machine after the kernels are compiled. SaTScan and scanstatistics cannot be installed
from PyPI: the figures beside ours are published with the project's reference measurements of the same settings
(SaTScan 10.3.2, scanstatistics 1.1.2, a 2-core AMD EPYC), so those ratios are between two machines. esda is measured in
this very run where it can be imported.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from kentongan.detection.hotspots import hotspots
from kentongan.detection.scan import (
    ScanOptions,
    Zones,
    circles,
    negative_binomial_scan,
    permutation_scan,
    poisson_scan,
)
from kentongan.detection.scan.expectation import modelled

PUBLISHED = {
    "poisson_1000_areas_half": 17.2,
    "poisson_1000_areas_half_p_only": 17.2,
    "permutation_1000_areas_half": 16.2,
    "negative_binomial_1000_areas_15_nearest": 37.0,
    "poisson_7000_areas_2_percent": 64.0,
    "permutation_7000_areas_2_percent": 59.0,
}
"""CPU seconds of SaTScan 10.3.2, for the negative binomial of scanstatistics 1.1.2: see the module's first lines."""

Figures = dict[str, dict[str, float]]


def sections() -> dict[str, Callable[[bool], Figures]]:
    """Name of each part and the function that measures it; its argument says whether to be quick."""
    return {"scan_speed": speed, "scan_level": level, "hotspot_speed": hotspot_speed}


def main(arguments: list[str]) -> int:
    """Print a table, and with --json the same as one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="less data, under a minute")
    parser.add_argument("--only", choices=sections(), help="one part only")
    chosen = parser.parse_args(arguments)
    figures: dict[str, Figures] = {}
    for name, measure in sections().items():
        if chosen.only in (None, name):
            figures[name] = measure(chosen.quick)
            print_section(name, figures[name])
    if chosen.json:
        print(json.dumps(figures))
    return 0


def print_section(name: str, figures: Figures) -> None:
    """One line for each figure, what it is beside it."""
    print(f"\n{name}")
    for title, row in figures.items():
        print(f"  {title:42}" + "  ".join(f"{key} {value:g}" for key, value in row.items()))


def _seconds(work: Callable[[], Any]) -> float:
    """CPU seconds, the better of two runs; the first also compiles."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def _map(areas: int, mean: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    people = rng.integers(500, 5000, areas).astype(float)
    counts = rng.poisson(mean * people[:, None] / people.mean() * np.ones((areas, 52)))
    return rng.random((areas, 2)), people, counts


def speed(quick: bool) -> Figures:
    """Eight alive windows of time, 999 replicates (quick: 1,000 areas only)."""
    points, people, counts = _map(1000, 0.165)
    half = circles(points, weight=people)
    by_cases = circles(points, weight=counts.sum(axis=1))
    nearest = circles(points, max_areas=15, max_share=1)
    every, only = ScanOptions(longest=8), ScanOptions(longest=8, maxima=False)
    mean = np.full(counts.shape, counts.mean())

    def rng() -> np.random.Generator:
        return np.random.default_rng(1)

    works: dict[str, Callable[[], Any]] = {
        "poisson_1000_areas_half": lambda: poisson_scan(counts, half, people, rng=rng(), options=every),
        "poisson_1000_areas_half_p_only": lambda: poisson_scan(counts, half, people, rng=rng(), options=only),
        "permutation_1000_areas_half": lambda: permutation_scan(counts, by_cases, rng=rng(), options=every),
        "negative_binomial_1000_areas_15_nearest": lambda: negative_binomial_scan(
            counts, nearest, mean, 0.5, rng=rng(), options=every
        ),
    }
    if not quick:
        places, many, seen = _map(7000, 0.165)
        small = circles(places, weight=many, max_share=0.02)
        works["poisson_7000_areas_2_percent"] = lambda: poisson_scan(seen, small, many, rng=rng(), options=every)
        works["permutation_7000_areas_2_percent"] = lambda: permutation_scan(seen, small, rng=rng(), options=every)
    figures = {}
    for name, work in works.items():
        ours = _seconds(work)
        peer = PUBLISHED[name]
        figures[name] = {"cpu_seconds": round(ours, 3), "published_peer": peer, "times_as_fast": round(peer / ours, 1)}
    return figures


def level(quick: bool) -> Figures:
    """Share of data sets without a cluster that are called significant at 5 % (the aim is 3 to 7 %).

    Weekly reports with season and lasting differences between areas, clumped: variance m + a m**2.
    """
    runs = 60 if quick else 400
    settings = {
        "300_areas_clumps_0.5": (300, 0.2, 0.5, 0.5),
        "300_areas_clumps_2": (300, 0.2, 2.0, 0.5),
        "300_areas_no_clumps": (300, 0.2, 0.0, 0.5),
        "300_areas_large_differences": (300, 0.2, 0.5, 1.0),
        "30_areas_clumps_0.5": (30, 0.5, 0.5, 0.5),
    }
    if not quick:
        settings["1000_areas_clumps_0.5"] = (1000, 0.2, 0.5, 0.5)
    return {name: _level(*setting, runs=runs) for name, setting in settings.items()}


def _level(areas: int, mean: float, clumps: float, differences: float, *, runs: int) -> dict[str, float]:
    rng = np.random.default_rng(2026)
    zones = circles(rng.random((areas, 2)), max_areas=15)
    options = ScanOptions(longest=8, replicates=199, max_clusters=1)
    ours, poisson, permutation = [], [], []
    for _ in range(runs):
        counts = _quiet(rng, areas, mean, clumps, differences)
        ours.append(_p_value(counts, zones, rng, options) <= 0.05)
        if len(poisson) < runs // 4:
            found = poisson_scan(counts, zones, np.ones(areas), rng=rng, options=options)
            poisson.append(found.clusters[0].p_value <= 0.05)
            found = permutation_scan(counts, zones, rng=rng, options=options)
            permutation.append(found.clusters[0].p_value <= 0.05)
    return {
        "negative_binomial": round(float(np.mean(ours)), 3),
        "standard_error": round(float((0.05 * 0.95 / runs) ** 0.5), 3),
        "poisson": round(float(np.mean(poisson)), 3),
        "permutation": round(float(np.mean(permutation)), 3),
        "data_sets": runs,
    }


def _quiet(rng: np.random.Generator, areas: int, mean: float, clumps: float, differences: float) -> np.ndarray:
    """Sixty weeks of reports of a city where nothing is the matter."""
    rate = np.exp(differences * rng.standard_normal(areas))
    season = 1 + 0.2 * np.sin(2 * np.pi * (np.arange(60) + rng.integers(52)) / 52)
    usual = mean * rate[:, None] / rate.mean() * season
    return rng.poisson(usual * rng.gamma(1 / clumps, clumps, usual.shape) if clumps else usual)


def _p_value(counts: np.ndarray, zones: Zones, rng: np.random.Generator, options: ScanOptions) -> float:
    model = modelled(counts, counts >= 0, recent=8)
    found = negative_binomial_scan(
        counts, zones, model.expected, model.dispersion, doubt=model.doubt, share_out=True, rng=rng, options=options
    )
    return found.clusters[0].p_value or 1.0


def hotspot_speed(quick: bool) -> Figures:
    """G* and local Moran of 7,000 areas, 8 nearest neighbours, 999 permutations; ours gives both at once."""
    areas = 1000 if quick else 7000
    rng = np.random.default_rng(8)
    points, values = rng.random((areas, 2)), rng.gamma(2, 1, areas)
    distance = ((points[:, None] - points[None]) ** 2).sum(axis=2) if areas <= 1000 else None
    order = np.argsort(distance, axis=1)[:, 1:9] if distance is not None else _nearest(points)
    neighbours = order.tolist()
    row = {"cpu_seconds": round(_seconds(lambda: hotspots(values, neighbours, rng=np.random.default_rng(1))), 3)}
    try:
        row |= _esda(points, values)
    except ImportError:
        print("  esda is not installed here: no figure beside ours")
    return {f"both_{areas}_areas": row}


def _nearest(points: np.ndarray) -> np.ndarray:
    rows = [np.argpartition(((points - point) ** 2).sum(axis=1), 9)[:9] for point in points]
    return np.array([row[row != number][:8] for number, row in enumerate(rows)])


def _esda(points: np.ndarray, values: np.ndarray) -> dict[str, float]:
    esda, libpysal = import_module("esda"), import_module("libpysal")
    weights = libpysal.weights.KNN.from_array(points, k=8)
    common: dict[str, Any] = {"permutations": 999, "n_jobs": 1, "seed": 1}
    g_star = _seconds(lambda: esda.G_Local(values, weights, transform="B", star=True, **common))
    moran = _seconds(lambda: esda.Moran_Local(values, weights, **common))
    return {"esda_g_star": round(g_star, 3), "esda_moran": round(moran, 3)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
