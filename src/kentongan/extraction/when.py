"""Dates: a grammar for how Indonesians write days, with the weekday as check digit.

Day stands before month. When the weekday told does not fit, the month-first reading is tried; when that does not fit
either, the numbers stay and the confidence falls. A missing year comes from the day of publication (the nearest one),
else from the weekday: of the years in which it fits, the one nearest to a year named in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from kentongan.extraction.clean import Document
from kentongan.extraction.mentions import Anchor, DateMention
from kentongan.extraction.phrases import Phrases
from kentongan.extraction.posted import heading_spans, posted_spans
from kentongan.extraction.records import Span
from kentongan.extraction.relative import bare_days, relative_days, settle, weekdays
from kentongan.extraction.words.time import (
    AHEAD,
    ANY_MONTH,
    ANY_WEEKDAY,
    DAY_PARTS,
    ERAS,
    MONTHS,
    NUMBER_WORDS,
    PAST,
    WEEKDAY_NAMES,
    WEEKDAYS,
)

FIRST_YEAR, LAST_YEAR = 1990, 2060
EDITION = 2026
"""Year of these tables. The reader has no clock: with neither a publication day nor a year in the text, the latest
fitting year up to here is guessed, with low confidence."""
_LONG_AGO = 8

_W, _M = ANY_WEEKDAY, ANY_MONTH
_PART = rf"(?:[\s,]{{1,3}}(?:{DAY_PARTS}|{PAST}|{AHEAD}|ini)\b){{0,3}}"
_TO = r"\s?(?:-|s/d|s\.d\.|sampai|hingga|dan|&)\s?"
# What may stand before the numbers: looked up backwards from them, so that the search can start at a digit.
_LEAD = re.compile(
    rf"(?:\b(?:(?P<first>{_W})\b{_TO})?\b(?P<w>{_W})\b{_PART}[\s,:/]{{0,3}}[(\[]?\s?(?:(?:tanggal|tgl)\b\.?\s?:?\s?)?|"
    r"\b(?:tanggal|tgl)\b\.?\s?:?\s?)$"
)
_NAMED = re.compile(
    rf"(?:(?<![\w./])(?<!\d,)|(?<=[a-z][a-z]/))(?P<d>\d{{1,2}})(?:{_TO}(?P<d2>\d{{1,2}}))?\s?[-/]?\s?(?:(?:bulan|bln)\s)?(?P<m>{_M})\b\.?"
    r"(?:\s?[-/,]?\s?(?:(?:tahun|thn)\s)?(?P<y>(?:19|20)\d\d|'\d\d)(?!\d))?"
)
_NUMBERED = re.compile(
    r"(?:(?<![\w/.-])(?<!\d,)|(?<=[a-z][a-z]/))(?P<d>\d{1,2})(?P<sep>\s?[/.-]\s?)(?P<m>\d{1,2})"
    r"(?:(?P<sep2>\s?[/.-]\s?)(?P<y>(?:19|20)\d\d|\d\d))?(?![\w/]|[.,-]\d)"
)
# "(10-11/2)"
_RANGE = re.compile(
    rf"(?<![\w/.-])(?<!\d,)(?P<d>\d{{1,2}}){_TO}(?P<d2>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})"
    r"(?:\s?/\s?(?P<y>(?:19|20)\d\d|\d\d))?(?![\w/])"
)
# Telegrams write "SELASA 040325".
_PACKED = re.compile(r"(?<![\w/.,-])(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>(?:20)?\d\d)(?![\w/]|[.,-]\d)")
_ISO = re.compile(r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/-])")
_TENS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:(?:{_TENS})(?:\s(?:belas|puluh(?:\s(?:{_TENS}))?))?)"
# Minutes of an agreement spell the day out: "Kamis tanggal dua belas bulan Juni tahun dua ribu dua puluh lima".
_SPELLED = Phrases(
    rf"tanggal\s(?P<d>{_NUMBER})\s(?:bulan\s)?(?P<m>{_M})\s(?:tahun\s)?dua ribu (?P<y>{_NUMBER})", words=("tanggal",)
)
_TOWN = re.compile(r"[a-z][a-z .]{2,30},\s")
_TURN = re.compile(r"\)?\s?[-|:]\s")
_DIGITS = re.compile(r"\d+")
_PLAIN_DIGITS = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?<![\w/.,-])(20[0-4]\d)(?![\w/-]|[.,]\d)")
_ANY_YEAR = re.compile(r"20[0-4]\d\b")
_MONTH_BEFORE = re.compile(rf"(?:\b(?:{_M})\s|\d[/.-]\d{{1,2}}[/.-])$")
_ERAS = [([(word, re.compile(rf"\b{word}\b")) for word in words], years) for words, years in ERAS]
_NOT_A_DATE = re.compile(r"(?:rt|rw|no|nomor|kodim|pukul|jam|skor|rp|\+62|ayat|pasal)\W{0,3}$")

_HALF_A_YEAR = 182
"""Days within which no other year is nearer."""


def date_mentions(document: Document, published: date | None) -> list[DateMention]:
    """All days told in the text, in order.

    A line that is nothing but a date counts as the day of publication, if none is given, and is not itself an event.
    """
    lower = document.lower
    posted = posted_spans(document)
    anchor = Anchor(published or _posted_day(document, posted or heading_spans(document)), _years(lower))
    taken = bytearray(len(lower))
    for start, end in posted:
        taken[start:end] = b"\1" * (end - start)
    found: list[DateMention] = []
    numbers = [match.start() for match in (_PLAIN_DIGITS if lower.isascii() else _DIGITS).finditer(lower)]
    by_number = chain(
        _iso(lower, numbers),
        _named(lower, numbers, anchor),
        _ranges(lower, numbers, anchor),
        _numbered(lower, numbers, anchor),
        _packed(lower, numbers, anchor),
    )
    by_word = chain(_spelled(document, anchor), weekdays(document, anchor), relative_days(document, anchor))
    for mention in chain(by_number, by_word, bare_days(document, anchor)):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            found.append(mention)
    return settle(lower, sorted(found, key=lambda mention: mention.start))


def posted_day(document: Document) -> date | None:
    """The day in a line that holds nothing but a date, as news sites print it over an article."""
    return _posted_day(document, posted_spans(document))


def _posted_day(document: Document, spans: list[Span]) -> date | None:
    for start, end in spans:
        for pattern in (_NAMED, _NUMBERED):
            match = pattern.search(document.lower, start, end)
            if match and match["y"]:
                return _resolve(_parts(match, None), Anchor(None, ()))[0]
    return None


def _years(lower: str) -> tuple[int, ...]:
    # A month with its year binds harder than a bare year ("the 2025 programme"), so it alone decides if there is one.
    found = list(_ANY_YEAR.finditer(lower))
    near = [int(m[0]) for m in found if _MONTH_BEFORE.search(lower, max(0, m.start() - 14), m.start())]
    if near:
        return tuple(near)
    stated = tuple(int(m[0]) for m in found if _YEAR.match(lower, m.start()))
    if stated:
        return stated
    return next(
        (years for words, years in _ERAS if any(word in lower and own.search(lower) for word, own in words)), ()
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    day: int
    month: int
    year: int | None
    weekday: int | None
    swappable: bool


def _lead(lower: str, start: int) -> re.Match[str] | None:
    return _LEAD.search(lower, max(0, start - 56), start)


def _parts(match: re.Match[str], weekday: str | None) -> _Parts:
    month = match["m"]
    year = match["y"]
    return _Parts(
        day=int(match["d"]),
        month=int(month) if month.isdigit() else MONTHS[month],
        year=None if not year else int(year) if len(year) == 4 else 2000 + int(year.lstrip("'")),
        weekday=WEEKDAYS[weekday] if weekday else None,
        swappable=month.isdigit(),
    )


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


Resolved = tuple[date | None, bool, float, str, tuple[date, ...]]


def _resolve(parts: _Parts, anchor: Anchor) -> Resolved:
    """The day meant by the numbers: (day, inferred, confidence, reason, other readings)."""
    if parts.year is not None:
        return _with_year(parts, parts.year)
    if anchor.published is not None:
        return _from_publication(parts, anchor.published)
    return _from_weekday(parts, anchor.years)


def _with_year(parts: _Parts, year: int) -> Resolved:
    plain = _make(year, parts.month, parts.day)
    swapped = _make(year, parts.day, parts.month) if parts.swappable else None
    if plain is None:
        return swapped, False, 0.6, "bulan ditulis di depan hari", ()
    if parts.weekday is None or plain.weekday() == parts.weekday:
        return plain, False, 0.97 if parts.weekday is not None else 0.92, "", ()
    said = WEEKDAY_NAMES[parts.weekday]
    if swapped is not None and swapped.weekday() == parts.weekday:
        return swapped, False, 0.8, f"hari {said} hanya cocok bila bulan dibaca di depan", (plain,)
    return plain, False, 0.5, f"bertentangan: tanggal itu bukan hari {said}", ()


def _from_publication(parts: _Parts, published: date) -> Resolved:
    def nearest(month: int, day: int) -> date | None:
        here = _make(published.year, month, day)
        if here and abs((here - published).days) <= _HALF_A_YEAR:
            return here
        days = [_make(published.year - 1, month, day), here, _make(published.year + 1, month, day)]
        return min((d for d in days if d), key=lambda d: abs((d - published).days), default=None)

    plain = nearest(parts.month, parts.day)
    swapped = nearest(parts.day, parts.month) if parts.swappable else None
    reason = "tahun disimpulkan dari tanggal terbit"
    if plain is None:
        return swapped, True, 0.6 if swapped else 0.0, reason, ()
    if parts.weekday is None or plain.weekday() == parts.weekday:
        return plain, True, 0.93, reason, ()
    if swapped is not None and swapped.weekday() == parts.weekday and abs((swapped - published).days) < 60:
        return swapped, True, 0.7, f"{reason}; bulan dibaca di depan hari", (plain,)
    return plain, True, 0.6, f"{reason}; bertentangan dengan hari {WEEKDAY_NAMES[parts.weekday]}", ()


def _from_weekday(parts: _Parts, years: tuple[int, ...]) -> Resolved:
    span = range(FIRST_YEAR, LAST_YEAR)
    days = [day for year in span if (day := _make(year, parts.month, parts.day))]
    if not days and parts.swappable:
        days = [day for year in span if (day := _make(year, parts.day, parts.month))]
    fitting = days if parts.weekday is None else [day for day in days if day.weekday() == parts.weekday]
    if not fitting:
        return None, False, 0.0, "tanggal tidak ada dalam kalender", ()
    if years:
        best, close = _near_years(fitting, years, parts.weekday is not None)
        sure = 0.85 if close == 0 else 0.7 if close == 1 and parts.weekday is not None else 0.45
        how = "dari hari dan tahun yang disebut" if parts.weekday is not None else "dari tahun yang disebut"
        return best, True, sure, f"tahun disimpulkan {how} dalam teks", ()
    if parts.weekday is None:
        return None, False, 0.0, "tahun tidak disebut dan tanggal terbit tidak diketahui", ()
    past = [day for day in fitting if day.year <= EDITION]
    others = tuple(day for day in past[:-1] if day.year > EDITION - 13)
    return past[-1], True, 0.35, "tahun hanya ditebak dari hari; beri tanggal terbit untuk kepastian", others


def _near_years(fitting: list[date], years: tuple[int, ...], check: bool) -> tuple[date, int]:
    """The day in or beside a year of the text, and how far from it; where the weekday fits in none, the latest.

    "Sertifikat sejak 2009" does not date what happened on a Tuesday, 4/11.
    """
    best = min(fitting, key=lambda day: (min(abs(day.year - year) for year in years), -day.year))
    close = min(abs(best.year - year) for year in years)
    past = [day for day in fitting if max(years) < day.year <= EDITION]
    # A year long past is told in passing.
    passing = close > 1 or (best.year < max(years) < EDITION - _LONG_AGO)
    if check and passing and past:
        best = past[0] if past[0].year <= max(years) + 2 else past[-1]
    return best, close


def _at_numbers(pattern: re.Pattern[str], lower: str, numbers: list[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the numbers, without overlap."""
    free = 0
    for start in numbers:
        match = pattern.match(lower, start) if start >= free else None
        if match:
            free = match.end()
            yield match


