"""Until when, in one line typed while somebody speaks: "…, 2 minggu", "paling lambat 5 Desember", "sebelum Natal".

Articles name a term with a cue before it (``deadlines``); a line taken down in haste leaves the cue out, so here any
day that lies ahead, and any stretch of time, is the term. The term nearest to the end of the line counts.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kentongan.extraction.clean import Document, prepare
from kentongan.extraction.mentions import DateMention
from kentongan.extraction.records import Span
from kentongan.extraction.when import date_mentions
from kentongan.extraction.words.orders import DUE_SOON
from kentongan.extraction.words.time import FEASTS, MONTHS, NUMBER_WORDS

FRIDAY = 4
_NUMBERS = {**NUMBER_WORDS, "se": 1, "sepuluh": 10}
_COUNT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_CUE = (
    r"(?:(?:paling (?:lambat|lama|telat)|selambat-lambatnya|selambatnya|maksimal|maks|tenggat|deadline|batas waktu|"
    r"target|harus selesai|selesai|tuntas|sebelum|sblm|hingga|sampai|s/d|dalam(?: waktu)?|dlm|waktu|mulai|per|pada|"
    r"hari|tanggal|tgl)"
    r"\W{1,3}){0,4}"
)
_LASTS = re.compile(
    rf"(?<![\w-])(?P<n>\d{{1,3}}|{_COUNT})\s?(?P<unit>hari kerja|hari|minggu|pekan|bulan)\b"
    r"(?!\s(?:sekali|terakhir|lalu|yang lalu|ini|depan|penuh|berturut))"
)
_HOURS = re.compile(r"(?<![\w-])(?P<n>[1-9])\s?x\s?24\s?jam\b")
_NUMBERED = re.compile(r"(?<![\w/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\w/]|[.,-]\d)")  # 20/12, without a year
_REPEATS = re.compile(r"(?:setiap|tiap|per|selama|seminggu|sebulan|kali)\s$")
_NEXT = re.compile(r"\b(?P<unit>minggu|pekan|bulan|tahun)\s(?:depan|mendatang|berikutnya)\b")
_WEEK_AHEAD = re.compile(r"\s(?:pekan|minggu) (?:depan|mendatang)\b")
_THIS = re.compile(r"\b(?P<unit>minggu|pekan|bulan|tahun)\sini\b")
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_END = re.compile(rf"\bakhir\s(?:(?P<of>minggu|pekan|bulan|tahun)(?:\sini)?|(?P<month>{_MONTHS}))\b")
_BEFORE_MONTH = re.compile(rf"\b(?:sebelum|sblm)\s(?P<month>{_MONTHS})\b(?!\s\d)")
_SOON = re.compile(DUE_SOON)
_AHEAD_OF_FEAST = r"(?P<lead>sebelum|sblm|menjelang|jelang|h-(?P<h>\d{1,2}))\s(?:hari raya\s|perayaan\s|libur\s)?"


class Term(NamedTuple):
    """Until when. Just one of ``day``, ``working_days`` and ``soon`` is set; ``said`` is the piece of the line."""

    said: str
    span: Span
    day: date | None = None
    working_days: int = 0
    soon: bool = False


def term_of(line: str, said_on: date, feasts: Mapping[str, date]) -> Term | None:
    """Return until when a spoken order is to be done; None if the line does not say.

    Args:
        line: one line, up to some hundred letters.
        said_on: the day on which it is said, from which the line counts.
        feasts: name of a holiday → the next time it comes, such as {"Hari Raya Natal": date(2026, 12, 25)}.

    >>> term_of("OPD terkait normalisasi saluran, 2 minggu", date(2026, 11, 25), {}).day
    datetime.date(2026, 12, 9)
    >>> term_of("tertibkan parkir sebelum Natal", date(2026, 11, 25), {"Hari Raya Natal": date(2026, 12, 25)}).day
    datetime.date(2026, 12, 24)
    >>> term_of("data warga rentan", date(2026, 11, 25), {}) is None
    True
    """
    document = prepare(line)
    found = [*_all(document, said_on, feasts)]
    days = [term for term in found if not term.soon]
    best = max(days or found, key=lambda term: (term.span[1], -term.span[0]), default=None)
    if best is None:
        return None
    start, end = document.original(*_with_cue(document, best.span))
    return best._replace(said=line[start:end].strip(" ,;()"), span=(start, end))


def _all(document: Document, today: date, feasts: Mapping[str, date]) -> Iterator[Term]:
    lower = document.lower
    yield from _dated(document, today)
    yield from _without_year(lower, today)
    yield from _lasting(lower, today)
    yield from _named(lower, today)
    yield from _before_feasts(lower, today, feasts)
    for match in _SOON.finditer(lower):
        now = any(word in match[0] for word in ("hari ini", "malam ini", "sekarang", "saat ini"))
        yield Term("", match.span(), day=today) if now else Term("", match.span(), soon=True)


def _dated(document: Document, today: date) -> Iterator[Term]:
    for mention in date_mentions(document, today):
        week = _WEEK_AHEAD.match(document.lower, mention.end)
        day = _ahead(document, mention, today, next_week=bool(week))
        if day is not None and day >= today:
            yield Term("", (mention.start, week.end() if week else mention.end), day=day)


def _without_year(lower: str, today: date) -> Iterator[Term]:
    for match in _NUMBERED.finditer(lower):
        number, month = int(match["d"]), int(match["m"])
        if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(today.year, month)[1]:
            day = date(today.year, month, min(number, 28 if month == 2 else number))
            yield Term("", match.span(), day=day if day >= today else _months_on(day, 12))


def _ahead(document: Document, mention: DateMention, today: date, *, next_week: bool) -> date | None:
    """A weekday is the next of its name; "Jumat pekan depan" that of the week after."""
    if mention.day is None or "lalu" in document.lower[mention.end : mention.end + 12]:
        return None
    if mention.form == "day" and mention.day < today:  # "tanggal 5", when the 5th of this month is over
        year, month = divmod(today.year * 12 + today.month, 12)
        return date(year, month + 1, min(mention.day.day, calendar.monthrange(year, month + 1)[1]))
    if mention.form != "weekday":
        return mention.day
    if next_week:
        return today + timedelta(7 - today.weekday() + mention.day.weekday())
    return mention.day if mention.day >= today else mention.day + timedelta(7)


def _lasting(lower: str, today: date) -> Iterator[Term]:
    for match in _LASTS.finditer(lower):
        if _REPEATS.search(lower[: match.start()]):
            continue
        number = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]
        if match["unit"] == "hari kerja":
            yield Term("", match.span(), working_days=number)
        elif match["unit"] == "bulan":
            yield Term("", match.span(), day=_months_on(today, number))
        else:
            yield Term("", match.span(), day=today + timedelta(number * (1 if match["unit"] == "hari" else 7)))
    for match in _HOURS.finditer(lower):
        yield Term("", match.span(), day=today + timedelta(int(match["n"])))


def _named(lower: str, today: date) -> Iterator[Term]:
    """Weeks end on Friday, the last day on which an office can report; months and years on their last day."""
    for match in _NEXT.finditer(lower):
        yield Term("", match.span(), day=_end_of(match["unit"], today, later=1))
    for match in _THIS.finditer(lower):
        yield Term("", match.span(), day=_end_of(match["unit"], today, later=0))
    for match in _END.finditer(lower):
        day = _end_of_month(today, match["month"]) if match["month"] else _end_of(match["of"], today, later=0)
        yield Term("", match.span(), day=day)
    for match in _BEFORE_MONTH.finditer(lower):
        yield Term("", match.span(), day=_end_of_month(today, match["month"]).replace(day=1) - timedelta(1))


def _before_feasts(lower: str, today: date, feasts: Mapping[str, date]) -> Iterator[Term]:
    for pattern, name in FEASTS:
        feast = re.compile(rf"(?!cuti|hari kedua).*\b(?:{name})\b")
        day = min((day for told, day in feasts.items() if day > today and feast.match(told.lower())), default=None)
        match = re.search(_AHEAD_OF_FEAST + rf"(?:{pattern})\b", lower)
        if match and day:
            yield Term("", match.span(), day=max(today, day - timedelta(int(match["h"] or 1))))


def _end_of(unit: str, today: date, *, later: int) -> date:
    if unit in {"minggu", "pekan"}:
        friday = today + timedelta(FRIDAY - today.weekday() + 7 * later)
        return max(friday, today)
    if unit == "tahun":
        return date(today.year + later, 12, 31)
    first = _months_on(today.replace(day=1), later)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _end_of_month(today: date, name: str) -> date:
    month = MONTHS[name]
    year = today.year + (month < today.month)
    return date(year, month, calendar.monthrange(year, month)[1])


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _with_cue(document: Document, span: Span) -> Span:
    """Take the words that lead to a term with it: "paling lambat hari Jumat"."""
    cue = re.search(rf"\b{_CUE}$", document.lower[: span[0]])
    return (cue.start() if cue and cue[0] else span[0], span[1])
