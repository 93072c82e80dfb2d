"""What the reader got wrong is put right, kept as an example, and said in the journal without anybody's words."""

from datetime import date

import pytest
from django.urls import reverse

from kentongan.intake import correcting, services
from kentongan.intake.correcting import Right
from kentongan.intake.models import Correction, Door
from kentongan.intake.services import Incoming
from kentongan.journal.models import Entry

TEXT = "Tawuran pelajar di Pasar Baru, Senin (26/1/2026). Lurah Budi Santoso meminta Satpol PP berjaga."


@pytest.fixture
def report(cast, now):
    return services.receive_report(Incoming(text=TEXT, door=Door.FILE), sender=None, at=now)[0]


def test_what_was_right_leaves_no_correction(cast, now, report):
    right = Right(kind=report.reading["kind"], event_date=date(2026, 1, 26))
    assert not correcting.correct_reading(report=report, right=right, member=cast.operator, at=now)
    assert not Correction.objects.exists()
    assert not Entry.objects.filter(verb="report.correct").exists()


def test_what_it_said_before_is_kept_beside_what_is_right(cast, now, report):
    before = report.reading
    right = Right(kind="rumour", has_date=False, categories=("rumour_hoax",), severity=1)
    assert correcting.correct_reading(report=report, right=right, member=cast.operator, at=now)
    kept = Correction.objects.get()
    report.refresh_from_db()
    assert (kept.before, kept.after, kept.corrected_by) == (before, report.reading, cast.operator)
    assert report.reading["kind"] == "rumour"
    assert report.reading["event_date"]["value"] is None
    assert [issue["category"] for issue in report.reading["issues"]] == ["rumour_hoax"]
    assert report.text == TEXT


def test_things_that_are_none_are_taken_out(cast, now, report):
    assert report.reading["persons"]
    right = Right(wrong=(("persons", 0), ("places", 99)))
    correcting.correct_reading(report=report, right=right, member=cast.operator, at=now)
    assert not report.reading["persons"]
    assert report.reading["places"] == Correction.objects.get().before["places"]


def test_the_journal_tells_fields_and_codes_but_nobodys_words(cast, now, report):
    right = Right(kind="rumour", wrong=(("persons", 0),))
    correcting.correct_reading(report=report, right=right, member=cast.operator, at=now)
    line = Entry.objects.get(verb="report.correct")
    assert line.changes == {"kind": ["incident", "rumour"], "wrong": ["", "1"]}


def test_the_desk_corrects_on_the_page_and_sees_who_did(cast, enter, report):
    page = enter(cast.operator)
    assert report.reading["severity"] == 2
    told = {"kind": "rumour", "severity": "3", "categories": ["rumour_hoax"], "wrong": ["persons:0"]}
    page.post(reverse("intake:correct", args=[report.pk]), told)
    report.refresh_from_db()
    assert (report.reading["kind"], report.reading["severity"], report.read_severity) == ("rumour", 3, 3)
    shown = page.get(reverse("intake:report", args=[report.pk])).content.decode()
    assert f"Diperbaiki {cast.operator}" in shown


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "gosip"},
        {"kind": "rumour", "wrong": ["persons:77"]},
        {"kind": "rumour", "event_date": "besok"},
        {"kind": "rumour", "severity": "9"},
    ],
)
def test_nonsense_is_refused_and_what_was_typed_stays(cast, enter, report, told):
    answer = enter(cast.operator).post(reverse("intake:correct", args=[report.pk]), told)
    assert answer.status_code == 422
    assert not Correction.objects.exists()


def test_only_the_desk_may_correct(cast, enter, report):
    assert (
        enter(cast.secretary).post(reverse("intake:correct", args=[report.pk]), {"kind": "rumour"}).status_code == 403
    )


def test_the_page_says_what_was_found_why_and_how_sure(cast, enter, report):
    shown = enter(cast.operator).get(reverse("intake:report", args=[report.pk])).content.decode()
    for words in ("Budi Santoso", "Dasarnya: susunan tanggal", "persen", "Senin, 26 Januari 2026"):
        assert words in shown
