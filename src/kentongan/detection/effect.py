"""Did an intervention help? Counts per area and period, where and since when; a rate ratio, an interval and a word out.

Twelve villages, half of them with lights since week 60, where since then about half as much was counted:

>>> rng = np.random.default_rng(4)
>>> counts = rng.poisson(2.0, (12, 100))
>>> counts[:6, 60:] = rng.poisson(1.0, (6, 40))
>>> found = evaluate(trial(counts, [True] * 6 + [False] * 6, 60), rng=rng)
>>> str(found.verdict), found.treated, found.compared, 0.4 < found.ratio < 0.6
('helped', 6, 6, True)
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from kentongan.detection.effect_did import differences
from kentongan.detection.effect_input import EffectError, Trial, trial
from kentongan.detection.effect_its import interrupted
from kentongan.detection.effect_placebo import placebos
from kentongan.detection.effect_result import Effect, EffectVerdict, Estimate, Lack, verdict_of
from kentongan.detection.effect_shrunken import outlook, shrunken
from kentongan.detection.effect_synthetic import synthetic

Method = Callable[[Trial, np.random.Generator], Estimate]

METHODS: dict[str, Method] = {
    "expected": lambda given, rng: shrunken(given),
    "did": lambda given, rng: differences(given, rng=rng),
    "its": lambda given, rng: interrupted(given),
    "synthetic": lambda given, rng: synthetic(given, rng=rng),
}
DEFAULT = "expected"
LEAST_COMPARED = 3
LEAST_AFTER = 4
LEAST_EXPECTED = 5.0


def evaluate(given: Trial, *, rng: np.random.Generator, method: str = DEFAULT, with_placebos: bool = False) -> Effect:
    """Answer the question, or say what is missing.

    Args:
        given: made by `trial`.
        rng: for the methods that deal areas out anew, and for placebos.
        method: one of `METHODS`; the default had the best power among those that kept their size in the benchmark.
        with_placebos: also evaluate the worst untreated areas of the past, where nothing was done (diagnostics
            `placebo_runs`, `placebo_ratio`, `placebo_found`).

    Raises:
        EffectError: there is no such method.
    """
    if method not in METHODS:
        raise EffectError(f"Cara {method!r} tidak dikenal; yang ada: {', '.join(METHODS)}.")
    blank = _blank(given, method)
    lack = _lack(given)
    if lack is not Lack.NONE:
        return replace(blank, lack=lack)
    found = METHODS[method](given, rng)
    verdict, lack = verdict_of(found)
    more, detectable = outlook(given)
    diagnostics = dict(found.diagnostics)
    if with_placebos:
        diagnostics |= placebos(given, METHODS[method], rng=rng)
    return replace(
        blank,
        verdict=verdict,
        lack=lack,
        ratio=found.ratio,
        low=found.low,
        high=found.high,
        p_value=found.p_value,
        expected=found.expected,
        more=more if lack is Lack.TOO_UNCERTAIN else None,
        detectable=detectable,
        diagnostics=diagnostics,
    )


def _blank(given: Trial, method: str) -> Effect:
    seen = given.observed & (np.arange(given.counts.shape[1]) >= given.start)
    return Effect(
        verdict=EffectVerdict.CANNOT_SAY,
        lack=Lack.NONE,
        method=method,
        ratio=None,
        low=None,
        high=None,
        p_value=None,
        observed=int(given.counts[given.treated][seen[given.treated]].sum()),
        expected=None,
        treated=int(given.treated.sum()),
        compared=int(given.compared.sum()),
        before=given.start,
        after=given.after,
    )


def _lack(given: Trial) -> Lack:
    """What is missing before anything can be estimated, the first thing first."""
    before, after = given.observed[:, : given.start], given.observed[:, given.start :]
    if given.compared.sum() < LEAST_COMPARED:
        return Lack.FEW_COMPARED
    if given.too_short or given.start - given.selection < given.block:
        return Lack.SHORT_PAST
    if given.after < LEAST_AFTER:
        return Lack.SHORT_AFTER
    both = (given.treated, given.compared)
    if any(not part[group].any() for part in (before, after) for group in both):
        return Lack.SILENT
    together = after[given.treated].any(axis=0) & after[given.compared].any(axis=0)
    if together.sum() < LEAST_AFTER:
        return Lack.SILENT
    if not given.counts[given.treated | given.compared].any():
        return Lack.NOTHING_COUNTED
    return Lack.FEW_EXPECTED if _roughly_expected(given) < LEAST_EXPECTED else Lack.NONE


def _roughly_expected(given: Trial) -> float:
    """By the compared areas' rate since the start and the treated areas' share in the past."""
    heard = given.observed * given.people[:, None]

    def rate(group: np.ndarray, part: slice) -> float:
        counts = np.where(given.observed, given.counts, 0.0)[group, part].sum()
        return float(counts / max(heard[group, part].sum(), 1e-9))

    past, future = slice(0, given.start), slice(given.start, None)
    own, other = rate(given.treated, past), rate(given.compared, past)
    level = own / other if other > 0 else 0.0
    return level * rate(given.compared, future) * float(heard[given.treated, future].sum())


__all__ = ["DEFAULT", "METHODS", "Effect", "EffectError", "EffectVerdict", "Lack", "Trial", "evaluate", "trial"]
