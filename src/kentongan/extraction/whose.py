"""Whose body is meant where a text names it without its region: "Polsek" in a report from Wonoasih, "KPU" at home.

A body told in full elsewhere in the text settles it; else the one district that the text tells of, or the home region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kentongan.extraction.body_names import ANY, Body, province_of
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.words.bodies import KODIM, POLICE, STATIONS, UNITS

_GUESSED = 0.6
# Each regency has one of these, each province one of those. Harbours, prisons and border offices serve several.
_OF_REGENCIES = {"KPU", "Bawaslu", "DPRD"}
_GOVERNMENTS = {"Pemkot": "Kota ", "Pemkab": "Kabupaten "}
_OF_DISTRICTS = {"Polsek", "Koramil", "Panwascam", "PPK"}
# Called by the home region without Kota or Kabupaten.
_BARE = {"Kejari", "PCNU", "BNNK"}
_OF_PROVINCES = {"Polda", "Kejati", "BNNP", "FKPT"}
_UNITS_OF_POLDA = {
    "Brimob", "Ditpolairud", "Bidhumas", "Ditreskrimum", "Ditreskrimsus", "Ditresnarkoba", "Ditlantas", "Ditintelkam",
}  # fmt: skip
_OF_A_TEXT = {"Polres", "Polresta", "Polrestabes", "Kodim"}


def in_full(
    bodies: Sequence[Body], places: Iterable[PlaceMention], gazetteer: Gazetteer, home: str | None
) -> list[Body]:
    """The bodies, with the region in the canonical name where it can be told.

    Args:
        bodies: what the text names, in order.
        places: the places of the text; the district told there is that of "Polsek".
        gazetteer: the region names.
        home: Kemendagri code of the reader's own region, or None.

    >>> small = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.13", "Kabupaten Probolinggo")])
    >>> told = [Body(0, 3, "KPU", "KPU", 0.9, "lexicon"), Body(9, 15, "Polres", "Polres", 0.9, "lexicon")]
    >>> [body.canonical for body in in_full(told, [], small, "35.74")]
    ['KPU Kota Probolinggo', 'Polres Probolinggo Kota']
    """
    finder = _Whose(bodies, places, gazetteer, home)
    return [finder.named(body) for body in bodies]


def police_of(gazetteer: Gazetteer, home: str | None) -> str | None:
    """The police of the home region, as its "Polres" is told in full; None without one.

    >>> small = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.13", "Kabupaten Probolinggo")])
    >>> police_of(small, "35.74")
    'Polres Probolinggo Kota'
    """
    return _Whose((), (), gazetteer, home).named(Body(0, 0, "Polres", "Polres", 0.0, "")).canonical if home else None


def _districts_of(places: Iterable[PlaceMention], gazetteer: Gazetteer) -> set[str]:
    """The names of the districts that a text tells of; where it names none, those of its villages."""
    told = [(place.code, place.level) for place in places if place.code]
    codes = {code for code, level in told if level == "district"}
    codes = codes or {code.rpartition(".")[0] for code, level in told if level == "village"}
    return {region.name for code in codes if (region := gazetteer.region(code))}


class _Whose:
    def __init__(
        self, bodies: Sequence[Body], places: Iterable[PlaceMention], gazetteer: Gazetteer, home: str | None
    ) -> None:
        region = gazetteer.region(".".join(home.split(".")[:2])) if home else None
        self._home = region.name if region and region.level == "regency" else None
        self._bare = (self._home or "").removeprefix("Kota ").removeprefix("Kabupaten ")
        same = gazetteer.named(self._bare) if self._home else ()
        self._province = province_of(gazetteer, home)
        # Where a city and a regency share a name, the police of the city tell them apart.
        self._city = bool(self._home) and (self._home or "").startswith("Kota ")
        self._twin = sum(other.level == "regency" for other in same) > 1
        self._told: dict[str, set[str]] = {}
        for body in bodies:
            if body.canonical != body.short:
                kind = "station" if body.short in STATIONS - {"Polsek", "Polda"} else body.short
                self._told.setdefault(kind, set()).add(body.canonical)
                if body.short in _OF_DISTRICTS:
                    self._told.setdefault("district", set()).add(body.canonical.removeprefix(f"{body.short} "))
        self._districts = _districts_of(places, gazetteer)

    def named(self, body: Body) -> Body:
        """The body with its region, if that can be told."""
        told = self._name(body)
        if told is None or told == body.canonical:
            return body
        return body._replace(canonical=told, confidence=min(body.confidence, _GUESSED), by=f"{body.by}:text")

    def _name(self, body: Body) -> str | None:
        short = body.short
        if body.canonical != short:
            at_home = short in _OF_REGENCIES and self._home and body.canonical == f"{short} {self._bare}"
            return f"{short} {self._home}" if at_home else None
        if body.by == ANY:
            return None
        return self._as_told(short) or (self._of_home(short) if self._home else None)

    def _as_told(self, short: str) -> str | None:
        """As another body or the one district of the text tells it."""
        if short in _OF_A_TEXT and (one := self._only("Kodim" if short == "Kodim" else "station")):
            return one
        if short in _OF_DISTRICTS:
            area = self._only("district") or (min(self._districts) if len(self._districts) == 1 else None)
            return f"{short} {area}" if area else None
        if short == "Unit Reskrim" and (area := self._only("district")):
            return f"{short} Polsek {area}"
        if short in UNITS - _UNITS_OF_POLDA:
            station = self._only("station") or self._police()
            return f"{short} {station}" if station else None
        return (self._only("Kejari") or self._only("Kejati")) if short == "Kejaksaan" else None

    def _of_home(self, short: str) -> str | None:
        home = self._home or ""
        if short in _OF_REGENCIES:
            return f"{short} {home}"
        if (short in _GOVERNMENTS and home.startswith(_GOVERNMENTS[short])) or short in _BARE:
            return f"{short} {self._bare}"
        if short == "Kejaksaan":
            return f"Kejari {self._bare}"
        if short in _OF_PROVINCES and self._province:
            return f"{short} {self._province}"
        if short == "Kodim" and self._bare.lower() in KODIM:
            return f"Kodim {KODIM[self._bare.lower()]}"
        return self._police(short) if short in ("Polres", "Polresta", "Polrestabes") else None

    def _only(self, kind: str) -> str | None:
        told = self._told.get(kind, set())
        return min(told) if len(told) == 1 else None

    def _police(self, station: str = "Polres") -> str | None:
        if self._home is None:
            return None
        if self._home in POLICE:
            return POLICE[self._home]
        if self._city and self._twin and station != "Polrestabes":
            return f"Polres {self._bare} Kota"
        return f"{station} {self._bare}"
