"""Two people at one thing, impatient fingers, the back button, a phone that goes dark: nothing is lost or doubled."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.installations import Installation
from tests.people import Liaison, Lurah, Operator, Person, Verifier

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("server")]

SENT = """
import json
from kentongan.intake.models import Report
print(json.dumps([report.text for report in Report.objects.filter(text__startswith={words!r})]))
"""
A_TASK = """
from datetime import timedelta
from kentongan.actions.services import assign
from kentongan.city.models import Agency, Member, Region
operator, office = Member.objects.get(username="operator"), Agency.objects.get(code="polres")
made = assign(
    title="Jaga pos ronda", agency=office, region=Region.objects.get(code="35.74"), phase="pencegahan",
    due_on=now().date() + timedelta(days=5), member=operator, at=now(),
)
print(made.pk)
"""


def sent(installation: Installation, words: str) -> list[str]:
    return json.loads(installation.python(SENT.format(words=words)))


def test_of_two_at_one_report_the_second_learns_who_was_first_and_keeps_the_words(meet: Callable) -> None:
    number = meet(Lurah, "lurah").sends_report("Adu mulut soal batas kebun di RW 03")
    operator, verifier = meet(Operator, "operator"), meet(Verifier, "verifier")
    for person in (operator, verifier):
        person.opens_report(number)
        person.follows("Jadikan peristiwa")
    verifier.fills(title="Judul dari orang kedua")
    operator.page.goto(operator.page.url.replace("/peristiwa/catat/", "/laporan/"))
    operator.takes()
    verifier.presses("Simpan peristiwa")
    verifier.is_told(f"Laporan ini sudah ditangani {operator.name}")
    expect(verifier.page.locator("#id_title")).to_have_value("Judul dari orang kedua")
    operator.makes_incident(title="Adu mulut batas kebun")
    operator.is_told("Pemeriksaan dilakukan orang kedua")


def test_of_two_at_one_action_the_second_learns_who_was_first(meet: Callable, peopled: Installation) -> None:
    pk = peopled.python(A_TASK).strip()
    first, second = meet(Liaison, "liaison"), meet(Liaison, "liaison")
    for person in (first, second):
        person.page.goto(f"/tindak-lanjut/{pk}/")
    first.accepts()
    first.is_told("Berikutnya: kerjakan")
    second.accepts()
    second.is_told(f"oleh {first.name}")
    second.page.go_back()
    second.page.reload()
    expect(second.page.get_by_role("button", name="Terima tugas ini")).to_have_count(0)


def test_a_double_tap_and_the_back_button_send_one_report(meet: Callable, peopled: Installation) -> None:
    lurah = meet(Lurah, "lurah")
    lurah.writes_report("Pohon tumbang menutup jalan depan balai RW")
    lurah.page.get_by_role("button", name="Kirim laporan").dblclick()
    lurah.is_told("nomor LAP-")
    number = lurah.page.get_by_role("heading", level=1).inner_text()
    lurah.page.go_back()
    lurah.presses("Kirim laporan")
    lurah.is_told(f"Laporan ini sudah kami terima: nomor {number}")
    assert len(sent(peopled, "Pohon tumbang menutup jalan depan balai RW")) == 1


def test_a_form_with_an_error_keeps_what_was_typed(meet: Callable) -> None:
    lurah = meet(Lurah, "lurah")
    lurah.writes_report("Warga menolak pendirian menara", occurred_at="2099-01-01T10:00", spot="RT 04 RW 02")
    lurah.presses("Kirim laporan")
    expect(lurah.page.locator("#id_occurred_at_error")).to_contain_text("belum tiba")
    expect(lurah.page.locator("#id_text")).to_have_value("Warga menolak pendirian menara")
    expect(lurah.page.locator("#id_spot")).to_have_value("RT 04 RW 02")


def kept_on(person: Person) -> list[str]:
    """The names of the drafts on this device."""
    return person.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kentongan:draft:'))")


def test_a_draft_outlives_the_page_and_goes_when_it_is_sent(meet: Callable) -> None:
    lurah = meet(Lurah, "lurah")
    lurah.writes_report("Pasokan air bersih di RW 01 terhenti")
    lurah.page.wait_for_timeout(500)  # a draft is kept a moment after the last key
    lurah.page.close()
    lurah.page = lurah.opens_a_page()
    lurah.page.goto("/laporan/baru/")
    expect(lurah.page.get_by_text("dipulihkan")).to_be_visible()
    expect(lurah.page.locator("#id_text")).to_have_value("Pasokan air bersih di RW 01 terhenti")
    lurah.presses("Kirim laporan")
    lurah.is_told("diterima dengan nomor")
    assert kept_on(lurah) == []
    lurah.page.goto("/laporan/baru/")
    expect(lurah.page.locator("#id_text")).to_have_value("")


def test_a_long_answer_half_written_waits_in_its_own_form_until_it_is_saved(
    meet: Callable, peopled: Installation
) -> None:
    liaison = meet(Liaison, "liaison")
    liaison.page.goto(f"/tindak-lanjut/{peopled.python(A_TASK).strip()}/")
    liaison.accepts()
    task = liaison.page.url
    liaison.opens("Tulis catatan kemajuan")
    liaison.fills(text="Dua anggota sudah di pos")
    liaison.page.wait_for_timeout(500)
    liaison.page.goto("/")
    liaison.page.goto(task)
    expect(liaison.page.get_by_text("dipulihkan")).to_be_visible()
    expect(liaison.page.locator("#id_text")).to_have_value("Dua anggota sudah di pos")
    liaison.presses("Simpan catatan")
    liaison.is_told("Dua anggota sudah di pos")
    assert kept_on(liaison) == []
    expect(liaison.page.locator("#id_text")).to_have_value("")
