"""Composes the stages into one Reading.

Texts are read in blocks, and a stage takes all texts of a block before the next stage begins: so its tables stay near,
and what is reckoned with arrays is reckoned for all of them at once. A single text is a block of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kentongan.extraction.addressees import Surroundings
from kentongan.extraction.bodies import Body, body_mentions, organisations
from kentongan.extraction.chat_told import talk_of
from kentongan.extraction.classes import Classes, Judgement, judge_each
from kentongan.extraction.clean import LIMIT, Document, prepare
from kentongan.extraction.event import event_date, sent_day
from kentongan.extraction.event_place import places
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.language import language_of
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.models import CLASSES, NAMES
from kentongan.extraction.orders import directives
from kentongan.extraction.quotes import quotes
from kentongan.extraction.records import Directive, EventDate, Place, Reading, Span
from kentongan.extraction.roles import Role, role_mentions
from kentongan.extraction.severity import severity_of
from kentongan.extraction.tagger import Models, names_in_each
from kentongan.extraction.trouble import issue_hits
from kentongan.extraction.what import issues
from kentongan.extraction.when import DateMention, date_mentions
from kentongan.extraction.where import PlaceMention, outside_bodies, place_mentions
from kentongan.extraction.who import PersonMention, person_mentions, persons
from kentongan.extraction.who_model import in_office, joined
from kentongan.extraction.whose import in_full, police_of

_BLOCK = 1 << 16
"""Letters of the texts that are read together."""


def read(
    text: str,
    *,
    gazetteer: Gazetteer,
    published: date | None = None,
    home: str | None = None,
    offices: Iterable[str] = (),
    classes: Classes | None = CLASSES,
    models: Models = NAMES,
) -> Reading:
    """Read one Indonesian text.

    Args:
        text: an article, a report or a short message; of longer ones the first 200,000 characters are read.
        gazetteer: the region names to look up.
        published: the day the text was published or received; without it relative days stay open and a missing year
            is inferred from the weekday.
        home: Kemendagri code of the reader's own region ("35.74"); its places are recognised without a cue word.
        offices: what the home city calls its own offices ("Dinas PUPR-PKP"); organisations and those responsible are
            named so, instead of by the usual short form ("DPUPR").
        classes: the model of kinds and issues; the shipped one, one adapted to corrections (see ``learning``), or None
            for the word lists alone.
        models: what finds names; others than the package's own serve to measure how they were trained.

    Returns:
        a :class:`Reading`; whatever could not be told is empty, with the reason in ``reasons``.

    >>> small = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.05.1003", "Sumber Wetan")])
    >>> message = "3 ekor sapi hilang semalam di RT 02 Sumber Wetan, warga resah"
    >>> reading = read(message, gazetteer=small, published=date(2026, 1, 28), home="35.74")
    >>> reading.kind, reading.event_date.value.isoformat(), [place.code for place in reading.places]
    ('incident', '2026-01-27', [None, '35.74.05.1003'])
    """
    one = [(text, published)]
    return next(
        read_many(one, gazetteer=gazetteer, home=home, offices=offices, classes=classes, models=models),
    )


def read_many(
    texts: Iterable[tuple[str, date | None]],
    *,
    gazetteer: Gazetteer,
    home: str | None = None,
    offices: Iterable[str] = (),
    classes: Classes | None = CLASSES,
    models: Models = NAMES,
) -> Iterator[Reading]:
    """Read many texts, each with the day of its publication: one :class:`Reading` for each, in order.

    The readings are those of :func:`read`, in less time; texts are taken as they are needed, a block at a time.

    Args:
        texts: (text, published); these and all else are as for :func:`read`.

    >>> small = Gazetteer.from_rows([("35.74", "Kota Probolinggo")])
    >>> told = [("Rakor digelar di Kota Probolinggo.", None), ("Rumah warga terbakar semalam.", date(2026, 1, 28))]
    >>> [reading.kind for reading in read_many(told, gazetteer=small)]
    ['meeting', 'incident']
    """
    city = _City(gazetteer, home, tuple(offices), classes, models)
    for block in _blocks(texts):
        yield from _read(block, city)


@dataclass(frozen=True, slots=True)
class _City:
    """What all texts are read against."""

    gazetteer: Gazetteer
    home: str | None
    offices: tuple[str, ...]
    classes: Classes | None
    models: Models


@dataclass(slots=True)
class _Draft:
    """What is known of one text while it is read; each step adds its part."""

    document: Document
    published: date | None
    is_talk: bool = False
    dates: list[DateMention] = field(init=False)
    places: list[PlaceMention] = field(init=False)
    bodies: list[Body] = field(init=False)
    roles: list[Role] = field(init=False)
    people: list[PersonMention] = field(init=False)
    trouble: list[Hit[tuple[str, str]]] = field(init=False)
    judged: Judgement = field(init=False)
    day: EventDate = field(init=False)
    event: Span | None = field(init=False)
    found_places: tuple[Place, ...] = field(init=False)
    directives: tuple[Directive, ...] = field(init=False)


def _blocks(texts: Iterable[tuple[str, date | None]]) -> Iterator[list[_Draft]]:
    """The texts prepared, in blocks whose words count in one vocabulary."""
    block, letters = list[_Draft](), 0
    for text, published in texts:
        talk = talk_of(text, published)
        draft = _Draft(prepare(talk.text), talk.day, True) if talk else _Draft(prepare(text), published)
        kept = not block or draft.document.tokens.vocabulary is block[0].document.tokens.vocabulary
        if not kept or letters > _BLOCK:
            yield block
            block, letters = [], 0
        block.append(draft)
        letters += len(text)
    if block:
        yield block


def _read(block: list[_Draft], city: _City) -> Iterator[Reading]:
    for step in (_find_places, _find_bodies, _find_people):
        for draft in block:
            step(draft, city)
    names = names_in_each([draft.document for draft in block], city.models)
    for draft, own in zip(block, names, strict=True):
        people = joined(draft.document, draft.people, own, draft.bodies, draft.places)
        draft.people = in_office(draft.document, people, draft.roles)
        draft.trouble = issue_hits(draft.document, draft.bodies)
    judgements = judge_each([(draft.document, draft.trouble, _in_bodies(draft)) for draft in block], city.classes)
    for draft, judged in zip(block, judgements, strict=True):
        draft.judged = judged
    for step in (_find_event, _find_directives):
        for draft in block:
            step(draft, city)
    for draft in block:
        yield _reading(draft)


def _find_places(draft: _Draft, city: _City) -> None:
    draft.places = place_mentions(draft.document, city.gazetteer, city.home)


def _find_bodies(draft: _Draft, city: _City) -> None:
    found = body_mentions(draft.document, city.gazetteer, city.home, city.offices)
    draft.bodies = in_full(found, draft.places, city.gazetteer, city.home)


def _find_people(draft: _Draft, _city: _City) -> None:
    draft.roles = role_mentions(draft.document, draft.bodies, draft.places)
    draft.people = person_mentions(draft.document, draft.roles, draft.bodies, draft.places)


def _in_bodies(draft: _Draft) -> set[int]:
    return draft.document.within((body.start, body.end) for body in draft.bodies)


def _find_event(draft: _Draft, _city: _City) -> None:
    """The day and the places of what the text tells."""
    document, kind = draft.document, draft.judged.kind
    draft.dates = date_mentions(document, draft.published)
    draft.day = event_date(document, draft.dates, kind, draft.published)
    if draft.is_talk and draft.day.value is None and kind in ("meeting", "incident", "activity"):
        draft.day = sent_day(draft.published)
    told = (m for m in draft.dates if document.original(m.start, m.end) == draft.day.span)
    draft.event = next(((m.start, m.end) for m in told), None)
    outside = outside_bodies(draft.places, draft.bodies)
    draft.found_places = places(document, outside, kind, draft.event, bool(draft.day.value))


def _find_directives(draft: _Draft, city: _City) -> None:
    day, published = draft.day.value, draft.published
    talked = day if day and (published is None or day <= published) else None
    police = police_of(city.gazetteer, city.home)
    around = Surroundings(draft.bodies, draft.roles, draft.places, draft.dates, draft.event, police, talked)
    draft.directives = directives(draft.document, around, draft.judged.kind, published)


def _reading(draft: _Draft) -> Reading:
    document, judged = draft.document, draft.judged
    severity, why = severity_of(document, judged.kind)
    found_persons = persons(document, draft.people)
    named = [*((m.start, m.end) for m in draft.bodies), *((m.start, m.end) for m in draft.places)]
    return Reading(
        kind=judged.kind,
        event_date=draft.day,
        places=draft.found_places,
        persons=found_persons,
        organisations=organisations(document, draft.bodies),
        issues=issues(document, draft.trouble, judged),
        directives=draft.directives,
        quotes=quotes(document, draft.people, draft.roles, found_persons, named),
        severity=severity,
        language=language_of(document),
        kind_confidence=judged.confidence,
        reasons={"kind": judged.reason, "severity": why, **_why_missing(draft)},
    )


def _why_missing(draft: _Draft) -> dict[str, str]:
    document, found = draft.document, draft.found_places
    reasons: dict[str, str] = {"event_date": draft.day.reason}
    if not found:
        reasons["places"] = "tidak ditemukan: teks tidak menyebut tempat yang dikenal"
    elif any(place.reason for place in found):
        reasons["places"] = "; ".join(dict.fromkeys(f"{place.text}: {place.reason}" for place in found if place.reason))
    if document.truncated:
        reasons["text"] = f"hanya {LIMIT} huruf pertama yang dibaca"
    if not document.text.strip():
        reasons["text"] = "teks kosong"
    return reasons
