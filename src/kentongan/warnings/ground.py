"""Which kelurahan a message touches: its shapes laid over theirs, else its codes, else the names it gives."""

import math
import re
from functools import lru_cache

import shapely
from django.conf import settings
from django.db.models import Count, Max, Sum
from shapely.geometry.base import BaseGeometry

from kentongan.city import queries as city
from kentongan.city import shapes
from kentongan.city.models import Alias, Boundary, Level, Region
from kentongan.warnings.told import Circle, Point, Told

DEGREE = 111.2  # kilometres in a degree of latitude
LEAST_SHARE = 0.02  # of a kelurahan: less is the blur of two drawings of one border
_KIND = re.compile(r"^(kota|kabupaten|kab\.?|kecamatan|kec\.?|kelurahan|kel\.?|desa|provinsi|prov\.?)\s+", re.I)


def touched(told: Told) -> list[str]:
    """Return the codes of the kelurahan that a message touches, sorted; where the city has none, its own code."""
    if told.polygons or told.circles:
        return _under(told.polygons, told.circles)
    if told.codes:
        return _villages_of(told.codes)
    return _villages_of(_named(told.areas))


def home_names() -> tuple[str, ...]:
    """Return what others call this city: its name, and the name without "Kota" or "Kabupaten"."""
    name = city.home().name
    return (name, _KIND.sub("", name))


def province_name() -> str:
    """Return the name of the province, or nothing where it is not loaded."""
    return str(Region.objects.filter(code=settings.HOME_CODE[:2]).values_list("name", flat=True).first() or "")


def middle() -> Point:
    """Return the latitude and longitude of the city: its label point, else the middle of those of its kelurahan."""
    home = city.home()
    if home.lat is not None and home.lng is not None:
        return home.lat, home.lng
    points = city.villages(settings.HOME_CODE).filter(lat__isnull=False).values_list("lat", "lng")
    lats, lngs = zip(*points, strict=True) if points else ((0.0,), (0.0,))
    return sum(lats) / len(lats), sum(lngs) / len(lngs)


def _under(polygons: tuple[tuple[Point, ...], ...], circles: tuple[Circle, ...]) -> list[str]:
    rings = [shapely.Polygon([(lng, lat) for lat, lng in ring]) for ring in polygons]
    wide = shapely.make_valid(shapely.union_all([*map(shapely.make_valid, rings), *map(_round, circles)]))
    shapely.prepare(wide)
    found = [code for code, shape in _drawn(_version()).items() if wide.intersects(shape) and _is_hit(shape, wide)]
    return sorted(found)


def _is_hit(shape: BaseGeometry, wide: BaseGeometry) -> bool:
    """Is enough of the kelurahan under it, or does the whole of a small shape lie in it?"""
    common = shape.intersection(wide).area
    return bool(common >= LEAST_SHARE * shape.area or wide.area == 0 or common >= 0.5 * wide.area)


def _round(circle: Circle) -> BaseGeometry:
    """Return an ellipse in degrees that is a circle on the ground."""
    lat, lng = circle.middle
    radius = max(circle.radius, 0.01) / DEGREE
    steps = [2 * math.pi * step / 64 for step in range(64)]
    narrow = max(math.cos(math.radians(lat)), 0.01)
    return shapely.Polygon([(lng + radius * math.cos(a) / narrow, lat + radius * math.sin(a)) for a in steps])


def _version() -> tuple[object, ...]:
    own = settings.HOME_CODE
    boundaries = Boundary.objects.filter(region__code__startswith=own)
    return (
        own,
        *boundaries.aggregate(many=Count("pk"), last=Max("imported_at")).values(),
        *city.villages(own).aggregate(number=Count("pk"), north=Sum("lat"), east=Sum("lng")).values(),
    )


@lru_cache(maxsize=4)
def _drawn(version: tuple[object, ...]) -> dict[str, BaseGeometry]:
    """Return the shape of each kelurahan, once for each state: its boundary where imported, else a cell."""
    villages = city.villages(settings.HOME_CODE)
    rows = villages.filter(lat__isnull=False, lng__isnull=False).values_list("code", "lng", "lat")
    drawn = shapes.cells({code: (lng, lat) for code, lng, lat in rows if lng is not None and lat is not None})
    official = Boundary.objects.filter(region__in=villages)
    return drawn | {row.region_id: shapes.from_geojson(row.geometry) for row in official}


def _villages_of(codes: tuple[str, ...]) -> list[str]:
    """Return the city's kelurahan below these codes, or above which these codes stand."""
    own = [code for code, _ in city.villages(settings.HOME_CODE).values_list("code", "name")]
    found = {village for village in own for code in codes if village == code or village.startswith(f"{code}.")}
    is_city = any(code == settings.HOME_CODE or settings.HOME_CODE.startswith(f"{code}.") for code in codes)
    return sorted(found) or ([settings.HOME_CODE] if is_city else [])


def _named(areas: str) -> tuple[str, ...]:
    """Return the codes of the places a text lists, separated by commas or semicolons."""
    own = settings.HOME_CODE
    known = {
        name.casefold(): code for code, name in Region.objects.filter(code__startswith=own).values_list("code", "name")
    }
    known |= {
        name.casefold(): code
        for code, name in Alias.objects.filter(region__code__startswith=own).values_list("region_id", "name")
    }
    known |= {name.casefold(): own for name in home_names()}
    if province := province_name():
        known[province.casefold()] = own[:2]
    listed = [part.strip() for part in re.split(r"[;,\n]", areas) if part.strip()]
    codes = (known.get(part.casefold()) or known.get(_bare(part)) for part in listed)
    return tuple(code for code in codes if code)


def _bare(part: str) -> str:
    """Return a name without the word for its kind; "Kabupaten" is kept: the city and its neighbour share a name."""
    return part.casefold() if part.casefold().startswith("kab") else _KIND.sub("", part).casefold()


def smallest_around(codes: list[str]) -> str:
    """Return the code of the smallest region that holds all of these.

    >>> smallest_around(["35.74.02.1001", "35.74.02.1006"]), smallest_around(["35.74.02.1001"])
    ('35.74.02', '35.74.02.1001')
    """
    split = [code.split(".") for code in codes]
    common = []
    for parts in zip(*split, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return ".".join(common)


def district_of(code: str) -> str:
    """Return the code of the kecamatan a kelurahan lies in."""
    return code.rpartition(".")[0]


def first_village_of_each_district() -> list[tuple[Region, str]]:
    """Return (kecamatan, code of its first kelurahan), for sources that are asked once for each kecamatan."""
    districts = Region.objects.filter(code__startswith=settings.HOME_CODE, level=Level.DISTRICT)
    villages = sorted(city.villages(settings.HOME_CODE).values_list("code", flat=True), reverse=True)
    first = {district_of(code): code for code in villages}
    return [(district, first[district.code]) for district in districts.order_by("code") if district.code in first]
