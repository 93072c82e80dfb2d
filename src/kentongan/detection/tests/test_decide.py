"""The three answers, their figures and their sentences."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection import CountPanel, PanelError, ShrunkenRule, Verdict, examine
from kentongan.detection.tails import tail

FIRST = date(2024, 1, 1)


def _panel(counts, observed=None, population=None) -> CountPanel:
    counts = np.asarray(counts)
    days = [FIRST + timedelta(days=i) for i in range(counts.shape[1])]
    areas = [f"A{i}" for i in range(len(counts))]
    return CountPanel.from_arrays(areas, days, counts, observed=observed, population=population)


def _random(seed: int, areas: int = 5, days: int = 300, rate: float = 0.05) -> np.ndarray:
    return np.random.default_rng(seed).poisson(rate, (areas, days))


def test_a_burst_exceeds_and_its_figures_agree():
    counts = _random(1)
    counts[2, -5:] = [2, 1, 3, 1, 2]
    burst, calm = (examine(_panel(counts), ShrunkenRule())[i] for i in (2, 3))
    assert burst.verdict is Verdict.EXCEEDS
    assert burst.observed == counts[2, -14:].sum()
    assert burst.upper is not None
    assert burst.needed == max(burst.upper + 1, 3)
    assert burst.reason == f"{burst.observed} laporan dalam 14 hari; biasanya 0–{burst.upper}."
    assert (burst.last - burst.first).days == 13
    assert calm.verdict is Verdict.QUIET


def test_needed_is_exactly_the_count_that_tips_the_verdict():
    counts = _random(2, rate=0.2)
    needed = examine(_panel(counts), ShrunkenRule())[0].needed
    assert needed is not None
    for extra, verdict in ((0, Verdict.EXCEEDS), (-1, Verdict.QUIET)):
        tried = counts.copy()
        tried[0, -14:] = 0
        tried[0, -1] = needed + extra
        assert examine(_panel(tried), ShrunkenRule())[0].verdict is verdict


def test_needed_also_tips_the_verdict_under_benjamini_and_hochberg():
    rule = ShrunkenRule(control="benjamini-hochberg", alpha=0.1)
    counts = _random(3, areas=8)
    counts[4:6, -3:] += 2
    needed = [one.needed for one in examine(_panel(counts), rule)]
    for area in range(8):
        for extra, verdict in ((0, Verdict.EXCEEDS), (-1, Verdict.QUIET)):
            tried = counts.copy()
            tried[area, -14:] = 0
            tried[area, -1] = needed[area] + extra
            assert examine(_panel(tried), rule)[area].verdict is verdict


def test_few_reports_never_exceed_and_the_sentence_says_why():
    counts = np.zeros((4, 400), dtype=int)
    counts[0, -1] = 2
    found = examine(_panel(counts), ShrunkenRule())[0]
    assert found.p_value is not None
    assert found.p_value < 0.005
    assert found.verdict is Verdict.QUIET
    assert found.reason == "2 laporan dalam 14 hari; biasanya 0, tetapi peringatan baru diberikan mulai 3 laporan."


def test_all_zeros_are_quiet_with_finite_figures():
    for found in examine(_panel(np.zeros((3, 400), dtype=int)), ShrunkenRule()):
        assert found.verdict is Verdict.QUIET
        assert found.expected is not None
        assert 0 < found.expected < 0.1
        assert found.p_value == 1.0


def test_one_huge_count_in_the_past_leaves_finite_figures():
    counts = _random(4)
    counts[1, 100] = 10**6
    for found in examine(_panel(counts), ShrunkenRule()):
        assert found.expected is not None
        assert np.isfinite(found.expected)
        assert found.verdict is not Verdict.CANNOT_SAY
    counts[1, -1] = 10**6
    assert examine(_panel(counts), ShrunkenRule(window=7))[1].verdict in (Verdict.EXCEEDS, Verdict.QUIET)


def test_silence_now_cannot_be_judged():
    counts = _random(5)
    seen = np.ones(counts.shape, dtype=bool)
    seen[1, -8:] = False
    seen[2, -14:] = False
    counts[~seen] = 0
    found = examine(_panel(counts, seen), ShrunkenRule())
    assert found[1].verdict is Verdict.CANNOT_SAY
    assert "hanya 6 dari 14 hari terlapor" in found[1].reason
    assert found[2].observed is None
    assert "tidak satu pun dari 14 hari terlapor" in found[2].reason
    assert (found[2].expected, found[2].upper, found[2].p_value, found[2].needed) == (None,) * 4
    assert found[0].verdict is Verdict.QUIET


def test_a_half_observed_window_expects_half_as_much():
    counts = _random(6, rate=0.3)
    seen = np.ones(counts.shape, dtype=bool)
    seen[0, -7:] = False
    counts[:, -14:] = 0
    whole = examine(_panel(counts), ShrunkenRule())[0]
    half = examine(_panel(counts, seen), ShrunkenRule())[0]
    assert whole.expected is not None
    assert half.expected == pytest.approx(whole.expected / 2)
    assert "(7 hari terlapor)" in half.reason


def test_silence_in_the_past_is_not_counted_as_calm():
    rng = np.random.default_rng(7)
    counts = rng.poisson(0.3, (4, 420))
    seen = np.ones(counts.shape, dtype=bool)
    seen[0, 100:400] = rng.random(300) > 0.6
    counts[~seen] = 0
    masked = examine(_panel(counts, seen), ShrunkenRule())[0].expected
    as_zero = examine(_panel(counts), ShrunkenRule())[0].expected
    assert masked is not None
    assert as_zero is not None
    assert masked == pytest.approx(0.3 * 14, rel=0.25)
    assert as_zero < masked * 0.8


def test_a_short_history_cannot_be_judged():
    found = examine(_panel(_random(8, days=90)), ShrunkenRule())[0]
    assert found.verdict is Verdict.CANNOT_SAY
    assert "baru 70 hari; diperlukan sedikitnya 84 hari" in found.reason
    assert examine(_panel(_random(8, days=98)), ShrunkenRule())[0].verdict is not Verdict.CANNOT_SAY
    assert examine(_panel(_random(8, days=3)), ShrunkenRule())[0].verdict is Verdict.CANNOT_SAY


def test_the_future_is_not_looked_at():
    counts = _random(9)
    other = counts.copy()
    other[:, 250:] = 40
    last = FIRST + timedelta(days=249)
    assert examine(_panel(counts), ShrunkenRule(), last=last) == examine(_panel(other), ShrunkenRule(), last=last)
    assert examine(_panel(counts), ShrunkenRule(), last=last) == examine(_panel(counts).until(last), ShrunkenRule())


def test_a_busy_area_is_not_measured_by_its_quiet_neighbours():
    counts = np.vstack([_random(10, areas=6, days=600, rate=0.03), _random(11, areas=1, days=600, rate=0.6)])
    counts[6, -14:] = 0
    counts[6, -1] = 9
    assert examine(_panel(counts), ShrunkenRule())[6].verdict is Verdict.QUIET
    counts[0, -14:] = 0
    counts[0, -1] = 9
    assert examine(_panel(counts), ShrunkenRule())[0].verdict is Verdict.EXCEEDS


def test_a_small_history_leans_on_its_group():
    rng = np.random.default_rng(12)
    counts = np.vstack([rng.poisson(0.5, (5, 500)), rng.poisson(0.02, (5, 500))])
    seen = np.ones(counts.shape, dtype=bool)
    seen[[0, 5], :-100] = False
    counts[~seen] = 0
    counts[[0, 5], -100:] = 0
    groups = {f"A{i}": "ramai" if i < 5 else "sepi" for i in range(10)}
    found = examine(_panel(counts, seen), ShrunkenRule(), groups=groups)
    assert found[0].expected > 5 * found[5].expected


def test_people_make_areas_comparable():
    counts = np.vstack([_random(13, areas=4, days=500, rate=0.02), _random(14, areas=1, days=500, rate=0.4)])
    found = examine(_panel(counts, population=[1000, 1000, 1000, 1000, 20_000]), ShrunkenRule())
    assert found[4].expected == pytest.approx(0.4 * 14, rel=0.25)
    assert found[0].expected == pytest.approx(0.02 * 14, rel=0.4)


def test_the_season_of_earlier_years_raises_what_is_usual():
    rng = np.random.default_rng(15)
    day = np.arange(365 * 3)
    busy = (day % 365) >= 335
    counts = rng.poisson(np.where(busy, 0.6, 0.2), (12, len(day)))
    seasonal = examine(_panel(counts), ShrunkenRule())[0]
    flat = examine(_panel(counts), ShrunkenRule(history_days=300))[0]
    assert seasonal.expected is not None
    assert flat.expected is not None
    assert seasonal.expected > 1.4 * flat.expected


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_areas_does_not_matter(seed):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(rng.gamma(1, 0.1, (6, 1)), (6, 200))
    order = rng.permutation(6)
    straight = _panel(counts)
    groups = {area: "x" if area in ("A0", "A3") else "y" for area in straight.areas}
    mixed = straight.select([straight.areas[i] for i in order])
    one = {f.area: f for f in examine(straight, ShrunkenRule(), groups=groups)}
    two = {f.area: f for f in examine(mixed, ShrunkenRule(), groups=groups)}
    for area, found in one.items():
        assert two[area].verdict == found.verdict
        assert two[area].upper == found.upper
        assert two[area].expected == pytest.approx(found.expected, rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_verdict_quantile_and_p_value_tell_one_story(seed):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(rng.gamma(1, 0.2, (6, 1)), (6, 200))
    rule = ShrunkenRule(minimum=1, alpha=0.05)
    for found in examine(_panel(counts), rule):
        assert (found.verdict is Verdict.EXCEEDS) == (found.p_value <= 0.05) == (found.observed > found.upper)
        assert found.lower <= found.expected + 1
        assert 0 <= found.lower <= found.upper
        assert found.p_value <= tail(found.observed, found.expected) or found.observed > found.expected


def test_it_refuses_a_day_outside_and_an_area_without_group():
    panel = _panel(_random(16))
    with pytest.raises(PanelError, match="di luar panel"):
        examine(panel, ShrunkenRule(), last=date(2030, 1, 1))
    with pytest.raises(PanelError, match="'A1' tidak mempunyai kelompok"):
        examine(panel, ShrunkenRule(), groups={"A0": "x"})


def test_the_sentence_can_count_something_else():
    assert "peristiwa dalam 14 hari" in examine(_panel(_random(17)), ShrunkenRule(), noun="peristiwa")[0].reason
