"""The points of a list read as orders: "1. Dishub memasang rambu", "DLH: angkut sampah", "Pendataan (BPBD)", rows."""

from __future__ import annotations

import re

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import finish, gap, is_call, is_verb, past_condition, seek, words_of
from kentongan.extraction.clean import Document
from kentongan.extraction.order_chains import acting, past_offices
from kentongan.extraction.order_frames import Order
from kentongan.extraction.order_sections import Section
from kentongan.extraction.records import Span
from kentongan.extraction.words.orders import ACTIONS, DONE, LINKS, TABLE_WHAT, TABLE_WHO, TERM

_DONE = re.compile(rf"\b(?:{DONE})\b")
_TERM = re.compile(rf",\s(?:{TERM})")
_TABLE_WHO = re.compile(TABLE_WHO)
_TABLE_WHAT = tuple(re.compile(pattern) for pattern in TABLE_WHAT)
_NOMINAL = re.compile(rf"pe(?:m|n|ng|ny|r|l)?[a-z]{{3,}}an|rapat|{ACTIONS}")
_BEHIND = re.compile(r"(?:\((?:pj|pic|oleh)?:?\s?|\s-\s|:\s|\bpic\b:?\s|\bpj\b:?\s|\boleh\s)(?P<who>[^()]{2,80})")
_SEPARATORS = {" - ", " > ", " = "}
_SUBJECT = 14
_OPENING = 60
_STATE = ("ter", "ada", "benar")
"""Letters of a point among which it says that something is done already."""
_LONGEST_POINT = 400


def listed(document: Document, section: Section, item: Span, who: Addressees) -> Order | None:
    """The order that one point tells; None if it tells a fact."""
    if "|" in document.text[slice(*section.slot)]:
        return _row(document, section, item, who)
    return _point(document, section, item, who)


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


def _point(document: Document, section: Section, item: Span, who: Addressees) -> Order | None:
    words = words_of(document, *item)
    if len(words) < 2:
        return None
    first, last = words.start, words.stop
    while first < last - 1 and document.words[first] in LINKS:
        first += 1
    first = past_condition(document, first, last)
    head = who.head(first)
    if head is not None:
        noun = _after_colon(document, first, head, last, who)
        return (
            noun
            or _noun_after(document, first, last, who)
            or _verb_after(document, first, last, section, head)
            or (_any_after(document, first, last, who) if section.strong else None)
        )
    if _DONE.search(document.lower, item[0], min(item[1], item[0] + _OPENING)):
        return None
    if is_verb(document.words[first]) or (section.strong and is_call(document.words[first])):
        return Order(first, last, section.slot, 0.85, "list") if section.strong else None
    behind = _told_behind(document, item, who)
    if behind is not None:
        return behind
    if section.strong and _NOMINAL.fullmatch(document.words[first]) and who.responsible(section.slot):
        return Order(first, last, section.slot, 0.6, "list:noun")
    return _verb_after(document, first, last, section, None)


def _verb_after(document: Document, first: int, last: int, section: Section, head: int | None) -> Order | None:
    """ "Dishub memasang rambu": who acts, then what is to be done."""
    known = head is not None
    goal = seek(document, head or first, min(last, first + _SUBJECT), called=True)
    if goal is None or not (known or section.strong or document.words[goal[0] - 1] in LINKS):
        return None
    if document.words[goal[0]] == "tidak" and goal[0] + 1 < last and document.words[goal[0] + 1].startswith(_STATE):
        # "Warga menilai syaratnya tidak terpenuhi": how things are.
        return None
    return Order(goal[0], last, (document.starts[first], goal[1]), 0.92 if known else 0.75, "list")


def _after_colon(document: Document, first: int, head: int, last: int, who: Addressees) -> Order | None:
    """ "DLH: angkut sampah": whatever stands behind the colon is to be done."""
    if who.head(first, people=False) is None:
        return None
    for j in range(first + 1, min(head + 6, last)):
        if ":" in gap(document, j) or gap(document, j) in _SEPARATORS:
            return Order(j, last, (document.starts[first], document.starts[j]), 0.75, "list:colon")
        if is_verb(document.words[j]):
            return None
    return None


def _noun_after(document: Document, first: int, last: int, who: Addressees) -> Order | None:
    """ "Camat dan lurah sosialisasi ke warga": a noun told as a verb, right behind whoever does it."""
    goal = acting(document, first, last, who, nouns=True)
    if goal is None or is_verb(document.words[goal]) or is_call(document.words[goal]):
        return None
    return Order(goal, last, (document.starts[first], document.starts[goal]), 0.65, "list:noun")


def _any_after(document: Document, first: int, last: int, who: Addressees) -> Order | None:
    """ "Diskominfo kontra narasi": below a heading of orders whatever stands behind the office is to be done."""
    goal = past_offices(document, first, last, who)
    if (
        goal is None
        or goal >= last
        or document.forms[goal][0].isupper()
        or not gap(document, goal).isspace()
        or _DONE.match(document.lower, document.starts[goal])
    ):
        return None
    return Order(goal, last, (document.starts[first], document.starts[goal]), 0.5, "list:noun")


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
        return paren if paren > 0 and ")" not in document.text[paren : stop - 1] else stop
    term = _TERM.search(document.lower, document.ends[order.first], stop)
    return term.start() if term else stop
