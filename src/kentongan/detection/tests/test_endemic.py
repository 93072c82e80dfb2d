"""The endemic and epidemic model: R's log-likelihoods, and its own promises."""

import csv
import gzip

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection.ahead import AheadRule, Unknown, look_ahead, neighbour_weights
from kentongan.detection.endemic import EndemicError, endemic_data, endemic_parts, fit_endemic
from kentongan.detection.tails import log_pmf
from kentongan.detection.tests.peer_answers import FOLDER

MODELS = {
    "poisson-endemic": {"own": False, "near": False, "dispersed": False},
    "poisson-own": {"near": False, "dispersed": False},
    "poisson-both": {"dispersed": False},
    "negbin-own": {"near": False},
    "negbin-both": {},
}


def theirs(setting: str) -> dict[str, float]:
    with (FOLDER / "forecast.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(lines) if row["setting"] == setting}


def measles():
    with gzip.open(FOLDER / "measles.csv.gz", "rt", encoding="utf-8") as lines:
        counts = np.array(list(csv.reader(lines))[1:], dtype=int).T
    turn = 2 * np.pi * np.arange(counts.shape[1]) / 52
    design = np.column_stack([np.ones(len(turn)), np.sin(turn), np.cos(turn)])
    return endemic_data(counts, near=_beside(), level=_areas()[:, 0], design=design)


def _areas():
    with (FOLDER / "measles_areas.csv").open(encoding="utf-8") as lines:
        return np.array(list(csv.reader(lines))[1:], dtype=float)


def _beside():
    """Each area's cases echo in its neighbours in equal parts."""
    beside = _areas()[:, 1:]
    return (beside / beside.sum(axis=1, keepdims=True)).T


@pytest.mark.parametrize("setting", MODELS)
def test_the_likelihood_and_the_estimates_are_those_of_r(setting):
    fit, known = fit_endemic(measles(), **MODELS[setting]), theirs(setting)
    assert fit.log_likelihood == pytest.approx(known["log_likelihood"], rel=1e-8)
    lasting = [known["end.1"], known["end.sin(2 * pi * t/52)"], known["end.cos(2 * pi * t/52)"]]
    np.testing.assert_allclose(fit.theta[:3], lasting, atol=2e-4)
    for ours, name in ((fit.own, "ar.1"), (fit.near, "ne.1")):
        assert ours == pytest.approx(np.exp(known[name]) if name in known else 0.0, rel=2e-4)
    assert fit.dispersion == pytest.approx(known.get("overdisp", 0.0), rel=2e-4)
    assert sum(part[measles().usable].sum() for part in endemic_parts(fit, measles())) > 0


def simulated(
    seed: int, *, own: float = 0.25, near: float = 0.15, clumps: float = 0.5, areas: int = 29, weeks: int = 106
):
    rng = np.random.default_rng(seed)
    weights = neighbour_weights(rng.random((areas, 2)))
    level = rng.gamma(1.5, 0.2, areas)
    counts = np.zeros((areas, weeks), dtype=int)
    for week in range(weeks):
        before = counts[:, week - 1] if week else np.zeros(areas)
        mean = level * (1 + 0.3 * np.sin(2 * np.pi * week / 52)) + own * before + near * weights @ before
        counts[:, week] = rng.poisson(mean * rng.gamma(1 / clumps, clumps, areas))
    return counts, weights, rng


def test_it_finds_again_what_was_put_in():
    counts, weights, _rng = simulated(3, areas=60, weeks=300)
    rng = np.random.default_rng(3)
    rng.random((60, 2))
    level = rng.gamma(1.5, 0.2, 60)  # the true one; a level read off the counts already holds part of the echo
    fit = fit_endemic(endemic_data(counts, near=weights, level=level))
    error = dict(zip(fit.names, np.sqrt(np.diag(fit.covariance))[1:], strict=True))
    for name, true in (("own", 0.25), ("near", 0.15), ("dispersion", 0.5)):
        assert abs(np.log(getattr(fit, name) / true)) < 3.5 * error[name] < 1, name


def test_a_city_without_echo_is_told_none():
    counts, weights, _rng = simulated(4, own=0, near=0, areas=40, weeks=200)
    fit = fit_endemic(endemic_data(counts, near=weights, level=counts.mean(axis=1) + 0.01))
    assert fit.own + fit.near < 0.06


def test_four_of_five_futures_come_true():
    inside = above = said = 0
    for seed in range(6):
        counts, weights, rng = simulated(seed)
        ahead = look_ahead(counts[:, :-2], rng=rng, near=weights)
        spoken = ahead.why == Unknown.SAID
        came = counts[:, -2:].sum(axis=1)[spoken]
        inside += ((came >= ahead.lower[spoken]) & (came <= ahead.upper[spoken])).sum()
        above += (came > ahead.upper[spoken]).sum()
        said += spoken.sum()
    assert said > 100
    assert inside >= 0.8 * said  # whole numbers make the interval wider, never narrower
    assert 0.02 * said < above < 0.13 * said


def test_what_nobody_may_be_told_is_not_told():
    counts, weights, rng = simulated(1)
    observed = np.ones(counts.shape, dtype=bool)
    observed[0, -1] = observed[1, :-10] = False
    counts = np.where(observed, counts, 0)
    counts[1, -5:] = counts[3] = 2
    counts[2] = 0
    counts[2, :4] = 1
    ahead = look_ahead(counts, rng=rng, observed=observed, near=weights)
    whys = [Unknown.SILENT_NOW, Unknown.SHORT_HISTORY, Unknown.FEW_REPORTS, Unknown.SAID]
    assert ahead.why[:4].tolist() == whys
    for figures in (ahead.expected, ahead.lower, ahead.upper, ahead.any, ahead.usual, ahead.echo):
        assert np.isnan(figures[:3]).all()
        assert np.isfinite(figures[ahead.why == Unknown.SAID]).all()
    nothing = look_ahead(np.zeros((3, 60), dtype=int), rng=rng)
    assert (nothing.why == Unknown.FEW_IN_ALL).all()
    assert nothing.fit is None
    assert np.isnan(nothing.expected).all()


def test_a_burst_next_door_raises_what_is_expected_and_says_so():
    counts, weights, _rng = simulated(2)
    calm = counts.copy()
    calm[:, -1] = 0
    burst = calm.copy()
    burst[5, -1] = 12
    before, after = (look_ahead(one, rng=np.random.default_rng(0), near=weights) for one in (calm, burst))
    listens = int(np.argmax(weights[:, 5] * (before.why == Unknown.SAID)))
    assert after.expected[listens] > before.expected[listens]
    assert after.echo[listens] > before.echo[listens]
    assert after.expected[5] > before.expected[5] + 1


def test_reports_still_to_come_are_not_taken_for_calm():
    counts, weights, rng = simulated(7, areas=40)
    share = np.ones(counts.shape[1])
    share[-1] = 0.4
    thinned = counts.copy()
    thinned[:, -1] = rng.binomial(counts[:, -1], 0.4)
    true, naive, corrected = (
        look_ahead(one, rng=np.random.default_rng(0), near=weights, exposure=held)
        for one, held in ((counts, 1.0), (thinned, 1.0), (thinned, share))
    )
    said = true.why == Unknown.SAID
    wanted = true.expected[said].sum()
    assert abs(corrected.expected[said].sum() - wanted) < 0.5 * abs(naive.expected[said].sum() - wanted)


@pytest.mark.parametrize(
    "wrong",
    [
        {"counts": [[1, -1]]},
        {"counts": [[0.5, 1]]},
        {"near": [[0, 1]]},
        {"observed": [[1, 1]]},
        {"exposure": 1.5},
        {"level": np.nan},
        {"lags": (0.5,)},
        {"design": np.ones((3, 1))},
    ],
)
def test_what_does_not_fit_is_named(wrong):
    given_ = {"counts": [[1, 0]]} | wrong
    with pytest.raises(EndemicError):
        endemic_data(given_.pop("counts"), **given_)


def test_nothing_to_fit_is_refused():
    with pytest.raises(EndemicError):
        fit_endemic(endemic_data(np.zeros((3, 30), dtype=int)))
    with pytest.raises(ValueError, match="steps"):
        AheadRule(steps=0)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), huge=st.booleans(), gaps=st.floats(0, 0.5))
