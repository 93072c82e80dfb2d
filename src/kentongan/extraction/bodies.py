"""Organisations: a lexicon of bodies times the region that follows them.

How ``canonical`` is formed: the short form in daily use ("Bakesbangpol", "Kejari", "Satpol PP"), then the region:

- offices of a city or regency carry no region while it is the home region ("Bakesbangpol", but "Bakesbangpol Kota
  Pasuruan" for a reader at home in Probolinggo);
- prosecutors and courts carry it without Kota or Kabupaten ("Kejari Probolinggo", "PN Probolinggo");
- police, army, election bodies, councils and governments carry it as written ("Polres Probolinggo Kota", "Kodim 0820",
  "KPU Kota Probolinggo", "Pemkot Probolinggo");
- what stands in no list keeps the words of the text ("PT Maju Jaya").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer, RegionName
from kentongan.extraction.names import end_before_person
from kentongan.extraction.phrases import Phrases
from kentongan.extraction.records import Organisation
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words_bodies import (
    GENERIC,
    HEAD_NEEDS_NAME,
    HEADS,
    NAMELESS,
    NEEDS_REGION,
    NUMBERED,
    PROVINCES_SHORT,
    STATIONS,
    UNITS,
    bodies,
)
from kentongan.extraction.words_orders import CALLS
from kentongan.extraction.words_people import NAMES, NEVER, RANKS, TITLES

_WORD = re.compile(r"[a-z0-9]+")
_ACRONYM = re.compile(r"[ ]?\((?P<short>[A-Za-z][\w .-]{1,24})\)")
_NUMBER = re.compile(r"[ ](?P<number>\d{3,4}(?:/\d{1,2})?|[IVX]{1,5})\b")
_REGION = re.compile(
    r"[ ](?P<kind>(?i:kota|kabupaten|kab\.?|provinsi|prov\.?|kecamatan|kec\.?|kelurahan|kel\.?|desa)\s)?"
    r"(?P<name>[A-Z][\w']+(?:[ ][A-Z][\w']+){0,2})"
)
_LEVELS = {"kot": "regency", "kab": "regency", "pro": "province", "kec": "district", "kel": "village", "des": "village"}
_KINDS = {"kab": "Kabupaten", "kec": "Kecamatan", "kel": "Kelurahan", "prov": "Provinsi"}
_SIDES = re.compile(r"(?:[ ](?:Kota|Selatan|Timur|Utara|Barat|Tengah))+\b", re.IGNORECASE)
# "Polres Kotim", "Polda Sulteng": regions by short names that stand in no list.
_SHORT_NAME = re.compile(r"[ ](?P<name>[A-Z][a-z]{3,11}|NT[BT]|DIY|DKI)(?=[\s.,;:)\"]|$)")
_HEAD = Phrases(
    rf"(?P<head>{HEADS})\b\.?[ ]"
    r"(?P<name>(?:dr\.?[ ])?(?:[A-Z][\w'-]{0,3}\.|[A-Z0-9](?:[\w'-]|\.(?!\s|$))*)"
    rf"(?:[ ](?:(?:dan|&)[ ])?(?!(?:{HEADS})\b[ ])(?:[A-Z][a-z]{{0,2}}\.(?=[ ][A-Z])|[A-Z0-9][\w'-]*)){{0,5}})",
    after="",
    words=HEADS.lower().split("|"),
    cased=True,
)


class Body(NamedTuple):
    """A body at one position of the cleaned text."""

    start: int
    end: int
    short: str
    canonical: str
    confidence: float
    by: str


def _index() -> dict[str, list[tuple[tuple[str, ...], str, str, str]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = {}
    for short, style, spellings in bodies():
        for spelling in spellings:
            words = tuple(_WORD.findall(spelling))
            by_first.setdefault(words[0], []).append((words, short, style, spelling))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


_BY_FIRST = _index()
_BEGUN = Trigger(_BY_FIRST)
# "Kasat Samapta" is a person's office.
_BREAKS = frozenset('.;:()\n"')
_UNIT_HEADS = {"kasat", "kanit", "kbo", "kasi", "ps", "wakasat"}
_OF_DISTRICTS = {"Polsek", "Koramil", "Puskesmas", "Forkopimcam", "Panwascam"}

_RANK = re.compile(RANKS)
_FURTHER = re.compile(r"(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})+,?\s(?:dan|serta)\s[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}")
_COLON = re.compile(r" *:")
_NUMBERED_COMMISSION = re.compile(r"Komisi\s[IVX]+\b")
# These stop before a full name, the others only at the end of a sentence.
_ABBREVIATED = {"pt", "cv", "ud", "rs"}
# "SDN Kedunggaleng 1 dan Pak Misdi", "SDN Sukoharjo 1 Hj. Umi": a person begins.
_TITLED = re.compile(rf"(?:[ ](?:dan|&))?[ ](?:{TITLES})(?![^ ])")


def own_names(offices: Iterable[str]) -> dict[str, str]:
    """Short form of the lexicon -> what the home city itself calls that office.

    >>> own_names(["Dinas PUPR-PKP", "Dinas Impian"])
    {'DPUPR': 'Dinas PUPR-PKP'}
    """
    own: dict[str, str] = {}
    for office in offices:
        words = tuple(_WORD.findall(office.lower()))
        entries = _BY_FIRST.get(words[0], ()) if words else ()
        short = next((short for spelling, short, _, _ in entries if words[: len(spelling)] == spelling), None)
        if short is not None:
            own.setdefault(short, office)
    return own


def body_mentions(
    document: Document, gazetteer: Gazetteer, home: str | None, offices: Iterable[str] = ()
) -> list[Body]:
    """All bodies told in the text, in order; the longest spelling wins.

    Args:
        offices: the home city's own names of its offices, used as ``canonical`` in place of the short form.
    """
    namer = _Namer(document, gazetteer, home)
    found = _join_units(document.text, list(_from_lexicon(document, namer)))
    taken = [(body.start, body.end) for body in found]
    for body in _from_heads(document):
        if all(body.end <= start or end <= body.start for start, end in taken):
            found.append(body)
    own = own_names(offices)
    # A body of another city carries its region in the canonical name, so only home offices are called by their own.
    named = [body._replace(canonical=own.get(body.canonical, body.canonical)) for body in found] if own else found
    return sorted(named, key=lambda body: body.start)


def _from_lexicon(document: Document, namer: _Namer) -> Iterator[Body]:
    free = 0
    for i in document.at(_BEGUN):
        start = document.starts[i]
        for words, short, style, spelling in _BY_FIRST[document.words[i]] if start >= free else ():
            if short in UNITS and i and document.words[i - 1] in _UNIT_HEADS:
                continue
            if _is_no_body(document, i, short):
                continue
            if _matches(document, i, words) and _written_as_name(document, i, len(words), short, spelling):
                body = namer.body(start, document.ends[i + len(words) - 1], short, style, spelling)
                if body is not None:
                    yield body
                    free = body.end
                break


def _is_no_body(document: Document, i: int, short: str) -> bool:
    """ "Brigjen TNI" is a rank, "WHO:" asks who it was."""
    if short == "TNI":
        return i > 0 and _RANK.fullmatch(document.forms[i - 1]) is not None
    return short == "WHO" and _COLON.match(document.text, document.ends[i]) is not None


def _join_units(text: str, found: list[Body]) -> list[Body]:
    """A police unit and the station it belongs to are one body: "Satreskrim Polres Probolinggo Kota"."""
    joined: list[Body] = []
    for body in reversed(found):
        after = joined[-1] if joined else None
        belongs = after is not None and (after.short in STATIONS or after.short.split()[0] in UNITS)
        if after is not None and belongs and body.short in UNITS and text[body.end : after.start] == " ":
            name = f"{body.short} {after.canonical}"
            joined[-1] = Body(body.start, after.end, name, name, after.confidence, after.by)
        else:
            joined.append(body)
    return joined[::-1]


def _matches(document: Document, i: int, words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return True
    last = i + len(words) - 1
    if document.words[i : last + 1] != words:
        return False
    return _BREAKS.isdisjoint(document.text[document.ends[i] : document.starts[last]])


def _written_as_name(document: Document, i: int, length: int, short: str, spelling: str) -> bool:
    """Acronyms of up to four letters count only in capitals, unless the whole text ignores capitals."""
    text = document.forms[i]
    if document.shouting:
        return length > 1 or len(spelling) > 3 or short in ("RW", "TNI")
    if length == 1 and spelling == short.lower() and short.isupper():
        return text.isupper() or (len(short) > 4 and text[0].isupper())
    if length == 1 and len(spelling) <= 4:
        return text[0].isupper()
    return True


class _Namer:
    """Reads what follows a body, and forms the canonical name."""

    def __init__(self, document: Document, gazetteer: Gazetteer, home: str | None) -> None:
        self.text = document.text
        self.gazetteer = gazetteer
        regency = gazetteer.region(".".join(home.split(".")[:2])) if home else None
        self.home_name = regency.name if regency else None
        self.home_prefix = f"{regency.code}." if regency else None

    def body(self, start: int, end: int, short: str, style: str, spelling: str) -> Body | None:
        if style == "none":
            confidence = 0.6 if spelling in GENERIC else 0.9
            return Body(start, self._acronym(end, short), short, short, confidence, "lexicon")
        end = self._acronym(end, short)
        number = _NUMBER.match(self.text, end) if short in NUMBERED else None
        canonical = short
        if number:
            end = number.end()
            canonical = f"{short} {number['number']}"
        region = self._region(end, short in _OF_DISTRICTS) or self._short_name(end, short)
        if region is None:
            if spelling.upper() in NEEDS_REGION or spelling in GENERIC:
                return None
            return Body(start, end, short, canonical, 0.85, "lexicon")
        kind, name, region_end = region
        # "Kodim 0820 Probolinggo": the number names the district already.
        if not number:
            canonical = self._with_region(short, style, kind, name)
        return Body(start, region_end, short, canonical, 0.93, "lexicon:region")

    def _acronym(self, end: int, short: str) -> int:
        match = _ACRONYM.match(self.text, end)
        if match and (
            match["short"].lower() in short.lower() or (len(match["short"]) <= 14 and " " not in match["short"])
        ):
            return match.end()
        return end

    def _region(self, end: int, small: bool) -> tuple[str, str, int] | None:
        """(kind word, name, end) of the region that follows directly; "Probolinggo Kota" counts as one name."""
        match = _REGION.match(self.text, end)
        if match is None:
            return None
        words = match["name"].split()
        kind = (match["kind"] or "").strip(" .").lower()
        kind = _KINDS.get(kind, kind.title())
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            if not kind and name.lower() in CALLS:
                # "Puskesmas Tutup"
                continue
            if any(self._counts(region, small, kind) for region in self.gazetteer.named(name)):
                stop = match.start("name") + len(name)
                sides = _SIDES.match(self.text, stop) if not kind else None
                if sides and self.text[stop + 1].isupper():
                    return "", name + sides[0], sides.end()
                return kind, name, stop
        return None

    def _short_name(self, end: int, short: str) -> tuple[str, str, int] | None:
        """A word with a capital behind a station is its region, if nobody is called so."""
        match = _SHORT_NAME.match(self.text, end)
        if match is not None and short not in STATIONS and match["name"].lower() not in PROVINCES_SHORT:
            match = None
        name = match["name"] if match else ""
        if match is None or name.lower() in NAMES or name.lower() in NEVER or name.lower().startswith("me"):
            return None
        return "", name, match.end()

    def _counts(self, region: RegionName, small: bool, kind: str) -> bool:
        if kind:
            return region.level == _LEVELS[kind[:3].lower()]
        return small or region.level in ("province", "regency") or self._near(region)

    def _near(self, region: RegionName) -> bool:
        return self.home_prefix is not None and region.code.startswith(self.home_prefix)

    def _with_region(self, short: str, style: str, kind: str, name: str) -> str:
        if style == "bare" or short in ("Pemkot", "Pemkab", "Pemprov", "Pemdes"):
            return f"{short} {name}"
        full = f"{kind} {name}".strip()
        if style == "local":
            if self.home_name is None or name.lower() in self.home_name.lower():
                return short
            return f"{short} {full}"
        return f"{short} {full}"


def _from_heads(document: Document) -> Iterator[Body]:
    if document.shouting:
        return
    for match in _HEAD.matches(document):
        name = match["name"].rstrip(".")
        if match["head"].lower() in HEAD_NEEDS_NAME and len(name.split()) < 2:
            continue
        if document.text[match.end("head")] == "." and match["head"].lower() not in _ABBREVIATED:
            # "... siswa SMK. Tokoh agama": the stop ends the sentence.
            continue
        if _NUMBERED_COMMISSION.match(document.text, match.start()):
            # "Ketua Komisi II Riyadlus": a part of a council, and then a person.
            continue
        longer = _FURTHER.match(document.text, match.end()) if match["head"] in ("Dinas", "Badan") else None
        if longer and not any(word.lower() in _BY_FIRST for word in longer[0].replace(",", "").split()):
            # "Dinas SDA, Cipta Karya dan Tata Ruang"
            yield Body(match.start(), longer.end(), *2 * (document.text[match.start() : longer.end()],), 0.6, "head")
            continue
        titled = _TITLED.search(name)
        end = match.start("name") + (titled.start() if titled else len(name))
        end = end_before_person(document.text, match.start(), match.start("name"), end)
        words = document.text[match.start() : end]
        if document.headline and end <= document.headline[1] and words not in document.text[document.headline[1] :]:
            # In a headline any word has a capital: where the name ends, the text below must tell.
            continue
        yield Body(match.start(), end, words, words, 0.6, "head")


def organisations(document: Document, mentions: list[Body]) -> tuple[Organisation, ...]:
    """The distinct bodies; a body told with and without its region counts once, with it."""
    best: dict[str, Body] = {}
    for body in mentions:
        best.setdefault(body.canonical, body)
    regional = {body.short for body in best.values() if body.canonical != body.short}
    kept = [body for body in best.values() if body.canonical != body.short or body.short not in regional]
    return tuple(_organisation(document, body) for body in kept if body.canonical not in NAMELESS)


def _organisation(document: Document, body: Body) -> Organisation:
    return Organisation(
        span=document.original(body.start, body.end),
        confidence=body.confidence,
        by=body.by,
        text=document.text[body.start : body.end],
        canonical=body.canonical,
    )
