"""The phone page in a real browser, with the network taken away: nothing is lost, nothing is doubled."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.installations import Server, session_of, wait_until

pytestmark = pytest.mark.browser

MOST_BYTES = 150_000
WORDS = "Pohon tumbang menutup jalan di RT 02"
COUNT = f"from kentongan.intake.models import Report\nprint(Report.objects.filter(text={WORDS!r}).count())"
# What lies in the browser's own store: nothing of it may be the words.
KEPT = """async () => {
  const open = indexedDB.open("kentongan");
  const base = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = (name) => new Promise((done) => {
    const r = base.transaction(name).objectStore(name).getAll(); r.onsuccess = () => done(r.result);
  });
  const parts = await all("parts");
  const words = parts.map(({ sealed }) => new TextDecoder("latin1").decode(sealed)).join("");
  return { parts: parts.length, text: words + JSON.stringify([await all("things"), await all("kept")]) };
}"""


def _phone(browser: Browser, server: Server) -> BrowserContext:
    context = browser.new_context(
        base_url=server.url, locale="id-ID", viewport={"width": 390, "height": 844}, is_mobile=True
    )
    key = session_of(server.installation, "lurah")
    context.add_cookies([{"name": "sessionid", "value": key, "url": server.url}])
    return context


def _worker_at_work(page: Page) -> None:
    wait_until(lambda: page.wait_for_timeout(100) or page.evaluate("Boolean(navigator.serviceWorker.controller)"), 30)


def test_a_report_written_without_a_network_outlives_the_page_and_arrives_once(
    browser: Browser, server: Server
) -> None:
    context = _phone(browser, server)
    page = context.new_page()
    weight = _weigh(page)
    page.goto("/lapor/")
    expect(page.locator("[data-network]")).to_have_text("Tersambung")
    _worker_at_work(page)
    expect(page.locator("select[name=region]")).to_have_value("35.74.02.1006")  # the phone knows where its lurah works
    page.wait_for_timeout(500)
    assert 5_000 < sum(weight) < MOST_BYTES, f"{sum(weight)} bytes on the first visit"

    context.set_offline(True)
    page.reload()
    page.locator("label:has-text('Lalu lintas')").click()
    page.get_by_label("Apa yang terjadi?").fill(WORDS)
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#keluar")).to_contain_text("menunggu jaringan")
    kept = page.evaluate(KEPT)
    assert kept["parts"] == 1
    assert "Pohon" not in kept["text"]
    page.close()

    page = context.new_page()
    page.goto("/lapor/#keluar")
    expect(page.locator("#keluar")).to_contain_text("menunggu jaringan")
    page.goto("/peta/")
    expect(page.locator("h1")).to_have_text("Tidak ada jaringan")
    page.goto("/lapor/#keluar")
    # The answer to the first attempt gets lost on the way back: the phone must send again, the city must not double it.
    lost: list[str] = []

    def lose(route: object) -> None:
        if not lost:
            lost.append("once")
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    context.route("**/ponsel/kirim/", lose)
    context.set_offline(False)
    wait_until(lambda: page.wait_for_timeout(100) or lost, 30)
    page.reload()
    expect(page.locator("#keluar")).to_contain_text("Diterima sebagai LAP-", timeout=30_000)
    assert page.evaluate(KEPT)["parts"] == 0
    assert server.installation.python(COUNT).strip() == "1"
    context.close()


TASK = """
from datetime import timedelta
from kentongan.actions import services
from kentongan.city.models import Agency, Member
lurah, operator = (Member.objects.get(username=name) for name in ("lurah", "operator"))
services.assign(title="Bersihkan selokan", agency=lurah.agency, region=lurah.region, phase="pencegahan",
                due_on=now().date() + timedelta(days=3), member=operator, at=now())
"""
DONE = """
from kentongan.actions.models import ActionItem
from kentongan.intake.models import Report
task, report = ActionItem.objects.get(title="Bersihkan selokan"), Report.objects.get(text="Air naik di gudang")
told = (report.settled_below, report.category, report.region_id, report.occurred_at.isoformat())
print(task.state, task.notes.count(), *told)
"""


def test_a_task_is_followed_up_and_a_refused_report_corrected_with_nothing_that_was_written_lost(
    browser: Browser, server: Server
) -> None:
    server.installation.python(TASK)
    context = _phone(browser, server)
    page = context.new_page()
    page.on("dialog", lambda question: question.accept())
    page.goto("/lapor/#tugas")
    expect(page.locator("#tugas")).to_contain_text("Bersihkan selokan")
    _worker_at_work(page)
    context.set_offline(True)

    task = page.get_by_role("listitem").filter(has_text="Bersihkan selokan")  # other stories may have left tasks too
    task.get_by_role("button", name="Terima tugas").click()
    expect(page.locator("#keluar")).to_be_visible()
    page.goto("/lapor/#tugas")
    task.get_by_text("Catat kemajuan").click()
    note = task.get_by_label("Catat kemajuan")
    note.fill("Separuh selesai")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # as when the camera closes
    page.wait_for_timeout(300)
    expect(note).to_have_value("Separuh selesai")
    task.get_by_role("button", name="Simpan").click()
    expect(page.locator("#keluar")).to_be_visible()
    page.goto("/lapor/#tugas")
    task.get_by_role("button", name="Nyatakan selesai").click()
    expect(page.locator("#keluar")).to_be_visible()
    expect(page.locator("#keluar .thing")).to_have_count(3)

    page.goto("/lapor/#lapor")
    page.locator("label:has-text('Bencana')").click()
    page.locator("#teks").evaluate("field => { field.maxLength = 20000; field.value = 'x'.repeat(10001); }")
    page.locator("#kelurahan").select_option("35.74.03.1002")
    page.get_by_label("Sudah selesai di kelurahan").check()
    page.get_by_text("Kapan?").click()
    page.locator("#kapan").fill("2026-01-20T08:15")
    page.get_by_role("button", name="Kirim laporan").click()
    context.set_offline(False)
    page.reload()
    expect(page.locator("#keluar")).to_contain_text("terlalu panjang", timeout=20_000)
    page.goto("/lapor/#lapor")
    page.locator("#teks").fill("Yang lain, belum selesai ditulis")
    page.reload()  # as when the phone closed the browser meanwhile
    page.goto("/lapor/#keluar")
    page.get_by_role("button", name="Perbaiki").click()
    expect(page.locator("#kapan")).to_have_value("2026-01-20T08:15")
    page.locator("#teks").fill("Air naik di gudang")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#keluar")).to_contain_text("Diterima sebagai LAP-", timeout=20_000)
    expect(page.locator("#teks")).to_have_value("Yang lain, belum selesai ditulis")
    told = server.installation.python(DONE).split()
    assert told == ["done", "1", "True", "disaster_weather", "35.74.03.1002", "2026-01-20T01:15:00+00:00"]
    context.close()


def _weigh(page: Page) -> list[int]:
    """Return a list that fills with the bytes of each answer as they came over the line."""
    weight: list[int] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda told: weight.append(int(told["encodedDataLength"])))
    return weight
