"""The words and signs of a text, and where each stands: cut once for all stages.

What stands between two blanks ("Jum'at", "(7/7),") is mostly something that stood in a text before. So it is cut once,
kept, and a text is put together from what its chunks hold, as arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.features import TOKEN
from kentongan.extraction.vocabulary import MOST, Numbers, Vocabulary, numbered


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


class _Chunks:
    """The tokens of chunks, end to end; those of chunk ``i`` begin at ``firsts[i]``, and ``counts[i]`` they are.

    It only grows, and what it was made for fits into it: ``chunks`` of them with ``tokens`` in all.
    """

    def __init__(self, vocabulary: Vocabulary, chunks: int, tokens: int) -> None:
        self.vocabulary = vocabulary
        self._numbers: dict[str, int] = {}
        self._told = 0
        self.firsts, self.counts, self.widths = np.zeros((3, chunks), np.intp)
        self.tokens, self.starts, self.ends = np.zeros((3, tokens), np.intp)

    def of(self, chunks: Sequence[str]) -> Numbers:
        """The numbers of known chunks; KeyError where one is new."""
        return np.fromiter(map(self._numbers.__getitem__, chunks), np.intp, len(chunks))

    def new(self, chunks: Sequence[str]) -> list[str]:
        """Those that are not known, each once."""
        return [chunk for chunk in dict.fromkeys(chunks) if chunk not in self._numbers]

    def add(self, chunks: Sequence[str], cut: _Cut) -> bool:
        """Keep new chunks; False where there is no room for them."""
        first, at, behind = len(self._numbers), self._told, self._told + len(cut.tokens)
        if first + len(chunks) > len(self.firsts) or behind > len(self.tokens):
            return False
        own = slice(first, first + len(chunks))
        self.tokens[at:behind], self.starts[at:behind], self.ends[at:behind] = cut.tokens, cut.starts, cut.ends
        self.counts[own], self.widths[own] = cut.counts, list(map(len, chunks))
        self.firsts[own] = at + np.cumsum(self.counts[own]) - self.counts[own]
        self._told = behind
        # Told last: whoever finds the number finds all that belongs to it.
        self._numbers.update(zip(chunks, range(first, own.stop), strict=True))
        return True


@dataclass(frozen=True, slots=True)
class _Cut:
    """Chunks cut into tokens: how many each has, and where each token stands in its own."""

    vocabulary: Vocabulary
    tokens: Numbers
    starts: list[int]
    ends: list[int]
    counts: list[int]


def _cut(chunks: Sequence[str]) -> _Cut:
    found = [list(TOKEN.finditer(chunk)) for chunk in chunks]
    flat = [match for matches in found for match in matches]
    vocabulary, tokens = numbered([match[0] for match in flat])
    starts, ends = [match.start() for match in flat], [match.end() for match in flat]
    return _Cut(vocabulary, tokens, starts, ends, list(map(len, found)))


_lock = Lock()
_kept = _Chunks(numbered(())[0], MOST, 2 * MOST)


def tokens_of(text: str) -> Tokens:
    """The tokens of a cleaned text.

    >>> told = tokens_of("Jum'at (7/7), 'RT 02'.")
    >>> told.vocabulary.forms[told.numbers].tolist()
    ["Jum'at", '(', '7', '/', '7', ')', ',', "'", 'RT', '02', "'", '.']
    >>> told.starts[told.is_word].tolist()
    [0, 8, 10, 15, 18]
    """
    pieces = text.replace("\n", " ").split(" ")
    kept, at = _looked_up(pieces)
    counts, widths = kept.counts[at], kept.widths[at]
    # One blank stands behind each piece.
    begun = widths.cumsum() - widths + np.arange(len(pieces))
    behind = counts.cumsum()
    places = np.repeat(kept.firsts[at] - behind + counts, counts) + np.arange(behind[-1])
    numbers, begun = kept.tokens[places], np.repeat(begun, counts)
    vocabulary = kept.vocabulary
    return Tokens(
        vocabulary, numbers, begun + kept.starts[places], begun + kept.ends[places], vocabulary.is_word[numbers]
    )


def _looked_up(pieces: Sequence[str]) -> tuple[_Chunks, Numbers]:
    kept = _kept
    try:
        if kept.vocabulary is numbered(())[0]:
            return kept, kept.of(pieces)
    except KeyError:
        pass
    kept = _with(pieces)
    return kept, kept.of(pieces)


def _with(pieces: Sequence[str]) -> _Chunks:
    """The chunks with these pieces: all others are forgotten where there is no room, or where the words are."""
    global _kept
    with _lock:
        new = _kept.new(pieces)
        cut = _cut(new)
        if cut.vocabulary is not _kept.vocabulary or not _kept.add(new, cut):
            new = list(dict.fromkeys(pieces))
            cut = _cut(new)
            _kept = _Chunks(cut.vocabulary, max(MOST, len(new)), max(2 * MOST, len(cut.tokens)))
            _kept.add(new, cut)
        return _kept
