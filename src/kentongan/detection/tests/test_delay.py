"""Late reports: R's delay distribution, honest nowcasts, and what the detector makes of them."""

import csv
import gzip
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection import CountPanel, ShrunkenRule, examine, replay
from kentongan.detection.delay import Delay, LateReports, completeness, nowcast, reporting_delay
from kentongan.detection.tests.peer_answers import FOLDER


def theirs(setting: str) -> list[float]:
    with (FOLDER / "forecast.csv").open(encoding="utf-8", newline="") as lines:
        return [float(row["value"]) for row in csv.DictReader(lines) if row["setting"] == setting]


def test_the_delay_and_the_nowcast_are_those_of_r():
    with gzip.open(FOLDER / "delay.csv.gz", "rt", encoding="utf-8") as lines:
        rows = np.array(list(csv.reader(lines))[1:], dtype=int)
    delay = reporting_delay(rows[:, 0], rows[:, 1], now=89, longest=14)
    np.testing.assert_allclose(delay.share, theirs("lawless-cdf"), rtol=1e-12)
    known = np.bincount(rows[:, 0], minlength=90)[75:]
    soon = nowcast(known, delay, 89 - np.arange(75, 90))
    # R answers with a median in whole reports.
    assert np.abs(soon.expected - theirs("lawless-median")).max() < 1
    assert ((soon.lower <= theirs("lawless-median")) & (soon.upper >= theirs("lawless-median"))).all()


def test_what_was_still_to_come_lies_in_the_interval():
    inside = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        happened = rng.integers(0, 120, 600)
        known = happened + rng.negative_binomial(1.5, 1.5 / 5.5, 600)
        delay = reporting_delay(happened, known, now=119, longest=40)
        days = np.arange(112, 120)
        so_far = np.bincount(happened[known <= 119], minlength=120)[days]
        soon = nowcast(so_far, delay, 119 - days)
        true = np.bincount(happened, minlength=120)[days]
        said = ~np.isnan(soon.upper)
        inside.append(((true >= soon.lower) & (true <= soon.upper))[said].mean())
    assert 0.8 <= np.mean(inside) <= 0.95


def test_too_few_reports_tell_no_delay():
    few = reporting_delay([1, 2, 3], [2, 2, 9], now=9)
    assert not few.is_known
    assert completeness(few, 5).tolist() == [1.0] * 5
    assert np.isnan(nowcast([3], few, [0]).upper).all()


@pytest.mark.parametrize(
    ("happened", "known"), [([5], [4]), ([1, 2], [3]), ([0.5], [1])], ids=["before it happened", "unequal", "fraction"]
)
def test_impossible_days_are_refused(happened, known):
    with pytest.raises(ValueError, match="happen"):
        reporting_delay(happened, known, now=9)


def late_city(seed: int):
    """Half of what happens is known within four days, the rest by three weeks; nothing is the matter anywhere."""
    rng = np.random.default_rng(seed)
    areas, days = 12, 420
    true = rng.poisson(0.25, (areas, days))
    row, happened = np.repeat(np.argwhere(true), true[true > 0], axis=0).T
    return LateReports(row, happened, happened + rng.geometric(0.12, len(row)) - 1), (areas, days)


def panel_of(counts):
    first = date(2025, 1, 1)
    days = [first + timedelta(days=i) for i in range(counts.shape[1])]
    return CountPanel.from_arrays([f"A{i}" for i in range(len(counts))], days, counts)


def test_recent_days_are_expected_to_hold_less_and_the_sentence_says_so():
    late, shape = late_city(1)
    counts = late.counts(shape, shape[1] - 1)
    arrived = late.completeness(shape[1], shape[1] - 1)
    panel, rule = panel_of(counts), ShrunkenRule(window=14, history_days=364)
    plain, corrected = examine(panel, rule), examine(panel, rule, arrived=arrived)
    ratio = sum(one.expected for one in corrected) / sum(one.expected for one in plain)
    assert ratio == pytest.approx(arrived[-14:].mean(), abs=0.06)
    assert ratio < 0.75
    assert "sudah masuk" in corrected[0].reason
    assert [one.reason for one in examine(panel, rule, arrived=np.ones(shape[1]))] == [one.reason for one in plain]
    assert [one.observed for one in corrected] == [one.observed for one in plain]  # nothing is added to any count


def test_days_of_which_next_to_nothing_is_in_count_as_not_heard():
    late, shape = late_city(2)
    arrived = np.ones(shape[1])
    arrived[-8:] = 0
    found = examine(panel_of(late.counts(shape, shape[1] - 1)), ShrunkenRule(window=14), arrived=arrived)
    assert {one.verdict.value for one in found} == {"cannot_say"}


def test_a_replay_sees_only_what_was_in_and_finds_a_burst_earlier_for_correcting():
    late, shape = late_city(3)
    rng = np.random.default_rng(0)
    burst = np.repeat(np.arange(400, 414), 1)
    late = LateReports(
        np.concatenate([late.row, np.zeros(len(burst), dtype=int)]),
        np.concatenate([late.happened, burst]),
        np.concatenate([late.known, burst + rng.geometric(0.12, len(burst)) - 1]),
    )
    panel = panel_of(late.counts(shape, 10_000))
    rule = ShrunkenRule(window=14, history_days=364, alpha=0.01)
    options = {"first": panel.periods[300], "step": 3}
    wise = replay(panel, rule, **options)
    plain = replay(panel, rule, late=late, corrected=False, **options)
    corrected = replay(panel, rule, late=late, **options)
    assert wise.exceeds[0, -4:].any()
    assert corrected.exceeds.sum() >= plain.exceeds.sum()
    # Away from the burst nothing is the matter, and correcting does not cry wolf.
    assert corrected.exceeds[1:].mean() <= 0.03
    alone = replay(panel_of(late.counts(shape, 380)), rule, first=panel.periods[380], last=panel.periods[380])
    then = replay(panel, rule, late=late, corrected=False, first=panel.periods[380], last=panel.periods[380])
    assert (alone.exceeds == then.exceeds).all()


@settings(max_examples=25, deadline=None)
@given(
    delays=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=120),
    now=st.integers(0, 70),
    longest=st.integers(1, 20),
    window=st.none() | st.integers(1, 40),
)
def test_shares_rise_to_one_and_order_changes_nothing(delays, now, longest, window):
    happened = np.array([start for start, _late in delays], dtype=int)
    known = happened + np.array([late for _start, late in delays], dtype=int)
    delay = reporting_delay(happened, known, now=now, longest=longest, window=window)
    assert delay.share[-1] == 1
    assert (np.diff(delay.share) >= -1e-12).all()
    assert ((delay.share >= 0) & (delay.variance >= 0)).all()
    backwards = reporting_delay(happened[::-1], known[::-1], now=now, longest=longest, window=window)
    np.testing.assert_array_equal(delay.share, backwards.share)
    held = Delay(delay.share, delay.variance, 100)
    for periods, days in ((1, 1), (5, 7), (30, 1)):
        shares = completeness(held, periods, days=days)
        assert len(shares) == periods
        assert ((shares == 0) | (shares >= 0.1)).all()
