"""The reading as JSON, and its way back."""

from __future__ import annotations

import json
from datetime import date

from kentongan.extraction import CATEGORIES, DIMENSIONS, KINDS, LEVELS, Gazetteer, Reading, read
from kentongan.extraction.words.issues import DIMENSION_OF, ISSUES
from kentongan.extraction.words.issues import KINDS as KIND_WORDS

TEXT = (
    'Rakor digelar di Kelurahan Jati, Kamis (31/10/2024). "Dishub segera mengurai kemacetan," ujar Sekda Budi Santoso. '
    "Ia meminta lurah menjaga netralitas ASN."
)


def _small() -> Gazetteer:
    return Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03", "Mayangan"), ("35.74.03.1004", "Jati")])


def test_it_survives_the_way_through_json() -> None:
    reading = read(TEXT, gazetteer=_small(), home="35.74")
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading


def test_it_has_the_promised_fields() -> None:
    plain = read(TEXT, gazetteer=_small(), home="35.74").to_json()
    assert {"value", "inferred", "candidates", "span"} <= plain["event_date"].keys()
    for name, wanted in {
        "places": {"text", "span", "code", "level", "role"},
        "persons": {"name", "role", "span"},
        "organisations": {"text", "canonical", "span"},
        "issues": {"category", "dimension", "quote", "span"},
        "directives": {"text", "responsible", "span"},
        "quotes": {"text", "speaker", "span"},
    }.items():
        assert plain[name], name
        assert all(wanted | {"confidence", "by"} <= item.keys() for item in plain[name])
    assert plain["kind"] in KINDS
    assert plain["event_date"]["value"] == "2024-10-31"


def test_it_uses_only_the_agreed_words() -> None:
    assert set(DIMENSION_OF) == set(CATEGORIES)
    assert set(DIMENSION_OF.values()) <= set(DIMENSIONS)
    assert {line.split("|")[0] for line in ISSUES.strip().splitlines()} <= set(CATEGORIES)
    assert {line.split("|")[0] for line in KIND_WORDS.strip().splitlines()} <= set(KINDS)
    reading = read(TEXT, gazetteer=_small(), home="35.74")
    assert {place.level for place in reading.places} <= set(LEVELS)


def test_an_open_date_says_why() -> None:
    reading = read("Kemarin ada maling.", gazetteer=_small())
    assert reading.event_date.value is None
    assert "tanpa tanggal terbit" in reading.event_date.reason
    told = read("Kemarin ada maling.", gazetteer=_small(), published=date(2025, 3, 2))
    assert told.event_date.value == date(2025, 3, 1)
    assert told.event_date.inferred
