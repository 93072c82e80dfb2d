"""Names of persons, organisations and places, found by a model that was trained on marked texts.

The model is a linear-chain conditional random field. It was trained with CRFsuite and is run here with NumPy alone, to
the same result. It reads each text in two ways, with the weights for texts of our own kind and with those for news. A
second model knows no capitals; it reads texts in which capitals say nothing.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.clean import Document
from kentongan.extraction.features import CLASSES, MANY, REACH
from kentongan.extraction.records import Span
from kentongan.extraction.viterbi import best_labels, chained, chances, open_tokens, runs_of, side_by_side
from kentongan.extraction.vocabulary import Vocabulary, numbered
from kentongan.extraction.weights import LABELS, Floats, Forms, unpack

Flags = NDArray[np.bool_]

_BESIDE = len(REACH) // 2
"""Edges beside a sentence."""
_EDGES = (0,) * _BESIDE
_KINDS = tuple(label[2:] for label in LABELS)
_IS_BEGIN = tuple(label[0] == "B" for label in LABELS)
_ADDED = 0.75


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one position of the cleaned text; ``kind`` is PER, ORG or LOC."""

    start: int
    end: int
    kind: str
    confidence: float


class Stretch(NamedTuple):
    """A name in a chain of tokens: its first token, the one behind its last, its kind, and how sure that is."""

    first: int
    behind: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Models:
    """The model for texts with capitals, and the one for texts without."""

    cased: Forms
    lower: Forms

    @classmethod
    def of(cls, cased: bytes, lower: bytes) -> Models:
        """From the content of two files of weights."""
        return cls(Forms(unpack(cased)), Forms(unpack(lower)))


def names_in(document: Document, models: Models) -> list[Name]:
    """All names in a text, in order.

    >>> from kentongan.extraction.clean import prepare
    >>> from kentongan.extraction.models import NAMES
    >>> text = "Warga resah. Kapolres Probolinggo AKBP Rudi Hartono meminta warga tenang."
    >>> [text[name.start : name.end] for name in names_in(prepare(text), NAMES) if name.kind == "PER"]
    ['Rudi Hartono']
    """
    tokens, shouting = document.tokens, document.shouting
    vocabulary, numbers = tokens.vocabulary, tokens.numbers
    edges = [*(bisect_left(tokens.starts, start) for start in document.sentence_starts), len(numbers)]
    spans = list(itertools.pairwise(edges))
    small = [shouting or document.text[start:end].islower() for start, end in document.sentences]
    numbers = [vocabulary.plain[number] for number in numbers] if shouting else _calmed(vocabulary, numbers, spans)
    found: list[tuple[int, int, str, float]] = []
    for forms, chosen in ((models.cased, False), (models.lower, True)):
        chain, origins = _laid(numbers, [span for span, one in zip(spans, small, strict=True) if one == chosen])
        told = _tagged(vocabulary, chain, forms) if len(chain) > 2 * _BESIDE else []
        found += [(origins[name.first], origins[name.behind - 1], name.kind, name.confidence) for name in told]
    return [
        Name(tokens.starts[first], tokens.ends[last], kind, confidence)
        for first, last, kind, confidence in sorted(found)
    ]


def _calmed(vocabulary: Vocabulary, numbers: list[int], spans: list[Span]) -> list[int]:
    """Takes the capitals of headlines from words that the text elsewhere writes small; see :func:`features.calm`."""
    calmed, written = numbers, set[int]()
    capital, small = vocabulary.capital, vocabulary.small
    for first, behind in spans:
        told = numbers[first:behind]
        if len(told) < MANY or sum([capital[one] for one in told]) * 10 < len(told) * 7:
            continue
        if vocabulary.forms[told[-1]] != ".":
            written = written or set(numbers)
            calmed = list(numbers) if calmed is numbers else calmed
            calmed[first:behind] = [small[one] if small[one] in written else one for one in told]
    return calmed


