"""Papers on a day, a period, an incident and a plan: what is in them, what is not, and as of which day."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem
from kentongan.briefs import paper, paper_docx, services, snapshot_plan
from kentongan.briefs.kinds import KINDS
from kentongan.briefs.services import Request
from kentongan.briefs.tests.conftest import rows
from kentongan.conftest import ZONE
from kentongan.intake.services import Incoming, receive_report
from kentongan.invitations.models import Invitation
from kentongan.meetings.services import Order
from kentongan.plans.models import Plan, PlanForm, PlanItem, PlanResult
from kentongan.situations import shipped_forms
from kentongan.situations.models import Figure, Indicator, ReportForm, SituationReport
from kentongan.verification import services as verification
from kentongan.verification.models import Incident


@pytest.fixture
def happened(cast, now):
    """Return a function that records an incident so many days ago."""

    def made(title, days, *, region="35.74.02.1006", classification=0, category="crime", severity=2, recorded=None):
        return Incident.objects.create(
            title=title,
            category=category,
            occurred_on=now.date() - timedelta(days=days),
            region=cast.region(region),
            classification=classification,
            severity=severity,
            recorded_by=cast.operator,
            recorded_at=now - timedelta(days=days if recorded is None else recorded),
        )

    return made


@pytest.fixture
def composed(cast, now):
    def made(kind, member=None, **given):
        return services.compose(request=Request(kind=kind, **given), member=member or cast.secretary, at=now)

    return made


def section(brief, key):
    return next(part for part in brief.snapshot["parts"] if part["key"] == key)


def test_a_month_holds_what_is_in_reach_and_nothing_more_secret(cast, composed, happened, now):
    happened("Pencurian ternak", 3)
    happened("Perkelahian <pelajar>", 4, category="public_order", severity=4)
    happened("Perkara rahasia", 5, classification=2)
    happened("Di kota lain", 5, region="35.75.01")
    happened("Bulan lalu", 40)
    span = {"starts_on": now.date() - timedelta(days=29), "ends_on": now.date()}
    brief = composed("monthly", **span)
    text = json.dumps(brief.snapshot)
    assert {"Pencurian ternak", "Perkelahian <pelajar>"} == {one["title"] for one in rows(brief, "incidents")}
    assert rows(brief, "figures")[1] == {"label": "Peristiwa", "value": "2", "before": "1"}
    for hidden in ("Perkara rahasia", "Di kota lain"):
        assert hidden not in text
    secret = composed("monthly", cast.head, classification=2, **span)
    assert "Perkara rahasia" in json.dumps(secret.snapshot)
    assert (secret.classification, secret.snapshot["classification"]) == (2, "Rahasia")
    with pytest.raises(services.AboveClearance):
        composed("monthly", classification=2, **span)
    pages = PdfReader(BytesIO(paper.pdf(secret))).pages
    assert all("RAHASIA" in page.extract_text() for page in pages)
    assert "<svg" in brief.snapshot["pictures"]["map"]
    assert "2 (1)" not in brief.snapshot["pictures"]["chart"]
    assert "&lt;" not in brief.snapshot["pictures"]["chart"]


def test_drawings_stay_lines_in_the_pdf(composed, happened, now):
    for n in range(6):
        happened(f"Kejadian {n}", n)
    given = {"starts_on": now.date() - timedelta(days=9), "ends_on": now.date()}
    brief = composed("risk_map", **given)
    for page in PdfReader(BytesIO(paper.pdf(brief))).pages:
        assert not page.images
    assert Document(BytesIO(paper_docx.docx(brief))).inline_shapes
    assert next(row for row in rows(brief, "regions") if row["region"] == "Sumber Taman")["count"] == "6"


def test_an_earlier_day_is_read_back_from_the_journal(cast, composed, closed, happened, now):
    meeting = closed(now.date() - timedelta(days=9))
    late, other = ActionItem.objects.filter(agency="pupr").order_by("id")[:2]
    earlier = now.date() - timedelta(days=2)
    ActionItem.objects.update(assigned_at=now - timedelta(days=9))
    actions.accept(action=late, member=cast.works, at=now - timedelta(days=4), accountable=cast.works)
    untrue = happened("Ternyata tidak benar", 3)
    verification.check_incident(incident=untrue, verdict="false", severity=1, member=cast.verifier, at=now)
    day = composed("daily", as_of=untrue.occurred_on)
    assert "Ternyata tidak benar" in json.dumps(day.snapshot)
    assert "Ternyata tidak benar" not in json.dumps(composed("daily", as_of=now.date()).snapshot)
    actions.cancel(action=late, reason="Sudah dikerjakan provinsi", member=cast.head, at=now)
    then, today = composed("minutes", meeting=meeting, as_of=earlier), composed("minutes", meeting=meeting)
    assert rows(then, "directives")[0]["state"] == "berjalan"
    assert rows(today, "directives")[0]["state"] == "dibatalkan"
    assert then.snapshot["limits"]
    assert not today.snapshot["limits"]
    sheet = composed("follow_up", agency=cast.agency("pupr"), as_of=earlier)
    assert {one["number"] for one in rows(sheet, "open")} == {str(late), str(other)}
    with pytest.raises(services.NotYet):
        composed("daily", as_of=now.date() + timedelta(days=1))


def test_nothing_to_report_is_written_as_nihil(composed, now):
    span = {"starts_on": now.date() - timedelta(days=9), "ends_on": now.date()}
    for kind, given in (("daily", {}), ("monthly", span), ("risk_map", span)):
        brief = composed(kind, **given)
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.pdf(brief))).pages)
        assert "NIHIL" in text or kind == "risk_map"
        assert paper_docx.docx(brief)
    quiet = section(composed("daily"), "dimensions")["groups"]
    assert len(quiet) == 7
    assert not any(group["entries"] for group in quiet)


def test_an_information_report_keeps_facts_apart_and_names_no_informant(cast, composed, happened):
    incident = happened("Pencurian ternak", 3, classification=1)
    texts = {"analysis": "Pelaku mungkin dari luar.\nPerlu diperiksa.", "prediction": "", "advice": "Tambah ronda."}
    with pytest.raises(services.BelowSource):
        composed("information", incident=incident, texts=texts)
    brief = composed("information", incident=incident, texts=texts, classification=1)
    assert section(brief, "analysis")["paragraphs"] == ["Pelaku mungkin dari luar.", "Perlu diperiksa."]
    assert section(brief, "prediction")["is_empty"]
    assert rows(brief, "facts")[3] == {"label": "Siapa", "value": "belum diketahui"}
    assert cast.operator.name not in json.dumps(brief.snapshot)


@pytest.fixture
def plan(cast, now):
    form = PlanForm.objects.create(
        name="F", valid_from=date(2020, 1, 1), exceeds_above=100, meets_from=100, near_from=75
    )
    made = Plan.objects.create(
        year=2026, title="RAT 2026", form=form, region=cast.region("35.74"), drafted_by=cast.secretary, drafted_at=now
    )
    for n in range(3):
        item = PlanItem.objects.create(
            plan=made, number=n + 1, phase="pencegahan", activity=f"Kegiatan {n}", region=made.region, unit="kali"
        )
        item.responsible.add(cast.agency("polres"))
        if n < 2:
            PlanResult.objects.create(
                item=item, period="B04", target=3, result=n + 3, percentage=Decimal(100 * (n + 3)) / 3,
                reported_at=now, reported_by=cast.liaison,
                outcome="sesuai" if n == 0 else "melebihi", obstacle="Hujan" if n else "",
            )  # fmt: skip
    return made


def test_a_plan_and_its_report(composed, plan):
    assert len(rows(composed("plan", plan=plan), "activities")) == 3
    with pytest.raises(services.NothingToTell):
        composed("plan_report", plan=plan)
    report = composed("plan_report", plan=plan, texts={"period": "B04"})
    found = rows(report, "activities")
    assert (found[0]["percent"], found[1]["percent"]) == ("100", "133,33")
    assert found[2]["result"] == "tidak direncanakan"
    assert {"label": "Rata-rata capaian butir yang dilaporkan", "value": "116,67 %"} in rows(report, "figures")
    assert section(report, "obstacles")["entries"] == ["2. Hujan"]


def test_a_letter_goes_to_the_invited_with_a_list(cast, composed, closed):
    meeting = closed()
    assert composed("invitation", meeting=meeting).snapshot["letter"]["to"][0].startswith("Anggota Tim Terpadu")
    for code in ("polres", "pupr"):
        Invitation.objects.create(meeting=meeting, agency=cast.agency(code))
    letter = composed("invitation", meeting=meeting)
    text = " ".join(" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(paper.pdf(letter))).pages)
    for words in ("Sifat", "Penting", "Undangan Rakor Januari", "Daftar undangan", "Tembusan"):
        assert words in text
    assert "Dinas Pekerjaan Umum" in "\n".join(p.text for p in Document(BytesIO(paper_docx.docx(letter))).paragraphs)


def test_every_kind_is_shown_before_it_gets_a_number(cast, enter, closed, happened, plan, now):
    incident, meeting, page = happened("Pencurian ternak", 3), closed(), enter(cast.secretary)
    everything = {
        "meeting": meeting.pk, "agency": "pupr", "incident": incident.pk, "plan": plan.pk, "period": "B04",
        "starts_on": "2026-10-01", "ends_on": "2026-10-31", "classification": "0",
    }  # fmt: skip
    assert page.get(reverse("briefs:choose")).text.count("/naskah/susun/") >= len(KINDS)
    for kind in KINDS:
        url = reverse("briefs:new", args=[kind])
        looked = page.post(url, everything | {"lihat": "1"})
        assert looked.status_code == 200, kind
        assert "Pratinjau" in looked.text
        assert page.post(url, {"classification": "9"}).status_code == 422, kind
    assert not page.get(reverse("briefs:briefs")).context["page"].object_list
    pdf = page.get(reverse("briefs:preview", args=["monthly"]), everything)
    assert pdf.content.startswith(b"%PDF")
    token = {"token": "6f0a1c9e-4a3a-4e0f-9c54-0d0c4c7a2a11"}
    made = [page.post(reverse("briefs:new", args=["monthly"]), everything | token)["Location"] for _ in range(2)]
    assert made[0] == made[1]
    assert len(page.get(reverse("briefs:briefs"), {"jenis": "monthly"}).context["page"].object_list) == 1
    assert "Tidak ada naskah yang cocok" in page.get(reverse("briefs:briefs"), {"jenis": "press"}).text
    wrong = page.post(reverse("briefs:new", args=["monthly"]), everything | {"ends_on": "2026-09-01"})
    assert wrong.status_code == 422
    assert "sesudah tanggal awal" in wrong.text


def test_a_day_stands_beside_the_day_before_by_the_citys_clock(cast, composed, happened, now):
    today = now.date()
    happened("Pencurian ternak", 0)
    happened("Pencurian motor", 0)
    happened("Tawuran pelajar", 1, severity=4)
    midnight = datetime.combine(today, time(), tzinfo=ZONE)
    for number, at in enumerate((midnight - timedelta(seconds=1), midnight, midnight + timedelta(hours=6, minutes=59))):
        told = Incoming(text=f"Laporan {number} dari warga tentang genangan", door="file", region=cast.region("35.74"))
        receive_report(told, sender=None, at=at)  # the last two still lie on the day before by UTC
    shipped_forms.load_forms(at=now)
    form = ReportForm.objects.get(code="polisi-harian")
    for start, low in ((today - timedelta(days=1), 3), (today, 5)):
        sent = SituationReport.objects.create(
            form=form, start=start, end=start, state="sent", agency=cast.agency("polres"), region=cast.region("35.74"),
            begun_by=cast.liaison, begun_at=now, sent_by=cast.liaison, sent_at=now,
        )  # fmt: skip
        Figure.objects.create(report=sent, indicator=Indicator.objects.first(), low=low)
    brief = composed("daily")
    told = {row["label"]: (row["value"], row["before"], row["change"]) for row in rows(brief, "figures")}
    assert told["Peristiwa"] == ("2", "1", "+1")
    assert told["Laporan masuk"] == ("2", "1", "+1")
    assert told["Peristiwa berat atau kritis"] == ("0", "1", "−1")
    assert sum(int(now) for label, (now, _then, _change) in told.items() if label.startswith("Peristiwa bidang")) == 2
    (figure,) = rows(brief, "reported")
    assert (figure["value"], figure["before"]) == ("5", "3")
    month = composed("monthly", starts_on=today, ends_on=today)
    assert rows(month, "figures")[0] == {"label": "Laporan masuk", "value": "2", "before": "1"}


def test_a_period_the_year_does_not_have_is_refused(composed, plan):
    with pytest.raises(snapshot_plan.NoSuchPeriod, match="B99"):
        composed("plan_report", plan=plan, texts={"period": "B99"})


def test_more_to_tell_is_no_more_to_ask(cast, composed, happened, closed, now):
    both = (cast.agency("kel-sumber-taman"), cast.agency("kel-mangunharjo"))
    span = {"starts_on": now.date() - timedelta(days=40), "ends_on": now.date()}

    def asked(days, categories):
        for n in days:
            happened("Kejadian", n, category=categories[n % len(categories)])
            order = Order("Kerja bakti", now.date(), cast.region("35.74"), both)
            last = closed(now.date() - timedelta(days=n), directives=[order] * n)
        counts = []
        for kind, given in (
            ("monthly", span),
            ("daily", {}),
            ("minutes", {"meeting": last}),
            ("follow_up", {"agency": both[0]}),
        ):
            with CaptureQueriesContext(connection) as made:
                composed(kind, **given)
            counts.append(len(made))
        return counts

    asked([2], ["crime"])  # the first of a year opens the series of numbers
    assert asked([3, 4], ["crime", "traffic"]) == asked(range(5, 11), ["drugs", "other", "disaster_weather", "crime"])
