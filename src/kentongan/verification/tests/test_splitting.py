"""Reports that come to one incident by merging, and go off it again; what is settled below still counts."""

import pytest
from django.urls import reverse

from kentongan.intake import merging
from kentongan.intake.models import ReportState
from kentongan.intake.tests.scene import numbered, put
from kentongan.verification import queries, services, splitting
from kentongan.verification.models import Incident, Verdict


@pytest.fixture
def record(cast, now):
    def one(report, also=(), **facts):
        told = services.Facts("Pohon tumbang", "disaster_weather", now.date(), report.region, **facts)
        return services.record_incident(report=report, facts=told, member=cast.operator, at=now, also=also)

    return one


def test_merged_reports_count_with_their_lead_and_a_report_is_split_off_again(cast, enter, now, record):
    lead, merged, other = put(cast, now, "Pohon tumbang", "Pohon roboh", "Lampu padam", sender=cast.lurah)
    merging.merge(lead=lead, reports=[merged], member=cast.operator, at=now)
    incident = record(lead, also=[other])
    assert [row.report_count for row in queries.incidents(cast.operator)] == [3]
    client, page = enter(cast.verifier), reverse("verification:incident", args=[incident.pk])
    assert client.get(page).context["source_count"] == 3
    assert client.post(reverse("verification:split", args=[incident.pk, other.pk])).status_code == 302
    (row,) = numbered([other])
    assert (row.state, row.taken_by) == (ReportState.TAKEN, cast.verifier)
    with pytest.raises(splitting.OnlySource):
        splitting.split(report=lead, incident=incident, member=cast.operator, at=now)
    with pytest.raises(splitting.NotASource):
        splitting.split(report=other, incident=incident, member=cast.operator, at=now)
    assert incident.sources.count() == 1


def test_settled_below_is_told_by_whom_and_is_counted_and_nobody_need_be_sure(cast, enter, now, record):
    (report,) = put(cast, now, "Dua pemuda berkelahi, sudah didamaikan lurah", settled_below=True)
    client, link = enter(cast.operator), reverse("verification:record", args=[report.pk])
    form = client.get(link).context["form"]
    assert form.initial["settled_below"]
    said = {
        "title": "Perkelahian", "category": "public_order", "occurred_on": "2026-11-20", "region": report.region_id,
        "severity": "1", "classification": "0", "settled_below": "on",
    }  # fmt: skip
    assert "settled_by" in client.post(link, said).context["form"].errors
    told = {"settled_by": "Lurah dan Babinsa", "settled_on": "2026-11-21", "settled_how": "Saling memaafkan"}
    client.post(link, said | told)
    incident = Incident.objects.get()
    assert (incident.settled_by, incident.settled_how) == ("Lurah dan Babinsa", "Saling memaafkan")
    day = incident.occurred_on
    assert len(queries.counted("35.74", first=day, last=day, category="public_order")) == 1
    services.check_incident(incident=incident, verdict="cannot_tell", severity=1, member=cast.verifier, at=now)
    assert incident.verdict == Verdict.CANNOT_TELL
    page = client.get(reverse("verification:incidents"), {"putusan": "cannot_tell"}).content.decode()
    assert "Perkelahian" in page
    assert "Perkelahian" not in client.get(reverse("verification:incidents"), {"putusan": "true"}).content.decode()
