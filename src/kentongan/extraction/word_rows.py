"""Words that were seen before, each with its weights added up: most words of a text are common ones."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import word_buckets

MOST = 1 << 15
"""Words kept; then all are forgotten, so that no flood of made-up words fills the memory."""


class _Kept(NamedTuple):
    rows: NDArray[np.float32]
    codes: NDArray[np.int64]
    places: dict[str, int]


class WordRows:
    """A row of weights for each word, and the word's own code for pairs. Several threads may ask at once.

    Args:
        labels: how many weights a word has.
    """

    def __init__(self, labels: int) -> None:
        self._labels = labels
        self._kept = self._empty()
        self._lock = Lock()

    def _empty(self) -> _Kept:
        return _Kept(np.empty((MOST, self._labels), np.float32), np.empty(MOST, np.int64), {})

    def of(
        self, words: Sequence[str], weights: NDArray[np.float32]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
        """(which row is each word's, all rows, all codes); what is new is added up from the weights of its buckets.

        >>> rows = WordRows(2)
        >>> rows.of(["air", "naik", "air"], np.zeros((1 << 15, 2), np.float32))[0].tolist()
        [0, 1, 0]
        """
        kept = self._kept
        try:
            return np.array([kept.places[word] for word in words], np.int64), kept.rows, kept.codes
        except KeyError:
            with self._lock:
                kept = self._with(words, weights)
        return np.array([kept.places[word] for word in words], np.int64), kept.rows, kept.codes

    def _with(self, words: Sequence[str], weights: NDArray[np.float32]) -> _Kept:
        distinct = list(dict.fromkeys(words))
        if len(self._kept.places) + len(distinct) > MOST:
            self._kept = self._empty()
        kept = self._kept
        for word in distinct:
            if word not in kept.places:
                buckets, values, code = word_buckets(word)
                place = len(kept.places)
                kept.rows[place], kept.codes[place] = values @ weights[buckets], code
                kept.places[word] = place
        return kept
