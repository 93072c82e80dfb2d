"""Places: regions by cue word or home first, RT and RW, streets, venues; and which of them is the place of the event.

The ``code`` of a region is its Kemendagri code. RT, RW, streets and spots have none. Where a name may be the kelurahan
or the kecamatan around it and no cue decides, the kecamatan is given (it contains the kelurahan), with less confidence
and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kentongan.extraction.clean import Document, Token
from kentongan.extraction.gazetteer import Gazetteer, RegionName, key_of
from kentongan.extraction.records import Place, Span
from kentongan.extraction.words_place import (
    CUES,
    HERE,
    KABUPATEN_CUES,
    KOTA_CUES,
    NOT_A_STREET,
    NOT_A_VENUE_NAME,
    OFFICE_CUES,
    ORDINARY,
    PREPOSITIONS,
    STREET,
    VENUE_ALONE,
    VENUES,
)

_STREET = re.compile(STREET)
_VENUE = re.compile(
    rf"(?<![\w-])(?P<head>(?i:{VENUES}))\b\.?(?P<name>(?:[ ](?:(?:dan|&)[ ])?(?!(?:Jl|Jalan|JL|RT|RW)\b)"
    r"(?:[A-Z]\.?(?![\w'])|(?:Dr|Moh|Moch|KH)\.|[A-Z][\w']+|\d{1,3}[A-Z]?)){0,7}"
    r"(?:\s(?:lantai|lt\.?)\s?[\dIVX]+)?)"
)
_RT = re.compile(
    r"\bRT\b\.?\s?:?\s?(?P<rt>\d{1,3})(?:\s?[,/]?\s?(?:dan\s)?(?:RW\b)?\.?\s?(?P<rw>\d{1,3}))?(?!\d)", re.IGNORECASE
)
_RW = re.compile(r"\bRW\b\.?\s?:?\s?(?P<rw>\d{1,3})(?!\d)", re.IGNORECASE)
_DATELINE = re.compile(r"(?P<town>[A-Za-z][A-Za-z' .]{2,40}?)\s?(?:[,|]\s?[\w .]{2,30}|\([\w .]{2,30}\))?\s?(?:-|:)\s")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class PlaceMention:
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


def place_mentions(document: Document, gazetteer: Gazetteer, home: str | None) -> list[PlaceMention]:
    """All places told in the text, in order and without overlap of equal kinds."""
    streets = list(_streets(document))
    finder = _RegionFinder(document, gazetteer, home, [(m.start, m.end) for m in streets])
    regions = finder.find()
    town = _dateline_end(document)
    marked = [replace(m, dateline=town is not None and town[0] <= m.start < town[1]) for m in regions]
    found = [
        *streets,
        *marked,
        *_neighbourhoods(document),
        *_venues(document, streets),
        *_known_spots(document, gazetteer),
    ]
    return sorted(
        (_with_here(document, mention) for mention in found), key=lambda mention: (mention.start, -mention.end)
    )


def _with_here(document: Document, mention: PlaceMention) -> PlaceMention:
    before = document.lower[max(0, mention.start - 28) : mention.start].split()
    return replace(mention, here=bool(before[-2:] and set(before[-2:]) & HERE) and not mention.office)


class _RegionFinder:
    """Walks the words once; keeps what the earlier places teach about the later ones."""

    def __init__(self, document: Document, gazetteer: Gazetteer, home: str | None, taken: list[Span]) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.home = home
        self.regency = ".".join(home.split(".")[:2]) if home else None
        self.taken = taken
        self.seen: list[str] = []

    def find(self) -> list[PlaceMention]:
        found: list[PlaceMention] = []
        tokens = self.document.tokens
        i = 0
        while i < len(tokens):
            step, mention = self._at(i, found[-1] if found else None)
            if mention is not None:
                found.append(mention)
                if mention.code:
                    self.seen.append(mention.code)
            i += step
        return [self._settle(mention) for mention in found]

    def _at(self, i: int, last: PlaceMention | None) -> tuple[int, PlaceMention | None]:
        token = self.document.tokens[i]
        if any(start <= token.start < end for start, end in self.taken):
            return 1, None
        cue = self._cue(i)
        if cue is not None:
            words, level = cue
            hit = self._after_cue(i, words, level)
            if hit is not None:
                return hit
            return words, None
        return self._bare(i, last)

    def _cue(self, i: int) -> tuple[int, str] | None:
        tokens = self.document.tokens
        first = tokens[i].text.lower()
        if i + 1 < len(tokens):
            level = CUES.get((first, tokens[i + 1].text.lower()))
            if level:
                return 2, level
        level = CUES.get((first,))
        return (1, level) if level else None

    def _joined(self, i: int, length: int) -> tuple[str, Token] | None:
        """The key of ``length`` words from i on, if only a blank, an apostrophe or a hyphen stands between them."""
        tokens = self.document.tokens[i : i + length]
        if len(tokens) < length:
            return None
        text = self.document.text
        for left, right in pairwise(tokens):
            if text[left.end : right.start] not in (" ", "-", "  ", "'"):
                return None
        return key_of("".join(token.text for token in tokens)), tokens[-1]

    def _named_like(self, i: int) -> bool:
        return self.document.shouting or self.document.tokens[i].text[0].isupper()

    def _after_cue(self, i: int, words: int, level: str) -> tuple[int, PlaceMention] | None:
        tokens, text = self.document.tokens, self.document.text
        at = i + words
        if at >= len(tokens) or text[tokens[at - 1].end : tokens[at].start].strip(" .:'-") or not self._named_like(at):
            return None
        cue = tokens[at - 1].text.lower()
        for length in range(_LONGEST, 0, -1):
            joined = self._joined(at, length)
            if joined is None:
                continue
            regions = [r for r in self.gazetteer.keyed(joined[0]) if r.level == level and _fits_cue(r, cue)]
            if regions:
                office = cue in OFFICE_CUES or tokens[i].text.lower() in ("wali", "kepala")
                start = tokens[at].start if office else tokens[i].start
                end = joined[1].end
                return words + length, self._choose(regions, start, end, level, 0.95, "gazetteer:cue", office)
        return None

    def _bare(self, i: int, last: PlaceMention | None) -> tuple[int, PlaceMention | None]:
        if not self._named_like(i) and len(self.document.tokens[i].text) < 4:
            return 1, None
        listed = self._list_level(i, last)
        for length in range(_LONGEST, 0, -1):
            joined = self._joined(i, length)
            if joined is None:
                continue
            regions = self.gazetteer.keyed(joined[0])
            if not regions:
                continue
            mention = self._bare_mention(i, length, regions, joined[1].end, listed)
            if mention is not None:
                return length, mention
        return 1, None

    def _list_level(self, i: int, last: PlaceMention | None) -> str | None:
        """In "Kelurahan Jati, Pilang dan Ketapang" the cue reaches over the list."""
        if last is None or "cue" not in last.by or last.office:
            return None
        between = self.document.text[last.end : self.document.tokens[i].start]
        return (
            last.level if re.fullmatch(r"\s?(?:,|/|&|,?\s?dan|,?\s?serta|,?\s?maupun)\s?(?:dan\s)?", between) else None
        )

    def _bare_mention(
        self, i: int, length: int, regions: tuple[RegionName, ...], end: int, listed: str | None
    ) -> PlaceMention | None:
        start = self.document.tokens[i].start
        word = self.document.lower[start:end]
        context = self._context(i)
        if listed:
            same = [r for r in regions if r.level == listed and self._near(r)]
            if same and self._named_like(i):
                return self._choose(same, start, end, listed, 0.85, "gazetteer:cue:list", False)
        at_home = [r for r in regions if self._at_home(r)]
        if at_home and self._trust_bare(i, length, word, context):
            return self._choose(at_home, start, end, None, 0.8, "gazetteer:home", False)
        large = [r for r in regions if r.level in ("regency", "province")]
        if (
            large
            and self._named_like(i)
            and not self.document.shouting
            and word not in ORDINARY
            and self._trust_large(i, word, context)
        ):
            return self._choose(large, start, end, None, 0.7, "gazetteer:large", False)
        return None

    def _context(self, i: int) -> str:
        return self.document.tokens[i - 1].text.lower() if i else ""

    def _trust_bare(self, i: int, length: int, word: str, context: str) -> bool:
        if context in ("jl", "jalan", "jln", "pak", "bu", "bapak", "ibu", "sdr", "sdri", "haji", "bernama"):
            return False
        if word in ORDINARY:
            return self._named_like(i) and context in PREPOSITIONS and (not self.document.shouting or context in HERE)
        if length > 1 or (self._named_like(i) and not self.document.shouting):
            return True
        return context in PREPOSITIONS or len(word) >= 7

    def _trust_large(self, i: int, word: str, context: str) -> bool:
        if len(word) < 4:
            return self.document.tokens[i].text.isupper()
        following = self.document.tokens[i + 1].text if i + 1 < len(self.document.tokens) else ""
        # A name among other capitalised words may be a person or a firm; a preposition or an end of phrase settles it.
        return context in PREPOSITIONS or " " in word or not following[:1].isupper()

    def _at_home(self, region: RegionName) -> bool:
        return self.regency is not None and (region.code == self.regency or region.code.startswith(f"{self.regency}."))

    def _near(self, region: RegionName) -> bool:
        parents = {".".join(code.split(".")[:2]) for code in self.seen}
        return self._at_home(region) or ".".join(region.code.split(".")[:2]) in parents

    def _choose(
        self,
        regions: list[RegionName],
        start: int,
        end: int,
        level: str | None,
        confidence: float,
        by: str,
        office: bool,
    ) -> PlaceMention:
        best, reason, sure = self._nearest(regions)
        if best is None:
            return PlaceMention(start, end, None, level or regions[0].level, 0.3, by, reason, office)
        return PlaceMention(start, end, best.code, best.level, round(confidence * sure, 2), by, reason, office)

    def _nearest(self, regions: list[RegionName]) -> tuple[RegionName | None, str, float]:
        if len(regions) == 1:
            return regions[0], "", 1.0
        near = [r for r in regions if self._at_home(r)] or [r for r in regions if self._near(r)]
        if not near and self.home:
            near = [r for r in regions if r.code.startswith(self.home[:2])]
        pool = near or regions
        if len(pool) == 1:
            return pool[0], "", 0.97
        upper = min(pool, key=lambda r: len(r.code))
        if all(r.code.startswith(upper.code) for r in pool):
            return upper, "bisa kelurahan atau kecamatan bernama sama; diambil yang melingkupi", 0.7
        return self._city_or_none(pool)

    def _city_or_none(self, pool: list[RegionName]) -> tuple[RegionName | None, str, float]:
        regencies = [r for r in pool if r.level == "regency"]
        if regencies:
            city = next((r for r in regencies if r.is_city), regencies[0])
            return city, "bisa kota atau kabupaten bernama sama", 0.6
        return None, f"{len(pool)} wilayah bernama sama; tidak ada petunjuk untuk memilih", 0.0

    def _settle(self, mention: PlaceMention) -> PlaceMention:
        """Look again at undecided names, now that all other places of the text are known."""
        if mention.code is not None:
            return mention
        words = self.document.text[mention.start : mention.end].split()
        for skip in range(min(3, len(words))):
            regions = [
                r for r in self.gazetteer.named("".join(words[skip:])) if r.level == mention.level and self._near(r)
            ]
            if len(regions) == 1:
                return replace(
                    mention, code=regions[0].code, confidence=0.8, reason="dipilih menurut wilayah lain dalam teks"
                )
        return mention


def _fits_cue(region: RegionName, cue: str) -> bool:
    if region.level != "regency":
        return True
    return region.is_city if cue in KOTA_CUES else not region.is_city if cue in KABUPATEN_CUES else True


def _streets(document: Document) -> Iterator[PlaceMention]:
    for match in _STREET.finditer(document.text):
        first = match["name"].split()[0].lower().strip(".")
        head = match[0][:5].lower()
        if (first in NOT_A_STREET and head.startswith("jalan")) or first in ("pada", "di", "yang"):
            continue
        end = match.start() + len(match[0].rstrip(" ."))
        yield PlaceMention(match.start(), end, None, "street", 0.9, "street")


def _neighbourhoods(document: Document) -> Iterator[PlaceMention]:
    taken: list[Span] = []
    for match in _RT.finditer(document.text):
        taken.append(match.span())
        middle = match.end("rt")
        yield PlaceMention(match.start(), middle, None, "rt", 0.95, "rt")
        if match["rw"]:
            again = re.search(r"rw", match[0], re.IGNORECASE)
            start = match.start() + again.start() if again else match.start("rw")
            yield PlaceMention(start, match.end(), None, "rw", 0.95, "rw")
    for match in _RW.finditer(document.text):
        if not any(start <= match.start() < end for start, end in taken):
            yield PlaceMention(match.start(), match.end(), None, "rw", 0.95, "rw")


def _venues(document: Document, streets: list[PlaceMention]) -> Iterator[PlaceMention]:
    end = 0
    for match in _VENUE.finditer(document.text):
        name = match["name"].strip()
        head = match["head"].lower()
        if match.start() < end or (not name and head not in VENUE_ALONE):
            continue
        if (name and name.split()[0] in NOT_A_VENUE_NAME) or any(s.start <= match.start() < s.end for s in streets):
            continue
        if (
            head in ("min", "man", "rs", "gor", "kali", "lingkungan", "taman", "pasar")
            and not match["head"][0].isupper()
        ):
            continue
        end = match.start() + len(match[0].rstrip(" .,"))
        yield PlaceMention(match.start(), end, None, "spot", 0.75, "venue")


def _known_spots(document: Document, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    if not gazetteer.spots:
        return
    tokens = document.tokens
    for i, token in enumerate(tokens):
        for length in range(_LONGEST, 0, -1):
            words = tokens[i : i + length]
            if len(words) < length:
                continue
            spot = gazetteer.spots.get(key_of("".join(word.text for word in words)))
            if spot is not None:
                yield PlaceMention(token.start, words[-1].end, spot.code, "spot", 0.85, "gazetteer:spot")
                break


def _dateline_end(document: Document) -> Span | None:
    """The words before the dash that opens a news report: "Kanigaran - ..."."""
    for start, end in document.sentences[:4]:
        match = _DATELINE.match(document.text, start, min(end, start + 90))
        if match and len(match["town"].split()) <= 5 and ":" not in match[0]:
            return match.span()
    return None


def places(document: Document, mentions: list[PlaceMention], kind: str, event: Span | None) -> tuple[Place, ...]:
    """The distinct places with their role in the text.

    Args:
        mentions: as found by :func:`place_mentions`.
        kind: the kind of text; incidents are told where they happened, meetings where they were held.
        event: the span of the event's date in the cleaned text, if known.
    """
    scores = [_event_score(document, mention, kind, event) for mention in mentions]
    best: dict[tuple[str, str], tuple[float, PlaceMention]] = {}
    for mention, score in zip(mentions, scores, strict=True):
        words = document.text[mention.start : mention.end]
        key = (mention.level, mention.code or key_of(words))
        if key not in best or score > best[key][0]:
            best[key] = (score, mention)
    top = max((score for score, _ in best.values()), default=0.0)
    kept = [item for item in best.values() if not _inside_other(item[1], mentions)]
    return tuple(
        _place(document, mention, _role(mention, score, top))
        for score, mention in sorted(kept, key=lambda k: k[1].start)
    )


def _inside_other(mention: PlaceMention, mentions: list[PlaceMention]) -> bool:
    if mention.level != "spot" or mention.code:
        return False
    return any(
        o.level == "spot" and o != mention and o.start <= mention.start and mention.end <= o.end for o in mentions
    )


def _event_score(document: Document, mention: PlaceMention, kind: str, event: Span | None) -> float:
    number = document.sentence_at(mention.start)
    score = -0.25 * min(number, 8)
    if mention.here:
        score += 1.6
    if event is not None and document.sentence_at(event[0]) == number:
        score += 1.4
    if kind == "incident" and re.search(r"\b(?:terjadi|kejadian|tkp|peristiwa|lokasi)\b", _sentence(document, number)):
        score += 0.8
    if re.search(
        r"\b(?:bertempat|berlokasi|tkp|digelar|dilaksanakan|diselenggarakan|berlangsung|terjadi)\W+(?:\w+\W+){0,2}$",
        document.lower[max(0, mention.start - 44) : mention.start],
    ):
        score += 1.2
    if "cue" in mention.by:
        score += 0.3
    if mention.office:
        score -= 2.0
    if mention.level in ("rt", "rw", "street") and kind in ("incident", "rumour"):
        score += 0.6
    return score


def _sentence(document: Document, number: int) -> str:
    start, end = document.sentences[number]
    return document.lower[start:end]


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
