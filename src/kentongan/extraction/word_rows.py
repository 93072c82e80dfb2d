"""Words that were seen before, each with its weights added up: most words of a text are common ones."""

from __future__ import annotations

from itertools import chain
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import BUCKETS, piece_codes, piece_value
from kentongan.extraction.vocabulary import MOST, Numbers, Vocabulary, distinct, numbered


class _Kept(NamedTuple):
    vocabulary: Vocabulary
    places: NDArray[np.int32]
    rows: NDArray[np.float32]
    codes: NDArray[np.int64]


class WordRows:
    """A row of weights for each word, and the word's own code for pairs. Several threads may ask at once.

    Args:
        labels: how many weights a word has.
    """

    def __init__(self, labels: int) -> None:
        self._labels = labels
        self._used = 0
        self._kept = self._empty(numbered([])[0], MOST)
        self._lock = Lock()

    def _empty(self, vocabulary: Vocabulary, room: int) -> _Kept:
        self._used = 0
        places = np.full(vocabulary.room, -1, np.int32)
        return _Kept(vocabulary, places, np.empty((room, self._labels), np.float32), np.empty(room, np.int64))

    def of(
        self, vocabulary: Vocabulary, numbers: Numbers, weights: NDArray[np.float32]
    ) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]:
        """(which row is each word's, all rows, all codes); what is new is added up from the weights of its buckets.

        Args:
            numbers: the words, by their numbers in the vocabulary.
            weights: (bucket, label).

        >>> rows = WordRows(2)
        >>> rows.of(*numbered(["air", "naik", "air"]), np.zeros((1 << 15, 2), np.float32))[0].tolist()
        [0, 1, 0]
        """
        kept = self._kept
        if kept.vocabulary is not vocabulary or (places := kept.places.take(numbers)).min(initial=0) < 0:
            with self._lock:
                kept = self._with(vocabulary, distinct(numbers), weights)
            places = kept.places.take(numbers)
        return places, kept.rows, kept.codes

    def _with(self, vocabulary: Vocabulary, numbers: Numbers, weights: NDArray[np.float32]) -> _Kept:
        if self._kept.vocabulary is not vocabulary or self._used + len(numbers) > len(self._kept.rows):
            self._kept = self._empty(vocabulary, max(MOST, len(numbers)))
        kept = self._kept
        new = numbers[kept.places[numbers] < 0]
        if len(new):
            self._add(kept, new, weights)
        return kept

    def _add(self, kept: _Kept, numbers: Numbers, weights: NDArray[np.float32]) -> None:
        codes = [piece_codes(word) for word in kept.vocabulary.forms[numbers].tolist()]
        sizes = list(map(len, codes))
        starts = np.cumsum([0, *sizes[:-1]])
        values = np.repeat(np.array(list(map(piece_value, codes)), np.float32), sizes)
        values[starts] = 1.0
        flat = np.fromiter(chain.from_iterable(codes), np.int64, len(values))
        first, self._used = self._used, self._used + len(codes)
        pieces = weights.take(flat & (BUCKETS - 1), axis=0) * values[:, None]
        kept.rows[first : self._used] = np.add.reduceat(pieces, starts, axis=0)
        kept.codes[first : self._used] = flat[starts]
        # Told last: whoever finds the place finds the row filled.
        kept.places[numbers] = np.arange(first, self._used)
