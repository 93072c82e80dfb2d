"""Shrinkage by hand, with zeros, with equal rates; never outside the range of what was seen."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection.shrinkage import Clumps, overdispersion, rates, relative_variance, shrunken

NO_CLUMPS = Clumps(0.0, 0.0)


def test_gamma_poisson_by_hand():
    # Prior gamma with shape 2 and mean 3; 10 seen in 2 units: (2 + 10) / (2/3 + 2) = 4.5.
    one = np.ones(1)
    rate, doubt = shrunken(10 * one, 2 * one, 3 * one, 0 * one, 0.5, one)
    assert rate[0] == pytest.approx(4.5)
    assert doubt[0] == pytest.approx(1 / 12)


def test_clumped_reports_are_worth_less():
    one = np.ones(1)
    plain, _ = shrunken(10 * one, 2 * one, 3 * one, 0 * one, 0.5, one)
    clumped, doubt = shrunken(10 * one, 2 * one, 3 * one, 0 * one, 0.5, 4 * one)
    assert 3 < clumped[0] < plain[0]
    assert doubt[0] > 1 / 12


def test_poisson_counts_show_no_clumps():
    rng = np.random.default_rng(11)
    found = overdispersion(rng.poisson(0.4, (60, 200)).astype(float), np.ones((60, 200)))
    assert found.linear < 0.05
    assert found.square < 0.1


def test_clumps_are_found_again():
    rng = np.random.default_rng(12)
    quarrels = rng.poisson(0.4, (60, 400))
    found = overdispersion((quarrels + rng.poisson(0.8 * quarrels)).astype(float), np.ones((60, 400)))
    # Each quarrel brings 1 + Poisson(0.8) reports: variance over mean is (1.8**2 + 0.8) / 1.8 = 2.244.
    assert found.linear + found.square * 0.72 == pytest.approx(1.244, abs=0.12)


def test_gamma_mixing_is_found_again():
    rng = np.random.default_rng(13)
    mean = rng.uniform(0.2, 8, (80, 1))
    counts = rng.poisson(mean * rng.gamma(2, 0.5, (80, 300)))
    found = overdispersion(counts.astype(float), np.ones((80, 300)))
    assert found.square == pytest.approx(0.5, abs=0.08)
    assert found.linear < 0.15


def test_equal_rates_have_no_spread():
    even = np.full(5, 7.0)
    assert relative_variance(even, even, even, np.zeros(5, dtype=int)) == 0.0


def test_spread_between_areas_is_found_again():
    rng = np.random.default_rng(14)
    truth = rng.gamma(4, 0.25, 400)
    total = rng.poisson(30 * truth).astype(float)
    expected = np.full(400, total.mean())
    assert relative_variance(total, expected, expected, np.zeros(400, dtype=int)) == pytest.approx(0.25, abs=0.05)


def test_all_zeros_give_a_small_rate_and_not_a_number_missing():
    rate, doubt = rates(np.zeros((4, 10)), np.ones((4, 10)), np.array([0, 0, 1, 1]), NO_CLUMPS)
    assert rate.tolist() == pytest.approx([0.5 / 40] * 4)
    assert np.isfinite(doubt).all()


def test_an_area_that_was_never_observed_takes_its_group_mean():
    counts = np.array([[4.0] * 10, [4.0] * 10, [0.0] * 10, [0.0] * 10])
    exposure = np.ones((4, 10))
    exposure[1] = 0
    counts[1] = 0
    rate, _ = rates(counts, exposure, np.array([0, 0, 1, 1]), NO_CLUMPS)
    assert rate[1] > 2
    assert rate[2] < 0.5


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 8), st.integers(1, 12))
def test_rates_stay_within_the_range_of_what_was_seen(seed, areas, windows):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(rng.gamma(0.5, 4, (areas, 1)), (areas, windows)).astype(float)
    exposure = rng.choice([0.0, 0.5, 1.0], (areas, windows))
    counts[exposure == 0] = 0
    group = rng.integers(0, 3, areas)
    group = np.unique(group, return_inverse=True)[1]
    rate, doubt = rates(counts, exposure, group, overdispersion(counts, exposure))
    assert (np.isfinite(rate) & np.isfinite(doubt) & (doubt >= 0)).all()
    seen = exposure.sum(axis=1)
    if (seen > 0).any():
        raw = counts.sum(axis=1)[seen > 0] / seen[seen > 0]
        assert (rate >= raw.min() * 0.999).all()
        assert (rate <= raw.max() + 0.5 / seen.sum() + 1e-9).all()
