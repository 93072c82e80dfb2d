# ruff: noqa: E501
"""Chats of four kinds of phone, split: nothing lost, nothing taken for a message that is none."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.extraction import split_chat

ANDROID_ID = """\
31/10/24 20.15 - Pesan dan panggilan dienkripsi secara end-to-end. Ketuk untuk info selengkapnya.
31/10/24 20.15 - Bu Lurah membuat grup "FKDM Kanigaran"
31/10/24 20.16 - Budi mengubah subjek dari "FKDM: Kanigaran" menjadi "FKDM Kota"
31/10/24 20.17 - Pak RT 04: ada ribut-ribut di pasar
sekitar 20 orang

31/10/24 20.19 - +62 812-3456-7890: IMG-20241031-WA0001.jpg (file terlampir)
ini fotonya
31/10/24 20.20 - Pak RT 04: Pesan ini dihapus
31/10/24 20.21 - Pak RT 04: <Media tidak disertakan>
31/10/24 20.22 - Pak RT 04: sudah bubar <Pesan ini diedit>
31/10/24 20.23 - Anda menambahkan Bu Ani
"""
IPHONE_EN = """\
\u200e[10/5/24, 8:15:33\u202fPM] FKDM Kota: \u200eMessages and calls are end-to-end encrypted.
[10/5/24, 8:15:40\u202fPM] ~\u00a0Bu Ani: \u200eimage omitted
\u200e[10/6/24, 9:05:00\u202fAM] Bu Ani: \u200eBudi added Pak Joko
[10/6/24, 9:06:00\u202fAM] Bu Ani: \u200e<attached: 00000012-PHOTO-2024-10-06.jpg>
[10/6/24, 12:00:01\u202fAM] Budi: \u200eThis message was deleted.
"""


def _rows(text: str, **told: date) -> list[tuple[str | None, str]]:
    chat = split_chat(text, **told)
    assert chat is not None
    return [(message.sender, message.text) for message in chat.messages]


def _moments(text: str, received: date | None = None) -> list[datetime | None]:
    chat = split_chat(text, received=received)
    assert chat is not None
    return [message.sent for message in chat.messages]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rapat digelar Kamis (31/10/2024) pukul 20.15 WIB: dihadiri Forkopimda.",
        "Kronologi:\n31/10/24 20.15 - Tim tiba di lokasi\n31/10/24 20.30 - Massa bubar\n",
        "31/10/24 20.15 - Tim tiba di lokasi\n31/10/24 20.30 - Massa bubar",
        "[99/99/24 20.15] Pak RT: halo",
        "[12/11/24 25.15] Pak RT: halo",
        "Panjang sekali pembuka naskah ini, sebuah berita yang hanya mengutip dua baris chat di akhirnya saja.\n"
        "[12/11/24 20.15] A: x\n[12/11/24 20.15] B: y",
    ],
)
def test_it_takes_no_other_text_for_a_chat(text: str) -> None:
    assert split_chat(text) is None


def test_it_splits_an_android_export_in_indonesian() -> None:
    chat = split_chat(ANDROID_ID)
    assert chat is not None
    assert [m.system for m in chat.messages] == [True] * 3 + [False] * 5 + [True]
    spoken = [m for m in chat.messages if not m.system]
    assert spoken[0].sender == "Pak RT 04"
    assert spoken[0].text == "ada ribut-ribut di pasar\nsekitar 20 orang"
    assert spoken[0].sent == datetime(2024, 10, 31, 20, 17)  # noqa: DTZ001
    assert (spoken[1].sender, spoken[1].text) == ("+62 812-3456-7890", "ini fotonya")
    assert spoken[1].attachment == "IMG-20241031-WA0001.jpg"
    assert [sorted(m.flags) for m in spoken] == [[], ["media"], ["deleted"], ["media"], ["edited"]]
    assert spoken[4].text == "sudah bubar"


def test_it_splits_an_iphone_export_in_american_english() -> None:
    chat = split_chat(IPHONE_EN)
    assert chat is not None
    assert [m.system for m in chat.messages] == [True, False, True, False, False]
    assert [m.attachment for m in chat.messages] == ["", "image", "", "00000012-PHOTO-2024-10-06.jpg", ""]
    assert chat.messages[0].sent == datetime(2024, 10, 5, 20, 15, 33)  # noqa: DTZ001
    assert chat.messages[4].sent == datetime(2024, 10, 6, 0, 0, 1)  # noqa: DTZ001
    assert "deleted" in chat.messages[4].flags


@pytest.mark.parametrize(
    "head",
    [
        "31/10/24 20.15 - ",
        "31/10/2024 20.15 - ",
        "31/10/24, 20:15 - ",
        "10/31/24, 8:15 PM - ",
        "10/31/24, 8:15\u202fPM - ",
        "31/10/2024, 8:15 pm - ",
        "2024-10-31, 8:15 p.m. - ",
        "31.10.24, 20:15 - ",
        "31-10-2024 20:15 - ",
        "31/10/24 pukul 20.15 - ",
        "[31/10/24 20.15.00] ",
        "\u200e[31/10/24, 20:15:00] ",
        "[10/31/24, 8:15:00 PM] ",
        "[31/10/2024 20.15.00] ",
        "[20.15, 31/10/2024] ",
        "[8:15 PM, 10/31/2024] ",
        "[31/10 20.15] ",
        "[31/10, 20.15] ",
        "31/10/24 8.15 malam - ",
    ],
)
def test_it_knows_the_heads_of_all_phones(head: str) -> None:
    chat = split_chat(f"{head}Pak RT: Info: ada tawuran", received=date(2024, 11, 2))
    assert chat is not None
    [message] = chat.messages
    assert (message.sender, message.text) == ("Pak RT", "Info: ada tawuran")
    assert message.sent == datetime(2024, 10, 31, 20, 15)  # noqa: DTZ001


def test_one_number_over_twelve_decides_for_the_whole_file() -> None:
    days = _moments("[3/4/24 08.00] A: x\n[4/13/24 08.00] A: y\n[5/1/24 08.00] A: z")
    assert [(day.month, day.day) for day in days if day] == [(3, 4), (4, 13), (5, 1)]


def test_time_that_runs_forward_decides_where_no_number_does() -> None:
    days = _moments("[10/3/24 08.00] A: x\n[2/4/24 08.00] A: y\n[5/4/24 08.00] A: z")
    assert [(day.month, day.day) for day in days if day] == [(3, 10), (4, 2), (4, 5)]
    days = _moments("[3/10/24 08.00] A: x\n[4/2/24 08.00] A: y\n[4/5/24 08.00] A: z")
    assert [(day.month, day.day) for day in days if day] == [(3, 10), (4, 2), (4, 5)]


def test_no_message_comes_from_after_the_day_of_receipt() -> None:
    assert _moments("[3/12/24 08.00] A: x", date(2024, 4, 1)) == [datetime(2024, 3, 12, 8)]  # noqa: DTZ001
    assert _moments("[3/12/24 08.00] A: x", date(2024, 12, 5)) == [datetime(2024, 12, 3, 8)]  # noqa: DTZ001


def test_a_date_without_year_waits_for_the_day_of_receipt() -> None:
    pasted = "[28/12 23.50] A: petasan\n[1/1 00.10] A: kebakaran"
    assert _moments(pasted) == [None, None]
    assert _moments(pasted, date(2025, 1, 2)) == [datetime(2024, 12, 28, 23, 50), datetime(2025, 1, 1, 0, 10)]  # noqa: DTZ001


@pytest.mark.parametrize(
    "mark",
    [
        "Diteruskan\n",
        "Diteruskan berkali-kali\n",
        "*_Forwarded_*\n",
        "_Diteruskan_: ",
        "Copas grup sebelah:\n",
        "FWD: ",
    ],
)
def test_a_forwarded_text_is_told_from_the_senders_own(mark: str) -> None:
    chat = split_chat(f"[12/11/24 20.15] A: {mark}Awas penculikan anak")
    assert chat is not None
    assert "forwarded" in chat.messages[0].flags
    assert chat.messages[0].text == "Awas penculikan anak"


def test_words_that_only_sound_like_a_mark_stay() -> None:
    rows = _rows(
        "12/11/24 20.15 - A: Diteruskan ke Polsek ya pak\n12/11/24 20.16 - A: Lokasi: depan pasar\n"
        "12/11/24 20.17 - A: dia keluar\n12/11/24 20.18 - A: foto tidak disertakan dalam berkas"
    )
    assert [text for _, text in rows] == [
        "Diteruskan ke Polsek ya pak",
        "Lokasi: depan pasar",
        "dia keluar",
        "foto tidak disertakan dalam berkas",
    ]


def test_a_quoted_answer_is_told_apart() -> None:
    chat = split_chat("[12/11/24 20.15] A: > ada apa di pasar?\nsudah aman bu")
    assert chat is not None
    assert (chat.messages[0].quoted, chat.messages[0].text) == ("> ada apa di pasar?", "sudah aman bu")


@pytest.mark.parametrize(
    "line",
    [
        "Bu Ani bergabung menggunakan tautan undangan grup ini", "Bu Ani keluar", "+62 812-1 left", "Budi removed Ani",
        "Anda mengubah ikon grup ini", "Kode keamanan Anda dengan Bu Ani berubah.", "Ani changed the subject to “RT: 3”",
        "Anda sekarang admin", "Panggilan suara tak terjawab", "Budi menyematkan pesan",
    ],
)  # fmt: skip
def test_lines_of_the_programme_have_no_sender(line: str) -> None:
    rows = _rows(f"12/11/24 20.14 - A: halo\n12/11/24 20.15 - {line}")
    assert rows[1] == (None, line)


def test_what_stands_before_the_first_message_is_kept() -> None:
    chat = split_chat("Mohon dicek:\n[12/11/24 20.15] A: ada tawuran\n[12/11/24 20.16] B: di mana?")
    assert chat is not None
    assert chat.head == (0, 13)


_PIECES = st.sampled_from(
    [
        "31/10/24 20.15 - ", "[12/11 20.15] ", "\u200e[1/2/24, 8:15:00\u202fPM] ", "[20.15, 1/2/2024] ", "Pak RT: ", "A: ", "\n",
        "Pesan ini dihapus", "<Media tidak disertakan>", "IMG.jpg (file terlampir)\n", "<Pesan ini diedit>", "Diteruskan\n", "> q\n",
        "ada tawuran", " ", "\u200e", "\r\n", "Budi keluar", ":", "\u2028", "polling: ", "\u202a+62 812\u202c: ", "\x00", "halo\tpak",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_every_character_belongs_to_the_head_or_to_one_message(text: str) -> None:
    chat = split_chat(text, received=date(2025, 1, 1))
    if chat is None:
        return
    position = chat.head[1]
    assert chat.head[0] == 0
    for message in chat.messages:
        assert message.span[0] == position
        assert position <= message.body[0] <= message.body[1] == message.span[1]
        position = message.span[1]
    assert position == len(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_the_words_of_a_message_stand_in_its_body(text: str) -> None:
    chat = split_chat(text)
    for message in chat.messages if chat else ():
        body = _visible(text[slice(*message.body)])
        assert all(line.strip() in body for line in _visible(message.text).split("\n"))


def _visible(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u200e\u202a\u202c")))
