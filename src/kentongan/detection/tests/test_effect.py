"""Did it help? The promises: no success made of regression to the mean, no NaN, no word where data are missing."""

import math
import re
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kentongan.detection.effect import METHODS, Effect, EffectError, EffectVerdict, Lack, evaluate, trial
from kentongan.detection.effect_course import course
from kentongan.detection.effect_sentences import effect_sentence

AREAS, PERIODS, START = 24, 104, 78
FIRST_EIGHT = np.arange(AREAS) < 8


def lot() -> np.random.Generator:
    return np.random.default_rng(11)


def city(rng, *, mean=1.5, drop=1.0, differences=0.5, treated=FIRST_EIGHT):
    """A city with a season, areas that differ and clumped counts; where treated, `drop` of them is left since START."""
    week = np.arange(PERIODS)
    rate = mean * np.exp(rng.normal(0, differences, (AREAS, 1)) + 0.3 * np.sin(2 * np.pi * week / 52))
    rate = np.where(treated[:, None] & (week >= START), drop * rate, rate)
    return rng.poisson(rate * rng.gamma(4, 0.25, rate.shape))


def figures(found: Effect) -> tuple[float | None, ...]:
    return found.ratio, found.low, found.high, found.p_value, found.expected


@pytest.mark.parametrize("method", METHODS)
def test_every_way_sees_a_drop_by_half_and_none_where_none_is(method):
    halved = evaluate(trial(city(np.random.default_rng(2), drop=0.5), FIRST_EIGHT, START), rng=lot(), method=method)
    assert halved.verdict is EffectVerdict.HELPED
    assert 0.38 < halved.ratio < 0.65
    assert halved.low < 0.5 < halved.high < 0.9
    same = evaluate(trial(city(np.random.default_rng(2)), FIRST_EIGHT, START), rng=lot(), method=method)
    assert same.verdict in (EffectVerdict.NO_DIFFERENCE, EffectVerdict.CANNOT_SAY)
    worse = evaluate(trial(city(np.random.default_rng(2), drop=2.0), FIRST_EIGHT, START), rng=lot(), method=method)
    assert worse.verdict is EffectVerdict.HARMED


def test_calming_down_by_itself_is_not_called_a_success():
    rng, ours, plain, called = lot(), [], [], 0
    for _each in range(50):
        counts = city(rng, mean=0.3)
        worst = np.zeros(AREAS, dtype=bool)
        worst[np.argsort(-counts[:, START - 26 : START].sum(axis=1))[:6]] = True
        found = evaluate(trial(counts, worst, START, chosen_because_bad=True), rng=rng)
        ours.append(math.log(found.ratio))
        called += found.verdict is EffectVerdict.HELPED
        rate = [counts[group, part].sum() for group in (worst, ~worst) for part in (slice(START), slice(START, None))]
        plain.append(math.log(rate[1] * rate[2] / (rate[0] * rate[3])))
    assert np.mean(plain) < -0.06  # the usual way finds an effect where nothing was done
    assert abs(np.mean(ours)) < 0.06
    assert called <= 5


def test_a_drop_that_the_whole_city_shares_is_nobodys_merit():
    counts = city(lot())
    counts[:, START:] = np.random.default_rng(2).binomial(counts[:, START:], 0.5)
    found = evaluate(trial(counts, FIRST_EIGHT, START), rng=lot())
    assert found.verdict is not EffectVerdict.HELPED
    assert 0.8 < found.ratio < 1.25


@pytest.mark.parametrize("method", ["expected", "its"])
@settings(max_examples=4, deadline=None)
@given(order=some.permutations(range(AREAS)), times=some.floats(0.01, 1e6))
def test_neither_the_order_of_areas_nor_the_unit_of_people_matters(method, order, times):
    counts, people = city(np.random.default_rng(5), drop=0.7), np.linspace(500, 9000, AREAS)
    once = evaluate(trial(counts, FIRST_EIGHT, START, population=people), rng=lot(), method=method)
    rows = list(order)
    again = evaluate(
        trial(counts[rows], FIRST_EIGHT[rows], START, population=times * people[rows]), rng=lot(), method=method
    )
    assert figures(again) == pytest.approx(figures(once), rel=1e-6)
    assert again.verdict is once.verdict


