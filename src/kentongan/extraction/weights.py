"""The weights of the names model: read from their file, added up once for each word form, and kept.

A linear chain's score of a label at a token is a sum over features, and almost every feature looks at one word of the
window. So all that a word form ever adds, seen from each place of the window, is one small matrix: it is made when the
form is first met. Three neighbouring word classes together add the rest, from a table made when the file is read.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.features import CLASSES, REACH, class_of, form_features
from kentongan.extraction.viterbi import bounds_of
from kentongan.extraction.vocabulary import Numbers, Vocabulary, numbered

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
BEGINS = tuple(i for i, label in enumerate(LABELS) if label[0] == "B")
WIDTH = len(REACH) * len(LABELS)
TRIPLES = ("ab=", "bc=", "abc=")
KEPT = 1 << 15
"""Word forms whose weights are kept; then the store begins anew. One takes about 150 bytes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one model.

    ``rows`` finds the row of ``matrix`` for a feature; a row holds, for each place of the window in turn, a weight for
    each label. ``triples`` has a row for each three word classes; ``moves[before, after]`` weighs two labels in turn.
    A model may read a text in more than one way, as of our own kind and as news: then ``readings`` such rows lie side
    by side.
    """

    rows: dict[str, int]
    matrix: Floats
    triples: Floats
    moves: Floats
    lists: dict[str, tuple[str, ...]]
    readings: int


Table = Mapping[tuple[str, int, str], float]


def pack(
    table: Table, moves: Mapping[tuple[str, str], float], lists: Mapping[str, tuple[str, ...]], *more: Table
) -> bytes:
    """A file of weights.

    Args:
        table: (feature, place in the window, label) -> weight; see ``REACH`` for the places.
        moves: (label, next label) -> weight.
        lists: word -> the word lists in which it stands.
        more: weights for other ways to read a text.
    """
    tables = (table, *more)
    names = sorted({feature for told in tables for feature, _, _ in told})
    row = {feature: i for i, feature in enumerate(names)}
    cells = sorted(
        (row[feature], reading * WIDTH + REACH.index(place) * len(LABELS) + LABELS.index(label), weight)
        for reading, told in enumerate(tables)
        for (feature, place, label), weight in told.items()
    )
    file = io.BytesIO()
    np.savez_compressed(
        file,
        features=_packed(names),
        lists=_packed(f"{word} {' '.join(lists[word])}" for word in sorted(lists)),
        counts=np.bincount([cell[0] for cell in cells], minlength=len(names)).astype(np.uint8),
        slots=np.array([cell[1] for cell in cells], np.uint8),
        values=np.array([cell[2] for cell in cells], np.float16),
        readings=np.array(len(tables), np.uint8),
        moves=np.array([[moves.get((a, b), 0.0) for b in LABELS] for a in LABELS], np.float32),
    )
    return file.getvalue()


def _packed(lines: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def unpack(data: bytes) -> Weights:
    """The weights that :func:`pack` wrote.

    >>> some = unpack(pack({("w=pak", -1, "B-PER"): 1.5}, {("O", "I-PER"): -4.0}, {"pak": ("title",)}))
    >>> some.lists, float(some.matrix[some.rows["w=pak"]].max()), float(some.moves.min())
    ({'pak': ('title',)}, 1.5, -4.0)
    """
    with np.load(io.BytesIO(data)) as file:
        names = file["features"].tobytes().decode().split("\n")
        told = [line.split(" ") for line in file["lists"].tobytes().decode().split("\n") if line]
        at = np.repeat(np.arange(len(names)), file["counts"])
        # One row more, all zeros, for features without a weight.
        readings = int(file["readings"])
        matrix = np.zeros((len(names) + 1, readings * WIDTH), np.float32)
        matrix[at, file["slots"]] = file["values"]
        moves = file["moves"]
    rows = {name: i for i, name in enumerate(names)}
    lists = {word: tuple(rest) for word, *rest in told}
    return Weights(rows, matrix, _triples(rows, matrix), moves, lists, readings)


def _triples(rows: dict[str, int], matrix: Floats) -> Floats:
    """Adds up, for three classes in turn, what the first two, the last two and all three say."""
    table = np.zeros((CLASSES, CLASSES, CLASSES, matrix.shape[1]), np.float32)
    for name, row in rows.items():
        kind, _, told = name.partition("=")
        if f"{kind}=" in TRIPLES:
            numbers = tuple(int(number) for number in told.split("."))
            if kind == "bc":
                table[:, numbers[0], numbers[1]] += matrix[row]
            else:
                table[numbers] += matrix[row]
    # Seen from two places away they say nothing.
    near = table.reshape(CLASSES**3, -1, WIDTH)[:, :, len(LABELS) : -len(LABELS)]
    return by_place(near, near.shape[1])


class _Store(NamedTuple):
    """What is kept of the forms of one vocabulary: where each has its row (-1: nowhere yet), the rows, the classes."""

    vocabulary: Vocabulary
    places: Integers
    table: Floats
    classes: Integers


class Forms:
    """What each word form adds, made at the first meeting and kept. Safe to share between threads."""

    def __init__(self, weights: Weights, kept: int = KEPT) -> None:
        self.weights = weights
        self.bounds = bounds_of(weights.moves, BEGINS)
        self._room = kept
        self._used = 0
        self._lock = threading.Lock()
        self._store = self._empty(numbered([])[0], kept)

    def _empty(self, vocabulary: Vocabulary, room: int) -> _Store:
        self._used = 0
        width = self.weights.matrix.shape[1]
        places = np.full(vocabulary.room, -1, np.int32)
        return _Store(vocabulary, places, np.empty((room, width), np.float32), np.empty(room, np.int32))

    def look_up(self, vocabulary: Vocabulary, numbers: Numbers) -> tuple[Floats, Integers]:
        """For each form its row of weights, as (place in the window, reading, label) laid flat, and its class.

        Args:
            numbers: the forms, by their numbers in the vocabulary.
        """
        store = self._store
        at = store.places.take(numbers) if store.vocabulary is vocabulary else _NOWHERE
        if at.min() < 0:
            with self._lock:
                store = self._with(vocabulary, np.unique(numbers))
            at = store.places.take(numbers)
        return store.table.take(at, axis=0), store.classes.take(at)

    def _with(self, vocabulary: Vocabulary, numbers: Numbers) -> _Store:
        if self._store.vocabulary is not vocabulary:
            self._store = self._empty(vocabulary, self._room)
        new = numbers[self._store.places[numbers] < 0]
        if self._used + len(new) > len(self._store.table):
            self._store, new = self._empty(vocabulary, max(self._room, len(numbers))), numbers
        if len(new):
            self._add(self._store, new)
        return self._store

    def _add(self, store: _Store, numbers: Numbers) -> None:
        rows, lists, zeros = self.weights.rows, self.weights.lists, len(self.weights.matrix) - 1
        words: list[str] = store.vocabulary.forms[numbers].tolist()
        features = [[rows.get(name, zeros) for name in form_features(word, lists)] for word in words]
        starts = np.cumsum([0, *map(len, features[:-1])])
        flat = self.weights.matrix[[row for found in features for row in found]]
        first, self._used = self._used, self._used + len(words)
        store.table[first : self._used] = by_place(np.add.reduceat(flat, starts, axis=0), self.weights.readings)
        store.classes[first : self._used] = [class_of(word, lists) for word in words]
        # Told last: whoever finds the place finds the row filled.
        store.places[numbers] = np.arange(first, self._used)


_NOWHERE = np.array([-1], np.int32)


def by_place(rows: Floats, readings: int) -> Floats:
    """Rows of weights, with what is added to one token side by side: by place in the window, then by reading."""
    told = rows.reshape(len(rows), readings, -1, len(LABELS))
    return np.ascontiguousarray(told.transpose(0, 2, 1, 3).reshape(len(rows), -1))
