"""The hierarchical method with reports still on their way, and replayed week by week as the nightly run judges."""

from datetime import date, timedelta

import numpy as np
import pytest

from kentongan.detection import CountPanel, HierarchicalRule, PanelError, Verdict, examine_weeks, judge_hierarchical
from kentongan.detection.backtest import RULE, SURGES, backtest
from kentongan.detection.backtest_report import as_dict
from kentongan.detection.hierarchical_table import places_of
from kentongan.detection.history import Event, History
from kentongan.detection.judgement import Why

AREAS = tuple(f"35.74.{district:02}.{1001 + area}" for district in range(1, 6) for area in range(12))
PLACES = places_of(AREAS)
WEEKS = 90
SHARE = np.array([0.9, 0.8, 0.65, 0.4])  # of the newest four weeks, the newest last


def _late(seed: int, mean: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """Counts as they are known now, and as they will be."""
    rng = np.random.default_rng(seed)
    whole = rng.poisson(mean * rng.gamma(2, 0.5, (len(AREAS), WEEKS)))
    known = whole.copy()
    known[:, -4:] = rng.binomial(whole[:, -4:], SHARE)
    return known, whole


def _arrived() -> np.ndarray:
    return np.concatenate([np.ones(WEEKS - 4), SHARE])


def test_less_is_expected_of_what_is_not_in_yet_and_no_more_is_cried():
    rule, false, expected, truth = HierarchicalRule(budget=1.0, least=20), 0, 0.0, 0.0
    for seed in range(16):
        known, _whole = _late(seed)
        found = judge_hierarchical(known, places=PLACES, rule=rule, arrived=_arrived())
        false += int(found.exceeds.sum())
        expected += float(found.expected.sum())
        truth += float(known[:, -1].sum())
    assert 6 <= false <= 30  # 16 are foreseen; uncounted doubt of a kind would show at once
    assert expected == pytest.approx(truth, rel=0.12)


def test_a_burst_of_which_half_is_in_is_seen_by_who_allows_for_it():
    rule, seen = HierarchicalRule(budget=0.5, least=20), {"late": 0, "plain": 0}
    for seed in range(8):
        known, _whole = _late(seed, 1.2)
        known[7, -1] = 6
        seen["late"] += bool(judge_hierarchical(known, places=PLACES, rule=rule, arrived=_arrived()).exceeds[7, 0])
        seen["plain"] += bool(judge_hierarchical(known, places=PLACES, rule=rule).exceeds[7, 0])
    assert seen["late"] >= seen["plain"]
    assert seen["late"] >= 2


def test_all_in_changes_nothing_nothing_in_says_nothing_and_nonsense_is_refused():
    known, _whole = _late(3)
    plain = judge_hierarchical(known, places=PLACES)
    same = judge_hierarchical(known, places=PLACES, arrived=np.ones(WEEKS))
    for name in ("p_value", "expected", "needed", "score"):
        np.testing.assert_array_equal(getattr(plain, name), getattr(same, name))
    none = judge_hierarchical(known, places=PLACES, arrived=np.concatenate([np.ones(WEEKS - 1), [0.0]]))
    assert (none.why == Why.SILENT_NOW).all()
    for wrong in (np.ones(3), np.full(WEEKS, 1.5), np.full(WEEKS, np.nan)):
        with pytest.raises(PanelError, match="Bagian yang sudah masuk"):
            judge_hierarchical(known, places=PLACES, arrived=wrong)


def test_the_sentence_says_what_share_is_in():
    days = 7 * 60
    counts = np.random.default_rng(1).poisson(0.05, (len(AREAS), days))
    first = date(2025, 1, 1)
    panel = CountPanel.from_arrays(AREAS, [first + timedelta(days=at) for at in range(days)], counts)
    arrived = np.ones(days)
    arrived[-7:] = 0.5
    found = examine_weeks(panel, HierarchicalRule(budget=0.5), arrived=arrived)
    quiet = [one.reason for one in found if one.verdict == Verdict.QUIET]
    assert len(quiet) > 50
    ending = "baru 50% laporan dari masa itu yang sudah masuk; batasnya sudah disesuaikan."
    assert all(said.endswith(ending) for said in quiet)


# --- replayed ---------------------------------------------------------------------------------------------------------

FIRST, LAST = date(2024, 1, 1), date(2025, 8, 31)
RULE_OF_WEEKS = HierarchicalRule(budget=0.1, least=12, refit=4, gap=4, history=52)


def _history(*, known_after: int = 0) -> History:
    rng, days = np.random.default_rng(8), (LAST - FIRST).days
    events = [
        Event(AREAS[int(area)], FIRST + timedelta(days=int(at)))
        for area, at in zip(rng.integers(0, len(AREAS), 900), rng.integers(0, days, 900), strict=True)
    ]
    begin = date(2025, 6, 2)
    for number in range(12):
        day = begin + timedelta(days=number)
        events.append(Event(AREAS[4], day, known=day + timedelta(days=known_after)))
    return History.of(events, areas=AREAS, first=FIRST, last=LAST)


def test_a_replay_asks_just_what_the_night_asks():
    history = _history()
    found = backtest({"": history}, RULE_OF_WEEKS, truth=SURGES, first=date(2025, 5, 4), last=date(2025, 6, 15))
    for column, end in enumerate(found.ends):
        at = (end - FIRST).days
        counts, observed = history.as_known(at, back=7 * (52 + 4 + 4))
        days = [end - timedelta(days=counts.shape[1] - 1 - back) for back in range(counts.shape[1])]
        panel = CountPanel.from_arrays(AREAS, days, counts, observed=observed)
        night = [one.verdict == Verdict.EXCEEDS for one in examine_weeks(panel, RULE_OF_WEEKS)]
        assert found.replays[RULE].exceeds[:, column].tolist() == night
    assert found.scores[RULE].number("caught") == 1
    report = as_dict(found)
    assert (report["method"], report["surge_days"], report["surge_least"]) == ("hierarchical", 14, 3)
    assert report["calibration"][-1]["level"] == pytest.approx(0.1 / len(AREAS))


def test_what_became_known_later_does_not_help_a_replay():
    late = backtest(
        {"": _history(known_after=40)}, RULE_OF_WEEKS, truth=SURGES, first=date(2025, 6, 1), last=date(2025, 6, 29)
    )
    assert late.scores[RULE].number("caught") == 0
    short = History.of([Event(AREAS[0], FIRST)], areas=AREAS, first=FIRST, last=FIRST + timedelta(days=60))
    with pytest.raises(PanelError, match="penilaian pertama perlu 140 hari"):
        backtest({"": short}, RULE_OF_WEEKS, truth=SURGES)
