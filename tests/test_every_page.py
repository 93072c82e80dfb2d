"""Every page of every role's menu, on the demo city: it fits the screen, nothing complains, everybody can use it."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from kentongan.cast import PASSWORD
from tests.installations import Server, demo_city, session_of

pytestmark = pytest.mark.browser

MENUS = {
    "operator": "operator",
    "lurah": "lurah.sumberwetan",
    "head": "kepala",
    "secretary": "sekretaris",
    "auditor": "auditor",
    "administrator": "admin",
}
# One thing of each kind stands for all: the first that its list links to.
THINGS = {
    "/laporan/": "/laporan/",
    "/peringatan/": "/peringatan/",
    "/tindak-lanjut/": "/tindak-lanjut/",
    "/rakor/": "/rakor/",
    "/peristiwa/": "/peristiwa/",
    "/laporan/saya/": "/laporan/saya/",
    "/peta/": "/wilayah/",
    "/kota/anggota/": "/kota/anggota/",
    "/rumor/": "/rumor/",
    "/intervensi/": "/intervensi/",
    "/tindak-lanjut/instansi/": "/tindak-lanjut/instansi/",
    "/kota/tangga/": "/kota/tangga/",
    "/peringatan/aturan/": "/peringatan/aturan/",
    "/rumor/batas-waktu/": "/rumor/batas-waktu/",
    "/umpan/pesan/": "/umpan/pesan/",
    "/pos/": "/pos/",
}
MORE = {
    "operator": [
        "/peringatan/deteksi/",
        "/tindak-lanjut/tugaskan/",
        "/tindak-lanjut/paket/terapkan/?rumour=3",
        "/laporan/percakapan/",
        "/peringatan-resmi/unggah/",
        "/rumor/baru/",
        "/rumor/kabar-masuk/",
        "/rumor/3/serupa/",
        "/intervensi/rencanakan/",
        "/kotak/",
        "/peta/?lapis=terlambat",
        "/peta/?lapis=rumor",
        "/pos/baru/",
        "/perangkat/",
    ],
    "secretary": ["/rakor/rencana/", "/rakor/11/agenda/", "/peringatan/kalender/baru/", "/tindak-lanjut/paket/1/"],
    "lurah": ["/kota/kata-sandi/", "/kotak/pengaturan/", "/tindak-lanjut/tugas-saya/", "/rumor/dengar/"],
    "head": ["/peringatan/swaperiksa/", "/tindak-lanjut/instansi/", "/tindak-lanjut/cetak/", "/umpan/pesan/"],
    "administrator": ["/kota/istilah/baru/", "/kota/anggota/baru/", "/umpan/kunci/baru/", "/klarifikasi/"],
}
WIDE, NARROW = {"width": 1920, "height": 1080}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo city with one year of reports."""
    with demo_city(tmp_path_factory.mktemp("city"), years=1) as server:
        yield server


def enter(browser: Browser, city: Server, username: str) -> Page:
    """A page of a member who is in already."""
    context = browser.new_context(base_url=city.url, locale="id-ID", viewport=WIDE)
    key = session_of(city.installation, username)
    context.add_cookies([{"name": "sessionid", "value": key, "url": city.url}])
    context.set_default_timeout(10_000)
    return context.new_page()


def paths_of(page: Page, role: str) -> list[str]:
    page.goto("/")
    menu = page.get_by_role("navigation", name="Menu utama").get_by_role("link")
    return [*(link.get_attribute("href") or "" for link in menu.all()), *MORE.get(role, [])]


def things_on(page: Page, path: str) -> list[str]:
    """The address of the first thing that a list links to, if it does; of every table on the page of settings."""
    if path == "/pengaturan/":
        return [link.get_attribute("href") or "" for link in page.locator("main .card-title a").all()]
    prefix = THINGS.get(path)
    links = page.locator(f"main a[href^='{prefix}']") if prefix else None
    found = [link.get_attribute("href") or "" for link in links.all()] if links else []
    return [one for one in found if any(sign.isdigit() for sign in one)][:1]


def faults_of(page: Page, axe: Axe | None) -> list[str]:
    """What is wrong with the page that is open, at both widths; without axe only whether it fits."""
    headings = page.locator("h1").count()
    found = [] if headings == 1 else [f"{headings} h1"]
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            found.append(f"{wide} px wide on {size['width']}")
        slow = (
            axe if size is NARROW or page.url.rstrip("/").count("/") == 2 else None
        )  # both widths of a home page only
        for fault in slow.run(page).response["violations"] if slow else []:
            where = [node["target"] for node in fault["nodes"][:3]]
            found.append(f"{fault['id']} on {size['width']}: {where}")
    page.set_viewport_size(WIDE)
    return found


def test_every_page_fits_complains_of_nothing_and_is_open_to_everybody(browser: Browser, city: Server) -> None:
    faults: dict[str, list[str]] = {}
    axe, examined = Axe(), set()
    for role, username in MENUS.items():
        page = enter(browser, city, username)
        complaints = faults.setdefault(f"{role}: browser", [])
        page.on("console", lambda said, to=complaints: to.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error, to=complaints: to.append(str(error)))
        paths = paths_of(page, role)
        for path in paths:
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            # The home pages differ from role to role; the others need the slow look only once.
            new = path == "/" or path not in examined
            faults[f"{role}: {path}"] = faults_of(page, axe if new else None)
            examined.add(path)
            paths += [thing for thing in things_on(page, path) if thing not in paths]
        page.context.close()
    assert {where: found for where, found in faults.items() if found} == {}
    assert len(examined) > 60, "the menus and what lies behind them were really walked"


@pytest.mark.usefixtures("server")
def test_a_report_is_sent_with_the_keyboard_alone(page: Page) -> None:
    """From the address to the number without touching anything but keys."""
    page.goto("/masuk/")
    _tab_to(page, "#id_username")
    page.keyboard.type("lurah")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Menu utama")).to_be_visible()
    page.wait_for_load_state()  # a Tab during the change of pages is lost
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    _tab_to(page, "nav a[href='/lapor/']")
    page.keyboard.press("Enter")
    expect(page.locator("[data-network]")).to_have_text("Tersambung")
    _tab_to(page, "#teks")
    page.keyboard.type("Tiang listrik miring di RT 01, warga takut lewat")
    _tab_to(page, "main button[type='submit']")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Diterima sebagai LAP-")


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is reached; a trap or a gap in the order fails."""
    wanted = page.locator(selector).first
    for _ in range(60):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{selector} cannot be reached with the keyboard")
