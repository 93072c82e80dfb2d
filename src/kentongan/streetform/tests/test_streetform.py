"""The form for everybody: closed unless opened, bounded, anonymous, and no door to anything else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kentongan.cast import SUMBER_TAMAN
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Field, Report, ReportState
from kentongan.journal.models import Entry
from kentongan.streetform import queries, services, slips
from kentongan.streetform.models import Receipt, StreetTally
from kentongan.streetform.sources import source_of

FORM, LOOK, ANSWER = (reverse(f"streetform:{name}") for name in ("report", "look", "answer"))
ALL_DAY = {"opens": "00:00", "closes": "00:00", "per_source": 3, "per_day": 4}


@pytest.fixture
def opened(cast, enter):
    def standing(**fields):
        answer = enter(cast.administrator).post(reverse("streetform:standing"), {"is_open": "on", **ALL_DAY, **fields})
        assert answer.status_code == 302
        return cast

    return standing


def told(text="Ada tawuran di lapangan", ago=60, **fields):
    slip = slips.new_slip(timezone.now() - timedelta(seconds=ago))
    return {"slip": slip, "text": text, "region": SUMBER_TAMAN, **fields}


def send(client=None, address="203.0.113.9", **fields):
    return (client or Client()).post(FORM, fields or told(), REMOTE_ADDR=address)


def test_it_is_closed_until_an_administrator_opens_it(cast, enter, opened):
    assert Client().get(FORM).status_code == send().status_code == 404
    assert enter(cast.operator).post(reverse("streetform:standing"), {"is_open": "on", **ALL_DAY}).status_code == 403
    opened()
    page = Client().get(FORM).content.decode()
    assert 'href="tel:112"' in page
    assert Entry.objects.get(verb="street_form.set").changes["is_open"] == [False, True]
    opened(opens="01:00", closes="01:01")
    if not queries.is_open_at(queries.street_form(), timezone.now()):
        assert "sedang tutup" in Client().get(FORM).content.decode()
        assert send().status_code == 403
    assert not Report.objects.exists()


def test_a_report_without_a_name_its_slip_and_the_question_back(opened):
    cast = opened()
    client, form = Client(), told(contact="Bu Sri 0812-1111-2222")
    received = send(client, **form).content.decode()
    code = received.split("<code>")[1].split("</code>")[0]
    assert code in send(client, **form).content.decode()  # pressed twice: one report, the same code
    report = Report.objects.get()
    assert (report.door, report.sender, report.region_id) == (Door.PUBLIC, None, SUMBER_TAMAN)
    assert b"Sri" not in bytes(report.informant)
    assert Receipt.objects.get().digest != code
    assert send(client, **{**form, "text": "lain"}).status_code == 422  # the same slip with other words
    at = timezone.now()
    question = intake.ask(report=report, member=cast.operator, text="Jam berapa?", at=at)
    page = client.post(LOOK, {"code": code.lower().replace("-", " ")}).content.decode()
    assert "Jam berapa?" in page
    assert "tawuran" not in page  # the state and what was asked, nothing else
    assert client.post(LOOK, {"code": "AAAA-BBBB-CCCC"}).status_code == 422
    wrong = {"code": "AAAA-BBBB-CCCC", "question": question.pk, "text": "x"}
    assert client.post(ANSWER, wrong).status_code == 404
    assert client.post(ANSWER, {**wrong, "code": code, "text": "Pukul tujuh"}).status_code == 302
    question.refresh_from_db()
    report.refresh_from_db()
    assert (question.answer, report.state) == ("Pukul tujuh", ReportState.NEW)


def test_the_citys_own_questions_are_asked_here_too(opened):
    opened()
    plain = {"valid_from": timezone.localdate(), "order": 1}
    Field.objects.create(code="korban", label="Berapa korban?", kind="number", is_required=True, **plain)
    Field.objects.create(code="dulu", label="Sudah diakhiri?", kind="text", **plain | {"valid_from": "2020-01-01"},
                         valid_to="2021-01-01")  # fmt: skip
    page = Client().get(FORM).content.decode()
    assert "Berapa korban?" in page
    assert "Sudah diakhiri?" not in page
    assert send(**told()).status_code == 422  # it has to be answered
    assert send(**told(**{"extra-korban": "banyak"})).status_code == 422
    assert send(**told(**{"extra-korban": "3"})).status_code == 200
    assert Report.objects.get().extra == {"korban": "3"}


def test_programs_are_turned_away_with_a_sentence_and_what_was_typed_stays(opened):
    opened()
    for form in (told(ago=0), told(website="http://x"), told(ago=60 * 60 * 13), {**told(), "slip": "palsu"}):
        answer = send(**form)
        assert answer.status_code == 422
        assert "Ada tawuran di lapangan" in answer.content.decode()
    assert not Report.objects.exists()


def test_a_flood_from_one_network_and_from_all_ends_at_its_bound(opened):
    opened()
    assert [send(address=f"203.0.113.{n}").status_code for n in range(5)] == [200, 200, 200, 429, 429]
    assert send(address="198.51.100.1").status_code == 200
    assert send(address="192.0.2.1").status_code == 429  # four in all
    assert Report.objects.count() == 4
    assert "203.0.113" not in str(list(StreetTally.objects.values_list("source", flat=True)))
    services.forget(at=timezone.now() + timedelta(days=4))
    assert not StreetTally.objects.exists()


def test_tries_are_counted_before_a_picture_is_looked_at(opened, monkeypatch):
    opened(per_source=1)
    looked = []
    monkeypatch.setattr("kentongan.intake.pictures.admit", lambda *a, **k: looked.append(1))
    for _ in range(8):
        send(slip="x", text="", photos=SimpleUploadedFile("a.jpg", b"x"))
    assert len(looked) == services.TRIES_PER_SEND


def test_the_network_is_that_of_the_connection_or_what_our_proxy_wrote(rf, settings, now):
    def seen(**headers):
        return source_of(rf.get("/", REMOTE_ADDR="203.0.113.5", **headers), now.date())

    forged = {"HTTP_X_FORWARDED_FOR": "1.2.3.4"}
    assert seen(**forged) == seen()
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert seen(**forged) == seen(HTTP_X_FORWARDED_FOR="9.9.9.9, 1.2.3.77") != seen()
    assert source_of(rf.get("/"), now.date()) != source_of(rf.get("/"), now.date() + timedelta(days=1))
