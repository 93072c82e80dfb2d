"""The words and signs of a text, and where each stands: cut once for all stages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from kentongan.extraction.features import TOKEN
from kentongan.extraction.vocabulary import Vocabulary, numbered

_TOKENS = re.compile(f"({TOKEN.pattern})")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order: a word, with apostrophes inside it, or one sign.

    ``numbers`` are those of ``vocabulary``; token ``i`` runs from ``starts[i]`` to ``ends[i]``.
    """

    vocabulary: Vocabulary
    numbers: list[int]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_word: list[bool]


def tokens_of(text: str) -> Tokens:
    """The tokens of a cleaned text.

    >>> told = tokens_of("Jum'at (7/7), 'RT 02'.")
    >>> [told.vocabulary.forms[number] for number in told.numbers]
    ["Jum'at", '(', '7', '/', '7', ')', ',', "'", 'RT', '02', "'", '.']
    >>> [place for place, is_word in zip(told.starts, told.is_word) if is_word]
    [0, 8, 10, 15, 18]
    """
    # What stands between the tokens and the tokens in turn, so that their lengths add up to the places.
    pieces = _TOKENS.split(text)
    borders = tuple(accumulate(map(len, pieces)))
    vocabulary, numbers = numbered(pieces[1::2])
    is_word = list(map(vocabulary.is_word.__getitem__, numbers))
    return Tokens(vocabulary, numbers, borders[:-1:2], borders[1::2], is_word)