def test_order_of_areas_changes_nothing_and_figures_stay_figures(seed, huge, gaps):
    rng = np.random.default_rng(seed)
    counts = rng.poisson(0.6, (7, 60))
    if huge:
        counts[0, -3] = 100_000
    observed = rng.random(counts.shape) >= gaps
    counts = np.where(observed, counts, 0)
    weights = neighbour_weights(rng.random((7, 2)))
    ahead = look_ahead(counts, rng=np.random.default_rng(1), observed=observed, near=weights)
    for figures in (ahead.expected, ahead.lower, ahead.upper):
        assert (np.isnan(figures) == (ahead.why != Unknown.SAID)).all()
        assert (figures[ahead.why == Unknown.SAID] >= 0).all()
    order = rng.permutation(7)
    turned = look_ahead(
        counts[order], rng=np.random.default_rng(1), observed=observed[order], near=weights[np.ix_(order, order)]
    )
    assert (turned.why == ahead.why[order]).all()
    if ahead.fit is not None and turned.fit is not None:
        assert turned.fit.log_likelihood == pytest.approx(ahead.fit.log_likelihood, rel=1e-5, abs=1e-3)


def test_the_next_week_is_foretold_as_well_as_by_r_and_better_with_four_weeks_of_echo():
    whole = measles()
    near, level = _beside(), whole.level[:, 0]
    scores = []
    for lags in ((1.0,), (0.5, 0.25, 0.15, 0.1)):
        losses = []
        for week in range(77, 104):
            until, then = (
                endemic_data(whole.counts[:, :stop], near=near, level=level, design=whole.design[:stop], lags=lags)
                for stop in (week, week + 1)
            )
            fit = fit_endemic(until)
            mean = sum(endemic_parts(fit, then))[:, week]
            losses.append(-log_pmf(whole.counts[:, week], mean, fit.dispersion).mean())
        scores.append(np.mean(losses))
    assert scores[0] == pytest.approx(theirs("one-step-negbin-both")["log_score"], rel=1e-4)
    assert scores[1] < scores[0]
