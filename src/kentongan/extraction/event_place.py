"""Where it happened: which of the places told are those of the event, drawn together from their mentions."""

from __future__ import annotations

import re
from collections import Counter

from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import key_of
from kentongan.extraction.mentions import SPEAKER, PlaceMention
from kentongan.extraction.phrases import Before
from kentongan.extraction.records import Place, Span
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words.scene import (
    ADDRESSED,
    ALARMED,
    AT_WORK,
    BORN,
    FORECAST,
    MAY_COME,
    NAMED,
    NATURE,
    OWNED,
    STRUCK,
)

_ADDRESS_GAP = re.compile(
    r"[\s,./()-]{0,4}(?:dan\s|di\s|wilayah\s)?(?:(?:[Dd]usun|[Dd]sn\.?|[Dd]ukuh|[Ll]ingkungan)\s)?"
)
# "Tempat : ...", "- TKP: ...", "Di (di mana) : ..."
_LABEL = re.compile(
    r"[\W\d]*(?:[a-h]\W\s)?(?:tempat|lokasi|tkp|di ?mana|locus|di \(di mana\))(?!\w)[^:\n]{0,22}:[^\n:]{0,90}$"
)
# Where the hurt and the homeless are brought is not where it happened; nor is it where somebody comes from.
_CARED_FOR = re.compile(
    r"\b(?:dilarikan|dibawa|dirujuk|dirawat|perawatan|mengungsi|diungsikan|dievakuasi|pengungsi)\b[^.\n]{0,40}$|"
    r"\b(?:rsud|rsd|rsu|rs|rumah sakit|puskesmas|klinik)\s[^.\n]{0,40}$"
)
_ORIGIN = re.compile(rf"\b(?:{OWNED})\s(?:\w+\.?\s)?$|\b(?:{AT_WORK})\b[^,.\n]{{0,24}}\sdi\s(?:\w+\.?\s)?$")
# Where a person comes from: "perempuan asal Jati", "Supandri (45) warga Mayangan", "bernama Matnur, orang Petrah".
_AGED = r"\(\d\d?(?: ?th\w*| tahun)?\)|\d\d? ?(?:th|thn|tahun)\)?"
_FROM = re.compile(
    rf"(?:\b(?:{BORN})|(?:{_AGED}),?\s(?:\w+\s)?(?:warga|asal|orang|dari)|\b(?:{NAMED})\b[^.\n]{{0,24}}\s(?:warga|orang|wong|oreng))"
    r"\s(?:\w+\.?\s)?$"
)
_TO_COME = re.compile(rf"\b(?:{MAY_COME})\s(?:\w+\s){{0,2}}(?:\w+\.?\s)?$")
_FORECAST = re.compile(rf"\b(?:{FORECAST})\b[^.\n]{{0,80}}$")
_COMES_FROM = re.compile(r"\b(?:dari|dr|saka|saking)\s(?:\w+\.?\s)?$")
# "Itu kejadian di Jember tahun 2023": what was taken for news.
_LONG_AGO = re.compile(r",?\s(?:pada\s)?(?:tahun\s20\d\d|(?:beberapa\s)?tahun\s(?:yang\s)?(?:lalu|silam))")
_STRUCK = re.compile(rf"\b(?:{STRUCK})\b")
_ADDRESSED = re.compile(rf"(?:\b(?:{ADDRESSED})\b|\bse-)[^.!\n]{{0,60}}$")
_ALARMED = re.compile(rf"\b(?:{ALARMED})\b[^.\n]{{0,60}}$")
_OVERFLOWS = re.compile(r"\s(?:yang\s)?(?:meluap|tak mampu|tidak mampu)\b")
# "Bentrokan pemuda Kombeli dan Wasaga": where those who fight come from is where it happened.
_AGAINST = re.compile(r"\b(?:bentrok\w*|tawuran|perkelahian|pertikaian|perang|saling serang)\b[^.\n]{0,50}$")
_HAPPENED = Trigger({"terjadi", "kejadian", "tkp", "peristiwa", "lokasi"})
_PLACED = Before(
    "bertempat|berlokasi|tkp|digelar|dilaksanakan|diselenggarakan|berlangsung|terjadi|merendam|menerjang|melanda|menggenangi|"
    "mengguncang|menyasar|menyisir|menyusuri|menyambangi|sasaran|meninjau|melalap",
    gap=r"\W+(?:\w+\W+){0,3}",
    reach=48,
)
_SMALL = ("village", "district", "rt", "rw")
_DEEP = 4
_HEAD = 2


