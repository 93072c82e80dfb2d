"""Words are numbered once for all stages; the numbers never lie, whatever comes in and however much."""

import pytest

from kentongan.extraction import vocabulary as module
from kentongan.extraction.clean import prepare
from kentongan.extraction.features import TOKEN
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.vocabulary import MOST, Vocabulary, numbered

ODD = ["", "'", "a''b'c", "Jum'at, 7/7.", "İstanbul ḍâ’â", "😂 Budi\ud800!", "e\u0301 ١٢ Ⅻ", "ﬁ ẞ ΣΑΣ"]


@pytest.mark.parametrize("text", ODD)
def test_tokens_found_by_arrays_are_those_of_the_pattern(text: str) -> None:
    document = prepare(text)
    tokens = document.tokens
    assert [tokens.vocabulary.forms[number] for number in tokens.numbers] == TOKEN.findall(document.text)
    places = zip(tokens.starts, tokens.ends, strict=True)
    assert [document.text[start:end] for start, end in places] == TOKEN.findall(document.text)
    assert [tokens.vocabulary.forms[number] for number in document.numbers] == list(document.words)


def test_a_flood_of_words_begins_anew_and_earlier_documents_keep_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    before = prepare("Banjir di Mayangan.")
    monkeypatch.setattr(module, "_kept", Vocabulary(20))
    after = prepare(" ".join(f"kata{n}" for n in range(MOST // 2)))
    assert len({*after.numbers}) == MOST // 2
    assert [before.tokens.vocabulary.forms[number] for number in before.tokens.numbers] == [
        "Banjir", "di", "Mayangan", "."
    ]  # fmt: skip


def test_a_trigger_made_later_is_pulled_by_words_known_before() -> None:
    prepare("gempa susulan")
    late = Trigger({"susulan"})
    assert list(prepare("gempa susulan").at(late)) == [1]
    assert numbered(["gempa"])[0].forms[0] == ""
