# ruff: noqa: E501
"""A rumour told again is found: in other words, in chat spelling, in Javanese and Madurese, and at its own place."""

import time

import pytest

from corpus.documents import claims
from kentongan.extraction import ClaimIndex
from kentongan.extraction.claim_numbers import with_numbers
from kentongan.extraction.claim_words import claim_words
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


def test_claims_told_in_wholly_other_words_find_their_rumour() -> None:
    pairs = claims("train")
    index: ClaimIndex[str] = ClaimIndex()
    for pair in pairs:
        index.add(pair.id, pair.known)
    answers = [(pair.id, [key for key, _ in index.nearest(pair.told or "", 5)]) for pair in pairs if pair.told]
    assert recall_at(1, answers) >= 0.93
    assert recall_at(5, answers) >= 0.98


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("dua puluh lima ribu", "25000"), ("25rb", "25000"), ("25.000", "25000"), ("1,5 juta", "1500000"), ("noban", "20000"),
        ("rong atus", "200"), ("telung puluh lima ewu", "35000"), ("seratus dua belas", "112"), ("sewu limang atus", "1500"), ("limolas", "15"),
    ],
)  # fmt: skip
def test_a_number_is_one_however_it_is_told(told: str, number: str) -> None:
    assert [word.form for word in claim_words(f"bayar {told}")] == ["bayar", number]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert with_numbers(["20", "rb", "25.000", "dan", "3", "3"]) == ["20000", "25000", "dan", "3", "3"]


@pytest.mark.parametrize("piece", ["a", "dan ", "1.000.", "漢", "dua puluh ribu "])
def test_long_runs_take_bounded_time(piece: str) -> None:
    begun = time.process_time()
    claim_words((piece * 100_000)[:100_000])
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(("place", "key"), [("wiroborang", "kidnap"), ("LECES", "kidnap-leces")])
def test_the_place_decides_between_two_like_tales(place: str, key: str) -> None:
    assert _index().nearest(f"awas penculik anak naik mobil putih di {place}", 1)[0][0] == key


@pytest.mark.parametrize("denial", ["HOAKS! {}. Itu tidak benar.", "Polisi memastikan kabar bahwa {} adalah bohong"])
def test_a_denial_finds_what_it_denies(denial: str) -> None:
    index = _index()
    found = [index.nearest(denial.format(text), 1)[0][0] == key for key, text in TOLD]
    assert sum(found) >= 0.85 * len(found)


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
