"""Names of persons, organisations and places, found by a model that was trained on marked texts.

The model is a linear-chain conditional random field. It was trained with CRFsuite and is run here with NumPy alone, to
the same result. It reads each text in two ways, with the weights for texts of our own kind and with those for news. A
second model knows no capitals; it reads texts in which capitals say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.clean import Document
from kentongan.extraction.features import CLASSES, MANY, REACH
from kentongan.extraction.viterbi import best_labels, chained, chances, open_tokens, runs_of, side_by_side
from kentongan.extraction.vocabulary import Numbers, Vocabulary, numbered
from kentongan.extraction.weights import LABELS, Floats, Forms, unpack

Flags = NDArray[np.bool_]

_BESIDE = len(REACH) // 2
"""Edges beside a sentence."""
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
    tokens, sentences = document.tokens, document.sentences
    if not len(tokens.numbers):
        return []
    vocabulary, numbers = tokens.vocabulary, tokens.numbers
    firsts = np.searchsorted(tokens.starts, document.sentence_starts)
    sizes = np.diff(firsts, append=len(numbers))
    if document.shouting:
        small = np.ones(len(sentences), np.bool_)
        numbers = vocabulary.plain[numbers]
    else:
        small = np.array([document.text[start:end].islower() for start, end in sentences], np.bool_)
        numbers = _calmed(vocabulary, numbers, firsts, sizes)
    found: list[tuple[int, int, str, float]] = []
    for chosen, forms in ((~small, models.cased), (small, models.lower)):
        if chosen.any():
            chain, origins = _laid(numbers, sizes, chosen)
            told = _tagged(vocabulary, chain, forms)
            found += [(int(origins[a]), int(origins[b - 1]), kind, confidence) for a, b, kind, confidence in told]
    return [
        Name(int(tokens.starts[first]), int(tokens.ends[last]), kind, confidence)
        for first, last, kind, confidence in sorted(found)
    ]


def _calmed(vocabulary: Vocabulary, numbers: Numbers, firsts: Numbers, sizes: Numbers) -> Numbers:
    """Takes the capitals of headlines from words that the text elsewhere writes small; see :func:`features.calm`."""
    capitals = np.add.reduceat(vocabulary.capital[numbers], firsts, dtype=np.intp)
    loud = np.flatnonzero((sizes >= MANY) & (capitals * 10 >= sizes * 7))
    written: set[int] = set()
    calmed = numbers.copy() if len(loud) else numbers
    for first, size in zip(firsts[loud].tolist(), sizes[loud].tolist(), strict=True):
        told = numbers[first : first + size]
        if vocabulary.forms[told[-1]] != ".":
            written = written or set(numbers.tolist())
            small = vocabulary.small[told]
            calmed[first : first + size] = np.where([one in written for one in small.tolist()], small, told)
    return calmed


def _laid(numbers: Numbers, sizes: Numbers, chosen: Flags) -> tuple[Numbers, Numbers]:
    """Some sentences laid end to end with two edges before, between and behind them.

    Args:
        numbers: the tokens of all sentences in order.
        sizes: how many tokens each sentence has.
        chosen: which sentences are laid.

    Returns:
        the numbers of the chain, and for each place of it which token stands there (0 for an edge).
    """
    told = np.flatnonzero(np.repeat(chosen, sizes))
    sizes = sizes[chosen]
    places = np.arange(len(told)) + np.repeat(np.arange(1, len(sizes) + 1) * _BESIDE, sizes)
    chain = np.zeros(len(told) + (len(sizes) + 1) * _BESIDE, np.intp)
    origins = np.zeros(len(chain), np.intp)
    chain[places], origins[places] = numbers[told], told
    return chain, origins


def tag(chain: list[str], forms: Forms) -> list[Stretch]:
    """The names in sentences laid end to end, two edges before, between and behind them.

    Where the model reads in two ways, the first says what is a name; the second adds persons of whom it is sure and
    where the first saw nothing.
    """
    return _tagged(*numbered(chain), forms)


def _tagged(vocabulary: Vocabulary, chain: Numbers, forms: Forms) -> list[Stretch]:
    size = len(chain)
    found = list(_decoded(vocabulary, chain, forms))
    told = [stretch for stretch in found if stretch.first < size]
    taken = {at for stretch in told for at in range(stretch.first, stretch.behind)}
    for begin, stop, kind, confidence in found[len(told) :]:
        first, behind = begin - size, stop - size
        if kind == "PER" and confidence >= _ADDED and taken.isdisjoint(range(first, behind)):
            told.append(Stretch(first, behind, kind, confidence))
    return sorted(told)


def _decoded(vocabulary: Vocabulary, chain: Numbers, forms: Forms) -> Iterator[Stretch]:
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


def _scores(vocabulary: Vocabulary, chain: Numbers, forms: Forms) -> tuple[Floats, Flags]:
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