def places(
    document: Document, mentions: list[PlaceMention], kind: str, event: Span | None, dated: bool = True
) -> tuple[Place, ...]:
    """The distinct places with their role in the text.

    Args:
        document: the cleaned text.
        mentions: as left by :func:`outside_bodies`.
        kind: the kind of text; incidents are told where they happened, meetings where they were held.
        event: the span of the event's date in the cleaned text, if known.
        dated: is the day of the event known? Adverts, jokes and appeals without a day tell of no event.
    """
    mentions = [mention for mention in mentions if mention.by != "gazetteer:body"]
    told = document.at(_HAPPENED) if kind == "incident" else []
    happened = {document.sentence_at(document.starts[i]) for i in told}
    scores = [_event_score(document, mention, kind, event, happened) for mention in mentions]
    scores = _shared(document, mentions, scores)
    best: dict[tuple[str, str], tuple[float, PlaceMention]] = {}
    for mention, score in zip(mentions, scores, strict=True):
        words = document.text[mention.start : mention.end]
        # Many named spots lie in one region: only a region is known by its code.
        key = (mention.level, mention.code if mention.code and mention.level != "spot" else key_of(words))
        if key not in best or score > best[key][0]:
            best[key] = (score, mention)
    top = {
        coded: max((score for score, mention in best.values() if _is_region(mention) == coded), default=0.0)
        for coded in (True, False)
    }
    houses = [mention for mention in mentions if mention.level in ("spot", "street")]
    kept = sorted(
        (item for item in best.values() if not _inside_other(item[1], houses)), key=lambda item: item[1].start
    )
    full = _full_wordings(mentions)
    kept = [(score, _fullest(mention, full)) for score, mention in kept]
    highest = max(top.values())
    roles = {mention: _role(mention, score, top[_is_region(mention)], highest) for score, mention in kept}
    _set_back(document, roles, kind, event)
    if kind in ("irrelevant", "appeal") and not dated:
        to = [mention for mention in roles if kind == "appeal" and _addressed(document, mention)]
        roles = {mention: "event" if mention in to else "mentioned" for mention in roles}
    else:
        if kind == "meeting":
            _venue_only(document, roles, {mention: score for score, mention in kept}, event)
        _promote(document, roles, mentions, kind)
    return tuple(_place(document, mention, role) for mention, role in roles.items())


def _is_region(mention: PlaceMention) -> bool:
    return bool(mention.code) and mention.level != "spot"


def _shared(document: Document, mentions: list[PlaceMention], scores: list[float]) -> list[float]:
    """An address is one place told in parts: "Jalan Brantas, RT 02 Kelurahan Pilang, Kota Probolinggo"."""
    shared = list(scores)
    joined = [
        mentions[i - 1].dateline == mentions[i].dateline
        and bool(_ADDRESS_GAP.fullmatch(document.text, mentions[i - 1].end, mentions[i].start))
        for i in range(1, len(mentions))
    ]
    for i, near in enumerate(joined, 1):
        if near:
            shared[i] = max(shared[i], shared[i - 1] - 0.05)
    for i, near in reversed(list(enumerate(joined, 1))):
        if near:
            shared[i - 1] = max(shared[i - 1], shared[i] - 0.05)
    return shared


