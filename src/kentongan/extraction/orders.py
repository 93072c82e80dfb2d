"""Directives: who is told to do what, until when and where.

An order is found in running text by a verb of asking (``order_frames``), in lists by their heading (``order_lists``) and
in direct speech and messages by its own form (``order_calls``). Its span is the clause that tells what to do, from the
verb on (``clauses``). ``responsible`` is the office that is told, in the canonical form of ``bodies``, several joined
by ", "; None if it is the public or nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from kentongan.extraction.addressees import Addressees, Surroundings
from kentongan.extraction.clauses import finish, seek, words_of
from kentongan.extraction.clean import Document
from kentongan.extraction.deadlines import due
from kentongan.extraction.order_calls import called, spoken
from kentongan.extraction.order_frames import TRIGGERS, Order, extended, given, reported
from kentongan.extraction.order_lists import listed, sections, without_term
from kentongan.extraction.records import Directive, Span

_SHORTEST = 6
_ORDINALS = {"pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "terakhir"}
_ANNOUNCING = {"arahan", "arahannya", "meminta", "diminta", "menekankan", "instruksi", "rekomendasi", "kesepakatan", "menugaskan"}


def directives(
    document: Document, around: Surroundings, kind: str, published: date | None = None
) -> tuple[Directive, ...]:
    """All directives in order.

    Args:
        kind: the kind of text; in texts without a case (irrelevant) only what an office is told counts.
        published: the day from which "dalam dua minggu" counts.
    """
    who = Addressees(document, around)
    found: list[tuple[Order, Span, Span]] = []
    covered: list[Span] = []
    for section in sections(document, kind):
        orders = list(_listed(document, section, who))
        if orders:
            covered.append((section.start, section.end))
            found += orders
    found += [one for one in _running(document, who) if not any(a <= one[1][0] < b for a, b in covered)]
    found.sort(key=lambda one: one[1])
    return tuple(
        _directive(document, order, span, whole, around, who, published)
        for order, span, whole in found
        if span[1] - span[0] >= _SHORTEST and (kind != "irrelevant" or _matters(order, who))
    )


def _matters(order: Order, who: Addressees) -> bool:
    """In a text without a case only what an office is told counts: adverts and greetings ask things of everyone."""
    return order.by.startswith(("verb:", "list")) and who.responsible(order.slot) is not None


def _listed(document, section, who) -> Iterator[tuple[Order, Span, Span]]:
    for item in section.items:
        words = words_of(document, *item)
        if not words:
            continue
        orders = reported(document, _triggers(document, words), words.start, words.stop, who)
        if orders:
            for order in orders:
                yield order, _span(document, order), item
            continue
        order = listed(document, section, item, who)
        if order is not None:
            start = document.starts[order.first]
            yield order, (start, without_term(document, order, item[1])), item


def _triggers(document: Document, words: range) -> list[int]:
    return [i for i in words if document.words[i] in TRIGGERS]


def _running(document: Document, who: Addressees) -> Iterator[tuple[Order, Span, Span]]:
    speech = spoken(document)
    counting = False
    message = speech == [(0, len(document.text))]
    for start, end in document.sentences:
        if document.headline == (start, end) and not message:
            continue
        words = words_of(document, start, end)
        if len(words) < 2:
            continue
        orders = reported(document, _triggers(document, words), words.start, words.stop, who)
        tasks = [order for i in words if (order := given(document, i, words.start, words.stop))]
        orders += [order for task in tasks for order in extended(document, task, words.stop, who)]
        ordinal = document.words[words.start] in _ORDINALS
        if not orders and ordinal and counting:
            order = _counted(document, words, who)
            orders = [order] if order else []
        counting = ordinal and counting or bool({*document.words[words.start : words.stop]} & _ANNOUNCING)
        if not orders:
            orders = list(_called(document, (start, end), speech, who, message))
        for order in orders:
            last = finish(document, order.first, order.last, ".!?") if message else order.last
            yield order, _span(document, order._replace(last=last)), (start, end)


def _counted(document: Document, words: range, who: Addressees) -> Order | None:
    """ "Kedua, camat menggelar musyawarah": one of several orders told in sentences of their own."""
    first = words.start + 1
    head = who.head(first, people=False)
    goal = seek(document, head, min(words.stop, head + 4)) if head is not None else None
    if goal is None:
        return None
    last = finish(document, goal[0], words.stop)
    return Order(goal[0], last, (document.starts[first], goal[1]), 0.65, "counted")


def _called(document: Document, sentence: Span, speech: list[Span], who: Addressees, message: bool) -> Iterator[Order]:
    first = max(0, bisect_right(speech, sentence[0], key=lambda said: said[0]) - 1)
    for start, end in speech[first:]:
        if start >= sentence[1]:
            return
        a, b = max(start, sentence[0]), min(end, sentence[1])
        if a >= b:
            continue
        words = words_of(document, a, b)
        order = called(document, words.start, words.stop, who, loose=message) if len(words) > 1 else None
        if order is not None:
            yield order._replace(last=finish(document, order.first, order.last, ".!?," if message and order.by == "call:not" else ""))


def _span(document: Document, order: Order) -> Span:
    return document.starts[order.first], document.ends[order.last - 1]


def _directive(document, order, span, whole, around, who, published) -> Directive:
    responsible = who.responsible(order.slot)
    start, end = span
    # Until when may stand after the clause, in the same sentence.
    return Directive(
        span=document.original(start, end),
        confidence=round(order.confidence if responsible else order.confidence - 0.1, 2),
        by=f"orders:{order.by}",
        text=document.text[start:end],
        responsible=responsible,
        due=due(document, (start, whole[1]), around.dates, published),
        place=_place(span, around),
    )


def _place(span: Span, around: Surroundings) -> str | None:
    inside = [p for p in around.places if p.code and span[0] <= p.start < span[1] and not p.office]
    return max((p.code for p in inside if p.code), key=len, default=None)

