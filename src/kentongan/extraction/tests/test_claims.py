# ruff: noqa: E501
"""A rumour told again is found: in other words, in chat spelling, in Javanese and Madurese, and at its own place."""

import pytest

from kentongan.extraction import ClaimIndex
from kentongan.extraction.claims import claim_words
from kentongan.extraction.tests.groups_scoring import recall_at

KNOWN = {
    "kidnap": "Penculik anak bermobil putih berkeliaran di sekitar sekolah di Kelurahan Wiroborang.",
    "kidnap-leces": "Penculik anak bermobil putih berkeliaran di sekitar sekolah di Kecamatan Leces.",
    "rice": "Beras bantuan yang dibagikan di Kelurahan Kanigaran terbuat dari plastik.",
    "tariff": "Tarif air minum naik seratus persen mulai bulan depan.",
    "quake": "Gempa besar disertai tsunami akan melanda Probolinggo malam ini.",
    "aid": "Bantuan sosial tunai dihentikan untuk semua warga.",
    "aid-cut": "Bantuan sosial tunai dipotong perangkat kelurahan seratus ribu rupiah.",
    "ghost": "Pocong muncul setiap malam di Jalan Mastrip.",
    "bank": "Koperasi Sumber Makmur bangkrut dan uang anggota tidak kembali.",
    "vaccine": "Vaksin polio membuat anak mandul.",
    "workers": "Dua ratus tenaga kerja asing akan bekerja di pabrik di Ketapang.",
    "church": "Gereja liar dibangun di Kelurahan Jrebeng Lor tanpa izin.",
    "cleric": "Seorang kiai di Sumberwetan dibacok orang gila.",
    "ballots": "Surat suara tercoblos ditemukan di gudang KPU.",
    "fuel": "Bahan bakar bersubsidi akan hilang dari semua SPBU mulai Senin.",
    "sweep": "Polisi menggelar razia besar-besaran di Alun-alun besok malam.",
    "market": "Kios Pasar Baru akan digusur dan pedagang dipindah ke terminal.",
    "dog": "Anjing rabies menggigit lima warga di Kedopok.",
}
TOLD = [
    ("kidnap", "hati2 bun ada culik anak pakai mobil putih muter2 di wiroborang"),
    ("kidnap-leces", "onok wong nyulik bocah numpak montor putih nang cedhak sekolahan leces lur"),
    ("rice", "jarene beras bantuan nang kanigaran iku palsu, digawe teko plastik"),
    ("tariff", "bener ta bulan ngarep banyu PDAM mundhak dua kali lipat"),
    ("quake", "katanya nanti malem ada lindu gede sama ombak laut naik, siap2 ngungsi"),
    ("aid", "blt wis gak onok maneh, disetop kabeh"),
    ("aid-cut", "duit bansos disunat orang kelurahan 100rb per orang!!"),
    ("ghost", "tretan, e lorong mastrip badha hantu ben malem"),
    ("bank", "duit kita di sumber makmur amblas, koperasinya gulung tikar"),
    ("vaccine", "jgn mau anak disuntik imunisasi, nanti gak bisa punya keturunan"),
    ("workers", "200 org china mau masuk kerja di pabrik ketapang"),
    ("church", "ada tempat kebaktian baru di jrebeng lor gak ada IMB nya"),
    ("cleric", "kyai sumber wetan diserang odgj pakai celurit"),
    ("ballots", "kertas coblosan sdh dicoblos duluan di gudang kpu"),
    ("fuel", "senin pertalite sama solar kosong di semua pom bensin"),
    ("sweep", "sesuk bengi onok operasi polisi nang alun-alun, ojo metu"),
    ("market", "pkl sama toko psr baru diusir semua disuruh pindah dkt terminal bus"),
    ("dog", "lima orang kedopok digigit asu gila"),
]


def _index() -> ClaimIndex[str]:
    index: ClaimIndex[str] = ClaimIndex()
    for key, text in KNOWN.items():
        index.add(key, text)
    return index


def test_nearly_every_retelling_finds_its_rumour_first() -> None:
    index = _index()
    answers = [(key, [found for found, _ in index.nearest(text, 5)]) for key, text in TOLD]
    assert recall_at(1, answers) >= 0.9
    assert recall_at(5, answers) == 1.0


@pytest.mark.parametrize(("place", "key"), [("wiroborang", "kidnap"), ("LECES", "kidnap-leces")])
def test_the_place_decides_between_two_like_tales(place: str, key: str) -> None:
    assert _index().nearest(f"awas penculik anak naik mobil putih di {place}", 1)[0][0] == key


def test_scores_lie_between_nothing_and_one_and_fall() -> None:
    scores = [score for _, score in _index().nearest(KNOWN["kidnap"], 10)]
    assert scores == sorted(scores, reverse=True)
    assert 0.9 < scores[0] <= 1.0
    assert all(0.0 <= score <= 1.0 for score in scores)


@pytest.mark.parametrize("text", ["", "katanya", "🙏", "yang di ke dari"])
def test_a_text_that_claims_nothing_finds_nothing(text: str) -> None:
    assert _index().nearest(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dibacok", "membacok"), ("penculikan", "diculik"), ("5rb", "5000"), ("anak2", "anak-anak"), ("obongan", "terbakar"), ("pèssè", "uang"),
        ("ngobong", "dibakar"), ("kemalingan", "dicuri"), ("menolak", "ditolak"), ("rusaknya", "rusak"), ("gulung tikar", "bangkrut"),
    ],
)  # fmt: skip
def test_two_ways_of_writing_are_one_word(one: str, other: str) -> None:
    assert claim_words(one)[0] == claim_words(other)[0]


def test_a_key_is_entered_once() -> None:
    index = _index()
    with pytest.raises(ValueError, match="already"):
        index.add("dog", "lagi")
