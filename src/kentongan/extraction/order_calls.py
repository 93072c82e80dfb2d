"""Orders called out to whoever hears or reads: "Tolong Satpol PP sita", "Jangan menunggu", "BPBD perbaiki pompa"."""

from __future__ import annotations

import re

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import clause_start, gap, is_call, is_verb, past_condition, seek
from kentongan.extraction.clean import Document
from kentongan.extraction.order_chains import past_offices
from kentongan.extraction.order_frames import Order
from kentongan.extraction.records import Span
from kentongan.extraction.words.orders import (
    ALSO_TOLD,
    DO_NOT,
    DONE_ALREADY,
    LINKS,
    NO_OBJECT,
    OPENERS,
    PERSONS,
    PLEASE,
    REQUEST,
)

_SAID = re.compile(r'"[^"\n]{6,3000}(?:"|(?=\n)|$)')
_NO_DO_NOT = {"sampai", "sampe", "heran", "lupa", "salah", "kaget"}
_SHORT_TEXT = 1500
_SUBJECT = 6
_TO = {"kepada", "untuk", "bagi"}
_LEAD = 8
_TOLD = 40


def spoken(document: Document) -> list[Span]:
    """Where somebody speaks to somebody: between quotation marks; in short messages without them, everywhere."""
    said = [match.span() for match in _SAID.finditer(document.text)]
    if not said and len(document.text) < _SHORT_TEXT:
        return [(0, len(document.text))]
    return said


def called(document: Document, first: int, last: int, who: Addressees, *, loose: bool) -> Order | None:
    """The order that the words from ``first`` to before ``last``, one sentence of speech, call out; None if none.

    Args:
        loose: is it a message, where "jangan" may stand behind anything?
    """
    i = first
    while i < last - 1 and document.words[i] in OPENERS:
        i += 1
    i = past_condition(document, i, last)
    return (
        _from_start(document, i, last, who)
        or _to_somebody(document, i, last, who)
        or _later(document, i, last, who, loose)
    )


def addressed(document: Document, first: int, last: int, who: Addressees) -> Order | None:
    """ "Kedua, kepada BPBD dan Damkar, cek sarana": who is told, a comma, and what they shall do."""
    stop = max(first, min(first + _LEAD, last - 2))
    if _TO.isdisjoint(document.words[first:stop]):
        return None
    start = next(i for i in range(first, stop) if document.words[i] in _TO)
    head = who.head(start + 1)
    if head is None:
        return None
    if (
        head < last - 1
        and (is_call(document.words[head]) or is_verb(document.words[head]))
        and first < start <= first + 2
    ):
        # "Kesatu, kepada orang tua memastikan anak di rumah"
        return Order(head, last, (document.starts[start + 1], document.starts[head]), 0.6, "call:to")
    for i in range(start + 2, min(start + _TOLD, last - 1)):
        if "," not in gap(document, i) or not (is_call(document.words[i]) or document.words[i] in (*PLEASE, "segera")):
            continue
        slot = (document.starts[start + 1], document.starts[i])
        return Order(i, last, slot, 0.7, "call:to") if who.responsible(slot) is not None else None
    return None


def _from_start(document: Document, i: int, last: int, who: Addressees) -> Order | None:
    word = document.words[i]
    nobody = (document.starts[i], document.starts[i])
    if last - i < 2:
        return None
    if word in PLEASE or (word in REQUEST and who.head(i + 1, people=False) is not None):
        return _please(document, i, last, who)
    if word in DO_NOT and document.words[i + 1] not in _NO_DO_NOT:
        return Order(i, last, nobody, 0.5, "call:not")
    if word not in ALSO_TOLD and is_call(word) and ":" not in gap(document, i + 1):
        return Order(i, last, nobody, 0.5, "call:verb")
    return None


def _please(document: Document, i: int, last: int, who: Addressees) -> Order | None:
    head = past_offices(document, i + 1, last, who)
    if head is not None and head < last and gap(document, head).isspace() and document.words[head] not in LINKS:
        # "Mohon polres patroli tiap malam": what stands behind the office is asked, whatever the word.
        return Order(head, last, (document.ends[i], document.starts[head]), 0.7, "call:please")
    goal = seek(document, i + 1, min(last, i + 9), called=True)
    if goal is None or (goal[0] > i + 1 and document.words[i + 1] in NO_OBJECT):
        return None
    return Order(goal[0], last, (document.ends[i], max(goal[1], document.ends[i])), 0.7, "call:please")


def _to_somebody(document: Document, i: int, last: int, who: Addressees) -> Order | None:
    """ "Dinas Perhubungan tolong ...", "Orang tua jangan ...", "BPBD perbaiki ..."."""
    head = who.head(i)
    if head is None:
        return None
    for j in range(head, min(i + _SUBJECT + 2, last - 1)):
        word = document.words[j]
        slot = (document.starts[i], document.starts[j])
        asked = j + 1 + (document.words[j + 1] in PLEASE)
        if word in REQUEST and who.head(asked, people=False) is not None:
            # "Pak Camat minta Linmas jaga malam", "Pak RW minta tolong BPBD": who asks is not who is told.
            return _please(document, asked - 1, last, who)
        if word in PLEASE:
            order = _please(document, j, last, who)
            if order is None and who.head(i, people=False) and document.words[j + 1] not in NO_OBJECT | DO_NOT:
                # "SAR mohon datang pagi ini"
                order = Order(j + 1, last, slot, 0.6, "call:please")
            return order._replace(slot=slot) if order else None
        if word in DO_NOT and document.words[j + 1] not in _NO_DO_NOT:
            return Order(j, last, slot, 0.6, "call:not")
        if is_call(word) and document.words[j - 1] not in PERSONS:
            return Order(j, last, slot, 0.6, "call:verb")
        if is_verb(word) and document.words[j - 1] not in ("yang", "yg"):
            return None
    return None


def _later(document: Document, i: int, last: int, who: Addressees, loose: bool) -> Order | None:
    """ "Anak-anak, tengok adiknya", "woi, jangan keluar dulu": after who is spoken to."""
    for j in range(i + 1, last - 1 if loose else min(i + 12, last - 1)):
        word = document.words[j]
        comma = "," in gap(document, j)
        if comma:
            order = _please(document, j, last, who) if word in PLEASE else _to_somebody(document, j, last, who)
            if order:
                return order
        if loose and word in PLEASE:
            return _please(document, j, last, who)
        if document.words[j - 1] in DONE_ALREADY:
            continue
        if word not in DO_NOT or word in ("aja", "ampun") or document.words[j + 1] in _NO_DO_NOT:
            continue
        if loose or comma or clause_start(document, j, i) == j:
            return Order(j, last, (document.starts[j], document.starts[j]), 0.45, "call:not")
    return None
