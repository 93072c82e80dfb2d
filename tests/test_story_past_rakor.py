"""A text becomes the signed minutes of a past rakor, on paper, in less than three minutes of a secretary's work."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.keystrokes import Typist

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("server")]

ARTICLE = Path(__file__).parent / "data" / "siaran_pers.txt"
LONGEST = 180  # seconds


def test_from_a_text_to_the_paper_in_under_three_minutes(meet: Callable, tmp_path: Path) -> None:
    secretary = meet(Typist, "secretary")
    secretary.goes_to("Rakor")
    secretary.follows("Catat rakor lampau")
    secretary.pastes(secretary.page.locator("#id_text"), f"{ARTICLE.read_text('utf-8')}\n(sekretariat)\n")
    secretary.presses("Baca teks ini")
    page = secretary.page
    expect(page.locator("#id_title")).to_have_value(
        "Rapat Koordinasi Tim Terpadu Penanganan Konflik Sosial, Oktober 2024"
    )
    expect(page.locator("#id_chair")).to_have_value("Sekretaris Daerah Kota Probolinggo")
    assert secretary.reads_rows() > 5
    expect(page.locator("textarea", has_text="Jangan menunggu")).to_have_count(0)  # words of a speech, and no order
    secretary.presses("Simpan sebagai rakor")
    secretary.is_told("2 arahan menjadi tindak lanjut")
    secretary.follows("Sahkan dan tutup notulen")
    secretary.reads(page.locator("main .columns").inner_text())
    secretary.presses("Sahkan dan tutup")
    secretary.presses("Susun naskah notulen")
    paper = secretary.downloads("PDF", tmp_path)
    told = " ".join(" ".join(leaf.extract_text() for leaf in PdfReader(BytesIO(paper.read_bytes())).pages).split())
    assert "menambah patroli malam" in told.lower()
    assert secretary.seconds < LONGEST, (secretary.seconds, secretary.clicks, secretary.keys)
    assert secretary.clicks <= 10
