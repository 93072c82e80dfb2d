"""Whose body is meant where a text names it without its region: "Polsek" in a report from Wonoasih, "KPU" at home.

A body told in full elsewhere in the text settles it; else the one district that the text tells of, or the home region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kentongan.extraction.bodies import Body
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.words_bodies import STATIONS, UNITS

_GUESSED = 0.6
_OF_REGENCIES = {"KPU", "Bawaslu"}
_FULL = {*_OF_REGENCIES, "DPRD"}
_GOVERNMENTS = {"Pemkot": "Kota ", "Pemkab": "Kabupaten "}
_OF_DISTRICTS = {"Polsek", "Koramil", "Panwascam", "PPK"}
# Each harbour and branch has one, called by the town without Kota or Kabupaten.
_OF_TOWNS = {"KSOP", "Lanal", "PCNU", "Pelni", "Bea Cukai"}
_OF_PROVINCES = {"Brimob", "Ditpolairud", "Bidhumas"}
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


class _Whose:
    def __init__(
        self, bodies: Sequence[Body], places: Iterable[PlaceMention], gazetteer: Gazetteer, home: str | None
    ) -> None:
        region = gazetteer.region(".".join(home.split(".")[:2])) if home else None
        self._home = region.name if region and region.level == "regency" else None
        self._bare = (self._home or "").removeprefix("Kota ").removeprefix("Kabupaten ")
        same = gazetteer.named(self._bare) if self._home else ()
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
        named = {place.code for place in places if place.code and place.level == "district"}
        self._districts = {region.name for code in named if (region := gazetteer.region(code))}

    def named(self, body: Body) -> Body:
        """The body with its region, if that can be told."""
        told = self._name(body)
        if told is None or told == body.canonical:
            return body
        return body._replace(canonical=told, confidence=min(body.confidence, _GUESSED), by=f"{body.by}:text")

    def _name(self, body: Body) -> str | None:
        short = body.short
        if body.canonical != short:
            at_home = short in _FULL and self._home and body.canonical == f"{short} {self._bare}"
            return f"{short} {self._home}" if at_home else None
        if short in _OF_A_TEXT and (one := self._only("Kodim" if short == "Kodim" else "station")):
            return one
        if short in _OF_DISTRICTS:
            area = self._only("district") or (min(self._districts) if len(self._districts) == 1 else None)
            return f"{short} {area}" if area else None
        if short in UNITS - _OF_PROVINCES:
            station = self._only("station") or self._police()
            return f"{short} {station}" if station else None
        if self._home is None:
            return None
        if short in _OF_REGENCIES:
            return f"{short} {self._home}"
        if short in _GOVERNMENTS and self._home.startswith(_GOVERNMENTS[short]):
            return f"{short} {self._bare}"
        if short == "Kejari" or short in _OF_TOWNS:
            return f"{short} {self._bare}"
        return self._police(short) if short in ("Polres", "Polresta", "Polrestabes") else None

    def _only(self, kind: str) -> str | None:
        told = self._told.get(kind, set())
        return min(told) if len(told) == 1 else None

    def _police(self, station: str = "Polres") -> str | None:
        if self._home is None:
            return None
        kota = " Kota" if self._city and self._twin and station != "Polrestabes" else ""
        return f"{station} {self._bare}{kota}"
