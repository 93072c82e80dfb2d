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

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.features import CLASSES, EDGE, REACH, class_of, form_features

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
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
    return np.ascontiguousarray(near.reshape(CLASSES**3, -1))


class Forms:
    """What each word form adds, made at the first meeting and kept. Safe to share between threads."""

    def __init__(self, weights: Weights, kept: int = KEPT) -> None:
        self.weights = weights
        self.kept = kept
        self._lock = threading.Lock()
        self._empty(kept)

    def _empty(self, room: int) -> None:
        self._store: tuple[dict[str, int], Floats, Integers] = (
            {},
            np.empty((room, self.weights.matrix.shape[1]), np.float32),
            np.empty(room, np.int32),
        )
        self._add([EDGE])

    def look_up(self, words: list[str]) -> tuple[Floats, Integers]:
        """For each word its row of weights and its class."""
        numbers, table, classes = self._store
        try:
            found = [numbers[word] for word in words]
        except KeyError:
            with self._lock:
                told = dict.fromkeys(words)
                new = [word for word in told if word not in self._store[0]]
                if len(self._store[0]) + len(new) > self.kept:
                    self._empty(max(self.kept, len(told) + 1))
                    new = [word for word in told if word != EDGE]
                if new:
                    self._add(new)
                numbers, table, classes = self._store
            found = [numbers[word] for word in words]
        at = np.array(found, np.intp)
        return table.take(at, axis=0), classes.take(at)

    def _add(self, words: list[str]) -> None:
        numbers, table, classes = self._store
        rows, lists, zeros = self.weights.rows, self.weights.lists, len(self.weights.matrix) - 1
        features = [[rows.get(name, zeros) for name in form_features(word, lists)] for word in words]
        starts = np.cumsum([0, *map(len, features[:-1])])
        first = len(numbers)
        flat = self.weights.matrix[[row for found in features for row in found]]
        table[first : first + len(words)] = np.add.reduceat(flat, starts, axis=0)
        classes[first : first + len(words)] = [class_of(word, lists) for word in words]
        # Told last: whoever finds the number finds the row filled.
        numbers.update((word, first + i) for i, word in enumerate(words))
