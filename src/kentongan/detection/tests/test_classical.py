"""What must hold of every classical detector, whatever the numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection import CLASSICAL_RULES, PanelError, RuleError, Time, Why, farrington_flexible, judge_classical

RULES = [
    ("cusum", {}),
    ("seasonal", {}),
    ("cusum", {"trans": "rossi"}),
    ("farrington", {"b": 3}),
    ("farrington-flexible", {"b": 3, "n_periods": 10, "threshold_method": "nb_plugin"}),
    ("farrington-flexible", {"b": 3, "n_periods": 4, "limit54": (0, 4)}),
    ("glr-nb", {}),
    ("glr-nb", {"alpha": 0.3, "ret": "value"}),
]
LAST = 199


def _judge(counts, method, options, observed=None, first=LAST - 3, last=LAST):
    return judge_classical(counts, observed, CLASSICAL_RULES[method](**options), time=Time(), first=first, last=last)


def _counts(seed: int, series: int = 5) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.poisson(rng.gamma(1.0, 2.0, (series, 1)), (series, LAST + 1))


def _same(one, other):
    for field in ("upper", "p_value", "expected", "exceeds", "why"):
        np.testing.assert_allclose(getattr(one, field), getattr(other, field), rtol=1e-9, err_msg=field)


@pytest.mark.parametrize(("method", "options"), RULES)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_series_do_not_touch_each_other(method, options, seed):
    counts = _counts(seed)
    order = np.random.default_rng(seed).permutation(len(counts))
    straight, mixed = _judge(counts, method, options), _judge(counts[order], method, options)
    np.testing.assert_array_equal(straight.upper[order], mixed.upper)
    np.testing.assert_array_equal(straight.exceeds[order], mixed.exceeds)


@pytest.mark.parametrize(("method", "options"), [rule for rule in RULES if "farrington" in rule[0]])
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**6), older=st.integers(1, 60))
def test_an_older_past_changes_nothing(method, options, seed, older):
    counts = _counts(seed)
    longer = np.hstack([_counts(seed + 1)[:, :older], counts])
    _same(_judge(counts, method, options), _judge(longer, method, options, first=LAST - 3 + older, last=LAST + older))


@pytest.mark.parametrize(("method", "options"), RULES)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_missing_week_is_no_zero_and_no_alarm(method, options, seed):
    counts = _counts(seed).astype(float)
    counts[:, LAST] = np.nan
    judged = _judge(counts, method, options)
    assert (judged.why[:, -1] == Why.SILENT_NOW).all()
    assert not judged.exceeds[:, -1].any()
    assert np.isnan(judged.upper[:, -1]).all()


@pytest.mark.parametrize(("method", "options"), RULES)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_huge_count_is_an_alarm(method, options, seed):
    counts = _counts(seed) + 1
    counts[:, LAST] = 10**6
    assert _judge(counts, method, options).exceeds[:, -1].all()


@pytest.mark.parametrize(("method", "options"), RULES)
def test_nothing_but_zeros_is_never_an_alarm(method, options):
    judged = _judge(np.zeros((2, LAST + 1), dtype=np.int64), method, options)
    assert not judged.exceeds.any()


@pytest.mark.parametrize(("method", "options"), RULES)
def test_without_a_past_nothing_can_be_said(method, options):
    judged = _judge(_counts(1), method, options, first=0, last=0)
    assert (judged.why == Why.SHORT_HISTORY).all()
    assert not judged.exceeds.any()


def test_gaps_in_the_past_are_left_out_of_the_fit():
    counts = np.full(LAST + 1, 4.0)
    counts[np.arange(0, LAST, 3)] = np.nan
    found = farrington_flexible(counts, b=3, n_periods=4)
    assert found.expected.item() == pytest.approx(4.0)
    assert found.history.item() < LAST * 0.8


def test_counts_of_any_whole_type_and_mask_give_the_same():
    counts = _counts(3)
    seen = np.ones(counts.shape, dtype=bool)
    seen[:, 50:60] = False
    holes = np.where(seen, counts, np.nan)
    plain = farrington_flexible(counts, seen, b=3, n_periods=10)
    _same(plain, farrington_flexible(holes, b=3, n_periods=10))
    _same(plain, farrington_flexible(counts.astype(np.int16), seen, b=3, n_periods=10))


@pytest.mark.parametrize(
    ("counts", "words"),
    [([1, -1, 2], "Deret ke-1, periode ke-2"), ([1.5, 2.0], "bukan bilangan bulat"), ([np.inf, 1.0], "tak hingga"),
     ([], "tidak kosong"), (["a"], "bilangan")],
)  # fmt: skip
def test_bad_counts_are_named(counts, words):
    with pytest.raises(PanelError, match=words):
        farrington_flexible(counts)


@pytest.mark.parametrize(
    ("method", "options", "word"),
    [
        ("farrington", {"b": 0}, "b harus"),
        ("farrington", {"limit54": (5,)}, "limit54"),
        ("farrington", {"alpha": 1.0}, "alpha"),
        ("farrington", {"power_transform": "3/4"}, "power_transform"),
        ("farrington-flexible", {"threshold_method": "nbPlugin"}, "threshold_method"),
        ("farrington-flexible", {"weights_threshold": 0}, "weights_threshold"),
        ("farrington-flexible", {"p_threshold_trend": 2}, "p_threshold_trend"),
        ("farrington-flexible", {"n_periods": 2.5}, "n_periods"),
        ("farrington-flexible", {"reweight": 1}, "reweight"),
        ("cusum", {"trans": "pearson_neg_bin"}, "alpha"),
        ("cusum", {"k": -1}, "k tidak"),
        ("glr-nb", {"c_arl": 0}, "c_arl"),
        ("glr-nb", {"direction": "dec"}, "ret"),
    ],
)
def test_impossible_options_are_named(method, options, word):
    with pytest.raises(RuleError, match=word):
        CLASSICAL_RULES[method](**options)
