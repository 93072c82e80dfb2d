"""Cuts a text where something was found in it, so that a page can mark it."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Segment:
    """A stretch of the report's text and the kinds of things found in it."""

    text: str
    kinds: tuple[str, ...]
    title: str


LISTS: dict[str, Promise] = {
    "places": _("tempat"),
    "persons": _("orang"),
    "organisations": _("lembaga"),
    "issues": _("pokok masalah"),
    "directives": _("arahan"),
    "quotes": _("kutipan"),
}


def segments(text: str, reading: dict[str, Any]) -> list[Segment]:
    """Cut a text at every border of something found, so that a page can mark it."""
    found = [(span, kind, why) for span, kind, why in _spans(reading) if 0 <= span[0] < span[1] <= len(text)]
    borders = sorted({0, len(text), *(place for span, _, _ in found for place in span)})
    cut = []
    for start, end in itertools.pairwise(borders):
        here = [(kind, why) for span, kind, why in found if span[0] <= start and end <= span[1]]
        kinds = tuple(dict.fromkeys(kind for kind, _ in here))
        cut.append(Segment(text[start:end], kinds, "; ".join(dict.fromkeys(why for _, why in here))))
    return cut


def _spans(reading: dict[str, Any]) -> Iterable[tuple[tuple[int, int], str, str]]:
    when = reading.get("event_date") or {}
    if when.get("span"):
        yield tuple(when["span"]), "date", str(_("tanggal kejadian"))
    for name, label in LISTS.items():
        for thing in reading.get(name) or []:
            if thing.get("span"):
                yield tuple(thing["span"]), name, str(label)
