"""Nothing that comes in is lost or doubled."""

import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from PIL import Image

from kentongan.cast import SUMBER_TAMAN
from kentongan.intake import services, standing
from kentongan.intake.models import Door, Field, Photo, Report, ReportState
from kentongan.intake.pictures import RawPicture
from kentongan.intake.services import Incoming
from kentongan.jobs.models import Job
from kentongan.journal.models import Entry

TEXT = "3 ekor sapi hilang semalam di RT 02 Sumber Taman, pagar dirusak, warga resah"


def receive(cast, now, text=TEXT, **more):
    return services.receive_report(Incoming(text=text, door=Door.PHONE, **more), sender=cast.lurah, at=now)


def test_it_keeps_the_words_as_they_came(cast, now):
    report, is_new = receive(cast, now, region=cast.region(SUMBER_TAMAN))
    assert is_new
    assert report.text == TEXT
    assert report.number == 1
    assert str(report) == "LAP-000001"
    assert report.state == ReportState.NEW


def test_it_writes_one_journal_line_without_words(cast, now):
    report, _ = receive(cast, now)
    line = Entry.objects.get(verb="report.receive")
    assert line.subject == str(report.pk)
    assert line.actor == cast.lurah.pk
    assert "sapi" not in str(line.changes)


def test_it_reads_the_text_as_a_suggestion(cast, now):
    report, _ = receive(cast, now)
    assert report.reading["kind"] == "incident"
    assert any(place["code"] == SUMBER_TAMAN for place in report.reading["places"])
    assert report.region_id == "35.74", "what was read is never taken for what was said"


def test_the_same_id_twice_is_one_report(cast, now):
    key = uuid4()
    first, is_new = receive(cast, now, id=key)
    again, again_new = receive(cast, now, id=key)
    assert (is_new, again_new) == (True, False)
    assert first.pk == again.pk
    assert Report.objects.count() == 1


def test_the_same_id_with_other_words_is_refused(cast, now):
    key = uuid4()
    receive(cast, now, id=key)
    with pytest.raises(services.SameIdOtherContent):
        receive(cast, now, text="lain sama sekali", id=key)
    assert Report.objects.count() == 1


def test_somebody_elses_id_tells_nothing(cast, now):
    key = uuid4()
    receive(cast, now, id=key)
    with pytest.raises(services.SameIdOtherContent):
        services.receive_report(Incoming(text=TEXT, door=Door.PHONE, id=key), sender=cast.other_lurah, at=now)


def test_the_same_file_again_adds_nothing(cast, now):
    article = Incoming(text="Rakor tim terpadu di Kota Probolinggo.", door=Door.FILE, origin="a.txt")
    first, _ = services.receive_report(article, sender=None, at=now)
    again, is_new = services.receive_report(article, sender=None, at=now)
    assert not is_new
    assert first.pk == again.pk


@pytest.mark.parametrize("text", ["", "   \n\t", "\x00"])
def test_an_empty_report_is_refused(cast, now, text):
    with pytest.raises(services.EmptyReport):
        receive(cast, now, text=text)


def test_numbers_have_no_gap_after_a_failure(cast, now, monkeypatch):
    receive(cast, now)

    def broken(*args, **kwargs):
        raise RuntimeError("power cut")

    with monkeypatch.context() as m:
        m.setattr(services.journal, "record", broken)
        with pytest.raises(RuntimeError):
            receive(cast, now, text="yang ini gagal")
    second, _ = receive(cast, now, text="yang ini masuk")
    assert second.number == 2


def test_half_a_point_is_refused_by_the_database(cast, now):
    report, _ = receive(cast, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(lat=-7.7)


def test_the_informant_is_sealed_and_each_look_is_written_down(cast, now):
    report, _ = receive(cast, now, informant="Bu Rahasia 0812")
    stored = bytes(Report.objects.get(pk=report.pk).informant)
    assert b"Rahasia" not in stored
    assert services.reveal_informant(report=report, member=cast.verifier, at=now) == "Bu Rahasia 0812"
    assert Entry.objects.filter(verb="report.informant", actor=cast.verifier.pk).count() == 1


def test_a_sealed_name_moved_to_another_report_does_not_open(cast, now):
    report, _ = receive(cast, now, informant="Bu Rahasia")
    other, _ = receive(cast, now, text="laporan lain")
    other.informant = report.informant
    with pytest.raises(services.identity.IdentityUnreadable):
        services.reveal_informant(report=other, member=cast.verifier, at=now)


def test_where_many_come_at_once_the_same_id_is_one_report_too_and_leaves_one_photo(cast, now, settings):
    key, photo = uuid4(), RawPicture(b"\xff\xd8 as sent", "f.jpg")
    told = Incoming(text=TEXT, door=Door.PHONE, id=key)
    outcomes = [
        services.receive_report(told, sender=cast.lurah, at=now, photos=[photo], later=True) for _each in range(2)
    ]
    assert [(report.pk, is_new) for report, is_new in outcomes] == [(key, True), (key, False)]
    with pytest.raises(services.SameIdOtherContent):
        services.receive_report(replace(told, text="lain"), sender=cast.lurah, at=now, photos=[photo], later=True)
    assert Report.objects.get().photos.count() == 1
    assert Entry.objects.filter(verb="report.receive").count() == 1
    assert Job.objects.count() == 1
    assert len([file for file in settings.MEDIA_ROOT.rglob("*") if file.is_file()]) == 1
    other, _is_new = services.receive_report(replace(told, id=uuid4()), sender=cast.lurah, at=now, later=True)
    assert other.number == 2, "a report that was there already takes no number"


def test_what_is_asked_of_every_report_is_looked_up_once_a_second(cast, now, settings, django_assert_num_queries):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "second"}}
    assert standing.questions(now.date()) == []
    signs = standing.signs(at=now)
    Field.objects.create(code="air", label="Berapa cm?", kind="number", valid_from=now.date())
    with django_assert_num_queries(0):
        assert (standing.questions(now.date()), standing.signs(at=now)) == ([], signs)
    with time_machine.travel(now + timedelta(seconds=standing.SECONDS + 1)):
        assert [field.code for field in standing.questions(now.date())] == ["air"]


def test_a_report_with_a_photo_takes_few_turns_with_the_database(cast, enter, now, django_assert_max_num_queries):
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), "brown").save(picture, "JPEG")
    client, told = enter(cast.lurah), {"id": uuid4(), "text": TEXT}
    receive(cast, now, text="the first number of a series costs more")
    # session, member, questions, signs, journal, job, photo, number, report; in a test a savepoint at both ends
    with django_assert_max_num_queries(11):
        answer = client.post("/laporan/baru/", told | {"photos": ContentFile(picture.getvalue(), "f.jpg")})
    assert answer.status_code == 302
    assert Photo.objects.get().report_id == told["id"]
