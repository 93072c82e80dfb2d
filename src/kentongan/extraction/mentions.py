"""A place or a day at one position of the text, before the mentions of one thing are drawn together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

SPEAKER = "gazetteer:office"
"""``by`` of a region told only in the name of the office that speaks."""


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


class DateMention(NamedTuple):
    """One day told in the text. ``form`` is the branch of the grammar; ``options`` are the other days it may mean.

    ``steps``: it lies so many days after another day of the text ("sehari sebelumnya").
    """

    start: int
    end: int
    day: date | None
    form: str
    inferred: bool
    confidence: float
    reason: str
    options: tuple[date, ...] = ()
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a day without its year is counted from: the day of publication, and the years named in the text."""

    published: date | None
    years: tuple[int, ...]