def _venue_only(
    document: Document, roles: dict[PlaceMention, str], scores: dict[PlaceMention, float], event: Span | None
) -> None:
    """A meeting is held in one place; the villages and streets told beside it are what it was about.

    Where no hall is told, it was held in the regency, or where the sentence of its day says.
    """
    spots = [m for m in roles if m.level == "spot" and roles[m] == "event"]
    halls = [m for m in spots if not document.lower.startswith(NATURE, m.start)]
    if not halls:
        day = document.sentence_at(event[0]) if event else 0
        larger = any(m.level == "regency" for m in roles)
        for mention in roles:
            small = mention.level in _SMALL and not mention.dateline
            last = day if larger else max(day, _HEAD)
            if small and roles[mention] == "event" and document.sentence_at(mention.start) > last:
                roles[mention] = "mentioned"
        return
    hall = max(halls, key=lambda mention: scores[mention])
    end = hall.end
    address = {hall}
    for mention in sorted(roles, key=lambda mention: mention.start):
        if mention.start >= end and _ADDRESS_GAP.fullmatch(document.text, end, mention.start):
            address.add(mention)
            end = mention.end
        elif hall.start <= mention.start and mention.end <= hall.end:
            address.add(mention)
    for mention in roles:
        if mention not in address and roles[mention] == "event":
            roles[mention] = "mentioned"


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


def _promote(document: Document, roles: dict[PlaceMention, str], mentions: list[PlaceMention], kind: str) -> None:
    """Give the event a region where the words around none told so.

    The one village told inside an event district is where it happened; a report is dated from where it happened,
    unless it tells of another region; a meeting is held in the regency told most.
    """
    coded = [mention for mention in roles if _is_region(mention) and mention.by != SPEAKER]
    for outer in [mention for mention in coded if roles[mention] != "mentioned" and kind in ("incident", "rumour")]:
        inner = [
            m
            for m in coded
            if m.level == "village" and m.code != outer.code and (m.code or "").startswith(f"{outer.code}.")
        ]
        if outer.level == "district" and len(inner) == 1:
            roles[inner[0]] = "event"
    happened = [mention.code for mention in roles if roles[mention] == "event" and mention.code]
    for mention in coded:
        if roles[mention] == "dateline":
            told = mention.code or ""
            if not happened or kind in ("meeting", "activity") or any(_nested(told, code) for code in happened):
                roles[mention] = "event"
        elif mention.level != "province" and any(code.startswith(f"{mention.code}.") for code in happened):
            roles[mention] = "event"
    if any(roles[mention] == "event" for mention in coded):
        return
    told_most = Counter(mention.code for mention in mentions if mention.level != "spot")
    large = [mention for mention in coded if mention.level == "regency"] if kind != "incident" else []
    hall = any(role == "event" for role in roles.values()) and kind == "meeting"
    early = [m for m in coded if kind != "meeting" or document.sentence_at(m.start) <= _DEEP]
    near = large if hall else large or [m for m in early if not _elsewhere(document, m)]
    if kind != "appeal" and near:
        chosen = max(near, key=lambda mention: (told_most[mention.code], -mention.start))
        roles[chosen] = "event"


def _nested(one: str, other: str) -> bool:
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _inside_other(mention: PlaceMention, houses: list[PlaceMention]) -> bool:
    """Is this only a part of a longer wording: "Command Center" of "Gedung Command Center Kantor Wali Kota"?"""
    if mention.level != "spot":
        return False
    around = [o for o in houses if o.start <= mention.start and mention.end <= o.end]
    length = mention.end - mention.start
    return any(o.end - o.start > length or (o != mention and o.code and not mention.code) for o in around)


