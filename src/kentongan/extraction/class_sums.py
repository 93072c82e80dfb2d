"""What the words of many texts say, added up for all of them at once: each distinct word and pair of a text once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import paired
from kentongan.extraction.vocabulary import Numbers

Floats = NDArray[np.float32]
Integers = NDArray[np.signedinteger[Any]]


class Laid(NamedTuple):
    """The words of texts end to end: which row is each word's, its code, and to which text it belongs."""

    rows: Integers
    codes: NDArray[np.int64]
    texts: Numbers


def laid(rows: Integers, codes: NDArray[np.int64], sizes: Sequence[int], openings: Sequence[int] = ()) -> Laid:
    """Texts end to end, and behind all of them their openings, as if these were texts of their own.

    Args:
        rows: what is known of each word, as ``codes``.
        sizes: how many words each text has.
        openings: how many words each kind of opening has.

    >>> laid(np.arange(3), np.arange(3), [2, 1], [1]).texts.tolist()
    [0, 0, 1, 2, 3]
    """
    firsts = [0, *accumulate(sizes)]
    cuts = [slice(first, first + size) for first, size in zip(firsts, sizes, strict=False)]
    for most in openings:
        cuts += [slice(first, first + min(size, most)) for first, size in zip(firsts, sizes, strict=False)]
    texts = np.repeat(np.arange(len(cuts)), [cut.stop - cut.start for cut in cuts])
    return Laid(np.concatenate([rows[cut] for cut in cuts]), np.concatenate([codes[cut] for cut in cuts]), texts)


def added(words: Laid, texts: int, by_word: Floats, by_pair: Floats) -> Floats:
    """What the distinct words of each text and the distinct pairs of neighbours say, as (text, label).

    Many say together more than few, but less than so many times as much: sums are divided by the root of the number.

    Args:
        texts: how many there are; one may be without words.
        by_word: the weights of words, (row, label); ``by_pair`` those of pairs, (bucket, label).

    >>> told = laid(np.array([0, 0, 1]), np.array([5, 5, 7]), [3, 0])
    >>> pairs = np.zeros((1 << 15, 1), np.float32)
    >>> added(told, 2, np.array([[1.0], [3.0]], np.float32), pairs).round(1).tolist()
    [[2.799999952316284], [0.0]]
    """
    beside = words.texts[1:] == words.texts[:-1]
    owners, pairs = words.texts[:-1][beside], paired(words.codes)[beside]
    return _sums(words.texts, words.rows, texts, by_word) + _sums(owners, pairs, texts, by_pair)


def _sums(owners: Numbers, rows: Integers, texts: int, weights: Floats) -> Floats:
    found = np.zeros((texts, weights.shape[1]), np.float32)
    if not len(owners):
        return found
    owned = owners * len(weights) + rows
    owned.sort()
    first = np.ones(len(owned), np.bool_)
    first[1:] = owned[1:] != owned[:-1]
    owner, row = np.divmod(owned[first], len(weights))
    counts = np.bincount(owner, minlength=texts)
    told = counts > 0
    sums = np.add.reduceat(weights.take(row, axis=0), (counts.cumsum() - counts)[told], axis=0)
    found[told] = sums * (counts[told] ** -0.5).astype(np.float32)[:, None]
    return found
