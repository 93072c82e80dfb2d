"""Composes the stages into one Reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kentongan.extraction.addressees import Surroundings
from kentongan.extraction.bodies import body_mentions, organisations
from kentongan.extraction.chat_told import talk_of
from kentongan.extraction.classes import Classes, judge
from kentongan.extraction.clean import LIMIT, Document, prepare
from kentongan.extraction.event import event_date, sent_day
from kentongan.extraction.event_place import places
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.language import language_of
from kentongan.extraction.models import CLASSES, NAMES
from kentongan.extraction.orders import directives
from kentongan.extraction.quotes import quotes
from kentongan.extraction.records import EventDate, Place, Reading, Span
from kentongan.extraction.roles import role_mentions
from kentongan.extraction.severity import severity_of
from kentongan.extraction.tagger import Models, names_in
from kentongan.extraction.trouble import issue_hits
from kentongan.extraction.what import issues
from kentongan.extraction.when import date_mentions
from kentongan.extraction.where import outside_bodies, place_mentions
from kentongan.extraction.who import person_mentions, persons
from kentongan.extraction.who_model import in_office, joined
from kentongan.extraction.whose import in_full, police_of


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
    talk = talk_of(text, published)
    text, published = talk or (text, published)
    document = prepare(text)
    dates = date_mentions(document, published)
    place_finds = place_mentions(document, gazetteer, home)
    bodies = in_full(body_mentions(document, gazetteer, home, offices), place_finds, gazetteer, home)
    roles = role_mentions(document, bodies, place_finds)
    people = person_mentions(document, roles, bodies, place_finds)
    names = names_in(document, models)
    people = in_office(document, joined(document, people, names, bodies, place_finds), roles)
    trouble = issue_hits(document, bodies)
    judged = judge(document, trouble, classes, document.within((body.start, body.end) for body in bodies))
    day = event_date(document, dates, judged.kind, published)
    if talk and day.value is None and judged.kind in ("meeting", "incident", "activity"):
        day = sent_day(published)
    severity, severity_reason = severity_of(document, judged.kind)
    event_span = next(((m.start, m.end) for m in dates if document.original(m.start, m.end) == day.span), None)
    found_places = places(document, outside_bodies(place_finds, bodies), judged.kind, event_span, bool(day.value))
    found_persons = persons(document, people)
    talked = day.value if day.value and (published is None or day.value <= published) else None
    around = Surroundings(bodies, roles, place_finds, dates, event_span, police_of(gazetteer, home), talked)
    reasons = {"kind": judged.reason, "severity": severity_reason}
    reasons.update(_why_missing(document, day, found_places, event_span))
    return Reading(
        kind=judged.kind,
        event_date=day,
        places=found_places,
        persons=found_persons,
        organisations=organisations(document, bodies),
        issues=issues(document, trouble, judged),
        directives=directives(document, around, judged.kind, published),
        quotes=quotes(
            document,
            people,
            roles,
            found_persons,
            [*((m.start, m.end) for m in bodies), *((m.start, m.end) for m in place_finds)],
        ),
        severity=severity,
        language=language_of(document),
        kind_confidence=judged.confidence,
        reasons=reasons,
    )


def _why_missing(document: Document, day: EventDate, found: tuple[Place, ...], event: Span | None) -> dict[str, str]:
    reasons: dict[str, str] = {"event_date": day.reason}
    if not found:
        reasons["places"] = "tidak ditemukan: teks tidak menyebut tempat yang dikenal"
    elif any(place.reason for place in found):
        reasons["places"] = "; ".join(dict.fromkeys(f"{place.text}: {place.reason}" for place in found if place.reason))
    if document.truncated:
        reasons["text"] = f"hanya {LIMIT} huruf pertama yang dibaca"
    if not document.text.strip():
        reasons["text"] = "teks kosong"
    return reasons
