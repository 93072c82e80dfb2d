"""Names of persons, organisations and places, found by a model that was trained on marked texts.

The model is a linear-chain conditional random field. It was trained with CRFsuite and is run here with NumPy alone, to
the same result. It reads each text in two ways, with the weights for texts of our own kind and with those for news. A
second model knows no capitals; it reads texts in which capitals say nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.clean import Document
from kentongan.extraction.features import CLASSES, MANY, REACH
from kentongan.extraction.viterbi import batches, best_labels, chained, chances, open_tokens, runs_of, side_by_side
from kentongan.extraction.vocabulary import Numbers, Vocabulary, numbered
from kentongan.extraction.weights import LABELS, Floats, Forms, unpack

Flags = NDArray[np.bool_]

_BESIDE = len(REACH) // 2
"""Edges beside a sentence."""
_NAMES = ("", "PER", "ORG", "LOC")
_PERSON = _NAMES.index("PER")
_KIND = np.array([_NAMES.index(label[2:]) for label in LABELS])
_BEGINS = np.array([label[0] == "B" for label in LABELS])
_ADDED = 0.75


class Name(NamedTuple):
    """A name at one position of the cleaned text; ``kind`` is PER, ORG or LOC; ``confidence`` is asked of PER only."""

    start: int
    end: int
    kind: str
    confidence: float


class Stretch(NamedTuple):
    """A name in a chain of tokens: its first token, the one behind its last, its kind, and how sure that is.

    How sure is asked of persons only; of the others it is 1.
    """

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
    return names_in_each([document], models)[0]


def names_in_each(documents: Sequence[Document], models: Models) -> list[list[Name]]:
    """The names of each of some texts, all sentences laid end to end.

    Args:
        documents: one at least; their words count in one vocabulary.
    """
    vocabulary = documents[0].tokens.vocabulary
    told = [_sentences(document) for document in documents]
    numbers, sizes, small = (np.concatenate(parts) for parts in zip(*told, strict=True))
    found: list[tuple[int, int, str, float]] = []
    for forms, chosen in ((models.cased, ~small), (models.lower, small)):
        chain, origins = _laid(numbers, sizes, chosen)
        names = _tagged(vocabulary, chain, forms) if len(chain) > 2 * _BESIDE else []
        found += [(origins[name.first], origins[name.behind - 1], name.kind, name.confidence) for name in names]
    found.sort()
    starts = np.concatenate([document.tokens.starts for document in documents])[[name[0] for name in found]]
    ends = np.concatenate([document.tokens.ends for document in documents])[[name[1] for name in found]]
    placed = [
        Name(start, end, kind, confidence)
        for start, end, (_, _, kind, confidence) in zip(starts.tolist(), ends.tolist(), found, strict=True)
    ]
    borders = accumulate((len(document.tokens.numbers) for document in documents), initial=0)
    cuts = [bisect_left(found, (border,)) for border in borders]
    return [placed[first:behind] for first, behind in pairwise(cuts)]


def _sentences(document: Document) -> tuple[Numbers, Numbers, Flags]:
    """The tokens of a text as the model reads them, how many each sentence has, and which are written small all along.

    Where capitals say nothing, all are.
    """
    tokens = document.tokens
    vocabulary, numbers = tokens.vocabulary, tokens.numbers
    edges = np.append(tokens.starts.searchsorted(document.sentence_starts), len(numbers))
    sizes = edges[1:] - edges[:-1]
    if document.shouting:
        return vocabulary.plain[numbers], sizes, np.ones(len(sizes), np.bool_)
    # How many words with a capital each sentence has: only one with none may be written small all along.
    told = np.append(0, vocabulary.capital[numbers].cumsum())[edges]
    counts = told[1:] - told[:-1]
    small = np.zeros(len(sizes), np.bool_)
    for sentence in (counts == 0).nonzero()[0].tolist():
        small[sentence] = document.text[slice(*document.sentences[sentence])].islower()
    return _calmed(vocabulary, numbers, edges, counts), sizes, small


def _calmed(vocabulary: Vocabulary, numbers: Numbers, edges: Numbers, counts: Numbers) -> Numbers:
    """Takes the capitals of headlines from words that the text elsewhere writes small; see :func:`features.calm`.

    Args:
        numbers: the tokens of all sentences in order; ``edges`` tells where each begins, and where the last ends.
        counts: how many words with a capital each sentence has.
    """
    sizes = edges[1:] - edges[:-1]
    lent = ((sizes >= MANY) & (counts * 10 >= sizes * 7)).nonzero()[0]
    written, calmed = set[int](), numbers
    for first, behind in zip(edges[lent].tolist(), edges[lent + 1].tolist(), strict=True):
        if vocabulary.forms[numbers[behind - 1]] != ".":
            written = written or set(numbers.tolist())
            calmed = numbers.copy() if calmed is numbers else calmed
            told, small = numbers[first:behind].tolist(), vocabulary.small[numbers[first:behind]].tolist()
            calmed[first:behind] = [lower if lower in written else one for one, lower in zip(told, small, strict=True)]
    return calmed


def _laid(numbers: Numbers, sizes: Numbers, chosen: Flags) -> tuple[Numbers, list[int]]:
    """Some sentences laid end to end with two edges before, between and behind them.

    Args:
        numbers: the tokens of all sentences in order.
        sizes: how many each has.
        chosen: which sentences are laid.

    Returns:
        the numbers of the chain, and for each place of it which token stands there (0 for an edge).
    """
    origins = np.repeat(chosen, sizes).nonzero()[0]
    sizes = sizes[chosen]
    places = np.arange(len(origins)) + np.repeat(np.arange(1, len(sizes) + 1) * _BESIDE, sizes)
    chain, told = np.zeros((2, len(origins) + (len(sizes) + 1) * _BESIDE), np.intp)
    chain[places], told[places] = numbers[origins], origins
    return chain, told.tolist()


def tag(chain: list[str], forms: Forms) -> list[Stretch]:
    """The names in sentences laid end to end, two edges before, between and behind them.

    Where the model reads in two ways, the first says what is a name; the second adds persons of whom it is sure and
    where the first saw nothing.
    """
    return _tagged(*numbered(chain), forms)


def _tagged(vocabulary: Vocabulary, chain: Numbers, forms: Forms) -> list[Stretch]:
    size, moves = len(chain), forms.weights.moves
    scores, edges = _scores(vocabulary, chain, forms)
    scores = chained(scores, moves, edges)
    starts, lengths = runs_of(open_tokens(scores, forms.bounds))
    if not len(starts):
        return []
    labels = np.zeros(len(scores), np.intp)
    for part in batches(lengths):
        places, alive = side_by_side(starts[part], lengths[part])
        labels[places] = best_labels(_laid_beside(scores, places), moves, alive)
    firsts, ends = _stretches(labels)
    kinds = _KIND[labels[firsts]]
    # Of the second reading, whose tokens are counted from the length of the chain, what the first saw counts not again.
    seen = np.append(0, (labels[:size] > 0).cumsum())
    new = (firsts < size) | ((kinds == _PERSON) & (seen[ends % size] == seen[firsts % size]))
    firsts, ends, kinds = firsts[new], ends[new], kinds[new]
    sure = np.ones(len(scores))
    asked = np.zeros(len(scores) + 1, np.intp)
    asked[firsts[kinds == _PERSON] + 1] = 1
    asked = asked.cumsum()
    runs = np.flatnonzero(asked[starts + lengths] > asked[starts])
    _weigh(scores, moves, labels, sure, starts[runs], lengths[runs])
    confidences = np.minimum.reduceat(sure, np.stack([firsts, ends], axis=1).ravel())[::2] if len(firsts) else sure[:0]
    return sorted(
        Stretch(first % size, behind % size, _NAMES[kind], confidence)
        for first, behind, kind, confidence in zip(
            firsts.tolist(), ends.tolist(), kinds.tolist(), confidences.tolist(), strict=True
        )
        if first < size or confidence >= _ADDED
    )


def _laid_beside(scores: Floats, places: Numbers) -> Floats:
    """The scores of tokens as (step, label, run)."""
    return np.ascontiguousarray(scores.take(places, axis=0).transpose(0, 2, 1))


def _weigh(
    scores: Floats, moves: Floats, labels: Numbers, sure: NDArray[np.float64], starts: Numbers, lengths: Numbers
) -> None:
    """Writes for each token of some runs how likely its label is."""
    for part in batches(lengths):
        places, alive = side_by_side(starts[part], lengths[part])
        likely = chances(_laid_beside(scores, places), moves, lengths[part], alive)
        sure[places] = np.take_along_axis(likely, labels[places][:, None], axis=1)[:, 0]


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


def _stretches(labels: Numbers) -> tuple[Numbers, Numbers]:
    """Where names begin, and the tokens behind them; edges stand before the first and behind the last."""
    kinds = _KIND[labels]
    parts = kinds[1:] != kinds[:-1]
    parts |= _BEGINS[labels[1:]]
    turns = parts.nonzero()[0] + 1
    named = kinds[turns] > 0
    return turns[named], np.append(turns[1:], len(labels))[named]
