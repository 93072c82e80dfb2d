"""Words that a stage looks for: found for all stages together, in one walk over a text.

A stage says once, when it is loaded, at which words it has to look; whatever stands elsewhere costs it nothing.

>>> floods = Trigger(words=["air"], heads=["banj"])
>>> pull(map(pulled_by, ["banjir", "di", "jati", "air", "banjirnya", "airlangga"]))[floods.number]
[0, 3, 4]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

HEAD = 4
"""Letters of a word that tell how it begins."""
_by_word: dict[str, list[int]] = {}
_by_head: dict[str, list[int]] = {}
_by_stem: dict[str, list[tuple[str, int]]] = {}
_triggers: list[Trigger] = []


class Trigger:
    """A set of words that is looked for in all texts prepared after it was made."""

    def __init__(self, words: Iterable[str] = (), heads: Iterable[str] = (), stems: Iterable[str] = ()) -> None:
        """
        Args:
            words: whole words in lower case.
            heads: the first four letters of words, or whole shorter words.
            stems: what words begin with, four letters or more; or whole shorter words.
        """
        self.number = len(_triggers)
        _triggers.append(self)
        for word in words:
            _by_word.setdefault(word, []).append(self.number)
        for head in heads:
            _by_head.setdefault(head, []).append(self.number)
        for stem in stems:
            _by_stem.setdefault(stem[:HEAD], []).append((stem, self.number))


def count() -> int:
    """How many triggers there are."""
    return len(_triggers)


def pulled_by(word: str) -> tuple[int, ...]:
    """The numbers of the triggers that a word pulls.

    >>> pulled_by("airlangga") == pulled_by("di jati")
    True
    """
    head = word[:HEAD]
    begun = (number for stem, number in _by_stem.get(head, ()) if word.startswith(stem))
    return tuple({*_by_word.get(word, ()), *_by_head.get(head, ()), *begun})


def pull(pulls: Iterable[Sequence[int]]) -> Sequence[Sequence[int]]:
    """For each trigger, by its number, the numbers of the words that pull it, in order.

    Args:
        pulls: for each word of a text the triggers that it pulls.
    """
    found: list[list[int]] = [[] for _ in _triggers]
    add = [words.append for words in found]
    for i, numbers in enumerate(pulls):
        for number in numbers:
            add[number](i)
    return found
