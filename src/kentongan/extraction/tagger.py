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
from kentongan.extraction.features import CLASSES, EDGE, REACH, TOKEN, calm
from kentongan.extraction.viterbi import best_labels, chained, chances, open_tokens, runs_of, side_by_side
from kentongan.extraction.weights import LABELS, Floats, Forms, unpack

_EDGES = [EDGE] * (len(REACH) // 2)
_KINDS = tuple(label[2:] for label in LABELS)
_IS_BEGIN = tuple(label[0] == "B" for label in LABELS)
_ADDED = 0.75
_BEGIN = tuple(i for i, label in enumerate(LABELS) if label[0] == "B")


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
    text = document.lower if document.shouting else document.text
    sentences = [TOKEN.findall(text, start, end) for start, end in document.sentences]
    cased: list[int] = []
    lower: list[int] = []
    for number, (start, end) in enumerate(document.sentences):
        (lower if document.shouting or text[start:end].islower() else cased).append(number)
    calmed = sentences if document.shouting else calm(sentences)
    found = [
        (number, first, behind, kind, confidence)
        for numbers, forms in ((cased, models.cased), (lower, models.lower))
        for number, first, behind, kind, confidence in _in_sentences(numbers, calmed, forms)
    ]
    return list(_in_characters(document, text, sentences, sorted(found)))


def _in_characters(
    document: Document, text: str, sentences: list[list[str]], found: list[tuple[int, int, int, str, float]]
) -> Iterator[Name]:
    """The names with their characters; only blanks stand between the words of a sentence, so each is soon found."""
    here, done, at = -1, 0, 0
    for number, first, behind, kind, confidence in found:
        words = sentences[number]
        if number != here:
            here, done, at = number, 0, document.sentences[number][0]
        for word in words[done:first]:
            at = text.index(word, at) + len(word)
        start = at = text.index(words[first], at)
        for word in words[first:behind]:
            at = text.index(word, at) + len(word)
        done = behind
        yield Name(start, at, kind, confidence)


def _in_sentences(
    numbers: list[int], sentences: list[list[str]], forms: Forms
) -> Iterator[tuple[int, int, int, str, float]]:
    """The names in some sentences: number of the sentence, first word, word behind the last, kind, confidence."""
    if not numbers:
        return
    chain = list(_EDGES)
    begins: list[int] = []
    for number in numbers:
        begins.append(len(chain))
        chain += sentences[number]
        chain += _EDGES
    place = 0
    for first, behind, kind, confidence in tag(chain, forms):
        while place + 1 < len(begins) and begins[place + 1] <= first:
            place += 1
        yield numbers[place], first - begins[place], behind - begins[place], kind, confidence


def tag(chain: list[str], forms: Forms) -> list[Stretch]:
    """The names in sentences laid end to end, two edges before, between and behind them.

    Where the model reads in two ways, the first says what is a name; the second adds persons of whom it is sure and
    where the first saw nothing.
    """
    size = len(chain)
    found = list(_decoded(chain, forms))
    told = [stretch for stretch in found if stretch.first < size]
    taken = {at for stretch in told for at in range(stretch.first, stretch.behind)}
    for begin, stop, kind, confidence in found[len(told) :]:
        first, behind = begin - size, stop - size
        if kind == "PER" and confidence >= _ADDED and taken.isdisjoint(range(first, behind)):
            told.append(Stretch(first, behind, kind, confidence))
    return sorted(told)


def _decoded(chain: list[str], forms: Forms) -> Iterator[Stretch]:
    """The names of each reading in turn; those of the second are counted from the length of the chain."""
    scores, edges = _scores(chain, forms)
    moves = forms.weights.moves
    scores = chained(scores, moves, edges)
    starts, lengths = runs_of(open_tokens(scores, moves, _BEGIN))
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


def _scores(chain: list[str], forms: Forms) -> tuple[Floats, NDArray[np.bool_]]:
    """The score of each label at each token, for each reading in turn, and where the edges are."""
    rows, classes = forms.look_up(chain)
    size, wide, readings = len(chain), len(LABELS), forms.weights.readings
    triples = (classes[:-2] * CLASSES + classes[1:-1]) * CLASSES + classes[2:]
    rows = rows.reshape(size, readings, -1)
    near = forms.weights.triples.take(triples, axis=0).reshape(size - 2, readings, -1)
    scores = np.zeros((readings, size, wide), np.float32)
    over = scores.transpose(1, 0, 2)
    for i, place in enumerate(REACH):
        low, high = max(0, -place), size - max(0, place)
        over[low:high] += rows[low + place : high + place, :, i * wide : (i + 1) * wide]
    for i, place in enumerate(REACH[1:-1]):
        low, high = max(0, 1 - place), min(size, size - 1 - place)
        # The row of the triple around token i is i - 1.
        over[low:high] += near[low + place - 1 : high + place - 1, :, i * wide : (i + 1) * wide]
    return scores.reshape(readings * size, wide), np.tile(classes == 0, readings)


def _stretches(start: int, labels: list[int], likely: list[float]) -> Iterator[Stretch]:
    first, kind = -1, ""
    for i, label in enumerate([*labels, 0]):
        if first >= 0 and (_IS_BEGIN[label] or _KINDS[label] != kind):
            yield Stretch(start + first, start + i, kind, min(likely[first:i]))
            first = -1
        if label and first < 0:
            first, kind = i, _KINDS[label]
