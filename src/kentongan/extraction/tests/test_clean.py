"""Furniture, broken lines, invisible characters; and that positions lead back to the text as given."""

from __future__ import annotations

import pytest

from kentongan.extraction.clean import LIMIT, prepare


def _sentences(text: str) -> list[str]:
    document = prepare(text)
    return [" ".join(document.text[start:end].split()) for start, end in document.sentences]


@pytest.mark.parametrize(
    "line",
    ["Header Ads", "BAGIKAN", "No comments", "Baca juga: Dua Motor Raib", "Editor : Fahmi", "Advertisement", "Share"],
)
def test_it_drops_furniture(line: str) -> None:
    assert _sentences(f"{line}\nWarga resah.\n{line}") == ["Warga resah."]


PAGE = """www.kabartimur.id
Beranda » Peristiwa

{title}

Oleh Redaksi - Jumat, 4 Juli 2025

Warga resah. Polisi datang.
{heading}
1. Pria Tewas di Pasar
2. Harga Cabai Naik

Warga diminta tenang.
Leave a comment
"""


def test_it_drops_what_a_page_puts_around_the_text() -> None:
    title = "Dua Perguruan Silat Berdamai"
    document = prepare(PAGE.format(title=title, heading="Berita Terpopuler"))
    kept = [document.text[start:end] for start, end in document.sentences]
    assert kept == [title, "Jumat, 4 Juli 2025", "Warga resah.", "Polisi datang.", "Warga diminta tenang."]
    assert document.headline == document.sentences[0]


def test_a_title_may_stand_under_its_day() -> None:
    document = prepare("Senin, 2 Februari 2026 14:20 WIB\nWarga Minta Portal\n\nWarga resah.")
    assert document.headline is not None
    assert document.text[slice(*document.headline)] == "Warga Minta Portal"


def test_it_keeps_lists_of_a_report() -> None:
    told = "Rekomendasi:\n1. Dishub memasang rambu\nNo | Uraian | PJ\nMenu makan siang dibagikan"
    assert prepare(told).text == told


def test_it_drops_by_lines() -> None:
    assert _sentences("Warga resah. (dp/pin)") == ["Warga resah."]
    assert _sentences("Warga resah.\n(Yul/Bernas)") == ["Warga resah."]
    assert _sentences("Warga resah.\n(Penulis: Sari/Foto: Humas)") == ["Warga resah."]


def test_it_drops_who_wrote_it_behind_the_last_stop() -> None:
    assert prepare('"Mari jaga kota," pungkasnya. (Adi)\n').text.rstrip() == '"Mari jaga kota," pungkasnya.'
    assert "(SD)" in prepare("Korban masih sekolah dasar (SD)").text


def test_it_keeps_brackets_that_speak() -> None:
    assert _sentences("Hadir Organisasi Perangkat Daerah (OPD)") == ["Hadir Organisasi Perangkat Daerah (OPD)"]


def test_it_joins_broken_lines() -> None:
    text = "Rapat ini\ndipimpin oleh camat, yang dihadiri\noleh lurah se-Kecamatan\nKanigaran. Rapat\nberjalan lancar."
    assert _sentences(text) == [
        "Rapat ini dipimpin oleh camat, yang dihadiri oleh lurah se-Kecamatan Kanigaran.",
        "Rapat berjalan lancar.",
    ]


def test_it_keeps_the_lines_of_a_form_apart() -> None:
    assert (
        len(_sentences("Hari: Senin\nTempat: Aula\nHasil:\n1. Dishub memasang rambu.\n2. DLH membersihkan selokan."))
        == 5
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kata Iptu. Budi aman.",
        "Rapat pkl. 10.00 di aula.",
        "Batas 5 Des. 2025 di kantor.",
        "Drs. Budi hadir.",
        "Di Jl. Mawar No. 39 aman.",
        "H. M. Amin dan dr. Sri hadir.",
        "PT. Maju buka.",
    ],
)
def test_abbreviations_end_no_sentence(text: str) -> None:
    assert len(_sentences(text)) == 1


@pytest.mark.parametrize("text", ["Rugi Rp 1,2 M. Korban dirawat.", "Hadir Budi, S.H., M.Si. Rapat usai."])
def test_a_degree_or_a_million_may_end_one(text: str) -> None:
    assert len(_sentences(text)) == 2


def test_positions_lead_back_over_invisible_characters() -> None:
    text = "\u200fWarga\u200b Kel.\u00ad Ja\u200bti resah."
    document = prepare(text)
    start = document.text.index("Jati")
    begin, end = document.original(start, start + 4)
    assert text[begin:end] == "Ja\u200bti"


def test_control_characters_become_blanks() -> None:
    assert prepare("a\x00b\x1fc").text == "a b c"


def test_it_reads_no_further_than_the_limit() -> None:
    document = prepare("a" * (LIMIT + 5))
    assert document.truncated
    assert len(document.text) == LIMIT


def test_lower_case_keeps_the_length() -> None:
    document = prepare("İstanbul dan Jati")
    assert len(document.lower) == len(document.text)


def test_it_knows_texts_whose_capitals_say_nothing() -> None:
    assert prepare("semua huruf kecil saja di sini").shouting
    assert prepare("SEMUA HURUF BESAR").shouting
    assert not prepare("Wali Kota hadir di sini").shouting
