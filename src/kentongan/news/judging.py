"""Is an article about the city's peace? Our own reading of it, without a word that is not ours."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings

from kentongan.city.models import Region
from kentongan.intake import reading
from kentongan.news.models import ItemFate
from kentongan.text_files import Unreadable, text_in

IRRELEVANT = "irrelevant"


@dataclass(frozen=True)
class Judged:
    """What becomes of an article, and what was read in it: codes, days and grades, never a sentence or a name."""

    fate: ItemFate
    region: Region | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def judge(page: bytes, *, title: str, published: date | None) -> Judged:
    """Read an article; its text is let go of on return.

    Args:
        page: the web page.
        title: the item's, which counts as its first line.
        published: the day it speaks from.
    """
    try:
        text = text_in(page)
    except Unreadable:
        return Judged(ItemFate.UNREAD)
    found = reading.suggest(f"{title}\n\n{text}", published=published)
    if found["kind"] == IRRELEVANT:
        return Judged(ItemFate.IRRELEVANT)
    codes = [place["code"] for place in found["places"] if (place["code"] or "").startswith(settings.HOME_CODE)]
    if not codes:
        return Judged(ItemFate.ELSEWHERE)
    facts = {
        "kind": found["kind"],
        "categories": sorted({issue["category"] for issue in found["issues"]}),
        "severity": found["severity"],
        "day": found["event_date"]["value"],
        "places": sorted(set(codes)),
    }
    return Judged(ItemFate.REPORT, _smallest(codes), facts)


def _smallest(codes: list[str]) -> Region | None:
    """Return the first of the smallest regions that are named; one that is named oftener goes before."""
    known = {region.pk: region for region in Region.objects.filter(code__in=codes)}
    ranked = sorted(known, key=lambda code: (-len(code), -codes.count(code), code))
    return known[ranked[0]] if ranked else None
