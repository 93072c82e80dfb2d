"""Drawings for papers as SVG: a map of counts and a chart of bars. Vector lines, black words, no colour needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import Any

from shapely.geometry.base import BaseGeometry

from kentongan.city import shapes

WIDTH, TALLEST = 640, 460
FONT = "Libertinus Serif, serif"
SHADES = ("#ffffff", "#f3e3cf", "#e3bd8c", "#c98d4b", "#9a5a1c")
DARK = 3  # from this shade on words on it are white
BAR, GAP, LABEL = 20, 9, 230


@dataclass(frozen=True)
class Place:
    """What the map says of one region: how many, and a letter for the highest open alert."""

    name: str
    count: int
    letter: str = ""


def region_map(outlines: Mapping[str, Mapping[str, Any]], places: Mapping[str, Place]) -> str:
    """Return a map as SVG; empty when no region has a shape.

    Args:
        outlines: region code → GeoJSON geometry in degrees.
        places: region code → what is said of it; a region without is drawn as quiet.
    """
    drawn = {code: shapes.from_geojson(dict(outlines[code])) for code in sorted(outlines)}
    if not drawn:
        return ""
    west, south = min(s.bounds[0] for s in drawn.values()), min(s.bounds[1] for s in drawn.values())
    east, north = max(s.bounds[2] for s in drawn.values()), max(s.bounds[3] for s in drawn.values())
    shrink = cos(radians((south + north) / 2))
    wide = max((east - west) * shrink, 1e-6)
    scale = min((WIDTH - 20) / wide, (TALLEST - 20) / max(north - south, 1e-6))
    left = (WIDTH - wide * scale) / 2

    def spot(lng: float, lat: float) -> str:
        return f"{left + (lng - west) * shrink * scale:.1f} {10 + (north - lat) * scale:.1f}"

    most = max((place.count for place in places.values()), default=0)
    height = 20 + (north - south) * scale
    parts = [_region(shape, places.get(code), most, spot, (east - west) / 900) for code, shape in drawn.items()]
    return _svg(height, [one for one, _words in parts] + [words for _one, words in parts])


def _region(shape: BaseGeometry, place: Place | None, most: int, spot: Any, fine: float) -> tuple[str, str]:
    plain = shape.simplify(fine, preserve_topology=True)
    rings = [ring for part in getattr(plain, "geoms", [plain]) for ring in (part.exterior, *part.interiors)]
    path = "".join("M" + "L".join(spot(x, y) for x, y, *_ in ring.coords[:-1]) + "Z" for ring in rings)
    count = place.count if place else 0
    step = shade(count, most)
    line = f'<path d="{path}" fill="{SHADES[step]}" fill-rule="evenodd" stroke="#333" stroke-width="1"/>'
    if place is None or not (count or place.letter):
        return line, ""
    x, y = spot(*shape.representative_point().coords[0]).split(" ")
    said = f"{count} {place.letter}".strip()
    ink = "#fff" if step >= DARK else "#000"
    title = f"<title>{escape(place.name)}: {escape(said)}</title>"
    words = (
        f'<text x="{x}" y="{y}" font-size="13" font-weight="bold" text-anchor="middle" '
        f'dominant-baseline="central" fill="{ink}">{title}{escape(said)}</text>'
    )
    return line, words


def shade(count: int, most: int) -> int:
    """Return how dark a region is drawn: 0 for none, 1 to 4 for the rest.

    >>> [shade(count, 20) for count in (0, 1, 6, 11, 20)]
    [0, 1, 2, 3, 4]
    """
    if count <= 0:
        return 0
    return max(1, min(4, 1 + (count - 1) * 4 // max(most, 1)))


def bars(rows: Sequence[tuple[str, int, int]]) -> str:
    """Return a chart: for each row its words, a full bar for now and a hollow one for before.

    Args:
        rows: words, count of the period, count of the period before.
    """
    if not rows:
        return ""
    most = max(1, *(max(now, before) for _words, now, before in rows))
    room = WIDTH - LABEL - 60
    parts = []
    for n, (words, now, before) in enumerate(rows):
        top = n * (BAR + GAP) + 5
        parts.append(
            f'<text x="{LABEL - 8}" y="{top + BAR * 0.7:.1f}" font-size="13" text-anchor="end">{escape(words)}</text>'
            f'<rect x="{LABEL}" y="{top}" width="{room * now / most:.1f}" height="{BAR * 0.6:.1f}" fill="#7a4a1e"/>'
            f'<rect x="{LABEL}" y="{top + BAR * 0.65:.1f}" width="{room * before / most:.1f}" '
            f'height="{BAR * 0.35:.1f}" fill="#fff" stroke="#555" stroke-width="0.8"/>'
            f'<text x="{LABEL + room * max(now, before) / most + 8:.1f}" y="{top + BAR * 0.7:.1f}" font-size="12">'
            f"{now} ({before})</text>"
        )
    return _svg(len(rows) * (BAR + GAP) + 10, parts)


def _svg(height: float, parts: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}"'
    return f'{head} width="{WIDTH}" height="{height:.0f}" font-family="{FONT}">{"".join(parts)}</svg>'
