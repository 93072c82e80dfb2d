"""What the model of the classes looks at: words and parts of words, hashed, and cues with names.

Everything is pure and the same for training and for reading: a text gives one row of numbers. Words, pairs of words
and pieces of words fall into :data:`BUCKETS` numbered buckets by CRC-32, so no list of words is kept; the cues, counted
where they stand, keep their names, so that a person can read what the model learnt from them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat
from math import log1p
from zlib import crc32

import numpy as np

from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit, Lexicon
from kentongan.extraction.records import CATEGORIES, KINDS
from kentongan.extraction.vocabulary import distinct
from kentongan.extraction.words.cues import CUES, SIGNERS, TELLERS
from kentongan.extraction.words.hints import HINTS
from kentongan.extraction.words.issues import WEAK

BUCKETS = 1 << 15
_PAIRED = 0x9E3779B1
_PIECES = range(3, 6)
_FIRST = 80
"""Letters that count as the opening where there is no headline."""
_LEAD = 220
"""Letters after the headline that count as the beginning."""
_WORDS = 3000
_SHORT = 60
"""Words below which a text is a message."""
_FEW = 200
OPENINGS = (40, 15)
"""Words of the opening, and of its beginning: what a text is about stands in its headline and first sentence."""

_CUES: Lexicon[str] = Lexicon((name, terms) for name, terms in (line.split("|") for line in CUES.strip().splitlines()))
_ZONES = ("in the opening", "at the beginning", "further down", "anywhere")
_FURTHER_DOWN = _ZONES.index("further down")
_CUED = {
    cue: tuple(f"{cue} {zone}" for zone in _ZONES) for cue in (line.split("|")[0] for line in CUES.strip().splitlines())
}
# A word may hint at several categories.
_HINTED: dict[str, tuple[str, ...]] = {}
for _category, _terms in (_line.split("|") for _line in HINTS.strip().splitlines()):
    for _term in _terms.split(";"):
        _HINTED[_term] = (*_HINTED.get(_term, ()), _category)
_HINTS: Lexicon[tuple[str, ...]] = Lexicon((categories, term) for term, categories in _HINTED.items())
_BULLET = re.compile(r"[ ]*(?:-|\d{1,2}[.)])")
_FIELD = re.compile(r"[ ]*[A-Za-z /,]{2,25}:")
_RARE = re.compile(r"[^\x00-\x7f]")
_FACES = {
    "laugh": frozenset("😂🤣😅😆😄"),
    "alarm": frozenset("⚠🚨‼📢"),
    "sorrow": frozenset("🙏😢😭😰"),
    "joy": frozenset("🎂🎉😍🔥❤🥳🏐🎁"),
}
# "PROBOLINGGO – …", as news begins; "(12/3", as it tells days.
_DATELINE = re.compile(r"^\W*[A-Z][A-Za-z ,().]{2,40}\s?[-–—|]\s", re.M)
_DAY_IN_FIGURES = re.compile(r"\(\d{1,2}/\d")
_LAUGHTER = ("wkwk", "haha", "hehe", "😂", "🤣", "😹", "😁")
_SIGNED = re.compile(rf"\b(?:{SIGNERS})\b[^\n]*\Z")
_SIGNATURE = 60
"""Letters at the end in which a signature stands."""
_HAND = 2.0
"""How much the hand counts against the other cues."""
_TOLD_BY = {name: frozenset(words.split()) for name, words in TELLERS.items()}


@dataclass(frozen=True)
class Features:
    """One text as the model sees it: its words, named cues with their values, and the hints at categories.

    ``bodies`` are the numbers of the words in names of bodies: "Dinas Kesehatan" is nobody's illness.
    """

    words: Sequence[str]
    named: dict[str, float]
    hints: Sequence[Hit[tuple[str, ...]]] = ()
    bodies: Collection[int] = ()

    @cached_property
    def hashed(self) -> tuple[np.ndarray, np.ndarray]:
        """The buckets of the words, with values: what training and learning look at."""
        return hashed(self.words)

    @cached_property
    def openings(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """The same of the first words, for each of ``OPENINGS``."""
        return [hashed(self.words[:size]) for size in OPENINGS]


def features(
    document: Document, votes: dict[str, float], hits: Sequence[Hit[tuple[str, str]]], bodies: Collection[int] = ()
) -> Features:
    """The features of a text.

    Args:
        document: the cleaned text.
        votes: what the word lists say of its kind.
        hits: the words of trouble found in it.
        bodies: the numbers of the words in names of bodies.

    >>> from kentongan.extraction.clean import prepare
    >>> told = features(prepare("Notulen rapat warga RT 02."), {"meeting": 6.0}, [])
    >>> told.named["minutes in the opening"], told.named["votes for meeting"]
    (1.0, 1.0)
    """
    named = {"headline": float(document.headline is not None), "bias": 1.0}
    named.update(_voted(votes))
    named.update(_cued(document))
    named.update(_shape(document))
    named.update(_hand(document))
    named["trouble"] = log1p(len(hits)) / 2
    named["no trouble"] = float(not hits)
    hints = [hint for hint in _HINTS.hits(document) if hint.number not in bodies]
    return Features(document.words[:_WORDS], named, hints, bodies)


def hashed(words: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Buckets of the distinct words, their pieces and the pairs of neighbours, with values.

    >>> buckets, values = hashed(["banjir", "lagi"])
    >>> len(buckets) == len(values), round(float(values[0]), 3)
    (True, 0.707)
    """
    if not words:
        return np.zeros(0, np.int64), np.zeros(0, np.float32)
    distinct = [word_buckets(word) for word in dict.fromkeys(words)]
    scale = np.float32(len(distinct) ** -0.5)
    pairs = pair_buckets(np.array([word_buckets(word)[2] for word in words], np.int64))
    pair_scale = np.float32(max(len(pairs), 1) ** -0.5)
    return (
        np.concatenate([*[parts[0] for parts in distinct], pairs]),
        np.concatenate([*[parts[1] * scale for parts in distinct], np.full(len(pairs), pair_scale, np.float32)]),
    )


