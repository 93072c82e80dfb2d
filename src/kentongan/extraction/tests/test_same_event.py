# ruff: noqa: E501
"""Texts of one event come together, texts of two stay apart however alike they are."""

from datetime import date, datetime, timedelta

import pytest

from kentongan.extraction import Gazetteer, Told, read, same_events

_PLACES = Gazetteer.from_rows(
    [
        ("35.74", "Kota Probolinggo"), ("35.74.01", "Kademangan"), ("35.74.02", "Wonoasih"), ("35.74.03", "Mayangan"), ("35.74.03.1004", "Jati"),
        ("35.74.03.1005", "Mangunharjo"), ("35.74.02.1005", "Kedungasem"), ("35.74.02.1006", "Pakistaji"), ("35.75", "Kota Pasuruan"),
    ]
)  # fmt: skip
_RAKOR = (
    "Tim Terpadu Penanganan Konflik Sosial Kota Probolinggo menggelar rapat koordinasi bulanan, {day}. Rapat dihadiri Polres, "
    "Kodim, Kejari dan Bakesbangpol, membahas perkembangan situasi wilayah dan tindak lanjut bulan lalu."
)


def _tell(text: str, published: date) -> Told:
    return Told(text, read(text, gazetteer=_PLACES, published=published, home="35.74"), published)


NIGHT = date(2025, 2, 8)
BRAWL = [
    _tell(
        "Ijin lapor ndan, td mlm pkl 23.10 terjadi saling lempar batu 2 klp pemuda di Kel. Mangunharjo, 2 luka ringan",
        NIGHT,
    ),
    _tell(
        "Tawuran antarpemuda pecah di Kelurahan Mangunharjo, Kecamatan Mayangan, Jumat (7/2/2025) malam. Dua orang terluka.",
        NIGHT,
    ),
    _tell("rek mambengi nang mangunharjo onok arek2 gelut uncal2an watu, loro sing bocor", NIGHT),
]
OTHERS = [
    _tell("Ijin lapor ndan, td mlm pkl 23.10 sapi 2 ekor hilang dari kandang di Kel. Pakistaji", NIGHT),
    _tell("Banjir merendam rumah warga Kelurahan Kedungasem, Jumat (7/2/2025) malam.", NIGHT),
]


def test_three_voices_tell_of_one_brawl() -> None:
    assert same_events([*BRAWL, *OTHERS]) == [(0, 1, 2), (3,), (4,)]


def test_two_monthly_meetings_of_one_team_stay_apart() -> None:
    days = [("Kamis (31/10/2024)", date(2024, 10, 31)), ("Kamis (28/11/2024)", date(2024, 11, 28))]
    assert same_events([_tell(_RAKOR.format(day=said), day) for said, day in days]) == [(0,), (1,)]


def test_the_same_words_about_another_village_tell_of_another_event() -> None:
    told = "Tawuran antarpemuda pecah di Kelurahan {}, Jumat (7/2/2025) malam. Dua orang terluka dibawa ke rumah sakit."
    assert same_events([_tell(told.format("Jati"), NIGHT), _tell(told.format("Pakistaji"), NIGHT), *OTHERS])[:2] == [
        (0,),
        (1,),
    ]


def test_a_row_of_days_does_not_become_one_event() -> None:
    told = "Tawuran pemuda pecah lagi di Kelurahan Jati, dua orang luka"
    found = same_events([_tell(told, NIGHT + timedelta(days=2 * step)) for step in range(8)])
    assert max(len(group) for group in found) <= 3


def _say(text: str, minute: int) -> Told:
    said = datetime(2025, 2, 8, 21, minute)  # noqa: DTZ001
    return Told(text, read(text, gazetteer=_PLACES, published=NIGHT, home="35.74"), NIGHT, said)


def test_what_a_group_says_within_minutes_goes_with_the_event_it_talks_of() -> None:
    talk = [
        _say("rek onok arek tukaran nang ngarep lapangan jati", 4),
        _say("rumah pak Sastro di Pakistaji terbakar, tolong damkar", 5),
        _say("jati rame tawuran pak, mohon patroli merapat", 6),
        _say("yg luka satu orang, kepalanya bocor kena batu", 9),
        _say("api masih besar, merembet ke dapur sebelah di pakistaji", 10),
    ]
    assert same_events(talk) == [(0, 2, 3), (1, 4)]
    assert same_events([each.__class__(each.text, each.reading, NIGHT) for each in (talk[0], talk[3])]) == [(0,), (1,)]


def test_without_any_day_nothing_is_said() -> None:
    text = "Tawuran di Kelurahan Jati, dua luka"
    told = Told(text, read(text, gazetteer=_PLACES, home="35.74"))
    assert same_events([told, told]) == [(0,), (1,)]


@pytest.mark.parametrize("count", [0, 1])
def test_few_texts_are_no_trouble(count: int) -> None:
    assert same_events(BRAWL[:count]) == [(n,) for n in range(count)]
