"""Whoever is told to act: offices by their canonical names, and people who are no office."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.phrases import beginnings
from kentongan.extraction.records import Span
from kentongan.extraction.roles import Role
from kentongan.extraction.triggers import HEAD
from kentongan.extraction.when import DateMention
from kentongan.extraction.where import PlaceMention
from kentongan.extraction.words.orders import OFFICES, OWN_PEOPLE, PEOPLE

_OFFICES = [(name, beginnings(pattern), re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for name, pattern in OFFICES]
# By the first letters of what names them, so that a slot is searched for few of them.
_BY_HEAD = {
    head: [number for number, (_, heads, _) in enumerate(_OFFICES) if head in heads]
    for head in {head for _, heads, _ in _OFFICES for head in heads}
}
_WORD = re.compile(r"\w+")
# One look for all of them; most slots name none.
_ANY_OFFICE = re.compile(r"(?<![\w-])(?:" + "|".join(rf"(?:{pattern})" for _, pattern in OFFICES) + r")(?![\w-])")
_WITH_AREA = {"Camat", "Lurah", "Kepala Desa", "Kelurahan", "Kecamatan", "Polsek", "Keuchik", "Pemdes"}
# Of these a region has one, so the short name means the one told in full.
_ONE_A_REGION = {
    "KPU",
    "Bawaslu",
    "Polres",
    "Polresta",
    "Kodim",
    "Koramil",
    "Kejari",
    "PN",
    "Pemkot",
    "Pemkab",
    "Polda",
    "Polsek",
}
# "Perusahaan diminta ...", "pihak sekolah ...": the one that the text tells by its name.
_KINDS = (
    (re.compile(r"\b(?:perusahaan|pabrik|manajemen|pengembang|kontraktor)\b"), ("PT ", "CV ", "UD ", "PG ", "Perum ")),
    (re.compile(r"\b(?:pihak|kepala) sekolah\b"), ("SD", "SMP", "SMA", "SMK", "MAN ", "MTs")),
)
# Whoever heads an area: of one told in the text only, their own.
_LEVELS = {"Lurah": "village", "Kepala Desa": "village", "Camat": "district"}
_CUE = re.compile(r"(?:kelurahan|kel|desa|ds|kecamatan|kec)\b\.?\s+", re.IGNORECASE)
_HEAD_OF_STATION = re.compile(r"(?:wa)?kapol(?P<kind>res(?:ta(?:bes)?)?)\s", re.IGNORECASE)
_MANY_CAMATS = re.compile(
    r"\b(?:para|seluruh|semua|se-?kota|dua|tiga|empat|lima|\d+) camat\b|\bcamat(?:,| dan| serta|/)|camat se-"
)
_NUMBER = re.compile(r"\s(?:0?\d{1,2})\b")
# A body after these is where something is, not who is told.
_ELSEWHERE = re.compile(
    r"\b(?:di|dari|ke|sekitar|depan|dengan|soal|tentang|mengenai|(?:terkait|pesan|soal) netralitas|wilayah hukum"
    r"|di lingkungan|di wilayah)\s$"
)
_BEFORE_OFFICE = (
    "kepala|ketua|plt|pj|kalaksa|kasi|kabid|kabag|direktur|pimpinan|jajaran|para|seluruh|semua|pihak|personel|anggota"
)
_OWN_PEOPLE = re.compile(rf"\b(?:{OWN_PEOPLE})\b")
_GOVERNMENT = re.compile(r"(?:wakil |pj\.? |plt\.? |plh\.? )*(?P<head>wali ?kota|bupati)(?= |$)(?: (?P<area>[a-z ]+))?")
_HEARD = 700
"""Letters back to where the one who speaks is named."""
_BEFORE_OFFICES = frozenset(word[:HEAD] for word in _BEFORE_OFFICE.split("|"))
_HEADS_OF = re.compile(rf"(?:{_BEFORE_OFFICE})\b\.?\s?")
_TOO_MANY = 8


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the other stages found, for naming who is told, where and until when."""

    bodies: list[Body]
    roles: list[Role]
    places: list[PlaceMention]
    dates: list[DateMention]
    event: Span | None
    station: str | None = None
    """The police of the home region, as "Polres Lumajang"."""
    talked: date | None = None
    """The day on which the orders were given."""


