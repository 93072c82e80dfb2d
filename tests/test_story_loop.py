"""The loop, in a real browser: from a lurah's message to a settled alert, and on to the agenda of the next rakor."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import docx
import pypdf
import pytest
from playwright.sync_api import expect

from tests.installations import Installation
from tests.people import Head, Liaison, Lurah, Operator, Secretary, Verifier

pytestmark = pytest.mark.browser

# What the worker does with every report from the field.
PREPARE = """
from kentongan.intake import services
from kentongan.intake.models import Report
for pk in Report.objects.filter(reading__isnull=True).values_list("pk", flat=True):
    services.prepare(report=str(pk), at=now())
"""
# Nine quiet months, in which every kelurahan was heard of, so that there is something to compare with.
QUIET_MONTHS = """
from datetime import timedelta
from kentongan.alerts import services as alerts
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Member, Region
from kentongan.intake.models import Door
from kentongan.intake.services import Incoming, receive_report
alerts.load_rules(at=now())
operator = Member.objects.get(username="operator")
for code in (MANGUNHARJO, SUMBER_TAMAN, "35.74.02.1001"):
    for weeks in range(4, 40, 4):
        words = f"Lampu jalan mati, pekan ke-{weeks}, {code}."
        incoming = Incoming(text=words, door=Door.DESK, region=Region.objects.get(code=code), category="public_order")
        receive_report(incoming, sender=operator, at=now() - timedelta(weeks=weeks))
"""
# What the desk did on the other nights of the fortnight.
OTHER_THEFTS = """
from datetime import timedelta
from kentongan.cast import SUMBER_TAMAN
from kentongan.city.models import Member, Region
from kentongan.intake.models import Door
from kentongan.intake.services import Incoming, receive_report
from kentongan.verification.services import Facts, check_incident, record_incident
people = {name: Member.objects.get(username=name) for name in ("lurah", "operator", "verifier")}
place = Region.objects.get(code=SUMBER_TAMAN)
for days in (2, 4, 6, 9):
    at = now() - timedelta(days=days)
    words = f"Kambing warga hilang dari kandang, malam ke-{days}."
    incoming = Incoming(text=words, door=Door.PHONE, region=place, category="crime", occurred_at=at)
    report, _ = receive_report(incoming, sender=people["lurah"], at=at)
    facts = Facts(title=words, category="crime", occurred_on=at.date(), region=place)
    incident = record_incident(report=report, facts=facts, member=people["operator"], at=at)
    check_incident(incident=incident, verdict="true", severity=2, member=people["verifier"], at=at)
