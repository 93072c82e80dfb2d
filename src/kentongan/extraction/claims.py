"""Finds the known rumour that a new claim tells again: in other words, in chat spelling, in Javanese or Madurese.

Words are brought to one form and call up ideas. A first look compares words, letters and ideas of all known rumours;
of the likest it is then asked how much of each claim the other tells too, word by word. Last, numbers and names
(places, persons) must agree, for the same tale of another village is another rumour.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from math import log
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from kentongan.extraction.claim_words import Word, claim_words, plain
from kentongan.extraction.likeness import Features, Index, features_of
from kentongan.extraction.words.claims import NAME_CUES

Key = TypeVar("Key", bound=Hashable)

SHARES = (0.05, 0.25, 0.7)
"""What words, letters and ideas weigh in the likeness of two claims."""

LIKENESS, KNOWN_TOLD, TOLD_KNOWN = 0.4, 0.25, 0.35
"""What the likeness weighs, what of the known rumour is told, and what of the told is known."""

NAMES_AGREE, NAMES_CLASH = 0.15, 0.05
NUMBERS_AGREE, NUMBERS_CLASH = 0.06, 0.04
NEARLY = 0.3
"""From which share of their letters on two unknown words are taken for one another."""
UNKNOWN = 0.85
"""How rare a word counts that stands in no known rumour."""

_RUN = re.compile(r"(?<=[^\W.!?:] )[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_WORDS = re.compile(r"[^\W_]+")


def claim_features(text: str) -> Features:
    """The features of a claim for an :class:`Index`; a word that calls up several ideas counts less for each."""
    return _features(claim_words(text))


def _features(told: Sequence[Word]) -> Features:
    words = features_of([word.form for word in told])
    weights: defaultdict[str, float] = defaultdict(float)
    for word in told:
        for idea in word.ideas:
            weights[idea] += 1 / len(word.ideas)
    ideas = features_of(sorted(weights))
    numbered = {int(features_of([idea]).ids[0]): weight for idea, weight in weights.items()}
    counts = np.array([numbered[number] for number in ideas.ids.tolist()], np.float32)
    ids = np.concatenate([words.ids, ideas.ids])
    order = np.argsort(ids)
    return Features(ids[order], np.concatenate([words.counts, counts])[order])


class Claim(NamedTuple):
    """What is compared of a claim; worth keeping, since making it is the slow part."""

    features: Features
    words: tuple[Word, ...]
    names: frozenset[str]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers told."""
        return frozenset(word.form for word in self.words if word.form[0].isdigit())


def claim_of(text: str) -> Claim:
    """Prepare a claim for a :class:`ClaimIndex`."""
    words = claim_words(text)
    return Claim(_features(words), tuple(dict.fromkeys(words)), names_in(text))


class _Told(NamedTuple):
    """What a claim tells, to ask whether it tells a word of another."""

    forms: frozenset[str]
    ideas: frozenset[str]
    letters: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, words: Iterable[Word]) -> _Told:
        found = list(words)
        return cls(
            frozenset(word.form for word in found),
            frozenset(idea for word in found for idea in word.ideas),
            tuple(_letters(word.form) for word in found if not word.ideas and len(word.form) > 3),
        )


@lru_cache(maxsize=1 << 14)
def _letters(form: str) -> frozenset[str]:
    return frozenset(form[at : at + 3] for at in range(len(form) - 2))