def _iso(lower: str, numbers: list[int]) -> Iterator[DateMention]:
    for match in _at_numbers(_ISO, lower, numbers):
        day = _make(int(match["y"]), int(match["m"]), int(match["d"]))
        if day:
            yield DateMention(match.start(), match.end(), day, "iso", False, 0.95, "")


def _named(lower: str, numbers: list[int], anchor: Anchor) -> Iterator[DateMention]:
    for match in _at_numbers(_NAMED, lower, numbers):
        yield _mention(match, _lead(lower, match.start()), anchor, "named")


def _numbered(lower: str, numbers: list[int], anchor: Anchor) -> Iterator[DateMention]:
    for match in _at_numbers(_NUMBERED, lower, numbers):
        before = lower[max(0, match.start() - 12) : match.start()]
        lead = _lead(lower, match.start())
        if match["y"] is None and not _sure_without_year(match, lead, before):
            continue
        if match["y"] is not None and (match["sep"].strip() != match["sep2"].strip()):
            continue
        if _NOT_A_DATE.search(before):
            continue
        if int(match["m"]) == 0 or int(match["d"]) == 0 or max(int(match["d"]), int(match["m"])) > 31:
            continue
        yield _mention(match, lead, anchor, "numbered")


def _ranges(lower: str, numbers: list[int], anchor: Anchor) -> Iterator[DateMention]:
    for match in _at_numbers(_RANGE, lower, numbers):
        lead = _lead(lower, match.start())
        bracket = lower[max(0, match.start() - 2) : match.start()].endswith(("(", "["))
        if (
            (match["y"] or lead or bracket)
            and 0 < int(match["d"]) < int(match["d2"]) <= 31
            and 0 < int(match["m"]) <= 12
        ):
            yield _mention(match, lead, anchor, "numbered")


