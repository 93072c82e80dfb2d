"""A word list that finds its terms in one walk over the words of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from kentongan.extraction.clean import Document

Label = TypeVar("Label")
_KEY = 4


@dataclass(frozen=True, slots=True)
class Hit(Generic[Label]):
    """A term at one position of the cleaned text."""

    start: int
    end: int
    label: Label
    term: str


class Lexicon(Generic[Label]):
    """Terms of one or more words; ``*`` at the end of a term's last word stands for any ending ("bentrok*")."""

    def __init__(self, entries: Iterable[tuple[Label, str]]) -> None:
        """
        Args:
            entries: (label, terms separated by semicolons), in lower case; the first entry wins among equal terms.
        """
        self._by_key: dict[str, list[tuple[tuple[str, ...], bool, Label, str]]] = {}
        for label, terms in entries:
            for term in filter(None, (part.strip() for part in terms.split(";"))):
                words = tuple(term.rstrip("*").replace("-", " ").replace("/", " ").split())
                self._by_key.setdefault(words[0][:_KEY], []).append((words, term.endswith("*"), label, term))
        for found in self._by_key.values():
            found.sort(key=lambda entry: (-len(entry[0]), -len(entry[0][-1])))

    def hits(self, document: Document) -> list[Hit[Label]]:
        """All terms in order; where two begin at one word, the longer."""
        found: list[Hit[Label]] = []
        tokens, words = document.tokens, document.words
        i = 0
        while i < len(words):
            entries = self._by_key.get(words[i][:_KEY])
            if entries is None:
                i += 1
                continue
            step = 1
            for term_words, open_end, label, term in entries:
                if _fits(words, i, term_words, open_end):
                    step = len(term_words)
                    found.append(Hit(tokens[i].start, tokens[i + step - 1].end, label, term))
                    break
            i += step
        return found


def _fits(words: tuple[str, ...], i: int, term: tuple[str, ...], open_end: bool) -> bool:
    last = i + len(term) - 1
    if last >= len(words):
        return False
    if any(words[i + k] != word for k, word in enumerate(term[:-1])):
        return False
    return words[last].startswith(term[-1]) if open_end else words[last] == term[-1]
