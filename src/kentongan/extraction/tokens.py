"""The words and signs of a text, and where each stands: cut once for all stages."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.features import TOKEN
from kentongan.extraction.vocabulary import Numbers, Vocabulary, numbered

_TOKENS = re.compile(f"({TOKEN.pattern})")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order: a word, with apostrophes inside it, or one sign.

    ``numbers`` are those of ``vocabulary``; token ``i`` runs from ``starts[i]`` to ``ends[i]``.
    """

    vocabulary: Vocabulary
    numbers: Numbers
    starts: Numbers
    ends: Numbers
    is_word: NDArray[np.bool_]


def tokens_of(text: str) -> Tokens:
    """The tokens of a cleaned text.

    >>> told = tokens_of("Jum'at (7/7), 'RT 02'.")
    >>> told.vocabulary.forms[told.numbers].tolist()
    ["Jum'at", '(', '7', '/', '7', ')', ',', "'", 'RT', '02', "'", '.']
    >>> told.starts[told.is_word].tolist()
    [0, 8, 10, 15, 18]
    """
    # What stands between the tokens and the tokens in turn, so that their lengths add up to the places.
    pieces = _TOKENS.split(text)
    borders = np.fromiter(map(len, pieces), np.intp, len(pieces)).cumsum()
    vocabulary, numbers = numbered(pieces[1::2])
    return Tokens(vocabulary, numbers, borders[:-1:2], borders[1::2], vocabulary.is_word[numbers])
