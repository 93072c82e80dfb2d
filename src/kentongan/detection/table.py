"""A long table `area,period,count[,population]` as text lines, checked row by row and laid out as arrays."""

import csv
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from kentongan.detection.rules import DAYS_A_YEAR

_MOST_CELLS = 60_000_000
_MOST_COUNT = 10**9
_MOST_PERIOD = 10**9
_REQUIRED = ("area", "period", "count")


class TableError(ValueError):
    """The table cannot be used; the Indonesian message names the line and what is wrong there."""


@dataclass(frozen=True)
class Calendar:
    """How periods are written and how long they are. `kind` is "day", "week" or "number"."""

    kind: str
    days_a_period: float

    @property
    def unit(self) -> str:
        return {"day": "hari", "week": "minggu", "number": "periode"}[self.kind]

    def label(self, index: int) -> str:
        """The period with this index as it is written in the table."""
        if self.kind == "day":
            return date.fromordinal(index).isoformat()
        if self.kind == "week":
            year, week, _ = (date.min + timedelta(days=7 * index)).isocalendar()
            return f"{year:04}-W{week:02}"
        return str(index)


@dataclass(frozen=True, eq=False)
class CountTable:
    """Counts of areas x periods; `first` is the index of the first period. An absent row is not observed."""

    areas: tuple[str, ...]
    calendar: Calendar
    first: int
    counts: npt.NDArray[np.int64]
    observed: npt.NDArray[np.bool_]
    population: npt.NDArray[np.float64] | None

    def column_of(self, text: str) -> int:
        """Column of a period written as in the table. Raises TableError when it is not there."""
        kind, index = parse_period(text)
        column = index - self.first
        if kind != self.calendar.kind or not 0 <= column < self.counts.shape[1]:
            last = self.calendar.label(self.first + self.counts.shape[1] - 1)
            raise TableError(
                f"Periode {text!r} tidak ada dalam tabel ({self.calendar.label(self.first)} sampai {last})."
            )
        return column

    def label(self, column: int) -> str:
        """How the table writes the period of a column."""
        return self.calendar.label(self.first + column)


@dataclass(frozen=True)
class _Row:
    line: int
    area: str
    period: int
    count: int
    population: float | None


def parse_period(text: str) -> tuple[str, int]:
    """Kind and running number of an ISO day, an ISO week or a whole number. Raises TableError.

    >>> parse_period("2026-W03")[0], parse_period("17")
    ('week', ('number', 17))
    """
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return "day", date.fromisoformat(text).toordinal()
        if week := re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text):
            return "week", (date.fromisocalendar(int(week[1]), int(week[2]), 1) - date.min).days // 7
    except ValueError as error:
        raise TableError(f"periode {text!r} tidak ada dalam kalender") from error
    if re.fullmatch(r"[0-9]{1,10}", text) and int(text) <= _MOST_PERIOD:
        return "number", int(text)
    raise TableError(f"periode {text!r} bukan hari (2026-01-31), minggu (2026-W05), atau bilangan bulat")


def read_table(lines: Iterable[str], *, frequency: int = 52) -> CountTable:
    """Read the lines of a CSV file. `frequency` is how many whole-number periods make a year.

    Raises TableError that names the first bad line: unknown or missing columns, empty cells, negative or fractional
    counts, a doubled area and period, mixed notations.
    """
    kinds: dict[str, int] = {}
    rows: dict[tuple[str, int], _Row] = {}
    for row, kind in _rows(lines):
        kinds.setdefault(kind, row.line)
        if len(kinds) > 1:
            raise TableError(f"Baris {row.line}: cara menulis periode berbeda dari baris {min(kinds.values())}.")
        if (key := (row.area, row.period)) in rows:
            raise TableError(f"Baris {row.line}: wilayah dan periode ini sudah ada di baris {rows[key].line}.")
        rows[key] = row
    if not rows:
        raise TableError("Tabel tidak berisi satu baris data pun.")
    kind = next(iter(kinds))
    days = {"day": 1.0, "week": 7.0, "number": DAYS_A_YEAR / frequency}[kind]
    return _laid_out(list(rows.values()), Calendar(kind, days))


def _laid_out(rows: list[_Row], calendar: Calendar) -> CountTable:
    row_of = {area: i for i, area in enumerate(dict.fromkeys(row.area for row in rows))}
    first, last = min(row.period for row in rows), max(row.period for row in rows)
    if len(row_of) * (last - first + 1) > _MOST_CELLS:
        span = f"{calendar.label(first)} sampai {calendar.label(last)}"
        raise TableError(f"Rentang {span} terlalu panjang untuk {len(row_of)} wilayah.")
    counts = np.zeros((len(row_of), last - first + 1), dtype=np.int64)
    observed = np.zeros(counts.shape, dtype=bool)
    people = np.full(len(row_of), np.nan)
    for row in sorted(rows, key=lambda row: row.period):
        at = row_of[row.area], row.period - first
        counts[at], observed[at] = row.count, True
        if row.population is not None:
            people[at[0]] = row.population
    population = None if np.isnan(people).any() else people
    return CountTable(tuple(row_of), calendar, first, counts, observed, population)


def _rows(lines: Iterable[str]) -> Iterator[tuple[_Row, str]]:
    reader = csv.reader(lines, strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header)
        for cells in reader:
            if cells:
                yield _row(reader.line_num, header, cells)
    except csv.Error as error:
        raise TableError(f"Baris {reader.line_num}: bukan CSV yang sah ({error}).") from error


def _check_header(header: list[str]) -> None:
    wanted = "seharusnya area,period,count dan, bila ada, population"
    if missing := [name for name in _REQUIRED if name not in header]:
        raise TableError(f"Baris 1: kolom {', '.join(missing)} tidak ada; {wanted}.")
    if len(set(header)) < len(header) or not set(header) <= {*_REQUIRED, "population"}:
        raise TableError(f"Baris 1: ada kolom yang berulang atau tidak dikenal; {wanted}.")


def _row(line: int, header: list[str], cells: list[str]) -> tuple[_Row, str]:
    if len(cells) != len(header):
        raise TableError(f"Baris {line}: {len(cells)} kolom, seharusnya {len(header)}.")
    given = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    if empty := [name for name in header if not given[name]]:
        raise TableError(f"Baris {line}: kolom {empty[0]} kosong; tanpa laporan, hapus barisnya.")
    try:
        kind, period = parse_period(given["period"])
    except TableError as error:
        raise TableError(f"Baris {line}: {error}.") from error
    people = _population(line, given["population"]) if "population" in given else None
    return _Row(line, given["area"], period, _count(line, given["count"]), people), kind


def _count(line: int, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > _MOST_COUNT:
        raise TableError(f"Baris {line}: jumlah {text!r} bukan bilangan bulat dari 0 sampai {_MOST_COUNT}.")
    return int(text)


def _population(line: int, text: str) -> float:
    number = float(text) if re.fullmatch(r"[0-9]{1,12}(\.[0-9]+)?", text) else math.nan
    if not number > 0:
        raise TableError(f"Baris {line}: penduduk {text!r} bukan bilangan di atas nol.")
    return number
