"""Earthquakes as BMKG publishes them (autogempa.json, gempaterkini.json, gempadirasakan.json).

An earthquake concerns the city if its centre is near and it was strong enough, or if the list of where it was felt
names the city. What "near" and "strong" mean are settings of the source.
"""

import json
import math
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from kentongan.warnings.told import Circle, Point, Told, Unreadable, moment

EARTH = 6371.0  # kilometres, mean radius
MOST = 100
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FELT = re.compile(r"\b(XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I)(?:\s*-\s*([IVX]+))?\s+(?:MMI\s+)?(?:di\s+)?([^,;]+)")
Options = Mapping[str, float]


def read_earthquakes(data: bytes, *, middle: Point, names: tuple[str, ...], options: Options) -> list[Told]:
    """Return the earthquakes that concern a city.

    Args:
        data: one of the three files.
        middle: the city's latitude and longitude.
        names: what the list of where it was felt may call the city.
        options: `near_km`, `least_magnitude` (both must hold), `least_mmi` (where felt), `hours` (how long it
            is shown).

    Raises:
        Unreadable: it is another kind of file; the sentence names the field.
    """
    found = []
    for number, row in enumerate(_rows(data)):
        where = f"gempa ke-{number + 1}"
        strength, centre = _number(row, "Magnitude", where), _centre(row, where)
        felt = felt_in(str(row.get("Dirasakan", "")), names)
        distance = kilometres(middle, centre)
        is_near = distance <= options["near_km"] and strength >= options["least_magnitude"]
        if is_near or felt >= options["least_mmi"]:
            found.append(_told(row, where, strength, centre, felt, distance, options))
    return found


def _rows(data: bytes) -> list[Mapping[str, Any]]:
    try:
        rows = json.loads(data)["Infogempa"]["gempa"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Unreadable("bukan berkas gempa BMKG: tidak ada Infogempa.gempa") from None
    rows = rows if isinstance(rows, list) else [rows]
    if len(rows) > MOST or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(f"Infogempa.gempa: bukan daftar gempa, atau lebih dari {MOST}")
    return rows


def _number(row: Mapping[str, Any], name: str, where: str) -> float:
    try:
        number = float(str(row[name]).removesuffix(" km"))
    except (KeyError, ValueError):
        raise Unreadable(f"{where}, {name}: bukan angka") from None
    if not math.isfinite(number):
        raise Unreadable(f"{where}, {name}: bukan angka")
    return number


def _centre(row: Mapping[str, Any], where: str) -> Point:
    try:
        lat, lng = (float(part) for part in str(row["Coordinates"]).split(","))
    except (KeyError, ValueError):
        raise Unreadable(f"{where}, Coordinates: bukan “lintang,bujur”") from None
    if not (-90 <= lat <= 90 and -180 <= lng <= 180):
        raise Unreadable(f"{where}, Coordinates: di luar bumi")
    return lat, lng


def _told(
    row: Mapping[str, Any], where: str, strength: float, centre: Point, felt: int, distance: float, options: Options
) -> Told:
    at = moment(str(row.get("DateTime", "")), f"{where}, DateTime")
    potential = str(row.get("Potensi", "")).lower()
    is_tsunami = "tsunami" in potential and "tidak" not in potential
    place = str(row.get("Wilayah", ""))[:120]
    said = f"Gempa M{strength:.1f}, {round(distance)} km dari kota; pusat: {place}"
    if felt:
        said += f"; dirasakan {ROMAN[felt - 1]} MMI di kota ini"
    return Told(
        identifier=f"gempa-{at:%Y%m%dT%H%M%S%z}-{centre[0]:.1f},{centre[1]:.1f}",
        sender="bmkg-gempa",
        sent=at,
        event="Gempa bumi berpotensi tsunami" if is_tsunami else "Gempa bumi",
        headline=said,
        urgency="immediate" if is_tsunami else "past",
        severity="extreme" if is_tsunami else _severity(strength, felt),
        certainty="observed",
        onset=at,
        expires=at + timedelta(hours=options["hours"]),
        areas=place,
        # Whom it concerns was settled by distance and by where it was felt: the whole city, or nobody in it.
        circles=(Circle(centre, distance + 50),),
    )


def _severity(strength: float, felt: int) -> str:
    """Return CAP's word; by BMKG's scale of what is felt light damage begins at VI MMI, heavy at VIII."""
    if felt >= 8 or strength >= 7:
        return "severe"
    return "moderate" if felt >= 5 or strength >= 6 else "minor"


def felt_in(told: str, names: tuple[str, ...]) -> int:
    """Return how strongly one of these places felt it on the scale of Mercalli, 1 to 12; 0 where it is not named.

    >>> felt_in("III-IV Probolinggo, II Kab. Probolinggo, II Lumajang", ("Probolinggo", "Kota Probolinggo"))
    4
    >>> felt_in("III Kab. Probolinggo", ("Probolinggo",))
    0
    """
    wanted = {name.casefold() for name in names}
    rows = _FELT.findall(told)
    return max(
        (ROMAN.index(high if high in ROMAN else low) + 1 for low, high, place in rows if _is(place, wanted)), default=0
    )


def _is(place: str, wanted: set[str]) -> bool:
    return place.strip().casefold() in wanted


def kilometres(one: Point, other: Point) -> float:
    """Return the distance on the great circle.

    >>> round(kilometres((-7.776, 113.204), (-7.25, 112.75)))
    77
    """
    lat, lat2 = math.radians(one[0]), math.radians(other[0])
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))