def pair_buckets(codes: np.ndarray) -> np.ndarray:
    """Buckets of the distinct pairs of neighbours, from the codes of the words."""
    return flagged(paired(codes), BUCKETS)


def paired(codes: np.ndarray) -> np.ndarray:
    """The bucket of each pair of neighbours."""
    found: np.ndarray = (codes[:-1] * _PAIRED + codes[1:]) & (BUCKETS - 1)
    return found


def flagged(numbers: np.ndarray, most: int) -> np.ndarray:
    """The distinct numbers in order; many by flags, because sorting takes longer where all are below some ``most``.

    >>> flagged(np.array([5, 2, 5]), 8).tolist()
    [2, 5]
    """
    if len(numbers) < _FEW:
        return distinct(numbers)
    seen = np.zeros(most, np.bool_)
    seen[numbers] = True
    return np.flatnonzero(seen)


@lru_cache(maxsize=1 << 16)
def word_buckets(word: str) -> tuple[np.ndarray, np.ndarray, int]:
    """Buckets and values of a word and its pieces, and the word's own code."""
    codes = piece_codes(word)
    values = np.full(len(codes), piece_value(codes), np.float32)
    values[0] = 1.0
    return np.array(codes, np.int64) & (BUCKETS - 1), values, codes[0]


def piece_codes(word: str) -> list[int]:
    """The code of a word, then those of its pieces; the lowest bits are the bucket."""
    plain = word.rstrip("0123456789") or "0"
    framed = f" {plain} "
    letters = framed.encode()
    if len(letters) == len(framed):
        told = [letters[i : i + size] for size in _PIECES for i in range(len(letters) - size + 1)]
    else:
        told = [framed[i : i + size].encode() for size in _PIECES for i in range(len(framed) - size + 1)]
    return [crc32(plain.encode()), *map(crc32, told, repeat(1))]


