"""The seasonal method keeps its level on single series, sees what one-week methods miss, and draws an exact line."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection import RuleError, SeasonalRule, Time, Why, seasonal

WEEKS, LAST = 470, 469


def _series(seed: int, number: int) -> np.ndarray:
    """Clumped counts of very different levels, with a season; half of them with a trend."""
    rng = np.random.default_rng(seed)
    level = np.linspace(-1.0, 3.0, number)[:, None]
    week = np.arange(WEEKS)
    mean = np.exp(level + 0.5 * np.cos(2 * np.pi * week / 52) + 0.001 * week * (np.arange(number)[:, None] % 2))
    return rng.poisson(rng.gamma(mean / 0.8, 0.8))


def test_where_nothing_is_the_matter_alarms_are_about_as_rare_as_promised():
    judged = seasonal(_series(1, 150), first=443, last=LAST, alpha=0.05)
    assert 0.035 < judged.exceeds.mean() < 0.07  # 4,050 decisions: chance alone moves it by 0.0035


def test_two_middling_weeks_are_an_alarm_where_each_alone_is_none():
    counts = _series(2, 40)
    usual = seasonal(counts).expected[:, 0]
    some = np.ceil(usual + 2.2 * np.sqrt(1.8 * usual)).astype(int)
    spread, lone = counts.copy(), counts.copy()
    spread[:, -3:], lone[:, -1], lone[:, -3:-1] = some[:, None], some, np.floor(usual)[:, None]
    assert seasonal(spread).exceeds.mean() > seasonal(lone).exceeds.mean() + 0.5


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**20), order=st.permutations(range(5)))
def test_the_line_is_exact_and_knows_neither_order_nor_later_weeks(seed, order):
    counts = _series(seed, 5)
    judged = seasonal(counts, first=460, last=462)
    for more, exceeds in ((0, True), (-1, False)):
        changed = counts.copy()
        changed[:, 462] = judged.needed[:, -1] + more
        at_line = seasonal(changed[list(order)], last=462)
        known = changed[list(order), 462] >= 0
        assert (at_line.exceeds[known, 0] == exceeds).all()
    np.testing.assert_allclose(seasonal(counts[:, :463]).p_value[:, 0], judged.p_value[:, -1], rtol=1e-9)


def test_the_calendar_carries_the_season_and_gaps_are_no_zeros():
    day = tuple(date(2017, 1, 2) + timedelta(days=7 * week) for week in range(WEEKS))
    counts = np.array([round(6 + 5 * np.cos(2 * np.pi * (one - date(2017, 1, 1)).days / 365.25)) for one in day], float)
    full = seasonal(counts, time=Time(52, day))
    counts[100:200] = np.nan
    holed = seasonal(counts, time=Time(52, day))
    assert full.expected.item() == pytest.approx(holed.expected.item(), rel=0.1)
    assert (full.history.item(), holed.history.item()) == (416, 316)
    counts[:300] = np.nan
    assert seasonal(counts, least=300).why.item() == Why.SHORT_HISTORY
    for wrong in ({"alpha": 0}, {"least": 3}, {"harmonics": -1}):
        with pytest.raises(RuleError):
            SeasonalRule(**wrong)
