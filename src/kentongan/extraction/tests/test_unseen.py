"""What was reached on texts the rules were not made for must not be lost again."""

from __future__ import annotations

from datetime import date

import pytest

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read
from kentongan.extraction.tests.held_out import HELD_OUT
from kentongan.extraction.tests.scoring import Scores, score
from kentongan.extraction.tests.unseen import UNSEEN

FLOOR = {
    "kind": 0.97,
    "kind_macro_f1": 0.97,
    "date": 0.94,
    "date_alone": 0.97,
    "severity": 0.85,
    "place_codes": 0.98,
    "place_codes_f1": 0.90,
    "place_event": 0.95,
    "persons": 0.95,
    "person_roles": 0.97,
    "organisations": 0.92,
    "issues": 0.94,
    "directives": 0.88,
    "responsible": 0.90,
}
# Read wrongly, and no general rule is known that would not break others.
KNOWN_FAILURES = {
    "quake at midnight": "the day stands inside the false claim",
    "flash sale": "the days are those of an offer",
    "gas is scarce": "people who are angry in words only",
    "kediri meets the unions": "an office of another city that the lexicon knows by another short form",
    "trash plant protested": "the meeting place is told by the quarter that complains",
}


@pytest.fixture(scope="module")
def unseen() -> Scores:
    nation = Gazetteer.from_rows(region_rows())

    def reader(text: str, published: date | None, home: str | None) -> Reading:
        return read(text, gazetteer=nation, published=published, home=home)

    return score(UNSEEN, reader)


@pytest.mark.parametrize("field", FLOOR)
def test_unseen_texts_are_read_no_worse_than_before(unseen: Scores, field: str) -> None:
    assert unseen.table()[field] >= FLOOR[field]


@pytest.mark.parametrize("name", KNOWN_FAILURES)
def test_known_failures_are_still_failures(unseen: Scores, name: str) -> None:
    if name in unseen.faults:
        pytest.xfail(KNOWN_FAILURES[name])
    pytest.fail("this one works now: take it out of the list")


def test_every_text_has_a_name_of_its_own() -> None:
    names = [text.name for text in (*UNSEEN, *HELD_OUT)]
    assert len(set(names)) == len(names) >= 90
