"""Learning from corrections: the shipped model of the classes, moved as far as a city's own examples ask for.

What moves are the weights of words; each is held to where it was by a normal prior (maximum a posteriori, as in Chelba
and Acero 2006, "Adaptation of maximum entropy capitalizer"), so a handful of examples moves little. Whether it helps is
measured on the examples themselves by cross-validation, each text judged by a model that has not seen it.

>>> from kentongan.extraction.models import CLASSES
>>> told = [Example(f"Pawai ogoh-ogoh lewat jalan nomor {n}", "activity", frozenset()) for n in range(8)]
>>> adapted = adapt(CLASSES, told, gazetteer=Gazetteer.from_rows([]), rng=np.random.default_rng(1))
>>> adapted.after.kind >= adapted.before.kind
True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from kentongan.extraction.bodies import body_mentions
from kentongan.extraction.class_features import Features, features
from kentongan.extraction.classes import LABELS, Case, Classes, Floats, judge, sigmoid, softmax
from kentongan.extraction.clean import Document, prepare
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.kinds import votes_on
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.records import CATEGORIES, KINDS
from kentongan.extraction.trouble import issue_hits

FEWEST = 8
"""Examples below which nothing can be measured, and so nothing is learned."""
FOLDS = 5
PRIOR = 0.05
"""How strongly a weight is held; the larger, the more examples it takes to move it."""
STEPS = 150


@dataclass(frozen=True)
class Example:
    """A text with what it really is; None leaves open what nobody has said."""

    text: str
    kind: str | None
    categories: frozenset[str] | None


class Worth(NamedTuple):
    """Share of right kinds, and F1 of the categories; both 1 where nothing was asked."""

    kind: float
    categories: float


@dataclass(frozen=True)
class Adapted:
    """The moved model, and what the old and the new one are worth on texts that neither has seen."""

    classes: Classes
    before: Worth
    after: Worth
    examples: int

    @property
    def is_better(self) -> bool:
        """Is it better in one respect and worse in none?"""
        return self.after != self.before and all(new >= old for new, old in zip(self.after, self.before, strict=True))


class TooFew(ValueError):
    """There are fewer examples than can be measured on."""


def adapt(base: Classes, examples: Sequence[Example], *, gazetteer: Gazetteer, rng: np.random.Generator) -> Adapted:
    """Move a model towards corrected examples, and measure what that is worth.

    Args:
        base: the model to start from.
        examples: corrected texts; of equal texts the last counts.
        gazetteer: the region names, as for reading.
        rng: deals the examples into folds.

    Raises:
        TooFew: there are fewer than :data:`FEWEST` different texts.
    """
    distinct = list({" ".join(example.text.split()): example for example in examples}.values())
    if len(distinct) < FEWEST:
        raise TooFew(f"{len(distinct)} contoh; perlu paling sedikit {FEWEST}")
    texts = [_prepared(example, base, gazetteer) for example in distinct]
    fold_of = rng.permutation(len(texts)) % FOLDS
    tallies = [np.zeros(5, np.float32), np.zeros(5, np.float32)]
    for fold in range(FOLDS):
        moved = _moved(base, [text for text, own in zip(texts, fold_of, strict=True) if own != fold])
        for text in (text for text, own in zip(texts, fold_of, strict=True) if own == fold):
            for tally, model in zip(tallies, (base, moved), strict=True):
                tally += _counts(text, model)
    before, after = (_worth(tally) for tally in tallies)
    return Adapted(_moved(base, texts), before, after, len(texts))


class _Text(NamedTuple):
    example: Example
    document: Document
    hits: Sequence[Hit[tuple[str, str]]]
    features: Features
    scores: Floats
    """What the base says of each label, before it is turned into probabilities."""


def _prepared(example: Example, base: Classes, gazetteer: Gazetteer) -> _Text:
    document = prepare(example.text)
    bodies = body_mentions(document, gazetteer, None, ())
    hits = issue_hits(document, bodies)
    inside = document.within((body.start, body.end) for body in bodies)
    told = features(document, votes_on(document, hits).weights, hits, inside)
    (kinds,), (shares,), _ = base.weigh([Case(document, hits, told)])
    scores = np.concatenate([np.log(kinds + 1e-9), np.log(shares + 1e-9) - np.log(1 - shares + 1e-9)])
    return _Text(example, document, hits, told, scores.astype(np.float32))


def _moved(base: Classes, texts: Sequence[_Text]) -> Classes:
    """The base with the weights of the words that occur in the texts moved by gradient steps."""
    buckets, columns = np.unique(np.concatenate([text.features.hashed[0] for text in texts]), return_inverse=True)
    rows = np.repeat(np.arange(len(texts)), [len(text.features.hashed[0]) for text in texts])
    seen = np.zeros((len(texts), len(buckets)), np.float32)
    np.add.at(seen, (rows, columns), np.concatenate([text.features.hashed[1] for text in texts]))
    scores = np.stack([text.scores for text in texts])
    wanted, asked = _wanted(texts)
    step = 1 / (np.linalg.norm(seen, ord=2) ** 2 + PRIOR)
    moves = np.zeros((len(buckets), len(LABELS)), np.float32)
    for _ in range(STEPS):
        now = scores + seen @ moves
        told = np.concatenate([softmax(now[:, : len(KINDS)]), sigmoid(now[:, len(KINDS) :])], axis=1)
        moves -= step * (seen.T @ ((told - wanted) * asked) + PRIOR * moves)
    weights = base.hashed.copy()
    weights[buckets] += moves
    return replace(base, hashed=weights)


def _wanted(texts: Sequence[_Text]) -> tuple[Floats, Floats]:
    """What each label should be for each text, and whether anybody has said so."""
    wanted = np.zeros((len(texts), len(LABELS)), np.float32)
    asked = np.zeros_like(wanted)
    for row, (example, *_) in enumerate(texts):
        if example.kind is not None:
            asked[row, : len(KINDS)] = 1
            wanted[row, KINDS.index(example.kind)] = 1
        if example.categories is not None:
            asked[row, len(KINDS) :] = 1
            wanted[row, len(KINDS) :] = [category in example.categories for category in CATEGORIES]
    return wanted, asked


def _counts(text: _Text, model: Classes) -> Floats:
    """Kinds right and asked; categories right, wanted and given."""
    judged = judge(text.document, text.hits, model, text.features.bodies)
    kind, categories = text.example.kind, text.example.categories
    counts = np.zeros(5, np.float32)
    counts[:2] = (judged.kind == kind, kind is not None)
    if categories is not None:
        given = set(judged.categories or ())
        counts[2:] = (len(given & categories), len(categories), len(given))
    return counts


def _worth(counts: Floats) -> Worth:
    right, asked, found, wanted, given = map(float, counts)
    return Worth(right / asked if asked else 1.0, 2 * found / (wanted + given) if wanted + given else 1.0)
