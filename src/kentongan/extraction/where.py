"""Places: regions by cue word or home first, RT and RW, streets, venues; and which of them is the place of the event.

The ``code`` of a region is its Kemendagri code. RT, RW, streets and spots have none. Where a name may be the kelurahan
or the kecamatan around it and no cue decides, the kecamatan is given (it contains the kelurahan), with less confidence
and the reason.
"""

from __future__ import annotations

import re
from collections import Counter

from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer, key_of
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.phrases import Before
from kentongan.extraction.records import Place, Span
from kentongan.extraction.regions import RegionFinder
from kentongan.extraction.spots import known_spots, neighbourhoods, streets, venues
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words_place import HERE

_DATELINE = re.compile(
    r"(?:[\w.]{3,30},\s)?(?P<town>[A-Za-z][A-Za-z' .]{2,40}?)\s?(?:[,|]\s?[\w .]{2,30}|\([\w .]{2,30}\))?\s?"
    r"(?:-|:\s?-?)\s?(?=\S)"
)
_HAPPENED = Trigger({"terjadi", "kejadian", "tkp", "peristiwa", "lokasi"})
_PLACED = Before(
    "bertempat|berlokasi|tkp|digelar|dilaksanakan|diselenggarakan|berlangsung|terjadi",
    gap=r"\W+(?:\w+\W+){0,2}",
    reach=44,
)
_ADDRESS_GAP = re.compile(r"[\s,./()-]{0,4}(?:dan\s|di\s|wilayah\s)?")


def place_mentions(document: Document, gazetteer: Gazetteer, home: str | None) -> list[PlaceMention]:
    """All places told in the text, in order and without overlap of equal kinds."""
    roads = list(streets(document))
    finder = RegionFinder(document, gazetteer, home, [(m.start, m.end) for m in roads])
    regions = finder.find()
    town = _dateline_end(document, regions)
    halls = list(venues(document, roads))
    marked = [_marked(m, town, halls) for m in regions]
    found = [*roads, *marked, *neighbourhoods(document), *halls, *known_spots(document, gazetteer)]
    return sorted(
        (_with_here(document, mention) for mention in found), key=lambda mention: (mention.start, -mention.end)
    )


def _marked(mention: PlaceMention, town: Span | None, halls: list[PlaceMention]) -> PlaceMention:
    dateline = town is not None and town[0] <= mention.start < town[1]
    # "Kantor Wali Kota Probolinggo" is a house in Probolinggo, not only an office.
    office = mention.office and not any(hall.start <= mention.start < hall.end for hall in halls)
    if dateline == mention.dateline and office == mention.office:
        return mention
    return mention._replace(dateline=dateline, office=office)


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


def places(document: Document, mentions: list[PlaceMention], kind: str, event: Span | None) -> tuple[Place, ...]:
    """The distinct places with their role in the text.

    Args:
        mentions: as found by :func:`place_mentions`.
        kind: the kind of text; incidents are told where they happened, meetings where they were held.
        event: the span of the event's date in the cleaned text, if known.
    """
    mentions = [mention for mention in mentions if mention.by != "gazetteer:body"]
    told = document.at(_HAPPENED) if kind == "incident" else []
    happened = {document.sentence_at(document.starts[i]) for i in told}
    scores = [_event_score(document, mention, kind, event, happened) for mention in mentions]
    for i in range(1, len(mentions)):
        # An address goes on: "Jalan Brantas, Kelurahan Pilang, Kota Probolinggo" is one place told in parts.
        if _ADDRESS_GAP.fullmatch(document.text[mentions[i - 1].end : mentions[i].start]):
            scores[i] = max(scores[i], scores[i - 1] - 0.05)
    best: dict[tuple[str, str], tuple[float, PlaceMention]] = {}
    for mention, score in zip(mentions, scores, strict=True):
        words = document.text[mention.start : mention.end]
        # Many named spots lie in one region: only a region is known by its code.
        key = (mention.level, mention.code if mention.code and mention.level != "spot" else key_of(words))
        if key not in best or score > best[key][0]:
            best[key] = (score, mention)
    top = {
        coded: max((score for score, mention in best.values() if bool(mention.code) == coded), default=0.0)
        for coded in (True, False)
    }
    houses = [mention for mention in mentions if mention.level in ("spot", "street")]
    kept = sorted(
        (item for item in best.values() if not _inside_other(item[1], houses)), key=lambda item: item[1].start
    )
    full = _full_wordings(mentions)
    kept = [(score, _fullest(mention, full)) for score, mention in kept]
    roles = {mention: _role(mention, score, top[bool(mention.code)]) for score, mention in kept}
    _promote(roles, mentions, kind)
    return tuple(_place(document, mention, role) for mention, role in roles.items())


