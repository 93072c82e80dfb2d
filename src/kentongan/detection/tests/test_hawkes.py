"""Self-exciting events: R's likelihood, plain sums, and what was put in."""

import csv
import gzip

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection.ahead import neighbour_weights
from kentongan.detection.hawkes import (
    HawkesError,
    fit_hawkes,
    hawkes_ahead,
    hawkes_events,
    hawkes_log_likelihood,
)
from kentongan.detection.tests.peer_answers import FOLDER
from kentongan.detection.tests.test_endemic import theirs


def family(seed, *, span=400.0, background=0.6, own=0.3, near=0.15, lag=3.0, areas=6):
    """Events drawn family by family: times, areas, and who listens to whom."""
    rng = np.random.default_rng(seed)
    around = neighbour_weights(rng.random((areas, 2))).T
    born = rng.uniform(0, span, rng.poisson(background * span))
    where = rng.integers(0, areas, len(born))
    times, places = [born], [where]
    while len(born):
        here, there = rng.poisson(own, len(born)), rng.poisson(near * around.sum(axis=0)[where])
        shares = around / np.maximum(around.sum(axis=0), 1e-12)
        moved = [rng.choice(areas, p=shares[:, a]) for a in np.repeat(where, there)]
        born = np.concatenate([np.repeat(born, here), np.repeat(born, there)])
        born = born + rng.exponential(lag, len(born))
        where = np.concatenate([np.repeat(where, here), np.array(moved, dtype=int)])
        born, where = born[born < span], where[born < span]
        times.append(born)
        places.append(where)
    return np.concatenate(times), np.concatenate(places), around


def test_the_likelihood_and_the_estimates_are_those_of_r():
    with gzip.open(FOLDER / "hawkes.csv.gz", "rt", encoding="utf-8") as lines:
        times = np.array([float(row["time"]) for row in csv.DictReader(lines)])
    known, events = theirs("hawkes"), hawkes_events(times, span=400.0)
    fit = fit_hawkes(events)
    assert fit.log_likelihood == pytest.approx(known["log_likelihood"], abs=1e-6)
    assert fit.background == pytest.approx(np.exp(known["h.(Intercept)"]), rel=1e-3)
    given_ = {"background": fit.background, "own": fit.own, "near": 0.0}
    assert hawkes_log_likelihood(events, lag=fit.lag, **given_) == pytest.approx(fit.log_likelihood, abs=1e-9)
    # R's echo is exp(e) exp(-alpha t): its height in place of how much it calls forth.
    assert 1 / fit.lag == pytest.approx(known["e.tiaf.1"], rel=1e-3)
    assert fit.own == pytest.approx(np.exp(known["e.(Intercept)"]) / known["e.tiaf.1"], rel=1e-3)
    assert fit.low < 0.45 < fit.high
    assert fit.log_likelihood > fit.without + 10


@pytest.mark.parametrize("shape", [None, 1.5])
def test_the_likelihood_is_the_plain_double_sum(shape):
    rng = np.random.default_rng(4)
    times, areas = np.sort(rng.uniform(0, 30, 40)), rng.integers(0, 3, 40)
    times[5] = times[6]  # of one moment: neither calls forth the other
    near, share = np.array([[0, 0.2, 0], [0.5, 0, 1], [0.5, 0.8, 0]]), np.array([0.2, 0.3, 0.5])
    background, own, beside, lag = 0.7, 0.3, 0.25, 2.0

    def kernel(t):
        return np.exp(-t / lag) / lag if shape is None else shape / lag * (1 + t / lag) ** -(1 + shape)

    def beyond(t):
        return np.exp(-t / lag) if shape is None else (1 + t / lag) ** -shape

    total = -background * 30
    for i in range(40):
        rate = background * share[areas[i]]
        for j in range(40):
            if times[j] < times[i]:
                spread = own * (areas[i] == areas[j]) + beside * near[areas[i], areas[j]]
                rate += spread * kernel(times[i] - times[j])
        total += np.log(rate) - (own + beside * near[:, areas[i]].sum()) * (1 - beyond(30 - times[i]))
    events = hawkes_events(times, span=30.0, areas=areas, share=share, near=near)
    given_ = {"background": background, "own": own, "near": beside, "lag": lag, "shape": shape}
    assert hawkes_log_likelihood(events, **given_) == pytest.approx(total, rel=1e-12)


def test_it_finds_again_what_was_put_in_and_its_interval_holds_it():
    held = 0
    for seed in range(3):
        times, areas, near = family(seed)
        fit = fit_hawkes(hawkes_events(times, span=400.0, areas=areas, share=np.ones(6), near=near))
        held += fit.low <= 0.45 <= fit.high
        assert fit.low < fit.own + fit.near < fit.high < 1
    assert held >= 2


def test_the_forecast_is_what_comes():
    expected = came = inside = looked = 0.0
    for seed in range(6):
        times, areas, near = family(100 + seed)
        past = times < 386
        events = hawkes_events(times[past], span=386.0, areas=areas[past], share=np.ones(6), near=near)
        ahead = hawkes_ahead(fit_hawkes(events), events, ahead=14.0, rng=np.random.default_rng(seed), paths=400)
        true = np.bincount(areas[~past], minlength=6)
        inside += ((true >= ahead.lower) & (true <= ahead.upper)).sum()
        expected, came, looked = expected + ahead.expected.sum(), came + true.sum(), looked + 6
    assert expected == pytest.approx(came, rel=0.25)
    assert inside >= 0.78 * looked


def test_too_few_events_say_nothing():
    events = hawkes_events([1.0, 2.0], span=10.0)
    fit = fit_hawkes(events)
    assert not fit.is_known
    assert np.isnan(fit.own)
    with pytest.raises(HawkesError):
        hawkes_ahead(fit, events, ahead=1.0, rng=np.random.default_rng(0))


@pytest.mark.parametrize(
    "wrong",
    [{"times": [11.0]}, {"times": [-1.0]}, {"times": [np.nan]}, {"areas": [3]}, {"share": [0.0]}, {"near": [[1.0]]},
     {"span": 0.0}],
)  # fmt: skip
def test_what_does_not_fit_is_named(wrong):
    given_ = {"times": [1.0], "span": 10.0} | wrong
    with pytest.raises(HawkesError):
        hawkes_events(given_.pop("times"), **given_)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10**6), scale=st.sampled_from([0.01, 24.0, 1000.0]), tied=st.booleans())
def test_another_unit_of_time_and_another_order_change_nothing(seed, scale, tied):
    rng = np.random.default_rng(seed)
    times = rng.uniform(0, 100, 60)
    if tied:
        times = np.floor(times)
    events, order = hawkes_events(times, span=100.0), rng.permutation(60)
    other = hawkes_events(scale * times[order], span=scale * 100.0)
    one, two = (
        hawkes_log_likelihood(given_, background=b, own=0.3, near=0.0, lag=lag)
        for given_, b, lag in ((events, 0.4, 2.0), (other, 0.4 / scale, 2.0 * scale))
    )
    assert two == pytest.approx(one - 60 * np.log(scale), rel=1e-9, abs=1e-6)
