"""How much each sentence of a text speaks for each category of issues.

A meeting that lists ten problems gives one sentence to each, and in the words of the whole text that one drowns. So
every sentence is weighed alone, by its words and by the words of trouble and the hints in it; the best of them, and all
together, are what the model of the whole text looks at.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.class_features import word_buckets
from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES
from kentongan.extraction.words_issues import WEAK

Floats = NDArray[np.float32]
SIDES = ("told", "told in passing", "hints", "others told", "others hinted at", "first", "always")
"""What is told of a sentence and a category beside the words of the sentence."""
_NUMBER = {category: number for number, category in enumerate(CATEGORIES)}
_LEAST, _MOST = -6.0, 4.0


def stretches(document: Document) -> list[tuple[int, int]]:
    """For each sentence the number of its first word and of the one behind its last."""
    return [(words.start, words.stop) for words in document.sentence_words]


def cues(
    document: Document, hits: Sequence[Hit[tuple[str, str]]], hints: Sequence[Hit[tuple[str, ...]]]
) -> NDArray[np.float32]:
    """What is told beside the words, as (one of ``SIDES``, sentence, category).

    Args:
        document: the cleaned text.
        hits: the words of trouble found in it.
        hints: the hints found in it.
    """
    sentences, wide = len(document.sentences), len(CATEGORIES)
    told = [
        ((hit.term in WEAK) * sentences + document.sentence_at(hit.start)) * wide + _NUMBER[hit.label[0]]
        for hit in hits
    ]
    for hint in hints:
        number = (2 * sentences + document.sentence_at(hint.start)) * wide
        told += [number + _NUMBER[category] for category in hint.label]
    counted = np.bincount(told, minlength=3 * sentences * wide) if told else np.zeros(3 * sentences * wide)
    found = np.zeros((len(SIDES), sentences, wide), np.float32)
    found[:3] = counted.reshape(3, sentences, wide)
    np.minimum(found[:2], 2, out=found[:2])
    np.log1p(found[2], out=found[2])
    found[3] = found[0].sum(axis=1, keepdims=True) - found[0]
    found[4] = found[2].sum(axis=1, keepdims=True) - found[2]
    found[5, 0] = 1
    found[6] = 1
    return found


def sentence_buckets(words: Sequence[str], size: int) -> tuple[np.ndarray, np.ndarray]:
    """The buckets of words of one sentence, and of their pieces, with values; ``size`` is how many words it has."""
    parts = [word_buckets(word) for word in words]
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    scale = np.float32(size**-0.5)
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] * scale for part in parts])


def weighed(rows: Floats, document: Document, told: Floats, sides: Floats) -> Floats:
    """What each sentence says for each category, as (sentence, category).

    Args:
        rows: what each word of the text says for each category, in the order of the text; may end early.
        document: the cleaned text.
        told: its cues.
        sides: the weights of the cues, as (one of ``SIDES``, category).
    """
    scores: Floats = (told * sides[:, None]).sum(axis=0)
    firsts, ends = np.array(stretches(document), np.intp).T
    whole = (firsts < ends) & (ends <= len(rows))
    if whole.any():
        firsts, ends = firsts[whole], ends[whole]
        sums = np.add.reduceat(rows[: ends[-1]], firsts, axis=0)
        scores[whole] += sums / np.sqrt((ends - firsts).astype(np.float32))[:, None]
    return scores.astype(np.float32, copy=False)


SPOKEN = ("best sentence", "sentences", "best of all", "good sentence")
"""What the sentences together say for a category."""


def spoken_as(category: str) -> list[tuple[int, str]]:
    """The features that the sentences give a category: (one of ``SPOKEN``, name); the first two have one of its own."""
    own = [(number, f"{category}: {SPOKEN[number]}") for number in range(2)]
    return [*enumerate(SPOKEN), *own]


def evidence_table(scores: Floats) -> NDArray[np.float64]:
    """What the sentences together say, as (one of ``SPOKEN``, category).

    Args:
        scores: what each sentence says for each category.

    >>> told = evidence_table(np.array([[-6.0] * len(CATEGORIES), [2.0] + [-6.0] * (len(CATEGORIES) - 1)]))
    >>> round(float(told[0, 0]), 2), float(told[2, 0]), float(told[3, 1])
    (0.67, 1.0, 0.0)
    """
    best = scores.max(axis=0)
    shares = 1 / (1 + np.exp(-np.minimum(np.maximum(scores, -30), 30)))
    found = np.empty((len(SPOKEN), len(CATEGORIES)))
    found[0] = np.minimum(np.maximum(best, _LEAST), _MOST) / 3
    found[1] = np.log1p(shares.sum(axis=0))
    found[2] = best == best.max()
    found[3] = best > -1
    return found


def evidence_features(scores: Floats) -> list[dict[str, float]]:
    """The same as named features of each category, in order: what training looks at."""
    told = evidence_table(scores).T.tolist()
    return [
        {name: own[number] for number, name in spoken_as(category)}
        for category, own in zip(CATEGORIES, told, strict=True)
    ]
