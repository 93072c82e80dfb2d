"""Composing a paper."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem
from kentongan.briefs import content as contents
from kentongan.briefs import services, snapshot
from kentongan.briefs.models import Brief
from kentongan.briefs.services import Request
from kentongan.briefs.tests.conftest import rows
from kentongan.journal.models import Entry
from kentongan.meetings import services as meetings
from kentongan.meetings.services import Facts, Order, Present


@pytest.fixture
def composed(cast, closed, now):
    return services.compose(request=Request("minutes", meeting=closed()), member=cast.secretary, at=now)


def test_it_refuses_minutes_that_can_still_change(cast, now):
    facts = Facts("Rakor", now.date(), "Aula", "Sekda", cast.region("35.74"))
    held = meetings.record_past_meeting(facts=facts, member=cast.secretary, at=now)
    with pytest.raises(services.MinutesOpen):
        services.compose(request=Request("minutes", meeting=held), member=cast.secretary, at=now)
    assert not Brief.objects.exists()


def test_the_number_counts_within_the_year(cast, closed, now):
    meeting = closed()
    numbers = [
        services.compose(request=Request("minutes", meeting=meeting), member=cast.secretary, at=at).number
        for at in (now, now, now + timedelta(days=60))
    ]
    assert numbers == [
        "001/NOTULEN/BAKESBANGPOL/XI/2026",
        "002/NOTULEN/BAKESBANGPOL/XI/2026",
        "001/NOTULEN/BAKESBANGPOL/I/2027",
    ]


def test_a_paper_that_fails_leaves_no_gap(cast, closed, now, monkeypatch):
    meeting = closed()
    with monkeypatch.context() as patch:
        patch.setattr(contents, "frozen", lambda *_, **__: {}["missing"])
        with pytest.raises(KeyError):
            services.compose(request=Request("minutes", meeting=meeting), member=cast.secretary, at=now)
    assert services.compose(
        request=Request("minutes", meeting=meeting), member=cast.secretary, at=now
    ).number.startswith("001/")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_different_numbers(cast, closed, now):
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in the memory of one connection")
    meeting = closed()

    def compose():
        try:
            services.compose(request=Request("minutes", meeting=meeting), member=cast.secretary, at=now)
        finally:
            connection.close()

    threads = [threading.Thread(target=compose) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(one.number[:3] for one in Brief.objects.all()) == ["001", "002", "003", "004"]


def test_a_number_is_never_given_twice(cast, composed, now):
    with pytest.raises(Exception, match="number") as refusal, transaction.atomic():
        Brief.objects.create(
            kind="minutes", number=composed.number, region=composed.region, snapshot={}, digest="x",
            composed_by=cast.secretary, composed_at=now,
        )  # fmt: skip
    assert type(refusal.value).__name__ == "IntegrityError"


def test_the_snapshot_holds_words_and_survives_the_database(composed):
    stored = Brief.objects.get(pk=composed.pk)
    assert contents.digest(stored.snapshot) == stored.digest == composed.digest
    facts = dict(stored.snapshot["facts"])
    assert facts["Hari, tanggal"] == "Rabu, 28 Januari 2026"
    assert facts["Pukul"] == "09.00 WIB"
    assert rows(stored, "directives")[0] == {
        "text": "Normalisasi selokan & saluran <air>",
        "responsible": "Dinas PUPR",
        "region": "Kota Probolinggo",
        "due": "11 Februari 2026",
        "state": "terlambat",
    }
    issues = next(part for part in stored.snapshot["parts"] if part["key"] == "issues")
    assert issues["groups"][0]["title"] == "Bidang keamanan"
    assert issues["groups"][0]["entries"][0].endswith("; Wonoasih)")


def test_the_paper_stays_as_it_was_when_things_move_on(composed):
    before = rows(composed, "directives")[0]["state"]
    ActionItem.objects.update(state="checked")
    composed.refresh_from_db()
    assert rows(composed, "directives")[0]["state"] == before == "terlambat"


def test_a_later_paper_tells_of_the_later_state(cast, composed, now):
    ActionItem.objects.update(state="checked")
    again = services.compose(request=Request("minutes", meeting=composed.meeting), member=cast.secretary, at=now)
    assert {one["state"] for one in rows(again, "directives")} == {"selesai"}
    assert again.digest != composed.digest


def test_the_promises_of_the_rakor_before_are_on_it(cast, closed, composed, now):
    later = closed(now.date() - timedelta(days=3), directives=[])
    paper = services.compose(request=Request("minutes", meeting=later), member=cast.secretary, at=now)
    assert [one["text"] for one in rows(paper, "previous")] == [
        "Normalisasi selokan & saluran <air>",
        "Tambah patroli malam",
    ]


def test_nothing_more_secret_than_the_paper_is_in_it(cast, closed, now):
    region = cast.region("35.74")
    given = {"detail": "", "region": region, "phase": "pencegahan", "member": cast.secretary, "at": now}
    for classification in (0, 1):
        actions.assign(
            title=f"Tugas {classification}", agency=cast.agency("polres"), due_on=now.date() - timedelta(days=5),
            classification=classification, **given,
        )  # fmt: skip
    closed(now.date() - timedelta(days=9), classification=1, directives=[Order("Tertutup", now.date(), region)])
    paper = services.compose(request=Request("minutes", meeting=closed(now.date())), member=cast.head, at=now)
    text = json.dumps(paper.snapshot)
    assert "Tugas 0" in text
    assert "Tugas 1" not in text
    assert "Tertutup" not in text
    assert paper.classification == 0


def test_a_paper_takes_secrecy_and_region_of_its_rakor(cast, closed, now):
    paper = services.compose(
        request=Request("minutes", meeting=closed(classification=1)), member=cast.secretary, at=now
    )
    assert (paper.classification, paper.region_id) == (1, "35.74")
    line = Entry.objects.get(verb="brief.compose")
    assert (line.classification, line.region, line.subject) == (1, "35.74", str(paper.pk))


def test_the_paper_is_indonesian_whatever_the_reader_speaks(cast, closed, now):
    from django.utils import translation

    meeting = closed(attendance=[Present("Polres")])
    with translation.override("en"):
        paper = services.compose(request=Request("minutes", meeting=meeting), member=cast.secretary, at=now)
    assert rows(paper, "attendance")[0]["mode"] == "luring"


def test_all_kelurahan_together_are_said_as_such(cast):
    kelurahan = [cast.agency("kel-sumber-taman"), cast.agency("kel-mangunharjo")]
    whole = {("kelurahan", "35.74"): 2}
    assert snapshot.offices([*kelurahan, cast.agency("polres")], whole) == "Polres Probolinggo Kota, seluruh kelurahan"
    assert snapshot.offices(kelurahan[:1], whole) == "Kel. Sumber Taman"
