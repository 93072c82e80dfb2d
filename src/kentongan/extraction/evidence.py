"""How much each sentence of a text speaks for each category of issues.

A meeting that lists ten problems gives one sentence to each, and in the words of the whole text that one drowns. So
every sentence is weighed alone, by its words and by the words of trouble and the hints in it; the best of them, and all
together, are what the model of the whole text looks at.
"""

from __future__ import annotations

from bisect import bisect_left
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
    starts = document.starts
    edges = [bisect_left(starts, start) for start, _ in document.sentences]
    return list(zip(edges, [*edges[1:], len(starts)], strict=True))


def cues(
    document: Document, hits: Sequence[Hit[tuple[str, str]]], hints: Sequence[Hit[tuple[str, ...]]]
) -> NDArray[np.float32]:
    """What is told beside the words, as (one of ``SIDES``, sentence, category).

    Args:
        document: the cleaned text.
        hits: the words of trouble found in it.
        hints: the hints found in it.
    """
    found = np.zeros((len(SIDES), len(document.sentences), len(CATEGORIES)), np.float32)
    for hit in hits:
        found[int(hit.term in WEAK), document.sentence_at(hit.start), _NUMBER[hit.label[0]]] += 1
    for hint in hints:
        number = document.sentence_at(hint.start)
        for category in hint.label:
            found[2, number, _NUMBER[category]] += 1
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
    scores = np.einsum("ksc,kc->sc", told, sides)
    spans = [(first, behind) for first, behind in stretches(document) if first < behind <= len(rows)]
    if spans:
        firsts = [first for first, _ in spans]
        sums = np.add.reduceat(rows[: spans[-1][1]], firsts, axis=0)
        sizes = np.array([behind - first for first, behind in spans], np.float32)
        numbers = [number for number, (first, behind) in enumerate(stretches(document)) if first < behind <= len(rows)]
        scores[numbers] += sums / np.sqrt(sizes)[:, None]
    found: Floats = scores.astype(np.float32)
    return found


def evidence_features(scores: Floats) -> list[dict[str, float]]:
    """For each category, in order, what the sentences together say for it.

    Args:
        scores: what each sentence says for each category.

    >>> told = evidence_features(np.array([[-6.0] * len(CATEGORIES), [2.0] + [-6.0] * (len(CATEGORIES) - 1)]))
    >>> round(told[0]["best sentence"], 2), told[0]["best of all"], told[1]["good sentence"]
    (0.67, 1.0, 0.0)
    """
    best = scores.max(axis=0)
    together = np.log1p((1 / (1 + np.exp(-np.clip(scores, -30, 30)))).sum(axis=0)).tolist()
    most = float(best.max())
    found = []
    for category, own, mass in zip(CATEGORIES, best.tolist(), together, strict=True):
        clear = min(max(own, _LEAST), _MOST) / 3
        found.append(
            {
                "best sentence": clear,
                f"{category}: best sentence": clear,
                "sentences": mass,
                f"{category}: sentences": mass,
                "best of all": float(own == most),
                "good sentence": float(own > -1),
            }
        )
    return found
