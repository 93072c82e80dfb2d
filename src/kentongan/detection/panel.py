"""Counts per area and day, with "nobody reported" kept apart from "nothing happened"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


class PanelError(ValueError):
    """The counts cannot be used as they are; the Indonesian message names what is wrong and where."""


@dataclass(frozen=True, eq=False)
class CountPanel:
    """Daily counts of several areas. Build it with `from_arrays` or `from_events`; its arrays cannot be written to.

    areas       names or codes, one per row
    periods     days without a gap, one per column
    counts      whole numbers, areas x days; 0 wherever `observed` is False
    observed    areas x days; False means that no report came in, which is not the same as zero
    population  people per area, or None
    """

    areas: tuple[str, ...]
    periods: tuple[date, ...]
    counts: Counts
    observed: Mask
    population: Floats | None = None

    @classmethod
    def from_arrays(
        cls,
        areas: Sequence[str],
        periods: Sequence[date],
        counts: npt.ArrayLike,
        *,
        observed: npt.ArrayLike | None = None,
        population: npt.ArrayLike | None = None,
    ) -> "CountPanel":
        """Check and copy. Without `observed` every cell counts as reported. Raises PanelError.

        >>> panel = CountPanel.from_arrays(["A"], [date(2026, 1, 1), date(2026, 1, 2)], [[0, 2]])
        >>> panel.counts.sum().item()
        2
        """
        names, days = _checked_areas(areas), _checked_periods(periods)
        shape = (len(names), len(days))
        seen = _checked_mask(observed, shape)
        numbers = _checked_counts(counts, seen, names, days)
        people = None if population is None else _checked_population(population, names)
        for array in (numbers, seen, people):
            if array is not None:
                array.setflags(write=False)
        return cls(names, days, numbers, seen, people)

    @classmethod
    def from_events(
        cls,
        events: Iterable[tuple[str, date]],
        *,
        areas: Sequence[str],
        first: date,
        last: date,
        observed: npt.ArrayLike | None = None,
        population: npt.ArrayLike | None = None,
    ) -> "CountPanel":
        """Count (area, day) pairs from `first` to `last`, both included. Raises PanelError for a stranger among them.

        An event in a cell that `observed` calls silent makes that cell observed: a report did come in.

        >>> panel = CountPanel.from_events([("B", date(2026, 1, 2))], areas=["A", "B"], first=date(2026, 1, 1),
        ...                                last=date(2026, 1, 3))
        >>> panel.counts.tolist()
        [[0, 0, 0], [0, 1, 0]]
        """
        names = _checked_areas(areas)
        if last < first:
            raise PanelError(f"Hari terakhir {last} mendahului hari pertama {first}.")
        days = tuple(first + timedelta(days=i) for i in range((last - first).days + 1))
        counts = np.zeros((len(names), len(days)), dtype=np.int64)
        row_of = {name: row for row, name in enumerate(names)}
        for number, (area, day) in enumerate(events, start=1):
            if area not in row_of:
                raise PanelError(f"Kejadian ke-{number}: wilayah {area!r} tidak ada dalam daftar wilayah.")
            if not first <= (plain := _as_day(day, f"Kejadian ke-{number}")) <= last:
                raise PanelError(f"Kejadian ke-{number}: tanggal {plain} di luar rentang {first} sampai {last}.")
            counts[row_of[area], (plain - first).days] += 1
        seen = _checked_mask(observed, counts.shape) | (counts > 0)
        return cls.from_arrays(names, days, counts, observed=seen, population=population)

    def column_of(self, day: date) -> int:
        """Index of a day. Raises PanelError when the panel does not hold it."""
        column = (day - self.periods[0]).days
        if not 0 <= column < len(self.periods):
            raise PanelError(f"Tanggal {day} di luar panel ({self.periods[0]} sampai {self.periods[-1]}).")
        return column

    def row_of(self, area: str) -> int:
        """Index of an area. Raises PanelError when the panel does not hold it."""
        if area not in self.areas:
            raise PanelError(f"Wilayah {area!r} tidak ada dalam panel.")
        return self.areas.index(area)

    def window_sums(self, days: int) -> tuple[Counts, Counts]:
        """Sum over the last `days` days, for each day that has as many before it.

        Returns counts and observed days, both areas x (periods - days + 1). Raises PanelError for an impossible width.
        """
        if not 1 <= days <= len(self.periods):
            raise PanelError(f"Jendela {days} hari tidak muat dalam panel {len(self.periods)} hari.")
        return running_sums(self.counts, days), running_sums(self.observed, days)

    def until(self, last: date) -> "CountPanel":
        """The same panel without the days after `last`: what could be known then, as far as dates tell."""
        stop = self.column_of(last) + 1
        return CountPanel(
            self.areas, self.periods[:stop], self.counts[:, :stop], self.observed[:, :stop], self.population
        )

    def select(self, areas: Sequence[str]) -> "CountPanel":
        """The rows of these areas, in this order."""
        rows = [self.row_of(area) for area in _checked_areas(areas)]
        people = None if self.population is None else self.population[rows]
        return CountPanel.from_arrays(
            [self.areas[row] for row in rows],
            self.periods,
            self.counts[rows],
            observed=self.observed[rows],
            population=people,
        )


def running_sums(values: npt.NDArray[np.int64] | Mask, width: int) -> Counts:
    """Sums over `width` neighbouring columns; the result is `width - 1` columns narrower."""
    total = np.cumsum(values, axis=1, dtype=np.int64)
    total[:, width:] -= total[:, :-width].copy()
    return total[:, width - 1 :]


def _as_day(day: date, where: str) -> date:
    if isinstance(day, datetime) or not isinstance(day, date):
        raise PanelError(f"{where}: {day!r} bukan tanggal; jam dan zona waktu harus diubah menjadi hari lebih dulu.")
    return day


def _checked_areas(areas: Sequence[str]) -> tuple[str, ...]:
    names = tuple(areas)
    if not names:
        raise PanelError("Daftar wilayah kosong.")
    seen: set[str] = set()
    for position, name in enumerate(names, start=1):
        if not isinstance(name, str) or not name.strip():
            raise PanelError(f"Wilayah ke-{position} tidak bernama.")
        if name in seen:
            raise PanelError(f"Wilayah {name!r} tercantum dua kali.")
        seen.add(name)
    return names


def _checked_periods(periods: Sequence[date]) -> tuple[date, ...]:
    days = tuple(periods)
    if not days:
        raise PanelError("Daftar hari kosong.")
    for position, day in enumerate(days, start=1):
        _as_day(day, f"Hari ke-{position}")
    for before, after in pairwise(days):
        if before == after:
            raise PanelError(f"Tanggal {after} tercantum dua kali.")
        if after < before:
            raise PanelError(f"Tanggal {after} mendahului {before}; hari harus berurutan.")
        if (after - before).days > 1:
            raise PanelError(f"Ada celah antara {before} dan {after}; hari tanpa laporan ditandai, bukan dihilangkan.")
    return days


def _checked_mask(observed: npt.ArrayLike | None, shape: tuple[int, ...]) -> Mask:
    if observed is None:
        return np.ones(shape, dtype=bool)
    seen = np.array(observed)
    if seen.dtype != np.bool_:
        raise PanelError("Tanda 'observed' harus benar/salah untuk setiap wilayah dan hari.")
    if seen.shape != shape:
        raise PanelError(f"Tanda 'observed' berukuran {_size(seen.shape)}, seharusnya {_size(shape)}.")
    return seen


def _checked_counts(counts: npt.ArrayLike, seen: Mask, areas: Sequence[str], days: Sequence[date]) -> Counts:
    try:
        numbers = np.array(counts)
    except ValueError as error:
        raise PanelError("Setiap wilayah harus mempunyai jumlah hari yang sama.") from error
    if numbers.shape != seen.shape:
        raise PanelError(f"Jumlah berukuran {_size(numbers.shape)}, seharusnya {_size(seen.shape)} (wilayah x hari).")
    if numbers.dtype.kind not in "iuf":
        raise PanelError("Jumlah harus berupa bilangan.")
    faults = (
        (~np.isfinite(numbers) & seen, "tidak terisi, padahal ditandai terlapor"),
        (~np.isfinite(numbers) & ~seen, "tidak terisi; isi 0 dan tandai tidak terlapor"),
        (numbers < 0, "negatif"),
        (np.isfinite(numbers) & (numbers != np.floor(numbers)), "bukan bilangan bulat"),
        ((numbers > 0) & ~seen, "lebih dari nol, padahal ditandai tidak terlapor"),
    )
    for wrong, what in faults:
        if wrong.any():
            row, column = (int(i) for i in np.argwhere(wrong)[0])
            raise PanelError(f"Jumlah {areas[row]!r} pada {days[column]} {what}: {numbers[row, column]}.")
    return numbers.astype(np.int64)


def _checked_population(population: npt.ArrayLike, areas: Sequence[str]) -> Floats:
    people = np.array(population, dtype=float)
    if people.shape != (len(areas),):
        raise PanelError(f"Penduduk berukuran {_size(people.shape)}, seharusnya satu bilangan untuk tiap wilayah.")
    wrong = ~(np.isfinite(people) & (people > 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        raise PanelError(f"Penduduk {areas[row]!r} harus lebih dari nol, bukan {people[row]}.")
    return people


def _size(shape: tuple[int, ...]) -> str:
    return " x ".join(str(n) for n in shape) or "satu bilangan"
