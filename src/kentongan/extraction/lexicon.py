"""A word list that finds its terms in one walk over the words of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from kentongan.extraction.clean import Document
from kentongan.extraction.triggers import HEAD, Trigger
from kentongan.extraction.vocabulary import MOST

Label = TypeVar("Label")
_Term = tuple[tuple[str, ...], str, int, Label, str]
"""Words behind the first that stand in full, how the word behind them begins, words in all, label, term."""


_Plan = tuple[dict[str, list[_Term[Label]]], list[_Term[Label]], _Term[Label] | None]
"""The terms that begin with a word: by the word that stands second, those that any word may follow, and by its stem."""
_NOTHING: tuple[dict[str, Any], list[Any]] = ({}, [])


class Hit(NamedTuple, Generic[Label]):
    """A term at one position of the cleaned text; ``number`` is that of its first word, if it was found by a word."""

    start: int
    end: int
    label: Label
    term: str
    number: int = -1


class Lexicon(Generic[Label]):
    """Terms of one or more words; ``*`` at the end of a term's last word stands for any ending ("bentrok*")."""

    def __init__(self, entries: Iterable[tuple[Label, str]]) -> None:
        """
        Args:
            entries: (label, terms separated by semicolons), in lower case; the first entry wins among equal terms.
        """
        self._exact: dict[str, list[_Term[Label]]] = {}
        self._open: dict[str, list[_Term[Label]]] = {}
        for label, terms in entries:
            for term in filter(None, (part.strip() for part in terms.split(";"))):
                words = tuple(term.rstrip("*").replace("-", " ").replace("/", " ").split())
                if len(words) == 1 and term.endswith("*"):
                    self._open.setdefault(words[0][:HEAD], []).append(((), words[0], 1, label, term))
                elif term.endswith("*"):
                    self._exact.setdefault(words[0], []).append((words[1:-1], words[-1], len(words), label, term))
                else:
                    self._exact.setdefault(words[0], []).append((words[1:], "", len(words), label, term))
        for found in (*self._exact.values(), *self._open.values()):
            found.sort(key=lambda entry: (-entry[2], -len(entry[1] or (entry[0] or ("",))[-1])))
        self._behind = {word: _by_second(found) for word, found in self._exact.items()}
        self._plans: dict[str, _Plan[Label]] = {}
        stems = (entry[1] for entries in self._open.values() for entry in entries)
        self._trigger = Trigger(self._exact, stems=stems)

    def hits(self, document: Document) -> list[Hit[Label]]:
        """All terms in order; where two begin at one word, the longer."""
        found: list[Hit[Label]] = []
        words, starts, ends, following, plans = document.words, document.starts, document.ends, 0, self._plans
        last = len(words) - 1
        for i in document.at(self._trigger):
            if i < following:
                continue
            word = words[i]
            plan = plans.get(word)
            seconds, others, begun = self._plan(word) if plan is None else plan
            entry = begun
            for one in seconds.get(words[i + 1], others) if seconds and i < last else others:
                if one[2] == 1 or _goes_on(words, i + 1, one[0], one[1]):
                    entry = one
                    break
            if entry is not None:
                following = i + entry[2]
                found.append(Hit(starts[i], ends[following - 1], entry[3], entry[4], i))
        return found

    def _plan(self, word: str) -> _Plan[Label]:
        """What may begin at a word, found once for each word and kept."""
        seconds, others = self._behind.get(word, _NOTHING)
        begun = next((one for one in self._open.get(word[:HEAD], ()) if word.startswith(one[1])), None)
        if len(self._plans) >= MOST:
            self._plans = {}
        self._plans[word] = seconds, others, begun
        return seconds, others, begun


def _by_second(entries: list[_Term[Label]]) -> tuple[dict[str, list[_Term[Label]]], list[_Term[Label]]]:
    """The terms that begin with one word: by the word that stands second, and those that any word may follow."""
    others = [entry for entry in entries if not entry[0]]
    seconds = {entry[0][0] for entry in entries if entry[0]}
    return {word: [entry for entry in entries if entry[0][:1] in ((word,), ())] for word in seconds}, others


def _goes_on(words: tuple[str, ...], at: int, inner: tuple[str, ...], opens: str) -> bool:
    """Do these words stand at a place, and behind them one that begins so?"""
    behind = at + len(inner)
    if words[at:behind] != inner:
        return False
    return not opens or (behind < len(words) and words[behind].startswith(opens))
