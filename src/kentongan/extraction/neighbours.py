"""Which texts of a time look like a given one, and why: the same writing, the same event, a rumour told again.

What is compared of a text is made once (:func:`prepare`, the slow part) and may be kept; comparing one text with some
hundred kept ones then takes some ten milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kentongan.extraction.claims import Claim, ClaimIndex, claim_features, claim_of
from kentongan.extraction.copies import THRESHOLD as COPY
from kentongan.extraction.copies import Signature, signature
from kentongan.extraction.likeness import Features, likenesses, text_features
from kentongan.extraction.rewrites import THRESHOLD as REWRITE
from kentongan.extraction.same_event import (
    SHARES,
    THRESHOLD,
    Facts,
    Told,
    days_apart,
    evidence,
    facts_of,
    place_fit,
    without_places,
)

SURE = 0.7
"""From this probability on, two field reports of one event may be put together unless somebody objects: of the pairs
of the simulated half year (demo, seed 1) that reach it, 26 of 27 tell one event."""

RETOLD = 0.36
"""The least score at which a text may tell a known rumour again: on the tuning claims three of four retellings reach
it, and one in a hundred and fifty of the claims that tell something else."""


class Prepared(NamedTuple):
    """What is compared of a text."""

    signature: Signature
    words: Features
    tale: Features
    facts: Facts
    claim: Claim


class Neighbour(NamedTuple):
    """A text that looks like the given one.

    ``number`` is its place among the others, ``why`` is "copy", "rewrite", "event" or "rumour", ``likeness`` from 0 to
    1 is the share of common shingles, the likeness in words, the probability or the score; ``one_event``: the two seem
    to tell one event, and ``sure`` so much that they may be put together unless somebody objects.
    """

    number: int
    why: str
    likeness: float
    one_event: bool
    sure: bool


def prepare(told: Told) -> Prepared:
    """Make what is compared of a text."""
    tale = claim_features(without_places(told))
    return Prepared(signature(told.text), text_features(told.text), tale, facts_of(told), claim_of(told.text))


def neighbours(one: Prepared, others: Sequence[Prepared]) -> list[Neighbour]:
    """The others that are copies or rewrites of a text or tell the same event, each once: those of
    one event first, then the same writing before the rest, then the likest.

    Args:
        one: the text.
        others: all texts of the time in question, without the text itself: how rare a word is comes from them.

    >>> from datetime import date
    >>> from kentongan.extraction import Gazetteer, read
    >>> places = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03.1004", "Jati")])
    >>> def tell(text, day):
    ...     return prepare(Told(text, read(text, gazetteer=places, published=day, home="35.74"), day))
    >>> brawl = tell("Tawuran pemuda pecah di Kelurahan Jati tadi malam, dua luka", date(2025, 5, 4))
    >>> retold = tell("mlm td ada pemuda tawuran di jati 2 org luka", date(2025, 5, 4))
    >>> flood = tell("Rumah warga terendam banjir setinggi lutut", date(2025, 5, 4))
    >>> copied = tell("Diteruskan: tawuran pemuda pecah di kelurahan Jati tadi malam, dua luka", date(2025, 5, 4))
    >>> [(found.number, found.why) for found in neighbours(brawl, [retold, flood, copied])]
    [(2, 'copy'), (0, 'event')]
    """
    if not others:
        return []
    written = likenesses(one.words, [other.words for other in others])
    told = likenesses(one.tale, [other.tale for other in others], SHARES)
    measured = zip(_shares(one, others), written, told, strict=True)
    found = [_neighbour(number, one, others[number], values) for number, values in enumerate(measured)]
    near = [each for each in found if each is not None]
    return sorted(near, key=lambda each: (not each.one_event, each.why == "event", -each.likeness))


def retellings(text: str, rumours: Sequence[Prepared], most: int = 5) -> list[Neighbour]:
    """The rumours that a text may tell again, the likest first.

    Args:
        text: a text as it came in.
        rumours: known rumours, without the text itself.
        most: how many at most.

    >>> def heard(text):
    ...     return prepare(Told(text, read(text, gazetteer=Gazetteer.from_rows([]), home="35.74")))
    >>> from kentongan.extraction import Gazetteer, read
    >>> known = [heard("Penculik anak bermobil putih ada di Jati."), heard("Beras plastik beredar di pasar.")]
    >>> [found.number for found in retellings("awas penculik anak naik mobil putih di jati", known)]
    [0]
    """
    index: ClaimIndex[int] = ClaimIndex()
    for number, rumour in enumerate(rumours):
        index.add(number, rumour.claim)
    nearest = index.nearest(text, most)
    return [Neighbour(number, "rumour", score, False, False) for number, score in nearest if score >= RETOLD]


def _shares(one: Prepared, others: Sequence[Prepared]) -> list[float]:
    """The share of common shingles with each; none for a text without words."""
    if not len(one.words.ids):
        return [0.0] * len(others)
    shares: list[float] = (np.stack([other.signature for other in others]) == one.signature).mean(axis=1).tolist()
    return shares


def _neighbour(number: int, one: Prepared, other: Prepared, likeness: tuple[float, float, float]) -> Neighbour | None:
    share, written, told = likeness
    speaks = evidence(one.facts, other.facts, told)
    probability = speaks.probability if speaks else 0.0
    # A talk within minutes is a hint, not enough to put two reports together.
    surely = speaks._replace(moment=0.0).probability if speaks else 0.0
    sure = surely >= SURE or (share >= COPY and _same_day_and_place(one.facts, other.facts))
    one_event = sure or probability >= THRESHOLD
    if share >= COPY:
        return Neighbour(number, "copy", share, one_event, sure)
    if one_event:
        return Neighbour(number, "event", probability, one_event, sure)
    return Neighbour(number, "rewrite", written, one_event, sure) if written >= REWRITE else None


def _same_day_and_place(one: Facts, other: Facts) -> bool:
    """The same writing of another day or place may be the form that is filled in every evening everywhere."""
    days = days_apart(one, other)
    return days is not None and days < 1 and place_fit(one, other) >= 0
