"""Which office is meant."""

import pytest

from kentongan.city.models import Agency
from kentongan.meetings.offices import Offices

ROWS = [
    ("polres", "Kepolisian Resor Probolinggo Kota", "Polres", "forkopimda"),
    ("kodim-0820", "Komando Distrik Militer 0820/Probolinggo", "Kodim 0820", "forkopimda"),
    ("kejari", "Kejaksaan Negeri Kota Probolinggo", "Kejari", "forkopimda"),
    ("wali-kota", "Wali Kota Probolinggo", "Wali Kota", "forkopimda"),
    ("wakil-wali-kota", "Wakil Wali Kota Probolinggo", "Wakil Wali Kota", "forkopimda"),
    ("bakesbangpol", "Badan Kesatuan Bangsa dan Politik Kota Probolinggo", "Bakesbangpol", "opd"),
    ("dpuprpkp", "Dinas Pekerjaan Umum, Penataan Ruang, dan Permukiman", "Dinas PUPR-PKP", "opd"),
    ("satpol-pp", "Satuan Polisi Pamong Praja", "Satpol PP", "opd"),
    ("kec-mayangan", "Kecamatan Mayangan", "Kec. Mayangan", "kecamatan"),
    ("kel-mayangan", "Kelurahan Mayangan", "Kel. Mayangan", "kelurahan"),
    ("kel-jati", "Kelurahan Jati", "Kel. Jati", "kelurahan"),
]


@pytest.fixture
def offices():
    return Offices([Agency(code=c, name=n, short=s, kind=k) for c, n, s, k in ROWS], home="Kota Probolinggo")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Polres", "polres"), ("polres probolinggo kota", "polres"), ("Kepolisian Resor Probolinggo Kota", "polres"),
        ("satpol-pp", "satpol-pp"), ("Kelurahan Mayangan", "kel-mayangan"), ("Lurah Mayangan", "kel-mayangan"),
        ("Camat Mayangan", "kec-mayangan"), ("Wali Kota", "wali-kota"), ("Walikota Probolinggo", "wali-kota"),
    ],
)  # fmt: skip
def test_a_name_finds_its_office(offices, said, code):
    assert [office.code for office in offices.find(said)] == [code]


@pytest.mark.parametrize("said", ["", "OPD terkait", "Polre", "Mayangan", "Dinas"])
def test_it_refuses_to_be_certain_where_it_is_not(offices, said):
    assert offices.find(said) == []


def test_all_of_a_kind_are_called_together(offices):
    for said in ("Semua kelurahan", "para lurah", "Lurah se-Kota"):
        assert [office.code for office in offices.find(said)] == ["kel-mayangan", "kel-jati"]


def test_a_list_says_what_it_does_not_know(offices):
    found, unknown = offices.find_all("Polres, Dinas Antariksa; Satpol PP, Polres")
    assert [office.code for office in found] == ["polres", "satpol-pp"]
    assert unknown == ["Dinas Antariksa"]


def test_a_name_with_commas_is_one_name(offices):
    found, unknown = offices.find_all("Dinas Pekerjaan Umum, Penataan Ruang, dan Permukiman")
    assert ([office.code for office in found], unknown) == (["dpuprpkp"], [])


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Kabag Ops Polres Probolinggo Kota", ["Polres"]),
        ("perwakilan Kodim 0820", ["Kodim 0820"]),
        ("Kejaksaan Negeri Probolinggo", ["Kejari"]),
        ("TNI/Polri", ["Kodim 0820", "Polres"]),
        ("Camat dan lurah", ["Semua kecamatan", "Semua kelurahan"]),
        ("Wakil Wali Kota", ["Wakil Wali Kota"]),
        ("Bakesbangpoll", ["Bakesbangpol"]),
        ("OPD terkait", []),
        ("masyarakat", []),
    ],
)
def test_a_phrase_of_an_article_is_guessed(offices, said, names):
    assert sorted(offices.guess(said)) == sorted(names)


def test_the_form_offers_groups_first(offices):
    assert offices.names[:5] == ["Semua kelurahan", "Semua kecamatan", "Semua OPD", "Semua Forkopimda", "Polres"]
