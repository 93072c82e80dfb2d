"""Outlines of regions for those outside: bounded in points, never crossing themselves, never a guess.

What is published as the place of an alert is an imported boundary, or nothing: the cells that the map draws around
label points say roughly where a kelurahan lies, and a reader of a feed could not tell them from a border.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from django.db.models import Count, Max
from shapely.geometry.base import BaseGeometry

from kentongan.city import shapes
from kentongan.city.models import Boundary, Level, Region

MOST_POINTS = 200  # of one CAP message: what a radio or a small display can still take
MOST_PARTS = 20
MORE_POINTS = 150  # of one GeoJSON feature
FINEST = 0.00002  # degrees, about two metres: below what a boundary is known to
Version = tuple[object, ...]


@dataclass(frozen=True)
class Rings:
    """Outer rings as CAP takes them (latitude first), and what had to be left out of them."""

    rings: tuple[tuple[tuple[float, float], ...], ...] = ()
    without_holes: bool = False
    without_parts: bool = False

    def left_out(self) -> str:
        """Say what the rings do not show, in a sentence for the message; "" when they show all."""
        said = ["lubang di dalamnya tidak dapat digambar dalam CAP"] if self.without_holes else []
        said += [f"hanya {MOST_PARTS} bagian terbesar"] if self.without_parts else []
        return f"Garis luar saja: {', '.join(said)}." if said else ""


def boundaries_of(codes: Iterable[str]) -> dict[str, BaseGeometry]:
    """Return the known boundaries of some regions: their own, or that of all their kelurahan together.

    A region whose kelurahan are not all known has none: half a kecamatan would be a false border.
    """
    wanted = set(codes)
    known = {row.region_id: shapes.from_geojson(row.geometry) for row in Boundary.objects.filter(region__in=wanted)}
    for code in sorted(wanted - set(known)):
        whole = _joined(code)
        if whole is not None:
            known[code] = whole
    return known


def _joined(code: str) -> BaseGeometry | None:
    villages = Region.objects.filter(level=Level.VILLAGE, code__startswith=f"{code}.")
    parts = list(Boundary.objects.filter(region__in=villages))
    if not parts or len(parts) != villages.count():
        return None
    return shapely.unary_union([shapes.from_geojson(part.geometry) for part in parts])


def version(prefix: str) -> Version:
    """Return a mark that changes when boundaries under a code do."""
    rows = Boundary.objects.filter(region__code__startswith=prefix)
    return tuple(rows.aggregate(many=Count("pk"), last=Max("imported_at")).values())


@lru_cache(maxsize=32)
def as_json(codes: frozenset[str], version: Version) -> dict[str, str]:
    """Return geometries of RFC 7946 as JSON by code, drawn once for each state of the tables; a region without a
    boundary is not in it. `version` is only the key."""
    return {code: json.dumps(geojson(found)) for code, found in boundaries_of(codes).items()}


def geojson(boundary: BaseGeometry) -> dict[str, Any]:
    """Return a geometry whose outer rings run counterclockwise and whose holes run clockwise (RFC 7946, 3.1.6).

    >>> geojson(shapely.box(113, -8, 114, -7))["coordinates"][0][:3]
    [[113.0, -8.0], [114.0, -8.0], [114.0, -7.0]]
    """
    most = max(MORE_POINTS, 5 * len(_polygons(boundary)))  # an archipelago needs a triangle for each island
    return shapes.as_geojson(shapely.orient_polygons(simpler(boundary, most)))


def rings(boundary: BaseGeometry | None) -> Rings:
    """Return the outer rings of a boundary; CAP knows no holes.

    >>> box = shapely.box(113, -8, 114, -7)
    >>> rings(box).rings[0][0]
    (-8.0, 113.0)
    >>> rings(box.difference(shapely.box(113.4, -7.6, 113.6, -7.4))).without_holes
    True
    """
    if boundary is None:
        return Rings()
    parts = sorted(_polygons(boundary), key=lambda part: part.area, reverse=True)
    kept = shapely.MultiPolygon([shapely.Polygon(part.exterior) for part in parts[:MOST_PARTS]])
    outer = _polygons(simpler(shapely.unary_union(kept), MOST_POINTS))
    drawn = tuple(tuple((lat, lng) for lng, lat in part.exterior.coords) for part in outer)
    return Rings(drawn, any(part.interiors for part in parts), len(parts) > MOST_PARTS)


def _polygons(geometry: BaseGeometry) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(geometry) if isinstance(part, shapely.Polygon)]


def simpler(geometry: BaseGeometry, most: int) -> BaseGeometry:
    """Return the shape with at most so many points, valid after rounding to five decimals.

    Ever coarser until it fits (Douglas and Peucker, 1973, as GEOS keeps topology); a shape that resists is covered by
    its convex hull, which says too much rather than too little.

    >>> circle = shapely.Point(113.2, -7.7).buffer(0.1, quad_segs=400)
    >>> rough = simpler(circle, 100)
    >>> int(shapely.get_num_coordinates(rough)) <= 100, rough.is_valid, abs(rough.area / circle.area - 1) < 0.01
    (True, True, True)
    """
    step = FINEST
    while step < 1:
        rough = shapely.simplify(geometry, step, preserve_topology=True)
        if shapely.get_num_coordinates(rough) <= most:  # rounding costs more than thinning out: it comes last
            rounded = shapely.set_precision(rough, 10**-shapes.DECIMALS)
            if rounded.is_valid and not rounded.is_empty and shapely.get_num_coordinates(rounded) <= most:
                return rounded
        step *= 1.7
    return shapely.simplify(geometry.convex_hull, FINEST * most)
