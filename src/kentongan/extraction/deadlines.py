"""Until when something is to be done: a day, or "segera"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kentongan.extraction.clean import Document
from kentongan.extraction.records import Span
from kentongan.extraction.when import DateMention
from kentongan.extraction.words.orders import DUE_SOON
from kentongan.extraction.words.time import MONTHS

_SOON = re.compile(DUE_SOON)
_UNTIL = re.compile(
    r"\b(?:paling (?:lambat|telat|lama|kasep)|selambat(?:nya|-lambatnya)|sebelum|sblm|hingga|sampai|s\.?/?d\.?|"
    r"maksimal|batas|tenggat|dalam|dlm|mulai|sejak)(?!\w)[^.;]{0,24}$"
)
# A day on which something is to be done, if it lies ahead: "pada Senin, 2 Maret", "hari Sabtu", "tanggal 10 Juli".
_ON = re.compile(r"\b(?:pada|hari|tanggal|tgl|tggl|maks?|max|selesai|semester)\W+(?:hari|tanggal|tgl)?\W*$")
_NOW = (
    "hari ini",
    "malam ini",
    "pagi ini",
    "siang ini",
    "sore ini",
    "nanti",
    "besok",
    "lusa",
    "dinten menika",
    "dina iki",
    "laggu",
)
_NO_DEED = re.compile(r"\b(?:tidak|tdk|jangan|tinggal|membatasi)\b[^,;]*\b(?:hingga|sampai)\W+(?:akhir\W+)?$")
_NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "sepuluh": 10, "se": 1,
    "empat belas": 14, "tiga puluh": 30,
}  # fmt: skip
_COUNTED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_LASTS = re.compile(
    r"(?:\b(?:dalam(?: waktu)?|dlm|waktu|tenggat|paling (?:lama|lambat)|maksimal)|\(|,)\s?"
    rf"(?P<n>{_COUNTED}|\d{{1,2}})\s?"
    r"(?P<unit>hari|minggu|mgg|pekan|bulan|bln|x ?24 jam)\b(?!\s(?:sekali|kerja|terakhir))"
)
_FROM_NOW = re.compile(
    rf"\b(?P<n>{_COUNTED}|\d{{1,2}})\s?(?P<unit>hari|minggu|mgg|pekan|bulan|bln)(?=\s(?:lagi|dari sekarang))"
)
# "Sebelum tanggal 28", "maks tgl 5": a day of this month, or of the next if it has passed.
_DAY_ALONE = re.compile(
    r"\b(?:sebelum|paling (?:lambat|lama)|maks(?:imal)?|sampai|hingga|s\.?d\.?)\s(?:tanggal|tgl)\s(?P<day>\d{1,2})\b"
    r"(?!\s?[/-]|\s[a-z]+\s20)"
)
# "Setiap tamu wajib lapor 1 x 24 jam": a rule, not a term.
_ALWAYS = re.compile(r"\b(?:se)?tiap\b|\bwajib lapor\b")
_NEXT_WEEK = re.compile(r"\s(?:pekan|minggu) (?:depan|mendatang)")
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_END_OF_MONTH = re.compile(
    rf"\bakhir (?:bulan(?: ini)?|(?P<month>{_MONTHS}))\b(?!\s20)|\b(?:sebelum|dalam) (?P<only>{_MONTHS})\b(?!\s\d)"
)
_MONTH_AND_YEAR = re.compile(
    rf"\b(?P<until>sebelum|paling (?:lambat|telat|lama)|selambat-?lambatnya|hingga|sampai|maksimal|akhir)"
    rf"(?: (?:akhir|bulan|akhir bulan))? (?P<month>{_MONTHS}) (?P<year>20\d\d)\b"
)


def due(
    document: Document,
    span: Span,
    dates: list[DateMention],
    published: date | None,
    talked: date | None = None,
    *,
    bare: bool = False,
) -> str | None:
    """The day or "segera" told within a span; None if neither is.

    Args:
        published: the day of the paper, from which "Jumat" counts; without it, and without `talked`, it stays open.
        talked: the day on which the order was given, from which "dalam dua minggu" counts rather.
        bare: is any day a term, as in a table with a column of terms?
    """
    published = published or talked
    days = [
        (mention.form.endswith("weekday") and "+" not in mention.form, i, _ahead(document, mention, published))
        for i, mention in enumerate(dates)
        if span[0] <= mention.start < span[1] and (bare or _is_term(document, span, mention, talked or published))
    ]
    # "sebelum Kamis, paling lambat Rabu 4 Februari": the day with a number is the surer one.
    day = min(days)[2] if days else None
    day = (
        day
        or _month_told(document, span)
        or _end_of_month(document, span, published)
        or _lasting(document, span, talked or published)
        or _day_alone(document, span, published)
    )
    if day:
        return day.isoformat()
    return "segera" if _SOON.search(document.lower, *span) else None


def _is_term(document: Document, span: Span, mention: DateMention, told: date | None) -> bool:
    if mention.day is None:
        return False
    ahead = document.lower[max(span[0], mention.start - 34) : mention.start]
    words = document.lower[mention.start : mention.end]
    after = document.lower[mention.end : mention.end + 12]
    if _NO_DEED.search(ahead):
        return False
    if told is not None and (mention.day > told or mention.form == "weekday") and _ON.search(ahead):
        return True
    return (
        bool(_UNTIL.search(ahead))
        or words.startswith(_NOW)
        or words.endswith(("depan", "mendatang"))
        or bool(_NEXT_WEEK.match(after))
    )


def _ahead(document: Document, mention: DateMention, published: date | None) -> date:
    """The day of a term, which lies ahead: "Jumat" the next one, "Jumat pekan depan" that of the week after."""
    day = mention.day or date.min
    if published is None or mention.form != "weekday":
        return day
    if _NEXT_WEEK.match(document.lower, mention.end):
        return published + timedelta(7 - published.weekday() + day.weekday())
    return day if day >= published else day + timedelta(7)


def _month_told(document: Document, span: Span) -> date | None:
    """ "Paling lambat Maret 2025": its last day; "sebelum Maret 2025": the day before its first."""
    match = _MONTH_AND_YEAR.search(document.lower, *span)
    if match is None:
        return None
    first = date(int(match["year"]), MONTHS[match["month"]], 1)
    if match["until"] == "sebelum":
        return first - timedelta(1)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _end_of_month(document: Document, span: Span, published: date | None) -> date | None:
    match = _END_OF_MONTH.search(document.lower, *span)
    if match is None or published is None:
        return None
    before = bool(match["only"]) and match[0].startswith("sebelum")
    month = MONTHS[match["month"] or match["only"]] if match["month"] or match["only"] else published.month
    year = published.year + (month < published.month)
    if before:
        return date(year, month, 1) - timedelta(1)
    return date(year, month, calendar.monthrange(year, month)[1])


def _lasting(document: Document, span: Span, published: date | None) -> date | None:
    match = _LASTS.search(document.lower, *span) or _FROM_NOW.search(document.lower, *span)
    if match is None or published is None or _ALWAYS.search(document.lower, *span):
        return None
    number = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"]]
    if match["unit"] in ("bulan", "bln"):
        month = published.month - 1 + number
        year, month = published.year + month // 12, month % 12 + 1
        return date(year, month, min(published.day, calendar.monthrange(year, month)[1]))
    return published + timedelta(number * (7 if match["unit"] in ("minggu", "mgg", "pekan") else 1))


def _day_alone(document: Document, span: Span, published: date | None) -> date | None:
    match = _DAY_ALONE.search(document.lower, *span)
    if match is None or published is None:
        return None
    number = int(match["day"])
    month = published.month + (number < published.day)
    year, month = published.year + (month > 12), (month - 1) % 12 + 1
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None
