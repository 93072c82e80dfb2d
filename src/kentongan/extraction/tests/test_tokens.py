"""A text put together from its chunks holds the same tokens as one that is cut whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.extraction.features import TOKEN
from kentongan.extraction.tokens import tokens_of
from kentongan.extraction.vocabulary import MOST

TEXTS = st.text(st.sampled_from("aB7'.,(/ \n\t\u00a0é😂"), max_size=60)


def told(text: str) -> list[tuple[str, int, int]]:
    tokens = tokens_of(text)
    forms = tokens.vocabulary.forms[tokens.numbers].tolist()
    return list(zip(forms, tokens.starts.tolist(), tokens.ends.tolist(), strict=True))


def cut(text: str) -> list[tuple[str, int, int]]:
    return [(match[0], *match.span()) for match in TOKEN.finditer(text)]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_chunks_hold_the_tokens_of_the_text(text: str) -> None:
    assert told(text) == cut(text)


def test_more_tokens_than_are_kept_begin_anew() -> None:
    for text in ("a/" * (MOST + 1), "banjir lagi"):
        assert told(text) == cut(text)