class ClaimIndex(Generic[Key]):
    """Known rumours under keys. Names are learnt from the known rumours, where they are written with capitals.

    >>> index = ClaimIndex()
    >>> index.add("a", "Penculik anak bermobil putih berkeliaran di Kelurahan Ketapang.")
    >>> index.add("b", "Penculik anak bermobil putih berkeliaran di Kelurahan Jati.")
    >>> index.nearest("ati2 lur onok wong nyulik bocah numpak montor putih nang jati", 1)[0][0]
    'b'
    """

    def __init__(self) -> None:
        self._index: Index[Key] = Index(claim_features, SHARES)
        self._known: dict[Key, Claim] = {}
        self._told: dict[Key, _Told] = {}
        self._names: Counter[str] = Counter()
        self._found_in: Counter[str] = Counter()
        self._rarities: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._known)

    def add(self, key: Key, text: str | Claim) -> None:
        """Enter a known rumour.

        Args:
            key: what stands for it.
            text: its claim, as an office would write it: a sentence with capitals where names are; or the claim
                kept from earlier.

        Raises:
            ValueError: the key is taken.
        """
        claim = claim_of(text) if isinstance(text, str) else text
        self._index.add(key, claim.features)
        self._known[key] = claim
        told = self._told[key] = _Told.of(claim.words)
        self._names.update(claim.names)
        self._found_in.update((*told.forms, *told.ideas))
        self._rarities.clear()

    def nearest(self, text: str, k: int = 5) -> list[tuple[Key, float]]:
        """(key, score from 0 to 1) of the rumours that the text may tell again, the likest first.

        Args:
            text: a claim as it was heard.
            k: how many at most.
        """
        claim = claim_of(text)
        named, told = self._mentioned(text), _Told.of(claim.words)
        found = []
        for key, likeness in self._index.nearest(claim.features, max(50, 4 * k)):
            known = self._known[key]
            score = (
                LIKENESS * likeness
                + KNOWN_TOLD * self._share(known.words, told)
                + TOLD_KNOWN * self._share(claim.words, self._told[key])
                + self._names_agree(named, known.names)
                + _numbers_agree(claim.numbers, known.numbers)
            )
            found.append((key, min(max(score, 0.0), 1.0)))
        return sorted(found, key=lambda each: -each[1])[:k]

    def _share(self, words: Sequence[Word], other: _Told) -> float:
        """How much of a claim's words the other claim tells too, rare words counting more."""
        whole = sum(self._rarity(word.form) for word in words)
        return sum(self._rarity(word.form) * self._tells(other, word) for word in words) / whole if whole else 0.0

    def _rarity(self, feature: str) -> float:
        """From 0 for what all known rumours tell to 1; a word that none tells is nearly rare."""
        known = self._rarities.get(feature)
        if known is None:
            count, found_in = len(self._known) + 1, self._found_in[feature]
            known = max(log(count / (found_in + 0.5)) / log(count + 1), 0.05) if found_in else UNKNOWN
            self._rarities[feature] = known
        return known

    def _tells(self, other: _Told, word: Word) -> float:
        """How surely another claim tells a word: itself, by another word for one of its ideas, or nearly written so."""
        if word.form in other.forms:
            return 1.0
        if word.ideas:
            return max((self._rarity(idea) for idea in word.ideas & other.ideas), default=0.0)
        own = _letters(word.form)
        shares = (len(own & letters) / len(own | letters) for letters in other.letters)
        likest = max(shares, default=0.0)
        return likest if likest > NEARLY else 0.0

    def _mentioned(self, text: str) -> frozenset[str]:
        """The names of known rumours that a text mentions, however it writes them."""
        flat = plain(text)
        words = set(_WORDS.findall(flat))
        run = re.sub(r"[^a-z]", "", flat)
        return frozenset(name for name in self._names if (name in run if len(name) > 5 else name in words))

    def _names_agree(self, told: frozenset[str], known: frozenset[str]) -> float:
        """Rare names tell more; a text that names another place tells another tale."""
        common = told & known
        if common:
            count = len(self._known) + 1
            return NAMES_AGREE * max(log(count / (self._names[name] + 0.5)) / log(count + 1) for name in common)
        return -NAMES_CLASH if told and known else 0.0


def names_in(text: str) -> frozenset[str]:
    """The names in a sentence with capitals, without blanks; a word at its beginning is none.

    >>> sorted(names_in("Dua santri di Kecamatan Wonoasih hilang dari Pasar Gotong Royong."))
    ['pasargotongroyong', 'wonoasih']
    """
    runs = (match[0].split() for match in _RUN.finditer(text))
    cut = ([plain(word) for word in run if plain(word) not in NAME_CUES] for run in runs)
    return frozenset(re.sub(r"[^a-z]", "", "".join(run)) for run in cut if run) - {""}


def _numbers_agree(told: frozenset[str], known: frozenset[str]) -> float:
    if not told or not known:
        return 0.0
    return NUMBERS_AGREE if told & known else -NUMBERS_CLASH
