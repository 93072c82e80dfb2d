"""Trains what a single sentence says for each category of issues: one logistic regression a category.

A sentence in which an issue is marked speaks for its category. The corpus marks one sentence for each category, though
others may tell of the same: those are left out of that category's lesson. Sentences of texts without the category speak
against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from kentongan.extraction.class_features import BUCKETS, Features
from kentongan.extraction.clean import Document
from kentongan.extraction.evidence import SIDES, Cued, cues, sentence_buckets, stretches, weighed
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES
from training.texts import Taught

STRENGTH = 1.0
"""Inverse of the regularisation."""
_FEW = 3
"""Sentences of a text without marks that may be taken to tell all its issues."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one text as the model sees them, and what they tell.

    ``words`` has a row for each sentence with words, whose number is in ``numbers``; ``told`` are its cues. ``answers``
    is 1 where a sentence tells of a category, 0 where not, -1 where nobody knows.
    """

    words: sparse.csr_matrix
    numbers: np.ndarray
    told: np.ndarray
    answers: np.ndarray

    @property
    def known(self) -> bool:
        """Is there anything to learn from?"""
        return bool((self.answers >= 0).any())

    @classmethod
    def of(
        cls,
        document: Document,
        hits: Sequence[Hit[tuple[str, str]]],
        text: Features,
        taught: Taught,
    ) -> Sentences:
        """The sentences of a cleaned text, and what is marked in them."""
        spans = stretches(document)
        numbers = np.array([i for i, (first, behind) in enumerate(spans) if first < behind], np.int64)
        parts = [
            sentence_buckets(
                [document.words[j] for j in range(*spans[i]) if j not in text.bodies], spans[i][1] - spans[i][0]
            )
            for i in numbers
        ]
        at = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts])
        cells = (np.concatenate([part[1] for part in parts]), (at, np.concatenate([part[0] for part in parts])))
        words = sparse.csr_matrix(cells, shape=(len(parts), BUCKETS)) if parts else sparse.csr_matrix((0, BUCKETS))
        return cls(words, numbers, cues([Cued(document, hits, text.hints)]), _answers(document, numbers, taught))


def _answers(document: Document, numbers: np.ndarray, taught: Taught) -> np.ndarray:
    found = np.full((len(numbers), len(CATEGORIES)), -1, np.int8)
    if taught.categories is None:
        return found
    found[:, [category not in taught.categories for category in CATEGORIES]] = 0
    if taught.issues is None:
        if len(numbers) <= _FEW:
            found[:, [category in taught.categories for category in CATEGORIES]] = 1
        return found
    for row, number in enumerate(numbers):
        start, end = document.original(*document.sentences[number])
        for first, last, category in taught.issues:
            if min(last, end) - max(first, start) > min(last - first, end - start) / 2:
                found[row, CATEGORIES.index(category)] = 1
    return found


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Weights of the buckets and of the cues for each category."""

    buckets: np.ndarray
    sides: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[Sentences]) -> SentenceModel:
        """The model that some texts teach."""
        words = sparse.vstack([one.words for one in texts]).tocsr()
        words.sum_duplicates()
        filled = np.bincount(words.indices, minlength=BUCKETS)
        used = np.flatnonzero(filled > 1)
        rarity = np.log((words.shape[0] + 1) / (filled[used] + 1))
        words = (words[:, used] @ sparse.diags(rarity)).tocsr()
        told = np.concatenate([one.told[:, one.numbers] for one in texts], axis=1)
        answers = np.concatenate([one.answers for one in texts])
        buckets = np.zeros((BUCKETS, len(CATEGORIES)), np.float32)
        sides = np.zeros((len(SIDES), len(CATEGORIES)), np.float32)
        sides[-1] = -6
        for number in range(len(CATEGORIES)):
            known = np.flatnonzero(answers[:, number] >= 0)
            wanted = answers[known, number]
            if wanted.sum() < 2:
                continue
            model = LogisticRegression(C=STRENGTH, solver="liblinear")
            model.fit(sparse.hstack([words[known], sparse.csr_matrix(told[:-1, known, number].T)]).tocsr(), wanted)
            buckets[used, number] = model.coef_[0, : len(used)] * rarity
            sides[:-1, number] = model.coef_[0, len(used) :]
            sides[-1, number] = model.intercept_[0]
        return cls(buckets, sides)

    def weigh(self, document: Document, text: Sentences) -> np.ndarray:
        """What each sentence of a text says for each category, as the reader will see it."""
        scores = weighed(np.zeros((0, len(CATEGORIES)), np.float32), stretches(document), text.told, self.sides)
        scores[text.numbers] += text.words @ self.buckets
        return scores
