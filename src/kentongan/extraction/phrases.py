"""A pattern of words that is tried only at the words that can begin it.

A search tries its pattern at every letter of a text; most of the reader's patterns begin with one of a few dozen words,
and the document knows already where these stand.

>>> from kentongan.extraction.clean import prepare
>>> told = Phrases(r"unjuk rasa|bentrok\\w*|di tempat")
>>> [match[0] for match in told.matches(prepare("Unjuk rasa itu bentrokan, dimulai di tempat umum."))]
['unjuk rasa', 'bentrokan', 'di tempat']
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kentongan.extraction.clean import Document
from kentongan.extraction.triggers import HEAD, Trigger

_NEAR = 12
"""Words before a place, among which a phrase begins if it ends there."""
_LETTERS = re.compile(r"[a-z0-9']*")
_WORD_ENDS = re.compile(r"$|[ )-]|\\[sbW]|\[[- ]")


class Phrases:
    """Alternatives that each begin with a word in lower case, or with its first four letters at least."""

    def __init__(
        self, alternatives: str, *, after: str = r"\b", words: Iterable[str] = (), cased: bool = False
    ) -> None:
        """
        Args:
            alternatives: patterns joined by ``|``.
            after: what must follow each of them.
            words: all words that begin one, where the alternatives themselves do not tell.
            cased: they are looked for in the text as written, not in lower case.

        Raises:
            ValueError: the beginning of an alternative cannot be told from its letters.
        """
        begun = (word[:HEAD] for word in words) if words else beginnings(alternatives)
        self._trigger = Trigger(heads=set(begun))
        self.pattern = re.compile(rf"\b(?:{alternatives}){after}")
        self._cased = cased

    def matches(self, document: Document, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in the text, up to ``end`` if given, in order and without overlap."""
        text, starts = document.text if self._cased else document.lower, document.starts
        free, end = 0, len(text) if end is None else end
        for i in document.at(self._trigger):
            start = starts[i]
            if free <= start < end:
                match = self.pattern.match(text, start, end)
                if match:
                    free = match.end()
                    yield match

    def first(self, document: Document, end: int | None = None) -> re.Match[str] | None:
        """The first match in the text, or None."""
        return next(self.matches(document, end), None)


class Before:
    """Words that stand before a place in the text, with no more than ``gap`` between."""

    def __init__(self, alternatives: str, *, gap: str, reach: int) -> None:
        """
        Args:
            alternatives: plain words or phrases joined by ``|``.
            gap: pattern of what may stand between them and the place.
            reach: how many letters before the place are looked at.
        """
        self._first = frozenset(alternative.split()[0] for alternative in alternatives.split("|"))
        self._pattern = re.compile(rf"\b(?:{alternatives}){gap}$")
        self._reach = reach

    def stands(self, document: Document, position: int, since: int = 0) -> bool:
        """Does one of them stand before a position, and after ``since``?

        >>> from kentongan.extraction.clean import prepare
        >>> denied = Before("tidak ada|tanpa", gap=r"\\s(?:\\w+\\s){0,2}", reach=40)
        >>> denied.stands(prepare("Malam itu tidak ada satu pun tawuran."), 29)
        True
        """
        number = bisect_left(document.starts, position)
        if self._first.isdisjoint(document.words[max(0, number - _NEAR) : number]):
            return False
        return self._pattern.search(document.lower[max(since, position - self._reach) : position]) is not None


def beginnings(alternatives: str) -> set[str]:
    """The first letters, as in :class:`Trigger`, of all that may begin a match of patterns joined by ``|``.

    Raises:
        ValueError: the beginning of an alternative cannot be told from its letters.

    >>> sorted(beginnings("(?:para )?camat|rt"))
    ['cama', 'para', 'rt']
    """
    return {head for alternative in _split(alternatives) for head in _heads_of_one(alternative)}


def _split(alternatives: str) -> list[str]:
    """The alternatives, cut at each ``|`` that stands in no group."""
    parts, depth = [""], 0
    for char in alternatives:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _heads_of_one(pattern: str) -> set[str]:
    found = _LETTERS.match(pattern)
    letters = found[0] if found else ""
    rest = pattern[len(letters) :]
    if rest.startswith("?"):
        return _heads_of_one(letters[:-1] + rest[1:]) | _heads_of_one(letters + rest[1:])
    if len(letters) >= HEAD or (letters and _WORD_ENDS.match(rest)):
        return {letters[:HEAD]}
    look_around = re.match(r"\(\?<?[!=].*?\)", rest)
    if look_around:
        return _heads_of_one(letters + rest[look_around.end() :])
    if not rest.startswith("(?:"):
        raise ValueError(f"begins with a pattern, not with a word: {pattern}")
    return _heads_of_group(letters, rest)


def _heads_of_group(letters: str, group: str) -> set[str]:
    end = _group_end(group)
    inside, tail = group[3 : end - 1], group[end:]
    found = {head for part in _split(inside) for head in _heads_of_one(letters + part + tail.removeprefix("?"))}
    return found | _heads_of_one(letters + tail[1:]) if tail.startswith("?") else found


def _group_end(group: str) -> int:
    """The length of the group with which a pattern begins."""
    depth, end = 1, 1
    while depth:
        depth += (group[end] == "(") - (group[end] == ")")
        end += 1
    return end
