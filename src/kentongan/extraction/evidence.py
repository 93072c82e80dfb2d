"""How much each sentence of a text speaks for each category of issues.

A meeting that lists ten problems gives one sentence to each, and in the words of the whole text that one drowns. So
every sentence is weighed alone, by its words and by the words of trouble and the hints in it; the best of them, and all
together, are what the model of the whole text looks at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import word_buckets
from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES
from kentongan.extraction.vocabulary import Numbers
from kentongan.extraction.words.issues import WEAK

Floats = NDArray[np.float32]
SIDES = ("told", "told in passing", "hints", "others told", "others hinted at", "first", "always")
"""What is told of a sentence and a category beside the words of the sentence."""
_NUMBER = {category: number for number, category in enumerate(CATEGORIES)}
_LEAST, _MOST = -6.0, 4.0


def stretches(document: Document) -> Numbers:
    """For each sentence the number of its first word and of the one behind its last, as (sentence, 2)."""
    return np.stack([document.edges[:-1], document.edges[1:]], axis=1)


class Cued(NamedTuple):
    """A cleaned text with the words of trouble and the hints found in it."""

    document: Document
    hits: Sequence[Hit[tuple[str, str]]]
    hints: Sequence[Hit[tuple[str, ...]]]


def cues(texts: Sequence[Cued]) -> NDArray[np.float32]:
    """What is told beside the words, as (one of ``SIDES``, sentence, category), the sentences of all texts in order."""
    firsts = [0, *accumulate(len(document.sentences) for document, _, _ in texts)]
    sentences, wide, told = firsts[-1], len(CATEGORIES), list[int]()
    for first, (document, hits, hints) in zip(firsts, texts, strict=False):
        for hit in hits:
            number = (hit.term in WEAK) * sentences + first + document.sentence_at(hit.start)
            told.append(number * wide + _NUMBER[hit.label[0]])
        for hint in hints:
            number = (2 * sentences + first + document.sentence_at(hint.start)) * wide
            told += [number + _NUMBER[category] for category in hint.label]
    counted = np.bincount(np.array(told, np.intp), minlength=3 * sentences * wide)
    found = np.zeros((len(SIDES), sentences, wide), np.float32)
    found[:3] = counted.reshape(3, sentences, wide)
    np.minimum(found[:2], 2, out=found[:2])
    np.log1p(found[2], out=found[2])
    found[3] = found[0].sum(axis=1, keepdims=True) - found[0]
    found[4] = found[2].sum(axis=1, keepdims=True) - found[2]
    found[5, firsts[:-1]] = 1
    found[6] = 1
    return found


def sentence_buckets(words: Sequence[str], size: int) -> tuple[np.ndarray, np.ndarray]:
    """The buckets of words of one sentence, and of their pieces, with values; ``size`` is how many words it has."""
    parts = [word_buckets(word) for word in words]
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    scale = np.float32(size**-0.5)
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] * scale for part in parts])


def weighed(rows: Floats, spans: Numbers, told: Floats, sides: Floats) -> Floats:
    """What each sentence says for each category, as (sentence, category).

    Args:
        rows: what each word says for each category; those of the last sentences may be missing.
        spans: where the words of each sentence stand among them, in order, as :func:`stretches` tells.
        told: the cues of the sentences.
        sides: the weights of the cues, as (one of ``SIDES``, category).
    """
    scores: Floats = (told * sides[:, None]).sum(axis=0)
    firsts, ends = spans.T
    whole = (firsts < ends) & (ends <= len(rows))
    if whole.any():
        spans = spans[whole]
        cuts = spans.ravel()
        sums = np.add.reduceat(rows, cuts[:-1] if cuts[-1] == len(rows) else cuts, axis=0)[::2]
        scores[whole] += sums / np.sqrt((spans[:, 1] - spans[:, 0]).astype(np.float32))[:, None]
    return scores.astype(np.float32, copy=False)


SPOKEN = ("best sentence", "sentences", "best of all", "good sentence")
"""What the sentences together say for a category."""


def spoken_as(category: str) -> list[tuple[int, str]]:
    """The features that the sentences give a category: (one of ``SPOKEN``, name); the first two have one of its own."""
    own = [(number, f"{category}: {SPOKEN[number]}") for number in range(2)]
    return [*enumerate(SPOKEN), *own]


def evidence_tables(scores: Floats, firsts: Numbers) -> NDArray[np.float64]:
    """What the sentences of each text together say, as (one of ``SPOKEN``, text, category).

    Args:
        scores: what each sentence says for each category, of all texts in order.
        firsts: the number of the first sentence of each text.

    >>> scores = np.array([[-6.0] * len(CATEGORIES), [2.0] + [-6.0] * (len(CATEGORIES) - 1)])
    >>> told = evidence_tables(scores, np.array([0]))[:, 0]
    >>> round(float(told[0, 0]), 2), float(told[2, 0]), float(told[3, 1])
    (0.67, 1.0, 0.0)
    """
    best = np.maximum.reduceat(scores, firsts, axis=0)
    shares = 1 / (1 + np.exp(-np.minimum(np.maximum(scores, -30), 30)))
    found = np.empty((len(SPOKEN), len(firsts), len(CATEGORIES)))
    found[0] = np.minimum(np.maximum(best, _LEAST), _MOST) / 3
    found[1] = np.log1p(np.add.reduceat(shares, firsts, axis=0))
    found[2] = best == best.max(axis=1, keepdims=True)
    found[3] = best > -1
    return found


def evidence_features(scores: Floats) -> list[dict[str, float]]:
    """The same as named features of each category, in order: what training looks at."""
    told = evidence_tables(scores, np.zeros(1, np.intp))[:, 0].T.tolist()
    return [
        {name: own[number] for number, name in spoken_as(category)}
        for category, own in zip(CATEGORIES, told, strict=True)
    ]
