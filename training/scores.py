"""Precision, recall and F1 of names, with intervals by resampling."""

from __future__ import annotations

import random
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Names = AbstractSet[object]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 in percent, and the interval that holds F1 in 95 of 100 resamplings."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    names: int

    def __str__(self) -> str:
        return (
            f"{self.f1:.1f} ({self.low:.1f} to {self.high:.1f}), P {self.precision:.1f}, R {self.recall:.1f}, "
            f"{self.names} names"
        )


def score(gold: Sequence[Names], found: Sequence[Names], times: int = 1000) -> Score:
    """Compares what was found with what is marked, text by text.

    >>> print(score([{"Budi"}, {"Sri", "Tono"}], [{"Budi"}, {"Sri", "Jati"}], times=20))
    66.7 (50.0 to 100.0), P 66.7, R 66.7, 3 names
    """
    return of_counts([(len(g & f), len(g), len(f)) for g, f in zip(gold, found, strict=True)], times)


def of_counts(counts: list[tuple[int, int, int]], times: int = 1000) -> Score:
    """The score of texts of which is told how many names are right, marked and found."""
    precision, recall, f1 = _f1(counts)
    dice = random.Random(1)
    drawn = sorted(_f1(dice.choices(counts, k=len(counts)))[2] for _ in range(times)) if counts else [0.0]
    low, high = drawn[int(len(drawn) * 0.025)], drawn[int((len(drawn) - 1) * 0.975)]
    return Score(precision, recall, f1, low, high, sum(count[1] for count in counts))


def _f1(counts: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    right, marked, found = (sum(count[i] for count in counts) for i in range(3))
    return 100 * right / max(found, 1), 100 * right / max(marked, 1), 200 * right / max(found + marked, 1)


def names_of(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names of a labelled sentence as (first token, token behind the last, kind).

    >>> sorted(names_of(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    found: set[tuple[int, int, str]] = set()
    first = -1
    for i, label in enumerate([*labels, "O"]):
        if first >= 0 and not (label[0] == "I" and label[2:] == labels[first][2:]):
            found.add((first, i, labels[first][2:]))
            first = -1
        if label != "O" and first < 0:
            first = i
    return found