class Addressees:
    """The offices and people of one text, for asking who stands at a position."""

    def __init__(self, document: Document, around: Surroundings) -> None:
        self._document = document
        self._around = around
        self._bodies = {body.start: body for body in around.bodies}
        self._told = {body.canonical for body in around.bodies}
        for role in around.roles:
            # "Kapolres Lumajang" is the head of "Polres Lumajang".
            head = _HEAD_OF_STATION.match(role.text)
            if head:
                self._told.add(f"Pol{head['kind'].lower()} {role.text[head.end() :].strip()}")

    @cached_property
    def _many_camats(self) -> bool:
        return _MANY_CAMATS.search(self._document.lower) is not None

    def head(self, i: int, *, people: bool = True) -> int | None:
        """The number of the word after the office, body or people named from word i on; None if none is."""
        document = self._document
        if i >= len(document.starts):
            return None
        start, begun = document.starts[i], document.words[i][:HEAD]
        lead = _HEADS_OF.match(document.lower, start) if begun in _BEFORE_OFFICES else None
        for at in (start, lead.end()) if lead else (start,):
            body = self._bodies.get(at)
            if body is not None and body.canonical != "OPD":
                return bisect_left(document.starts, body.end)
        office = _ANY_OFFICE.match(document.lower, start) if begun in _BY_HEAD else None
        if office:
            return bisect_left(document.starts, office.end())
        return i + 1 if people and document.words[i] in PEOPLE else None

    def responsible(self, slot: Span) -> str | None:
        """The canonical names of the offices within a span, joined by ", "; None if there is none, or a long list."""
        named: dict[str, int] = {}
        covered: list[Span] = []
        for body in self._within(slot):
            if body.canonical in ("Polisi", "OPD"):
                continue
            covered.append((body.start, body.end))
            if not self._elsewhere(body.start):
                named.setdefault(self._in_full(body.canonical), body.start)
        told = self._document.lower[slot[0] : slot[1]]
        begun = {word[:HEAD] for word in _WORD.findall(told)} & _BY_HEAD.keys()
        for number in sorted({number for head in begun for number in _BY_HEAD[head]}):
            name, _, pattern = _OFFICES[number]
            for match in pattern.finditer(told):
                at, end = slot[0] + match.start(), slot[0] + match.end()
                if any(a <= at < b for a, b in covered) or self._elsewhere(at):
                    continue
                covered.append((at, end))
                named.setdefault(self._in_full(self._with_area(name, at, end)), at)
        if len(named) > _TOO_MANY:
            return None
        if not named and _OWN_PEOPLE.search(told):
            return self._of_speaker(slot[0])
        return ", ".join(sorted(named, key=lambda name: named[name])) or self._meant(told)

    def _of_speaker(self, position: int) -> str | None:
        """The office of whoever spoke last before a position: "Kapolres ... memerintahkan jajarannya"."""
        for role in reversed(self._around.roles):
            if not position - _HEARD < role.start < position:
                continue
            government = _GOVERNMENT.match(role.text.lower())
            if government:
                short = "Pemkot" if government["head"].startswith("wali") else "Pemkab"
                return f"{short} {(government['area'] or '').title()}".strip()
            office = self.responsible((role.start, role.end))
            if office is not None:
                return office.split(", ")[0]
        return None

    def _meant(self, told: str) -> str | None:
        """The one firm or school of the text, where only its kind is told."""
        for kind, heads in _KINDS:
            known = {name for name in self._told if name.startswith(heads)}
            if len(known) == 1 and kind.search(told):
                return known.pop()
        return None

    def _in_full(self, name: str) -> str:
        """ "KPU Kota Pasuruan" for "KPU" in a text that tells of this one only."""
        if name == "Polisi":
            stations = {told for told in self._told if told.startswith("Polres")}
            return stations.pop() if len(stations) == 1 else self._around.station or "Polri"
        if name not in _ONE_A_REGION:
            return name
        fuller = [told for told in self._told if told.startswith(f"{name} ")]
        if not fuller and name == "Polres" and self._around.station:
            return self._around.station
        return fuller[0] if len(fuller) == 1 else name

    def _within(self, slot: Span) -> list[Body]:
        bodies = self._around.bodies
        first = max(0, bisect_left(bodies, slot[0], key=lambda body: body.start))
        return [body for body in bodies[first : first + 3 * _TOO_MANY] if body.start < slot[1]]

    def _elsewhere(self, position: int) -> bool:
        return bool(_ELSEWHERE.search(self._document.lower[max(0, position - 22) : position]))

    def _with_area(self, name: str, start: int, end: int) -> str:
        """ "Camat Mayangan" rather than "Camat", "Ketua RW 04" rather than "Ketua RW", where the text tells."""
        text = self._document.text
        if name in ("Ketua RT", "Ketua RW"):
            number = _NUMBER.match(text, end)
            return name + number[0] if number else name
        if name not in _WITH_AREA:
            return name
        area = next((p for p in self._around.places if end < p.end and start <= p.start <= end + 1), None)
        if area:  # a kecamatan's own place begins with the word that names the office
            return f"{name} {_without_cue(text[max(area.start, end) : area.end].strip())}"
        # "Lurah" in a report that tells of one only; "camat dan lurah" are those of the whole city.
        several = " dan " in text[max(0, start - 5) : end + 5] or text[end : end + 1] == ","
        if name not in _LEVELS or several or (name == "Camat" and self._many_camats):
            return name
        if text[start].islower() and name != "Camat":
            return name
        level = _LEVELS[name]
        areas = {
            _without_cue(text[p.start : p.end]).title()
            for p in self._around.places
            if p.level == level and not p.office
        }
        return f"{name} {areas.pop()}" if len(areas) == 1 else name


def _without_cue(area: str) -> str:
    """
    >>> _without_cue("Kel. Debong Kulon"), _without_cue("Jati")
    ('Debong Kulon', 'Jati')
    """
    return _CUE.sub("", area, count=1)
