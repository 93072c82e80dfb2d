"""Trains a linear-chain conditional random field with CRFsuite, and takes its weights out again.

Each feature is given twice, once as it is and once with the name of the set that the sentence comes from (Daumé III
2007, "Frustratingly easy domain adaptation"): what holds everywhere is learned from all sets, what one set does its own
way from that one. For use, a share of the weights of each set is added to the common ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from kentongan.extraction.features import EDGE, REACH, Lists, class_of, form_features
from kentongan.extraction.weights import pack
from training.sets import Sentence

_EDGES = (EDGE, EDGE)
_NEAR = REACH[1:-1]
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 70, "feature.possible_transitions": True}


class Features:
    """The features of sentences as CRFsuite wants them: ``place:feature``, the place counted from the token."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._placed = lru_cache(maxsize=None)(self._of_form)

    def _of_form(self, form: str) -> tuple[int, list[list[str]]]:
        told = form_features(form, self.lists)
        return class_of(form, self.lists), [[f"{place}:{feature}" for feature in told] for place in REACH]

    def of(self, words: Iterable[str], own: str | None = None) -> list[list[str]]:
        """The features of each token of a sentence.

        Args:
            own: name of the set, to give each feature a second time under it.
        """
        forms = [self._placed(word) for word in (*_EDGES, *words, *_EDGES)]
        classes = [0, *(kind for kind, _ in forms), 0]
        found: list[list[str]] = []
        for at in range(len(_EDGES), len(forms) - len(_EDGES)):
            # The word at at + place speaks about the token at `at`.
            told = [feature for i, place in enumerate(REACH) for feature in forms[at + place][1][i]]
            told += _triples(classes, at + 1)
            found.append(told if own is None else told + [f"{own}|{feature}" for feature in told])
        return found


def _triples(classes: list[int], at: int) -> list[str]:
    found: list[str] = []
    for place in _NEAR:
        before, here, after = classes[at + place - 1 : at + place + 2]
        found += [f"{place}:ab={before}.{here}", f"{place}:abc={before}.{here}.{after}"]
    return [*found, f"{_NEAR[-1]}:bc={here}.{after}"]


def train(sets: Mapping[str, list[Sentence]], features: Features, path: Path, **settings: float) -> pycrfsuite.Tagger:
    """A tagger trained on all sets, written to ``path`` by CRFsuite; the same sentences give the same model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for name, sentences in sets.items():
        for sentence in sentences:
            trainer.append(features.of(sentence.words, name), sentence.labels)
    trainer.set_params({**SETTINGS, **settings})
    trainer.train(str(path))
    return tagger(path)


def tagger(path: Path) -> pycrfsuite.Tagger:
    """The tagger of a model that :func:`train` wrote."""
    found = pycrfsuite.Tagger()
    found.open(str(path))
    return found


def folded(
    trained: pycrfsuite.Tagger,
    readings: Sequence[Mapping[str, float]],
    lists: dict[str, tuple[str, ...]],
    least: float = 0.0,
) -> bytes:
    """The file of weights that are added up for use.

    Args:
        readings: for each way to read a text, how much of the weights of each set is added to the common ones.
        least: leave weights out that are smaller.
    """
    told = trained.info()
    tables = [_added_up(told.state_features, shares, least) for shares in readings]
    return pack(tables[0], told.transitions, lists, *tables[1:])


def _added_up(
    weights: Mapping[tuple[str, str], float], shares: Mapping[str, float], least: float
) -> dict[tuple[str, int, str], float]:
    table: dict[tuple[str, int, str], float] = {}
    for (name, label), weight in weights.items():
        whose, bar, rest = name.partition("|")
        # A common feature begins with its place, even that of the sign "|".
        common = not bar or ":" in whose
        place, _, feature = (name if common else rest).partition(":")
        key = (feature, int(place), label)
        table[key] = table.get(key, 0.0) + weight * (1.0 if common else shares.get(whose, 0.0))
    return {key: weight for key, weight in table.items() if abs(weight) >= least}
