"""Which language: Indonesian, Javanese or Madurese, by small tables of function words.

Reports from East Java mix the three; what is asked for is the language of most function words. Polite Javanese and
Madurese are also known by their affixes, and by letters that Indonesian does not join.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kentongan.extraction.clean import Document
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words.language import (
    INDONESIAN,
    JAVANESE,
    JAVANESE_AFFIXES,
    MADURESE,
    MADURESE_LETTERS,
)

_WORDS = {"id": Trigger(INDONESIAN), "jv": Trigger(JAVANESE), "mad": Trigger(MADURESE)}
_FORMS = {"jv": re.compile(JAVANESE_AFFIXES), "mad": re.compile(MADURESE_LETTERS)}
_KNOWN = INDONESIAN | JAVANESE | MADURESE
_LIMIT = 3000
"""Words of a text that are counted."""
# An Indonesian text may borrow a regional word; a regional text is full of Indonesian ones.
_REGIONAL = 1.2
_PLAINLY = 6
"""Times as many Indonesian words as regional ones that leave no doubt."""


def language_of(document: Document) -> str:
    """``id``, ``jv`` or ``mad``; ``id`` when nothing can be told.

    >>> from kentongan.extraction.clean import prepare
    >>> language_of(prepare("Nyuwun sewu Pak RT, wau dalu warung kula dipunbobol."))
    'jv'
    """
    scores = {name: bisect_left(document.at(words), _LIMIT) for name, words in _WORDS.items()}
    if scores["id"] > _PLAINLY * (scores["jv"] + scores["mad"]):
        return "id"
    rest = [word for word in document.words[:_LIMIT] if word not in _KNOWN]
    for name, form in _FORMS.items():
        scores[name] += sum(1 for word in rest if form.fullmatch(word))
    best = max(_FORMS, key=lambda name: scores[name])
    score = _REGIONAL * scores[best]
    return best if score >= 2 and score > scores["id"] else "id"
