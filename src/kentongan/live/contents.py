"""What stands under the item that is being talked about, and where on the map it lies."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Max, Sum

from kentongan.city import shapes
from kentongan.city.models import Boundary, Level, Region
from kentongan.live.models import LiveMeeting
from kentongan.meetings import agenda as agendas
from kentongan.meetings import agenda_sections
from kentongan.meetings.agenda_sections import Section
from kentongan.meetings.models import AgendaItem, Meeting

CITY = 5  # letters of the code of a city
WIDE = 100.0  # units of the drawing from west to east


@dataclass(frozen=True)
class Area:
    """A kelurahan as a path of SVG, with the middle of it; `is_meant`: the item speaks of it."""

    code: str
    name: str
    path: str
    x: str  # written as attributes, so never with the comma of Indonesian numbers
    y: str
    is_meant: bool = False


@dataclass(frozen=True)
class Drawing:
    """The kelurahan of a city, and the box they fill."""

    areas: list[Area]
    box: str


def items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items that will be talked about, in their order."""
    return list(meeting.agenda.filter(left_out=False).select_related("agency"))


def section(live: LiveMeeting, *, today: date) -> Section | None:
    """Return the current item with its contents; everything on it is no more secret than the rakor."""
    if live.item is None:
        return None
    return agenda_sections.section(live.item, agendas.build(live.meeting, today=today))


def drawing(meant: set[str], meeting: Meeting) -> Drawing | None:
    """Return the map of the city with what an item speaks of; nothing where it speaks of no part of it.

    Args:
        meant: codes of regions; a kecamatan means all its kelurahan, the whole city means none.
    """
    parts = {code for code in meant if len(code) > CITY and code.startswith(meeting.region_id[:CITY])}
    if not parts:
        return None
    known = _drawn(meeting.region_id[:CITY], _version(meeting.region_id[:CITY]))
    areas = [
        Area(one.code, one.name, one.path, one.x, one.y, is_meant=any(one.code.startswith(part) for part in parts))
        for one in known.areas
    ]
    return Drawing(areas, known.box) if any(area.is_meant for area in areas) else None


def _version(prefix: str) -> tuple[object, ...]:
    drawn = Boundary.objects.filter(region__code__startswith=prefix).aggregate(last=Max("imported_at"))
    points = Region.objects.filter(code__startswith=prefix).aggregate(north=Sum("lat"), east=Sum("lng"))
    return (*drawn.values(), *points.values())


@lru_cache(maxsize=4)
def _drawn(prefix: str, version: tuple[object, ...]) -> Drawing:
    """Draw once for each state of the tables; official boundaries where the city has them, else cells."""
    rows = Region.objects.filter(code__startswith=prefix, level=Level.VILLAGE, lat__isnull=False, lng__isnull=False)
    names = {row.code: row.name for row in rows}
    cells = shapes.cells({row.code: (row.lng, row.lat) for row in rows if row.lng is not None and row.lat is not None})
    for row in Boundary.objects.filter(region__in=list(names)):
        cells[row.region_id] = shapes.from_geojson(row.geometry)
    if not cells:
        return Drawing([], "0 0 1 1")
    west = min(cell.bounds[0] for cell in cells.values())
    east = max(cell.bounds[2] for cell in cells.values())
    north = max(cell.bounds[3] for cell in cells.values())
    south = min(cell.bounds[1] for cell in cells.values())
    scale = WIDE / ((east - west) or 1)

    def place(lng: float, lat: float) -> tuple[float, float]:
        return round((lng - west) * scale, 1), round((north - lat) * scale, 1)

    areas = []
    for code, cell in sorted(cells.items()):
        parts = getattr(cell, "geoms", [cell])
        rings = ["M" + " ".join(f"{x},{y}" for x, y in (place(*point[:2]) for point in part.exterior.coords)) + "Z"
                 for part in parts]  # fmt: skip
        middle = cell.representative_point()
        x, y = place(middle.x, middle.y)
        areas.append(Area(code, names[code], "".join(rings), str(x), str(y)))
    return Drawing(areas, f"-1 -1 {WIDE + 2:.0f} {(north - south) * scale + 2:.0f}")
