"""Hotspots: as esda says, and three words where it has two."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection.hotspots import hotspots, smoothed_rates

PEER = Path(__file__).parent / "peers" / "esda_hotspots.csv"
RING = [[(i - 1) % 12, (i + 1) % 12] for i in range(12)]


@pytest.fixture(scope="module")
def peer() -> dict[str, list]:
    with PEER.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    columns = {name: [float(row[name]) for row in rows] for name in rows[0] if name not in {"neighbours", "area"}}
    return columns | {"neighbours": [[int(word) for word in row["neighbours"].split()] for row in rows]}


def test_statistics_are_those_of_esda(peer):
    found = hotspots(peer["value"], peer["neighbours"], rng=np.random.default_rng(1), permutations=99)
    assert found.g_star == pytest.approx(np.array(peer["g_star"]), abs=2e-9)
    assert found.moran == pytest.approx(np.array(peer["moran"]), abs=2e-9)


@pytest.mark.parametrize(("ours", "theirs"), [("p_g", "p_g_directed"), ("p_moran", "p_moran_directed")])
def test_p_values_are_those_of_esda_within_the_error_of_chance(peer, ours, theirs):
    found = hotspots(
        peer["value"], peer["neighbours"], rng=np.random.default_rng(2), permutations=19_999, alternative="directed"
    )
    wanted = np.array(peer[theirs])
    error = np.sqrt(wanted * (1 - wanted) * (1 / 19_999 + 1 / 99_999))
    assert (np.abs(getattr(found, ours) - wanted) < 5 * error + 1e-4).all()


def test_two_sided_is_twice_the_smaller_tail_and_never_above_one(peer):
    tails = [
        hotspots(peer["value"], peer["neighbours"], rng=np.random.default_rng(3), alternative=alternative).p_g
        for alternative in ("greater", "less", "two-sided")
    ]
    assert tails[2] == pytest.approx(np.minimum(1, 2 * np.minimum(tails[0], tails[1])))
    assert tails[0][np.argmax(peer["g_star"])] < 0.01 < tails[1][np.argmax(peer["g_star"])]


def test_what_was_not_observed_is_not_zero():
    values = [1.0, 2.0, 3.0, 9.0, 8.0, 9.0, 1.0, 2.0, 3.0, 1.0, 2.0, np.nan]
    found = hotspots(values, RING, rng=np.random.default_rng(1))
    assert np.isnan(found.g_star[11])
    assert np.isnan(found.p_moran[11])
    assert np.isfinite(found.g_star[:11]).all()
    beside = hotspots(values[:11], [[j for j in RING[i] if j < 11] for i in range(11)], rng=np.random.default_rng(1))
    assert found.g_star[:11] == pytest.approx(beside.g_star)
    assert found.p_g[:11] == pytest.approx(beside.p_g)


def test_nothing_is_said_of_a_flat_map_or_a_lonely_area():
    flat = hotspots(np.zeros(12), RING, rng=np.random.default_rng(1))
    assert np.isnan(flat.g_star).all()
    assert np.isnan(flat.p_g).all()
    lonely = hotspots(np.arange(12.0), [[], *RING[1:]], rng=np.random.default_rng(1))
    assert np.isnan(lonely.g_star[0])
    assert np.isfinite(lonely.g_star[1:]).all()


def test_the_share_of_alarms_on_a_random_map_is_the_level():
    rng = np.random.default_rng(12)
    grid = [
        [j for j in (i - 1, i + 1, i - 20, i + 20) if 0 <= j < 400 and abs(j % 20 - i % 20) <= 1] for i in range(400)
    ]
    shares = [(hotspots(rng.gamma(1, 1, 400), grid, rng=rng, permutations=199).p_g <= 0.05).mean() for _ in range(20)]
    assert 0.035 < np.mean(shares) < 0.065


@given(st.lists(st.integers(0, 30), min_size=12, max_size=12), st.floats(0.5, 100), st.floats(-50, 50))
@settings(max_examples=40, deadline=None)
def test_scaling_and_shifting_the_map_changes_nothing(values, factor, shift):
    base = hotspots(values, RING, rng=np.random.default_rng(1), permutations=50)
    moved = hotspots(np.array(values) * factor + shift, RING, rng=np.random.default_rng(1), permutations=50)
    for name in ("g_star", "moran", "p_g", "p_moran"):
        assert getattr(moved, name) == pytest.approx(getattr(base, name), rel=1e-6, abs=1e-6, nan_ok=True)


def test_rates_are_drawn_to_the_mean_most_where_people_are_few():
    rates = smoothed_rates([3, 300, 100], [100, 100_000, 100_000])
    assert 403 / 200_100 < rates[0] < 3 / 100
    assert abs(rates[1] - 0.003) < 2e-5
    assert smoothed_rates([0, 0], [5, 500]).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("values", "neighbours", "options"),
    [
        ([1, 2, 3], [[1], [0]], {}),
        ([1, 2, 3], [[1], [1], [0]], {}),
        ([1, 2, 3], [[1], [5], [0]], {}),
        ([1, 2, 3], [[1, 1], [0], [0]], {}),
        ([1, 2, 3], [[1], [0], [0]], {"alternative": "both"}),
        ([1, 2, 3], [[1], [0], [0]], {"permutations": 0}),
    ],
)
def test_it_refuses_what_cannot_be_meant(values, neighbours, options):
    with pytest.raises(ValueError, match="neighbours"):
        hotspots(values, neighbours, rng=np.random.default_rng(1), **options)


def test_rates_refuse_empty_areas():
    with pytest.raises(ValueError, match="above zero"):
        smoothed_rates([1, 2], [0, 5])
