"""Every score equals that of the plain enumeration, for the data and for the replicates."""

import numpy as np
import pytest

from kentongan.detection.scan import (
    ScanOptions,
    circles,
    connected,
    negative_binomial_scan,
    permutation_scan,
    poisson_scan,
)
from kentongan.detection.scan.methods import _from_margins
from kentongan.detection.scan.null import PermutationNull, PoissonNull
from kentongan.detection.scan.search import Field, exceedances, maxima_of
from kentongan.detection.scan.tests import plain
from kentongan.detection.scan.time_windows import TimeWindows

KINDS = [("alive", 4), ("alive", 9), ("ever", 3), ("ever", 9), ("whole", 9)]


def _setting(seed: int, areas: int = 11, periods: int = 9):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 5, (areas, 2)).astype(float)  # on a grid: many equal distances
    people = rng.integers(50, 900, areas).astype(float)
    counts = rng.poisson(0.7, (areas, periods)) + 6 * (rng.random((areas, periods)) < 0.02)
    return points, people, counts, rng.random((areas, periods)) < 0.85


def _best_first(result) -> list[float]:
    return [cluster.llr for cluster in result.clusters]


@pytest.mark.parametrize(("kind", "longest"), KINDS)
@pytest.mark.parametrize("seed", range(4))
def test_poisson_clusters_score_as_by_hand(kind, longest, seed):
    points, people, counts, observed = _setting(seed)
    counts = np.where(observed, counts, 0)
    options = ScanOptions(kind, longest, max_clusters=20, replicates=1)
    zones = circles(points, weight=people, max_share=0.5)
    found = poisson_scan(counts, zones, people, rng=np.random.default_rng(0), observed=observed, options=options)
    sets = plain.zones_of_circles(points.tolist(), people.tolist(), 0.5)
    expected = np.where(observed, people[:, None], 0.0)
    scores = plain.poisson_scores(counts.tolist(), expected.tolist(), sets, list(plain.spans(kind, 9, longest)))
    assert _best_first(found) == pytest.approx(plain.without_overlap(scores, 20), rel=1e-9)
    for one in found.clusters:
        assert one.llr == pytest.approx(scores[one.areas, one.first, one.last], rel=1e-9)
        assert one.observed == counts[list(one.areas), one.first : one.last + 1].sum()
        mean = expected[list(one.areas), one.first : one.last + 1].sum() * counts.sum() / expected.sum()
        assert one.expected == pytest.approx(mean, rel=1e-9)


@pytest.mark.parametrize(("kind", "longest"), KINDS[:4])
def test_permutation_clusters_score_as_by_hand(kind, longest):
    points, _, counts, _ = _setting(9)
    cases = counts.sum(axis=1)
    options = ScanOptions(kind, longest, max_clusters=20, replicates=1)
    zones = circles(points, weight=cases, max_share=0.4)
    found = permutation_scan(counts, zones, rng=np.random.default_rng(0), options=options)
    expected = np.outer(cases, counts.sum(axis=0)) / counts.sum()
    sets = plain.zones_of_circles(points.tolist(), cases.tolist(), 0.4)
    scores = plain.poisson_scores(counts.tolist(), expected.tolist(), sets, list(plain.spans(kind, 9, longest)))
    assert _best_first(found) == pytest.approx(plain.without_overlap(scores, 20), rel=1e-9)


@pytest.mark.parametrize("shape", ["hotspot", "emerging"])
def test_negative_binomial_clusters_score_as_by_hand(shape):
    points, _, counts, _ = _setting(5)
    rng = np.random.default_rng(8)
    means, dispersion = rng.uniform(0.2, 2, counts.shape), rng.uniform(0, 2, counts.shape)
    options = ScanOptions("alive", 5, max_clusters=20, replicates=1)
    zones = circles(points, max_areas=4, max_share=1)
    found = negative_binomial_scan(counts, zones, means, dispersion, rng=rng, shape=shape, options=options)
    sets = plain.zones_of_circles(points.tolist(), [1.0] * 11, 1.0, 4)
    scores = plain.tango_scores(
        counts.tolist(),
        means.tolist(),
        dispersion.tolist(),
        sets,
        list(plain.spans("alive", 9, 5)),
        shape == "emerging",
    )
    assert _best_first(found) == pytest.approx(plain.without_overlap(scores, 20), rel=1e-9)
    best = found.clusters[0]
    assert best.expected == pytest.approx(means[list(best.areas), best.first : best.last + 1].sum(), rel=1e-9)