def _packed(lower: str, numbers: list[int], anchor: Anchor) -> Iterator[DateMention]:
    for match in _at_numbers(_PACKED, lower, numbers):
        lead = _lead(lower, match.start())
        if lead and 0 < int(match["d"]) <= 31 and 0 < int(match["m"]) <= 12:
            yield _mention(match, lead, anchor, "numbered")


def _sure_without_year(match: re.Match[str], lead: re.Match[str] | None, before: str) -> bool:
    if match["sep"].strip() == ".":
        return False
    first, second = int(match["d"]), int(match["m"])
    if min(first, second) > 12 or max(first, second) > 31:
        return False
    return lead is not None or before.endswith(("(", "[")) or _dateline(match)


def _dateline(match: re.Match[str]) -> bool:
    """ "MAMUJU, 22/4 - ...": the day between the town and the dash that open a report."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    return bool(_TOWN.fullmatch(match.string, line, match.start()) and _TURN.match(match.string, match.end()))


def _mention(match: re.Match[str], lead: re.Match[str] | None, anchor: Anchor, form: str) -> DateMention:
    weekday, start = _weekday(match, lead)
    day, inferred, confidence, reason, options = _resolve(_parts(match, weekday), anchor)
    form = f"{form}+weekday" if weekday else form
    return DateMention(start, match.end(), day, form, inferred, confidence, reason, options)


def _weekday(match: re.Match[str], lead: re.Match[str] | None) -> tuple[str | None, int]:
    """The weekday told of the day, and where the wording begins: of "Selasa hingga Rabu (11-12/2)" the first."""
    if lead is None:
        return None, match.start()
    if not lead["first"]:
        return lead["w"], lead.start()
    return (lead["first"], lead.start()) if match.groupdict().get("d2") else (lead["w"], lead.start("w"))


def _spelled(document: Document, anchor: Anchor) -> Iterator[DateMention]:
    for match in _SPELLED.matches(document):
        lead = _lead(document.lower, match.start("d"))
        weekday = WEEKDAYS[lead["w"]] if lead and lead["w"] else None
        parts = _Parts(_number(match["d"]), MONTHS[match["m"]], 2000 + _number(match["y"]), weekday, swappable=False)
        day, inferred, confidence, reason, options = _resolve(parts, anchor)
        start, form = lead.start() if lead else match.start(), "named+weekday" if weekday is not None else "named"
        yield DateMention(start, match.end(), day, form, inferred, confidence, reason, options)


def _number(spelled: str) -> int:
    """
    >>> _number("dua puluh lima"), _number("sembilan belas"), _number("sebelas")
    (25, 19, 11)
    """
    first, *rest = spelled.split()
    number = NUMBER_WORDS[first]
    if rest and rest[0] == "belas":
        return number + 10
    return 10 * number + (NUMBER_WORDS[rest[1]] if len(rest) > 1 else 0) if rest else number
