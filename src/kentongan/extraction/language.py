"""Which language: Indonesian, Javanese or Madurese, by small tables of function words.

Reports from East Java mix the three; what is asked for is the language of most function words.
"""

from __future__ import annotations

from collections import Counter

from kentongan.extraction.clean import Document
from kentongan.extraction.words_language import INDONESIAN, JAVANESE, MADURESE


def language_of(document: Document) -> str:
    """``id``, ``jv`` or ``mad``; ``id`` when nothing can be told."""
    words = Counter(document.words[:3000])
    scores = {
        "id": _among(words, INDONESIAN),
        "jv": 1.2 * _among(words, JAVANESE),
        "mad": 1.2 * _among(words, MADURESE),
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 and scores[best] > scores["id"] else "id"


def _among(words: Counter[str], language: set[str]) -> int:
    return sum([words[word] for word in words.keys() & language])
