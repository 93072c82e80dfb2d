"""The tails against SciPy, by hand, and at their edges."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection.tails import log_gamma, log_pmf, mid_p, normal_tail, tail, upper_quantile

stats = pytest.importorskip("scipy.stats")
special = pytest.importorskip("scipy.special")

MEANS = [1e-6, 0.003, 0.1, 0.7, 1.0, 3.3, 12.0, 80.0, 600.0, 5000.0]
DISPERSIONS = [1e-9, 1e-4, 0.02, 0.099, 0.101, 0.5, 1.0, 3.0]


def _grid() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    counts = np.array([0, 1, 2, 3, 5, 9, 17, 60, 590, 640, 5200])
    return np.meshgrid(counts, MEANS, DISPERSIONS, indexing="ij")


def test_log_gamma_agrees_with_scipy():
    x = np.array([1e-8, 0.1, 0.5, 1, 2, 3.7, 9.999, 10, 123.4, 1e5, 1e9])
    np.testing.assert_allclose(log_gamma(x), special.gammaln(x), rtol=1e-14, atol=1e-14)


def test_negative_binomial_tails_agree_with_scipy():
    k, m, d = _grid()
    witness = stats.nbinom.sf(k - 1, 1 / d, 1 / (1 + m * d))
    # At a size of 1e9 it is the witness that loses digits, so the comparison there is with Poisson, below.
    trusted = d > 1e-8
    np.testing.assert_allclose(tail(k, m, d)[trusted], witness[trusted], rtol=1e-9, atol=1e-10)
    assert np.abs(tail(k, m, d) - witness)[trusted].max() < 1e-10


def test_a_tiny_tail_keeps_its_digits():
    witness = stats.nbinom.sf(39, 1 / 0.5, 1 / (1 + 0.4 * 0.5))
    assert tail(40, 0.4, 0.5) == pytest.approx(witness, rel=1e-10)
    assert witness < 1e-25


def test_poisson_tails_agree_with_scipy():
    k, m, _ = _grid()
    np.testing.assert_allclose(tail(k, m, 0.0), stats.poisson.sf(k - 1, m), rtol=1e-9, atol=1e-10)


def test_a_small_dispersion_leads_to_poisson_without_a_jump():
    k = np.arange(0, 30)
    np.testing.assert_allclose(tail(k, 7.0, 1e-13), tail(k, 7.0, 0.0), rtol=1e-9)
    np.testing.assert_allclose(tail(k, 7.0, 0.1 - 1e-13), tail(k, 7.0, 0.1 + 1e-13), rtol=1e-9)


def test_probabilities_agree_with_scipy_and_sum_to_one():
    k = np.arange(0, 400)
    p = np.exp(log_pmf(k, 6.0, 0.8))
    np.testing.assert_allclose(p, stats.nbinom.pmf(k, 1 / 0.8, 1 / (1 + 6.0 * 0.8)), rtol=1e-10)
    assert p.sum() == pytest.approx(1.0, abs=1e-12)


def test_quantiles_agree_with_scipy():
    _, m, d = _grid()
    for alpha in (0.49, 0.05, 0.005, 1e-6):
        witness = stats.nbinom.isf(alpha, 1 / d, 1 / (1 + m * d))
        trusted = d > 1e-8
        np.testing.assert_array_equal(upper_quantile(alpha, m, d)[trusted], witness[trusted])
    np.testing.assert_array_equal(upper_quantile(0.01, MEANS, 0.0), stats.poisson.isf(0.01, MEANS))


def test_an_expectation_of_zero_makes_every_report_a_surprise():
    assert tail([0, 1], 0.0, 0.7).tolist() == [1.0, 0.0]
    assert upper_quantile(0.005, 0.0, 0.7) == 0


def test_mid_p_is_half_way():
    p = stats.poisson.sf(3, 1.5) + 0.5 * stats.poisson.pmf(3, 1.5)
    assert mid_p(3, 1.5) == pytest.approx(p, abs=1e-12)


def test_the_normal_tail_agrees_with_scipy():
    z = np.array([-8.0, -1, 0, 1, 3, 8, 20])
    np.testing.assert_allclose(normal_tail(z), stats.norm.sf(z), rtol=1e-12)


@pytest.mark.parametrize(("mean", "dispersion"), [(-1.0, 0.0), (np.nan, 0.0), (1.0, -0.1), (np.inf, 0.0)])
def test_it_refuses_impossible_parameters(mean, dispersion):
    with pytest.raises(ValueError, match="finite"):
        tail(1, mean, dispersion)


@pytest.mark.parametrize("alpha", [0.0, -0.1, 1.1, np.nan])
def test_it_refuses_an_impossible_level(alpha):
    with pytest.raises(ValueError, match="alpha"):
        upper_quantile(alpha, 1.0)


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 300), st.floats(0, 4), st.floats(1e-6, 0.999))
def test_the_quantile_is_the_first_count_that_is_rare_enough(mean, dispersion, alpha):
    u = int(upper_quantile(alpha, mean, dispersion))
    assert tail(u + 1, mean, dispersion) <= alpha
    assert u == 0 or tail(u, mean, dispersion) > alpha