def _event_score(document: Document, mention: PlaceMention, kind: str, event: Span | None, happened: set[int]) -> float:
    number = document.sentence_at(mention.start)
    # News begin with the event; in a long report it stands deep, and its day with it.
    day = document.sentence_at(event[0]) if event is not None else None
    away = number if day is None or day < _DEEP else min(abs(number - day), number)
    score = -0.25 * min(away, 8) + _words_before(document, mention)
    if mention.here:
        score += 1.6
    if day == number:
        score += 1.4
    if number in happened:
        score += 0.8
    if "cue" in mention.by:
        score += 0.3
    if mention.office:
        score -= 4.0
    if kind == "rumour" and _LONG_AGO.match(document.lower, mention.end):
        score -= 2.0
    if kind == "rumour" and _COMES_FROM.search(document.lower, max(0, mention.start - 24), mention.start):
        score -= 1.5
    if mention.level in ("rt", "rw", "street") and kind in ("incident", "rumour", "activity"):
        score += 0.6
    if kind == "incident" and mention.level in _SMALL and day != number and _struck(document, number):
        score += 1.4
    return score


def _struck(document: Document, number: int) -> bool:
    start, end = document.sentences[number]
    return _STRUCK.search(document.lower, start, min(end, start + 400)) is not None


def _words_before(document: Document, mention: PlaceMention) -> float:
    """What the words before a place say of it: held or happened there, only brought there, or only from there."""
    lower, start = document.lower, mention.start
    score = 0.0
    if _PLACED.stands(document, start):
        score += 1.2
    if _CARED_FOR.search(lower, max(0, start - 60), mention.end):
        score -= 2.0
    against = _AGAINST.search(lower, max(0, start - 90), start)
    if against:
        score += 0.8
    elif _FROM.search(lower, max(0, start - 50), start):
        score -= 2.2
    elif _ORIGIN.search(lower, max(0, start - 50), start):
        score -= 1.0
    if _ahead(lower, start) or _OVERFLOWS.match(lower, mention.end):
        score -= 2.0
    if _LABEL.match(lower, lower.rfind("\n", 0, start) + 1, start):
        score += 3.0
    return score


def _ahead(lower: str, start: int) -> bool:
    return bool(
        _TO_COME.search(lower, max(0, start - 60), start) or _FORECAST.search(lower, max(0, start - 110), start)
    )


def _elsewhere(document: Document, mention: PlaceMention) -> bool:
    """Does somebody only come from there, or was it only to go there?"""
    lower, start = document.lower, mention.start
    return _FROM.search(lower, max(0, start - 50), start) is not None or _ahead(lower, start)


def _role(mention: PlaceMention, score: float, top: float, highest: float) -> str:
    if mention.dateline and not mention.here:
        return "dateline"
    enough = max(top - 1.7, min(0.2, highest - 1.0))
    return "event" if score >= enough and not mention.office else "mentioned"


def _set_back(document: Document, roles: dict[PlaceMention, str], kind: str, event: Span | None) -> None:
    """Take the event from a province told beside nearer places, and from what an appeal only speaks of."""
    coded = sum(map(_is_region, roles))
    day = document.sentence_at(event[0]) if event else None
    for mention, role in roles.items():
        far = mention.level == "province" and coded > 1
        aside = kind == "appeal" and _aside(document, mention, day)
        if role == "event" and (far or aside or mention.by == SPEAKER):
            roles[mention] = "mentioned"
        elif kind == "appeal" and _addressed(document, mention):
            roles[mention] = "event"


def _aside(document: Document, mention: PlaceMention, day: int | None) -> bool:
    """Does an appeal only speak of this place?"""
    cause = _ALARMED.search(document.lower, max(0, mention.start - 70), mention.start) is not None
    return cause or (document.sentence_at(mention.start) != day and not _addressed(document, mention))


def _addressed(document: Document, mention: PlaceMention) -> bool:
    """Does the head of an appeal speak to the people of this place: "Bapak ibu warga Argasunya"?"""
    if document.sentence_at(mention.start) > _HEAD or mention.office:
        return False
    near = max(0, mention.start - 90), mention.start
    return _ADDRESSED.search(document.lower, *near) is not None and not _ALARMED.search(document.lower, *near)


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
