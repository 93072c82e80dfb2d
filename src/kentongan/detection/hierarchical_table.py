"""The hierarchical method asked of a long table of counts; the codes of the areas tell what belongs together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from kentongan.detection.decide import group_numbers
from kentongan.detection.hierarchical import HierarchicalJudgement, HierarchicalRule, Places, judge_hierarchical
from kentongan.detection.hierarchical_sentences import hierarchical_reason
from kentongan.detection.hierarchy import Tree
from kentongan.detection.rules import DAYS_A_YEAR
from kentongan.detection.table import CountTable
from kentongan.detection.weeks import WEEK, weekly

_CITY, _DISTRICT = 5, 8  # lengths of the codes of a city and a kecamatan


@dataclass(frozen=True, eq=False)
class Answer:
    """One area and period of the table: its row and column, the cell of `judged`, and the sentence."""

    row: int
    column: int
    judged: HierarchicalJudgement
    cell: tuple[int, int]
    reason: str


def tree_of(areas: tuple[str, ...]) -> Tree:
    """Kecamatan and city by code (`35.74.01.1001`); areas without such codes are all of one.

    >>> tree_of(("35.74.01.1001", "35.74.02.1001")).district.tolist()
    [0, 1]
    """
    coded = all(area.count(".") == 3 for area in areas)
    city = {area: area[:_CITY] if coded else "" for area in areas}
    district = {area: area[:_DISTRICT] if coded else "" for area in areas}
    return Tree(group_numbers(areas, district), group_numbers(areas, city))


def places_of(areas: tuple[str, ...], borders: Iterable[tuple[int, int]] | None = None) -> Places:
    """Kecamatan and city by code; neighbours by `borders` (pairs of rows), or else all areas of a kecamatan.

    >>> places_of(("35.74.01.1001", "35.74.01.1002", "35.74.02.1001"), [(1, 2)]).neighbours[0].tolist()
    [[0, 0], [1, 2], [2, 1]]
    """
    if borders is None:
        return Places(tree_of(areas))
    beside: list[list[int]] = [[row] for row in range(len(areas))]
    for one, other in borders:
        beside[one].append(other)
        beside[other].append(one)
    widest = max(len(near) for near in beside)
    near = np.array([[row[0], *sorted(row[1:]), *[row[0]] * (widest - len(row))] for row in beside], dtype=np.int64)
    return Places(tree_of(areas), (near,))


def judge_table(
    table: CountTable, rule: HierarchicalRule, *, first: int, last: int, places: Places | None = None
) -> Iterator[Answer]:
    """Judge columns `first` to `last`, area by area. Days are taken together: each with the six before it.

    Without `places` the codes of the areas tell what belongs together.
    """
    places = places or places_of(table.areas)
    step = WEEK if table.calendar.kind == "day" else 1
    unit = "minggu" if step == WEEK else table.calendar.unit
    if step == 1:
        rule = replace(rule, year=DAYS_A_YEAR / table.calendar.days_a_period)
    ends = {column % step: column for column in range(max(first, last - step + 1), last + 1)}
    judged = {phase: _judged(table, rule, places, step, first, end) for phase, end in ends.items()}
    for row in range(len(table.areas)):
        for column in range(first, last + 1):
            found = judged[column % step]
            cell = (row, found.why.shape[1] - 1 - (ends[column % step] - column) // step)
            since = table.label(max(0, column - step * int(found.length[cell]) + 1))
            yield Answer(row, column, found, cell, hierarchical_reason(found, cell, since=since, unit=unit))


def _judged(
    table: CountTable, rule: HierarchicalRule, places: Places, step: int, first: int, end: int
) -> HierarchicalJudgement:
    """Every `step`-th column back from `end` to `first`."""
    counts, observed, looks = table.counts, table.observed, (end - first) // step + 1
    if step == WEEK:  # the first days lie in a week that began before the table: nobody was heard then
        before = ((0, 0), (WEEK - 1, 0))
        counts, observed = weekly(np.pad(counts, before), np.pad(observed, before), at=end + WEEK - 1)
    stop = end if step == 1 else counts.shape[1] - 1
    return judge_hierarchical(counts, observed, places=places, rule=rule, first=stop - looks + 1, last=stop)
