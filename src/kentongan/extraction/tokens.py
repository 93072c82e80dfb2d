"""The words and signs of a text, and where each stands: found by arrays, for all stages at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.vocabulary import Numbers, Vocabulary, numbered

Flags = NDArray[np.bool_]

_BLANK, _LETTER, _SIGN, _APOSTROPHE = range(4)


def _kind(char: str) -> int:
    """
    >>> [_kind(char) for char in " \\u00e9_7'-"] == [_BLANK, _LETTER, _LETTER, _LETTER, _APOSTROPHE, _SIGN]
    True
    """
    if char.isalnum() or char == "_":
        return _LETTER
    return _BLANK if char.isspace() else _APOSTROPHE if char == "'" else _SIGN


_FEW = 128
"""Characters whose kind stands in a table; the others are rare."""
_KINDS = np.array([_kind(chr(code)) for code in range(_FEW)], np.uint8)
_kind_of_rare = lru_cache(maxsize=1 << 10)(_kind)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order: a word, with apostrophes inside it, or one sign.

    ``numbers`` are those of ``vocabulary``; token ``i`` runs from ``starts[i]`` to ``ends[i]``.
    """

    vocabulary: Vocabulary
    numbers: Numbers
    starts: Numbers
    ends: Numbers
    is_word: Flags


def tokens_of(text: str) -> Tokens:
    """The tokens of a cleaned text.

    >>> told = tokens_of("Jum'at (7/7), 'RT 02'.")
    >>> [told.vocabulary.forms[number] for number in told.numbers]
    ["Jum'at", '(', '7', '/', '7', ')', ',', "'", 'RT', '02', "'", '.']
    >>> told.starts[told.is_word].tolist(), told.ends[told.is_word].tolist()
    ([0, 8, 10, 15, 18], [6, 9, 11, 17, 20])
    """
    kinds = _kinds_of(text)
    in_word = kinds == _LETTER
    apostrophes = np.flatnonzero(kinds == _APOSTROPHE)
    inner = apostrophes[(apostrophes > 0) & (apostrophes < len(kinds) - 1)]
    in_word[inner] = in_word[inner - 1] & in_word[inner + 1]
    # A word begins where a letter follows none, and ends where none follows a letter; a sign is always alone.
    turns = np.flatnonzero(np.diff(in_word, prepend=False, append=False))
    signs = np.flatnonzero((kinds >= _SIGN) & ~in_word)
    starts = np.concatenate([turns[::2], signs])
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], np.concatenate([turns[1::2], signs + 1])[order]
    told = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    return Tokens(*numbered(told), starts, ends, order < len(turns) // 2)


def _kinds_of(text: str) -> NDArray[np.uint8]:
    if text.isascii():
        return _KINDS.take(np.frombuffer(text.encode("ascii"), np.uint8))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _KINDS.take(np.minimum(codes, _FEW - 1))
    rare = np.flatnonzero(codes >= _FEW)
    kinds[rare] = [_kind_of_rare(chr(code)) for code in codes[rare].tolist()]
    return kinds
