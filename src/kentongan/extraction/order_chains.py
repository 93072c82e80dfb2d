"""Several offices told in one breath: "Dishub memasang rambu, BPBD dan DPUPR memperbaiki tanggul"."""

from __future__ import annotations

import re

from kentongan.extraction.addressees import Addressees
from kentongan.extraction.clauses import gap, is_call, is_verb
from kentongan.extraction.clean import Document
from kentongan.extraction.order_frames import Order
from kentongan.extraction.words.orders import ACTIONS, AND, DONE_ALREADY, LINKS, NO_PLAIN

_SIGNS = frozenset(",;&+")
_TURNS = {*AND, "sedangkan", "sedang", "sementara", "adapun"}
_TOGETHER = {*AND, "bersama", "beserta"}
_NOUN = re.compile(rf"(?:{ACTIONS})|pe(?:m|n|ng|ny)[a-z]{{3,}}an")
_NOUN_ALONE = re.compile(ACTIONS)


def chained(document: Document, order: Order, who: Addressees) -> list[Order]:
    """The order, cut where a further office is told to do something else, and what those offices are told."""
    if order.by.startswith("noun") or who.responsible(order.slot) is None:
        return [order]
    found = [order]
    j = order.first + 1
    while j < order.last - 1:
        begin = _after_turn(document, j)
        told = _told(document, begin, order, who) if begin is not None else None
        if told is None:
            j += 1
            continue
        found[-1] = found[-1]._replace(last=j)
        found.append(told)
        j = told.first + 1
    return found


def _after_turn(document: Document, j: int) -> int | None:
    """Where the next one may be named: behind a comma or sign, or behind "dan"."""
    if document.words[j] in _TURNS:
        return j + 1
    return None if _SIGNS.isdisjoint(gap(document, j)) else j


def _told(document: Document, begin: int, order: Order, who: Addressees) -> Order | None:
    if begin >= order.last:
        return None
    goal = acting(document, begin, order.last, who)
    if goal is None or goal >= order.last:
        return None
    slot = (document.starts[begin], document.starts[goal])
    return order._replace(first=goal, slot=slot, confidence=round(order.confidence - 0.1, 2))


def acting(document: Document, i: int, last: int, who: Addressees, *, nouns: bool = False) -> int | None:
    """The first word of what the offices named from word i on do; None if none is named, or nothing is done.

    Args:
        nouns: may any noun that names a deed stand for the verb ("BPBD pembasahan sampai padam")?
    """
    head = past_offices(document, i, last, who)
    while head is not None and head < last and document.words[head] in (*LINKS, "akan"):
        head += 1
    if head is None or head >= last or not gap(document, head).isspace():
        return None
    word = document.words[head]
    deed = is_verb(word) or is_call(word) or (_NOUN if nouns else _NOUN_ALONE).fullmatch(word)
    return head if deed and word not in NO_PLAIN and word not in DONE_ALREADY else None


def past_offices(document: Document, i: int, last: int, who: Addressees) -> int | None:
    """The number of the word behind one or several offices: "Satpol PP dan Dishub", "BPBD + Manggala Agni"."""
    head = who.head(i, people=False) if i < last else None
    while head is not None and head < last:
        further = head + 1 if document.words[head] in _TOGETHER else None
        further = head if further is None and not _SIGNS.isdisjoint(gap(document, head)) else further
        next_head = who.head(further, people=False) if further is not None and further < last else None
        if next_head is None:
            return head
        head = next_head
    return head
