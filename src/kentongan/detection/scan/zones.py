"""Where a cluster may lie: candidate sets of neighbouring areas, written as growing sequences.

A *row* is a sequence of areas; its first area, its first two, and so on are candidate zones wherever `closed` says so.
Circles around one centre are one row, so that a zone's counts follow from those of the zone before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

_MOST_MEMBERS = 200_000_000
_MOST_SETS = 5_000_000
_PART = 2_000_000
# Two distances that differ by less than this part are one: the rest is rounding.
_SAME = 1e-9


class ScanError(ValueError):
    """The scan cannot be made with these data; the Indonesian message names what is wrong and where."""


@dataclass(frozen=True, eq=False)
class Zones:
    """Rows of areas, one after another in `members`; row r lies from starts[r] to starts[r + 1].

    areas    how many areas there are
    starts   rows + 1 positions
    members  numbers of areas
    closed   per member: do the members of this row up to here make a zone?
    """

    areas: int
    starts: npt.NDArray[np.int64]
    members: npt.NDArray[np.int32]
    closed: npt.NDArray[np.bool_]

    @classmethod
    def of_rows(cls, areas: int, rows: Iterable[npt.NDArray[np.int32]], closed: Iterable[npt.ArrayLike]) -> "Zones":
        """Join rows and their closed marks. Raises ScanError when they hold nothing, or too much for memory."""
        lists = list(rows)
        starts = np.concatenate([[0], np.cumsum([len(row) for row in lists], dtype=np.int64)])
        if not starts[-1]:
            raise ScanError("Tidak ada satu kawasan pun: batas bagian penduduk atau jumlah wilayah terlalu kecil.")
        marks = [np.asarray(mark, dtype=bool) for mark in closed]
        return cls(areas, starts, np.concatenate(lists).astype(np.int32), np.concatenate(marks))

    def zone(self, position: int) -> tuple[int, ...]:
        """The areas of the zone that ends at this position of `members`, in rising order."""
        row = int(np.searchsorted(self.starts, position, side="right")) - 1
        return tuple(sorted(int(area) for area in self.members[self.starts[row] : position + 1]))

    def largest(self, weight: npt.NDArray[np.float64]) -> float:
        """The greatest sum of `weight` over a zone; `weight` must not be negative."""
        sums = np.concatenate([[0.0], weight[self.members].cumsum()])
        return float((sums[self.starts[1:]] - sums[self.starts[:-1]]).max())


def circles(
    points: npt.ArrayLike,
    *,
    weight: npt.ArrayLike | None = None,
    max_share: float = 0.5,
    max_areas: int | None = None,
) -> Zones:
    """Every circle around every area, by what it holds: areas at one distance come in together.

    points     areas x 2 (or x 3, see `sphere`)
    weight     what `max_share` is a share of: people or cases; None counts areas
    max_share  a circle holds at most this share of the whole weight
    max_areas  and at most so many areas

    Raises ScanError for points or weights that cannot be meant.

    >>> line = circles([[0, 0], [1, 0], [3, 0], [4, 0]])
    >>> [line.zone(i) for i in range(len(line.members))]
    [(0,), (0, 1), (1,), (0, 1), (2,), (2, 3), (3,), (2, 3)]
    """
    places, heavy = _checked(points, weight)
    if not 0 < max_share <= 1 or (max_areas is not None and max_areas < 1):
        raise ScanError("Bagian terbesar harus di atas 0 sampai 1, dan jumlah wilayah terbesar paling kecil 1.")
    limit = max_share * float(heavy.sum()) * (1 + _SAME)
    most = len(places) if max_areas is None else min(max_areas, len(places))
    tree = cKDTree(places)
    rows: list[npt.NDArray[np.int32]] = []
    closed: list[npt.ArrayLike] = []
    total = 0
    step = max(1, _PART // len(places))
    order = _along(places)
    for start in range(0, len(places), step):
        for row, mark in _around(tree, places[order[start : start + step]], heavy, limit, most):
            rows.append(row)
            closed.append(mark)
            total += len(row)
        if total > _MOST_MEMBERS:
            raise ScanError("Kawasan terlalu banyak untuk ingatan; perkecil bagian penduduk terbesar.")
    return Zones.of_rows(len(places), rows, closed)


def _along(places: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """An order in which neighbours mostly follow each other, strip by strip: the search then finds them in cache."""
    across = places[:, 0].argsort(kind="stable").argsort(kind="stable")
    strip = across // max(1, round(len(places) ** 0.5))
    return np.lexsort((np.where(strip % 2, -places[:, 1], places[:, 1]), strip)).astype(np.int64)


def _around(
    tree: cKDTree, centres: npt.NDArray[np.float64], heavy: npt.NDArray[np.float64], limit: float, most: int
) -> Iterable[tuple[npt.NDArray[np.int32], npt.NDArray[np.bool_]]]:
    """Neighbours of each centre out to the last circle within the limits, and which of them end a circle."""
    everyone = len(heavy)
    ask = min(everyone, most + 1, 64)
    while True:
        distance, index = tree.query(centres, k=ask)
        distance, index = distance.reshape(len(centres), ask), index.reshape(len(centres), ask)
        load = heavy[index].cumsum(axis=1)
        if ask >= min(everyone, most + 1) or (load[:, -1] > limit).all():
            break
        ask = min(everyone, most + 1, 2 * ask)
    gap = np.diff(distance, axis=1, append=np.inf if ask == everyone else distance[:, -1:])
    ends = gap > _SAME * np.maximum(distance, np.finfo(float).tiny)
    allowed = ends & (load > 0) & (load <= limit) & (np.arange(ask) < most)
    for row, mark in zip(index, allowed, strict=True):
        length = ask - int(np.argmax(mark[::-1])) if mark.any() else 0
        yield row[:length].astype(np.int32), mark[:length]


def _checked(
    points: npt.ArrayLike, weight: npt.ArrayLike | None
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    places = np.asarray(points, dtype=float)
    if places.ndim != 2 or not len(places) or places.shape[1] not in {2, 3}:
        raise ScanError("Titik wilayah harus berupa tabel dengan dua (atau tiga) kolom dan sedikitnya satu baris.")
    heavy = np.ones(len(places)) if weight is None else np.asarray(weight, dtype=float)
    if heavy.shape != (len(places),):
        raise ScanError(f"Bobot wilayah harus {len(places)} bilangan, satu untuk tiap titik.")
    for values, what in ((places.sum(axis=1), "Titik"), (heavy, "Bobot")):
        wrong = ~np.isfinite(values)
        if what == "Bobot":
            wrong |= values < 0
        if wrong.any():
            raise ScanError(f"{what} wilayah ke-{int(np.argmax(wrong)) + 1} bukan bilangan yang dapat dipakai.")
    return places, heavy


def sphere(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Degrees as points on the unit sphere: straight lines between those rank as distances along the ground do.

    >>> sphere([0.0], [90.0]).round(6).tolist()
    [[0.0, 0.0, 1.0]]
    """
    east, north = np.radians(np.asarray(longitude, dtype=float)), np.radians(np.asarray(latitude, dtype=float))
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)


