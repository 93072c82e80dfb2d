"""A file of events, CSV or JSON, checked row by row: `area`, `date` and, where it is another day, `known`."""

import csv
import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kentongan.detection.history import Event

MOST = 5_000_000
Row = tuple[str, Mapping[str, str]]


class EventError(ValueError):
    """The file cannot be used; the Indonesian message names the row, the column and what is wrong there."""


@dataclass(frozen=True)
class Columns:
    """Which column holds what. `known` and `by` may be None.

    area, date   where and when; an area left empty is not known
    known        when it came to be known; left empty: on the day itself
    by           what the events are told apart by, for example the category
    """

    area: str = "area"
    date: str = "date"
    known: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Test:
    """A test on one column: one of some words, or (`least`) a number of at least so much.

    >>> Test.parse("kind=fire,riot").holds("fire"), Test.parse("dead>=2").holds("1")
    (True, False)
    """

    column: str
    words: frozenset[str] = frozenset()
    least: float | None = None

    @classmethod
    def parse(cls, text: str) -> "Test":
        """Read `COLUMN=WORD[,WORD…]` or `COLUMN>=NUMBER`. Raises EventError."""
        if found := re.fullmatch(r"([^=<>]+)>=\s*(-?[0-9]+(?:\.[0-9]+)?)", text):
            return cls(found[1].strip(), least=float(found[2]))
        name, equals, words = text.partition("=")
        if not equals or not name.strip() or not words.strip():
            raise EventError(f"{text!r} tidak berbentuk KOLOM=ISI[,ISI…] atau KOLOM>=BILANGAN.")
        return cls(name.strip(), words=frozenset(word.strip() for word in words.split(",")))

    def holds(self, cell: str) -> bool:
        """Raises ValueError where a number is asked for and the cell holds none."""
        if self.least is None:
            return cell in self.words
        return bool(cell) and float(cell) >= self.least


def read_events(
    text: Iterable[str], *, form: str, columns: Columns, only: Iterable[Test] = (), mark: Test | None = None
) -> list[tuple[str, Event]]:
    """Return (value of `columns.by`, Event) for each row that passes the tests of `only`; `mark` marks some.

    text  the lines of the file
    form  "csv" or "json": a list of objects, {"events": [...]}, or GeoJSON features with the fields in `properties`

    A date is an ISO day, with or without a time behind it, or a month: then the day is its last. Raises EventError.
    """
    rows = _csv_rows(text) if form == "csv" else _json_rows(text)
    tests, found = list(only), []
    for number, (where, row) in enumerate(rows, start=1):
        if number == 1:
            _check(row, columns, tests, mark)
        if number > MOST:
            raise EventError(f"Berkas berisi lebih dari {MOST} kejadian.")
        if all(_holds(test, where, row) for test in tests):
            marked = mark is not None and _holds(mark, where, row)
            found.append((row.get(columns.by or "", ""), _event(where, row, columns, marked=marked)))
    if not found:
        raise EventError("Tidak ada satu kejadian pun yang dapat dihitung.")
    return found


def _check(row: Mapping[str, str], columns: Columns, only: list[Test], mark: Test | None) -> None:
    tests = [*only, *([mark] if mark else [])]
    wanted = [columns.area, columns.date, columns.known, columns.by, *(test.column for test in tests)]
    if missing := [name for name in wanted if name is not None and name not in row]:
        raise EventError(f"Baris 1: kolom {missing[0]!r} tidak ada; yang ada: {', '.join(row)}.")


def _holds(test: Test, where: str, row: Mapping[str, str]) -> bool:
    cell = row.get(test.column, "")
    try:
        return test.holds(cell)
    except ValueError as error:
        raise EventError(f"{where}, kolom {test.column}: {cell!r} bukan bilangan.") from error


def _event(where: str, row: Mapping[str, str], columns: Columns, *, marked: bool) -> Event:
    since, day = _days(where, columns.date, row.get(columns.date, ""))
    known = None
    if columns.known and row.get(columns.known):
        known = _days(where, columns.known, row[columns.known])[1]
        if known < since:
            raise EventError(f"{where}, kolom {columns.known}: diketahui {known}, sebelum terjadi {since}.")
        known = max(known, day)
    return Event(row.get(columns.area) or None, day, known=known, marked=marked, since=since)


def _days(where: str, name: str, text: str) -> tuple[date, date]:
    """First and last day that a cell may mean."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?", text):
            day = date.fromisoformat(text[:10])
            return day, day
    except ValueError as error:
        raise EventError(f"{where}, kolom {name}: {text!r} tidak ada dalam kalender.") from error
    what = "kosong" if not text else f"{text!r} bukan tanggal (2026-01-31) atau bulan (2026-01)"
    raise EventError(f"{where}, kolom {name}: {what}.")


def _csv_rows(lines: Iterable[str]) -> Iterator[Row]:
    reader = csv.reader(lines, strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if len(set(header)) < len(header):
            raise EventError("Baris 1: ada kolom yang berulang.")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise EventError(f"Baris {reader.line_num}: {len(cells)} kolom, seharusnya {len(header)}.")
            yield (
                f"Baris {reader.line_num}",
                {name: cell.strip() for name, cell in zip(header, cells, strict=True)},
            )
    except csv.Error as error:
        raise EventError(f"Baris {reader.line_num}: bukan CSV yang sah ({error}).") from error


def _json_rows(lines: Iterable[str]) -> Iterator[Row]:
    try:
        given = json.loads("".join(lines))
    except (ValueError, RecursionError) as error:
        raise EventError(f"Bukan JSON yang sah: {error}.") from error
    if isinstance(given, dict):
        given = given.get("events", given.get("features"))
    if not isinstance(given, list):
        raise EventError('JSON harus berupa daftar kejadian, {"events": […]}, atau GeoJSON.')
    for number, one in enumerate(given, start=1):
        fields = one.get("properties", one) if isinstance(one, dict) else None
        if not isinstance(fields, dict):
            raise EventError(f"Kejadian ke-{number}: bukan objek dengan isian.")
        yield f"Kejadian ke-{number}", {str(name): _text(value) for name, value in fields.items()}


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
