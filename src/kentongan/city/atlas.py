"""The shapes of the map, kept in memory: official boundaries where imported, approximate cells elsewhere."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Sum
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from kentongan.city import shapes
from kentongan.city.models import Boundary, Level, Member, Region

REGENCY, DISTRICT = 5, 8  # lengths of codes
SLIT = 0.0002  # degrees, about 20 m: so far apart may lie what borders on each other
Version = tuple[object, ...]


@dataclass(frozen=True)
class Atlas:
    """GeoJSON geometries by region code; which of them are approximate; whence the official ones come."""

    shapes: dict[str, dict[str, Any]]
    approximate: frozenset[str]
    sources: tuple[str, ...]

    def note_for(self, codes: list[str]) -> bool:
        """Is any of these regions drawn by guess?"""
        return not self.approximate.isdisjoint(codes)


def atlas(member: Member) -> tuple[Atlas, Version]:
    """Return the shapes around a member's area, and a mark that changes when they do.

    The cells of a whole city hang together, so they are made for the city and not for the part a member sees.
    """
    prefix = member.region_id[:REGENCY]
    version = _version(prefix)
    return _drawn(prefix, version), version


def borders(prefix: str) -> list[tuple[str, str]]:
    """Return the pairs of kelurahan under a code that touch on the map, or nearly: drawn borders leave slits."""
    return list(_touching(prefix, _version(prefix)))


def official_borders(prefix: str) -> list[tuple[str, str]]:
    """Return the pairs of kelurahan that lie side by side by official boundaries; none where not one was loaded.

    A guessed border is no border: a kelurahan without a boundary of its own lies beside all those of its kecamatan.
    """
    codes = Region.objects.filter(code__startswith=prefix, level=Level.VILLAGE).order_by("code")
    known = set(Boundary.objects.filter(region__in=codes).values_list("region_id", flat=True))
    if not known:
        return []
    villages = list(codes.values_list("code", flat=True))
    touching = {pair for pair in _touching(prefix, _version(prefix)) if known.issuperset(pair)}
    beside = {
        (min(one, other), max(one, other))
        for one in villages
        if one not in known
        for other in villages
        if other != one and other[:DISTRICT] == one[:DISTRICT]
    }
    return sorted(touching | beside)


def _version(prefix: str) -> Version:
    boundaries = Boundary.objects.filter(region__code__startswith=prefix)
    regions = Region.objects.filter(code__startswith=prefix)
    return (
        *boundaries.aggregate(many=Count("pk"), last=Max("imported_at")).values(),
        *regions.aggregate(many=Count("pk"), north=Sum("lat"), east=Sum("lng")).values(),
    )


@lru_cache(maxsize=16)
def _touching(prefix: str, version: Version) -> tuple[tuple[str, str], ...]:
    drawn = _drawn(prefix, version).shapes
    codes = sorted(code for code in drawn if len(code) > DISTRICT)
    areas = [shapes.from_geojson(drawn[code]) for code in codes]
    pairs = STRtree(areas).query(areas, predicate="dwithin", distance=SLIT).T.tolist() if areas else []
    return tuple(sorted((codes[one], codes[other]) for one, other in pairs if one < other))


@lru_cache(maxsize=16)
def _drawn(prefix: str, version: Version) -> Atlas:
    """Draw once for each state of the tables; `version` is only the key."""
    rows = list(Boundary.objects.filter(region__code__startswith=prefix))
    official = {row.region_id: shapes.from_geojson(row.geometry) for row in rows}
    cells = _cells(prefix)
    drawn = {code: _beside(cell, official) for code, cell in cells.items() if code not in official}
    fine = {code: shape for code, shape in {**drawn, **official}.items() if len(code) >= DISTRICT}
    found = {code: shape for code, shape in fine.items() if len(code) > DISTRICT}
    lone = {code: shape for code, shape in fine.items() if len(code) == DISTRICT}
    districts = {**shapes.dissolve(found, DISTRICT), **lone}
    guessed = {part for code in drawn for part in (code, code[:DISTRICT])} - set(official)
    return Atlas(
        {code: shapes.as_geojson(shape) for code, shape in {**districts, **found}.items() if not shape.is_empty},
        frozenset(guessed),
        tuple(sorted({row.source for row in rows})),
    )


def _cells(prefix: str) -> dict[str, BaseGeometry]:
    """Return a cell for each kelurahan with a label point, and for each kecamatan that has no such kelurahan."""
    known = Region.objects.filter(code__startswith=prefix, level__in=[Level.DISTRICT, Level.VILLAGE], lat__isnull=False)
    rows = known.values_list("code", "lng", "lat")
    points = {code: (lng, lat) for code, lng, lat in rows if lng is not None and lat is not None}
    peopled = {code[:DISTRICT] for code in points if len(code) > DISTRICT}
    cities: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for code, point in points.items():
        if code not in peopled:
            cities[code[:REGENCY]][code] = point
    return {code: cell for sites in cities.values() for code, cell in shapes.cells(sites).items()}


def _beside(cell: BaseGeometry, official: dict[str, BaseGeometry]) -> BaseGeometry:
    """Let a guessed cell give way to the kelurahan whose boundary is known."""
    near = [shape for code, shape in official.items() if len(code) > DISTRICT and shape.intersects(cell)]
    return shapes.without(cell, near) if near else cell
