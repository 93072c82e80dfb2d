"""Places: regions by cue word or home first, RT and RW, streets, venues.

The ``code`` of a region is its Kemendagri code; RT, RW and streets have none, a spot that of the region in its name.
Where a name may be the kelurahan or the kecamatan around it and no cue decides, the kecamatan is given (it contains the
kelurahan), with less confidence and the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.mentions import SPEAKER, PlaceMention
from kentongan.extraction.records import Span
from kentongan.extraction.regions import RegionFinder
from kentongan.extraction.spots import known_spots, neighbourhoods, rooms, streets, venues
from kentongan.extraction.spots_by_frame import by_frame
from kentongan.extraction.words.place import HALF_STREET_NAMES, HERE

_DATELINE = re.compile(
    r"(?:[\w.]{3,30},\s)?(?P<town>[A-Za-z][A-Za-z' .]{2,40}?)\s?(?:[,|]\s?[\w .]{2,30}|\([\w .]{2,30}\))?\s?"
    r"(?:-|:\s?-?|\|)\s?(?=\S)"
)

_BRANCH = re.compile(r"[Cc]abang\s$")


def place_mentions(document: Document, gazetteer: Gazetteer, home: str | None) -> list[PlaceMention]:
    """All places told in the text, in order and without overlap of equal kinds."""
    roads = [_without_region(document.text, road, gazetteer, home) for road in streets(document)]
    finder = RegionFinder(document, gazetteer, home, [(m.start, m.end) for m in roads])
    regions = finder.find()
    town = _dateline_end(document, regions)
    halls = [*venues(document, roads), *rooms(document)]
    if town is not None:
        # "PALU, Teluk Post – ...": what follows the town is the name of the paper.
        halls = [hall for hall in halls if not town[0] <= hall.start < town[1]]
        regions = [region for region in regions if not _of_paper(document.text, region, town)]
    ends = {(region.start, region.end) for region in regions}
    # "Kawasan Medan Belawan" is the region itself.
    halls = [h for h in halls if not (document.lower.startswith("kawasan ", h.start) and (h.start + 8, h.end) in ends)]
    marked = [_marked(document.text, m, town, halls) for m in regions]
    found = [*roads, *marked, *neighbourhoods(document), *halls, *known_spots(document, gazetteer)]
    covered = _Covered([(mention.start, mention.end) for mention in found])
    found += [m for m in by_frame(document) if not covered.touches(m)]
    return sorted(
        (_with_here(document, mention) for mention in found), key=lambda mention: (mention.start, -mention.end)
    )


def _without_region(text: str, road: PlaceMention, gazetteer: Gazetteer, home: str | None) -> PlaceMention:
    """ "Jl. Progo Jrebeng Wetan" is a street and the village in which it lies."""
    words = list(re.finditer(r"\S+", text[road.start : road.end]))
    first = words[1][0].lower().strip(".") if len(words) > 1 else ""
    for tail in (2, 1):
        if home is None or len(words) - tail < (3 if first in HALF_STREET_NAMES else 2):
            continue
        at = road.start + words[-tail].start()
        regions = gazetteer.named(text[at : road.end])
        if any(region.code.startswith(f"{home}.") for region in regions):
            return road._replace(end=road.start + words[-tail - 1].end())
    return road


def _of_paper(text: str, region: PlaceMention, town: Span) -> bool:
    """Is it a word in the name of a paper after the town: "DENPASAR, Bali Pagi -", "TERNATE (Malut Hari Ini) -"?"""
    if not town[0] < region.start < town[1] or not re.search(r"[,(|]", text[town[0] : region.start]):
        return False
    return bool(
        re.match(r"\s[A-Z]", text[region.end : region.end + 2])
        or re.search(r"[A-Z]\w+\s$", text[town[0] : region.start])
    )


def outside_bodies(mentions: list[PlaceMention], bodies: list[Body]) -> list[PlaceMention]:
    """The places that are more than a part of an office's or a body's name ("Camat Kademangan", "BPBD Kota Batu").

    A region in the name of a spot ("Pasar Wonoasih") goes to the spot as its code.
    """
    starts = [mention.start for mention in mentions]
    in_bodies = _Covered([(body.start, body.end) for body in bodies])
    in_spots = _Covered([(m.start, m.end) for m in mentions if m.level == "spot" and m.code is None])
    spots = {(m.start, m.end) for m in mentions if m.level == "spot"}
    regions = {(m.start, m.end) for m in mentions if m.level not in ("spot", "street")}
    in_regions = _Covered(list(regions - spots))
    kept: list[PlaceMention] = []
    parts: list[PlaceMention] = []
    for mention in mentions:
        part = mention.office or mention.by == "gazetteer:body"
        if mention.level == "spot" and mention.code is None:
            part = part or in_regions.holds(mention)
            region = _region_inside(
                mention, mentions[bisect_left(starts, mention.start) : bisect_left(starts, mention.end)]
            )
            if region is not None:
                mention = mention._replace(code=region.code, reason="wilayah dari nama tempat itu")
        elif mention.level not in ("spot", "street"):
            part = part or in_spots.holds(mention) or in_bodies.holds(mention)
        (parts if part else kept).append(mention)
    if any(mention.code for mention in kept):
        return kept
    # Where no other region is told, the text is at least about the one whose office speaks.
    whose = max((part for part in parts if part.code), key=lambda part: len(part.code or ""), default=None)
    speaker = [whose._replace(office=False, by=SPEAKER)] if whose else []
    return sorted([*kept, *speaker], key=lambda mention: (mention.start, -mention.end))


class _Covered:
    """Spans, asked whether one of them holds a mention."""

    def __init__(self, spans: list[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, mention: PlaceMention) -> bool:
        """Does a span begin at or before the mention and end at or after it?"""
        before = bisect_right(self._starts, mention.start)
        return before > 0 and self._ends[before - 1] >= mention.end

    def touches(self, mention: PlaceMention) -> bool:
        """Does a span share a letter with the mention?"""
        before = bisect_left(self._starts, mention.end)
        return before > 0 and self._ends[before - 1] > mention.start


def _region_inside(spot: PlaceMention, near: list[PlaceMention]) -> PlaceMention | None:
    inside = [m for m in near if m.code and m.level not in ("spot", "street") and m.end <= spot.end]
    return max(inside, key=lambda m: (len(m.code or ""), m.start), default=None)


def _marked(text: str, mention: PlaceMention, town: Span | None, halls: list[PlaceMention]) -> PlaceMention:
    dateline = town is not None and town[0] <= mention.start < town[1]
    # "Kantor Wali Kota Probolinggo" is a house in Probolinggo, not only an office.
    office = mention.office and not any(hall.start <= mention.start < hall.end for hall in halls)
    office = office or _in_letterhead(text, mention)
    if dateline == mention.dateline and office == mention.office:
        return mention
    return mention._replace(dateline=dateline, office=office)


def _in_letterhead(text: str, mention: PlaceMention) -> bool:
    """Is it a line of its own in capitals at the top: the office that writes? Or the area of a branch?"""
    if _BRANCH.search(text, max(0, mention.start - 8), mention.start):
        return True
    line, stop = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    whole = text[line : stop if stop >= 0 else len(text)].strip()
    top = line > 0 and text[:line].count("\n") < 4
    return (
        top and whole.isupper() and text[mention.start : mention.end].isupper() and len(whole) <= mention.end - line + 1
    )


def _with_here(document: Document, mention: PlaceMention) -> PlaceMention:
    before = document.lower[max(0, mention.start - 28) : mention.start].replace(":", " ").split()
    here = not mention.office and not HERE.isdisjoint(before[-2:])
    return mention._replace(here=here) if here != mention.here else mention


def _dateline_end(document: Document, regions: list[PlaceMention]) -> Span | None:
    """The words before the dash that opens a news report: "Kanigaran - ..."."""
    for start, end in document.sentences[:5]:
        match = _DATELINE.match(document.text, start, min(end, start + 90))
        if match and any(match.start("town") <= m.start < match.end("town") for m in regions):
            return match.span()
    return None
