"""Orders listed: after "Saran:", "Arahan pimpinan:", "Kesepakatan", in numbered points, bullets, tables or one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import finish, gap, is_call, is_verb, past_condition, seek, words_of
from kentongan.extraction.clean import Document
from kentongan.extraction.order_frames import Order
from kentongan.extraction.records import Span
from kentongan.extraction.words_orders import AND, LINKS

_MARK = r"(?:\(?\d{1,2}[.)](?!\d)|\(?[a-h][.)]|\[\d\]|[-+>])\s"
_ITEM = re.compile(rf"(?P<mark>{_MARK}) *")
_INLINE = re.compile(r"(?:(?<=\s)|(?<=^))(?:\(\d{1,2}\)|\d{1,2}[.)]|\(?[a-h][.)]|\[\d\])\s")
_NUMBERED = r"(?:(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]|\[\d\]|[-#]+)?\s*"
_STRONG = (
    r"saran(?!a)|rekomendasi|arahan|usul(?:an)?|instruksi|perintah|imbauan|himbauan|petunjuk|penekanan|pesan|permintaan|permohonan|"
    r"rencana tindak lanjut|rtl|(?:pembagian )?tugas|penugasan|atensi|penegasan|amanat|komitmen|(?:hal|poin|butir)(?:-\w+)? (?:yang|untuk)(?: \w+)? (?:dilakukan|ditindaklanjuti|disepakati|dipatuhi|diperhatikan)"
)
_WEAK = r"(?:hasil|k?eputusan|putusan|kesepakatan|disepakati|(?:ke)?simpulan|rumusan|mufakat|selanjutnya|tindak lanjut)"
_HEADING = re.compile(
    rf"{_NUMBERED}(?:(?:isi|butir|butir-butir|poin|poin-poin|beberapa|adapun|catatan|daftar)\s)?(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))\b(?P<rest>[^.:\n\"]{{0,60}}?)\s*(?:(?P<stop>[:.]|\s-)|(?=\n|$))"
)
_OPENS = re.compile(
    r"(?:yaitu|yakni|antara lain|berikut(?: ini)?|agar|untuk|supaya|meng?imbau|mengajak|meminta|saudara|pesan|arahan|disepakati|"
    r"kesepakatan(?: sementara)?|menginstruksikan|memerintahkan|poin|hal)\s?:\s*(?=$|\(|\d|[a-h][.)]|-)"
)
_ORDERING = re.compile(
    r"\b(?:diminta|meminta|meng?h?imbau|mengajak|menekankan|menginstruksikan|memerintahkan|berpesan|pesan|arahan|disepakati|"
    r"kesepakatan|agar|menginstruksikan|rekomendasi|saran|diimbau|dimohon|mohon|disampaikan|perhatian|dilaksanakan|dipedomani|hal-hal)\b"
)
_DONE = re.compile(r"\b(?:sudah|telah|sdh|nihil|boleh|dapat|berjalan|saling memaafkan)\b")
_TERM = re.compile(
    r",?\s(?:paling (?:lambat|lama|telat)|selambat\S*|sebelum\b|sblm\b|s\.d\.|batas waktu|tenggat|hari ini|segera\W*$|secepatnya|"
    r"sesegera|dalam (?:waktu|hitungan|\w+ hari|\w+ minggu)|pada kesempatan|mulai\b|pekan depan|minggu ini|dlm \d+|dalam [a-z]+\W*$|sejak\b|senin depan|"
    r"jumat depan|- catatan|segera,)"
)
_SUBJECT = 11
_LONGEST_LIST = 6000
_LONGEST_POINT = 400
_TABLE_WHO = re.compile(r"pelaksana|penanggung\s?jawab|\bpic\b|\bpj\b|\bopd\b|instansi|petugas|oleh")
_TABLE_WHAT = (re.compile(r"tindak|arahan|rekomendasi|rencana|langkah|tugas|aksi|saran"), re.compile(r"uraian|kegiatan|keputusan|hal|kesepakatan|hasil"))
_TABLE_HEAD = re.compile(rf"{_TABLE_WHO.pattern}|tindak lanjut|rekomendasi|arahan")
_SEPARATORS = {" - ", " > ", " = "}
_RULE = re.compile(r"[\s|:+-]*")
_NOMINAL = re.compile(r"pe(?:m|n|ng|ny|r|l)?[a-z]{3,}an|patroli|razia|koordinasi|sosialisasi|evaluasi|monitoring|rapat|mediasi|operasi")
_AS_VERB = re.compile(r"patroli|koordinasi|sosialisasi|evaluasi|monitoring|mediasi|razia|operasi")
_BEHIND = re.compile(r"(?:\((?:pj|pic|oleh)?:?\s?|\s-\s|:\s|\bpic\b:?\s|\bpj\b:?\s|\boleh\s)(?P<who>[^()]{2,80})")
_ASKS_THEM = re.compile(r"\b(?:meng?h?imbau|mengajak|meminta|menginstruksikan|memerintahkan|menugaskan|minta|mohon|berpesan|memohon)\b")
_READERS = re.compile(r"\b(?:kepada|yth)\b")


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
            _table(document, start, end) or _section(document, start, end) or _inline_points(document, start, end, kind)
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
    return any(is_verb(word) or is_call(word) for word in document.words[words.start : min(words.stop, words.start + 5)])


def _section(document: Document, start: int, end: int) -> Section | None:
    opened = _opened(document, start, end)
    if opened is None:
        return None
    at, slot, strong = opened
    items = _items(document, at, end)
    return Section(at, items[-1][1], items, slot, strong) if items else None


def _inline_points(document: Document, start: int, end: int, kind: str) -> Section | None:
    """ "... mengimbau warga 1) tidak melaut, 2) menambatkan perahu": points within a line, without a colon."""
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


def _cells(text: str, span: Span) -> list[Span]:
    edge = re.compile(r"\s*\|?").match(text, *span)
    cells = re.finditer(r"([^|]*)(?:\||$)", text[edge.end() if edge else span[0] : span[1]])
    at = edge.end() if edge else span[0]
    return [(at + m.start(1), at + m.end(1)) for m in cells]


def _row(document: Document, section: Section, item: Span, who: Addressees) -> Order | None:
    titles = [document.lower[slice(*cell)] for cell in _cells(document.lower, section.slot)]
    cells = _cells(document.text, item)
    told = next((i for i, title in enumerate(titles) if _TABLE_WHO.search(title)), None)
    likely = [i for pattern in _TABLE_WHAT for i, title in enumerate(titles) if pattern.search(title) and i != told]
    if not likely or max(likely[0], told or 0) >= len(cells):
        return None
    if told is None:
        return _point(document, section._replace(slot=(item[0], item[0])), cells[likely[0]], who)
    words = words_of(document, *cells[likely[0]])
    return Order(words.start, words.stop, cells[told], 0.8, "list:table") if words else None


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
        yield start + len(line) - len(line.lstrip()), max(start + len(line.rstrip()), start + len(line) - len(line.lstrip()))
        start = stop + 1


def _opened(document: Document, start: int, end: int) -> tuple[int, Span, bool] | None:
    """Where the points begin, who is told all of them, and whether the heading names orders and nothing else."""
    heading = _HEADING.match(document.lower, start, end)
    if heading and (heading["stop"] or heading.end() == end) and "yang diambil" not in heading[0]:
        return heading.end(), (start, start), bool(heading["strong"])
    opening = _OPENS.search(document.lower, start, end)
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
        if line.lstrip().startswith("|"):
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
    if "|" in document.text[slice(*section.slot)]:
        return _row(document, section, item, who)
    return _point(document, section, item, who)


def _point(document: Document, section: Section, item: Span, who: Addressees) -> Order | None:
    words = words_of(document, *item)
    if len(words) < 2:
        return None
    first, last = words.start, words.stop
    while first < last - 1 and document.words[first] in LINKS:
        first += 1
    first = past_condition(document, first, last)
    head = who.head(first)
    colon = next((j for j in range(first + 1, min((head or first) + 6, last)) if ":" in gap(document, j) or gap(document, j) in _SEPARATORS), None)
    if colon is not None and who.head(first, people=False) is not None:
        return Order(colon, last, (document.starts[first], document.starts[colon]), 0.75, "list:colon")
    if _DONE.search(document.lower, *item) and not head:
        return None
    if is_verb(document.words[first]) or (section.strong and is_call(document.words[first])):
        return Order(first, last, section.slot, 0.7, "list") if section.strong else None
    noun = _noun_after(document, head, last, who) if head is not None else None
    if noun is not None:
        return Order(noun, last, (document.starts[first], document.starts[noun]), 0.65, "list:noun")
    behind = _told_behind(document, item, who) if head is None else None
    if behind is not None:
        return behind
    if section.strong and _NOMINAL.fullmatch(document.words[first]) and who.responsible(section.slot):
        return Order(first, last, section.slot, 0.6, "list:noun")
    goal = seek(document, first, min(last, first + _SUBJECT), called=True)
    if goal is None:
        return None
    slot = (document.starts[first], goal[1])
    if head is None and not section.strong and document.words[goal[0] - 1] not in LINKS:
        return None
    return Order(goal[0], last, slot, 0.75 if head else 0.6, "list")


def _noun_after(document: Document, j: int, last: int, who: Addressees) -> int | None:
    """ "Camat dan lurah sosialisasi ke warga": a noun told as a verb, right behind whoever does it."""
    while j < last - 1 and document.words[j] in (*AND, "bersama"):
        following = who.head(j + 1)
        if following is None:
            return None
        j = following
    return j if j < last - 1 and _AS_VERB.fullmatch(document.words[j]) else None


def _told_behind(document: Document, item: Span, who: Addressees) -> Order | None:
    """ "Pendataan rumah rusak (BPBD, 2 minggu)": what is to be done, then who does it."""
    for match in _BEHIND.finditer(document.lower, item[0], min(item[1], item[0] + _LONGEST_POINT)):
        words, before = words_of(document, *match.span("who")), words_of(document, item[0], match.start())
        if before and words and who.head(words.start, people=False) is not None:
            return Order(before.start, before.stop, match.span("who"), 0.75, "list:behind")
    return None


def without_term(document: Document, order: Order, end: int) -> int:
    """Where the clause of a listed order ends: before the term that follows it."""
    last = finish(document, order.first, order.last)
    stop = min(end, document.ends[last - 1])
    if order.by in ("list:colon", "list:table", "list:behind"):
        paren = document.text.rfind(" (", document.starts[order.first], stop)
        return paren if 0 < paren and ")" not in document.text[paren : stop - 1] else stop
    term = _TERM.search(document.lower, document.ends[order.first], stop)
    return term.start() if term else stop
