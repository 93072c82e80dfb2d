"""Finds texts that tell something like a given text: nearest neighbours by hashed TF-IDF over words and their letters.

Words find what is told in the same words; groups of three to five letters find it in other spelling, with other
prefixes and suffixes, and in a neighbouring language. How rare a feature is (idf) comes from the texts of the index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)
Floats = NDArray[np.float32]
Ids = NDArray[np.int32]

BITS = 18
"""Features are hashed to this many bits: letters to the upper half, words and ideas to a quarter each."""

SHARES = (0.5, 0.5, 0.0)
"""What words, letters and ideas weigh in the likeness."""

_ALL, _HALF, _QUARTER = 1 << BITS, 1 << (BITS - 1), 1 << (BITS - 2)
_STRONGEST = 400
_MOST_POSTINGS = 60_000
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Features(NamedTuple):
    """The features of a text, each once, with how often it occurs."""

    ids: Ids
    counts: Floats


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.lower())


def features_of(words: Collection[str]) -> Features:
    """The hashed features of a list of words: the words themselves and their groups of three to five letters.

    A word that begins with # has no letters: it names an idea.

    >>> len(features_of(["api"]).ids)  # api; _ap api pi_, _api api_, _api_
    7
    """
    if not words:
        return Features(np.empty(0, np.int32), np.empty(0, np.float32))
    ids, counts = np.unique(np.concatenate([_ids_of(word) for word in words]), return_counts=True)
    return Features(ids, counts.astype(np.float32))


def text_features(text: str) -> Features:
    """The features of a text as it stands."""
    return features_of(words_of(text))


@lru_cache(maxsize=1 << 16)
def _ids_of(word: str) -> Ids:
    padded = f"_{word}_"
    letters = [padded[i : i + size] for size in (3, 4, 5) for i in range(len(padded) - size + 1)]
    word_id = crc32(word.encode()) % _QUARTER
    if word[0] == "#":
        return np.array([_QUARTER + word_id], dtype=np.int32)
    return np.array([word_id, *(_HALF + crc32(group.encode()) % _HALF for group in letters)], dtype=np.int32)


class Index(Generic[Key]):
    """Texts under keys; asks for the nearest of them. Not to be changed by two threads at once.

    >>> index = Index()
    >>> index.add(1, "Tawuran pemuda di depan Pasar Wonoasih, dua luka")
    >>> index.add(2, "Harga cabai di Pasar Baru naik")
    >>> [key for key, likeness in index.nearest("dua pemuda terluka dalam tawuran dekat pasar wonoasih", 1)]
    [1]
    """

    def __init__(
        self, features: Callable[[str], Features] | None = None, shares: tuple[float, float, float] = SHARES
    ) -> None:
        """
        Args:
            features: makes the features of a text; by default its words as they stand and their letters.
            shares: what words, letters and ideas weigh in the likeness; they add up to 1.
        """
        self._features_of = features or text_features
        self._shares = shares
        self._keys: list[Key] = []
        self._numbers: dict[Key, int] = {}
        self._features: list[Features] = []
        self._weights: list[Floats] = []
        self._idf: Floats = np.ones(_ALL, np.float32)
        self._found_in = np.zeros(_ALL, np.int32)
        self._built = 0
        self._postings: tuple[Ids, Floats, NDArray[np.int64]] = _postings([], [])

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: Key) -> bool:
        return key in self._numbers

    def add(self, key: Key, text: str | Features) -> None:
        """Enter a text, or features kept from earlier.

        Raises:
            ValueError: the key is taken.
        """
        if key in self._numbers:
            raise ValueError(f"already in the index: {key!r}")
        features = self._features_of(text) if isinstance(text, str) else text
        self._numbers[key] = len(self._keys)
        self._keys.append(key)
        self._features.append(features)
        self._weights.append(self._weigh(features))
        self._found_in[features.ids] += 1

    def nearest(
        self, text: str | Features, k: int = 5, among: Collection[Key] | None = None
    ) -> list[tuple[Key, float]]:
        """(key, likeness from 0 to 1) of the texts likest to a text, the likest first; those without any are left out.

        Args:
            text: what to look for, or its features; it need not be in the index.
            k: how many at most.
            among: look only at these keys, such as the texts of the same week.
        """
        self._refresh()
        features = self._features_of(text) if isinstance(text, str) else text
        weights = self._weigh(features)
        table = np.zeros(_ALL, np.float32)
        table[features.ids] = weights
        if among is None:
            numbers = self._promising(features.ids, weights, max(64, 4 * k))
        else:
            numbers = [self._numbers[key] for key in among if key in self._numbers]
        scores = [float(table[self._features[number].ids] @ self._weights[number]) for number in numbers]
        ranked = sorted(zip(scores, numbers, strict=True), key=lambda each: (-each[0], each[1]))
        return [(self._keys[number], min(score, 1.0)) for score, number in ranked[:k] if score > 0]

    def _weigh(self, features: Features) -> Floats:
        """The weights of a text's features; words, letters and ideas are each brought to their share."""
        weights: Floats = np.sqrt(features.counts) * self._idf[features.ids]
        words, ideas = np.searchsorted(features.ids, (_QUARTER, _HALF)).tolist()
        parts = weights[:words], weights[ideas:], weights[words:ideas]
        for part, share in zip(parts, self._shares, strict=True):
            length = float(np.sqrt(part @ part))
            if length:
                part *= np.float32(np.sqrt(share) / length)
        return weights

    def _refresh(self) -> None:
        """Weigh anew when the index has grown by a fifth since the last time."""
        count = len(self._keys)
        if count <= self._built * 1.2 + 8 and not (count < 64 and count != self._built):
            return
        self._idf = (np.log((count + 1) / (self._found_in + 1)) + 1).astype(np.float32)
        self._weights = [self._weigh(features) for features in self._features]
        self._postings = _postings(self._features, self._weights)
        self._built = count

    def _promising(self, ids: Ids, weights: Floats, most: int) -> list[int]:
        """The texts that share the strongest features, and those that came in since the last weighing."""
        late = list(range(self._built, len(self._keys)))
        texts, strengths, starts = self._postings
        strongest = ids[np.argsort(-weights)[:_STRONGEST]]
        strongest = strongest[np.cumsum(starts[strongest + 1] - starts[strongest]) <= _MOST_POSTINGS]
        ranges = [slice(starts[i], starts[i + 1]) for i in strongest.tolist() if starts[i] < starts[i + 1]]
        if not ranges:
            return late
        table = np.zeros(_ALL, np.float32)
        table[ids] = weights
        where = np.concatenate([texts[part] for part in ranges])
        asked = np.repeat(
            table[[i for i in strongest.tolist() if starts[i] < starts[i + 1]]], [p.stop - p.start for p in ranges]
        )
        scores = np.bincount(where, asked * np.concatenate([strengths[part] for part in ranges]), self._built)
        best = np.argpartition(-scores, most)[:most] if most < len(scores) else np.arange(len(scores))
        return [int(number) for number in best if scores[number] > 0] + late


