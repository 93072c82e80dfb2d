"""Negation, figures of speech, hearsay, severity, language."""

from __future__ import annotations

import pytest

from kentongan.extraction import Gazetteer, Reading, read

_NOWHERE = Gazetteer.from_rows([("35.74", "Kota Probolinggo")])


def _read(text: str) -> Reading:
    return read(text, gazetteer=_NOWHERE, home="35.74")


def _categories(text: str) -> set[str]:
    return {issue.category for issue in _read(text).issues}


@pytest.mark.parametrize(
    "text",
    [
        "Rapat mencatat tidak ada tawuran sepanjang bulan ini.",
        "Patroli berjalan, situasi aman dan kondusif, nihil kejadian banjir.",
        "Penyanyi itu banjir pujian dalam rapat.",
        "Ibu-ibu mengikuti demo masak dalam kegiatan PKK.",
        "Kegiatan itu bom waktu bagi semua.",
    ],
)
def test_denied_and_figurative_words_are_no_issue(text: str) -> None:
    assert _categories(text) == set()


def test_each_problem_counts_that_a_meeting_lists_in_one_breath() -> None:
    ceremony = "Acara dibuka dengan doa dan diakhiri ramah tamah. Sekda menyampaikan terima kasih kepada undangan. " * 4
    listed = "Laporan para camat menyangkut peredaran sabu, genangan air, jalan berlubang, serta harga beras. "
    found = _categories(f"Rapat koordinasi tim terpadu digelar di balai kota. {ceremony}{listed}{ceremony}")
    assert found == {"drugs", "disaster_weather", "governance_service", "economic_labour"}


def test_one_issue_for_one_topic() -> None:
    found = _read(
        "Rakor membahas banjir. Banjir terjadi lagi. Warga mengeluhkan banjir. Kemacetan juga dibahas."
    ).issues
    assert sorted(issue.category for issue in found) == ["disaster_weather", "traffic"]


def test_the_name_of_a_body_is_no_issue() -> None:
    assert _categories("Rakor dihadiri Badan Penanggulangan Bencana Daerah dan Dinas Kesehatan.") == set()


def test_the_quote_is_the_evidence() -> None:
    text = "Rapat dimulai pagi. Warga mengeluhkan sabu di kampung. Rapat selesai siang."
    issue = _read(text).issues[0]
    assert text[slice(*issue.span)] == issue.quote == "Warga mengeluhkan sabu di kampung."


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Rakor digelar membahas tawuran yang menewaskan warga.", 1),
        ("Motor warga dicuri tadi malam.", 2),
        ("Seorang warga tewas dibacok maling.", 3),
        ("Tawuran pecah, dua remaja terluka kena celurit.", 3),
        ("Bentrok antarwarga pecah, dua orang tewas di lokasi kejadian.", 4),
        ("Bom meledak di pasar, korban berjatuhan.", 4),
        ("Banjir bandang, 300 orang mengungsi ke balai desa, rumah hanyut.", 4),
        ("Terjadi perkelahian, tidak ada korban jiwa dan tidak ada luka.", 1),
    ],
)
def test_severity_follows_the_table(text: str, level: int) -> None:
    assert _read(text).severity == level


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Warga yang resah telah melapor ke pos dan akan berjaga malam ini.", "id"),
        ("Mau bengi ono wong maling pitik ing omahe tanggaku, saiki durung ketemu.", "jv"),
        ("Bada oreng mate e songay, oreng gi' bannya' se ngabas, tape polisi gi' ta' dateng.", "mad"),
        ("", "id"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert _read(text).language == language
