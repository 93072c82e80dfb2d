"""How bad it is: what is counted, and what only looks like a victim."""

import pytest

from kentongan.extraction.clean import prepare
from kentongan.extraction.severity import severity_of
from kentongan.extraction.what import _dimension


@pytest.mark.parametrize(
    ("level", "kind", "text"),
    [
        (3, "incident", "Rob 1,1 meter, 480 rumah MD 1 orang tersengat listrik."),
        (3, "incident", "Diare: 61 orang dirawat dan satu balita meninggal."),
        (4, "incident", "Longsor menimpa tiga rumah, empat orang satu keluarga tewas."),
        (4, "incident", "Tanggul jebol, pengungsi 340 jiwa di balai desa. MD nihil."),
        (3, "incident", "Ratusan nelayan melempar batu ke arah kantor, kaca pecah."),
        (3, "incident", "Ratusan rumah di tiga desa terendam banjir."),
        (2, "incident", "Dua belas rumah terendam banjir setinggi betis."),
        (3, "incident", "Satu nelayan tidak kembali, perahunya ditemukan kosong."),
        (1, "incident", "Puluhan honorer mengadu; nama mereka hilang dari daftar pengangkatan."),
        (2, "incident", "Pemulung menemukan empat butir peluru tajam."),
        (2, "appeal", "Mohon kuras bak mandi, dua minggu ini sudah 7 anak kena DB."),
        (1, "appeal", "Mohon kuras bak mandi supaya anak tidak kena DB."),
        (1, "appeal", "Jangan tawuran, tahun lalu sempat ricuh."),
    ],
)
def test_level(level: int, kind: str, text: str) -> None:
    assert severity_of(prepare(text), kind)[0] == level


@pytest.mark.parametrize(
    ("dimension", "category", "sentence"),
    [
        ("pertahanan", "separatism_terror", "patok batas di hutan perbatasan bergeser"),
        ("ideologi", "separatism_terror", "selebaran yang menolak dasar negara"),
        ("keamanan", "separatism_terror", "bom meledak di depan pos polisi"),
        ("budaya", "communal_identity_religion", "wisatawan menginjak sesajen"),
        ("keamanan", "communal_identity_religion", "dua perguruan silat bentrok"),
        ("ekonomi", "rumour_hoax", "uang lama ditarik minggu ini"),
        ("sosial", "rumour_hoax", "kabar suanggi meresahkan warga"),
    ],
)
def test_dimension_is_told_by_what_the_sentence_speaks_of(dimension: str, category: str, sentence: str) -> None:
    assert _dimension(category, sentence) == dimension
