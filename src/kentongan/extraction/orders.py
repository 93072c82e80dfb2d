"""Directives: who is told to do what, until when and where.

An order is found in running text by a verb of asking (``order_frames``), in lists by their heading (``order_sections``,
``order_lists``) and in direct speech and messages by its own form (``order_calls``). Its span is the clause that tells
what to do, from the verb on (``clauses``). ``responsible`` is the office that is told (``addressees``), several joined
by ", "; None if it is the public or nobody. ``due`` is a day or "segera" (``deadlines``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kentongan.extraction.addressees import Addressees, Surroundings
from kentongan.extraction.clauses import finish, gap, seek, words_of
from kentongan.extraction.clean import Document
from kentongan.extraction.deadlines import due
from kentongan.extraction.order_calls import addressed, called, spoken
from kentongan.extraction.order_chains import chained
from kentongan.extraction.order_frames import TASK, TRIGGER, Order, extended, given, in_series, reported
from kentongan.extraction.order_lists import listed, without_term
from kentongan.extraction.order_plain import assigned, taken_over
from kentongan.extraction.order_sections import Section, sections
from kentongan.extraction.records import Directive, Span
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words.orders import ANNOUNCING

_SHORTEST = 6
_TITLE = 4
_ON = ":further"
_ASKED = ("verb:", "modal", "plain", "counted")
_CALLS = frozenset({"call:not", "call:please", "call:verb", "call:to"})
# What of the calls is talk, by the kind of text: counted on the marked texts, fewer than four in ten are orders.
_TALK = {
    "meeting": frozenset({"call:not", "call:please", "call:verb"}),
    "incident": frozenset({"call:verb"}),
    "rumour": frozenset({"call:not"}),
    "activity": frozenset(),
    "appeal": frozenset(),
    "irrelevant": _CALLS,
}
_ANNOUNCING = Trigger(ANNOUNCING)
_ORDINALS = {"pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "terakhir"}


class _Told(NamedTuple):
    """An order, its clause, and the sentence or point in which it stands."""

    clause: Span
    within: Span
    order: Order


def directives(
    document: Document, around: Surroundings, kind: str, published: date | None = None
) -> tuple[Directive, ...]:
    """All directives in order.

    Args:
        kind: the kind of text; in texts without a case (irrelevant) only what an office is told counts.
        published: the day of the paper, from which "Jumat" counts.
    """
    who = Addressees(document, around)
    found: list[_Told] = []
    covered: list[Span] = []
    for section in sections(document, kind):
        points = list(_points(document, section, who))
        found += points
        if points:
            covered.append((section.start, section.end))
    starts = [start for start, _ in covered]
    for told in _running(document, who):
        at = bisect_right(starts, told.clause[0]) - 1
        if at < 0 or told.clause[0] >= covered[at][1]:
            found.append(told)
    found.sort(key=lambda told: told.clause)
    nexts = [*(told.clause[0] for told in found[1:]), len(document.text)][: len(found)]
    return tuple(
        _directive(document, told, following, around, who, published)
        for told, following in zip(found, nexts, strict=True)
        if told.clause[1] - told.clause[0] >= _SHORTEST and _matters(told.order, kind, who)
    )


def _matters(order: Order, kind: str, who: Addressees) -> bool:
    """Is it an order in a text of this kind, or only talk?

    Adverts and greetings ask things of everyone; what is called out to nobody in a meeting, a rumour or a tale of
    what happened mostly warns.
    """
    if not order.by.startswith("call"):
        return kind != "irrelevant" or who.responsible(order.slot) is not None
    return order.by not in _TALK[kind] or (kind == "meeting" and who.responsible(order.slot) is not None)


def _points(document: Document, section: Section, who: Addressees) -> Iterator[_Told]:
    for item in section.items:
        words = words_of(document, *item)
        if not words:
            continue
        orders = reported(document, _pulled(document, words), words.start, words.stop, who)
        yield from (
            _Told(_clause(document, part), item, part) for order in orders for part in chained(document, order, who)
        )
        order = None if orders else listed(document, section, item, who)
        if order is not None:
            for part in chained(document, order, who):
                yield _Told((document.starts[part.first], without_term(document, part, item[1])), item, part)


def _pulled(document: Document, words: range) -> Sequence[int]:
    numbers = document.at(TRIGGER)
    return numbers[bisect_left(numbers, words.start) : bisect_left(numbers, words.stop)]


def _running(document: Document, who: Addressees) -> Iterator[_Told]:
    speech = spoken(document)
    message = speech == [(0, len(document.text))]
    counting = False
    asked = -1
    verbs, tasks, announcing = map(document.by_sentence, (TRIGGER, TASK, _ANNOUNCING))
    for number, (sentence, words) in enumerate(zip(document.sentences, document.sentence_words, strict=True)):
        if len(words) < 2 or (document.headline == sentence and not message):
            continue
        ordinal = document.words[words.start] in _ORDINALS and gap(document, words.start + 1).startswith(",")
        pulled = verbs.get(number, ()), tasks.get(number, ())
        orders = _in_sentence(document, words, *pulled, who, counted=ordinal and counting)
        counting = (ordinal and counting) or number in announcing
        if not orders and (asked >= 0 or speech) and _is_title(document, words):
            continue
        further = asked >= 0 and "\n" not in document.text[asked : sentence[0]]
        if not orders and further:
            # "Lurah diminta menyetor jadwal. Adapun Koramil menempatkan dua Babinsa": the next one's part of the task.
            orders = assigned(document, words.start, words.stop, who, dated=False)
        orders = orders or list(_called(document, sentence, speech, who, message, further=further))
        asked = sentence[1] if any(order.by.startswith(_ASKED) or order.by.endswith(_ON) for order in orders) else -1
        for order in orders:
            last = finish(document, order.first, order.last, ".!?") if message else order.last
            for part in chained(document, order._replace(last=last), who):
                yield _Told(_clause(document, part), sentence, part)


def _is_title(document: Document, words: range) -> bool:
    """Has nearly every word a capital, as in a headline below the name of the paper?"""
    if document.shouting or len(words) < _TITLE:
        return False
    return sum(map(document.capitals.__contains__, words)) * 10 >= len(words) * 8


def _in_sentence(
    document: Document, words: range, verbs: Sequence[int], tasks: Sequence[int], who: Addressees, *, counted: bool
) -> list[Order]:
    orders = reported(document, verbs, words.start, words.stop, who) if verbs else []
    for i in tasks:
        task = given(document, i, words.start, words.stop)
        orders += extended(document, task, words.stop, who) if task else []
    if not orders:
        told = addressed(document, words.start, words.stop, who)
        orders = extended(document, told, words.stop, who) if told else []
    if not orders and words.start:
        orders = assigned(document, words.start, words.stop, who)
    if not orders and (over := taken_over(document, words.start, words.stop, who)):
        return [over]
    if not orders and counted:
        order = _counted(document, words, who)
        return [order] if order else []
    return orders


def _counted(document: Document, words: range, who: Addressees) -> Order | None:
    """ "Kedua, camat menggelar musyawarah": one of several orders told in sentences of their own."""
    first = words.start + 1
    head = who.head(first)
    goal = seek(document, head, min(words.stop, head + 4)) if head is not None else None
    if goal is None:
        return None
    last = finish(document, goal[0], words.stop)
    return Order(goal[0], last, (document.starts[first], goal[1]), 0.75, "counted")


def _called(
    document: Document, sentence: Span, speech: list[Span], who: Addressees, message: bool, *, further: bool
) -> Iterator[Order]:
    """What a sentence calls out; ``further`` if it goes on with a request ("Warga diminta tenang. Lapor ke kami")."""
    first = max(0, bisect_right(speech, sentence[0], key=lambda said: said[0]) - 1)
    for start, end in speech[first:]:
        if start >= sentence[1]:
            return
        words = words_of(document, max(start, sentence[0]), min(end, sentence[1]))
        order = called(document, words.start, words.stop, who, loose=message) if len(words) > 1 else None
        if order is not None:
            ends = ".!?," if message and order.by == "call:not" else ""
            last = finish(document, order.first, order.last, ends)
            by = order.by + (_ON if further else "")
            yield from in_series(document, order._replace(last=last, by=by), calls=True)


def _clause(document: Document, order: Order) -> Span:
    start, end = document.starts[order.first], document.ends[order.last - 1]
    told = document.text[start:end]
    # "... paling lambat Sabtu (17/1)": the bracket of the date belongs to it.
    return start, end + (told.count("(") > told.count(")") and document.text[end : end + 1] == ")")


def _directive(
    document: Document,
    told: _Told,
    following: int,
    around: Surroundings,
    who: Addressees,
    published: date | None,
) -> Directive:
    (start, end), order = told.clause, told.order
    responsible = who.responsible(order.slot)
    # The term may stand behind the clause, and in "diberi waktu dua minggu untuk ..." before it.
    reach = (told.within[0] if order.by == "verb:task" else start, min(told.within[1], following))
    if order.by == "list:table":
        reach = told.within
    return Directive(
        span=document.original(start, end),
        confidence=round(order.confidence if responsible else order.confidence - 0.05, 2),
        by=f"orders:{order.by}",
        text=document.text[start:end],
        responsible=responsible,
        due=due(document, reach, around.dates, published, around.talked, bare=order.by == "list:table"),
        place=_place((start, end), around),
    )


def _place(span: Span, around: Surroundings) -> str | None:
    inside = [p for p in around.places if p.code and span[0] <= p.start < span[1] and not p.office]
    return max((p.code for p in inside if p.code), key=len, default=None)