"""
THEFT = "3 ekor sapi hilang semalam di RT 02 RW 05, pagar kandang dirusak"
PROMISE = "Polres menambah patroli malam di kelurahan yang kehilangan ternak"
TODAY = date.today()  # noqa: DTZ011 - a day more or less does not matter to the story


@pytest.fixture(scope="module")
def _quiet_months(peopled: Installation) -> None:
    peopled.python(QUIET_MONTHS)


@pytest.mark.usefixtures("_quiet_months", "server")
def test_what_a_lurah_sends_comes_back_as_a_settled_alert_and_on_the_next_agenda(
    meet: Callable, peopled: Installation, tmp_path: Path
) -> None:
    lurah, operator, verifier = meet(Lurah, "lurah"), meet(Operator, "operator"), meet(Verifier, "verifier")
    _a_report_becomes_a_checked_incident(peopled, lurah, operator, verifier)
    peopled.python(OTHER_THEFTS)
    head, liaison = meet(Head, "head"), meet(Liaison, "liaison")
    _more_than_usual_raises_an_alert(head)
    _the_alert_is_answered_and_settled(head, operator, liaison, verifier)
    secretary = meet(Secretary, "secretary")
    _a_rakor_gives_its_paper(secretary, tmp_path)
    _the_next_agenda_opens_with_the_promise(secretary)


def _a_report_becomes_a_checked_incident(
    peopled: Installation, lurah: Lurah, operator: Operator, verifier: Verifier
) -> None:
    number = lurah.sends_report(THEFT, with_photo=True)
    assert re.fullmatch(r"LAP-\d{6}", number)
    peopled.python(PREPARE)
    lurah.page.reload()
    expect(lurah.page.get_by_role("img", name="Foto laporan 1")).to_be_visible()
    lurah.is_told("Operator Bakesbangpol akan membacanya")

    operator.opens_report(number)
    expect(operator.page.locator(".found mark", has_text="RT 02")).to_be_visible()
    expect(operator.page.locator("img[alt='Foto laporan 1']")).to_have_js_property("complete", True)
    verifier.opens_report(number)
    operator.takes()
    operator.is_told(f"{number} sekarang Anda tangani")
    verifier.takes()
    verifier.is_told(f"Laporan ini sudah ditangani {operator.name}")

    operator.makes_incident(title="Pencurian tiga ekor sapi")
    operator.is_told("Pemeriksaan dilakukan orang kedua")
    verifier.checks_incident("Pencurian tiga ekor sapi")
    verifier.is_told("Hasil pemeriksaan disimpan")
    lurah.page.reload()
    lurah.is_told("Sudah diteruskan menjadi peristiwa")


def _more_than_usual_raises_an_alert(head: Head) -> None:
    head.runs_detection()
    head.is_told("Deteksi selesai")
    head.page.get_by_role("link", name="Kriminalitas").first.click()
    row = head.page.locator("tbody tr", has_text="Sumber Taman")
    expect(row).to_contain_text("di atas kebiasaan")
    head.goes_to("Peringatan")
    head.follows(re.compile("di Sumber Taman"))
    expect(head.page.locator(".reason")).to_contain_text(re.compile(r"5 peristiwa .*14 hari"))
    expect(head.page.locator("svg.chart")).to_be_visible()


def _the_alert_is_answered_and_settled(head: Head, operator: Operator, liaison: Liaison, verifier: Verifier) -> None:
    head.acknowledges_alert()
    head.is_told("Anda tanggapi")
    alert = head.page.url
    operator.page.goto(alert)
    operator.assigns("Polres Probolinggo Kota", title="Patroli malam di Sumber Taman", due=TODAY + timedelta(days=7))
    operator.is_told("ditugaskan kepada Polres Probolinggo Kota")

    liaison.goes_to("Tindak lanjut")
    liaison.follows("Patroli malam di Sumber Taman")
    liaison.accepts()
    liaison.proves("Patroli pukul 01.00 bersama warga")
    liaison.is_told("Bila sudah tuntas, nyatakan selesai")
    expect(liaison.page.get_by_role("img", name="Patroli pukul 01.00 bersama warga")).to_be_visible()
    liaison.finishes()
    liaison.is_told("Orang lain akan memeriksanya")

    verifier.page.goto(liaison.page.url)
    verifier.checks_action()
    verifier.is_told("selesai dan diperiksa")
    verifier.settles_alert()
    verifier.is_told("ditutup dengan tindak lanjut yang sudah diperiksa")
    head.page.goto(alert)
    head.is_told(re.compile(r"Ditindaklanjuti dan diperiksa: TL-\d+"))


def _a_rakor_gives_its_paper(secretary: Secretary, folder: Path) -> None:
    secretary.plans_rakor("Rakor bulan lalu", TODAY - timedelta(days=20))
    secretary.follows("Rakor bulan lalu")
    secretary.follows("Isi notulen")
    secretary.gives_directive(PROMISE, office="Polres Probolinggo Kota", due=TODAY - timedelta(days=5))
    secretary.presses("Simpan notulen")
    secretary.is_told("1 arahan menjadi tindak lanjut")
    secretary.follows("Sahkan dan tutup notulen")
    secretary.is_told("Polres")
    secretary.presses("Sahkan dan tutup")
    secretary.is_told("Notulen disahkan dan ditutup")
    secretary.presses("Susun naskah notulen")
    secretary.is_told("tersusun")
    paper = pypdf.PdfReader(secretary.downloads("Unduh PDF", folder))
    assert PROMISE in " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    tables = docx.Document(str(secretary.downloads("Unduh DOCX", folder))).tables
    assert any(PROMISE in cell.text for table in tables for row in table.rows for cell in row.cells)


def _the_next_agenda_opens_with_the_promise(secretary: Secretary) -> None:
    secretary.plans_rakor("Rakor bulan depan", TODAY + timedelta(days=7))
    secretary.is_told("Rakor direncanakan")
    first = secretary.page.locator(".agenda > li").first
    expect(first).to_contain_text("Arahan rakor")
    promise = first.locator("li", has_text=PROMISE)
    expect(promise).to_contain_text("Polres Probolinggo Kota")
    expect(promise).to_contain_text(re.compile(r"lewat\s5"))