def likenesses(one: Features, others: Sequence[Features], shares: tuple[float, float, float] = SHARES) -> list[float]:
    """The likeness of a text to each of some others, as an :class:`Index` of the others would tell it, at one go.

    Args:
        one: the text.
        others: what it is compared with; how rare a feature is comes from these.
        shares: what words, letters and ideas weigh.

    >>> texts = [text_features(text) for text in ("tawuran di pasar", "harga cabai naik", "pasar ramai")]
    >>> [round(likeness, 2) for likeness in likenesses(texts[0], texts)]
    [1.0, 0.0, 0.3]
    """
    if not others:
        return []
    ids = np.concatenate([other.ids for other in others])
    rows = np.repeat(np.arange(len(others)), [len(other.ids) for other in others])
    found_in = np.bincount(ids, minlength=_ALL)
    idf = np.log((len(others) + 1) / (found_in + 1)) + 1
    own, theirs = (np.sqrt(each) * idf[at] for each, at in ((one.counts, one.ids), (_counts(others), ids)))
    table = np.zeros(_ALL)
    table[one.ids] = own
    place = 3 * rows + _parts(ids)
    dots = np.bincount(place, theirs * table[ids], 3 * len(others)).reshape(-1, 3)
    squares = np.bincount(place, theirs**2, 3 * len(others)).reshape(-1, 3)
    lengths = np.sqrt(squares * np.bincount(_parts(one.ids), own**2, 3))
    words, letters, ideas = shares
    parts = np.divide(dots, lengths, out=np.zeros(dots.shape), where=lengths > 0)
    found: list[float] = np.minimum(parts @ np.array([words, ideas, letters]), 1.0).tolist()
    return found


def _counts(texts: Sequence[Features]) -> Floats:
    return np.concatenate([text.counts for text in texts])


def _parts(ids: Ids) -> NDArray[np.int64]:
    """0 for words, 1 for ideas, 2 for letters."""
    return (ids >= _QUARTER).astype(np.int64) + (ids >= _HALF)


def _postings(features: list[Features], weights: list[Floats]) -> tuple[Ids, Floats, NDArray[np.int64]]:
    """For every feature the texts that have it with their weights, and where each feature's stretch begins."""
    if not features:
        return np.empty(0, np.int32), np.empty(0, np.float32), np.zeros(_ALL + 1, np.int64)
    ids = np.concatenate([each.ids for each in features])
    order = np.argsort(ids, kind="stable")
    texts = np.repeat(np.arange(len(features), dtype=np.int32), [len(each.ids) for each in features])
    starts = np.zeros(_ALL + 1, np.int64)
    np.cumsum(np.bincount(ids, minlength=_ALL), out=starts[1:])
    return texts[order], np.concatenate(weights)[order], starts
