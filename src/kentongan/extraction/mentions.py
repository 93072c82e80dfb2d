"""A place at one position of the text, before the mentions of one place are drawn together."""

from __future__ import annotations

from typing import NamedTuple


class PlaceMention(NamedTuple):
    """A place at one position of the cleaned text. ``office``: it only names whose office is meant (Camat Jati)."""

    start: int
    end: int
    code: str | None
    level: str
    confidence: float
    by: str
    reason: str = ""
    office: bool = False
    here: bool = False
    dateline: bool = False
