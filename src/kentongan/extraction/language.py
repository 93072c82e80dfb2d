"""Which language: Indonesian, Javanese or Madurese, by small tables of function words.

Reports from East Java mix the three; what is asked for is the language of most function words.
"""

from __future__ import annotations

from bisect import bisect_left

from kentongan.extraction.clean import Document
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words_language import INDONESIAN, JAVANESE, MADURESE

_WORDS = {"id": Trigger(INDONESIAN), "jv": Trigger(JAVANESE), "mad": Trigger(MADURESE)}
_LIMIT = 3000
"""Words of a text that are counted."""


def language_of(document: Document) -> str:
    """``id``, ``jv`` or ``mad``; ``id`` when nothing can be told."""
    told = {name: bisect_left(document.at(words), _LIMIT) for name, words in _WORDS.items()}
    scores = {name: count if name == "id" else 1.2 * count for name, count in told.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 and scores[best] > scores["id"] else "id"
