"""Runs the lists of examples; the known failures must still fail, or move up."""

from __future__ import annotations

import pytest

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, Reading, read
from kentongan.extraction.tests.examples import BUGS, DEVELOPED_ON, KNOWN_FAILURES, Example


@pytest.fixture(scope="session")
def nation() -> Gazetteer:
    return Gazetteer.from_rows(region_rows())


def _faults(example: Example, reading: Reading) -> list[str]:
    """What the reading got wrong, in words; empty if all is well."""
    faults = [*_plain_faults(example, reading), *_name_faults(example, reading), *_list_faults(example, reading)]
    codes = {place.code for place in reading.places if place.code}
    for unwanted in example.expect.get("not_codes", ()):
        if unwanted in codes or (unwanted == "*" and codes):
            faults.append(f"unwanted place: {sorted(codes)}")
    event_code = example.expect.get("event_code")
    if event_code and event_code not in {place.code for place in reading.places if place.role == "event"}:
        faults.append(f"event place {event_code}: {[(p.text, p.code, p.role) for p in reading.places]}")
    return faults


def _plain_faults(example: Example, reading: Reading) -> list[str]:
    expect = example.expect
    told = {
        "kind": reading.kind,
        "date": reading.event_date.value.isoformat() if reading.event_date.value else None,
        "severity": reading.severity,
        "language": reading.language,
        "directives": len(reading.directives),
    }
    return [
        f"{key}: wanted {expect[key]}, got {got}" for key, got in told.items() if key in expect and expect[key] != got
    ]


def _name_faults(example: Example, reading: Reading) -> list[str]:
    wanted = example.expect.get("persons", {})
    got = {person.name: person.role for person in reading.persons}
    faults = [f"person {name}: {got}" for name in wanted if name not in got]
    faults += [
        f"role of {name}: {got[name]}"
        for name, role in wanted.items()
        if role and name in got and not (got[name] or "").lower().startswith(role.lower())
    ]
    if example.expect.get("exact_persons") and set(got) != set(wanted):
        faults.append(f"persons: {got}")
    return faults


def _list_faults(example: Example, reading: Reading) -> list[str]:
    got = {
        "codes": [place.code for place in reading.places],
        "texts": [place.text for place in reading.places],
        "bodies": [body.canonical for body in reading.organisations],
        "issues": [issue.category for issue in reading.issues],
        "responsible": [directive.responsible for directive in reading.directives],
        "speakers": [quote.speaker for quote in reading.quotes],
    }
    faults = [
        f"{key}: wanted {item}, got {got[key]}"
        for key in got
        for item in example.expect.get(key, ())
        if item not in got[key]
    ]
    if "exact_issues" in example.expect and sorted(set(got["issues"]), key=str) != sorted(
        example.expect["exact_issues"]
    ):
        faults.append(f"issues: {got['issues']}")
    return faults


def _run(example: Example, gazetteer: Gazetteer) -> list[str]:
    return _faults(example, read(example.text, gazetteer=gazetteer, published=example.published, home=example.home))


@pytest.mark.parametrize("example", DEVELOPED_ON, ids=lambda e: e.name)
def test_it_reads_what_it_was_developed_on(example: Example, nation: Gazetteer) -> None:
    assert _run(example, nation) == []


@pytest.mark.parametrize("example", BUGS, ids=lambda e: e.name)
def test_it_keeps_clear_of_known_traps(example: Example, nation: Gazetteer) -> None:
    assert _run(example, nation) == []


@pytest.mark.parametrize("example", KNOWN_FAILURES, ids=lambda e: e.name)
def test_known_failures_are_still_failures(example: Example, nation: Gazetteer) -> None:
    faults = _run(example, nation)
    if faults:
        pytest.xfail("; ".join(faults))
    pytest.fail("this one works now: move it to another list")


@pytest.mark.parametrize("example", [*DEVELOPED_ON, *BUGS], ids=lambda e: e.name)
def test_every_span_is_a_slice_of_the_text(example: Example, nation: Gazetteer) -> None:
    reading = read(example.text, gazetteer=nation, published=example.published, home=example.home)
    found = [
        *reading.places,
        *reading.persons,
        *reading.organisations,
        *reading.issues,
        *reading.directives,
        *reading.quotes,
    ]
    for thing in found:
        start, end = thing.span
        assert 0 <= start < end <= len(example.text)
        assert 0 <= thing.confidence <= 1
        assert thing.by
    for person in reading.persons:
        assert " ".join(example.text[person.span[0] : person.span[1]].split()) == person.name
    assert Reading.from_json(reading.to_json()) == reading


def test_the_table_is_large_enough() -> None:
    names = [example.name for example in [*DEVELOPED_ON, *BUGS, *KNOWN_FAILURES]]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
