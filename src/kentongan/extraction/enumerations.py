"""Categories that one sentence names side by side, as a meeting names what was reported to it.

"Narkoba, tawuran, balap liar, hingga pencurian" gives four points of an agenda in one breath. In the words of a long
article each drowns, and no other sentence speaks of it again; but a problem that is listed among others is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit
from kentongan.extraction.words.issues import WEAK

_BREAK = re.compile(r",|;|\b(?:dan|serta|hingga|sampai|maupun|atau|beserta|juga)\b")
_BREAKS = 2
"""Signs or words that part the members of a list, at least."""


def listed_categories(document: Document, hits: Sequence[Hit[tuple[str, str]]]) -> set[str]:
    """The categories that stand beside another in a list of problems.

    Args:
        document: the cleaned text.
        hits: the words of trouble found in it; passing words ("media sosial") are no member of a list.
    """
    told: dict[int, dict[str, int]] = defaultdict(dict)
    for hit in hits:
        if hit.term not in WEAK:
            told[document.sentence_at(hit.start)].setdefault(hit.label[0], hit.start)
    found: set[str] = set()
    for number, places in told.items():
        if len(places) > 1 and _is_list(document, number, sorted(places.values())):
            found.update(places)
    return found


def _is_list(document: Document, number: int, places: Sequence[int]) -> bool:
    """Are the members parted from each other, and parted often enough to be a list?"""
    start, end = document.sentences[number]
    lower = document.lower
    if sum(1 for _ in _BREAK.finditer(lower, start, end)) < _BREAKS:
        return False
    return all(_BREAK.search(lower, one, other) for one, other in pairwise(places))
