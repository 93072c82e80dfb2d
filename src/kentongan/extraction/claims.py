"""Finds the known rumour that a new claim tells again: in other words, in chat spelling, in Javanese or Madurese.

Words are brought to one form (spelling, neighbouring languages, prefixes and suffixes), and each calls up the ideas
for which it stands ("balita" a child, "celeng" a pig). Words, letters and ideas are compared; then numbers and names
(places, persons) must agree, for the same tale of another village is another rumour.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable
from functools import lru_cache
from math import log
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from kentongan.extraction.likeness import Features, Index, features_of
from kentongan.extraction.words_claims import NAME_CUES, NUMBERS, SPELLING, STOP, SYNONYMS
from kentongan.extraction.words_ideas import IDEAS, PHRASES

Key = TypeVar("Key", bound=Hashable)

SHARES = (0.3, 0.4, 0.3)
"""What words, letters and ideas weigh in the likeness of two claims."""

NAMES_AGREE, NAMES_CLASH = 0.15, 0.05
NUMBERS_AGREE, NUMBERS_CLASH = 0.03, 0.02

_RUN = re.compile(r"(?<=[^\W.!?:] )[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_AMOUNT = re.compile(r"(\d)\s?(rb|ribu|jt|juta|k)\b")
_TIMES = {"rb": "000", "ribu": "000", "k": "000", "jt": "000000", "juta": "000000"}
_TWICE = re.compile(r"([^\W\d_]{2,})[2²]\b")
_DOUBLED = re.compile(r"([a-z])\1+(?!ya\b)")
_ASPIRATED = re.compile(r"([bdgjt])h")
_DROPPED = str.maketrans("", "", "'\u2019\u2018`\u02bc")
_ENDINGS = (
    "nya",
    "kan",
    "lah",
    "kah",
    "an",
    "in",
    "ake",
    "no",
    "na",
    "ne",
    "i",
    "e",
    "kanya",
    "anya",
    "inya",
    "ono",
    "ane",
)
# A beginning with the letter that it may have swallowed.
_BEGINNINGS = (
    ("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k"), ("mem", "p"), ("pem", "p"), ("men", "t"), ("pen", "t"),
    ("ber", ""), ("ter", ""), ("per", ""), ("ke", ""), ("di", ""), ("se", ""), ("me", ""), ("pe", ""), ("ny", "s"),
    ("ng", "k"), ("m", "p"), ("n", "t"),
)  # fmt: skip


def plain(text: str) -> str:
    """Lower case without accents, apostrophes, doubled letters and the h of aspirated ones.

    >>> plain("bhâkal ca'na"), plain("Lèndhu"), plain("nggak")
    ('bakal cana', 'lendu', 'ngak')
    """
    flat = unicodedata.normalize("NFKD", text.lower()).translate(_DROPPED)
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    return _DOUBLED.sub(r"\1", _ASPIRATED.sub(r"\1", flat))


def _table(lines: str) -> dict[str, str]:
    """Word -> the first word of its line; a word on two lines goes to the first of them."""
    found: dict[str, str] = {}
    for line in lines.split("\n"):
        first, *others = plain(line).split()
        for word in (first, *others):
            found.setdefault(word, first)
    return found


def _ideas() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in IDEAS.split("\n"):
        idea, words = line.split(":")
        for word in {plain(word.replace("_", "")) for word in words.split()}:
            form = _SPELLING.get(word, word)
            found[form] = tuple(dict.fromkeys((*found.get(form, ()), f"#{idea}")))
    return found


_SPELLING = {**_table(NUMBERS), **_table(SPELLING)}
_SAME = _table(SYNONYMS)
_IDEAS = _ideas()
_STOP = frozenset(map(plain, STOP))
_KNOWN = frozenset((*_SPELLING, *_IDEAS, *_SAME))
_PHRASES = re.compile(r"\b(?:" + "|".join(plain(phrase).replace("_", "[ -]") for phrase in PHRASES) + r")")


def claim_words(text: str) -> list[str]:
    """The words that tell what a claim claims, each in its one form, and the ideas that they call up (with a #).

    >>> [word for word in claim_words("Jarene arek cilik diculik nang Wonoasih") if word[0] != "#"]
    ['anak', 'kecil', 'culik', 'wonoasih']
    >>> sorted(set(claim_words("dibawa kabur")) & set(claim_words("menculik")))
    ['#kidnap']
    """
    flat = plain(_TWICE.sub(r"\1", text))
    flat = _AMOUNT.sub(lambda match: match[1] + _TIMES[match[2]], flat).replace("%", " persen")
    flat = _PHRASES.sub(lambda match: match[0].replace(" ", "").replace("-", ""), flat)
    return [form for word in _WORD.findall(flat) for form in _forms(word)]


def claim_features(text: str) -> Features:
    """The features of a claim for an :class:`Index`; a word that calls up several ideas counts less for each."""
    flat = claim_words(text)
    words = features_of([word for word in flat if word[0] != "#"])
    calls = [(idea, 1 / len(group)) for group in _called_up(flat) for idea in group]
    ideas = features_of([idea for idea, _ in calls])
    weights: dict[int, float] = {}
    for idea, weight in calls:
        number = int(features_of([idea]).ids[0])
        weights[number] = weights.get(number, 0.0) + weight
    counts = np.array([weights[number] for number in ideas.ids.tolist()], np.float32)
    ids = np.concatenate([words.ids, ideas.ids])
    order = np.argsort(ids)
    return Features(ids[order], np.concatenate([words.counts, counts])[order])


def _called_up(words: list[str]) -> list[list[str]]:
    """The ideas of a text, word by word."""
    groups: list[list[str]] = [[]]
    for word in words:
        if word[0] == "#":
            groups[-1].append(word)
        else:
            groups.append([])
    return groups


@lru_cache(maxsize=1 << 15)
def _forms(word: str) -> tuple[str, ...]:
    """The one form of a word and its ideas; nothing for a word that says nothing."""
    if word[0].isdigit():
        return (word.replace(".", ""),)
    if word in _STOP:
        return ()
    half = word.split("-")[0]
    if "-" in word and word not in _KNOWN and word.split("-")[1].startswith(half[:4]):
        word = half
    word = next((stem for stem in _stems(word) if stem in _KNOWN), _bare(word))
    word = _SPELLING.get(word, word)
    return () if word in _STOP else (_SAME.get(word, word), *_IDEAS.get(word, ()))


def _stems(word: str) -> list[str]:
    """The word, then with its endings, its beginnings or both taken off, the likelier first."""
    shorter = [word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 4]
    found = [word, *_without_beginning(word)]
    for body in shorter:
        found += [body, *_without_beginning(body)]
    return list(dict.fromkeys(found))


def _without_beginning(word: str) -> list[str]:
    found = []
    for start, swallowed in _BEGINNINGS:
        rest = word.removeprefix(start)
        if rest == word or len(rest) < 3:
            continue
        if swallowed and rest[0] in "aiueo":
            found.append(swallowed + rest)
        if len(start) > 1:
            found.append(rest)
    return found


def _bare(word: str) -> str:
    """An unknown word without its commonest ending and beginning; the letters do the rest."""
    for end in ("nya", "kan", "an"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            word = word.removesuffix(end)
            break
    for start in ("meng", "mem", "men", "ber", "ter", "di"):
        if word.startswith(start) and len(word) - len(start) >= 4:
            return word.removeprefix(start)
    return word


class Claim(NamedTuple):
    """What is compared of a claim; worth keeping, since making it is the slow part."""

    features: Features
    names: frozenset[str]
    numbers: frozenset[str]


def claim_of(text: str) -> Claim:
    """Prepare a claim for a :class:`ClaimIndex`."""
    return Claim(claim_features(text), names_in(text), _numbers(text))


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
        self._names: Counter[str] = Counter()

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
        self._names.update(claim.names)

    def nearest(self, text: str, k: int = 5) -> list[tuple[Key, float]]:
        """(key, score from 0 to 1) of the rumours that the text may tell again, the likest first.

        Args:
            text: a claim as it was heard.
            k: how many at most.
        """
        named, numbers = self._mentioned(text), _numbers(text)
        found = []
        for key, likeness in self._index.nearest(text, max(50, 4 * k)):
            known = self._known[key]
            score = likeness + self._names_agree(named, known.names) + _numbers_agree(numbers, known.numbers)
            found.append((key, min(max(score, 0.0), 1.0)))
        return sorted(found, key=lambda each: -each[1])[:k]

    def _mentioned(self, text: str) -> frozenset[str]:
        """The names of known rumours that a text mentions, however it writes them."""
        flat = plain(text)
        words = set(_WORD.findall(flat))
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


def _numbers(text: str) -> frozenset[str]:
    return frozenset(word for word in claim_words(text) if word[0].isdigit())


def _numbers_agree(told: frozenset[str], known: frozenset[str]) -> float:
    if not told or not known:
        return 0.0
    return NUMBERS_AGREE if told & known else -NUMBERS_CLASH
