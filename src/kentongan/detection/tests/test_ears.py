"""EARS by hand, with zeros, with gaps."""

import numpy as np
import pytest

from kentongan.detection import EarsRule, RuleError, Why, ears

Z_001 = 3.090232306167813
Z_025 = 1.959963984540054


def _one(values, **options):
    counts = np.array([values])
    seen = options.pop("observed", None)
    observed = counts >= 0 if seen is None else np.array([seen])
    return ears(counts, observed, **options)


def test_c1_by_hand():
    # The seven before: mean 2, squares 1+1+4+0+1+1+4 = 12, over 6 = 2.
    judged = _one([1, 3, 4, 2, 1, 3, 0, 7], method="C1")
    assert judged.expected[0, 7] == pytest.approx(2.0)
    assert judged.upper[0, 7] == pytest.approx(2 + Z_001 * 2**0.5, rel=1e-12)
    assert judged.exceeds[0, 7]
    assert judged.needed[0, 7] == 7
    assert judged.p_value[0, 7] == pytest.approx(0.000203476, rel=1e-4)


def test_c2_leaves_out_the_two_periods_before():
    series = [1, 3, 4, 2, 1, 3, 0, 50, 50, 7]
    judged = _one(series, method="C2")
    assert judged.upper[0, 9] == pytest.approx(2 + Z_001 * 2**0.5, rel=1e-12)
    assert judged.exceeds[0, 9]
    assert not _one(series, method="C1").exceeds[0, 9]


def test_c3_carries_over_what_came_before():
    series = [1, 3, 4, 2, 1, 3, 0, 1, 3, 5, 4, 4]
    c2 = _one(series, method="C2", alpha=0.025)
    judged = _one(series, method="C3")
    carried = 0.0
    for t in (9, 10):
        base = np.array(series[t - 9 : t - 2])
        carried += max(0.0, (series[t] - base.mean()) / base.std(ddof=1) - 1)
    base = np.array(series[2:9])
    assert carried > 1
    assert judged.upper[0, 11] == pytest.approx(base.mean() + base.std(ddof=1) * (Z_025 - carried), rel=1e-10)
    assert judged.exceeds[0, 11]
    assert not c2.exceeds[0, 11]
    assert np.isnan(judged.p_value).all()


@pytest.mark.parametrize(("method", "first"), [("C1", 7), ("C2", 9), ("C3", 9)])
def test_the_whole_baseline_is_waited_for_unless_half_is_enough(method, first):
    judged = _one([1, 0, 2] * 10, method=method)
    assert (judged.history[0, first:] == 7).all()
    assert judged.why[0, 3] == Why.SHORT_HISTORY
    assert judged.why[0, first] == Why.JUDGED


@pytest.mark.parametrize("method", ["C1", "C2", "C3"])
def test_all_zeros_stay_quiet_and_finite(method):
    judged = _one([0] * 40, method=method)
    assert not judged.exceeds.any()
    known = judged.why == Why.JUDGED
    assert np.isfinite(judged.upper[known]).all()
    assert (judged.upper[known] == 0).all()


def test_c3_on_the_count_says_nothing_where_the_baseline_has_no_spread_and_only_c3_has_it():
    flat = _one([1] * 12 + [5], method="C3", c3_bound="count")
    assert (flat.why[0, 9:12] == Why.NO_BOUND).all()
    assert not flat.exceeds.any()
    assert np.isnan(flat.upper[0, 9:]).all()
    with pytest.raises(ValueError, match="c3_bound"):
        _one([1, 2, 3], method="C3", c3_bound="none")
    with pytest.raises(RuleError, match="hanya berarti untuk C3"):
        EarsRule("C1", c3_bound="count")


def test_a_floor_keeps_the_first_report_from_alarming():
    series = [0] * 12 + [1]
    assert _one(series, method="C2").exceeds[0, 12]
    assert not _one(series, method="C2", min_sigma=0.5).exceeds[0, 12]


def test_missing_is_not_zero():
    series = [4, 5, 4, 0, 5, 4, 0, 5, 4, 8]
    seen = [True, True, True, False, True, True, False, True, True, True]
    with_gaps, as_zero = _one(series, method="C1", observed=seen), _one(series, method="C1")
    assert with_gaps.expected[0, 9] == pytest.approx(np.mean([4, 5, 4, 5, 4]))
    assert with_gaps.exceeds[0, 9]
    assert not as_zero.exceeds[0, 9]
    assert with_gaps.why[0, 3] == Why.SILENT_NOW or with_gaps.why[0, 6] == Why.SILENT_NOW
    assert np.isnan(with_gaps.upper[0, 6])


def test_too_many_gaps_cannot_be_judged():
    seen = [True, False, False, True, False, False, False, True]
    judged = _one([1, 0, 0, 2, 0, 0, 0, 9], method="C1", observed=seen)
    assert judged.why[0, 7] == Why.SHORT_HISTORY
    assert not judged.exceeds[0, 7]


def test_areas_do_not_touch_each_other():
    rng = np.random.default_rng(5)
    counts = rng.poisson(2, (6, 60))
    observed = rng.random((6, 60)) > 0.1
    counts[~observed] = 0
    order = rng.permutation(6)
    for method in ("C1", "C2", "C3"):
        straight = ears(counts, observed, method=method)
        mixed = ears(counts[order], observed[order], method=method)
        np.testing.assert_array_equal(straight.upper[order], mixed.upper)


@pytest.mark.parametrize(
    "options",
    [
        {"method": "C4"},
        {"method": "C1", "baseline": 2},
        {"method": "C1", "min_sigma": -1},
        {"method": "C1", "alpha": 1},
    ],
)
def test_it_refuses_impossible_options(options):
    with pytest.raises(ValueError, match=r"method|baseline|min_sigma|alpha"):
        _one([1] * 9, **options)
