"""The line in which a page says when it was published: no event, but the day from which "kemarin" is counted."""

from __future__ import annotations

import re

from kentongan.extraction.clean import Document
from kentongan.extraction.records import Span
from kentongan.extraction.words.time import ANY_MONTH, ANY_WEEKDAY

_LINES, _LONGEST, _MOST_WORDS, _HEADING = 10, 110, 4, 5
_CLOCK = r"(?:\W{1,4}(?:(?:pukul|jam|pkl)\s)?\d{1,2}[:.]\d\d(?::\d\d)?)?(?:\s?(?:wib|wita|wit|am|pm))?"
_DATE = re.compile(
    rf"(?:(?:{ANY_WEEKDAY})\W+)?\d{{1,2}}[\s/.-](?:{ANY_MONTH}|\d{{1,2}})(?:[\s/.,-]{{1,2}}20\d\d)?(?!\d){_CLOCK}"
)
_DIGIT = re.compile(r"\d")
_VERB = re.compile(
    r"\W*(?:diterbitkan|dipublikasikan|diposting|diunggah|dimuat|posted|published|publish|publis|terbit|update|updated|tayang)\b"
)
_BESIDE = re.compile(r"[|·•»›>]|\s-\s")
_HARD = re.compile(r"[|·•»›>]")
_REPORT = re.compile(
    r"\b(?:lap|laporan(?!\s?:)|lap(?:sit|sus|har|in|giat)\w*|situasi|notul\w+|berita acara|risalah|rapat|undangan|giat|"
    r"catatan|nota dinas|siaran pers|press release|(?:surat )?edaran|pengumuman|maklumat|seruan|(?:h?im|him)bauan)\b"
)
# What begins so is a report by its form; of other headings one cannot be sure.
_FORM = re.compile(r"\W*(?:lap\b|laporan\b|lap(?:sit|sus|har|in|giat)|notul|berita acara|risalah|nota dinas)")
_CLOCK_THERE = re.compile(r"20\d\d\W{1,4}(?:(?:pukul|jam|pkl)\s)?\d{1,2}[:.]\d\d\b")
# "Pelaksanaan : Rabu, 29 Mei 2024 ; 10.00 - 12.30"
_FIELD = re.compile(r"[a-z][a-z /]{2,24}\s?:\s")
_RUBRIC = re.compile(r"[A-Z]{4,}(?: [A-Z]+)? - ")


def posted_spans(document: Document) -> list[Span]:
    """The lines at the top that only tell a date, a clock, and the like.

    >>> from kentongan.extraction.clean import prepare
    >>> page = prepare("Maling Sapi Lagi\\n\\n14 Jan 2026 - 07:12 | dibaca 341 kali\\n\\nTiris: dua sapi hilang.")
    >>> [page.text[start:end] for start, end in posted_spans(page)]
    ['14 Jan 2026 - 07:12 | dibaca 341 kali']
    """
    early = document.sentences[:_LINES]
    # Under the heading of a report the date is that of the report, and with it of what it tells; but a page that
    # begins with its date, or gives the bare clock, was put up then.
    if _FORM.match(document.lower):
        return []
    if is_report(document):
        clocked = [(s, e) for s, e in early[1:3] if _CLOCK_THERE.search(document.lower, s, e)]
        early = (*early[:1], *clocked)
    return [
        (s, e) for s, e in early if e - s < _LONGEST and _begins_line(document, s) and _only_posted(document.text[s:e])
    ]


def _begins_line(document: Document, start: int) -> bool:
    """A day behind a full stop closes a report: "... di Kelurahan Ketapang. Rabu (12/02/2025)"."""
    return not document.text[document.text.rfind("\n", 0, start) + 1 : start].strip()


def is_report(document: Document) -> bool:
    """Do the first lines say that this is a report, a letter or a notice?"""
    early = document.sentences[:2]
    return any(_REPORT.search(document.lower, s, min(e, s + _LONGEST)) for s, e in early)


def heading_spans(document: Document) -> list[Span]:
    """The short lines over a report: in one of them stands the day on which it was written."""
    return [(s, e) for s, e in document.sentences[:_HEADING] if e - s < _LONGEST] if is_report(document) else []


def _only_posted(text: str) -> bool:
    line = text.lower()
    date = _DATE.search(line) if _DIGIT.search(line) else None
    if date is None:
        return False
    beside = [line[: date.start()], line[date.end() :]]
    if _VERB.match(line):
        return len(" ".join(beside).split()) <= 2 * _MOST_WORDS
    if not any(re.search(r"\w", part) for part in beside):
        return bool(re.search(r"20\d\d", date[0]))
    # "EKONOMI - 21/1/2025", "Palu - 21/1/2025, 17:05 WITA": the rubric or the town of a page, and its clock.
    full = " - " in line and not _FIELD.match(line) and re.search(r"20\d\d", date[0])
    dashed = full and (_RUBRIC.match(text) or _CLOCK_THERE.search(line))
    if not _HARD.search(line) and not dashed:
        return False
    pieces = [piece for part in beside for piece in _BESIDE.split(part)]
    return all(len(re.findall(r"\w+", piece)) <= _MOST_WORDS for piece in pieces)
