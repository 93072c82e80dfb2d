"""Nothing that comes in is lost or doubled."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kentongan.cast import SUMBER_TAMAN
from kentongan.intake import services
from kentongan.intake.models import Door, Report, ReportState
from kentongan.intake.services import Incoming
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