def piece_value(codes: Sequence[int]) -> float:
    """How much each piece of a word counts beside the word itself, which counts 1."""
    return max(len(codes) - 1, 1) ** -0.5


def _voted(votes: dict[str, float]) -> dict[str, float]:
    given = {kind: max(votes.get(kind, 0.0), 0.0) for kind in KINDS}
    total = sum(given.values()) or 1.0
    named = {f"votes for {kind}": value / total for kind, value in given.items()}
    named.update({f"many votes for {kind}": log1p(value) / 3 for kind, value in given.items()})
    if votes:
        named[f"most votes for {max(given, key=lambda kind: given[kind])}"] = 1.0
    return named


def _cued(document: Document) -> dict[str, float]:
    """Each cue: in the opening, at the beginning, further down, anywhere."""
    body = document.headline[1] if document.headline else 0
    opening, beginning = body or _FIRST, body + _LEAD
    counts: dict[tuple[str, int], int] = {}
    for hit in _CUES.hits(document):
        # '…," katanya' names a speaker, not hearsay.
        if hit.term == "katanya" and document.text[max(0, hit.start - 2) : hit.start] == '" ':
            continue
        told = hit.label, (hit.start >= opening) + (hit.start >= beginning)
        counts[told] = counts.get(told, 0) + 1
    named = {
        _CUED[cue][zone]: min(count, 3) / 3 if zone == _FURTHER_DOWN else 1.0 for (cue, zone), count in counts.items()
    }
    named.update({_CUED[cue][-1]: 1.0 for cue, _ in counts})
    return named


def _shape(document: Document) -> dict[str, float]:
    text = document.text
    lines = text.split("\n")
    named = {
        "length": log1p(len(document.words)) / 5,
        "short": float(len(document.words) < _SHORT),
        "quotes": _few(text.count('"'), 6),
        "exclamations": _few(text.count("!"), 4),
        "questions": _few(text.count("?"), 3),
        "bullets": _few(sum(1 for line in lines if _BULLET.match(line)), 5),
        "fields": _few(sum(1 for line in lines if ":" in line and _FIELD.match(line)), 5),
        "capitals": len(document.capitals) / max(len(document.words), 1),
    }
    if not text.isascii():
        rare = set(_RARE.findall(text))
        named.update({name: 1.0 for name, faces in _FACES.items() if not faces.isdisjoint(rare)})
    return named


def _hand(document: Document) -> dict[str, float]:
    """In which hand a text is written: of a newspaper, of somebody who signs, of somebody who tells, of a joker."""
    text, first = document.text, document.words[:_SHORT]
    told = {
        "dateline": _DATELINE.search(text, 0, 400),
        "day in figures": _DAY_IN_FIGURES.search(text, 0, 500),
        "laughter": any(laugh in document.lower for laugh in _LAUGHTER),
        "signed": _SIGNED.search(document.lower[-4 * _SIGNATURE :].rstrip()[-_SIGNATURE:]),
        **{name: not words.isdisjoint(first) for name, words in _TOLD_BY.items()},
    }
    return {name: _HAND for name, so in told.items() if so}


def _few(count: int, most: int) -> float:
    return min(count, most) / most


def issue_features(
    document: Document,
    hits: Sequence[Hit[tuple[str, str]]],
    kinds: Mapping[str, float],
    text: Features,
    evidence: Sequence[Mapping[str, float]],
) -> dict[str, dict[str, float]]:
    """For each category of issues all that speaks for it; see :func:`own_features` for the arguments."""
    own = own_features(document, hits, kinds, text, evidence)
    return {category: {**standing(category, kinds), **own[category]} for category in CATEGORIES}


