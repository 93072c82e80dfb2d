"""Names of the home region as people shorten them in chat: "Kel. Sbr Wetan", "warga Kdg Asem", "di Kdmgn".

Whoever shortens a name leaves letters out, mostly vowels, and keeps the first. So the letters written stand in the name
in the same order; that counts only after a word that calls for a place, and only if one name of the region fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kentongan.extraction.gazetteer import RegionName, key_of

_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxyz]{3,7}")
_LEAST = 4


def shortened(word: str) -> bool:
    """Has a word no vowel, as only a shortened one has?

    >>> shortened("kdg"), shortened("asem"), shortened("rt")
    (True, False, False)
    """
    return _CONSONANTS.fullmatch(word) is not None


def written_out(words: Iterable[str], regions: Iterable[RegionName]) -> RegionName | None:
    """The one region whose name is shortened to these words, or None.

    >>> names = {"35.74.02.1005": "Kedung Asem", "35.74.02.1003": "Kedunggaleng"}
    >>> home = [RegionName(code, name, "village") for code, name in names.items()]
    >>> written_out(["kdg", "asem"], home).name, written_out(["kdg"], home)
    ('Kedung Asem', None)
    """
    letters = key_of("".join(words))
    if len(letters) < _LEAST:
        return None
    fitting = [region for region in regions if _leads_through(letters, key_of(region.name))]
    names = {key_of(region.name) for region in fitting}
    # Of the village and the district of one name the district, which holds both.
    return min(fitting, key=lambda region: len(region.code)) if len(names) == 1 else None


def _leads_through(letters: str, name: str) -> bool:
    """Do the letters stand in the name in order, the first and the last where they stand there?"""
    if not name or letters[0] != name[0] or letters[-1] != name[-1] or letters == name:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)
