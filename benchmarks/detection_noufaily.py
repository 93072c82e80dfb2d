"""Dense single series in the design of Noufaily et al. 2013 (Stat. Med. 32:1206): a section of `benchmarks.detection`.

42 scenarios (seven levels, each with and without trend, with no, one or two waves a year), 624 weeks, one outbreak in
the last 49: its size is Poisson around k standard deviations of the week it begins in, k drawn from 1 to 10, spread in
time as a log-normal with sd 0.5. The parameters are those of the paper as public re-implementations quote them; the
generator is ours. Every score gets the threshold that lets the same share of the quiet weeks through, all scenarios
together.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from kentongan.detection import farrington_flexible, seasonal
from kentongan.detection.seasonal_chart import WINDOWS, joined

WEEKS, FROM = 624, 575
LEVELS = (  # level, trend, cosine, sine, variance over mean
    (0.1, 0.0025, 0.6, 0.6, 1.5), (-2.0, 0.005, 0.1, 0.1, 2.0), (1.5, 0.003, 0.2, -0.4, 1.0),
    (0.5, 0.002, 0.5, 0.5, 5.0), (2.5, 0.001, 1.0, 0.1, 3.0), (3.75, 0.001, 0.1, -0.1, 1.1),
    (5.0, 0.0001, 0.05, 0.01, 1.2),
)  # fmt: skip
RATES = (0.005, 0.01, 0.02)
GOAL = {"pod": 0.54, "weeks": 0.40}  # at RATES[1]
FARRINGTON: dict[str, Any] = {
    "b": 5, "w": 3, "n_periods": 10, "past_periods_not_included": 26, "p_threshold_trend": 1, "alpha": 0.005,
    "threshold_method": "nb_plugin",
}  # fmt: skip

Shares = dict[str, dict[str, float]]


def noufaily_section(quick: bool) -> dict[str, Any]:
    """Outbreaks found (POD) and outbreak weeks with an alarm, at equal shares of false alarms."""
    counts, outbreak, mean, ratio = series(10 if quick else 100)
    span = {"first": FROM, "last": WEEKS - 1}
    begun = time.process_time()
    ours = seasonal(counts, **span)
    spent = (time.process_time() - begun) / len(counts) / (WEEKS - FROM)
    peer = farrington_flexible(counts, **span, **FARRINGTON)
    late = slice(FROM - max(WINDOWS), WEEKS)
    oracle = joined(counts[:, late], mean[:, late], (mean * ratio)[:, late], WEEKS - FROM)
    scores = {"seasonal": ours.p_value, "Farrington Flexible": peer.p_value, "who knows the truth": oracle}
    print(f"{len(counts)} series; goal at 1 %: POD {GOAL['pod']}, outbreak weeks {GOAL['weeks']}")
    print(f"{'POD (outbreak weeks) at false alarms':38}" + "".join(f"{rate:14.1%}" for rate in RATES))
    figures: dict[str, Any] = {"us_a_decision": round(spent * 1e6, 1)}
    for name, p in scores.items():
        figures[name] = shares(-np.log(np.nan_to_num(p, nan=1.0)), outbreak)
        cells = [f"{one['pod']:.3f} ({one['weeks']:.2f})" for one in figures[name].values()]
        print(f"{name:38}" + "".join(f"{cell:>14}" for cell in cells))
    for name, judged in {"seasonal": ours, "Farrington Flexible": peer}.items():
        figures[f"{name} at its own 0.5 %"] = round(float(judged.exceeds[outbreak[:, FROM:] == 0].mean()), 4)
        print(
            f"{name}: alarms in {figures[f'{name} at its own 0.5 %']:.2%} of the quiet weeks at its own level of 0.5 %"
        )
    print(f"seasonal: {figures['us_a_decision']} us CPU a decision")
    return figures


def series(repeats: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Counts with outbreaks, the reports of the outbreaks alone, true means, and variance over mean of each series."""
    rng, week = np.random.default_rng(20261122), np.arange(1, WEEKS + 1)
    means, ratios = [], []
    for level, trend, cosine, sine, ratio in LEVELS:
        for slope in (0.0, trend):
            for waves in range(3):
                angles = [2 * np.pi * number * week / 52 for number in range(1, waves + 1)]
                season = sum((cosine * np.cos(angle) + sine * np.sin(angle) for angle in angles), np.zeros(WEEKS))
                means += [np.exp(level + slope * week + season)] * repeats
                ratios += [ratio] * repeats
    mean, ratio = np.array(means), np.array(ratios)[:, None]
    clump = np.maximum(ratio - 1, 1e-9)
    quiet = rng.poisson(np.where(ratio > 1, rng.gamma(mean / clump, clump), mean))
    outbreak = np.zeros(mean.shape, dtype=np.int64)
    for row in range(len(mean)):
        start = int(rng.integers(FROM, WEEKS))
        size = rng.poisson(rng.integers(1, 11) * np.sqrt(ratio[row, 0] * mean[row, start]))
        when = start + np.floor(rng.lognormal(0, 0.5, size)).astype(int)
        np.add.at(outbreak[row], when[when < WEEKS], 1)
    return quiet + outbreak, outbreak, mean, ratio


def shares(score: np.ndarray, outbreak: np.ndarray) -> Shares:
    """For each of RATES: outbreaks with an alarm between their first and last week, and outbreak weeks with one."""
    during = outbreak[:, FROM:] > 0
    ranked = np.sort(score[~during])
    within = (np.cumsum(during, axis=1) > 0) & (np.cumsum(during[:, ::-1], axis=1)[:, ::-1] > 0)
    hit = during.any(axis=1)
    found = {}
    for rate in RATES:
        alarm = score > ranked[int(np.ceil(len(ranked) * (1 - rate))) - 1]
        pod, weeks = (alarm & within).any(axis=1)[hit].mean(), alarm[during].mean()
        found[str(rate)] = {"pod": round(float(pod), 3), "weeks": round(float(weeks), 3)}
    return found