@settings(max_examples=10, deadline=None)
@given(seed=some.integers(0, 2**32 - 1), mean=some.sampled_from([0.0, 0.02, 0.2, 3.0]), heard=some.floats(0.1, 1.0))
def test_whatever_comes_in_no_figure_is_nan_and_a_missing_one_has_its_reason(seed, mean, heard):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(mean, (6, 30)).astype(float)
    counts[rng.random(counts.shape) > heard] = np.nan
    for method in METHODS:
        found = evaluate(
            trial(counts, [True] + [False] * 5, 20), rng=rng, method=method, with_placebos=method == "expected"
        )
        numbers = [value for value in (*figures(found), *found.diagnostics.values()) if value is not None]
        assert not any(map(math.isnan, numbers))
        assert (found.ratio is None) == (found.lack not in (Lack.NONE, Lack.TOO_UNCERTAIN))
        assert not {"nan", "inf", "none"} & set(re.findall(r"\w+", effect_sentence(found).lower()))


@pytest.mark.parametrize(
    ("counts", "start", "lack", "words"),
    [
        (np.zeros((6, 40), int), 30, Lack.NOTHING_COUNTED, "tidak ada kejadian yang tercatat"),
        (np.ones((6, 40), int), 2, Lack.SHORT_PAST, "baru ada 2 periode sebelum mulai"),
        (np.ones((6, 40), int), 38, Lack.SHORT_AFTER, "baru 2 periode berlalu"),
        (np.ones((3, 40), int), 30, Lack.FEW_COMPARED, "hanya ada 2 wilayah pembanding"),
        (np.eye(6, 40, dtype=int), 30, Lack.FEW_EXPECTED, "terlalu jarang"),
        (np.where(np.arange(40) < 30, 1.0, np.nan) * np.ones((6, 1)), 30, Lack.SILENT, "tidak melapor"),
    ],
)
def test_it_says_what_is_missing(counts, start, lack, words):
    treated = np.arange(len(counts)) == 0
    found = evaluate(trial(counts, treated, start), rng=lot())
    assert (found.verdict, found.lack) == (EffectVerdict.CANNOT_SAY, lack)
    assert effect_sentence(found).startswith("Belum dapat dipastikan: ")
    assert words in effect_sentence(found)


def test_too_early_tells_how_long_to_wait():
    counts = city(lot(), mean=4.0, differences=0.1)[:, : START + 5]
    found = evaluate(trial(counts, np.arange(AREAS) < 3, START), rng=lot())
    assert found.lack is Lack.TOO_UNCERTAIN
    assert found.more
    assert found.more > 0
    assert f"kira-kira {found.more} minggu lagi" in effect_sentence(found, unit="minggu")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": 0}, "di luar data"),
        ({"start": 8}, "di luar data"),
        ({"treated": [False, False]}, "Tidak ada wilayah"),
        ({"treated": [True]}, "satu untuk setiap wilayah"),
        ({"counts": [[1, -1] * 4, [0, 0] * 4]}, "tidak negatif"),
        ({"counts": [[1.5, 1] * 4, [0, 0] * 4]}, "bilangan bulat"),
        ({"counts": [1, 2, 3]}, "tabel wilayah kali periode"),
        ({"population": [1, 0]}, "Penduduk"),
        ({"compared": [True, True]}, "sekaligus"),
        ({"observed": [[True]]}, "Tanda terlapor"),
    ],
)
def test_bad_input_is_named(change, words):
    usual = {"counts": [[1] * 8, [0] * 8], "treated": [True, False], "start": 4}
    with pytest.raises(EffectError, match=words):
        trial(**usual | change)
    with pytest.raises(EffectError, match="tidak dikenal"):
        evaluate(trial(**usual), rng=lot(), method="guess")


def test_placebos_are_told_and_the_same_lot_gives_the_same_answer():
    made = trial(city(lot()), FIRST_EIGHT, START)
    one, two = (evaluate(made, rng=lot(), method="did", with_placebos=True) for _each in range(2))
    assert all(getattr(one, part.name) == getattr(two, part.name) for part in fields(Effect))
    assert one.diagnostics["placebo_runs"] >= 4
    assert 0.7 < one.diagnostics["placebo_ratio"] < 1.4


def test_the_course_stands_on_the_start_and_follows_the_others():
    counts = city(lot(), mean=3.0, drop=0.5)
    observed = np.ones(counts.shape, bool)
    observed[:8, 30:40] = False
    stretches = course(trial(counts, FIRST_EIGHT, START, observed=observed), size=4)
    assert next(one.first for one in stretches if one.first >= START) == START
    before = [one for one in stretches if one.last < START and one.observed is not None]
    after = [one for one in stretches if one.first >= START]
    assert any(one.observed is None for one in stretches)
    assert sum(one.observed for one in before) == pytest.approx(sum(one.expected for one in before), rel=0.05)
    assert sum(one.observed for one in after) < 0.65 * sum(one.expected for one in after)
