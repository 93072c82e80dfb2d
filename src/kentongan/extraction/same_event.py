"""Which texts tell of the same event: near in time, at one place, of one kind, and alike in words.

Text alone must not decide: two monthly meetings of one team are told in the same words. So the day and the place come
first, the words decide among what is left, and groups grow only while their members are alike on average.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import exp
from typing import NamedTuple

from kentongan.extraction.claims import claim_features
from kentongan.extraction.grouping import linked
from kentongan.extraction.likeness import Index
from kentongan.extraction.records import Reading

SHARES = (0.4, 0.4, 0.2)
"""What words, letters and ideas weigh when two texts are compared."""

LEAST_LIKENESS = 0.02
"""Texts less alike than this are never called the same event, whatever the day and the place."""

MOST_LIKENESS = 0.5
"""More likeness than this says no more: the same words may be a form that is filled in every day."""

MOST_DAYS = 3
"""Events further apart than this are two."""

ONE_TALK = timedelta(minutes=45)
"""What a group says within this time is likely about one thing, unless places or words tell otherwise."""

THRESHOLD = 0.28
"""The least average probability between two groups that become one."""

# By logistic regression on the pairs of the training and tuning corpus, once as they are and again with all events
# moved into two months, two weeks, one week and two days, so that the day alone does not decide; rounded.
_WEIGHTS = {
    "likeness": 10.0,
    "days": -1.2,
    "place": 2.4,
    "spot": 1.0,
    "person": 1.3,
    "kind": 0.7,
    "category": 0.7,
    "moment": 3.0,
}
_INTERCEPT = -4.5
# The moment of a message was weighed by hand on chats of our own: no marked text tells the minute.

_NAME_WORD = re.compile(r"\w+")
# Categories that go with any other.
_ANY = frozenset({"other", "rumour_hoax"})


@dataclass(frozen=True, slots=True)
class Told:
    """A text with what was read from it and the day on which it was published or sent.

    ``said`` is the moment of a message in a chat; messages of one time are given with theirs.
    """

    text: str
    reading: Reading
    published: date | None = None
    said: datetime | None = None


class Evidence(NamedTuple):
    """What speaks for two texts telling of one event: from 0 to 1, and -1 for what speaks against it."""

    likeness: float
    days: float
    place: float
    spot: float
    person: float
    kind: float
    category: float
    moment: float

    @property
    def probability(self) -> float:
        """How likely it is that the two tell of one event."""
        total = sum(_WEIGHTS[name] * value for name, value in self._asdict().items())
        return 1 / (1 + exp(-total - _INTERCEPT))


class Facts(NamedTuple):
    """What of a text is compared beside its words."""

    event: date | None
    published: date | None
    codes: frozenset[str]
    spots: frozenset[str]
    persons: frozenset[str]
    kind: str
    categories: frozenset[str]
    said: datetime | None


def same_events(told: Sequence[Told]) -> list[tuple[int, ...]]:
    """The texts by events, as numbers into ``told``; a text that stands alone is a group of one.

    Give all texts of the time in question at once: how rare a word is comes from these texts.

    Args:
        told: texts with their readings.

    >>> from kentongan.extraction import Gazetteer, read
    >>> rows = [("35.74", "Kota Probolinggo"), ("35.74.03.1004", "Jati"), ("35.74.04.1001", "Sukabumi")]
    >>> places = Gazetteer.from_rows(rows)
    >>> def tell(text, day):
    ...     return Told(text, read(text, gazetteer=places, published=day, home="35.74"), day)
    >>> same_events([
    ...     tell("Tawuran pemuda pecah di Kelurahan Jati tadi malam, dua luka", date(2025, 5, 4)),
    ...     tell("Rumah terbakar di Kelurahan Sukabumi tadi malam", date(2025, 5, 4)),
    ...     tell("mlm td ada pemuda tawuran di jati 2 org luka", date(2025, 5, 4)),
    ...     tell("Tawuran pemuda pecah di Kelurahan Jati tadi malam, dua luka", date(2025, 6, 8)),
    ... ])
    [(0, 2), (1,), (3,)]
    """
    facts = [facts_of(each) for each in told]
    index: Index[int] = Index(claim_features, SHARES)
    for number, each in enumerate(told):
        index.add(number, without_places(each))
    calendar = _calendar(facts)
    pairs = []
    for number, each in enumerate(told):
        near = [other for other in _near(facts[number], calendar) if other > number]
        alike = dict(index.nearest(without_places(each), len(near), near))
        for other in near if each.said else alike:
            speaks = evidence(facts[number], facts[other], alike.get(other, 0.0))
            if speaks is not None:
                pairs.append(((number, other), speaks.probability))
    return linked(len(told), pairs, THRESHOLD, lambda one, other: _may_be_one(facts[one], facts[other]))


def without_places(told: Told) -> str:
    """The text without its places, which are evidence of their own."""
    pieces, position = [], 0
    for start, end in sorted(place.span for place in told.reading.places):
        if start >= position:
            pieces.append(told.text[position:start])
            position = end
    return " ".join((*pieces, told.text[position:]))


def _calendar(facts: Sequence[Facts]) -> dict[date, list[int]]:
    calendar: dict[date, list[int]] = {}
    for number, each in enumerate(facts):
        day = each.event or each.published
        if day is not None:
            calendar.setdefault(day, []).append(number)
    return calendar


def _near(facts: Facts, calendar: dict[date, list[int]]) -> list[int]:
    day = facts.event or facts.published
    if day is None:
        return []
    days = (day + timedelta(days=step) for step in range(-MOST_DAYS, MOST_DAYS + 1))
    return [number for near in days for number in calendar.get(near, ())]


def _may_be_one(one: Facts, other: Facts) -> bool:
    days = days_apart(one, other)
    return days is None or days <= MOST_DAYS + 1


def facts_of(told: Told) -> Facts:
    """The day, the place, the persons and the kind of what a text tells."""
    reading = told.reading
    happened = frozenset(place.code for place in reading.places if place.code and place.role == "event")
    return Facts(
        event=reading.event_date.value,
        published=told.published,
        codes=happened or frozenset(place.code for place in reading.places if place.code),
        spots=frozenset(
            " ".join(_NAME_WORD.findall(place.text.lower()))
            for place in reading.places
            if place.level in ("street", "spot", "rt", "rw")
        ),
        persons=frozenset(word for person in reading.persons for word in person.name.lower().split() if len(word) > 2),
        kind=reading.kind,
        categories=frozenset(issue.category for issue in reading.issues) - _ANY,
        said=told.said,
    )


def days_apart(one: Facts, other: Facts) -> float | None:
    """Days between the events, told or at least known from the day of publication; None where nothing is known."""
    if one.event and other.event:
        return float(abs((one.event - other.event).days))
    first, second = one.event or one.published, other.event or other.published
    return abs((first - second).days) + 0.5 if first and second else None


def place_fit(one: Facts, other: Facts) -> float:
    """1 for the same village down to 0 for the same nation or nothing told; -1.5 for two places apart."""
    return max((_nested(mine, theirs) for mine in one.codes for theirs in other.codes), default=0.0)


def _nested(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if short != long and not long.startswith(f"{short}."):
        return -1.5
    depth = short.count(".") + 1
    return (0.2, 0.6, 1.0)[min(depth, 4) - 2] if depth > 1 else 0.0


def evidence(one: Facts, other: Facts, likeness: float) -> Evidence | None:
    """What speaks for one event; None where it cannot be one."""
    days = days_apart(one, other)
    if days is None or days > MOST_DAYS:
        return None
    moment = _moment(one, other)
    if likeness < LEAST_LIKENESS and not moment:
        return None
    return Evidence(
        likeness=min(likeness, MOST_LIKENESS),
        days=days,
        place=place_fit(one, other),
        spot=max((_common(mine, theirs) for mine in one.spots for theirs in other.spots), default=0.0),
        person=_share(one.persons, other.persons),
        kind=float(one.kind == other.kind),
        category=_agree(one.categories, other.categories),
        moment=moment,
    )


def _moment(one: Facts, other: Facts) -> float:
    """1 for what is said at one moment of a talk, falling to 0; half of it where each names a place in the city."""
    if one.said is None or other.said is None:
        return 0.0
    near = max(0.0, 1 - abs(one.said - other.said) / ONE_TALK)
    return near / 2 if _named_inside(one) and _named_inside(other) else near


def _named_inside(facts: Facts) -> bool:
    return any(code.count(".") > 1 for code in facts.codes)


def _common(one: str, other: str) -> float:
    """The share of common words of two names: "gor a yani" and "gor ahmad yani" have two of four."""
    mine, theirs = set(one.split()), set(other.split())
    return len(mine & theirs) / len(mine | theirs)


def _agree(one: frozenset[str], other: frozenset[str]) -> float:
    """1 with something in common, -1 with nothing, 0 where one of them says nothing."""
    return 0.0 if not one or not other else 1.0 if one & other else -1.0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
