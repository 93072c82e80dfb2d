"""A rakor at which there was nothing to tell: no order, no report, no alert, nobody present."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kentongan.briefs import paper, paper_docx, services
from kentongan.briefs.kinds import KINDS
from kentongan.briefs.services import Request
from kentongan.briefs.tests.test_paper import words_of_docx
from kentongan.live import services as live
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Note
from kentongan.meetings.services import Facts
from kentongan.plans.models import Plan, PlanForm

PAGES = {
    "meetings:meeting": ["Belum ada arahan.", "Belum ada pokok masalah.", "Belum diisi."],
    "meetings:agenda": [
        "Tidak ada arahan yang ditagih.", "Tidak ada peringatan yang terbuka.", "Tidak ada isu yang terbuka.",
        "Tidak ada masa rawan dalam kalender.", "Tidak ada yang berubah.",
    ],
    "meetings:close": ["Rakor ini tidak memberi arahan kepada siapa pun."],
    "live:desk": ["Tidak ada arahan yang ditagih.", "Belum ada catatan.", "0 unsur hadir"],
    "live:wall": ["Arahan rakor lalu", "Tidak ada arahan yang ditagih."],
    "invitations:overview": ["Belum ada undangan yang dikirim"],
}  # fmt: skip
PAPERS = {
    "minutes": ["Tidak ada kehadiran yang dicatat.", "Tidak ada arahan.", "1. NIHIL"],
    "attendance": ["Tidak ada kehadiran yang dicatat."],
    "outcome": ["Tidak ada pokok masalah yang dicatat.", "Tidak ada arahan.", "Tidak ada peringatan terbuka."],
    "follow_up": ["A. Lewat tenggat NIHIL", "B. Berjalan NIHIL"],
    "press": ["Rapat dipimpin Wali Kota."],
    "invitation": ["Acara 1. Arahan rakor lalu"],
    "monthly": ["Tidak ada peristiwa yang tercatat.", "F. Peringatan dini NIHIL", "G. Rumor NIHIL"],
    "daily": ["Keamanan NIHIL", "Peringatan dini yang terbuka NIHIL", "sepi bukan aman"],
    "risk_map": ["tidak ada 0 0", "Wilayah tanpa peristiwa belum tentu aman"],
    "plan": ["Belum ada kegiatan."],
    "plan_report": ["Belum ada kegiatan.", "Tidak ada kendala yang dilaporkan."],
}


@pytest.fixture
def quiet(cast, now):
    """A rakor of today that was begun, with nothing in it."""
    facts = Facts("Rakor November", now.date(), "Aula", "Wali Kota", cast.region("35.74"))
    meeting = meetings.plan_meeting(facts=facts, member=cast.secretary, at=now)
    live.start(meeting=meeting, member=cast.secretary, at=now)
    meeting.refresh_from_db()
    return meeting


def test_every_screen_says_that_there_is_nothing(cast, enter, quiet):
    browser = enter(cast.secretary)
    for name, sentences in PAGES.items():
        page = " ".join(browser.get(reverse(name, args=[quiet.pk])).content.decode().split())
        assert [one for one in sentences if one not in page] == [], name
    page = browser.get(reverse("meetings:edit", args=[quiet.pk])).content.decode()
    assert page.count("Beberapa instansi dipisahkan dengan koma") == 1, "said of orders, of nothing else"
    refused = browser.post(reverse("meetings:close", args=[quiet.pk]), {"name": "A", "office": "B"})
    assert "tulis NIHIL sebagai catatan" in refused.content.decode()


def test_every_paper_says_that_there_is_nothing(cast, quiet, now):
    Note.objects.create(meeting=quiet, text="NIHIL", written_by=cast.secretary, written_at=now)
    meetings.close_meeting(meeting=quiet, member=cast.secretary, at=now)
    levels = {"exceeds_above": 100, "meets_from": 100, "near_from": 75}
    form = PlanForm.objects.create(name="F", valid_from=date(2020, 1, 1), **levels)
    drafted = {"drafted_by": cast.secretary, "drafted_at": now}
    plan = Plan.objects.create(year=2026, title="RAT", form=form, region=quiet.region, **drafted)
    about = {"meeting": quiet, "agency": cast.agency("pupr"), "plan": plan}
    span = {"starts_on": now.date() - timedelta(days=30), "ends_on": now.date()}
    assert set(PAPERS) == set(KINDS) - {"information"}, "which is about an incident, and so never about nothing"
    for kind, sentences in PAPERS.items():
        given = {name: about[name] for name in KINDS[kind].needs if name in about}
        given |= span if "period" in KINDS[kind].needs else {"texts": {"period": "B04"}}
        brief = services.compose(request=Request(kind, **given), member=cast.secretary, at=now)
        pages = PdfReader(BytesIO(paper.pdf(brief))).pages
        printed = " ".join(" ".join(page.extract_text() for page in pages).split())
        assert [one for one in sentences if one not in printed] == [], kind
        assert brief.number in words_of_docx(paper_docx.docx(brief))
