"""Bodies: spellings, regions, canonical forms."""

from __future__ import annotations

import pytest

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, read
from kentongan.extraction.words.bodies import bodies

_ROWS = [(code, name) for code, name in region_rows() if code.count(".") < 2 or code.startswith("35.74")]
_LARGE = Gazetteer.from_rows(_ROWS)


def _canonical(text: str, home: str | None = "35.74") -> list[str]:
    return [body.canonical for body in read(text, gazetteer=_LARGE, home=home).organisations]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Badan Kesatuan Bangsa dan Politik (Bakesbangpol) Kota Probolinggo", "Bakesbangpol"),
        ("Bakesbangpol Kota Pasuruan", "Bakesbangpol Kota Pasuruan"),
        ("Kejaksaan Negeri Kota Probolinggo", "Kejari Probolinggo"),
        ("Kejaksaan Negeri Probolinggo", "Kejari Probolinggo"),
        ("Pengadilan Negeri Probolinggo", "PN Probolinggo"),
        ("Polres Probolinggo Kota", "Polres Probolinggo Kota"),
        ("Satreskrim Polres Probolinggo Kota", "Satreskrim Polres Probolinggo Kota"),
        ("Kodim 0820 Probolinggo", "Kodim 0820"),
        ("Pemerintah Kota Probolinggo", "Pemkot Probolinggo"),
        ("DPRD Kota Probolinggo", "DPRD Kota Probolinggo"),
        ("Polsek Mayangan", "Polsek Mayangan"),
        ("Dinas Kesehatan", "Dinkes"),
        ("Dinas PUPR-PKP", "DPUPR"),
        ("Satuan Polisi Pamong Praja", "Satpol PP"),
        ("Forpimcam", "Forkopimcam"),
        ("Komunitas Intelejen Daerah", "Kominda"),
        ("TNI/Polri", "TNI-Polri"),
        ("Sat Pol PP", "Satpol PP"),
        ("Lantamal XII", "Lantamal XII"),
        ("Kodam V/Brawijaya", "Kodam Brawijaya"),
        ("Dinas SDA, Cipta Karya dan Tata Ruang", "Dinas SDA, Cipta Karya dan Tata Ruang"),
        ("PT Sumber Rejeki", "PT Sumber Rejeki"),
        ("Aliansi Buruh Probolinggo", "Aliansi Buruh Probolinggo"),
        ("Dinas Pekerjaan Umum Provinsi", "DPUPR Jatim"),
        ("BPBD Kabupaten Probolinggo", "BPBD Kabupaten Probolinggo"),
        ("Polres Pelabuhan Tanjung Perak", "Polres Pelabuhan Tanjung Perak"),
        ("Lapas Kelas IIB Pasuruan", "Lapas Kelas IIB Pasuruan"),
        ("PN Kraksaan", "PN Kraksaan"),
        ("Gapoktan Tani Makmur", "Gapoktan Tani Makmur"),
    ],
)
def test_the_canonical_form(text: str, canonical: str) -> None:
    assert _canonical(f"Rapat dihadiri {text} hari itu.") == [canonical]


def test_a_region_over_the_line_belongs_to_the_next_sentence() -> None:
    assert _canonical("Wali Murid Mengadu ke DPRD\n\nPROBOLINGGO, 3 Juli 2024 - Rapat digelar di sana.", None) == [
        "DPRD"
    ]


@pytest.mark.parametrize(
    ("text", "home", "canonical"),
    [
        ("Polres dan Kodim berjaga.", "35.74", ["Polres Probolinggo Kota", "Kodim 0820"]),
        ("Polres mengawal.", "35.73", ["Polresta Malang Kota"]),
        ("Polda menambah pasukan, kejaksaan hadir.", "35.74", ["Polda Jatim", "Kejari Probolinggo"]),
        ("Imigrasi dan KSOP memeriksa.", "35.74", ["Imigrasi", "KSOP"]),
        ("Patroli semua polsek di Kecamatan Wonoasih.", "35.74", []),
        ("Warga Kelurahan Jrebeng Kidul melapor ke polsek.", "35.74", ["Polsek Wonoasih"]),
    ],
)
def test_whose_a_bare_body_is(text: str, home: str, canonical: list[str]) -> None:
    assert _canonical(text, home) == canonical


def test_once_with_its_region_is_enough() -> None:
    assert _canonical("DPRD rapat. DPRD Kota Probolinggo memutuskan. DPRD pulang.") == ["DPRD Kota Probolinggo"]


@pytest.mark.parametrize(
    "text",
    [
        "Warga pan datang.",
        "Ia makan pada pukul tiga.",
        "Kasat Samapta hadir.",
        "Saya pn kamu.",
        "WHO: Mbok Kinem",
        "Danrem Brigjen TNI Danu hadir.",
        "Ketua Komisi II Riyadlus Sholihin hadir.",
    ],
)
def test_words_are_no_acronyms(text: str) -> None:
    assert _canonical(text) == []


def test_the_table_is_sound() -> None:
    rows = bodies()
    assert len(rows) >= 180
    assert {style for _, style, _ in rows} == {"local", "keep", "bare", "none"}
    shorts = [short for short, _, _ in rows]
    assert len(set(shorts)) == len(shorts)


def test_it_calls_an_office_what_the_home_city_calls_it() -> None:
    small = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.75", "Kota Pasuruan")])
    text = "Dalam rapat, Wali Kota meminta Dinas PUPR-PKP membersihkan saluran. Dinas PUPR Kota Pasuruan ikut."
    reading = read(text, gazetteer=small, home="35.74", offices=["Dinas PUPR-PKP"])
    assert [body.canonical for body in reading.organisations] == ["Dinas PUPR-PKP", "DPUPR Kota Pasuruan"]
    assert reading.directives[0].responsible == "Dinas PUPR-PKP"
