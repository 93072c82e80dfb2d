"""Grave signs in a report: a few words that must not wait for anybody to read them, where they are meant as such.

Which words is the city's affair; this knows when a word is not meant: denied, listed as "nihil", told of a drill, a
film or a game, a figure of speech, or only feared and guarded against. A threat ("akan dibakar") is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kentongan.extraction.clean import Document, prepare
from kentongan.extraction.phrases import Before
from kentongan.extraction.trouble import NIL_AFTER
from kentongan.extraction.words.issues import NEGATIONS
from kentongan.extraction.words.signs import CLOSED, DISMISSED, GUARDED, PLAYED

_DENIED = Before(
    f"{NEGATIONS}|tdk ada|tdk|gak|ga|nggak|belum|hoaks|hoax|kabar bohong", gap=r"\s(?:\w+\s){0,3}", reach=60
)
_GUARDED = Before(GUARDED, gap=r"\s(?:[\w-]+\s){0,4}", reach=70)
_PLAYED = re.compile(rf"\b(?:{PLAYED})\b")
_DISMISSED = re.compile(rf"\b(?:{DISMISSED})\b")
_CLOSED = re.compile(rf"\b(?:{CLOSED})\b")
_NOT = Before("tidak|tak|tdk|jangan|belum", gap=r"\s(?:\w+\s)?", reach=24)
_Pattern = re.Pattern[str]


def grave_signs(text: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the signs that a text tells as meant, in the order of `words`.

    Args:
        text: one report.
        words: code → words in lower case, separated by ``;``. A ``*`` ends a word's beginning ("celurit*");
            ``a & b`` asks for both in one sentence.

    >>> words = {"weapon": "celurit*;senjata tajam", "worship": "massa & gereja"}
    >>> grave_signs("Ada massa membawa celurit di depan gereja.", words)
    ('weapon', 'worship')
    >>> grave_signs("Tidak ada senjata tajam.", words), grave_signs("Latihan drama: celurit kertas.", words)
    ((), ())
    """
    document = prepare(text)
    if _CLOSED.search(document.lower):
        return ()
    return tuple(code for code, listed in words.items() if _is_told(document, listed))


def _is_told(document: Document, listed: str) -> bool:
    lower = document.lower
    for stems, parts in _patterns(listed):
        for stem in stems:
            if stem not in lower:  # most reports tell of nothing grave: no need to look closer
                break
        else:
            if any(_in_sentence(document, parts, start, end) for start, end in document.sentences):
                return True
    return False


def _in_sentence(document: Document, parts: tuple[_Pattern, ...], start: int, end: int) -> bool:
    lower = document.lower
    found = [list(part.finditer(lower, start, end)) for part in parts]
    if not all(found) or _PLAYED.search(lower, start, end) or _DISMISSED.search(lower, start, end):
        return False
    return all(any(_is_meant(document, match, start, end) for match in matches) for matches in found)


def _is_meant(document: Document, match: re.Match[str], start: int, end: int) -> bool:
    if NIL_AFTER.match(document.lower, match.end(), end):
        return False
    return not any(words.stands(document, match.start(), start) for words in (_NOT, _DENIED, _GUARDED))


@lru_cache(maxsize=64)
def _patterns(listed: str) -> tuple[tuple[tuple[str, ...], tuple[_Pattern, ...]], ...]:
    """Return, for each word, the letters that have to be there at all and the patterns to be found in one sentence."""
    terms = [[part.strip() for part in term.split("&") if part.strip()] for term in listed.split(";")]
    return tuple((tuple(map(_stem, parts)), tuple(map(_pattern, parts))) for parts in terms if parts)


def _stem(words: str) -> str:
    return max((word.rstrip("*") for word in words.split()), key=len)


def _pattern(words: str) -> _Pattern:
    spaced = r"[\s-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())
    return re.compile(rf"\b{spaced}\b")
