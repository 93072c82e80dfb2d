"""A program sends a report: once is enough, twice does no harm, and what is hostile is refused without a trace."""

import re

import pytest

from kentongan.cast import MANGUNHARJO, PASURUAN, WONOASIH
from kentongan.city.models import Agency
from kentongan.intake.models import Door, Field, Report
from kentongan.journal.models import Entry

ID = "7b0d4c52-6a53-4a0f-9f0c-0a4f6f0d8a11"


def test_a_report_is_taken_in_once_in_the_name_of_the_holder(town, cast):
    Field.objects.create(code="rumah", label="Rumah terendam", kind="number", valid_from=town.now.date())
    machine = town.machine(member=cast.operator)
    body = {
        "id": ID,
        "text": "Banjir di dua RT.",
        "region": MANGUNHARJO,
        "category": "disaster_weather",
        "occurred_at": "2026-11-22T18:00:00+07:00",
        "point": {"lat": -7.7, "lng": 113},
        "informant": "Bu Sri",
        "answers": {"rumah": "3"},
    }
    first, again = machine.send(body), machine.send(body)
    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert first["Location"].endswith(f"/api/v1/reports/{ID}")
    report = Report.objects.get()
    assert (report.door, report.sender, report.region_id) == (Door.API, cast.operator, MANGUNHARJO)
    assert (report.extra, report.origin, str(report.pk)) == ({"rumah": "3"}, "Program 0", ID)
    assert first.json() | {"is_new": False} == again.json()
    other = machine.send(body | {"text": "Lain."})
    assert (other.status_code, other.json()["code"]) == (409, "same-id-other-content")
    assert town.machine().send(body).status_code == 409  # another holder's
    assert Entry.objects.filter(verb="report.receive").count() == 1


def test_a_machine_sends_only_into_its_own_region_and_in_known_words(town, cast):
    machine = town.machine(member=cast.camat, region=cast.region(WONOASIH))
    office = town.machine(agency=Agency.objects.get(code="polres"))
    assert machine.send({"text": "x"}).status_code == 201
    assert Report.objects.get().region_id == WONOASIH
    for wrong, code in [
        ({"region": MANGUNHARJO}, "region-not-for-key"),
        ({"region": PASURUAN}, "region-not-for-key"),
        ({"region": "99"}, "region-not-for-key"),
        ({"category": "hantu"}, "unknown-category"),
        ({"occurred_at": "2027-01-01T00:00:00Z"}, "not-yet-happened"),
        ({"text": "  \n "}, "empty-report"),
    ]:
        answer = machine.send({"text": "y"} | wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert office.send({"text": "Dari kantor."}).status_code == 201
    assert Report.objects.get(text="Dari kantor.").sender is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 50_000, 400),
        (b"null", 422),
        (b"[]", 422),
        ({}, 422),
        ({"text": 7}, 422),
        ({"text": True}, 422),
        ({"text": "a\x00b"}, 422),
        (b'{"text": "\\ud800"}', 422),
        ({"text": "x" * 10_001}, 422),
        ({"text": "x" * 200_000}, 413),
        ({"text": "x", "id": "1"}, 422),
        ({"text": "x", "spot": ["a"]}, 422),
        ({"text": "x", "point": {"lat": True, "lng": 1}}, 422),
        (b'{"text": "x", "point": {"lat": NaN, "lng": 1}}', 422),
        ({"text": "x", "point": {"lat": 91, "lng": 1}}, 422),
        ({"text": "x", "sender": 1}, 422),
        ({"text": "x", "occurred_at": 1_700_000_000}, 422),
        ({"text": "x", "answers": {"../../x": "y"}}, 422),
    ],
)
def test_hostile_bodies_are_refused_and_leave_nothing(town, caplog, body, status):
    answer = town.machine().send(body)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert not Report.objects.exists()
    assert not re.search("xxx|ktg_", caplog.text + answer.content.decode())


def test_only_json_is_taken(town):
    machine = town.machine()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = machine.send(b"text=x", content_type=kind)
        assert (answer.status_code, answer.json()["code"]) == (415, "not-json")
    huge = machine.send(b"{}", CONTENT_LENGTH="99000000")
    assert (huge.status_code, huge["Content-Type"], huge.json()["code"]) == (
        413,
        "application/problem+json",
        "body-limit",
    )
