"""Words that a stage looks for: found for all stages together, in one walk over a text.

A stage says once, when it is loaded, at which words it has to look; whatever stands elsewhere costs it nothing.

>>> floods = Trigger(words=["air"], heads=["banj"])
>>> pull(["banjir", "di", "jati", "air", "banjirnya", "airlangga"])[floods.number]
[0, 3, 4]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

HEAD = 4
"""Letters of a word that tell how it begins."""
_by_word: dict[str, list[int]] = {}
_by_head: dict[str, list[int]] = {}
_triggers: list[Trigger] = []


class Trigger:
    """A set of words that is looked for in all texts prepared after it was made."""

    def __init__(self, words: Iterable[str] = (), heads: Iterable[str] = ()) -> None:
        """
        Args:
            words: whole words in lower case.
            heads: the first four letters of words, or whole shorter words.
        """
        self.number = len(_triggers)
        _triggers.append(self)
        for word in words:
            _by_word.setdefault(word, []).append(self.number)
        for head in heads:
            _by_head.setdefault(head, []).append(self.number)
        _pulled_by.cache_clear()


@lru_cache(maxsize=1 << 15)
def _pulled_by(word: str) -> tuple[int, ...]:
    return tuple({*_by_word.get(word, ()), *_by_head.get(word[:HEAD], ())})


def pull(words: Iterable[str]) -> Sequence[Sequence[int]]:
    """For each trigger, by its number, the numbers of the words that pull it, in order."""
    found: list[list[int]] = [[] for _ in _triggers]
    for i, word in enumerate(words):
        for number in _pulled_by(word):
            found[number].append(i)
    return found
