"""Orders told as plain statements: "Dishub memasang rambu paling lambat Jumat", office, deed and term."""

from __future__ import annotations

import re

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import finish, gap, is_verb
from kentongan.extraction.clean import Document
from kentongan.extraction.order_frames import Order
from kentongan.extraction.words.orders import NO_PLAIN, PLAIN_TERM, TOLD_OFF

_TERM = re.compile(rf"\b(?:{PLAIN_TERM})")
_TAKEN_OVER = {"ditindaklanjuti", "dikoordinasikan", "diperbaiki", "dibenahi", "ditertibkan", "dikerjakan"}
_TURNS = {"sedangkan", "sementara", "adapun", "sedang", "kemudian", "selanjutnya", "dan", "itu"}


def assigned(document: Document, first: int, stop: int, who: Addressees, *, dated: bool = True) -> list[Order]:
    """The orders of a sentence that begins with an office and says what it does by when, none of it asked for.

    Args:
        first: the number of the first word, ``stop`` that behind the last.
        dated: must it say by when? Not where the sentence before asks already.
    """
    found: list[Order] = []
    i = first
    while i < stop:
        order = _from(document, i, stop, who, term=dated and not found)
        if order is None:
            return found
        found.append(order)
        i = _next(document, order, stop, who)
        if i < stop:
            found[-1] = order._replace(last=i)
    return found


def taken_over(document: Document, first: int, stop: int, who: Addressees) -> Order | None:
    """ "Hal itu akan ditindaklanjuti oleh Dishub": who acts stands behind the deed."""
    for i in range(first + 1, stop - 2):
        if document.words[i] not in _TAKEN_OVER or document.words[i - 1] not in ("akan", "segera"):
            continue
        j = i + 1 + (document.words[i + 1] in ("oleh", "langsung"))
        if who.head(j, people=False) is None:
            return None
        last = finish(document, i, stop)
        return Order(i, last, (document.starts[j], document.ends[last - 1]), 0.6, "plain:passive")
    return None


def _from(document: Document, i: int, stop: int, who: Addressees, *, term: bool = True) -> Order | None:
    start = i
    while i < stop and document.words[i] in _TURNS:
        i += 1
    j = who.head(i, people=False) if i < stop else None
    while j is not None and j < stop - 1 and document.words[j] in ("dan", "serta"):
        j = who.head(j + 1, people=False)
    while j is not None and j < stop and document.words[j] in TOLD_OFF:
        j += 1
    if j is None or j >= stop - 1 or any(mark in gap(document, j) for mark in ':("'):
        return None
    word = document.words[j]
    if not is_verb(word) or not word.startswith("me") or word in NO_PLAIN:
        return None
    last = finish(document, j, stop)
    if term and not _TERM.search(document.lower, document.ends[j], document.ends[last - 1]):
        return None
    slot = (document.starts[start], document.starts[j])
    return Order(j, last, slot, 0.7, "plain") if who.responsible(slot) is not None else None


def _next(document: Document, order: Order, stop: int, who: Addressees) -> int:
    """The number of the word with which the next office that acts begins, in the same sentence."""
    for j in range(order.first + 2, order.last):
        if ("," in gap(document, j) or document.words[j] in ("sedangkan", "sementara", "dan")) and _from(
            document, j, stop, who, term=False
        ):
            return j
    if order.last < stop and _from(document, order.last, stop, who, term=False):
        return order.last
    return stop
