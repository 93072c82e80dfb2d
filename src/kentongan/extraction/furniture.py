"""What stands around a text on a page: menus, by-lines, captions, other stories, forms for comments.

All of it becomes blanks of the same length, so that no position moves. The day of publication stays.
"""

from __future__ import annotations

import re

from kentongan.extraction.words.furniture import ANYWHERE, AT_THE_TOP, BY, OTHER_STORIES, TRAIL
from kentongan.extraction.words.time import ANY_MONTH, ANY_WEEKDAY

_TOP, _LONGEST_TITLE, _LONGEST_DAY = 8, 140, 60
_ANYWHERE = re.compile(rf"(?:{ANYWHERE})\W*", re.IGNORECASE)
_AT_THE_TOP = re.compile(rf"\W*(?:{AT_THE_TOP})\W*", re.IGNORECASE)
_BY = re.compile(rf"\W*(?:{BY})(?:[\s:]+[A-Z][\w.']*){{0,4}}\W*")
_TRAIL = re.compile(TRAIL)
_OTHER_STORIES = re.compile(rf"\W*(?:{OTHER_STORIES})\W*", re.IGNORECASE)
_DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}[\s/-](?:{ANY_MONTH}|\d{{1,2}})[\s/-]20\d\d"
    r"(?:\W{1,3}(?:pukul |jam )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?(?:\s?(?:wib|wita|wit)\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\W*(?:{ANY_WEEKDAY})\W+", re.IGNORECASE)
_WEEKDAY_LAST = re.compile(rf"(?:{ANY_WEEKDAY})\W+$", re.IGNORECASE)
# "(dp/pin)" at the end of a line.
_SIGNED = re.compile(r"\(\s?[A-Za-z]{2,12}(?:\s?[/,&+-]\s?[A-Za-z]{2,12}){0,3}\s?\)\W*$")
# Whoever wrote it, in brackets behind the last full stop of a line: "..., pungkasnya. (Adi)".
_SIGNED_BEHIND = re.compile(r"[.!?\"]\s?\([A-Za-z][A-Za-z /,&+:-]{1,38}\)\W*$")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*$")


def without_furniture(lines: list[str]) -> list[str]:
    """The lines of a text, what is furniture blanked out.

    >>> page = ["Menu", "Oleh Redaksi - Jumat, 4 Juli 2025", "Warga resah.", "Berita Populer", "Sapi Hilang", "Usai."]
    >>> [line.strip() for line in without_furniture(page)]
    ['', 'Jumat, 4 Juli 2025', 'Warga resah.', '', '', 'Usai.']
    """
    kept: list[str] = []
    at_top, other_stories = _TOP, False
    for line in lines:
        bare = line.strip()
        if bare:
            at_top -= 1
            other_stories = other_stories and _may_be_title(bare)
        if other_stories:
            line = " " * len(line)
        elif bare and at_top < _TOP - 2 and _OTHER_STORIES.fullmatch(bare):
            other_stories, line = True, " " * len(line)
        elif bare and at_top >= _TOP - 2 and _TRAIL.fullmatch(bare):
            line = " " * len(line)
        elif bare:
            line = _top_line(line, bare) if at_top >= 0 else _line(line, bare)
        kept.append(line)
    return kept


def is_day(line: str) -> bool:
    """Does a line hold nothing but a day, perhaps with a clock?

    >>> is_day("Senin, 02 Februari 2026 14:20 WIB"), is_day("Senin, 2 Februari 2026 warga resah")
    (True, False)
    """
    if len(line) > _LONGEST_DAY or "20" not in line:
        return False
    weekday = _WEEKDAY.match(line)
    return _DAY.fullmatch(line.rstrip(), weekday.end() if weekday else 0) is not None


def _may_be_title(bare: str) -> bool:
    return len(bare) < _LONGEST_TITLE and not _SENTENCE_END.search(bare)


def _top_line(line: str, bare: str) -> str:
    """A line over the text: by-lines and the names of pages go, the day of publication beside them stays."""
    day = _DAY.search(line) if "20" in line and len(bare) < _LONGEST_TITLE else None
    if day:
        weekday = _WEEKDAY_LAST.search(line, 0, day.start())
        start = weekday.start() if weekday else day.start()
        before = line[:start].strip()
        if before and any(known.fullmatch(before) for known in (_BY, _ANYWHERE, _AT_THE_TOP)):
            return " " * start + line[start : day.end()] + " " * (len(line) - day.end())
    elif _BY.fullmatch(bare) or _AT_THE_TOP.fullmatch(bare):
        return " " * len(line)
    return _line(line, bare)


def _line(line: str, bare: str) -> str:
    if _ANYWHERE.fullmatch(bare[:300]):
        return " " * len(line)
    end = line[-70:]
    if ")" not in end:
        return line
    signed = _SIGNED.search(end)
    if signed and ("/" in signed[0] or len(signed[0]) == len(end.strip())):
        return _blank_from(line, len(line) - len(end) + signed.start())
    behind = _SIGNED_BEHIND.search(end)
    return _blank_from(line, len(line) - len(end) + behind.start() + 1) if behind else line


def _blank_from(line: str, cut: int) -> str:
    return line[:cut] + " " * (len(line) - cut)
