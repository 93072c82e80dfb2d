# ruff: noqa: E501, SIM905
"""Whatever comes in: a reading comes out, its spans lie in the text, and it does not take forever."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kentongan.extraction import Gazetteer, Reading, read
from kentongan.extraction.tests.unseen import UNSEEN

SMALL = Gazetteer.from_rows(
    [
        ("35", "Jawa Timur"),
        ("35.13", "Kabupaten Probolinggo"),
        ("35.13.19", "Dringu"),
        ("35.74", "Kota Probolinggo"),
        ("35.74.03", "Mayangan"),
        ("35.74.03.1004", "Jati"),
        ("35.74.05.1003", "Sumber Wetan"),
    ],
    spots=[("Pasar Kronong", "35.74.03")],
)
WORDS = (
    "Kelurahan Jati Jl. Brantas RT 02/03 Rabu (28/1/2026) semalam Wali Kota dr. Aminuddin, S.H. meminta DLH dan BPBD segera "
    "tidak ada banjir pujian hoaks « “Kami harap” ujar Kapolres AKBP Rico (35) RSUD. Dinas PUPR-PKP 5 Nop Kodim 0820 KOTA - \n "
    "\r\n \t \u200f \u202e \ufeff 🚨 İ ß ﬁ 12. - : ; ( ) \" ' / 31/02/2025 Minggu 99/99 2.000.000 korban tewas Sumber-Wetan"
).split(" ")
LIMIT_SECONDS = 10.0


def _check(text: str, published: date | None = None) -> Reading:
    reading = read(text, gazetteer=SMALL, published=published, home="35.74")
    found = [
        *((place.span, place.text) for place in reading.places),
        *((person.span, person.name) for person in reading.persons),
        *((body.span, body.text) for body in reading.organisations),
        *((issue.span, issue.quote) for issue in reading.issues),
        *((order.span, order.text) for order in reading.directives),
        *((quote.span, quote.text) for quote in reading.quotes),
    ]
    for (start, end), told in found:
        assert 0 <= start < end <= len(text)
        assert _plain(text[start:end]) == _plain(told)
    if reading.event_date.span:
        assert 0 <= reading.event_date.span[0] < reading.event_date.span[1] <= len(text)
    assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading
    return reading


def _plain(text: str) -> str:
    """Only letters and digits: cleaning changes blanks, dashes and quotation marks, never a word."""
    return "".join(char for char in text if char.isalnum())


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_reading(text: str) -> None:
    _check(text, date(2026, 1, 29))


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mix_of_its_own_words_gives_a_reading(text: str) -> None:
    _check(text, date(2026, 1, 29))


@pytest.mark.parametrize(
    "piece",
    [
        "a", " ", "\n", "(", '"', "A ", "Kelurahan ", "Jl. ", "Jl. A. ", "RT 1/", "RT 01 RW 02 ", "12/12/", "dr. ", "H. M. ", "Kepala Bidang ",
        "meminta DLH ", "tidak ada ", "Budi, S.H., ", "Jati, ", '"a" ', "Rabu (", "gereja ", "1.000.", "di Kota ", "\u200f", "- ",
        "Ketua AB ", "Aa Bb, ", "\r\n", "DINAS ", "dan ", "agar ", ".", "İ", "isu ", "Senin, ", "Pasar ", "tidak ada maling ", '"a b c d e f g" kata Budi ',
    ],
)  # fmt: skip
def test_two_hundred_thousand_characters_of_repeats_take_bounded_time(piece: str) -> None:
    text = (piece * (200_000 // len(piece) + 1))[:200_000]
    begun = time.process_time()
    read(text, gazetteer=SMALL, published=date(2026, 1, 29), home="35.74")
    assert time.process_time() - begun < LIMIT_SECONDS


ROUGH = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "marks of direction": lambda text: text.replace(" ", " \u200f"),
    "faces": lambda text: f"🚨🚨 {text} 🙏",
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
}


@pytest.mark.parametrize("how", ROUGH)
def test_rough_text_is_read_like_smooth_text(how: str) -> None:
    rough, same = ROUGH[how], 0
    for unseen in UNSEEN:
        smooth = read(unseen.text, gazetteer=SMALL, published=unseen.published_day, home="35.74")
        reading = _check(rough(unseen.text), unseen.published_day)
        same += reading.kind == smooth.kind and reading.event_date.value == smooth.event_date.value
    assert same >= len(UNSEEN) - 2


def test_capitals_and_missing_stops_hide_neither_kind_nor_day() -> None:
    shouted = "TADI MALAM ADA TAWURAN PEMUDA DI KELURAHAN JATI DUA ORANG LUKA KENA SAJAM POLISI SUDAH DATANG"
    for text in (shouted, shouted.lower()):
        reading = _check(text, date(2026, 1, 29))
        assert reading.kind == "incident"
        assert reading.event_date.value == date(2026, 1, 28)
        assert "35.74.03.1004" in {place.code for place in reading.places}
