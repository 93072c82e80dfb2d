"""Orders listed: after "Saran:", "Arahan pimpinan:", "Kesepakatan", in numbered points, bullets, tables or one line."""

from __future__ import annotations

import re
from typing import NamedTuple

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import finish, is_call, is_verb, seek, words_of
from kentongan.extraction.clean import Document
from kentongan.extraction.order_frames import Order
from kentongan.extraction.records import Span
from kentongan.extraction.words_orders import LINKS

_MARK = r"(?:\(?\d{1,2}[.)](?!\d)|\(?[a-h][.)]|\[\d\]|[-+>])\s"
_ITEM = re.compile(rf"\s*(?P<mark>{_MARK})\s*")
_INLINE = re.compile(r"(?:(?<=\s)|(?<=^))(?:\(\d{1,2}\)|\d{1,2}[.)]|\(?[a-h][.)]|\[\d\])\s")
_NUMBERED = r"(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]|\[\d\]|[-#]+)?\s*"
_STRONG = (
    r"saran(?!a)|rekomendasi|arahan|usul(?:an)?|instruksi|perintah|imbauan|himbauan|petunjuk|penekanan|pesan|permintaan|permohonan|"
    r"rencana tindak lanjut|rtl"
)
_WEAK = r"(?:hasil|keputusan|kesepakatan|disepakati|kesimpulan|rumusan|tindak lanjut)"
_HEADING = re.compile(
    rf"\s*{_NUMBERED}(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))\b(?P<rest>[^.:\n\"]{{0,60}}?)\s*(?:(?P<stop>[:.]|\s-)|(?=\n|$))"
)
_OPENS = re.compile(
    r"(?:yaitu|yakni|antara lain|berikut(?: ini)?|agar|untuk|supaya|meng?imbau|mengajak|meminta|saudara|pesan|arahan|disepakati|"
    r"kesepakatan(?: sementara)?|menginstruksikan|memerintahkan|poin|hal)\s*:\s*(?=\n|\(|\d|[a-h][.)]|-)"
)
_ORDERING = re.compile(
    r"\b(?:diminta|meminta|meng?h?imbau|mengajak|menekankan|menginstruksikan|memerintahkan|berpesan|pesan|arahan|disepakati|"
    r"kesepakatan|agar|menginstruksikan|rekomendasi|saran|diimbau|dimohon|mohon)\b"
)
_DONE = re.compile(r"\b(?:sudah|telah|sdh|nihil|boleh|dapat|berjalan|saling memaafkan)\b")
_TERM = re.compile(
    r",?\s(?:paling (?:lambat|lama|telat)|selambat\S*|sebelum\b|sblm\b|s\.d\.|batas waktu|tenggat|hari ini|segera\W*$|secepatnya|"
    r"sesegera|dalam (?:waktu|hitungan|\w+ hari|\w+ minggu)|pada kesempatan|mulai\b|pekan depan|minggu ini|dlm \d+|dalam [a-z]+\W*$|sejak\b|senin depan|"
    r"jumat depan|- catatan|segera,)"
)
_PLAIN_COLON = re.compile(r"\s?:\s")
_SUBJECT = 11


class Section(NamedTuple):
    """A stretch of listed points. ``slot`` says where those stand who are told all of them."""

    start: int
    end: int
    items: list[Span]
    slot: Span
    strong: bool


