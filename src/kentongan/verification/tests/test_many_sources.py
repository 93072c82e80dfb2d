"""One incident recorded from several reports at once: all or none, one journal line, nobody's work taken away."""

import pytest
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.errors import NotYours
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report, ReportState
from kentongan.intake.services import Incoming
from kentongan.journal.models import Entry
from kentongan.verification import services
from kentongan.verification.models import Incident, Source

BRAWL = "Tawuran pemuda pecah di Kelurahan Sumber Taman tadi malam, dua orang luka, polisi berjaga sampai pagi"
RETOLD = "mlm td ada pemuda tawuran di sumber taman 2 org luka"


@pytest.fixture
def send(cast, now):
    def one(text=BRAWL, code=SUMBER_TAMAN):
        incoming = Incoming(text=text, door=Door.PHONE, region=cast.region(code))
        return intake.receive_report(incoming, sender=cast.lurah, at=now)[0]

    return one


@pytest.fixture
def record(cast, now):
    def one(report, also=(), member=None):
        facts = services.Facts("Tawuran", "public_order", now.date(), report.region)
        return services.record_incident(report=report, facts=facts, member=member or cast.operator, at=now, also=also)

    return one


def nothing_was_done():
    return not Incident.objects.exists() and not Source.objects.exists() and not Entry.objects.filter(
        verb__in=["incident.record", "report.take"], actor_name="Anggota operator"
    ).exists()  # fmt: skip


def test_a_report_that_somebody_else_has_in_hand_stops_all(cast, now, send, record):
    first, taken = send(), send(RETOLD)
    intake.take(report=taken, member=cast.verifier, at=now)
    with pytest.raises(intake.NoLongerFree):
        record(first, [taken])
    assert nothing_was_done()
    first.refresh_from_db()
    assert first.state == ReportState.NEW


def test_a_report_of_another_incident_stops_all(cast, send, record):
    used = send(RETOLD)
    record(used)
    with pytest.raises(services.AlreadyAnIncident):
        record(send(), [used])
    assert Incident.objects.count() == 1


def test_a_report_outside_the_area_does_not_exist(cast, send, record):
    mine, other = send(code=MANGUNHARJO), send(RETOLD)
    with pytest.raises(NotYours):
        record(mine, [other], member=cast.local_operator)
    assert Incident.objects.count() == 0


def test_all_become_sources_and_are_done_with_in_one_line(cast, send, record):
    first, second, third = send(), send(RETOLD), send(f"Diteruskan: {BRAWL}")
    made = record(first, [second, third, second, first])
    assert set(made.reports.all()) == {first, second, third}
    assert set(Report.objects.values_list("state", flat=True)) == {ReportState.VERIFIED}
    line = Entry.objects.get(verb="incident.record")
    assert line.changes["also"] == ["", f"{second.pk}, {third.pk}"]
    assert "tawuran" not in str(line.changes).lower()
    assert Entry.objects.filter(subject__in=[str(second.pk), str(third.pk)]).exclude(verb="report.receive").count() == 0


FORM = {"title": "Tawuran", "category": "public_order", "occurred_on": "2026-11-21", "region": SUMBER_TAMAN, "severity": 2, "classification": 0}  # fmt: skip # noqa: E501


def test_the_page_offers_them_ticked_where_it_is_sure(cast, enter, send):
    first, copied, retold = send(), send(f"Diteruskan: {BRAWL}"), send(RETOLD)
    send("Banjir merendam rumah warga setinggi lutut")
    page = enter(cast.operator).get(reverse("verification:record", args=[first.pk]))
    box = page.context["form"]["also"]
    assert {choice for choice, _ in box.field.choices} == {str(copied.pk), str(retold.pk)}
    assert str(copied.pk) in box.value()
    assert f'value="{copied.pk}"' in page.content.decode()


def test_the_page_takes_those_that_stay_ticked(cast, enter, send):
    first, copied, retold = send(), send(f"Diteruskan: {BRAWL}"), send(RETOLD)
    link = reverse("verification:record", args=[first.pk])
    assert enter(cast.operator).post(link, FORM | {"also": [str(retold.pk)]}).status_code == 302
    assert set(Incident.objects.get().reports.all()) == {first, retold}
    copied.refresh_from_db()
    assert copied.state == ReportState.NEW


def test_the_page_leaves_out_with_a_word_what_somebody_else_has_in_hand(cast, enter, now, send):
    first, taken = send(), send(f"Diteruskan: {BRAWL}")
    client, link = enter(cast.operator), reverse("verification:record", args=[first.pk])
    intake.take(report=taken, member=cast.verifier, at=now)
    page = client.get(link).content.decode()
    assert f"sedang ditangani {cast.verifier.name}; tidak ikut digabungkan" in page
    assert f'value="{taken.pk}"' not in page
    answer = client.post(link, FORM | {"also": [str(taken.pk)]})
    assert answer.status_code == 422
    assert "sudah ditangani orang lain" in answer.content.decode()
    assert nothing_was_done()


def test_another_area_sees_none_of_them(cast, enter, send):
    send(BRAWL.replace("polisi", "polisi rahasia"))
    mine = send(code=MANGUNHARJO)
    link = reverse("verification:record", args=[mine.pk])
    assert "polisi rahasia" in enter(cast.operator).get(link).content.decode()
    client = enter(cast.local_operator)
    assert "polisi rahasia" not in client.get(link).content.decode()
    other = Report.objects.exclude(pk=mine.pk).get()
    refused = client.post(link, FORM | {"region": MANGUNHARJO, "also": [str(other.pk)]})
    assert refused.status_code == 422
