"""Places that no word list names, told by what stands around them: a label, the head of minutes, the day of the event.

Halls bear names of every kind ("Oproom Setdako", "Rumah Radakng", "Natar Fampompar"). But a report says where it was:
"Tempat: …", "Jumat 14 Maret 2025, Natar Fampompar", "digelar di Peteng Karuhei I, Kamis (16/10)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kentongan.extraction.clean import Document
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words.place import SIDES
from kentongan.extraction.words.time import ANY_MONTH, ANY_WEEKDAY

_AT = Trigger({"di"})
_NAME = r"[A-Z][\w'/]*\.?(?:-[A-Z]\w*)*"
# "di depan PG Wringin Manis, Kamis (13/11)", "di Arena Panda, Kecamatan Palibelo, Sabtu"
_BEFORE_DAY = re.compile(
    rf"[Dd]i (?:(?:{SIDES}) )?(?P<name>{_NAME}(?: (?:{_NAME}|\d{{1,3}}|dan {_NAME})){{0,5}}?),?"
    rf"(?:, (?:(?:Kecamatan|Kec\.|Kelurahan|Desa|Distrik) )?{_NAME}(?: {_NAME})?)?"
    rf",? (?:pada )?(?:hari )?"
    rf"(?i:(?:{ANY_WEEKDAY})\b|\(?\d{{1,2}}(?:/\d| (?:{ANY_MONTH})\b)|(?:kemarin|tadi|semalam)\b)"
)
_LABEL = re.compile(
    r"[^\w\n]{0,4}(?:[a-h\d]\W\s?)?(?:tempat|lokasi|bertempat di|tkp|locus|where|di mana)\s{0,3}:\s{0,2}"
    r"(?P<name>[^\n,;:(]{4,60})",
    re.IGNORECASE,
)
_CLOCK = r"(?:(?:pukul|pkl|jam)?\.? ?\d{1,2}[.:]\d\d[^,\n]{0,16}|ba'?da \w+|(?:pagi|siang|sore|malam)(?: hari)?)"
_HEAD = re.compile(
    rf"[^\n]{{0,60}}?\b\d{{1,2}}(?: (?:{ANY_MONTH}) |[/.-]\d{{1,2}}[/.-])20\d\d(?:,? {_CLOCK})*(?:,| -) "
    r"(?P<name>[^\n,;:(-]{4,48}?)"
    r" ?(?=\n|$|\(|, (?:lt|lantai)|\. [A-Z])",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    rf"(?:{ANY_WEEKDAY})\b|(?:hari|tanggal|nihil|idem|sda|tersebut|terlampir|wib|wita|wit|pukul|jam|pkl|dibaca|dilihat|editor|"
    r"oleh|pemimpin|peserta|daring|online|zoom|laporan|update|reporter|penulis)\b|\d",
    re.IGNORECASE,
)
_HEAD_LINES = 5
_MOST_WORDS = 7


def by_frame(document: Document) -> Iterator[PlaceMention]:
    """Places by label, by the head of minutes, and before the day on which something was held there.

    >>> from kentongan.extraction.clean import prepare
    >>> told = prepare("Rapat digelar di Peteng Karuhei I, Kamis (16/10). Tempat lain tidak ada.")
    >>> [told.text[found.start : found.end] for found in by_frame(told)]
    ['Peteng Karuhei I']
    """
    for match in (*_labelled(document), *_in_head(document)):
        words = match["name"].rstrip(" .")
        if len(words.split()) <= _MOST_WORDS and not _NO_PLACE.match(words):
            start = match.start("name")
            yield PlaceMention(start, start + len(words), None, "spot", 0.6, "frame")
    for i in document.at(_AT):
        held = _BEFORE_DAY.match(document.text, document.starts[i])
        if held:
            yield PlaceMention(held.start("name"), held.end("name"), None, "spot", 0.6, "frame")


def _labelled(document: Document) -> Iterator[re.Match[str]]:
    """The values of labels at the beginning of lines: "Tempat : teras rumah Pak RT"."""
    line = 0
    while line >= 0:
        match = _LABEL.match(document.text, line)
        if match:
            yield match
        line = document.text.find("\n", line) + 1 or -1


def _in_head(document: Document) -> Iterator[re.Match[str]]:
    """What stands behind the day in the first lines: "FORUM PEMBAURAN / Saumlaki, 6 November 2025, Natar Fampompar"."""
    line = 0
    for _ in range(_HEAD_LINES):
        match = _HEAD.match(document.text, line)
        if match:
            yield match
        following = document.text.find("\n", line) + 1
        if not following:
            return
        line = following