def test_connected_zones_are_searched_like_circles():
    _, people, counts, _ = _setting(3)
    borders = [(a, a + 1) for a in range(10)] + [(0, 5), (2, 9)]
    zones = connected(11, borders, max_areas=4)
    sets = {zones.zone(i) for i in np.flatnonzero(zones.closed)}
    found = poisson_scan(
        counts, zones, people, rng=np.random.default_rng(0), options=ScanOptions("ever", 4, replicates=1)
    )
    expected = np.repeat(people[:, None], 9, axis=1)
    scores = plain.poisson_scores(counts.tolist(), expected.tolist(), sets, list(plain.spans("ever", 9, 4)))
    assert found.clusters[0].llr == pytest.approx(max(scores.values()), rel=1e-9)


def _field(seed: int, kind: str, longest: int, cells: int = 1):
    points, people, counts, _ = _setting(seed)
    counts = counts * cells
    zones = circles(points, weight=people, max_share=0.5)
    windows = TimeWindows.of(kind, 9, longest)
    expected = np.repeat(people[:, None], 9, axis=1) * counts.sum() / people.sum() / 9
    field = Field(zones, windows, windows.prefix(counts.astype(float)), windows.prefix(expected), int(counts.sum()))
    return field, points, people, counts, expected


def _counts_of(sums: np.ndarray, lane: int) -> list[list[int]]:
    """Cells of one replicate, oldest period first, out of its prefix sums."""
    return np.diff(sums[:, :, lane], axis=1, prepend=0)[:, ::-1].tolist()


def _plain_maximum(cells, total, expected, sets, windows) -> float:
    best = 0.0
    for zone in sets:
        for first, last in windows:
            count = sum(cells[a][t] for a in zone for t in range(first, last + 1))
            mean = sum(expected[a][t] for a in zone for t in range(first, last + 1))
            best = max(best, plain.likelihood_ratio(count, mean, total))
    return best


@pytest.mark.parametrize(("kind", "longest", "cells"), [("alive", 9, 1), ("ever", 9, 1), ("alive", 9, 900)])
def test_the_best_scores_of_replicates_are_those_by_hand(kind, longest, cells):
    field, points, people, counts, expected = _field(2, kind, longest, cells)
    null = PoissonNull(expected, field.windows.depth, float(counts.sum()))
    assert null.dtype == (np.int16 if cells == 1 else np.int32)
    maxima = maxima_of(field, null, 70, np.random.default_rng(4))
    again = np.random.default_rng(4)
    blocks = [PoissonNull(expected, 9, float(counts.sum())).block(again)]
    sets = plain.zones_of_circles(points.tolist(), people.tolist(), 0.5)
    windows = list(plain.spans(kind, 9, longest))
    for lane in range(0, 64, 9):
        by_hand = _plain_maximum(_counts_of(blocks[0], lane), field.total, expected.tolist(), sets, windows)
        assert maxima[lane] == pytest.approx(by_hand, rel=1e-9)
    assert len(maxima) == 70


@pytest.mark.parametrize("level", [0.5, 3.0, 8.0])
def test_asking_only_for_the_p_value_counts_the_same_replicates(level):
    field, _, _, counts, expected = _field(6, "alive", 5)
    null = PoissonNull(expected, 5, float(counts.sum()))
    maxima = maxima_of(field, null, 300, np.random.default_rng(1))
    reached, done = exceedances(field, null, level, 300, np.random.default_rng(1), None)
    assert (reached, done) == ((maxima >= level).sum(), 300)
    if reached > 20:
        stopped, at = exceedances(field, null, level, 300, np.random.default_rng(1), 20)
        assert stopped == 20
        assert (maxima[:at] >= level).sum() == 20
        assert maxima[at - 1] >= level


@pytest.mark.parametrize("holes", [False, True])
def test_permuted_replicates_keep_both_margins_and_the_holes(holes):
    _, _, counts, observed = _setting(1)
    observed = observed if holes else np.ones_like(observed)
    counts = np.where(observed, counts, 0)
    sums = PermutationNull(counts, observed, 9, float(counts.sum())).block(np.random.default_rng(3))
    different = 0
    for lane in range(64):
        cells = np.array(_counts_of(sums, lane))
        assert (cells.sum(axis=1) == counts.sum(axis=1)).all()
        assert (cells.sum(axis=0) == counts.sum(axis=0)).all()
        assert not cells[~observed].any()
        different += (cells != counts).any()
    assert different > 60


def test_expectations_with_holes_fit_both_margins():
    _, _, counts, observed = _setting(1)
    counts = np.where(observed, counts, 0)
    fitted = _from_margins(counts, observed)
    assert fitted.sum(axis=1) == pytest.approx(counts.sum(axis=1), rel=1e-6)
    assert fitted.sum(axis=0) == pytest.approx(counts.sum(axis=0), rel=1e-6)
    assert not fitted[~observed].any()