def _laid(numbers: list[int], spans: list[Span]) -> tuple[list[int], list[int]]:
    """Some sentences laid end to end with two edges before, between and behind them.

    Args:
        numbers: the tokens of all sentences in order.
        spans: of each sentence that is laid its first token, and the one behind its last.

    Returns:
        the numbers of the chain, and for each place of it which token stands there (0 for an edge).
    """
    chain, origins = list(_EDGES), list(_EDGES)
    for first, behind in spans:
        chain += numbers[first:behind]
        chain += _EDGES
        origins += range(first, behind)
        origins += _EDGES
    return chain, origins


def tag(chain: list[str], forms: Forms) -> list[Stretch]:
    """The names in sentences laid end to end, two edges before, between and behind them.

    Where the model reads in two ways, the first says what is a name; the second adds persons of whom it is sure and
    where the first saw nothing.
    """
    return _tagged(*numbered(chain), forms)


def _tagged(vocabulary: Vocabulary, chain: list[int], forms: Forms) -> list[Stretch]:
    size = len(chain)
    found = list(_decoded(vocabulary, chain, forms))
    told = [stretch for stretch in found if stretch.first < size]
    taken = {at for stretch in told for at in range(stretch.first, stretch.behind)}
    for begin, stop, kind, confidence in found[len(told) :]:
        first, behind = begin - size, stop - size
        if kind == "PER" and confidence >= _ADDED and taken.isdisjoint(range(first, behind)):
            told.append(Stretch(first, behind, kind, confidence))
    return sorted(told)


def _decoded(vocabulary: Vocabulary, chain: list[int], forms: Forms) -> Iterator[Stretch]:
    """The names of each reading in turn; those of the second are counted from the length of the chain."""
    scores, edges = _scores(vocabulary, chain, forms)
    moves = forms.weights.moves
    scores = chained(scores, moves, edges)
    starts, lengths = runs_of(open_tokens(scores, forms.bounds))
    if not len(starts):
        return
    beside = side_by_side(scores, starts, lengths)
    labels = best_labels(beside, moves)
    named = np.flatnonzero(labels.any(axis=0))
    if not len(named):
        return
    steps = int(lengths[named].max()) + 1
    labels = labels[:steps, named]
    likely = np.take_along_axis(chances(beside[:steps, :, named], moves), labels[:, None], axis=1)[:, 0]
    runs = zip(starts[named].tolist(), lengths[named].tolist(), labels.T.tolist(), likely.T.tolist(), strict=True)
    for start, size, path, sure in runs:
        yield from _stretches(start, path[:size], sure)


def _scores(vocabulary: Vocabulary, chain: list[int], forms: Forms) -> tuple[Floats, Flags]:
    """The score of each label at each token, for each reading in turn, and where the edges are."""
    rows, classes = forms.look_up(vocabulary, chain)
    size, readings = len(chain), forms.weights.readings
    wide = readings * len(LABELS)
    triples = (classes[:-2] * CLASSES + classes[1:-1]) * CLASSES + classes[2:]
    near = forms.weights.triples.take(triples, axis=0)
    scores = np.zeros((size, wide), np.float32)
    for i, place in enumerate(REACH):
        low, high = max(0, -place), size - max(0, place)
        scores[low:high] += rows[low + place : high + place, i * wide : (i + 1) * wide]
    for i, place in enumerate(REACH[1:-1]):
        low, high = max(0, 1 - place), min(size, size - 1 - place)
        # The row of the triple around token i is i - 1.
        scores[low:high] += near[low + place - 1 : high + place - 1, i * wide : (i + 1) * wide]
    by_reading = scores.reshape(size, readings, -1).transpose(1, 0, 2)
    return by_reading.reshape(readings * size, -1), np.tile(classes == 0, readings)


def _stretches(start: int, labels: list[int], likely: list[float]) -> Iterator[Stretch]:
    first, kind = -1, ""
    for i, label in enumerate([*labels, 0]):
        if first >= 0 and (_IS_BEGIN[label] or _KINDS[label] != kind):
            yield Stretch(start + first, start + i, kind, min(likely[first:i]))
            first = -1
        if label and first < 0:
            first, kind = i, _KINDS[label]
