"""A body named without its region is that of the text, of the district the text tells of, or of the home region."""

import pytest

from kentongan.extraction import Gazetteer, read

_COUNTRY = Gazetteer.from_rows(
    [
        ("35", "Jawa Timur"),
        ("35.74", "Kota Probolinggo"),
        ("35.13", "Kabupaten Probolinggo"),
        ("35.74.02", "Wonoasih"),
        ("35.12", "Kabupaten Situbondo"),
        ("73.24.01.2001", "Batu Agung"),
        ("35.79", "Kota Batu"),
    ]
)


def _bodies(text: str, home: str = "35.74") -> set[str]:
    return {body.canonical for body in read(text, gazetteer=_COUNTRY, home=home).organisations}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Warga Kecamatan Wonoasih melapor, polsek turun ke lokasi.", "Polsek Wonoasih"),
        ("Polsek Wonoasih dan Koramil berjaga sampai pagi.", "Koramil Wonoasih"),
        ("Personel Polres Probolinggo tiba. Satlantas mengatur arus.", "Satlantas Polres Probolinggo"),
        ("KPU menetapkan daftar pemilih.", "KPU Kota Probolinggo"),
        ("Kasus itu dilimpahkan ke Kejari.", "Kejari Probolinggo"),
        ("Mohon KSOP menyiapkan jalur penumpang.", "KSOP"),
        ("Polresta akan memeriksa rumah kos lain.", "Polres Probolinggo Kota"),
        ("Polres menurunkan satu pleton.", "Polres Probolinggo Kota"),
        ("Danposal dan personel TNI AL ikut mencari.", "TNI AL"),
    ],
)
def test_a_body_gets_its_region(text: str, body: str) -> None:
    assert body in _bodies(text)


def test_the_police_of_a_regency_bear_its_name_alone() -> None:
    assert "Polres Situbondo" in _bodies("Polres menyelidiki laporan itu.", home="35.12")


def test_without_a_home_nothing_is_guessed() -> None:
    assert _bodies("KPU menetapkan daftar pemilih.", home="") == {"KPU"}


def test_a_name_behind_the_region_is_no_part_of_it() -> None:
    reading = read("Kalaksa BPBD Kota Batu Agung Sedayu meminta warga waspada.", gazetteer=_COUNTRY, home="35.79")
    assert [body.canonical for body in reading.organisations] == ["BPBD"]


def test_a_stop_ends_the_name_of_a_hospital() -> None:
    assert "RSUD Buton" in _bodies("Korban dirawat di RSUD Buton. Enam orang pulang.")
