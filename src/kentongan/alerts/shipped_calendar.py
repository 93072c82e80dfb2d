"""The calendar a city starts each year with: holidays by the package `holidays`, seasons and elections from a file."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import holidays
from django.utils.text import slugify

from kentongan.alerts.models import CalendarEntry, CalendarKind

JOINT_LEAVE, ESTIMATE = "Cuti Bersama ", re.compile(r" \((perkiraan)\)$")
GAP = timedelta(days=10)  # days of one holiday further apart than this are two: the lunar year is shorter
Row = Mapping[str, Any]


@cache
def _file() -> dict[str, list[dict[str, Any]]]:
    text = resources.files("kentongan.alerts").joinpath("data/calendar.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def entries(year: int) -> list[CalendarEntry]:
    """Return the entries that begin in a year, not saved, each with a code that is the same at every call."""
    fixed = [CalendarEntry(**row) for row in _file()["entry"] if row["first"].year == year]
    return [*fixed, *(_yearly(row, year) for row in _file()["yearly"]), *_holidays(year)]


def _yearly(row: Row, year: int) -> CalendarEntry:
    first = date.fromisoformat(f"{year}-{row['first']}")
    last = date.fromisoformat(f"{year}-{row['last']}")
    if last < first:
        last = date.fromisoformat(f"{year + 1}-{row['last']}")
    return CalendarEntry(**{**row, "code": f"{row['code']}-{year}", "first": first, "last": last})


def days_off(year: int) -> dict[date, str]:
    """Return the public holidays and the days of joint leave that the government has named, with their names.

    >>> days_off(2024)[date(2024, 4, 10)], days_off(2024)[date(2024, 4, 8)]
    ('Hari Raya Idul Fitri', 'Cuti Bersama Hari Raya Idul Fitri')
    """
    named = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
    return {day: str(name) for day, name in sorted(named.items())}


def _holidays(year: int) -> Iterator[CalendarEntry]:
    known = {name: row for row in _file()["observance"] for name in row["names"]}
    days: dict[str, list[date]] = defaultdict(list)
    estimated = set()
    for day, names in days_off(year).items():
        for name in names.split("; "):
            plain = ESTIMATE.sub("", name).removeprefix(JOINT_LEAVE)
            group = known[plain]["code"] if plain in known else plain
            days[group].append(day)
            if ESTIMATE.search(name):
                estimated.add(group)
    rows = {row["code"]: row for row in _file()["observance"]}
    for group, on in days.items():
        row = rows.get(group, {"code": slugify(group), "label": group, "kind": CalendarKind.HOLIDAY.value})
        for number, (first, last) in enumerate(_stretches(on), 1):
            code = f"{row['code']}-{year}" + (f"-{number}" if number > 1 else "")
            yield _holiday(row, code, first, last, is_estimate=group in estimated)


def _holiday(row: Row, code: str, first: date, last: date, *, is_estimate: bool) -> CalendarEntry:
    doubt = "; perkiraan, cocokkan dengan SKB tiga menteri" if is_estimate else ""
    return CalendarEntry(
        code=code,
        label=row["label"],
        kind=row["kind"],
        first=first - timedelta(days=row.get("before", 0)),
        last=last + timedelta(days=row.get("after", 0)),
        categories=row.get("categories", []),
        raises=row.get("raises", False),
        source=f"Hari libur dan cuti bersama menurut paket holidays {holidays.__version__}{doubt}",
    )


def _stretches(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Join days that lie close together.

    >>> [last.day for _first, last in _stretches([date(2027, 1, 5), date(2027, 1, 6), date(2027, 12, 26)])]
    [6, 26]
    """
    first = last = None
    for day in sorted(days):
        if first is None or last is None or day - last > GAP:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last
