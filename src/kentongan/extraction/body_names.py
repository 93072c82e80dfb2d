"""What stands behind a body, its region, number or class, and the canonical name that it gets from them."""

from __future__ import annotations

import re
from typing import NamedTuple

from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer, RegionName
from kentongan.extraction.words.bodies import (
    CLASSED,
    GENERIC,
    NEEDS_REGION,
    NUMBERED,
    PROVINCES_SHORT,
    REGENCIES_SHORT,
    SEATED,
    SEATS,
    STATIONS,
)
from kentongan.extraction.words.orders import CALLS
from kentongan.extraction.words.people import NAMES, NEVER

_ACRONYM = re.compile(r"[ ]?\((?P<short>[A-Za-z][\w .-]{1,24})\)")
_NUMBER = re.compile(r"[ ](?P<number>\d{3,4}(?:/\d{1,2})?|[IVX]{1,5})\b")
_DAOP = re.compile(r"[ ](?P<number>\d)\b")
_CLASS = re.compile(r"[ ](?:Kelas|Klas)[ ](?:[IVX]+|\d)(?:[ ]?[A-C])?(?=[ ])", re.IGNORECASE)
_PORT = re.compile(r"[ ](?:Pelabuhan|Bandara)[ ](?P<name>[A-Z]\w+(?:[ ](?:Perak|Priok|Mas|Balai|Hatta))?)")
# "Dinsos Prov kirim selimut", "Kominfo kota": the kind of region alone.
_KIND_ALONE = re.compile(r"[ ](?P<kind>(?i:kota|kabupaten|kab\.?|provinsi|prov\.?))(?=[\s,;:)/]|$)(?![ ][A-Z0-9(])")
_REGION = re.compile(
    r"[ ](?:(?i:cabang|wilayah)[ ])?"
    r"(?P<kind>(?i:kota|kabupaten|kab\.?|provinsi|prov\.?|kecamatan|kec\.?|kelurahan|kel\.?|desa)\s)?"
    r"(?P<name>[A-Z][\w']+(?:[ ][A-Z][\w']+){0,2})"
)
_LEVELS = {"kot": "regency", "kab": "regency", "pro": "province", "kec": "district", "kel": "village", "des": "village"}
_KINDS = {"kab": "Kabupaten", "kec": "Kecamatan", "kel": "Kelurahan", "prov": "Provinsi"}
_SIDES = re.compile(r"(?:[ ](?:Kota|Selatan|Timur|Utara|Barat|Tengah))+\b", re.IGNORECASE)
# "Polres Kotim", "Polda Sulteng": regions by short names that stand in no list.
_SHORT_NAME = re.compile(r"[ ](?P<name>[A-Z][a-z]{3,11}|NT[BT]|DIY|DKI)(?=[\s.,;:)\"]|$)")
_OF_DISTRICTS = {"Polsek", "Koramil", "Puskesmas", "Forkopimcam", "Panwascam", "Unit Reskrim"}
# "SPPG Mayangan 2": an area may have several.
_COUNTED = {"SPPG"}
# "Puskesmas Kalijaga Permai": no region, but called after one.
_FURTHER = re.compile(r"[ ]([A-Z][a-z]{3,})(?=[ ,.;:)\n]|$)")
# "Basarnas Pos SAR Jember", "Perhutani KPH Probolinggo", "BPJS Kesehatan Cabang ...": a part with its seat.
_POSTED = {"Basarnas", "Perhutani", "PLN", "Pelni"}
_POST = re.compile(r"[ ](?:Pos SAR|KPH|BKPH|ULP|UP3|UID)(?=[ ][A-Z])")
_SEAT = re.compile(r"[ ](?P<name>[A-Z][a-z]+(?:[ ](?:Timur|Barat|Utara|Selatan|Tengah|Kota))?)")
# Rivers, by which the offices of river basins are called.
_RIVERS = re.compile(
    r"[ ](?:Bengawan|Brantas|Pemali|Serayu|Citarum|Ciliwung|Cimanuk|Cidanau|Mesuji|Pompengan)(?:[ ][A-Z][a-z]+)*"
)
_PROVINCES = {name: short for short, name in PROVINCES_SHORT.items()}


# How a body is meant: only its headquarters ("Mapolres"), or any of its kind ("semua polsek").
HEADQUARTERS, ANY = "lexicon:headquarters", "lexicon:any"


class Body(NamedTuple):
    """A body at one position of the cleaned text."""

    start: int
    end: int
    short: str
    canonical: str
    confidence: float
    by: str


def province_of(gazetteer: Gazetteer, home: str | None) -> str | None:
    """The province of a region as it is called in daily use ("Jatim", "Bali"); None where unknown.

    >>> province_of(Gazetteer.from_rows([("35", "Jawa Timur")]), "35.74")
    'Jatim'
    """
    region = gazetteer.region(home.split(".")[0]) if home else None
    if region is None:
        return None
    return _PROVINCES.get(region.name.lower(), "").title() or region.name