def sections(document: Document) -> list[Section]:
    """All stretches of the text that list what is to be done, in order."""
    found: list[Section] = []
    free = 0
    for start, end in _lines(document.text):
        if start < free:
            continue
        opened = _opened(document, start, end)
        if opened is None:
            continue
        at, slot, strong = opened
        items = _items(document, at, end)
        if items:
            found.append(Section(at, items[-1][1], items, slot, strong))
            free = items[-1][1]
    return found


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _opened(document: Document, start: int, end: int) -> tuple[int, Span, bool] | None:
    """Where the points begin, who is told all of them, and whether the heading names orders and nothing else."""
    heading = _HEADING.match(document.lower, start, end)
    if heading and (heading["stop"] or heading.end() == end) and "yang diambil" not in heading[0]:
        return heading.end(), (start, start), bool(heading["strong"])
    opening = _OPENS.search(document.lower, start, min(len(document.lower), end + 1))
    if opening:
        sentence = document.sentences[document.sentence_at(max(start, opening.start()))][0]
        sentence = max(start, min(sentence, opening.start()))
        if _ORDERING.search(document.lower, sentence, opening.end()):
            return opening.end(), (sentence, opening.end()), True
    return None


def _items(document: Document, at: int, line_end: int) -> list[Span]:
    rest = document.text[at:line_end]
    if len(rest.strip(" .:-")) > 2:
        inline = _split(document, at, line_end)
        following = _ITEM.match(document.text, line_end + 1) if line_end < len(document.text) else None
        first = _INLINE.match(document.lower, inline[0][0] - 3) if inline else None
        del first, following
        return inline
    return _listed(document, line_end + 1)


def _listed(document: Document, at: int) -> list[Span]:
    """The points on the lines that follow, as long as they go on in the same manner."""
    found: list[Span] = []
    kind = ""
    blank = False
    text = document.text
    for start, end in _lines(text[at : at + 6000]):
        start, end = start + at, end + at
        line = text[start:end]
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
            found.append((item.end(), end))
        else:
            found += _split(document, start, end)
        blank = False
        if not item and blank:
            break
    return found


def _shape(mark: str) -> str:
    return "1" if any(char.isdigit() for char in mark) else "a" if mark.strip(" .)(")[:1].isalpha() else "-"


def _split(document: Document, start: int, end: int) -> list[Span]:
    """One line into its points: at numbers if there are two of them, else at semicolons and full stops."""
    marks = [match for match in _INLINE.finditer(document.lower, start, end)]
    if len(marks) >= 2:
        starts = [match.end() for match in marks]
        ends = [*(match.start() for match in marks[1:]), end]
        return list(zip(starts, ends, strict=True))
    cuts = [match.span() for match in re.finditer(r";\s|(?<=[a-z)])\.\s", document.text[start:end])]
    found, at = [], start
    for cut, after in cuts:
        found.append((at, start + cut))
        at = start + after
    return [*found, (at, end)]


def listed(document: Document, section: Section, item: Span, who: Addressees) -> Order | None:
    """The order that one point tells; None if it tells a fact."""
    words = words_of(document, *item)
    if len(words) < 2:
        return None
    first, last = words.start, words.stop
    colon = next((j for j in range(first + 1, min(first + 7, last)) if ":" in document.text[document.ends[j - 1] : document.starts[j]]), None)
    head = who.head(first)
    if colon is not None and who.head(first, people=False) is not None:
        return Order(colon, last, (document.starts[first], document.starts[colon]), 0.75, "list:colon")
    if _DONE.search(document.lower, *item) and not head:
        return None
    if is_verb(document.words[first]) or (section.strong and is_call(document.words[first])):
        return Order(first, last, section.slot, 0.7, "list") if section.strong else None
    goal = seek(document, first, min(last, first + _SUBJECT), called=True)
    if goal is None:
        return None
    slot = (document.starts[first], goal[1])
    if head is None and not section.strong and document.words[goal[0] - 1] not in LINKS:
        return None
    return Order(goal[0], last, slot, 0.75 if head else 0.6, "list")


def without_term(document: Document, order: Order, end: int) -> int:
    """Where the clause of a listed order ends: before the term that follows it."""
    last = finish(document, order.first, order.last)
    stop = min(end, document.ends[last - 1])
    if order.by == "list:colon":
        return stop
    term = _TERM.search(document.lower, document.ends[order.first], stop)
    return term.start() if term else stop
