"""Robustness: strange texts, long texts, patterns that could run away; and the seeds, where they are at hand."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from kentongan.city.nation import region_rows
from kentongan.extraction import Gazetteer, read, read_many

SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"
_SMALL = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03.1004", "Jati")])


@pytest.mark.parametrize(
    "text",
    ["", " \n\t ", "\x00\x01", "\u202e\u200f", "😀", "(((((", '"', '""""', "-", "1/1/1/1", "ß" * 50, "RT", "Jl."],
)
def test_it_reads_anything(text: str) -> None:
    reading = read(text, gazetteer=_SMALL, home="35.74", published=date(2025, 1, 1))
    assert reading.severity in (1, 2, 3, 4)


def test_an_empty_text_says_so() -> None:
    reading = read("", gazetteer=_SMALL)
    assert reading.kind == "irrelevant"
    assert reading.reasons["text"] == "teks kosong"


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "A ",
        "Jl. A ",
        '" ',
        "( ",
        "1/",
        "Senin ",
        "tidak ada ",
        "RT 01 ",
        "Kel. Jati, ",
        "Drs. ",
        "S.H. ",
        "\n",
        "- ",
        "12 ",
        "di ",
        "M.",
    ],
)
def test_long_repetitions_stay_quick(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    read(text, gazetteer=_SMALL, home="35.74", published=date(2025, 1, 1))
    assert time.process_time() - began < 12


def test_ten_megabytes_are_read_in_bounded_time() -> None:
    text = "Warga Kelurahan Jati resah karena banjir, Senin (3/3/2025). " * 170_000
    began = time.process_time()
    reading = read(text, gazetteer=_SMALL, home="35.74")
    assert time.process_time() - began < 30
    assert "huruf pertama" in reading.reasons["text"]


def test_spans_hold_under_invisible_marks() -> None:
    text = "\u200fLurah \u200bJati Budi\u200b Santoso\u200f mengatakan banjir surut."
    person = read(text, gazetteer=_SMALL, home="35.74").persons[0]
    assert text[slice(*person.span)].replace("\u200b", "") == person.name == "Budi Santoso"


def test_it_needs_no_django() -> None:
    code = "import sys, kentongan.extraction, kentongan.cli; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not at hand")
@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize(
    ("name", "home", "kind", "day"),
    [
        ("S0", "35.74", "meeting", "2024-10-31"),
        ("S1", "35.74", "meeting", "2020-02-24"),
        ("S2", "35.75", "activity", "2020-11-27"),
        ("S3", "35.74", "meeting", "2026-01-28"),
        ("S4", "35.74", "meeting", "2024-11-26"),
    ],
)
def test_the_seeds_are_read(name: str, home: str, kind: str, day: str, published: bool) -> None:
    gazetteer = Gazetteer.from_rows(region_rows(home))
    when = date.fromisoformat(day)
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    reading = read(text, gazetteer=gazetteer, home=home, published=when if published else None)
    assert (reading.kind, reading.event_date.value) == (kind, when)
    assert any(f"{place.code}.".startswith(f"{home}.") for place in reading.places if place.role == "event")


def test_texts_read_together_are_read_as_each_alone() -> None:
    names = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03", "Mayangan")])
    day = date(2026, 1, 28)
    told = [
        ("Rakor digelar di Mayangan, Kamis (31/10/2024). Camat Budi Santoso meminta Dishub menambah rambu.", day),
        ("", None),
        ("BANJIR DI MAYANGAN SEMALAM, WARGA MENGUNGSI", day),
        # More words than are kept: from here on words are numbered anew.
        (" ".join(f"kata{number}x" for number in range(12_000)), None),
        ("tadi pak slamet lapor, air naik di rt 02 mayangan", day),
        ("😂", day),
    ]
    together = list(read_many(told, gazetteer=names, home="35.74"))
    alone = [read(text, gazetteer=names, published=published, home="35.74") for text, published in told]
    assert together == alone
    assert [reading.kind for reading in together[:3]] == ["meeting", "irrelevant", "incident"]
    assert list(read_many([], gazetteer=names)) == []
