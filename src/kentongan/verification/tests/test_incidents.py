"""From a report to an incident, counted once, checked by a second person."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.errors import NotYours
from kentongan.intake import services as intake
from kentongan.intake.models import Door, ReportState
from kentongan.intake.services import Incoming
from kentongan.verification import queries, services
from kentongan.verification.models import Incident, Severity, Verdict

DAY = date(2026, 11, 21)


@pytest.fixture
def send(cast, now):
    def one(text="2 ekor sapi hilang di Sumber Taman", sender=None, code=SUMBER_TAMAN):
        incoming = Incoming(text=text, door=Door.PHONE, region=cast.region(code))
        return intake.receive_report(incoming, sender=sender or cast.lurah, at=now)[0]

    return one


def facts(cast, code=SUMBER_TAMAN, **more):
    return services.Facts(title="Sapi hilang", category="crime", occurred_on=DAY, region=cast.region(code), **more)


def test_a_report_becomes_an_incident_once(cast, now, send):
    report = send()
    services.record_incident(report=report, facts=facts(cast), member=cast.operator, at=now)
    report.refresh_from_db()
    assert report.state == ReportState.VERIFIED
    with pytest.raises(services.AlreadyAnIncident):
        services.record_incident(report=report, facts=facts(cast), member=cast.operator, at=now)
    assert Incident.objects.count() == 1


def test_many_reports_are_one_incident_and_one_count(cast, now, send):
    made = services.record_incident(report=send(), facts=facts(cast), member=cast.operator, at=now)
    services.join_incident(report=send("sapi pak RT juga"), incident=made, member=cast.operator, at=now)
    counted = queries.counted("35.74", first=DAY, last=DAY, category="crime")
    assert counted == [(made.pk, SUMBER_TAMAN, DAY)]


def test_what_was_refuted_is_not_counted(cast, now, send):
    made = services.record_incident(report=send(), facts=facts(cast), member=cast.operator, at=now)
    services.check_incident(incident=made, verdict=Verdict.FALSE, severity=1, member=cast.verifier, at=now)
    assert queries.counted("35.74", first=DAY, last=DAY, category="crime") == []


def test_a_second_person_checks(cast, now, send):
    made = services.record_incident(report=send(), facts=facts(cast), member=cast.verifier, at=now)
    with pytest.raises(services.SecondPersonNeeded):
        services.check_incident(incident=made, verdict=Verdict.TRUE, severity=2, member=cast.verifier, at=now)
    services.check_incident(incident=made, verdict=Verdict.TRUE, severity=2, member=cast.head, at=now)
    with pytest.raises(services.AlreadyChecked):
        services.check_incident(incident=made, verdict=Verdict.FALSE, severity=1, member=cast.head, at=now)
    assert (made.verdict, made.severity) == (Verdict.TRUE, Severity.MODERATE)


def test_nobody_records_outside_their_area_or_above_their_clearance(cast, now, send):
    report = send(code=MANGUNHARJO)
    with pytest.raises(NotYours):
        services.record_incident(report=report, facts=facts(cast), member=cast.local_operator, at=now)
    secret = facts(cast, code=MANGUNHARJO, classification=Classification.LIMITED)
    with pytest.raises(NotYours):
        services.record_incident(report=report, facts=secret, member=cast.local_operator, at=now)
    report.refresh_from_db()
    assert report.state == ReportState.NEW, "all or nothing"


def test_two_people_do_not_make_two_incidents_of_one_report(cast, now, send):
    report = send()
    intake.take(report=report, member=cast.verifier, at=now)
    with pytest.raises(intake.AlreadyTaken):
        services.record_incident(report=report, facts=facts(cast), member=cast.operator, at=now)


def test_the_database_refuses_a_check_without_a_verdict(cast, now, send):
    made = services.record_incident(report=send(), facts=facts(cast), member=cast.operator, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(pk=made.pk).update(progress="checked")


def test_the_form_comes_filled_with_what_was_read(cast, enter, now, send):
    report = send("Semalam 3 ekor sapi hilang di RT 02 Kelurahan Sumber Taman, pagar dirusak")
    page = enter(cast.operator).get(reverse("verification:record", args=[report.pk]))
    first = page.context["form"].initial
    assert first["category"] == "crime"
    assert first["region"] == SUMBER_TAMAN


def test_recording_and_checking_in_the_browser(cast, enter, now, send):
    report = send()
    desk, second = enter(cast.operator), enter(cast.verifier)
    link = reverse("verification:record", args=[report.pk])
    form = {
        "title": "Sapi hilang", "category": "crime", "occurred_on": DAY, "region": SUMBER_TAMAN, "severity": 2,
        "classification": 0,
    }  # fmt: skip
    tomorrow = now.date() + timedelta(days=1)
    wrong = desk.post(link, form | {"occurred_on": tomorrow})
    assert wrong.status_code == 422
    assert "belum tiba" in wrong.content.decode()
    assert desk.post(link, form).status_code == 302
    made = Incident.objects.get()
    check = reverse("verification:check", args=[made.pk])
    assert desk.post(check, {"verdict": "true", "severity": 2}).status_code == 403
    assert second.post(check, {"verdict": "ngawur", "severity": 2}).status_code == 422
    second.post(check, {"verdict": "true", "severity": 3})
    made.refresh_from_db()
    assert (made.verdict, made.severity, made.checked_by) == ("true", 3, cast.verifier)


def test_similar_incidents_are_offered_and_joined(cast, enter, now, send):
    made = services.record_incident(report=send(), facts=facts(cast), member=cast.operator, at=now)
    report = send("sapi hilang lagi, sepertinya kejadian yang sama di Sumber Taman semalam")
    client = enter(cast.operator)
    assert made in client.get(reverse("verification:record", args=[report.pk])).context["alike"]
    client.post(reverse("verification:join", args=[report.pk]), {"incident": made.pk})
    assert made.sources.count() == 2


@pytest.mark.parametrize(
    ("part", "status"), [("lurah", 403), ("stranger", 404), ("local_operator", 404), ("works", 200)]
)
def test_who_sees_an_incident(cast, enter, now, send, part, status):
    made = services.record_incident(report=send(), facts=facts(cast), member=cast.operator, at=now)
    page = enter(getattr(cast, part)).get(reverse("verification:incident", args=[made.pk]))
    assert page.status_code == status
    if status == 200:
        assert "2 ekor sapi hilang di Sumber Taman" not in page.content.decode(), "a liaison reads no raw reports"
