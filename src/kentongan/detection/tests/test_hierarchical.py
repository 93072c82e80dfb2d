"""The hierarchical method: honest under a known truth, and the same whatever the order, the range or the gaps."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection import HierarchicalRule, PanelError, Places, RuleError, Tree, judge_hierarchical
from kentongan.detection.hierarchical_sentences import hierarchical_reason
from kentongan.detection.judgement import Why
from kentongan.detection.shapes import SHAPES
from kentongan.detection.tests.truth import country

QUICK = HierarchicalRule(alpha=0.005, least=20)
FIGURES = ("expected", "upper", "p_value", "needed", "exceeds", "why", "reports", "usual", "length")


def _towns(areas: int = 40, size: int = 10) -> Places:
    return Places(Tree(np.arange(areas) // size, np.zeros(areas, dtype=int)))


def _counts(seed: int = 5, areas: int = 40, periods: int = 80, mean: float = 0.15) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, (areas, periods))


def _same(one, other, rows=slice(None), columns=slice(None)) -> None:
    for name in FIGURES:
        np.testing.assert_allclose(
            getattr(one, name)[rows, columns].astype(float), getattr(other, name).astype(float), rtol=1e-6, err_msg=name
        )


def test_the_nominal_rate_holds_under_everything_at_once():
    truth = country(np.random.default_rng(31), cities=10, weeks=130, last=26)
    places = Places(Tree(truth.district, truth.city), (truth.near[:, :5], truth.near))
    rule = HierarchicalRule(budget=3.0)
    found = judge_hierarchical(truth.counts, truth.observed, places=places, rule=rule, first=104, last=129)
    assert (found.why[~truth.observed[:, 104:]] == Why.SILENT_NOW).all()
    # 78 false alarms are foreseen; they come in clumps, as a chance rise lasts for weeks.
    assert 30 <= int(found.exceeds.sum()) <= 105
    p = found.p_value[found.why == Why.JUDGED]
    assert (p < 0.05).mean() < 0.06
    assert (p < 0.5).mean() > 0.35


def test_it_finds_each_kind_of_trouble_and_says_which():
    counts = _counts(areas=120, periods=120, mean=0.1)
    counts[3, -1] += 6
    counts[61:70, -2:] += 1
    counts[100, -14:] += np.arange(14) % 3 > 0
    found = judge_hierarchical(counts, places=_towns(120, 12), rule=HierarchicalRule(budget=0.05, least=20))
    hits = set(np.flatnonzero(found.exceeds))
    assert {3, 100} <= hits
    assert hits & {*range(61, 70)}
    kinds = {area: SHAPES[int(found.shape[area, 0])].kind for area in hits}
    assert kinds[3] == "burst"
    assert "cluster" in {kinds[area] for area in hits & {*range(61, 70)}}
    assert found.length[100, 0] > 4
    assert len(hits) <= 12


def test_a_share_of_false_ones_is_held_at_most():
    truth = country(np.random.default_rng(7), cities=12, weeks=120, last=16, kinds={"burst": 60})
    rule = HierarchicalRule(alpha=0.1, control="benjamini-hochberg")
    places = Places(Tree(truth.district, truth.city), (truth.near[:, :5],))
    found = judge_hierarchical(truth.counts, truth.observed, places=places, rule=rule, first=104, last=119)
    hit = np.zeros(len(truth.counts), dtype=bool)
    hit[[village for one in truth.outbreaks for village in one.villages]] = True
    alarms = int(found.exceeds.sum())
    assert alarms > 25
    assert found.exceeds[~hit].sum() / alarms <= 0.2


def test_the_range_asked_for_changes_nothing_and_neither_does_the_future():
    counts, places = _counts(), _towns()
    counts[4, 70:] += 3
    whole = judge_hierarchical(counts, places=places, rule=QUICK, first=60, last=79)
    one = judge_hierarchical(counts[:, :73], places=places, rule=QUICK)
    _same(whole, one, columns=slice(12, 13))
    again = judge_hierarchical(counts[:, :73], places=places, rule=replace(QUICK, seed=2))
    assert not np.array_equal(one.p_value, again.p_value)
    np.testing.assert_array_equal(one.score, again.score)


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(4)), st.integers(0, 2**16))
def test_the_order_of_the_areas_is_of_no_matter(order, seed):
    counts = _counts(seed, areas=16, periods=60)
    counts[5, -1] = 4
    rows = np.concatenate([np.arange(16).reshape(4, 4)[part] for part in order])
    district = np.arange(16) // 4
    plain = judge_hierarchical(counts, places=Places(Tree(district, district * 0)), rule=QUICK)
    mixed = judge_hierarchical(counts[rows], places=Places(Tree(district[rows], district * 0)), rule=QUICK)
    for name in ("expected", "score", "reports", "usual", "length", "why"):
        np.testing.assert_allclose(getattr(plain, name)[rows], getattr(mixed, name), rtol=1e-6, err_msg=name)


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 40), st.integers(0, 2**16))
def test_time_before_the_first_report_is_no_time(missing, seed):
    counts = _counts(seed, areas=12, periods=70)
    places, rule = _towns(12, 4), replace(QUICK, refit=1)
    wider = np.pad(counts.astype(float), ((0, 0), (missing, 0)), constant_values=np.nan)
    plain, later = (judge_hierarchical(one, places=places, rule=rule) for one in (counts, wider))
    for name in ("expected", "score", "history", "length"):
        np.testing.assert_allclose(getattr(plain, name), getattr(later, name), rtol=1e-6, err_msg=name)


def test_all_zeros_one_huge_count_and_weeks_without_reports():
    zeros = np.zeros((12, 60), dtype=int)
    calm = judge_hierarchical(zeros, places=_towns(12, 4), rule=QUICK)
    assert not calm.exceeds.any()
    assert (calm.why == Why.JUDGED).all()
    assert np.isfinite(calm.p_value).all()
    huge = zeros.copy()
    huge[3, -1] = 10**8
    found = judge_hierarchical(huge, places=_towns(12, 4), rule=QUICK)
    assert found.exceeds[:, 0].tolist() == [row == 3 for row in range(12)]
    assert 0 < found.needed[3, 0] < 20
    gaps = _counts(areas=12, periods=60).astype(float)
    gaps[2], gaps[3, -1], gaps[4, ::2] = np.nan, np.nan, np.nan
    silent = judge_hierarchical(gaps, places=_towns(12, 4), rule=QUICK)
    assert silent.why[2:5, 0].tolist() == [Why.SILENT_NOW, Why.SILENT_NOW, Why.JUDGED]
    as_zero = judge_hierarchical(np.nan_to_num(gaps), places=_towns(12, 4), rule=QUICK)
    assert silent.expected[4, 0] > as_zero.expected[4, 0]


def test_what_would_have_been_needed_is_just_what_decides():
    counts, places = _counts(areas=30, periods=70), _towns(30, 10)
    rule = replace(QUICK, refit=1)
    for row in (0, 7, 21):
        needed = int(judge_hierarchical(counts, places=places, rule=rule).needed[row, 0])
        for reports, verdict in ((needed - 1, False), (needed, True)):
            counts[row, -1] = reports
            assert judge_hierarchical(counts, places=places, rule=rule).exceeds[row, 0] == verdict
        counts[row, -1] = 0


def test_the_sentence_names_kind_window_usual_and_what_says_no():
    counts = _counts(areas=30, periods=70)
    counts[8, -3:] = 0, 2, 5
    counts[9, -1], counts[20, -3:] = 0, 5
    found = judge_hierarchical(counts, places=_towns(30, 10), rule=QUICK)
    said = hierarchical_reason(found, (8, 0), since="2026-W03")
    assert said.startswith("Lonjakan: 7 laporan dalam 2 minggu (sejak 2026-W03); biasanya sekitar 0,")
    assert said.endswith("dalam minggu terakhir, ini belum menjadi peringatan.")
    assert hierarchical_reason(found, (20, 0)).endswith("tetap ada tanpa satu pun laporan dalam minggu terakhir.")
    calm = hierarchical_reason(found, (9, 0), noun="peristiwa")
    assert calm.startswith("0 peristiwa dalam minggu terakhir; biasanya sekitar 0,")
    assert "Peringatan baru diberikan mulai" in calm
    short = judge_hierarchical(counts[:, :20], places=_towns(30, 10), rule=QUICK)
    assert hierarchical_reason(short, (0, 0)).startswith("Belum dapat dinilai: ")


@pytest.mark.parametrize(
    "options",
    [{"alpha": 0}, {"budget": -1}, {"control": "none"}, {"year": 0}, {"history": 5}, {"refit": 0}, {"minimum": 0},
     {"budget": 2, "control": "benjamini-hochberg"}],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(options):
    with pytest.raises(RuleError):
        HierarchicalRule(**options)


def test_bad_counts_are_named_and_a_stored_rule_comes_back():
    with pytest.raises(PanelError, match="negatif"):
        judge_hierarchical([[1, -1]], places=_towns(1, 1))
    rule = HierarchicalRule(budget=0.5, minimum=3)
    assert HierarchicalRule.from_json(rule.to_json()) == rule
    with pytest.raises(RuleError):
        HierarchicalRule.from_json(rule.to_json().replace("hierarchical", "shrunken"))
