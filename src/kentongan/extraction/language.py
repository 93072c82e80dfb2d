"""Which language: Indonesian, Javanese or Madurese, by small tables of function words.

Reports from East Java mix the three; what is asked for is the language of most function words.
"""

from __future__ import annotations

from kentongan.extraction.clean import Document
from kentongan.extraction.words_language import INDONESIAN, JAVANESE, MADURESE


def language_of(document: Document) -> str:
    """``id``, ``jv`` or ``mad``; ``id`` when nothing can be told."""
    scores = {"id": 0.0, "jv": 0.0, "mad": 0.0}
    for word in document.words[:3000]:
        scores["id"] += word in INDONESIAN
        scores["jv"] += 1.2 * (word in JAVANESE)
        scores["mad"] += 1.2 * (word in MADURESE)
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 and scores[best] > scores["id"] else "id"
