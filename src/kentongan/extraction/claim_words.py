"""Brings the words of a claim to one form (spelling, neighbouring languages, prefixes and suffixes) and names the
ideas for which each stands ("balita" a child, "celeng" a pig)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kentongan.extraction.claim_numbers import with_numbers
from kentongan.extraction.words.claims import SPELLING, STOP, SYNONYMS
from kentongan.extraction.words.ideas import IDEAS
from kentongan.extraction.words.senses import SENSES

LONGEST = 40
"""Letters of a word; what is longer is none, and only its beginning is compared."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_TWICE = re.compile(r"\b([^\W\d_]{2,})[2²]\b")
_DOUBLED = re.compile(r"([a-z])\1+(?!ya\b)")
_ASPIRATED = re.compile(r"([bdgjt])h")
_DROPPED = str.maketrans("", "", "'\u2019\u2018`\u02bc")
_ENDINGS = ("nya", "kan", "lah", "kah", "an", "in", "ake", "no", "na", "ne", "i", "e", "kanya", "anya", "inya", "ono",
            "ane")  # fmt: skip
# A beginning with the letter that it may have swallowed.
_BEGINNINGS = (
    ("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k"), ("mem", "p"), ("pem", "p"), ("men", "t"), ("pen", "t"),
    ("ber", ""), ("ter", ""), ("per", ""), ("ke", ""), ("di", ""), ("se", ""), ("me", ""), ("pe", ""), ("ny", "s"),
    ("ng", "k"), ("m", "p"), ("n", "t"),
)  # fmt: skip


class Word(NamedTuple):
    """A word of a claim in its one form, and the ideas that it calls up."""

    form: str
    ideas: frozenset[str]


def plain(text: str) -> str:
    """Lower case without accents, apostrophes, doubled letters and the h of aspirated ones.

    >>> plain("bhâkal ca'na"), plain("Lèndhu"), plain("nggak")
    ('bakal cana', 'lendu', 'ngak')
    """
    flat = unicodedata.normalize("NFKD", text.lower()).translate(_DROPPED)
    flat = "".join(char for char in flat if not unicodedata.combining(char))
    return _DOUBLED.sub(r"\1", _ASPIRATED.sub(r"\1", flat))


def claim_words(text: str) -> list[Word]:
    """The words that tell what a claim claims, in order; small words and who says it are left out.

    >>> [word.form for word in claim_words("Jarene arek cilik diculik nang Wonoasih")]
    ['anakkecil', 'culik', 'wonoasih']
    >>> [sorted(word.ideas & {"#kidnap"}) for text in ("dibawa kabur", "menculik") for word in claim_words(text)]
    [['#kidnap'], ['#kidnap']]
    """
    flat = plain(_TWICE.sub(r"\1", text)).replace("%", " persen")
    words = with_numbers([word[:LONGEST] for word in _WORD.findall(flat)])
    tables, ideas = _tables(), _ideas()
    forms = (tables.same.get(form, form) for form in _joined(words))
    return [Word(form, ideas.get(form, frozenset())) for form in forms if form not in tables.stop]


def _table(lines: str) -> dict[str, str]:
    """Word -> the first word of its line; a word on two lines goes to the first of them."""
    found: dict[str, str] = {}
    for line in lines.split("\n"):
        first, *others = plain(line).split()
        for word in (first, *others):
            found.setdefault(word, first)
    return found


def _rows() -> Iterator[tuple[str, list[str]]]:
    """Each idea with the words that call it up."""
    for line in IDEAS.split("\n"):
        idea, _, told = line.partition(":")
        yield f"#{idea}", plain(told).split()
    for line in SENSES.split("\n"):
        words = plain(line).split()
        yield f"#={words[0]}", words


class _Tables(NamedTuple):
    spelling: dict[str, str]
    same: dict[str, str]
    stop: frozenset[str]
    known: frozenset[str]


# The tables are made when the first claim is looked at: who only reads a text does not wait for them.
@cache
def _tables() -> _Tables:
    spelling, same = _table(SPELLING), _table(SYNONYMS)
    single = (word for _, words in _rows() for word in words if "_" not in word)
    return _Tables(spelling, same, frozenset(map(plain, STOP)), frozenset((*spelling, *same, *single)))


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


@lru_cache(maxsize=1 << 15)
def _form(word: str) -> str:
    """The one form of a word: its known stem in its usual spelling."""
    if word[0].isdigit():
        return word
    tables = _tables()
    half = word.split("-")[0]
    if "-" in word and word not in tables.known and word.split("-")[1].startswith(half[:4]):
        word = half
    word = next((stem for stem in _stems(word) if stem in tables.known), "") or _bare(word)
    return tables.spelling.get(word, word)


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First form of a phrase -> (the forms behind it, the phrase as one word), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase in {word for _, words in _rows() for word in words if "_" in word}:
        first, *others = with_numbers(phrase.split("_"))
        found[_form(first)].append((tuple(map(_form, others)), phrase.replace("_", "")))
    return {first: sorted(ends, key=lambda end: (-len(end[0]), end)) for first, ends in found.items()}


def _joined(words: Sequence[str]) -> Iterator[str]:
    """The forms of the words, each phrase as one."""
    forms, phrases = [_form(word) for word in words], _phrases()
    at = 0
    while at < len(forms):
        ends = phrases.get(forms[at], ())
        found = next((end for end in ends if tuple(forms[at + 1 : at + 1 + len(end[0])]) == end[0]), None)
        yield found[1] if found else forms[at]
        at += 1 + (len(found[0]) if found else 0)


@cache
def _ideas() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for idea, words in _rows():
        for word in words:
            found[word.replace("_", "") if "_" in word else _form(word)].add(idea)
    for word, first in _tables().same.items():
        # The word that replaces another takes over what the other calls up.
        found[first] |= found.get(word, set())
    return {word: frozenset(ideas) for word, ideas in found.items()}
