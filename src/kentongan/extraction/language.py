"""Which language: Indonesian, Javanese or Madurese, by small tables of function words.

Reports from East Java mix the three; what is asked for is the language of most function words. Polite Javanese and
Madurese are also known by their affixes and by letters that Indonesian does not join.
"""

from __future__ import annotations

import re
from collections import Counter

from kentongan.extraction.clean import Document
from kentongan.extraction.words_language import (
    INDONESIAN,
    JAVANESE,
    JAVANESE_AFFIXES,
    MADURESE,
    MADURESE_LETTERS,
)

_FIRST_WORDS = 3000
_JAVANESE_FORM = re.compile(JAVANESE_AFFIXES)
_MADURESE_FORM = re.compile(MADURESE_LETTERS)
# An Indonesian text may borrow a regional word; a regional text is full of Indonesian ones.
_REGIONAL = 1.2


def language_of(document: Document) -> str:
    """``id``, ``jv`` or ``mad``; ``id`` when nothing can be told.

    >>> from kentongan.extraction.clean import prepare
    >>> language_of(prepare("Nyuwun sewu Pak RT, wau dalu warung kula dipunbobol."))
    'jv'
    """
    words = Counter(document.words[:_FIRST_WORDS])
    known = {
        "id": words.keys() & INDONESIAN,
        "jv": words.keys() & JAVANESE,
        "mad": words.keys() & MADURESE,
    }
    rest = words.keys() - known["id"] - known["jv"] - known["mad"]
    known["jv"] |= {word for word in rest if _JAVANESE_FORM.fullmatch(word)}
    known["mad"] |= {word for word in rest if _MADURESE_FORM.fullmatch(word)}
    scores = {name: sum(words[word] for word in told) for name, told in known.items()}
    best = max(("jv", "mad"), key=lambda name: scores[name])
    score = _REGIONAL * scores[best]
    return best if score >= 2 and score > scores["id"] else "id"