def _full_wordings(mentions: list[PlaceMention]) -> dict[tuple[str | None, str], PlaceMention]:
    """For each region its longest wording, the first of equals."""
    longest: dict[tuple[str | None, str], PlaceMention] = {}
    for mention in mentions:
        known = longest.get((mention.code, mention.level))
        longer = known is None or mention.end - mention.start > known.end - known.start
        if longer and not (mention.office or mention.dateline):
            longest[mention.code, mention.level] = mention
    return longest


def _fullest(mention: PlaceMention, longest: dict[tuple[str | None, str], PlaceMention]) -> PlaceMention:
    """The mention with the fullest wording of the same region: "Kota Probolinggo" rather than "Probolinggo"."""
    if mention.code is None or mention.dateline or mention.level == "spot":
        return mention
    full = longest.get((mention.code, mention.level), mention)
    if full.end - full.start <= mention.end - mention.start:
        return mention
    return mention._replace(start=full.start, end=full.end)


def _promote(roles: dict[PlaceMention, str], mentions: list[PlaceMention], kind: str) -> None:
    """Give the event a region where the words around none told so.

    The one village told inside an event district is where it happened; a meeting is held in the regency told most.
    """
    coded = [mention for mention in roles if mention.code and mention.level != "spot" and not mention.office]
    for outer in [mention for mention in coded if roles[mention] != "mentioned" and kind in ("incident", "rumour")]:
        inner = [
            m
            for m in coded
            if m.level == "village" and m.code != outer.code and (m.code or "").startswith(f"{outer.code}.")
        ]
        if outer.level == "district" and len(inner) == 1:
            roles[inner[0]] = "event"
    happened = [mention.code for mention in coded if roles[mention] == "event" and mention.code]
    for mention in coded:
        if any(code.startswith(f"{mention.code}.") for code in happened) and not mention.dateline:
            roles[mention] = "event"
    if happened:
        return
    told = Counter(mention.code for mention in mentions if mention.level != "spot")
    large = [mention for mention in roles if mention.level == "regency" and mention.code] if kind != "incident" else []
    if not (large or coded):
        return
    chosen = max(large or coded, key=lambda mention: (told[mention.code], -mention.start))
    if roles[chosen] != "dateline" or chosen.level == "regency":
        roles[chosen] = "event"


def _inside_other(mention: PlaceMention, houses: list[PlaceMention]) -> bool:
    """Is this only a part of a longer wording: "Command Center" of "Gedung Command Center Kantor Wali Kota"?"""
    if mention.level != "spot":
        return False
    around = [o for o in houses if o.start <= mention.start and mention.end <= o.end]
    length = mention.end - mention.start
    return any(o.end - o.start > length or (o != mention and o.code and not mention.code) for o in around)


def _event_score(document: Document, mention: PlaceMention, kind: str, event: Span | None, happened: set[int]) -> float:
    number = document.sentence_at(mention.start)
    score = -0.25 * min(number, 8)
    if mention.here:
        score += 1.6
    if event is not None and document.sentence_at(event[0]) == number:
        score += 1.4
    if number in happened:
        score += 0.8
    if _PLACED.stands(document, mention.start):
        score += 1.2
    if "cue" in mention.by:
        score += 0.3
    if mention.office:
        score -= 4.0
    if mention.level in ("rt", "rw", "street") and kind in ("incident", "rumour"):
        score += 0.6
    return score


def _role(mention: PlaceMention, score: float, top: float) -> str:
    if mention.dateline and not mention.here:
        return "dateline"
    return "event" if score >= max(top - 1.7, 0.2) and not mention.office else "mentioned"


def _place(document: Document, mention: PlaceMention, role: str) -> Place:
    return Place(
        span=document.original(mention.start, mention.end),
        confidence=mention.confidence,
        by=mention.by,
        text=document.text[mention.start : mention.end],
        code=mention.code,
        level=mention.level,
        role=role,
        reason=mention.reason,
    )