def connected(areas: int, borders: Iterable[tuple[int, int]], *, max_areas: int = 4) -> Zones:
    """Every connected set of up to `max_areas` areas, whatever its shape (flexible scan, Tango & Takahashi 2005).

    `borders` are pairs of areas that touch. Each set comes once. Raises ScanError for unknown areas or too many sets:
    their number grows about fourfold with each further area.

    >>> chain = connected(3, [(0, 1), (1, 2)], max_areas=2)
    >>> [chain.zone(i) for i in np.flatnonzero(chain.closed)]
    [(0,), (0, 1), (1,), (1, 2), (2,)]
    """
    beside: list[set[int]] = [set() for _ in range(areas)]
    for one, other in borders:
        if not (0 <= one < areas and 0 <= other < areas) or one == other:
            raise ScanError(f"Pasangan batas ({one}, {other}) tidak menunjuk dua wilayah yang ada.")
        beside[one].add(other)
        beside[other].add(one)
    if max_areas < 1:
        raise ScanError(f"Jumlah wilayah terbesar harus paling kecil 1, bukan {max_areas}.")
    rows: list[npt.NDArray[np.int32]] = []
    closed: list[npt.ArrayLike] = []
    for first in range(areas):
        for grown, fresh in _grown_from(first, beside, max_areas):
            rows.append(np.array(grown, dtype=np.int32))
            closed.append([False] * (len(grown) - fresh) + [True] * fresh)
        if len(rows) > _MOST_SETS:
            raise ScanError("Kawasan bersambung terlalu banyak; perkecil jumlah wilayah terbesar.")
    return Zones.of_rows(areas, rows, closed)


def _grown_from(first: int, beside: list[set[int]], most: int) -> Iterable[tuple[list[int], int]]:
    """Connected sets whose lowest area is `first`, as sequences; with how many of its prefixes are new.

    Each set is met once: an area passed over at one branch stays out of the branches after it.
    """
    stack: list[tuple[list[int], list[int], set[int], int]] = [
        ([first], sorted(a for a in beside[first] if a > first), set(), 1)
    ]
    while stack:
        grown, frontier, barred, fresh = stack.pop()
        if len(grown) == most or not frontier:
            yield grown, fresh
            continue
        passed: set[int] = set(barred)
        branches = []
        for at, area in enumerate(frontier):
            rest = frontier[at + 1 :]
            known = {*grown, *rest, *passed, *frontier}
            more = sorted(a for a in beside[area] if a > first and a not in known)
            branches.append(([*grown, area], rest + more, set(passed), fresh + 1 if at == 0 else 1))
            passed.add(area)
        stack.extend(reversed(branches))
