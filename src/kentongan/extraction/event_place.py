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
_ORIGIN = re.compile(r"\b(?:asal|milik|nelayan|pemuda|mahasiswa|peserta dari|perahu|rombongan)\s(?:\w+\.?\s)?$")
# "Bentrokan pemuda Kombeli dan Wasaga": where those who fight come from is where it happened.
_AGAINST = re.compile(r"\b(?:bentrok\w*|tawuran|perkelahian|pertikaian|perang|saling serang)\b[^.\n]{0,50}$")
_HAPPENED = Trigger({"terjadi", "kejadian", "tkp", "peristiwa", "lokasi"})
_PLACED = Before(
    "bertempat|berlokasi|tkp|digelar|dilaksanakan|diselenggarakan|berlangsung|terjadi|merendam|menerjang|melanda|menggenangi|"
    "mengguncang|menyasar|menyisir|menyusuri|menyambangi|sasaran|meninjau|melalap",
    gap=r"\W+(?:\w+\W+){0,3}",
    reach=48,
)
_DEEP = 4


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
        roles = dict.fromkeys(roles, "mentioned")
    else:
        if kind == "meeting":
            _venue_only(document, roles, {mention: score for score, mention in kept}, event)
        _promote(roles, mentions, kind)
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
    halls = [m for m in roles if m.level == "spot" and roles[m] == "event"]
    if not halls:
        day = document.sentence_at(event[0]) if event else 0
        larger = any(m.level == "regency" for m in roles)
        for mention in roles:
            small = mention.level in ("village", "district", "rt", "rw") and not mention.dateline
            if larger and small and roles[mention] == "event" and document.sentence_at(mention.start) > day:
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


def _promote(roles: dict[PlaceMention, str], mentions: list[PlaceMention], kind: str) -> None:
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
    near = large if hall else large or coded
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
    if mention.level in ("rt", "rw", "street") and kind in ("incident", "rumour"):
        score += 0.6
    return score


def _words_before(document: Document, mention: PlaceMention) -> float:
    """What the words before a place say of it: held or happened there, only brought there, or only from there."""
    lower, start = document.lower, mention.start
    score = 0.0
    if _PLACED.stands(document, start):
        score += 1.2
    if _CARED_FOR.search(lower, max(0, start - 60), mention.end):
        score -= 2.0
    if _ORIGIN.search(lower, max(0, start - 24), start) and not _AGAINST.search(lower, max(0, start - 90), start):
        score -= 1.0
    if _LABEL.match(lower, lower.rfind("\n", 0, start) + 1, start):
        score += 3.0
    return score


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
        aside = kind == "appeal" and document.sentence_at(mention.start) != day
        if role == "event" and (far or aside or mention.by == SPEAKER):
            roles[mention] = "mentioned"


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
