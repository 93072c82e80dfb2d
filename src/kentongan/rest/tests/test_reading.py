"""What a machine reads: what its holder sees on the pages, page by page, and never who told it."""

from datetime import timedelta

import pytest

from kentongan.alerts.models import Alert, Rule, RuleKind
from kentongan.cast import CITY, MAYANGAN, PASURUAN, SUMBER_TAMAN
from kentongan.city.models import Agency, Classification
from kentongan.intake.models import Report
from kentongan.rest import bearer

LISTS = ["reports", "incidents", "alerts", "actions", "meetings", "clarifications", "terms", "regions"]


def test_every_list_answers_and_is_known_by_its_etag(town):
    machine = town.machine()
    for name in LISTS:
        answer = machine.ask(f"/{name}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8"), name
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Authorization" in answer["Vary"]
        again = machine.get(f"/api/v1/{name}", headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_whoever_reported_is_never_told(town, cast):
    town.report("Bentrok di pasar.", informant="Bu Sri 0812-000", spot="Pasar", lat=-7.7, lng=113.2)
    machine = town.machine()
    told = machine.ask("/reports").content.decode() + machine.ask("/reports.ndjson").getvalue().decode()
    told += machine.ask("/reports.csv").getvalue().decode()
    assert told.count("Bentrok di pasar") == 3
    for secret in ("Sri", "0812", "Anggota lurah", f'"{cast.lurah.pk}"', "sender", "informant"):
        assert secret not in told


def test_region_clearance_and_role_hide_from_a_machine_what_they_hide_from_its_holder(town, cast):
    town.report("Terbuka.", region=SUMBER_TAMAN)
    town.report("Di kecamatan lain.", region=MAYANGAN)
    secret = town.report("Rahasia.", classification=Classification.SECRET)
    far = town.report("Kota lain.", region=PASURUAN)

    def texts(machine):
        return {one["text"] for one in machine.ask("/reports").json()["items"]}

    wide = town.machine(member=cast.verifier, clearance=Classification.SECRET)
    assert texts(wide) == {"Terbuka.", "Di kecamatan lain.", "Rahasia."}
    assert texts(town.machine(member=cast.verifier)) == {"Terbuka.", "Di kecamatan lain."}
    local = town.machine(member=cast.local_operator, region=cast.region(MAYANGAN))
    assert texts(local) == {"Di kecamatan lain."}
    assert wide.ask(f"/reports/{secret.pk}").json()["number"] == str(secret)
    for hidden in (secret.pk, far.pk):
        answer = local.ask(f"/reports/{hidden}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    office = town.machine(agency=Agency.objects.get(code="polres"))  # reads as a liaison, who sees no reports
    answer = office.ask("/reports")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert (office.ask("/reports.csv").status_code, office.ask("/incidents").status_code) == (403, 200)


def test_pages_tell_each_row_once_while_others_come_in(town):
    for number in range(7):
        town.report(f"Laporan {number}.", received_at=town.now - timedelta(minutes=number // 2))
    machine, seen, cursor = town.machine(), [], {}
    while True:
        page = machine.ask("/reports", limit=3, **cursor).json()
        seen += [one["text"] for one in page["items"]]
        town.report(f"Baru sesudah halaman {len(seen)}.")
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert sorted(seen) == [f"Laporan {number}." for number in range(7)]
    moments = {"since": (town.now - timedelta(minutes=2)).isoformat(), "until": town.now.isoformat()}
    told = machine.ask("/reports", **moments, region=CITY).json()["items"]
    assert {one["text"] for one in told} == {"Laporan 2.", "Laporan 3.", "Laporan 4.", "Laporan 5."}
    assert machine.ask("/reports", region=PASURUAN).json()["items"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"limit": "0"},
        {"limit": "201"},
        {"limit": "1e1"},
        {"since": "kemarin"},
        {"since": "0001-01-01T00:00:00+14:00"},
        {"since": "2026-11-22"},
        {"region": "35.74%"},
        {"region": "35.74\n"},
        {"category": "a\x00b"},
        {"cursor": "W10"},
        {"cursor": "bnVsbA"},
        {"cursor": "WyIyMDI2LTAxLTAxIiwgIngiXQ"},
        {"cursor": "'; DROP TABLE"},
    ],
)
def test_what_makes_no_sense_is_refused_in_words_without_repeating_it(town, wrong):
    answer = town.machine().ask("/reports", **wrong)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].endswith(".")
    assert "DROP" not in answer.content.decode()


def test_refusals_are_told_to_programs_as_problems(town, cast):
    from django.test import Client

    stranger = Client()
    for path in ("/api/v1/reports", "/api/v1/meetings/7"):
        answer = stranger.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
        assert answer["WWW-Authenticate"].startswith("Bearer")
    assert stranger.get("/api/v2/apa").json()["code"] == "not-found"
    machine = town.machine()
    for path in ("/alerts/9007199254740993", "/alerts/x", "/reports/tidak-ada", "/meetings/0"):
        assert machine.ask(path).status_code == 422, path
    assert machine.ask("/alerts/12").status_code == 404
    reads = town.machine(feeds=["data"])
    assert reads.send({"text": "x"}).json()["code"] == "key-for-something-else"
    in_address = Client().get("/api/v1/terms", {"kunci": machine.defaults["HTTP_AUTHORIZATION"][7:]})
    assert in_address.status_code == 401


def test_who_asks_too_often_waits(town, monkeypatch):
    monkeypatch.setattr(bearer, "PER_KEY", 3)
    machine = town.machine()
    answers = [machine.ask("/terms") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1].json()["code"] == "too-many-requests"


@pytest.mark.parametrize("number", [3, 30])
def test_a_page_costs_the_same_however_many_rows_it_has(town, number, django_assert_max_num_queries):
    rule = Rule.objects.create(code="uji", label="Uji", kind=RuleKind.SEVERITY)
    for each in range(number):
        town.report(f"Laporan {each}.")
        Alert.objects.create(
            rule=rule, category=f"c{each}", level="siaga", reason="x", region_id=CITY, raised_at=town.now
        )
    machine = town.machine()
    for name in ("reports", "alerts"):
        with django_assert_max_num_queries(10):
            assert len(machine.ask(f"/{name}").json()["items"]) == number
    assert Report.objects.count() == number
