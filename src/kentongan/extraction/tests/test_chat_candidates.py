# ruff: noqa: E501
"""What of a chat may be a report, and what falls away and why."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.extraction import Candidate, Gazetteer, candidates, read, split_chat
from kentongan.extraction.chat_candidates import why_irrelevant


def _of(*lines: str) -> tuple[Candidate, ...]:
    chat = split_chat("\n".join(lines))
    assert chat is not None
    return candidates(chat)


@pytest.mark.parametrize(
    "text",
    [
        "ada banjir pak", "sudah aman pak", "ijin melapor situasi aman terkendali", "hehe ada maling ayam wkwk", "siap, massa bergerak ke pasar",
        "Hati-hati penipuan pinjaman tanpa jaminan, minta deposit", "harga beras naik 16rb/kg di Pasar Baru", "Innalillahi, korban bacok meninggal",
        "assalamualaikum, td malam ada balap liar", "pak lurah diancam", "onok wong padu", "bade oreng acarok", "siapa yang datang rapat besok?",
        "tawuran 😂", "Selamat malam ndan, ijin info ada orasi di alun-alun", "baik, Mayangan rob lagi",
    ],
)  # fmt: skip
def test_it_lets_nothing_fall_that_may_be_a_report(text: str) -> None:
    assert why_irrelevant(text) == ""


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("salam", "Assalamualaikum pak lurah"),
        ("salam", "Selamat pagi semua, tetap semangat dan jaga kesehatan"),
        ("salam", "Sugeng enjing"),
        ("terima kasih", "Terima kasih infonya pak, segera ditindaklanjuti"),
        ("terima kasih", "Matur nuwun nggih pak Joko"),
        ("tanda terima", "Siap 86 ndan 🙏"),
        ("tanda terima", "siaaaap laksanakan"),
        ("tanpa kata", "🙏🙏👍"),
        ("ucapan", "Selamat ulang tahun pak camat, semoga panjang umur"),
        ("ucapan", "Turut berduka cita semoga husnul khotimah"),
        ("candaan", "wkwkwk ada2 saja"),
        ("candaan", "lucu bgt 😂"),
        ("tanggapan", "Tenan ta cak?"),
        ("tanggapan", "Astaghfirullah, kapan pak?"),
        ("iklan", "PROMO akhir tahun! kulkas diskon 30%, minat hub wa.me/62812"),
        ("iklan", "jual motor vario 2019 nego 12 juta minat japri"),
        ("hanya tautan", "https://contoh.id/berita/1"),
    ],
)
def test_it_says_why_a_message_falls_away(reason: str, text: str) -> None:
    assert why_irrelevant(text) == reason


def test_one_sender_in_few_minutes_is_one_report() -> None:
    found = _of(
        "12/11/24 20.15 - A: ada tawuran di pasar",
        "12/11/24 20.16 - B: siap 86",
        "12/11/24 20.17 - A: 2 orang luka",
        "12/11/24 20.30 - A: sudah dibawa ke RSUD",
    )
    assert [(one.text, one.messages) for one in found if not one.irrelevant] == [
        ("ada tawuran di pasar\n2 orang luka", (0, 2)),
        ("sudah dibawa ke RSUD", (3,)),
    ]


def test_another_ones_report_in_between_parts_two_reports() -> None:
    found = _of(
        "12/11/24 20.15 - A: ada tawuran di pasar",
        "12/11/24 20.16 - B: pohon tumbang di jalan Mastrip",
        "12/11/24 20.17 - A: lampu juga mati",
    )
    assert [one.messages for one in found] == [(0,), (1,), (2,)]


@pytest.mark.parametrize("second", ["Diteruskan\nawas penculikan", "Ijin lapor ndan, banjir di Mayangan"])
def test_a_forwarded_text_and_a_new_opening_stand_alone(second: str) -> None:
    found = _of("12/11/24 20.15 - A: ada tawuran di pasar", f"12/11/24 20.16 - A: {second}")
    assert [one.messages for one in found] == [(0,), (1,)]


def test_photos_go_to_their_senders_words() -> None:
    found = _of(
        "12/11/24 20.14 - A: foto1.jpg (file terlampir)",
        "12/11/24 20.15 - A: ada tawuran di pasar",
        "12/11/24 20.15 - B: video.mp4 (file terlampir)",
        "12/11/24 20.16 - A: <Media tidak disertakan>",
        "12/11/24 22.16 - A: <Media tidak disertakan>",
    )
    assert [(one.sender, one.messages, one.media, one.irrelevant) for one in found] == [
        ("A", (0, 1, 3), ("foto1.jpg", "Media"), ""),
        ("B", (2,), ("video.mp4",), "media tanpa keterangan"),
        ("A", (4,), ("Media",), "media tanpa keterangan"),
    ]


def test_a_question_between_does_not_cut_a_report_in_two() -> None:
    found = _of("12/11/24 20.14 - A: onok maling", "12/11/24 20.15 - B: onggu cak?", "12/11/24 20.16 - A: nggowo motor")
    assert [(one.sender, one.messages, one.irrelevant) for one in found] == [
        ("A", (0, 2), ""),
        ("B", (1,), "tanggapan"),
    ]


_PLACES = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03", "Mayangan"), ("35.74.03.1004", "Jati")])


def test_a_whole_chat_is_read_by_its_reports_alone() -> None:
    lines = (
        "12/11/24 20.10 - Budi Santoso menambahkan Rina Wati",
        "12/11/24 20.14 - Bu Lurah Jati 🌸: Selamat malam bapak ibu",
        "12/11/24 20.15 - Agus Salim Bengkel: maling motor ketangkep warga di Jati, digebuki, kepalanya luka",
        "12/11/24 20.16 - Rina Wati: tenan ta cak?",
        "12/11/24 20.18 - Agus Salim Bengkel: tenan, sudah dibawa ke polsek",
    )
    text = "\n".join(lines)
    reading = read(text, gazetteer=_PLACES, published=date(2025, 1, 3), home="35.74")
    assert (reading.kind, reading.event_date.value) == ("incident", date(2024, 11, 12))
    assert not reading.persons
    assert [text[slice(*place.span)] for place in reading.places if place.role == "event"] == ["Jati"]


def test_what_was_deleted_and_a_sticker_say_so() -> None:
    found = _of("12/11/24 20.14 - A: Pesan ini dihapus", "12/11/24 20.14 - A: stiker tidak disertakan")
    assert [one.irrelevant for one in found] == ["dihapus pengirim", "stiker"]


_LINE = st.tuples(
    st.sampled_from(["A", "B", "+62 812"]),
    st.integers(0, 59),
    st.sampled_from(
        ["siap", "ada tawuran", "<Media tidak disertakan>", "Pesan ini dihapus", "👍", "2 luka", "promo diskon"]
    ),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_LINE, min_size=1, max_size=20))
def test_every_spoken_message_is_in_exactly_one_candidate(lines: list[tuple[str, int, str]]) -> None:
    chat = split_chat("\n".join(f"12/11/24 20.{minute:02} - {who}: {what}" for who, minute, what in lines))
    assert chat is not None
    numbers = [number for found in candidates(chat) for number in found.messages]
    assert sorted(numbers) == [number for number, message in enumerate(chat.messages) if not message.system]
