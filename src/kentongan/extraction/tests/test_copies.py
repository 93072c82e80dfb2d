"""Copies of one text are folded, other texts are not."""

import random

import pytest

from kentongan.extraction import CopyIndex, Index, copies, rewrites
from kentongan.extraction.copies import signature, signatures
from kentongan.extraction.grouping import linked
from kentongan.extraction.tests.examples import INCIDENTS, RUMOURS
from kentongan.extraction.tests.groups_scoring import bcubed, recall_at
from kentongan.extraction.tests.rewriting import light, rewritten, syndicated
from kentongan.extraction.tests.unseen import UNSEEN

TEXTS = [example.text for example in (*INCIDENTS, *RUMOURS, *UNSEEN) if len(example.text.split()) >= 25]


def _with_copies(*kinds: str) -> tuple[list[str], list[list[int]]]:
    chance = random.Random(7)
    makers = {"light": light, "syndicated": syndicated, "rewritten": rewritten}
    texts: list[str] = []
    groups = []
    for text in TEXTS:
        groups.append(list(range(len(texts), len(texts) + len(kinds) + 1)))
        texts += [text, *(makers[kind](text, chance) for kind in kinds)]
    return texts, groups


def test_light_edits_are_copies() -> None:
    texts, wanted = _with_copies("light")
    assert bcubed(copies(texts), wanted)[2] >= 0.99


def test_syndicated_versions_are_copies() -> None:
    texts, wanted = _with_copies("light", "syndicated")
    assert bcubed(copies(texts), wanted)[2] >= 0.95


def test_rewrites_are_folded_too() -> None:
    texts, wanted = _with_copies("light", "syndicated", "rewritten")
    assert bcubed(rewrites(texts), wanted)[2] >= 0.95


def test_the_nearest_text_of_a_rewrite_is_its_source() -> None:
    chance = random.Random(3)
    index: Index[int] = Index()
    for number, text in enumerate(TEXTS):
        index.add(number, text)
    answers = [(n, [key for key, _ in index.nearest(rewritten(text, chance), 1)]) for n, text in enumerate(TEXTS)]
    assert recall_at(1, answers) >= 0.97


def test_texts_without_words_are_nobodys_copies() -> None:
    assert copies(["", "", "🙏", "siap", "siap"]) == [(0,), (1,), (2,), (3, 4)]
    assert copies([]) == []
    assert rewrites([]) == []


def test_an_index_finds_what_the_batch_finds() -> None:
    texts, wanted = _with_copies("light")
    index: CopyIndex[int] = CopyIndex()
    for number, row in enumerate(signatures(texts[::2])):
        index.add(number, row)
    found = [index.copies_of(text) for text in texts[1::2]]
    assert [each[0][0] for each in found] == list(range(len(wanted)))
    assert index.copies_of("") == []


def test_a_signature_is_the_same_on_every_day() -> None:
    assert signature("Banjir merendam Kelurahan Jati.")[:3].tolist() == [867657821, 1448314321, 3815657821]


def test_a_chain_does_not_become_one_group() -> None:
    near = [((n, n + 1), 0.6) for n in range(9)]
    assert max(len(group) for group in linked(10, near, 0.5)) <= 2


def test_what_must_not_be_together_stays_apart() -> None:
    everything = [((a, b), 0.9) for a in range(4) for b in range(a)]
    assert linked(4, everything, 0.5, lambda a, b: {a, b} != {0, 3}) != [(0, 1, 2, 3)]


@pytest.mark.parametrize("size", [1, 40, 200])
def test_an_index_finds_each_of_its_own_texts_however_it_grew(size: int) -> None:
    index: Index[int] = Index()
    for number in range(size):
        index.add(number, f"{TEXTS[number % len(TEXTS)]} {number}{'abc'[number % 3]}")
        if number % 7 == 0:
            index.nearest("banjir", 1)
    for number in range(0, size, 9):
        assert index.nearest(f"{TEXTS[number % len(TEXTS)]} {number}{'abc'[number % 3]}", 1)[0][0] == number


def test_an_index_looks_only_among_what_it_is_told() -> None:
    index: Index[str] = Index()
    for key, text in (("a", "banjir di Jati"), ("b", "banjir di Jati parah"), ("c", "harga cabai")):
        index.add(key, text)
    assert [key for key, _ in index.nearest("banjir di Jati", 5, among=["b", "c", "unknown"])] == ["b"]
    assert index.nearest("", 5) == []
    with pytest.raises(ValueError, match="already"):
        index.add("a", "lagi")
