"""Word forms that were met before, each with a number: what is so of a form wherever it stands is asked once and kept.

Most words of a text are common ones. A document holds the numbers of its words, so that each is looked up once for all
stages, and what a stage knows of single words it finds by that number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.features import EDGE
from kentongan.extraction.triggers import count, pulled_by

MOST = 1 << 15
"""Forms kept; then all are forgotten, so that no flood of made-up words fills the memory."""
Objects = NDArray[Any]
Numbers = NDArray[np.intp]
# Madurese and old Javanese spelling, and names from abroad: words are looked up without their accents.
_PLAIN = str.maketrans("âàáäãèéêëěìíîïòóôöùúûüñḍṭṛ", "aaaaaeeeeeiiiioooouuuundtr")
_OWN = 3
"""Forms that a new form brings along at most: itself, itself in lower case, and that without accents."""


def in_lower(text: str) -> str:
    """A text in lower case and without accents, letter for letter.

    >>> in_lower("Orèng İtu")
    'oreng İtu'
    """
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_PLAIN)


class Vocabulary:
    """Forms by number, the edge of sentences under 0. It only grows: a number stands for one form for ever.

    ``forms`` and ``lower`` are the forms as written and in lower case without accents; ``small`` and ``plain`` the
    numbers of a form in lower case, with and without accents; ``capital`` says whether a form begins with a capital,
    ``is_word`` whether it is no sign; ``pulls`` which triggers it pulls. All are arrays, so that what is known of the
    words of a whole text is taken at once.
    """

    def __init__(self, room: int = MOST) -> None:
        self.numbers: dict[str, int] = {}
        self._told = 0
        self.forms: Objects = np.empty(room, object)
        self.lower: Objects = np.empty(room, object)
        self.pulls: Objects = np.empty(room, object)
        self.small = np.zeros(room, np.intp)
        self.plain = np.zeros(room, np.intp)
        self.capital = np.zeros(room, np.bool_)
        self.is_word = np.zeros(room, np.bool_)
        self.triggers = count()
        self.room = room
        self._add(EDGE)

    def of(self, forms: Sequence[str]) -> Numbers:
        """The numbers of known forms; KeyError where one is new."""
        return np.fromiter(map(self.numbers.__getitem__, forms), np.intp, len(forms))

    def add(self, forms: Iterable[str]) -> bool:
        """Number what is new among some forms; False where there is no room for it."""
        new = [form for form in forms if form not in self.numbers]
        if len(self.numbers) + _OWN * len(new) > self.room:
            return False
        for form in new:
            self._number(form)
        return True

    def _number(self, form: str) -> int:
        known = self.numbers.get(form)
        return self._add(form) if known is None else known

    def _add(self, form: str) -> int:
        number = self._told
        self._told += 1
        small, plain = form.lower(), in_lower(form)
        self.forms[number] = form
        self.lower[number] = plain
        self.pulls[number] = pulled_by(plain)
        self.capital[number] = form[:1].isupper()
        self.is_word[number] = form[:1].isalnum()
        self.small[number] = self.plain[number] = number
        if small != form:
            self.small[number] = self._number(small)
        if plain != form:
            self.plain[number] = self._number(plain)
        # Told last: whoever finds the number finds all that belongs to it.
        self.numbers[form] = number
        return number


_lock = Lock()
_kept = Vocabulary()


def numbered(forms: Sequence[str]) -> tuple[Vocabulary, Numbers]:
    """The number of each form, and the vocabulary in which it counts.

    >>> vocabulary, numbers = numbered(["Banjir", "lagi", ",", "banjir"])
    >>> vocabulary.forms[vocabulary.small[numbers]].tolist()
    ['banjir', 'lagi', ',', 'banjir']
    """
    vocabulary = _kept if _kept.triggers == count() else _with(())
    try:
        found = vocabulary.of(forms)
    except KeyError:
        vocabulary = _with(forms)
        found = vocabulary.of(forms)
    return vocabulary, found


def _with(forms: Sequence[str]) -> Vocabulary:
    """The vocabulary with these forms: a new one where they have no room, or where triggers were made since."""
    global _kept
    distinct = list(dict.fromkeys(forms))
    with _lock:
        if _kept.triggers != count() or not _kept.add(distinct):
            _kept = Vocabulary(max(MOST, 1 + _OWN * len(distinct)))
            _kept.add(distinct)
        return _kept


class Asked:
    """A question about words, asked once of each and answered for all words of a text at once.

    >>> short = Asked(lambda word: len(word) < 3)
    >>> short.of(*numbered(["RT", "dua"])).tolist()
    [True, False]
    """

    def __init__(self, question: Callable[[str], bool]) -> None:
        self._question = question
        self._kept: tuple[Vocabulary | None, NDArray[np.int8]] = (None, np.zeros(0, np.int8))

    def of(self, vocabulary: Vocabulary, numbers: Numbers) -> NDArray[np.bool_]:
        """The answer for each word; a word not met before is asked about now."""
        known, answers = self._kept
        if known is not vocabulary:
            answers = np.zeros(vocabulary.room, np.int8)
            self._kept = vocabulary, answers
        told = answers[numbers]
        if not told.all():
            for number in np.unique(numbers[told == 0]).tolist():
                answers[number] = 1 if self._question(vocabulary.forms[number]) else -1
            told = answers[numbers]
        return told > 0
