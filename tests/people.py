"""The people of the stories: each has a browser of their own and does what such a person does, by what they can see."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Download, Page, expect

from kentongan.cast import PASSWORD

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
# The browser logs every refusal of a form as an error; to the stories it is an answer.
REFUSALS = re.compile(r"status of (409|422)")
DESK = {"viewport": {"width": 1280, "height": 900}}


def photo(colour: str = "sienna") -> dict[str, object]:
    """A real JPEG as a file chooser hands it over."""
    out = BytesIO()
    Image.new("RGB", (1280, 960), colour).save(out, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


class Person:
    """Somebody in front of a browser; what it complains of is kept, and looked at when the story ends."""

    screen = DESK

    def __init__(self, browser: Browser, where: dict[str, object], username: str, password: str = PASSWORD) -> None:
        self.name = f"Anggota {username}"
        self.username, self.password = username, password
        self.context = browser.new_context(**{**where, **self.screen})
        self.context.set_default_timeout(10_000)
        self.complaints: list[str] = []
        self.page = self.opens_a_page()

    def opens_a_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text) if self._is_wrong(said) else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    @staticmethod
    def _is_wrong(said: ConsoleMessage) -> bool:
        return said.type == "error" and not REFUSALS.search(said.text)

    def logs_in(self) -> None:
        self.page.goto("/masuk/")
        self.page.fill("#id_username", self.username)
        self.page.fill("#id_password", self.password)
        self.page.locator("#id_password").press("Enter")
        expect(self.page.locator("#id_password")).to_have_count(0)

    def leaves(self) -> None:
        self.context.close()

    def goes_to(self, menu: str) -> None:
        self.page.get_by_role("navigation", name="Menu utama").get_by_role("link", name=menu, exact=True).click()

    def follows(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def presses(self, name: str, *, confirming: str = "") -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        if confirming:
            self.page.get_by_role("dialog").get_by_role("button", name=confirming, exact=True).click()

    def opens(self, summary: str) -> None:
        self.page.locator("summary", has_text=summary).first.click()

    def fills(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"#id_{name}").fill(value)

    def selects(self, **fields: str) -> None:
        for name, label in fields.items():
            self.page.locator(f"#id_{name}").select_option(label=label)

    def is_told(self, words: str | re.Pattern[str]) -> None:
        """A message of the page says so, whatever kind it is of."""
        expect(self.page.locator("main")).to_contain_text(words)


class Lurah(Person):
    """On a phone."""

    screen = PHONE

    def writes_report(self, text: str, *, with_photo: bool = False, **fields: str) -> None:
        self.page.goto("/laporan/baru/")
        self.fills(text=text, **fields)
        if with_photo:
            self.page.locator("#id_photos").set_input_files([photo()])
            expect(self.page.get_by_text("foto siap dikirim")).to_be_visible()

    def sends_report(self, text: str, *, with_photo: bool = False, **fields: str) -> str:
        """Write a report on the phone page and send it; return its number."""
        self.writes_report(text, with_photo=with_photo, **fields)
        self.presses("Kirim laporan")
        self.is_told("diterima dengan nomor")
        return self.page.get_by_role("heading", level=1).inner_text()


class Operator(Person):
    def opens_report(self, number: str) -> None:
        self.goes_to("Laporan masuk")
        self.page.fill("#id_cari", number)
        self.presses("Cari")
        self.page.locator(".cards .card-title a").first.click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(number)

    def takes(self) -> None:
        self.presses("Saya tangani")

    def makes_incident(self, **fields: str) -> None:
        self.follows("Jadikan peristiwa")
        self.fills(**fields)
        self.presses("Simpan peristiwa")

    def assigns(self, office: str, *, title: str, due: date) -> None:
        self.follows("Tugaskan tindak lanjut")
        self.fills(title=title, due_on=due.isoformat())
        self.selects(agency=office)
        self.presses("Tugaskan")


class Verifier(Operator):
    def checks_incident(self, title: str) -> None:
        self.goes_to("Peristiwa")
        self.follows(title)
        self.page.get_by_label("benar terjadi", exact=True).check()
        self.presses("Simpan hasil pemeriksaan")

    def checks_action(self) -> None:
        self.presses("Benar, sudah selesai")

    def settles_alert(self) -> None:
        self.page.locator("form[action$='/tutup/']").last.get_by_role("radio").first.check()
        self.presses("Tutup peringatan")


class Head(Person):
    def runs_detection(self) -> None:
        self.goes_to("Peringatan")
        self.follows("Putaran deteksi")
        self.presses("Jalankan deteksi sekarang")

    def acknowledges_alert(self) -> None:
        self.presses("Tanggapi")


class Liaison(Person):
    def accepts(self) -> None:
        self.presses("Terima tugas ini")

    def proves(self, caption: str) -> None:
        self.page.locator("#id_file").set_input_files([photo("darkgreen")])
        self.fills(caption=caption)
        self.presses("Lampirkan bukti")

    def finishes(self) -> None:
        self.presses("Nyatakan selesai", confirming="Ya, lanjutkan")


class Secretary(Person):
    def plans_rakor(self, title: str, day: date) -> None:
        self.goes_to("Rakor")
        self.follows("Rencanakan rakor")
        self.fills(title=title, held_on=day.isoformat(), place="Ruang Command Center", chair="Sekretaris Daerah")
        self.presses("Simpan rencana")

    def gives_directive(self, text: str, *, office: str, due: date) -> None:
        row = "directives-0"
        self.fills(
            **{f"{row}-text": text, f"{row}-responsible": office, f"{row}-due_on": due.isoformat()},
        )

    def downloads(self, name: str, folder: Path) -> Path:
        with self.page.expect_download() as waiting:
            self.follows(name)
        got: Download = waiting.value
        path = folder / got.suggested_filename
        got.save_as(path)
        return path
