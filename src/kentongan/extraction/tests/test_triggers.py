"""One walk over a text finds the words of every trigger."""

from __future__ import annotations

from kentongan.extraction.clean import prepare
from kentongan.extraction.triggers import Trigger


def test_words_and_beginnings_pull_a_trigger_in_the_order_of_the_text() -> None:
    told = Trigger(words=["air", "banjir"], heads=["banj", "rt"])
    document = prepare("Banjir! Air naik di RT 02, kebanjiran; airlangga, banjirnya.")
    assert [document.words[i] for i in document.at(told)] == ["banjir", "air", "rt", "banjirnya"]


def test_a_stem_is_pulled_by_all_its_endings_and_by_nothing_that_only_looks_like_it() -> None:
    told = Trigger(stems=["bentrok", "rt"])
    document = prepare("Bentrokan, bentrok! Bentuk rt, rtm.")
    assert [document.words[i] for i in document.at(told)] == ["bentrokan", "bentrok", "rt"]


def test_triggers_do_not_pull_each_other() -> None:
    first, second = Trigger(words=["jati"]), Trigger(heads=["jati"])
    document = prepare("Jati dan Jatiurip")
    assert (list(document.at(first)), list(document.at(second))) == ([0], [0, 2])


def test_words_keep_their_place_where_lower_case_is_longer() -> None:
    document = prepare("İstanbul tidak ada di Jl. Ma'arif")
    assert [document.text[a:b] for a, b in zip(document.starts, document.ends, strict=True)] == list(document.forms)
    assert [document.lower[a:b] for a, b in zip(document.starts, document.ends, strict=True)] == list(document.words)
