"""A word list that finds its terms in one walk over the words of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from kentongan.extraction.clean import Document
from kentongan.extraction.triggers import HEAD, Trigger

Label = TypeVar("Label")
_Term = tuple[tuple[str, ...], bool, Label, str]


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
                    self._open.setdefault(words[0][:HEAD], []).append((words, True, label, term))
                else:
                    self._exact.setdefault(words[0], []).append((words, term.endswith("*"), label, term))
        for found in (*self._exact.values(), *self._open.values()):
            found.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][-1])))
        self._trigger = Trigger(self._exact, self._open)

    def hits(self, document: Document) -> list[Hit[Label]]:
        """All terms in order; where two begin at one word, the longer."""
        found: list[Hit[Label]] = []
        words, following = document.words, 0
        for i in document.at(self._trigger):
            if i < following:
                continue
            word = words[i]
            entries = (*self._exact.get(word, ()), *self._open.get(word[:HEAD], ()))
            for term_words, open_end, label, term in entries:
                if _fits(words, i, term_words, open_end):
                    following = i + len(term_words)
                    found.append(Hit(document.starts[i], document.ends[following - 1], label, term, i))
                    break
        return found


def _fits(words: tuple[str, ...], i: int, term: tuple[str, ...], open_end: bool) -> bool:
    last = i + len(term) - 1
    if not last - i and not open_end:
        return True
    if last >= len(words) or words[i:last] != term[:-1]:
        return False
    return words[last].startswith(term[-1]) if open_end else words[last] == term[-1]