def standing(category: str, kinds: Mapping[str, float]) -> dict[str, float]:
    """What is so of every text: how likely each kind of text is."""
    named = {"bias": 1.0, f"{category}: bias": 1.0}
    for kind, value in kinds.items():
        named[f"in {kind}"] = named[f"{category}: in {kind}"] = value
    return named


def own_features(
    document: Document,
    hits: Sequence[Hit[tuple[str, str]]],
    kinds: Mapping[str, float],
    text: Features,
    evidence: Sequence[Mapping[str, float]],
) -> dict[str, dict[str, float]]:
    """For each category what this text tells of it: how often, where, and beside which others.

    Args:
        document: the cleaned text.
        hits: the words of trouble found in it.
        kinds: how likely each kind of text is.
        text: the features of the text, for its hints and the cues of rumours.
        evidence: what the sentences say for each category, in their order.
    """
    groups: dict[str, list[Hit[tuple[str, str]]]] = {}
    for hit in hits:
        groups.setdefault(hit.label[0], []).append(hit)
    most = max((len(own) for own in groups.values()), default=0)
    hints = _hints(document, text.hints)
    found = {}
    for category, sentences in zip(CATEGORIES, evidence, strict=True):
        named = dict(sentences)
        if category in groups:
            named.update(_told(category, groups, kinds, len(groups[category]) == most, document))
        elif not groups:
            named["no other told"] = 1.0
        if category in hints:
            named.update(hints[category])
        found[category] = named
    found["rumour_hoax"].update(
        {f"rumour: {name}": value for name, value in text.named.items() if name.startswith(_RUMOUR_CUES)}
    )
    return found


def _hints(document: Document, hints: Sequence[Hit[tuple[str, ...]]]) -> dict[str, dict[str, float]]:
    """How many hints at each category there are, where, and how they compare with those at the others."""
    body = document.headline[1] if document.headline else 0
    terms: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for hit in hints:
        for category in hit.label:
            terms.setdefault(category, set()).add(hit.term)
            first.setdefault(category, hit.start)
    total = sum(map(len, terms.values()))
    most = max(map(len, terms.values()), default=0)
    return {
        category: {
            "hints": log1p(len(told)),
            f"{category}: hints": log1p(len(told)),
            "share of hints": len(told) / total,
            f"{category}: share of hints": len(told) / total,
            "most hints": float(len(told) == most),
            "hint in the headline": float(first[category] < body),
            "hint at the beginning": float(first[category] < body + _LEAD),
        }
        for category, told in terms.items()
    }


_RUMOUR_CUES = ("denied", "hearsay", "forwarded", "is_it_true")


def _told(
    category: str,
    groups: Mapping[str, Sequence[Hit[tuple[str, str]]]],
    kinds: Mapping[str, float],
    most: bool,
    document: Document,
) -> dict[str, float]:
    own = groups[category]
    body = document.headline[1] if document.headline else 0
    terms = {hit.term for hit in own}
    total = sum(len(members) for members in groups.values())
    share = len(own) / total
    named = {
        "told": 1.0,
        f"{category}: told": 1.0,
        "terms": log1p(len(terms)),
        f"{category}: terms": log1p(len(terms)),
        "times": log1p(len(own)),
        "weak only": float(terms <= WEAK),
        "in the headline": float(own[0].start < body),
        "at the beginning": float(own[0].start < body + _LEAD),
        "share": share,
        "share of a short text": share * float(len(document.words) < _SHORT),
        "alone": float(len(groups) == 1),
        "among many": len(groups) / 5,
        "most": float(most),
    }
    named.update(told_in(category, kinds))
    named.update({f"{category} beside {other}": 1.0 for other in groups if other != category})
    return named


def told_in(category: str, kinds: Mapping[str, float]) -> dict[str, float]:
    """What is so where a category is told: in how likely a text of each kind."""
    named = {f"told in {kind}": value for kind, value in kinds.items()}
    named.update({f"{category}: told in {kind}": value for kind, value in kinds.items()})
    return named
