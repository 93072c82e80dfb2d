"""What a language model proposes, held to the text: nothing enters a reading that the text does not say.

The model is asked only where the reading is unsure. Every string it gives must stand in the text, every code must be a
region of that name, every date must be one that the grammar reads out of the words it points to, every office must be
named in the text. What fails is refused with a reason, and the first answer stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kentongan.extraction.clean import prepare
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.records import KINDS, Directive, EventDate, Place, Reading, Span
from kentongan.extraction.when import date_mentions

UNSURE = 0.55
"""Below this confidence of the kind, or without a day, a place or an addressee, a second opinion is worth asking."""
CONFIDENCE = 0.6
"""What a proposal is worth that passed every test: more than an unsure answer, less than a sure one."""


@dataclass(frozen=True)
class Admitted:
    """The reading with the proposals that stood the test, and why the others did not, in Indonesian."""

    reading: Reading
    refused: tuple[str, ...]


def unsure_fields(reading: Reading) -> tuple[str, ...]:
    """The fields of a reading that a second opinion could mend; none for what is surely irrelevant.

    >>> from kentongan.extraction import read
    >>> unsure_fields(read("Tawuran lagi, mohon bantuan", gazetteer=Gazetteer.from_rows([])))[-2:]
    ('event_date', 'places')
    """
    if reading.kind == "irrelevant" and reading.kind_confidence >= UNSURE:
        return ()
    doubts = {
        "kind": reading.kind_confidence < UNSURE,
        "event_date": reading.event_date.value is None,
        "places": not any(place.code and place.role == "event" for place in reading.places),
        "directives": any(order.responsible is None for order in reading.directives),
    }
    return tuple(name for name, doubt in doubts.items() if doubt)


def admit(
    reading: Reading,
    proposal: Mapping[str, Any],
    *,
    text: str,
    gazetteer: Gazetteer,
    published: date | None,
    by: str,
) -> Admitted:
    """Take over from a proposal what the text bears out, in the fields where the reading is unsure.

    Args:
        reading: the reader's own answer.
        proposal: "kind"; "event_date": {"text"}; "places": [{"text", "code"}]; "directives": [{"text", "responsible"}].
        text: the text as it was given to the reader.
        gazetteer: the region names.
        published: the day on which the text was published or received.
        by: who proposed ("model qwen3-8b"); kept with each thing taken over.
    """
    source = _Source(text, gazetteer, published, by)
    steps = {"kind": _kind, "event_date": _event_date, "places": _places, "directives": _directives}
    refused: list[str] = []
    for name in unsure_fields(reading):
        if proposal.get(name):
            reading = steps[name](reading, proposal[name], source, refused)
    return Admitted(reading, tuple(refused))


@dataclass(frozen=True)
class _Source:
    text: str
    gazetteer: Gazetteer
    published: date | None
    by: str

    def span(self, words: object) -> Span | None:
        """Where the words stand in the text; None where they do not."""
        if not isinstance(words, str) or not words.strip():
            return None
        at = self.text.casefold().find(words.strip().casefold())
        # Casefolding can change lengths ("ß"); then the words are not found where they seem to be, and are refused.
        found = self.text[at : at + len(words.strip())] if at >= 0 else ""
        return (at, at + len(found)) if found.casefold() == words.strip().casefold() else None


def _kind(reading: Reading, said: object, source: _Source, refused: list[str]) -> Reading:
    if said not in KINDS:
        refused.append(f"jenis naskah tidak dikenal: {said!r:.60}")
        return reading
    reasons = {**reading.reasons, "kind": f"menurut {source.by}; pembaca sendiri ragu"}
    return replace(reading, kind=str(said), kind_confidence=CONFIDENCE, reasons=reasons)


def _event_date(reading: Reading, said: object, source: _Source, refused: list[str]) -> Reading:
    words = said.get("text") if isinstance(said, Mapping) else None
    span = source.span(words)
    if span is None:
        refused.append("tanggal: kata-katanya tidak ada dalam teks")
        return reading
    mentions = date_mentions(prepare(source.text[slice(*span)]), source.published)
    days = list(dict.fromkeys(mention.day for mention in mentions if mention.day))
    if len(days) != 1:
        refused.append("tanggal: kata-katanya tidak terbaca sebagai satu hari")
        return reading
    told = EventDate(days[0], True, (days[0],), span, f"menurut {source.by}", CONFIDENCE, source.by)
    return replace(reading, event_date=told, reasons={**reading.reasons, "event_date": told.reason})


def _places(reading: Reading, said: object, source: _Source, refused: list[str]) -> Reading:
    added = []
    for item in _items(said):
        span, code = source.span(item.get("text")), item.get("code")
        region = source.gazetteer.region(code) if isinstance(code, str) else None
        if span is None or region is None:
            refused.append("tempat: tidak ada dalam teks, atau kodenya tidak dikenal")
            continue
        words = source.text[slice(*span)]
        if region.name.casefold() not in words.casefold() and words.casefold() not in region.name.casefold():
            refused.append(f"tempat: {region.code} bukan {words!r:.60}")
            continue
        added.append(Place(span, CONFIDENCE, source.by, words, region.code, region.level, "event"))
    codes = {place.code for place in added}
    kept = tuple(place for place in reading.places if place.code not in codes)
    return replace(reading, places=(*added, *kept))


def _directives(reading: Reading, said: object, source: _Source, refused: list[str]) -> Reading:
    orders = list(reading.directives)
    for item in _items(said):
        span, office = source.span(item.get("text")), item.get("responsible")
        if span is None or source.span(office) is None:
            refused.append("arahan: kalimat atau penanggung jawabnya tidak ada dalam teks")
            continue
        for number, order in enumerate(orders):
            overlaps = order.span[0] < span[1] and span[0] < order.span[1]
            if overlaps and order.responsible is None:
                orders[number] = _with_office(order, str(office).strip(), source.by)
    return replace(reading, directives=tuple(orders))


def _with_office(order: Directive, office: str, by: str) -> Directive:
    return replace(order, responsible=office, confidence=min(order.confidence, CONFIDENCE), by=f"{order.by}; {by}")


def _items(said: object) -> Iterator[Mapping[str, Any]]:
    for item in said if isinstance(said, list) else []:
        if isinstance(item, Mapping):
            yield item
