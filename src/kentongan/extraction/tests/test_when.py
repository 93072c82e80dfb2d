"""The grammar of dates, the check digit, the hidden year."""

from __future__ import annotations

from datetime import date

import pytest

from kentongan.extraction.clean import prepare
from kentongan.extraction.event import event_date
from kentongan.extraction.when import EDITION, date_mentions, posted_day


def _days(text: str, published: str | None = None) -> list[str | None]:
    mentions = date_mentions(prepare(text), date.fromisoformat(published) if published else None)
    return [mention.day.isoformat() if mention.day else None for mention in mentions]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Senin (24/02/2020) pagi", "2020-02-24"),
        ("Jumat 27 November 2020", "2020-11-27"),
        ("Selasa dini hari (26/11/2024)", "2024-11-26"),
        ("Rabu malam, 27 Nopember 2024", "2024-11-27"),
        ("tgl 5 Nop 2024", "2024-11-05"),
        ("Kamis, 1-5-2025", "2025-05-01"),
        ("24.02.2020", "2020-02-24"),
        ("2025-12-31", "2025-12-31"),
        ("Jum'at [11/4/2025]", "2025-04-11"),
        ("Kamis (20/11/25)", "2025-11-20"),
        ("27-28 November 2024", "2024-11-27"),
        ("Minggu (5/1/2025)", "2025-01-05"),
        ("Kamis,13/02/2025", "2025-02-13"),
        ("di Kelurahan Ketapang. Rabu (12/02/2025)", "2025-02-12"),
        ("Senin-Selasa (10-11/2/2025)", "2025-02-10"),
        ("Selasa hingga Rabu (11-12 Februari 2025)", "2025-02-11"),
        ("tanggal 13 bulan Februari tahun 2025", "2025-02-13"),
        ("KAMIS 130225", "2025-02-13"),
        ("Rabu/05-11-2025", "2025-11-05"),
    ],
)
def test_it_reads_full_dates(text: str, day: str) -> None:
    assert _days(f"Apel digelar {text}.")[0] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("semalam", "2025-11-25"),
        ("tadi malam", "2025-11-25"),
        ("td mlm", "2025-11-25"),
        ("kemarin", "2025-11-25"),
        ("kmrn malam", "2025-11-25"),
        ("pagi tadi", "2025-11-26"),
        ("hari ini", "2025-11-26"),
        ("dua hari lalu", "2025-11-24"),
        ("Senin lalu", "2025-11-24"),
        ("Rabu pagi", "2025-11-26"),
        ("Rabu lalu", "2025-11-19"),
        ("Sabtu mendatang", "2025-11-29"),
        ("besok", "2025-11-27"),
        ("tanggal 20", "2025-11-20"),
        ("Selasa (25/11)", "2025-11-25"),
        ("Senin depan (1/12)", "2025-12-01"),
        ("Jumat pekan depan", "2025-12-05"),
        ("injing niki", "2025-11-26"),
        ("ghâllâggu", "2025-11-26"),
        ("malem Setu", "2025-11-21"),
        ("mulai Senin", "2025-12-01"),
    ],
)
def test_it_counts_from_the_day_of_publication(text: str, day: str) -> None:
    assert _days(f"Ada keributan {text} di pasar.", "2025-11-26") == [day]


@pytest.mark.parametrize(
    "text",
    [
        *("Kodim 0820", "pukul 08.12", "RT 02/03", "Rp 5.000", "skor 2-1", "nomor 12/5", "Jumat Berkah"),
        *("dan Ibu Senin Ariyanti", "kode 130225", "dalam 10 hari ini", "sampai hari ini", "saben Senen lan Kemis"),
    ],
)
def test_it_leaves_other_numbers_alone(text: str) -> None:
    assert _days(f"Warga {text} hadir.") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bapak ibu, Sabtu ini ada penyuluhan.", "2025-11-29"),
        ("Massa bubar Rabu dini hari tadi.", "2025-11-26"),
        ("Ijin lapor, td malam jam 2 warung dibobol.", "2025-11-26"),
        ("Ijin lapor, td malam jam 20.00 warung dibobol.", "2025-11-25"),
        ("MAMUJU, 25/11 - Pegawai menyegel kantor.", "2025-11-25"),
    ],
)
def test_which_day_of_the_week_and_on_which_side_of_midnight(text: str, day: str) -> None:
    assert _days(text, "2025-11-26") == [day]


def test_a_clash_tries_the_month_first() -> None:
    mention = date_mentions(prepare("Selasa (11/12/2024) rapat"), None)[0]
    assert mention.day == date(2024, 11, 12)
    assert mention.options == (date(2024, 12, 11),)


