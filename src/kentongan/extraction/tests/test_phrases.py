"""Patterns that are tried only where one of their words begins find what a plain search finds."""

from __future__ import annotations

import re

import pytest

from kentongan.extraction import severity, what, when
from kentongan.extraction.clean import Document, prepare
from kentongan.extraction.phrases import Before, Phrases
from kentongan.extraction.tests.examples import DEVELOPED_ON
from kentongan.extraction.tests.unseen import UNSEEN

TEXTS = [prepare(text.text) for text in (*DEVELOPED_ON, *UNSEEN)]
IN_USE = {
    f"{module.__name__}.{name}": phrases
    for module in (severity, what, when)
    for name, phrases in [*vars(module).items(), *severity._FEATURES.items()]
    if isinstance(phrases, Phrases)
}


def _searched(phrases: Phrases, document: Document) -> list[tuple[int, int]]:
    return [match.span() for match in phrases.pattern.finditer(document.lower)]


@pytest.mark.parametrize("name", IN_USE)
def test_all_phrases_in_use_find_what_a_search_finds(name: str) -> None:
    phrases = IN_USE[name]
    for document in TEXTS:
        assert [match.span() for match in phrases.matches(document)] == _searched(phrases, document)


@pytest.mark.parametrize(
    "alternatives",
    [
        "lapor|me(?:lapor|minta)",
        "(?:me)?lapor(?:kan)?",
        "luka[- ]?luka|luka",
        r"rusak\w*|ru",
        "(?<!surat )kabar(?! duka)",
    ],
)
def test_beginnings_are_read_through_groups(alternatives: str) -> None:
    told = "Ia melapor, lalu laporkan surat kabar: luka-luka, luka luka, kabar duka, kabar baik, rusaknya ru, meminta."
    phrases = Phrases(alternatives)
    document = prepare(told)
    assert [match.span() for match in phrases.matches(document)] == _searched(phrases, document) != []


@pytest.mark.parametrize("alternatives", [r"\d+ orang", r"\w+nya", "ru+", r"me\w+"])
def test_a_beginning_that_cannot_be_told_is_refused(alternatives: str) -> None:
    with pytest.raises(ValueError, match="begins with a pattern"):
        Phrases(alternatives)


def test_nothing_after_the_end_asked_for_is_found() -> None:
    floods = Phrases("banjir")
    assert [match.start() for match in floods.matches(prepare("Banjir dulu, banjir lagi."), 12)] == [0]


def test_words_before_a_place_count_only_within_reach() -> None:
    denied = Before("tidak ada", gap=r"\s(?:\w+\s){0,4}", reach=30)
    document = prepare("Malam itu tidak ada laporan tentang tawuran. Nanti tawuran.")
    places = [match.start() for match in re.finditer("tawuran", document.lower)]
    assert [denied.stands(document, place) for place in places] == [True, False]
    assert not denied.stands(document, places[0], since=places[0] - 4)
