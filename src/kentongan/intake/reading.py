"""The one door to `extraction`: gives it the city's names, and keeps what it says as a suggestion."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from django.conf import settings

from kentongan.city import queries as city
from kentongan.city.models import Agency, Alias, Region, Spot
from kentongan.extraction import Gazetteer, Reading, Term, candidates, grave_signs, read_many, split_chat, term_of
from kentongan.extraction.classes import Classes
from kentongan.extraction.learning import Adapted, Example, adapt
from kentongan.extraction.models import CLASSES
from kentongan.extraction.proposals import admit, unsure_fields
from kentongan.intake.models import Door, LearnedClasses

GRAVE_SIGN = "grave_sign"  # the list of words that must not wait for anybody to read them


@dataclass(frozen=True)
class Said:
    """What one sender of a chat said in one go, message by message; ``why_not`` says why it reports nothing."""

    sender: str
    sent: datetime | None
    messages: tuple[str, ...]
    why_not: str


def suggest(text: str, *, published: date | None) -> dict[str, Any]:
    """Read a text against the names this installation knows; the result is the JSON of design: Reading."""
    return next(suggest_each([(text, published)]))


def suggest_each(texts: Iterable[tuple[str, date | None]]) -> Iterator[dict[str, Any]]:
    """Read texts, each with its day, together: the same as one after the other, in less time."""
    names, offices = _names()
    found = read_many(texts, gazetteer=names, home=settings.HOME_CODE, offices=offices, classes=_classes())
    return (reading.to_json() for reading in found)


def heard(line: str, *, on: date, feasts: Mapping[str, date]) -> tuple[dict[str, Any], Term | None]:
    """Read one line typed while somebody speaks: its Reading, and until when it is to be done.

    Args:
        on: the day on which it is said.
        feasts: name of a holiday → the next time it comes.
    """
    return suggest(line, published=on), term_of(line, on, feasts)


def names_somebody(text: str) -> bool:
    """Does a text seem to name a person?"""
    return bool(suggest(text, published=None)["persons"])


def published_day(door: str, sent_at: datetime | None, received_at: datetime) -> date | None:
    """Return the day from which a text speaks; a file may be years old, so it has to date itself."""
    if door == Door.FILE:
        return None
    return (sent_at or received_at).astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def said_in(text: str, *, received: date) -> list[Said] | None:
    """Take a chat apart; None for a text that is none. A photo without words is part of what its sender said."""
    chat = split_chat(text, received=received)
    if chat is None:
        return None
    return [
        Said(one.sender, one.sent, tuple(chat.messages[number].text for number in one.messages), one.irrelevant)
        for one in candidates(chat)
    ]


def signs_in(text: str, *, at: datetime, words: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the codes of the city's grave signs that a text tells as meant; see `extraction.signs`.

    Who asks about many texts gives the words along, as `words_of_signs` returns them.
    """
    return grave_signs(text, words_of_signs(at=at) if words is None else words)


def words_of_signs(*, at: datetime) -> dict[str, str]:
    """Return the city's grave signs of a day, code → the words they are told by."""
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return {term.code: str(term.extra.get("words", "")) for term in city.terms(GRAVE_SIGN, today)}


def unsure(reading: dict[str, Any]) -> tuple[str, ...]:
    """Return the fields in which a second opinion could mend a reading."""
    return unsure_fields(Reading.from_json(reading))


def with_proposal(
    text: str, reading: dict[str, Any], proposal: dict[str, Any], *, published: date | None, by: str
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the reading with what the text bears out of a proposal, and why the rest was refused."""
    names, _offices = _names()
    told = admit(Reading.from_json(reading), proposal, text=text, gazetteer=names, published=published, by=by)
    return told.reading.to_json(), told.refused


def learned_from(examples: Iterable[Example], *, rng: np.random.Generator) -> Adapted:
    """Move the shipped model towards corrected examples; see `extraction.learning`, also for what it raises."""
    names, _offices = _names()
    return adapt(CLASSES, list(examples), gazetteer=names, rng=rng)


def _classes() -> Classes:
    """Return the model that the city has adopted last, else the shipped one."""
    return _adopted(LearnedClasses.objects.values_list("pk", flat=True).last())


@lru_cache(maxsize=1)
def _adopted(pk: int | None) -> Classes:
    return Classes.of(bytes(LearnedClasses.objects.get(pk=pk).weights)) if pk else CLASSES


def _names() -> tuple[Gazetteer, tuple[str, ...]]:
    return _known(Region.objects.count(), Alias.objects.count(), Spot.objects.count(), Agency.objects.count())


@lru_cache(maxsize=1)
def _known(regions: int, aliases: int, spots: int, agencies: int) -> tuple[Gazetteer, tuple[str, ...]]:
    """Gather the names once for each state of the tables; the counts are the key, since names are only ever added."""
    names, others, named_spots = city.names_for_reading()
    offices = tuple(city.agencies(settings.HOME_CODE).values_list("short", flat=True))
    return Gazetteer.from_rows(names, aliases=others, spots=named_spots), offices