def test_a_clash_that_stays_keeps_the_numbers_and_says_so() -> None:
    mention = date_mentions(prepare("Selasa (27/11/2024) rapat"), None)[0]
    assert mention.day == date(2024, 11, 27)
    assert mention.confidence <= 0.5
    assert "bertentangan" in mention.reason


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rabu (28/1). Program Tahun 2025.", "2026-01-28"),
        ("Selasa (26/11). Pilkada 2024.", "2024-11-26"),
        ("2024\nKamis (31/10).", "2024-10-31"),
        ("Senin (13/4). Pandemi Covid masih terjadi.", "2020-04-13"),
    ],
)
def test_the_weekday_gives_the_hidden_year(text: str, day: str) -> None:
    found = event_date(prepare(text), date_mentions(prepare(text), None))
    assert found.value is not None
    assert found.value.isoformat() == day
    assert found.inferred


def test_a_year_guessed_from_nothing_is_weak() -> None:
    found = event_date(prepare("Rabu (28/1)."), date_mentions(prepare("Rabu (28/1)."), None))
    assert found.value is not None
    assert found.value.year <= EDITION
    assert found.confidence < 0.4


def test_the_future_is_not_the_event() -> None:
    text = "Rakor digelar Selasa (26/11) membahas Pilkada 2024 yang berlangsung Rabu (27/11) mendatang."
    assert event_date(prepare(text), date_mentions(prepare(text), None)).value == date(2024, 11, 26)


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("appeal", "Bapak ibu, data warga kos disetor sebelum hari Jumat.", None),
        ("appeal", "Jangan melaut dulu, kemarin dua perahu terbalik.", None),
        ("appeal", "Mengundang warga kerja bakti Minggu pagi.", "2025-12-14"),
        (
            "appeal",
            "Kota Jati, 9 Desember 2025. Kepada camat: paling lambat Rabu (17/12) posko sudah berdiri.",
            "2025-12-09",
        ),
        ("appeal", "MUI menyerukan warga tidak menolak upacara 1 Juni.", None),
        ("rumour", "Barusan dapat kiriman, katanya air ledeng diracun.", None),
        ("rumour", "Kabar air beracun yang beredar sejak kemarin tidak benar.", None),
        ("rumour", "Besok sekolah diliburkan karena demo?", "2025-12-14"),
        ("meeting", "Kamis malam warga rembuk. Hasil: harga baru berlaku mulai 20 Desember.", "2025-12-11"),
        ("meeting", "Hasil kumpul td di rumah pak RW: portal ditutup jam 10.", "2025-12-13"),
        (
            "incident",
            "Warga cekcok soal batas, Rabu (10/12). Mediasi rencananya digelar di balai, Senin (15/12).",
            "2025-12-10",
        ),
        ("incident", "Warga mengeluh, pompa rusak paling lambat diganti Kamis (18/12).", "2025-12-13"),
    ],
)
def test_deadlines_causes_and_occasions_are_not_the_day(kind: str, text: str, day: str | None) -> None:
    published, told = date(2025, 12, 13), prepare(text)
    found = event_date(told, date_mentions(told, published), kind, published).value
    assert found == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("EKONOMI - 21/1/2025\n\nHarga cabai naik kemarin.", ["2025-01-20"]),
        ("Palu - 30/10/2025, 17:05 WITA\n\nWarga ribut kemarin.", ["2025-10-29"]),
        ("HASIL RAPAT\nDesa Jati - Rabu, 14 Mei 2025\nPompa diganti Senin.", ["2025-05-14", "2025-05-12"]),
        ("LAPSUS KODIM\nJumat, 4 Juli 2025, pukul 04.20 WITA\nGempa semalam.", ["2025-07-04", "2025-07-03"]),
    ],
)
def test_the_line_of_a_page_and_the_heading_of_a_report_anchor_what_is_counted(text: str, days: list[str]) -> None:
    assert _days(text) == days


def test_a_short_first_sentence_behind_the_town_is_no_line_of_a_page() -> None:
    assert _days("SURABAYA - Derbi berjalan keras, Minggu (12/10). Wasit sibuk.", "2025-10-13") == ["2025-10-12"]


def test_the_day_between_town_and_dash_is_that_of_writing() -> None:
    told = prepare("SIGI, 8 Maret 2025 - Warga dua desa menyembelih kerbau tanda damai, Jumat kemarin.")
    published = date(2025, 3, 8)
    assert event_date(told, date_mentions(told, published), "meeting", published).value == date(2025, 3, 7)


def test_a_year_told_in_passing_does_not_date_the_event() -> None:
    assert _days("Sertifikat terbit tahun 2009. Warga mengadang alat berat, Selasa (4/11).") == ["2025-11-04"]


def test_a_line_of_its_own_is_the_day_of_publication() -> None:
    assert posted_day(prepare("Judul berita yang panjang\n\nKamis, 31 Oktober 2024 14:20 WIB\n\nIsi.")) == date(
        2024, 10, 31
    )


def test_impossible_days_are_not_found() -> None:
    assert _days("Rapat Senin (31/2/2025).") in ([None], [])
