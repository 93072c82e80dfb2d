"""Shapes of regions: approximate cells where no boundary is known, and the questions an imported one must answer.

Pure functions over shapely; no tables. Points and shapes are WGS84 degrees, longitude first. Degrees are treated as a
plane: between 11° south and 6° north a degree of longitude is at most 2 % shorter than one of latitude, which is less
than the error of a cell made from one point.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

DECIMALS = 5  # about a metre
WEST, SOUTH, EAST, NORTH = 94.0, -12.0, 142.0, 7.0  # Indonesia with its seas
LONE_RADIUS = 0.012  # degrees, about 1.3 km: a kelurahan whose neighbours are unknown
NUDGE = 0.0005  # two regions on one point are drawn beside each other
Ring = Sequence[Sequence[float]]


def cells(points: Mapping[str, tuple[float, float]]) -> dict[str, BaseGeometry]:
    """Return one cell for each region: what lies nearer to its label point than to any other.

    The cells are Voronoi cells (Georgy Voronoi, 1908), clipped to the hull of the points widened by half the usual
    distance between neighbours. They say roughly where a kelurahan lies, and nothing about its border.

    Args:
        points: region code → (longitude, latitude).

    Returns:
        Region code → polygon, the same for the same points in whatever order they come.

    >>> two = cells({"35.74.02.1001": (113.218, -7.793), "35.74.02.1006": (113.229, -7.785)})
    >>> two["35.74.02.1001"].contains(shapely.Point(113.218, -7.793))
    True
    >>> two["35.74.02.1001"].intersection(two["35.74.02.1006"]).area
    0.0
    >>> cells({})
    {}
    """
    places = _apart(points)
    if not places:
        return {}
    sites = shapely.MultiPoint(list(places.values()))
    hull = sites.convex_hull.buffer(_reach(list(sites.geoms)), quad_segs=8)
    if len(places) == 1:
        return {code: _rounded(hull) for code in places}
    found = shapely.voronoi_polygons(sites, extend_to=hull, ordered=True)
    clipped = (cell.intersection(hull) for cell in found.geoms)
    return {code: _rounded(cell) for code, cell in zip(places, clipped, strict=True)}


def _apart(points: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Sort by code and move points that coincide, since two regions cannot share one cell."""
    taken: set[tuple[float, float]] = set()
    places = {}
    for code in sorted(points):
        place = (round(points[code][0], DECIMALS), round(points[code][1], DECIMALS))
        while place in taken:
            place = (round(place[0] + NUDGE, DECIMALS), place[1])
        taken.add(place)
        places[code] = place
    return places


