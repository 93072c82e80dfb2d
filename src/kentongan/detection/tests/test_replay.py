"""The past judged again: a planted burst is found in time, a quiet year keeps its promise."""

from datetime import date, timedelta

import numpy as np
import pytest

from kentongan.detection import CountPanel, PanelError, ShrunkenRule, Verdict, examine, replay, series

FIRST = date(2023, 1, 1)
AREAS = [f"35.74.0{1 + i % 5}.10{i:02}" for i in range(29)]
GROUPS = {area: area[:8] for area in AREAS}
DAYS = 1095


def _quiet_city(seed: int) -> np.ndarray:
    """Uneven areas, a season, and clumps: each quarrel brings 1 + Poisson(0.6) reports."""
    rng = np.random.default_rng(seed)
    rate = 0.025 * np.exp(rng.normal(0, 0.7, 29))
    year = 1 + 0.3 * np.sin(2 * np.pi * np.arange(DAYS) / 365.25)
    quarrels = rng.poisson(rate[:, None] * year)
    return np.asarray(quarrels + rng.poisson(0.6 * quarrels))


def _panel(counts: np.ndarray) -> CountPanel:
    return CountPanel.from_arrays(AREAS, [FIRST + timedelta(days=i) for i in range(DAYS)], counts)


def test_a_quiet_year_keeps_false_alarms_near_what_was_promised(record_property):
    share = []
    for seed in range(3):
        year = replay(_panel(_quiet_city(seed)), ShrunkenRule(), groups=GROUPS, first=date(2025, 1, 1))
        assert year.judged.all()
        share.append(year.alarm_share())
    record_property("false alarms per look, promised at most 0.005", round(float(np.mean(share)), 4))
    assert 0.0005 < np.mean(share) < 0.006


def test_a_planted_burst_is_found_within_days(record_property):
    lead = []
    for seed in range(4):
        counts = _quiet_city(100 + seed)
        rng = np.random.default_rng(seed)
        onset = 900 + 7 * seed
        row = int(np.argsort(counts.sum(axis=1))[14])
        counts[row, onset : onset + 21] += rng.poisson(1.0, 21)
        day = FIRST + timedelta(days=onset)
        year = replay(_panel(counts), ShrunkenRule(), groups=GROUPS, first=day, last=day + timedelta(days=27), step=1)
        alarm = year.first_alarm(AREAS[row], day)
        assert alarm is not None
        lead.append((alarm - day).days)
    record_property("days from the first day of a burst of one report a day to the alarm", str(lead))
    assert np.median(lead) <= 7
    assert max(lead) <= 14


def test_looks_agree_with_examine_and_end_on_the_last_day():
    panel = _panel(_quiet_city(7))
    past = replay(panel, ShrunkenRule(), groups=GROUPS, first=date(2025, 11, 1), last=date(2025, 12, 1))
    assert past.ends[-1] == date(2025, 12, 1)
    assert {(b - a).days for a, b in zip(past.ends, past.ends[1:], strict=False)} == {7}
    for column, end in enumerate(past.ends):
        found = examine(panel, ShrunkenRule(), groups=GROUPS, last=end)
        assert [one.verdict is Verdict.EXCEEDS for one in found] == past.exceeds[:, column].tolist()


def test_an_alarm_that_lasts_is_counted_once():
    counts = np.zeros((29, DAYS), dtype=int)
    counts[3, 1000:1010] = 2
    first = FIRST + timedelta(days=990)
    past = replay(_panel(counts), ShrunkenRule(), first=first, last=first + timedelta(days=40), step=1)
    assert past.exceeds.sum() > 10
    assert past.alarms_a_month() == pytest.approx(1 / (41 / 30.4375))


def test_before_any_history_nothing_is_judged():
    start = replay(_panel(_quiet_city(8)), ShrunkenRule(), last=FIRST + timedelta(days=60))
    assert not start.judged.any()
    assert start.alarm_share() is None


def test_a_chart_shows_observed_against_usual():
    counts = _quiet_city(9)
    counts[4, -4:] = 3
    line = series(_panel(counts), ShrunkenRule(), AREAS[4], groups=GROUPS, looks=10)
    assert len(line.ends) == len(line.upper) == 10
    assert line.ends[-1] == FIRST + timedelta(days=DAYS - 1)
    assert line.observed[-1] == counts[4, -14:].sum()
    assert line.verdicts[-1] is Verdict.EXCEEDS
    assert (line.observed > line.upper)[-1]
    early = series(_panel(counts), ShrunkenRule(), AREAS[4], last=FIRST + timedelta(days=20))
    assert len(early.ends) == 3
    assert np.isnan(early.upper).all()


def test_it_refuses_what_leads_nowhere():
    panel = _panel(_quiet_city(10))
    with pytest.raises(PanelError, match="Tidak ada hari"):
        replay(panel, ShrunkenRule(), step=0)
    with pytest.raises(PanelError, match="Tidak ada hari"):
        replay(panel, ShrunkenRule(), first=date(2024, 1, 2), last=date(2024, 1, 1))
    with pytest.raises(PanelError, match="'Z' tidak ada"):
        series(panel, ShrunkenRule(), "Z")
    with pytest.raises(PanelError, match="'Z' tidak ada"):
        replay(panel, ShrunkenRule(), first=date(2025, 12, 30)).first_alarm("Z", date(2025, 1, 1))
