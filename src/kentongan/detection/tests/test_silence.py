"""Silence: calibrated to its promise, never said of whoever reports rarely, and never taken for calm."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kentongan.detection.silence import SilenceRule, judge_silence
from kentongan.detection.velocity import velocity

WEEK = np.array([1.2, 1.2, 1.1, 1.1, 1.2, 0.7, 0.5])
HISTORY = 182


def reporters(rng: np.random.Generator, number: int, days: int) -> np.ndarray:
    """Senders who differ, each Poisson by the day of the week; column 0 is a Monday."""
    intensity = rng.gamma(3, 0.15, number)
    factor = (WEEK / WEEK.mean())[np.arange(days) % 7]
    return rng.random((number, days)) < -np.expm1(-intensity[:, None] * factor)


def yearly_false_alarms(rng: np.random.Generator, rule: SilenceRule, *, number: int = 60, days: int = 200) -> float:
    """How many silences a year are called, of senders who never changed, among those that can be judged."""
    table = reporters(rng, number, HISTORY + days)
    before, called, judged = np.zeros(number, dtype=bool), 0, 0
    for day in range(HISTORY, HISTORY + days):
        found = judge_silence(table[:, day + 1 - HISTORY : day + 1], weekday=day % 7, rule=rule)
        now = np.array([one.verdict == "exceeds" for one in found])
        called += int((now & ~before).sum())
        judged += sum(one.verdict != "cannot_say" for one in found)
        before = now
    return called / judged * 365.25


def test_false_alarms_a_year_are_as_promised():
    promised = 2.0
    got = yearly_false_alarms(np.random.default_rng(20261122), SilenceRule(false_alarms=promised))
    assert 0.65 * promised < got < 1.3 * promised


def test_a_real_silence_is_noticed_soon():
    table = reporters(np.random.default_rng(7), 30, 250)
    table[:15, 230:] = False  # half of them stop, twenty days ago
    found = judge_silence(table, weekday=249 % 7)
    often = table[:15, :230].mean(axis=1) > 0.35
    assert all(one.verdict == "exceeds" for one in np.array(found, dtype=object)[:15][often])
    assert sum(one.verdict == "exceeds" for one in found[15:]) <= 1


def test_the_weekend_is_no_silence_for_offices_that_rest_then():
    table = np.zeros((6, 182), dtype=bool)
    table[:, [day for day in range(182) if day % 7 < 5]] = True
    assert {one.verdict for one in judge_silence(table, weekday=181 % 7)} == {"quiet"}  # a Sunday
    later = np.concatenate([table, np.zeros((6, 6), dtype=bool)], axis=1)
    later[1:, 182:187] = True
    assert judge_silence(later, weekday=187 % 7)[0].verdict == "exceeds"


def test_days_off_lengthen_no_silence():
    table = np.ones((3, 120), dtype=bool)
    table[:, -8:] = False
    off = np.zeros(120, dtype=bool)
    assert judge_silence(table, weekday=3)[0].verdict == "exceeds"
    off[-8:] = True
    assert judge_silence(table, weekday=3, off=off)[0].verdict == "quiet"


@settings(max_examples=60, deadline=None)
@given(arrays(bool, st.tuples(st.integers(1, 6), st.integers(1, 90))), st.integers(0, 6))
def test_every_table_has_an_answer_and_a_longer_silence_is_never_likelier(table, weekday):
    found = judge_silence(table, weekday=weekday)
    assert len(found) == len(table)
    for row, one in zip(table, found, strict=True):
        if row.sum() < SilenceRule().least_reports or table.shape[1] < SilenceRule().least_history:
            assert one.verdict == "cannot_say"
        if one.verdict != "cannot_say":
            assert one.days == int(row[::-1].argmax())
            assert 0 <= one.p_value <= 1
            assert 0 <= one.low <= one.high <= 7
    longer = judge_silence(np.pad(table, ((0, 0), (0, 1))), weekday=(weekday + 1) % 7)
    for one, next_ in zip(found, longer, strict=True):
        if one.verdict != "cannot_say" and next_.verdict != "cannot_say":
            assert next_.p_value <= one.p_value + 1e-9


def test_a_table_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="senders x days"):
        judge_silence(np.zeros(5, dtype=bool), weekday=0)
    assert judge_silence(np.zeros((0, 30), dtype=bool), weekday=0) == []


# --- velocity ---


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 400), st.floats(0, 60))
def test_more_sightings_are_never_less_unusual(count, past, days):
    one, more = velocity(count, past, days), velocity(count + 1, past, days)
    assert more.p_value <= one.p_value
    assert more.exceeds >= one.exceeds
    assert (one.exceeds and count > one.upper) or not one.exceeds


def test_chance_alone_exceeds_as_seldom_as_told():
    rng = np.random.default_rng(11)
    counts, pasts = rng.poisson(2.0, 4_000), rng.poisson(2.0 * 20, 4_000)
    share = np.mean([velocity(int(c), int(p), 20.0, alpha=0.01).exceeds for c, p in zip(counts, pasts, strict=True)])
    assert share <= 0.01


def test_velocity_refuses_what_cannot_be():
    with pytest.raises(ValueError, match="negative"):
        velocity(1, -1, 2.0)