def _reach(sites: list[shapely.Point]) -> float:
    """Return how far the outermost cells go: half the median distance between neighbours."""
    if len(sites) == 1:
        return LONE_RADIUS
    tree = shapely.STRtree(sites)
    _, gaps = tree.query_nearest(sites, exclusive=True, return_distance=True, all_matches=False)
    ordered = sorted(float(gap) for gap in gaps)
    return max(ordered[len(ordered) // 2] / 2, LONE_RADIUS / 4)


def dissolve(shapes: Mapping[str, BaseGeometry], length: int) -> dict[str, BaseGeometry]:
    """Join shapes whose codes agree in their first `length` characters, as kelurahan into kecamatan.

    >>> boxes = {"35.74.02.1001": shapely.box(0, 0, 1, 1), "35.74.02.1006": shapely.box(1, 0, 2, 1)}
    >>> dissolve(boxes, 8)["35.74.02"].area
    2.0
    """
    groups: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code in sorted(shapes):
        groups[code[:length]].append(shapes[code])
    return {code: _rounded(shapely.unary_union(group)) for code, group in groups.items()}


def without(piece: BaseGeometry, taken: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return what is left of an approximate cell beside the true boundaries of its neighbours."""
    return _rounded(piece.difference(shapely.unary_union(list(taken))))


def _rounded(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(geometry, 10**-DECIMALS)


def as_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    """Return the shape as GeoJSON with five decimals.

    >>> as_geojson(shapely.box(113.2, -7.8, 113.3000001, -7.7))["coordinates"][0][0]
    [113.3, -7.8]
    """
    plain = mapping(geometry)
    return {"type": plain["type"], "coordinates": _round_all(plain["coordinates"])}


def _round_all(numbers: Any) -> Any:
    if isinstance(numbers, int | float):
        return round(float(numbers), DECIMALS)
    return [_round_all(number) for number in numbers[: 2 if _is_position(numbers) else None]]


def _is_position(numbers: Any) -> bool:
    return bool(numbers) and isinstance(numbers[0], int | float)


def from_geojson(geometry: dict[str, Any]) -> BaseGeometry:
    """Return a stored GeoJSON geometry as a shape."""
    return shape(geometry)


def why_no_polygon(geometry: Any) -> str:
    """Say in Indonesian why this GeoJSON geometry cannot be a region; "" when its numbers make a polygon in Indonesia.

    >>> why_no_polygon({"type": "Point", "coordinates": [113.2, -7.8]})
    'jenis geometri "Point"; yang diterima hanya Polygon dan MultiPolygon'
    >>> ring = [[-7.8, 113.2], [-7.8, 113.3], [-7.7, 113.3], [-7.8, 113.2]]
    >>> why_no_polygon({"type": "Polygon", "coordinates": [ring]})
    'lintang dan bujur tertukar: GeoJSON menulis bujur dulu, misalnya [113.2, -7.8]'
    """
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if kind is None:
        return "tidak memiliki geometri"
    if kind not in {"Polygon", "MultiPolygon"}:
        return f'jenis geometri "{str(kind)[:40]}"; yang diterima hanya Polygon dan MultiPolygon'
    rings = _rings(geometry.get("coordinates"), depth=1 if kind == "Polygon" else 2)
    if not rings:
        return "koordinatnya kosong atau susunannya tidak sesuai jenis geometrinya"
    for ring in rings:
        if why := _why_no_ring(ring):
            return why
    return ""


def _rings(coordinates: Any, depth: int) -> list[Any]:
    """Return the rings of a polygon (depth 1) or of several (depth 2); empty when anything on the way is no list."""
    level = [coordinates]
    for _ in range(depth):
        if not all(isinstance(part, list) and part for part in level):
            return []
        level = [piece for part in level for piece in part]
    return level


def _why_no_ring(ring: Any) -> str:
    if not isinstance(ring, list) or len(ring) < 4:
        return "ada garis tepi dengan kurang dari empat titik"
    if not all(_is_point(point) for point in ring):
        return "ada titik yang bukan pasangan angka [bujur, lintang]"
    if ring[0][:2] != ring[-1][:2]:
        return "garis tepinya tidak tertutup: titik pertama dan terakhir harus sama"
    return _why_elsewhere(ring)


def _is_point(point: Any) -> bool:
    return (
        isinstance(point, list)
        and len(point) in {2, 3}
        and all(isinstance(number, int | float) and not isinstance(number, bool) for number in point)
    )


def _why_elsewhere(ring: Ring) -> str:
    if all(_in_indonesia(lng, lat) for lng, lat, *_ in ring):
        return ""
    if all(_in_indonesia(lng, lat) for lat, lng, *_ in ring):
        lat, lng = ring[0][:2]
        return f"lintang dan bujur tertukar: GeoJSON menulis bujur dulu, misalnya [{lng}, {lat}]"
    if any(abs(number) > 360 for point in ring for number in point[:2]):
        return "koordinatnya bukan derajat (WGS84); ubah dulu proyeksinya ke EPSG:4326"
    return "koordinatnya di luar Indonesia"


def _in_indonesia(lng: float, lat: float) -> bool:
    return WEST <= lng <= EAST and SOUTH <= lat <= NORTH


REASONS = {
    "Self-intersection": "garis tepinya memotong dirinya sendiri",
    "Ring Self-intersection": "garis tepinya menyentuh dirinya sendiri",
    "Hole lies outside shell": "ada lubang di luar garis tepi",
    "Nested holes": "ada lubang di dalam lubang",
    "Nested shells": "ada bagian di dalam bagian lain",
    "Interior is disconnected": "bagian dalamnya terputus",
    "Too few points in geometry component": "titiknya terlalu sedikit",
    "Duplicate Rings": "ada garis tepi yang ditulis dua kali",
}


def why_invalid(geometry: BaseGeometry) -> str:
    """Say in Indonesian why a shape is not simple, with the place where GEOS found it; "" when it is valid.

    >>> why_invalid(shapely.Polygon([(113.2, -7.8), (113.3, -7.7), (113.3, -7.8), (113.2, -7.7)]))
    'garis tepinya memotong dirinya sendiri di [113.25 -7.75]'
    """
    if geometry.is_valid:
        return "" if geometry.area > 0 else "luasnya nol"
    fault, _, place = shapely.is_valid_reason(geometry).partition("[")
    said = REASONS.get(fault.strip(), f"bentuknya tidak sah ({fault.strip()})")
    return f"{said} di [{place}" if place else said


def share_inside(inner: BaseGeometry, outer: BaseGeometry) -> float:
    """Return how much of a shape lies in another, 0 to 1.

    >>> share_inside(shapely.box(0, 0, 2, 1), shapely.box(0, 0, 1, 1))
    0.5
    """
    return float(inner.intersection(outer).area / inner.area)


def overlap_share(parts: Sequence[BaseGeometry]) -> float:
    """Return what share of the ground covered by these shapes is covered more than once.

    >>> overlap_share([shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)])
    0.3333333333333333
    """
    together = shapely.unary_union(list(parts)).area
    return float((sum(part.area for part in parts) - together) / together)


def gap_share(parts: Sequence[BaseGeometry], whole: BaseGeometry | None) -> float:
    """Return what share of the whole none of the parts covers; without a whole, only gaps closed on all sides count.

    >>> gap_share([shapely.box(0, 0, 1, 1)], shapely.box(0, 0, 2, 1))
    0.5
    """
    together = shapely.unary_union(list(parts))
    if whole is not None:
        return float(whole.difference(together).area / whole.area)
    polygons = [part for part in shapely.get_parts(together) if isinstance(part, shapely.Polygon)]
    filled = shapely.unary_union([shapely.Polygon(part.exterior) for part in polygons])
    return float(1 - together.area / filled.area)


def is_near(geometry: BaseGeometry, lng: float, lat: float, *, reach: float = 0.005) -> bool:
    """Does a label point lie in the shape, or within about half a kilometre of it?"""
    return bool(geometry.dwithin(shapely.Point(lng, lat), reach))
