"""Names: where one ends because a person's begins, and which two may be of one person."""

from __future__ import annotations

import re
from functools import lru_cache

from kentongan.extraction.words.people import CALLED_AS, NAMES

_OFFICER = re.compile(
    r"\b(?:kepala|direktur|dirut|wadir|ketua|wakil|pelatih|pengasuh|humas|guru|pimpinan|rektor|dekan|manajer|sekretaris)\s$"
)
_TITLE = re.compile(r"\s(?:[Dd]rg?|Drs|Dra|Ir|Hj?|KH|Prof)\b\.?\s")
_WORD = re.compile(r"\s(?P<word>[A-Z][\w']+)")
_NEXT_IS_NAME = re.compile(r",\s(?:\w{1,5}\.\s?)*[A-Z]")


def end_before_person(text: str, start: int, name_at: int, end: int) -> int:
    """The end of a name that stands at ``start`` after an office, cut where the holder of the office is named.

    Args:
        text: the cleaned text.
        start: where the house or body begins ("RSUD dr. Intan"), ``name_at`` where its own name begins, ``end``
            where the run of capitalised words ends.

    >>> told = "Kepala SMAN 1 Probolinggo Mohammad Zaini bangga"
    >>> told[7 : end_before_person(told, 7, 11, 40)]
    'SMAN 1 Probolinggo'
    """
    if not _OFFICER.search(text[max(0, start - 16) : start].lower()) or _NEXT_IS_NAME.match(text, end):
        return end
    titles = list(_TITLE.finditer(text, max(start, name_at - 1), end))
    if titles:
        return titles[-1].start()
    for match in _WORD.finditer(text, name_at, end):
        if match["word"].lower() in NAMES and match.start() > name_at:
            return match.start()
    return end


def same_person(short: str, full: str) -> bool:
    """May the short name stand for the full one? "Taufik" for "M. Taufik Kurniawan", "Amin" for "Aminuddin".

    >>> same_person("Amin", "Aminuddin"), same_person("Budi Santoso", "Budi Hartono")
    (True, False)
    >>> same_person("Gus Hendy", "Hendy Fathoni")
    True
    """
    words, parts = _plain(full), _plain(short)
    if len(parts) > 1 and parts[0] in CALLED_AS and parts[0] not in words:
        parts = parts[1:]
    if parts[0] not in words:
        return len(parts) == 1 and len(parts[0]) >= 4 and words[0].startswith(parts[0])
    return all(part in words for part in parts)


@lru_cache(maxsize=1 << 12)
def _plain(name: str) -> tuple[str, ...]:
    """The words of a name in lower case."""
    return tuple(word.strip(".").lower() for word in name.split()) or ("",)
