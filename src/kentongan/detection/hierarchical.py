"""The detector for counts so rare that an area's own past says little: many areas judged together, one budget.

Three steps: what to expect (`hierarchy`), how much the last periods speak for trouble (`shapes`), and how often such a
score comes by chance (`hierarchical_null`). The p-value of an area is the share of areas in which nothing is the matter
that score as high; it holds over the areas of a run together, not for each by itself.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kentongan.detection.control import CONTROLS, levels
from kentongan.detection.hierarchical_null import FEWEST, MOST, Null, null
from kentongan.detection.hierarchy import Ground, Tree, expect, fit
from kentongan.detection.judgement import Floats, Ints, Judgement, Mask, Why
from kentongan.detection.panel import PanelError
from kentongan.detection.rules import HIERARCHICAL, RuleError, number, one_of, restored, stored, whole
from kentongan.detection.series_input import checked_range, checked_series
from kentongan.detection.shapes import LONGEST, needed, score
from kentongan.detection.tails import upper_quantile

_MOST_COUNT = 10**9
_SELDOM = 0.005
_BEYOND = 200  # so many null scores should lie beyond the threshold


@dataclass(frozen=True)
class HierarchicalRule:
    """Raises RuleError for what cannot be meant.

    alpha    chance of an alarm per area and period in which nothing is the matter
    budget   false alarms a period over all areas that one is ready to look at; if given, it sets alpha
    control  "fixed", or "benjamini-hochberg": alpha is then the share of false ones among the alarms of a period
    minimum  with fewer reports than this in the periods that fit best there is no alarm
    history  periods of the past that are learnt from
    least    periods of an area's past that must have been observed
    refit    periods after which the past is learnt anew, counted from the first column
    gap      newest periods that are not learnt from, so that a rise under way does not become the usual
    year     periods to a year
    seed     of the simulation; the same seed, the same answer
    """

    alpha: float = 0.0005
    budget: float | None = None
    control: str = "fixed"
    minimum: int = 1
    history: int = 260
    least: int = 26
    refit: int = 13
    gap: int = 8
    year: float = 52.1775
    seed: int = 1

    def __post_init__(self) -> None:
        if not 0 < number("alpha", self.alpha) < 1:
            raise RuleError(f"alpha harus di antara 0 dan 1, bukan {self.alpha}.")
        if self.budget is not None and number("budget", self.budget) <= 0:
            raise RuleError(f"budget harus di atas 0, bukan {self.budget}.")
        one_of("control", self.control, CONTROLS)
        if self.budget is not None and self.control != "fixed":
            raise RuleError("budget hanya berlaku bila control fixed.")
        if number("year", self.year) < 1:
            raise RuleError(f"year paling kecil 1, bukan {self.year}.")
        for name, least in (("minimum", 1), ("history", LONGEST), ("least", 1), ("refit", 1), ("gap", 0), ("seed", 0)):
            whole(name, getattr(self, name), least)

    def to_json(self) -> str:
        """One line with every field, so that a stored rule means the same when defaults change."""
        return stored(HIERARCHICAL, self)

    @classmethod
    def from_json(cls, text: str) -> "HierarchicalRule":
        """The rule that `to_json` wrote. Raises RuleError for anything else, unknown and missing fields included."""
        return cls(**restored(HIERARCHICAL, text, cls))


@dataclass(frozen=True, eq=False)
class Places:
    """How the areas belong together.

    tree        kecamatan and city of each area
    neighbours  sizes of clusters looked for: arrays areas x k, each area first, then its nearest. Without any, the
                areas of one kecamatan are neighbours
    """

    tree: Tree
    neighbours: tuple[Ints, ...] = ()

    def zones(self) -> tuple[Ints, ...]:
        """Neighbourhoods as `shapes.score` takes them."""
        return tuple(np.ascontiguousarray(near, dtype=np.int64) for near in self.neighbours) or (
            _siblings(self.tree.district),
        )


@dataclass(frozen=True, eq=False)
class HierarchicalJudgement(Judgement):
    """A judgement of single periods, and what fits them best; areas x periods.

    `observed`, `expected` and `needed` are those of the period. `needed` is the count from which it would have been an
    alarm, with all other counts as they are. `score` is a log likelihood ratio.

    shape    number in `shapes.SHAPES`
    length   how many periods, the last included, the shape takes in
    reports  counted in those periods, in the area or, for a cluster, in it and its neighbours
    usual    what was to be expected there
    most     of alarms: the most that passes for usual there, exceeded one time in 200
    """

    score: Floats
    shape: Ints
    length: Ints
    reports: Ints
    usual: Floats
    most: Floats


def judge_hierarchical(
    counts: npt.ArrayLike,
    observed: Mask | None = None,
    *,
    places: Places,
    rule: HierarchicalRule | None = None,
    first: int | None = None,
    last: int | None = None,
    arrived: Floats | None = None,
) -> HierarchicalJudgement:
    """Judge columns `first` to `last` (both the last column if None), each knowing nothing of later ones.

    counts    areas x periods; NaN, or False in `observed`, is "not observed": it adds neither reports nor exposure
    observed  where reports came in; None: wherever `counts` is not NaN
    arrived   share of each column's reports that is in by now (`delay.completeness`): so much less is expected there,
              and a column of which nothing is in counts as not observed. None: everything is in

    Raises PanelError for counts that cannot be. Forty villages of four kecamatan, and one in which it begins to boil:

    >>> rng = np.random.default_rng(7)
    >>> reports = rng.poisson(0.1, (40, 120))
    >>> reports[5, -2:] = 3, 4
    >>> places = Places(Tree(district=np.arange(40) // 10, city=np.zeros(40, dtype=int)))
    >>> found = judge_hierarchical(reports, places=places, rule=HierarchicalRule(budget=0.05))
    >>> np.flatnonzero(found.exceeds).tolist(), found.length[5].tolist(), found.reports[5].tolist()
    ([5], [2], [7])
    """
    rule = rule or HierarchicalRule()
    numbers, seen = checked_series(counts, observed)
    if arrived is not None:
        seen = seen & (_checked_shares(arrived, numbers.shape[1]) > 0)
    if numbers.max(initial=0) > _MOST_COUNT:
        raise RuleError(f"Jumlah di atas {_MOST_COUNT} bukan jumlah laporan.")
    if not seen.all():
        numbers = np.where(seen, numbers, 0)
    start, stop = checked_range(numbers.shape[1], first, last)
    blocks = []
    while start <= stop:
        end = min(stop + 1, (start // rule.refit + 1) * rule.refit)
        blocks.append(_block(_Told(numbers, seen, arrived), rule, places, start, end))
        start = end
    names = HierarchicalJudgement.__dataclass_fields__
    return HierarchicalJudgement(
        **{name: np.concatenate([getattr(block, name) for block in blocks], axis=1) for name in names}
    )


@dataclass(frozen=True, eq=False)
class _Told:
    """What was counted, where anybody was heard, and what share of each column is in; areas x columns."""

    counts: npt.NDArray[np.integer]
    observed: Mask
    arrived: Floats | None

    def of(self, span: slice) -> "_Told":
        """Some of the columns, laid out anew for the compiled sums."""
        shares = None if self.arrived is None else self.arrived[span]
        return _Told(self.counts[:, span].copy(), self.observed[:, span].copy(), shares)


def _checked_shares(arrived: Floats, columns: int) -> Floats:
    if arrived.shape != (columns,) or not ((arrived >= 0) & (arrived <= 1)).all():
        raise PanelError(f"Bagian yang sudah masuk harus {columns} bilangan dari 0 sampai 1, satu untuk tiap periode.")
    return arrived


def _block(told: _Told, rule: HierarchicalRule, places: Places, start: int, end: int) -> HierarchicalJudgement:
    """The columns between two fits. What is learnt depends on the first column of the stretch, not on `start`."""
    counts, observed = told.counts, told.observed
    anchor = start // rule.refit * rule.refit
    past = slice(max(0, anchor - rule.gap - rule.history), max(0, anchor - rule.gap))
    columns, now = end - start, slice(start, end)
    known = observed[:, past].sum(axis=1)
    history = np.repeat(known[:, None], columns, axis=1)
    why = np.where(~observed[:, now], Why.SILENT_NOW, np.where(history < rule.least, Why.SHORT_HISTORY, Why.JUDGED))
    if not (why == Why.JUDGED).any():
        return _nothing(counts[:, now], observed[:, now], history, why)
    learnt = None if told.arrived is None else told.arrived[past]
    ground = fit(counts[:, past], observed[:, past], places.tree, year=rule.year, arrived=learnt)
    zones = places.zones()
    chances = _null(ground, told.of(slice(past.start, anchor)), known, rule, places, zones)
    begin = max(past.start, start - LONGEST)
    mean = _expected(ground, told, rule, places, (past.start, begin, end))
    mean[known < rule.least] = 0
    before = ((0, 0), (LONGEST + columns - (end - begin), 0))  # what lies before the first column was not observed
    recent, mean = np.pad(counts[:, begin:end], before), np.pad(mean, before)
    scatter = ground.dispersion + ground.doubt
    found = score(recent, mean, scatter, zones, columns=columns)
    judged = why == Why.JUDGED
    p = np.where(judged, chances.chance(found.total), np.nan)
    critical = chances.critical(_levels(p, rule))
    reports, usual = _windows(recent, mean, zones, found.zone, found.length)
    least = needed(found, counts[:, now].copy(), mean[:, -columns:].copy(), scatter, critical)
    least = np.maximum(least, counts[:, now] + rule.minimum - reports)
    with np.errstate(invalid="ignore"):
        exceeds = judged & (counts[:, now] >= least)
    blank = np.where(judged, 0.0, np.nan)
    return HierarchicalJudgement(
        observed=counts[:, now].astype(np.int64), exposure=observed[:, now].astype(np.int64), history=history,
        expected=mean[:, -columns:] + blank, lower=blank, upper=least - 1 + blank, p_value=p, needed=least + blank,
        exceeds=exceeds, why=why.astype(np.int64), score=found.total + blank, shape=found.shape, length=found.length,
        reports=reports, usual=usual + blank, most=_most(usual, scatter, exceeds),
    )  # fmt: skip


def _nothing(counts: npt.NDArray[np.integer], observed: Mask, history: Ints, why: Ints) -> HierarchicalJudgement:
    """A stretch of which nothing can be said."""
    blank, zero = np.full(why.shape, np.nan), np.zeros(why.shape, dtype=np.int64)
    return HierarchicalJudgement(
        observed=counts.astype(np.int64), exposure=observed.astype(np.int64), history=history, expected=blank,
        lower=blank, upper=blank, p_value=blank, needed=blank, exceeds=zero > 0, why=why.astype(np.int64), score=blank,
        shape=zero, length=zero, reports=zero, usual=blank, most=blank,
    )  # fmt: skip


def _most(usual: Floats, scatter: Floats, exceeds: Mask) -> Floats:
    found = np.full(usual.shape, np.nan)
    found[exceeds] = upper_quantile(_SELDOM, usual[exceeds], np.broadcast_to(scatter[:, None], usual.shape)[exceeds])
    return found


def _expected(
    ground: Ground, told: _Told, rule: HierarchicalRule, places: Places, span: tuple[int, int, int]
) -> Floats:
    """The mean of the periods from the second to the third of `span`, known from the first on; LONGEST more than are
    judged, 0 where there is nothing or nobody reported; of what is in by now only."""
    oldest, begin, end = span
    past = told.of(slice(oldest, end))
    mean, _doubt = expect(
        ground, past.counts, past.observed, places.tree, year=rule.year, last=end - begin, arrived=past.arrived
    )
    if told.arrived is not None:
        mean = mean * told.arrived[begin:end]
    mean[~told.observed[:, begin:end]] = 0
    return mean


def _null(
    ground: Ground, told: _Told, known: Ints, rule: HierarchicalRule, places: Places, zones: tuple[Ints, ...]
) -> Null:
    """Chances as they stood at the last period before the stretch."""
    usual, doubt = expect(ground, told.counts, told.observed, places.tree, year=rule.year, last=1, arrived=told.arrived)
    home = places.tree.city_of_district
    of_city = np.bincount(home, doubt[:, 0]) / np.bincount(home)
    rng = np.random.default_rng([rule.seed, told.counts.shape[1]])
    usual = np.where(known >= rule.least, usual[:, 0], 0)
    alpha = _alpha(rule, int((usual > 0).sum())) if rule.control == "fixed" else 0.0
    draws = int(min(MOST, max(FEWEST, _BEYOND / alpha))) if alpha else MOST
    return null(ground, usual, of_city, places.tree.city, zones, rng, draws=draws)


def _alpha(rule: HierarchicalRule, areas: int) -> float:
    return rule.alpha if rule.budget is None else min(0.5, rule.budget / max(areas, 1))


def _levels(p: Floats, rule: HierarchicalRule) -> Floats:
    """The level each area's p-value has to reach, column by column."""
    found = np.full(p.shape, np.nan)
    for column in range(p.shape[1]):
        known = np.isfinite(p[:, column])
        found[known, column] = levels(p[known, column], _alpha(rule, int(known.sum())), rule.control)
    return found


def _windows(
    counts: npt.NDArray[np.integer], mean: Floats, zones: tuple[Ints, ...], zone: Ints, length: Ints
) -> tuple[Ints, Floats]:
    """Reports and mean of the periods of the best shape, over the area or its neighbourhood."""
    columns = zone.shape[1]
    at = np.arange(counts.shape[1] - columns, counts.shape[1])[None] + 1
    found = []
    for values in (counts, mean):
        running = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
        total = np.take_along_axis(running, np.broadcast_to(at, zone.shape), axis=1)
        total = total - np.take_along_axis(running, at - length, axis=1)
        for place, near in enumerate(zones):
            for area, column in np.argwhere(zone == place):
                members = np.unique(near[area])
                end = at[0, column]
                total[area, column] = (running[members, end] - running[members, end - length[area, column]]).sum()
        found.append(total)
    return found[0], found[1]


def _siblings(district: Ints) -> Ints:
    """The areas of one kecamatan as neighbours; where it has fewer than the largest, the area itself fills up."""
    order = np.argsort(district, kind="stable")
    sizes = np.bincount(district)
    near = np.repeat(np.arange(len(district))[:, None], int(sizes.max()), axis=1)
    for members in np.split(order, np.cumsum(sizes)[:-1]):
        for area in members:
            near[area, : len(members)] = [area, *members[members != area]]
    return near
