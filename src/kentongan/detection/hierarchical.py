"""The detector for counts so rare that an area's own past says little: many areas judged together, one budget.

Three steps: what to expect (`hierarchy`), how much the last periods speak for trouble (`shapes`), and how often such a
score comes by chance. The last is answered by simulation of the fitted model itself: rates drawn from what is known of
them, counts from the negative binomial around them, the same scoring. So the p-value of an area is the share of areas
in which nothing is the matter that score as high.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from kentongan.detection.control import levels
from kentongan.detection.hierarchy import Ground, Tree, expect, fit
from kentongan.detection.judgement import Floats, Ints, Judgement, Mask, Why
from kentongan.detection.rules import RuleError, number, one_of, whole
from kentongan.detection.series_input import checked_range, checked_series
from kentongan.detection.shapes import LONGEST, SHAPES, score
from kentongan.detection.tails import upper_quantile

_NULL_SCORES = 100_000
_TAIL = 200  # the highest null scores, from which rarer ones are reckoned
CONTROLS = ("fixed", "benjamini-hochberg")


@dataclass(frozen=True)
class HierarchicalRule:
    """Raises RuleError for what cannot be meant.

    alpha       chance of an alarm per area and period in which nothing is the matter
    budget      false alarms a period over all areas that the city is ready to look at; if given, it sets alpha
    control     "fixed", or "benjamini-hochberg": alpha is then the share of false ones among the alarms of a period
    history     periods of the past that are learnt from
    refit       periods after which the past is learnt anew, counted from the first column
    gap         newest periods that are not learnt from, so that a rise under way does not become the usual
    least       periods of an area's past that must have been observed
    seed        of the simulation; the same seed, the same answer
    """

    alpha: float = 0.001
    budget: float | None = None
    control: str = "fixed"
    history: int = 260
    refit: int = 13
    gap: int = 2
    least: int = 26
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 < number("alpha", self.alpha) < 1:
            raise RuleError(f"alpha harus di antara 0 dan 1, bukan {self.alpha}.")
        if self.budget is not None and number("budget", self.budget) <= 0:
            raise RuleError(f"budget harus di atas 0, bukan {self.budget}.")
        one_of("control", self.control, CONTROLS)
        for name, least in (("history", LONGEST), ("refit", 1), ("gap", 0), ("least", 1), ("seed", 0)):
            whole(name, getattr(self, name), least)


@dataclass(frozen=True, eq=False)
class Places:
    """How the areas belong together: the tree, and for each size of a cluster the area itself and its nearest."""

    tree: Tree
    neighbours: tuple[Ints, ...] = ()


@dataclass(frozen=True, eq=False)
class HierarchicalJudgement(Judgement):
    """A judgement that also says which of `shapes.SHAPES` fits best, areas x periods."""

    shape: Ints


def judge(
    counts: npt.ArrayLike,
    observed: Mask | None,
    rule: HierarchicalRule,
    places: Places,
    *,
    first: int | None = None,
    last: int | None = None,
) -> HierarchicalJudgement:
    """Judge columns `first` to `last`, each knowing nothing of later ones; areas x periods.

    counts    areas x periods; NaN, or False in `observed`, is "not observed": it adds neither reports nor exposure

    Raises PanelError for counts that cannot be.
    """
    numbers, seen = checked_series(counts, observed)
    first, last = checked_range(numbers.shape[1], first, last)
    numbers = np.where(seen, numbers, 0)
    blocks = []
    start = first
    while start <= last:
        stop = min(last + 1, (start // rule.refit + 1) * rule.refit)
        blocks.append(_block(numbers, seen, rule, places, start, stop))
        start = stop
    return HierarchicalJudgement(
        *(np.concatenate([getattr(block, name) for block in blocks], axis=1) for name in _FIELDS)
    )


_FIELDS = (
    "observed", "exposure", "history", "expected", "lower", "upper", "p_value", "needed", "exceeds", "why", "shape",
)  # fmt: skip


def _block(
    counts: Ints, observed: Mask, rule: HierarchicalRule, places: Places, start: int, stop: int
) -> HierarchicalJudgement:
    """The columns between two fits. The fit is that of the first column of the stretch, wherever `first` lies."""
    anchor = max(0, start // rule.refit * rule.refit - rule.gap)
    past = slice(max(0, anchor - rule.history), anchor)
    columns = stop - start
    shape = (len(counts), columns)
    history = np.repeat(observed[:, past].sum(axis=1)[:, None], columns, axis=1)
    reports, seen = counts[:, start:stop], observed[:, start:stop]
    why = np.where(~seen, Why.SILENT_NOW, np.where(history < rule.least, Why.SHORT_HISTORY, Why.JUDGED))
    if not (why == Why.JUDGED).any():
        blank = np.full(shape, np.nan)
        nothing = np.zeros(shape, dtype=bool)
        return HierarchicalJudgement(
            reports, seen.astype(np.int64), history, *(blank.copy() for _ in range(5)), blank.copy(), nothing, why,
            np.zeros(shape, dtype=np.int64),
        )  # fmt: skip
    ground = fit(counts[:, past].astype(float), observed[:, past], places.tree)
    recent = slice(max(0, start - LONGEST), stop)
    mean = expect(ground, counts[:, recent].astype(float), observed[:, recent], places.tree)
    mean[~observed[:, recent]] = 0
    scores, best = score(
        _padded(counts[:, recent], columns), _padded(mean, columns), ground.dispersion, places.neighbours,
        columns=columns,
    )  # fmt: skip
    null = _null_scores(ground, mean[:, -columns:], places, np.random.default_rng([rule.seed, anchor]))
    p = np.where(why == Why.JUDGED, _chance(scores, null), np.nan)
    level = _levels(p, rule)
    now = mean[:, -columns:]
    with np.errstate(invalid="ignore"):
        exceeds = p <= level
    scatter = ground.dispersion + ground.doubt[:, None]
    spread = np.broadcast_to(scatter, shape)
    upper, lower = (_quantile(share, now, spread, why) for share in (np.nan_to_num(level, nan=0.5), 1 - 1e-9))
    expected = np.where(why == Why.JUDGED, now, np.nan)
    return HierarchicalJudgement(
        reports, seen.astype(np.int64), history, expected, lower, upper, p, upper + 1, exceeds, why, best
    )


def _padded(values: npt.NDArray[np.generic], columns: int) -> Floats:
    """At least LONGEST periods before the first one judged; those before the beginning count as not observed."""
    missing = max(0, LONGEST + columns - values.shape[1])
    return np.pad(values.astype(np.float32), ((0, 0), (missing, 0)))


def _null_scores(ground: Ground, mean: Floats, places: Places, rng: np.random.Generator) -> Floats:
    """Sorted scores of areas in which nothing is the matter, drawn from the fitted model."""
    areas = len(mean)
    columns = max(2, ceil(_NULL_SCORES / areas))
    wide = columns + LONGEST
    usual = mean.sum(axis=1) / np.maximum((mean > 0).sum(axis=1), 1)
    shape = 1 / np.maximum(ground.doubt, 1e-9)
    true = usual * rng.gamma(shape) / shape
    size = 1 / ground.dispersion
    drawn = rng.gamma(size, size=(areas, wide)) / size
    counts = rng.poisson(true[:, None] * drawn).astype(np.float32)
    flat = np.repeat(usual[:, None], wide, axis=1)
    found = score(counts, flat, ground.dispersion, places.neighbours, columns=columns)[0]
    return np.sort(found[usual > 0], axis=None)


def _chance(scores: Floats, null: Floats) -> Floats:
    """Share of null scores as high; beyond the highest of them the tail goes on as it began, falling exponentially."""
    count = len(null)
    share = (count - np.searchsorted(null, scores, side="left") + 1) / (count + 1)
    if count <= 2 * _TAIL:
        return np.asarray(share)
    edge = null[-_TAIL]
    slope = max(float(null[-_TAIL:].mean() - edge), 1e-6)
    beyond = _TAIL / count * np.exp(-(scores - edge) / slope)
    return np.where(scores > edge, beyond, share)


def _levels(p: Floats, rule: HierarchicalRule) -> Floats:
    """The level each area's p-value has to reach, column by column."""
    found = np.full(p.shape, np.nan)
    for column in range(p.shape[1]):
        known = np.isfinite(p[:, column])
        alpha = rule.alpha if rule.budget is None else min(0.5, rule.budget / max(int(known.sum()), 1))
        found[known, column] = levels(p[known, column], alpha, rule.control)
    return found


def _quantile(share: Floats | float, mean: Floats, dispersion: Floats, why: Ints) -> Floats:
    judged = why == Why.JUDGED
    found = np.full(mean.shape, np.nan)
    shares = np.broadcast_to(share, mean.shape)[judged]
    found[judged] = upper_quantile(np.maximum(shares, 1e-12), mean[judged], dispersion[judged])
    return found


def sentence(judged: HierarchicalJudgement, cell: tuple[int, int]) -> str:
    """What the best shape is called, in Indonesian; for an alarm."""
    kind = SHAPES[int(judged.shape[cell])]
    names = {"burst": "lonjakan", "cluster": "bersama wilayah sekitarnya", "rise": "naik perlahan"}
    return f"{names[kind.kind]}, {kind.length} periode terakhir"
