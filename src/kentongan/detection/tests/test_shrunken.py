"""The kernel by itself: honest in short histories, the season by hand, the doubt it admits."""

import numpy as np
import pytest

from kentongan.detection.judgement import Why
from kentongan.detection.shrinkage import overdispersion
from kentongan.detection.shrunken import Settings, judge, season

WEEKLY = Settings(
    window=1, history=104, year=52.0, alpha=0.005, minimum=1, least_history=6, least_share=0.5, control="fixed"
)


def _seen(counts: np.ndarray) -> np.ndarray:
    return np.ones(counts.shape, dtype=bool)


def test_without_a_year_of_past_there_is_no_season_but_doubt_about_it():
    counts = np.full((3, 40), 2)
    assert season(counts, _seen(counts), WEEKLY, 39) == (1.0, pytest.approx(1 / 25))


def test_the_season_by_hand():
    # One area, one week of 53 a year ago with 75 reports, all else 25; the city's spread is what makes it cautious.
    counts = np.full((1, 105), 25)
    counts[0, 52] = 75
    factor, doubt = season(counts, _seen(counts), WEEKLY, 104)
    whole = counts[0, :104]
    mean = whole.mean()
    spread = ((whole - mean) ** 2).sum() / whole.sum() * 104 / 103
    trust = 1 / max(1.0, spread)
    same = counts[0, 0] + counts[0, 52]
    assert factor == pytest.approx((same * trust + 25) / (2 * mean * trust + 25))
    assert doubt == pytest.approx(1 / (same * trust + 25))
    assert 1 < factor < same / (2 * mean)


def test_silence_a_year_ago_is_not_a_calm_season():
    rng = np.random.default_rng(2)
    counts = rng.poisson(3, (6, 110))
    seen = _seen(counts)
    seen[:4, 50:62] = False
    counts[~seen] = 0
    masked, _ = season(counts, seen, WEEKLY, 109)
    as_zero, _ = season(counts, _seen(counts), WEEKLY, 109)
    assert masked == pytest.approx(1.0, abs=0.15)
    assert as_zero < masked


def test_doubt_about_the_season_widens_what_is_usual():
    counts = np.full((1, 41), 400)
    judged = judge(counts, _seen(counts), WEEKLY, at=40)
    # Poisson alone would call 400 + 2.6 * 20 the most; a fifth more or less of season reaches far beyond.
    assert judged.upper[0] > 600
    assert judged.lower[0] < 250


@pytest.mark.parametrize("weeks", [8, 12, 26])
def test_a_short_history_does_not_cry_wolf(weeks):
    rng = np.random.default_rng(weeks)
    alarms = looks = 0
    for _ in range(120):
        rate = rng.gamma(1.5, 0.6, (20, 1))
        counts = rng.poisson(rate, (20, weeks + 1))
        judged = judge(counts, _seen(counts), WEEKLY, at=weeks)
        alarms += int(judged.exceeds.sum())
        looks += int((judged.why == Why.JUDGED).sum())
    assert looks == 2400
    assert 0 < alarms <= 16


def test_little_seen_is_doubted_more_than_much_seen():
    rng = np.random.default_rng(4)
    counts = rng.poisson(rng.gamma(2, 2, (30, 1)), (30, 101))
    seen = _seen(counts)
    seen[0, :92] = False
    counts[0] = 4
    counts[1] = 4
    counts[~seen] = 0
    judged = judge(counts, seen, WEEKLY, at=100)
    assert judged.upper[0] > judged.upper[1]
    assert judged.expected[0] == pytest.approx(judged.expected[1], rel=0.15)


def test_a_window_that_begins_before_the_panel_is_partly_unobserved():
    counts = np.ones((2, 3), dtype=int)
    wide = Settings(
        window=7, history=70, year=365.25, alpha=0.005, minimum=1, least_history=1, least_share=0.5, control="fixed"
    )
    judged = judge(counts, _seen(counts), wide, at=2)
    assert judged.exposure.tolist() == [3, 3]
    assert judged.why.tolist() == [Why.SILENT_NOW] * 2
    assert np.isnan(judged.upper).all()
    assert not judged.exceeds.any()


def test_clumps_are_not_underrated_where_windows_are_few():
    rng = np.random.default_rng(6)
    found = []
    for _ in range(60):
        quarrels = rng.poisson(0.8, (40, 6))
        clump = overdispersion((quarrels + rng.poisson(quarrels)).astype(float), np.ones((40, 6)))
        found.append(clump.linear + clump.square * 1.6)
    # Each quarrel brings 1 + Poisson(1) reports: variance over mean is 5 / 2.
    assert np.mean(found) == pytest.approx(1.5, abs=0.2)


def test_the_answer_is_the_same_every_time():
    rng = np.random.default_rng(7)
    counts = rng.poisson(0.5, (10, 120))
    once, again = (judge(counts, _seen(counts), WEEKLY, at=119) for _ in range(2))
    for name in ("expected", "upper", "p_value", "needed"):
        np.testing.assert_array_equal(getattr(once, name), getattr(again, name))


@pytest.mark.parametrize("control", ["fixed", "benjamini-hochberg"])
def test_more_reports_never_calm_a_verdict(control):
    rng = np.random.default_rng(8)
    counts = rng.poisson(0.5, (6, 120))
    wish = Settings(**{**WEEKLY.__dict__, "control": control, "alpha": 0.05})
    before = 0.0
    for reports in range(15):
        counts[3, 119] = reports
        judged = judge(counts, _seen(counts), wish, at=119)
        assert float(judged.exceeds[3]) >= before
        before = float(judged.exceeds[3])
    assert before == 1.0
