"""Pages of papers."""

import html
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from kentongan.briefs import services
from kentongan.briefs.models import Brief
from kentongan.briefs.services import Request
from kentongan.verification.models import Incident


@pytest.fixture
def brief(cast, closed, now):
    return services.compose(request=Request("minutes", meeting=closed(classification=1)), member=cast.secretary, at=now)


@pytest.mark.parametrize("name", ["briefs:brief", "briefs:pdf", "briefs:docx"])
@pytest.mark.parametrize(
    ("part", "status"), [("stranger", 404), ("local_operator", 404), ("auditor", 404), ("lurah", 403)]
)
def test_it_refuses_whom_it_does_not_concern(cast, enter, brief, name, part, status):
    assert enter(getattr(cast, part)).get(reverse(name, args=[brief.pk])).status_code == status


def test_the_list_hides_what_is_too_secret(cast, enter, brief):
    assert brief.number not in enter(cast.auditor).get(reverse("briefs:briefs")).text
    assert brief.number in enter(cast.head).get(reverse("briefs:briefs")).text


def test_only_the_secretary_composes(cast, enter, closed):
    meeting = closed()
    for part in ("operator", "head", "liaison", "auditor"):
        assert enter(getattr(cast, part)).post(reverse("briefs:compose", args=[meeting.pk])).status_code == 403
    assert enter(cast.secretary).get(reverse("briefs:compose", args=[meeting.pk])).status_code == 405
    assert not Brief.objects.exists()


def test_the_secretary_composes_and_sees_it(cast, enter, closed):
    answer = enter(cast.secretary).post(reverse("briefs:compose", args=[closed().pk]), follow=True)
    assert answer.status_code == 200
    assert "Tambah patroli malam" in answer.text
    assert Brief.objects.get().digest in answer.text


def test_the_files_come_with_type_and_name(cast, enter, brief):
    client = enter(cast.liaison)
    pdf = client.get(reverse("briefs:pdf", args=[brief.pk]))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == 'attachment; filename="Notulen Rakor 2026-01-28.pdf"'
    assert pdf.content.startswith(b"%PDF-")
    docx = client.get(reverse("briefs:docx", args=[brief.pk]))
    assert docx["Content-Type"].endswith("wordprocessingml.document")
    assert docx["Content-Disposition"] == 'attachment; filename="Notulen Rakor 2026-01-28.docx"'
    assert Document(BytesIO(docx.content)).tables


def test_pages_ask_little_of_the_database(cast, enter, closed, now, django_assert_max_num_queries):
    meeting = closed()
    papers = [
        services.compose(request=Request("minutes", meeting=meeting), member=cast.secretary, at=now) for _ in range(5)
    ]
    client = enter(cast.secretary)
    for url in (reverse("briefs:briefs"), reverse("briefs:brief", args=[papers[0].pk])):
        with django_assert_max_num_queries(15):
            assert client.get(url).status_code == 200


def test_an_empty_list_says_what_to_do(cast, enter):
    assert reverse("meetings:meetings") in enter(cast.secretary).get(reverse("briefs:briefs")).text


def test_every_page_leads_to_the_paper_that_fits(cast, enter, now):
    old = [
        Incident.objects.create(
            title=f"Peristiwa {n}", category="crime", occurred_on=now.date() - timedelta(days=200 - n), severity=2,
            region=cast.region("35.74"), recorded_by=cast.operator, recorded_at=now,
        )
        for n in range(102)
    ]  # fmt: skip
    page, first = enter(cast.secretary), old[0]
    shown = page.get(reverse("verification:incident", args=[first.pk])).text
    link = f"{reverse('briefs:new', args=['information'])}?classification=0&amp;incident={first.pk}"
    assert link in shown
    form = page.get(html.unescape(link)).text
    assert f'<option value="{first.pk}" selected>' in form  # older than the newest hundred, and yet it is offered
    assert link not in enter(cast.verifier).get(reverse("verification:incident", args=[first.pk])).text
    looked = page.post(
        reverse("briefs:new", args=["information"]), {"incident": first.pk, "classification": 0, "lihat": 1}
    )
    assert looked.status_code == 200
