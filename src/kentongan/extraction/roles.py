"""Offices: a list of what they are called, and the grammar of what belongs to each.

"Kepala Bidang Ketahanan Ekonomi Bakesbangpol Kota Probolinggo" is one office: its head, the words that go on with it,
a body and a region.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.where import PlaceMention
from kentongan.extraction.words.people import ACTING, BALINESE, NAMES, OFFICES, RANKS, ROLE_TAIL, TITLES

_OFFICE_WORDS: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted({phrase for phrase in OFFICES.split(";") if phrase}, key=lambda p: -len(p.split())):
    _OFFICE_WORDS.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))
_OFFICES = Trigger(_OFFICE_WORDS)
_ACTING = re.compile(rf"{ACTING}$")
_ACTING_ENDS = ("Pj", "Pjs", "Plt", "Plh", "Penjabat", "Tugas", "Harian", "PJ", "PLT", "PLH")
_CAPITAL = re.compile(r"[A-Z][\w']*")
_STRANGE_TAIL = re.compile(
    rf"(?P<tail>(?:[ ][A-Z][\w'-]*){{1,4}}),\s(?:(?:{RANKS}|{TITLES})[\s.]*)*[A-Z][\w']+(?:\s[A-Z][\w'.]*){{0,4}},"
)
# After these an acronym is what they are the head of: "Kepala Bidang P2P", "Ketua OSIS".
_HEADS = {"kepala", "ketua", "bidang", "dinas", "kabid", "kasi", "kabag", "direktur", "sekretaris", "koordinator"}
_RANKED = re.compile(rf"(?:{RANKS}|{TITLES})$")


class Role(NamedTuple):
    """An office told in the cleaned text."""

    start: int
    end: int
    text: str


def role_mentions(document: Document, bodies: list[Body], places: list[PlaceMention]) -> list[Role]:
    """All offices told in the text, each with the body and the region that belong to it."""
    tail_ends = _tail_ends(bodies, places)
    starts = document.starts
    found: list[Role] = []
    free = 0
    for i in document.at(_OFFICES):
        length = _office_length(document, i) if i >= free else 0
        if not length:
            continue
        start, end = starts[i], document.ends[i + length - 1]
        # "Kepala Badan Kesbangpol": the body begins inside the words of the office.
        end = max([end, *(tail_ends.get(starts[i + k], 0) for k in range(1, length))])
        while i + length < len(starts) and starts[i + length] < end:
            length += 1
        if i and document.forms[i - 1].endswith(_ACTING_ENDS):
            acting = _ACTING.search(document.text, max(0, start - 20), start)
            start = acting.start() if acting else start
        end, free = _tail(document, i + length, end, tail_ends)
        strange = _STRANGE_TAIL.match(document.text, end)
        if strange and not any(word.lower() in NAMES for word in strange["tail"].split()):
            # "Pelatih Persipro, Nur Hidayat, memuji": words of no list between the office and its comma.
            end = strange.end("tail")
            free = max(free, bisect_left(starts, end))
        found.append(Role(start, end, " ".join(document.text[start:end].split())))
    return found


def _office_length(document: Document, i: int) -> int:
    for words in _OFFICE_WORDS[document.words[i]]:
        last = i + len(words) - 1
        if document.words[i : last + 1] == words:
            between = document.text[document.starts[i] : document.ends[last]]
            if "," not in between and "\n" not in between:
                return len(words)
    return 0


def _tail_ends(bodies: list[Body], places: list[PlaceMention]) -> dict[int, int]:
    ends = {place.start: place.end for place in places if place.level not in ("spot", "street")}
    for body in bodies:
        ends[body.start] = max(body.end, ends.get(body.start, 0))
    return ends


def _tail(document: Document, i: int, end: int, tail_ends: dict[int, int]) -> tuple[int, int]:
    forms, starts = document.forms, document.starts
    headed = document.words[i - 1] in _HEADS or document.words[max(0, i - 2)] in _HEADS
    while i < len(forms):
        gap = document.text[end : starts[i]]
        if gap.strip(" ./-") or "\n" in gap or (". " in gap and len(forms[i - 1]) > 4):
            break
        if starts[i] in tail_ends:
            end = tail_ends[starts[i]]
        elif (
            gap == "/"
            or (forms[i].isdigit() and len(forms[i]) in (3, 4))
            or (headed and (_acronym(document, i) or _joins_bodies(document, i, tail_ends)))
            or _goes_on(document, i)
        ):
            end = document.ends[i]
        else:
            break
        while i < len(forms) and starts[i] < end:
            i += 1
    return end, i


def _joins_bodies(document: Document, i: int, tail_ends: dict[int, int]) -> bool:
    """In "Kepala Dinas PUPR dan BPBD Kota" the second body belongs to the office too."""
    if document.forms[i] != "dan" or i + 1 == len(document.forms):
        return False
    end = tail_ends.get(document.starts[i + 1])
    return end is not None and bool(_CAPITAL.match(document.text, end + 1))


def _goes_on(document: Document, i: int) -> bool:
    """Does word i belong to the words that go on with an office?"""
    form = document.forms[i]
    if document.words[i] not in ROLE_TAIL:
        return False
    if form == "I" and document.words[i + 1 : i + 2] and document.words[i + 1] in BALINESE:
        # "Kalapas I Ketut Mudra": it begins the name.
        return False
    return form[0].isupper() or form == "setempat" or (form == "dan" and _capital(document, i + 1))


def _acronym(document: Document, i: int) -> bool:
    """Is word i an acronym, and neither a rank nor the whole text in capitals?"""
    word = document.forms[i]
    if document.shouting or not (2 <= len(word) <= 9 and word.isupper() and word[0].isalpha()):
        return False
    return not _RANKED.match(word) and word.lower() not in NAMES and word not in ("MS", "DR", "KH", "HJ")


def _capital(document: Document, i: int) -> bool:
    return i < len(document.forms) and document.words[i] in ROLE_TAIL and document.forms[i][0].isupper()
