"""Where a text lists orders: after "Saran:" or "mengimbau warga agar:", in points, in tables or in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kentongan.extraction.clauses import is_call, is_verb, words_of
from kentongan.extraction.clean import Document
from kentongan.extraction.records import Span
from kentongan.extraction.words.orders import (
    HEADING_STARTS,
    LIST_OPENERS,
    MIXED_HEADINGS,
    ORDER_HEADINGS,
    ORDERING,
    TABLE_WHO,
)

_ITEM = re.compile(
    r"(?P<mark>(?:\(?\d{1,2}[.)](?!\d)|\(?[a-h][.)]|\[\d\]|[-+>]"
    r"|[•*]|no\.? ?\d{1,2} ?(?:→|:|-)|→"
    r"|(?:pertama|ke(?:satu|dua|tiga|empat|lima|enam|tujuh)|terakhir|satu|dua|tiga|empat|lima|enam),)\s) *"
)
_INLINE = re.compile(r"(?:(?<=\s)|(?<=^))(?:\(\d{1,2}\)|\d{1,2}[.)]|\(?[a-h][.)]|\[\d\])\s")
_HEADING = re.compile(
    rf"(?:(?:[ivx]{{1,4}}|[a-h]|\d{{1,2}})[.)]|\[\d\]|[-#]+)?\s*(?:(?:{HEADING_STARTS})\s)?"
    rf"(?:(?P<strong>{ORDER_HEADINGS})|(?:{MIXED_HEADINGS}))\b[^.:\n\"]{{0,60}}?\s*(?:(?P<stop>[:.]|\s-|\s\|)|(?=\n|$))"
)
_OPENS = re.compile(rf"(?:{LIST_OPENERS})\s?,?\s?:\s*(?=$|\(|\d|[a-h][.)]|-)")
_ORDERING = re.compile(rf"\b(?:{ORDERING})\b")
_POINT_ENDS = re.compile(r";\s|(?<=[a-z)])\.\s")
_TABLE_HEAD = re.compile(rf"{TABLE_WHO}|tindak lanjut|rekomendasi|arahan")
_DASHED = re.compile(r";\s-\s")
_ARROW = re.compile(r"\s(?:→|=>|->|⇒)\s")
_RULE = re.compile(r"[\s|:+-]*")
_ASKS_THEM = re.compile(
    r"\b(?:meng?h?imbau|mengajak|meminta|menginstruksikan|memerintahkan|menugaskan|minta|mohon|berpesan|memohon)\b"
)
_READERS = re.compile(r"\b(?:kepada|yth)\b")
_LONGEST_LIST = 6000


class Section(NamedTuple):
    """A stretch of listed points. ``slot`` says where those stand who are told all of them."""

    start: int
    end: int
    items: list[Span]
    slot: Span
    strong: bool


def sections(document: Document, kind: str) -> list[Section]:
    """All stretches of the text that list what is to be done, in order.

    Args:
        kind: in an appeal every list of points that begin with a verb is one.
    """
    found: list[Section] = []
    free = 0
    for start, end in _openings(document):
        if start < free:
            continue
        section = (
            _table(document, start, end)
            or _section(document, start, end)
            or _behind_arrow(document, start, end)
            or _inline_points(document, start, end, kind)
        )
        if section is None and kind == "appeal" and _ITEM.match(document.lower, start, end):
            items = _listed(document, start)
            if len(items) > 1 and sum(_begins_with_verb(document, item) for item in items) * 2 > len(items):
                section = Section(start, items[-1][1], items, (start, start), True)
        if section is not None:
            found.append(section)
            free = section.end
    return found


def _begins_with_verb(document: Document, item: Span) -> bool:
    words = words_of(document, *item)
    return any(
        is_verb(word) or is_call(word) for word in document.words[words.start : min(words.stop, words.start + 5)]
    )


def _section(document: Document, start: int, end: int) -> Section | None:
    opened = _opened(document, start, end)
    if opened is None:
        return None
    at, slot, strong = opened
    items = _items(document, at, end)
    return Section(at, items[-1][1], items, slot, strong) if items else None


def _inline_points(document: Document, start: int, end: int, kind: str) -> Section | None:
    """ "... mengimbau warga 1) tidak melaut, 2) menambatkan perahu": points within a line, without a colon."""
    if document.text.count(")", start, end) < 2 and document.lower.find(" a. ", start, end) < 0:
        return None
    marks = list(_INLINE.finditer(document.lower, start, end))
    if len(marks) < 2:
        return None
    first = marks[0]
    sentence = max(start, document.sentences[document.sentence_at(first.start())][0])
    if kind != "appeal" and not _ORDERING.search(document.lower, sentence, first.start()):
        return None
    items = _split(document, first.start(), end)
    if sum(_begins_with_verb(document, item) for item in items) < len(items):
        return None
    return Section(first.start(), end, items, _told_all(document, sentence, first.start()), True)


def _behind_arrow(document: Document, start: int, end: int) -> Section | None:
    """ "(3) Polres: provokasi calon kepala kampung → distrik tunda pelantikan": a problem, and what is to be done."""
    arrow = _ARROW.search(document.text, start, end)
    if arrow is None or arrow.end() >= end:
        return None
    told = document.text.find(":", start, arrow.start())
    slot = (start, told if told >= 0 else start)
    return Section(arrow.end(), end, _split(document, arrow.end(), end), slot, True)


def _table(document: Document, start: int, end: int) -> Section | None:
    """ "| No | Tindak lanjut | Pelaksana | Tenggat |" and the rows below; an item is a row."""
    if document.text.count("|", start, end) < 2 or not _TABLE_HEAD.search(document.lower, start, end):
        return None
    rows = []
    following = document.text.find("\n", end)
    for row in _lines(document.text, following + 1) if following >= 0 else ():
        if document.text.count("|", *row) < 2:
            break
        if not _RULE.fullmatch(document.text, *row):
            rows.append(row)
    return Section(start, rows[-1][1], rows, (start, end), True) if rows else None


def _openings(document: Document) -> list[Span]:
    """The lines of the text, and what of a line begins with a heading of its own: "... padam. Saran: ..."."""
    found = []
    for start, end in _lines(document.text):
        found.append((start, end))
        for number in range(document.sentence_at(start) + 1, len(document.sentences)):
            at = document.sentences[number][0]
            if at >= end:
                break
            heading = _HEADING.match(document.lower, at, end)
            if heading and heading["stop"] == ":":
                found.append((at, end))
    return found


def _lines(text: str, start: int = 0) -> Iterator[Span]:
    """The lines of a text from a position on, without the blanks around them."""
    while start <= len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        yield (
            start + len(line) - len(line.lstrip()),
            max(start + len(line.rstrip()), start + len(line) - len(line.lstrip())),
        )
        start = stop + 1


def _opened(document: Document, start: int, end: int) -> tuple[int, Span, bool] | None:
    """Where the points begin, who is told all of them, and whether the heading names orders and nothing else."""
    heading = _HEADING.match(document.lower, start, end)
    if heading and (heading["stop"] or heading.end() == end) and "yang diambil" not in heading[0]:
        return heading.end(), (start, start), bool(heading["strong"])
    opening = _OPENS.search(document.lower, start, end) if document.lower.find(":", start, end) >= 0 else None
    if opening:
        sentence = document.sentences[document.sentence_at(max(start, opening.start()))][0]
        sentence = max(start, min(sentence, opening.start()))
        if _ORDERING.search(document.lower, sentence, opening.end()):
            return opening.end(), _told_all(document, sentence, opening.end()), True
    return None


def _told_all(document: Document, start: int, end: int) -> Span:
    """Where those stand who are told all of the points that follow: "mengimbau warga:", "diminta Saudara:"."""
    if "saudara" in document.lower[start:end]:
        letter = _READERS.search(document.lower[: min(start, 1500)])
        if letter:
            stop = document.text.find("\n\n", letter.end())
            return letter.end(), stop if 0 < stop < start else start
    asks = _ASKS_THEM.search(document.lower, start, end)
    return (asks.end() if asks else start, end)


def _items(document: Document, at: int, line_end: int) -> list[Span]:
    rest = document.text[at:line_end]
    if len(rest.strip(" .:-")) > 2:
        return _split(document, at, line_end)
    following = document.text.find("\n", line_end)
    return _listed(document, following + 1) if following >= 0 else []


def _listed(document: Document, at: int) -> list[Span]:
    """The points on the lines that follow, as long as they go on in the same manner."""
    found: list[Span] = []
    kind = ""
    blank = False
    text = document.text
    for start, end in _lines(text, at):
        if start > at + _LONGEST_LIST:
            break
        line = text[start:end]
        if line.lstrip().startswith("|") or (not found and _table(document, start, end) is not None):
            break
        if not line.strip():
            blank = blank or bool(found)
            continue
        item = _ITEM.match(document.lower, start, end)
        shape = _shape(item["mark"]) if item else ""
        if found and (shape != kind or (blank and not item)):
            break
        if not found and not item and (_HEADING.match(document.lower, start, end) or line.rstrip().endswith(":")):
            break
        kind = shape
        if item:
            found += _dashed(document, item.end(), end)
        else:
            found += _split(document, start, end)
        blank = False
        if not item and blank:
            break
    return found


def _dashed(document: Document, start: int, end: int) -> list[Span]:
    """A point with those that follow it on its line: "memelihara damai; - membangun sistem; - ..."."""
    cuts = [start, *(match.end() for match in _DASHED.finditer(document.text, start, end)), end + 3]
    return [(at, following - 3) for at, following in pairwise(cuts)] if len(cuts) > 2 else [(start, end)]


def _shape(mark: str) -> str:
    if mark.rstrip().endswith(","):
        return "pertama"
    return "1" if any(char.isdigit() for char in mark) else "a" if mark.strip(" .)(")[:1].isalpha() else "-"


def _split(document: Document, start: int, end: int) -> list[Span]:
    """One line into its points: at numbers if there are two of them, else at semicolons and full stops."""
    marks = list(_INLINE.finditer(document.lower, start, end))
    if len(marks) >= 2:
        starts = [match.end() for match in marks]
        ends = [*(match.start() for match in marks[1:]), end]
        return list(zip(starts, ends, strict=True))
    cuts = [match.span() for match in _POINT_ENDS.finditer(document.text[start:end])]
    found, at = [], start
    for cut, after in cuts:
        found.append((at, start + cut))
        at = start + after
    return [*found, (at, end)]