class Namer:
    """Reads what follows a body, and forms the canonical name."""

    def __init__(self, document: Document, gazetteer: Gazetteer, home: str | None) -> None:
        self.text = document.text
        self.gazetteer = gazetteer
        regency = gazetteer.region(".".join(home.split(".")[:2])) if home else None
        self.home_name = regency.name if regency else None
        self.province = province_of(gazetteer, home)
        self.home_prefix = f"{regency.code}." if regency else None

    def body(self, start: int, end: int, short: str, style: str, spelling: str) -> Body | None:
        """The body that stands at ``start`` to ``end``, with what follows; None where that is needed and missing."""
        end = self._acronym(end, short)
        if style == "none":
            confidence = 0.6 if spelling in GENERIC else 0.9
            return Body(start, end, short, short, confidence, "lexicon")
        river = _RIVERS.match(self.text, end) if short in ("BBWS", "BWS") else None
        if river is not None:
            return Body(start, river.end(), short, short + river[0], 0.93, "lexicon:region")
        canonical, end = self._numbered(short, end)
        post = _POST.match(self.text, end) if short in _POSTED else None
        if post is not None:
            canonical, end = short + post[0], post.end()
            seat = _SEAT.match(self.text, end)
            if seat is not None and seat["name"].lower() not in NAMES:
                return Body(start, seat.end(), short, canonical + seat[0], 0.9, "lexicon:region")
        numbered = canonical != short and short in NUMBERED
        region = self._region(end, short) or self._kind_alone(end) or self._short_name(end, short)
        if region is None:
            if spelling.upper() in NEEDS_REGION or spelling in GENERIC:
                return None
            return Body(start, end, short, canonical, 0.85, "lexicon")
        kind, name, region_end = region
        if short == "Puskesmas" and (more := _FURTHER.match(self.text, region_end)) and more[1].lower() not in NAMES:
            name, region_end = name + more[0], more.end()
        if short in _COUNTED and (number := _DAOP.match(self.text, region_end)):
            name, region_end = name + number[0], number.end()
        # "Kodim 0820 Probolinggo": the number names the district already.
        if not numbered:
            canonical = self._with_region(canonical, short, style, kind, name)
        return Body(start, region_end, short, canonical, 0.93, "lexicon:region")

    def _numbered(self, short: str, end: int) -> tuple[str, int]:
        """(name so far, end) with the number of an army post, or the class of a prison or office."""
        pattern = _CLASS if short in CLASSED else _DAOP if short == "KAI Daop" else _NUMBER
        match = pattern.match(self.text, end) if short in CLASSED | NUMBERED else None
        return (short + match[0], match.end()) if match else (short, end)

    def _acronym(self, end: int, short: str) -> int:
        match = _ACRONYM.match(self.text, end)
        if match and (
            match["short"].lower() in short.lower() or (len(match["short"]) <= 14 and " " not in match["short"])
        ):
            return match.end()
        return end

    def _region(self, end: int, short: str) -> tuple[str, str, int] | None:
        """(kind word, name, end) of the region that follows directly; "Probolinggo Kota" counts as one name."""
        port = _PORT.match(self.text, end) if short in STATIONS else None
        if port is not None:
            return "", port[0].strip(), port.end()
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
            if self._counts_for(name, short, kind):
                stop = match.start("name") + len(name)
                sides = _SIDES.match(self.text, stop) if not kind else None
                if sides and self.text[stop + 1].isupper():
                    return "", name + sides[0], sides.end()
                return kind, name, stop
        return None

    def _kind_alone(self, end: int) -> tuple[str, str, int] | None:
        match = _KIND_ALONE.match(self.text, end)
        if match is None or self.home_name is None:
            return None
        if match["kind"].lower().startswith("prov"):
            return ("", self.province, match.end()) if self.province else None
        kind, _, name = self.home_name.partition(" ")
        return (kind, name, match.end()) if kind[:3].lower() == match["kind"][:3].lower() else None

    def _short_name(self, end: int, short: str) -> tuple[str, str, int] | None:
        """A word with a capital behind a station is its region, if nobody is called so."""
        match = _SHORT_NAME.match(self.text, end)
        known = match is not None and match["name"].lower() in PROVINCES_SHORT.keys() | REGENCIES_SHORT
        if not known and short not in STATIONS:
            match = None
        name = match["name"] if match else ""
        if match is None or name.lower() in NAMES or name.lower() in NEVER or name.lower().startswith("me"):
            return None
        return "", name, match.end()

    def _counts_for(self, name: str, short: str, kind: str) -> bool:
        if not kind and short in SEATED and name.lower() in SEATS:
            return True
        small = short in _OF_DISTRICTS or short in SEATED
        return any(self._counts(region, small, kind) for region in self.gazetteer.named(name))

    def _counts(self, region: RegionName, small: bool, kind: str) -> bool:
        if kind:
            return region.level == _LEVELS[kind[:3].lower()]
        return small or region.level in ("province", "regency") or self._near(region)

    def _near(self, region: RegionName) -> bool:
        return self.home_prefix is not None and region.code.startswith(self.home_prefix)

    def _with_region(self, told: str, short: str, style: str, kind: str, name: str) -> str:
        if style == "bare" or short in ("Pemkot", "Pemkab", "Pemprov", "Pemdes"):
            return f"{told} {name}"
        if style == "local" and (self.home_name is None or self._at_home(kind, name)):
            return told
        return f"{told} {kind} {name}".replace("  ", " ")

    def _at_home(self, kind: str, name: str) -> bool:
        """Is it the home region, not a part of it? "BPBD Kota Probolinggo" is not that of Kabupaten Probolinggo."""
        home = (self.home_name or "").lower()
        if kind in ("Kota", "Kabupaten"):
            return f"{kind} {name}".lower() == home
        return not kind and name.lower() in home
