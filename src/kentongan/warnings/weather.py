"""Heavy rain in BMKG's forecast for one kelurahan (prakiraan cuaca, by adm4).

BMKG's forecast is no warning; what this makes of it is named as a reckoning from the forecast. Classes of rain in 24
hours: light to 20 mm, moderate to 50, heavy to 100, very heavy to 150, extreme above (BMKG).
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kentongan.warnings.told import Told, Unreadable, moment

CLASSES = ((150.0, "ekstrem", "severe"), (100.0, "sangat lebat", "moderate"), (50.0, "lebat", "minor"))
MOST_SLOTS = 500


def read_forecast(data: bytes, *, options: Mapping[str, float], zone: ZoneInfo) -> list[Told]:
    """Return one message for each coming day with heavy rain.

    Args:
        data: the answer for one kelurahan.
        options: `least_mm`, from how much rain a day on.
        zone: whose days are meant.

    Raises:
        Unreadable: it is another kind of file; the sentence names the field.
    """
    place, slots = _parts(data)
    rain: dict[datetime, float] = defaultdict(float)
    first: dict[datetime, datetime] = {}
    for number, slot in enumerate(slots):
        start = moment(str(slot.get("datetime", "")).replace("Z", "+00:00"), f"cuaca ke-{number + 1}, datetime")
        day = datetime.combine(start.astimezone(zone).date(), time.min, tzinfo=zone)
        rain[day] += _millimetres(slot.get("tp", 0), f"cuaca ke-{number + 1}, tp")
        first[day] = min(start, first.get(day, start))
    found = [
        _told(place, day, amount, first[day]) for day, amount in sorted(rain.items()) if amount >= options["least_mm"]
    ]
    return [one for one in found if one is not None]


def _parts(data: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    try:
        answer = json.loads(data)
        place = answer["lokasi"]
        slots = [slot for part in answer["data"] for day in part["cuaca"] for slot in day]
        place["adm4"].encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable("bukan prakiraan cuaca BMKG: tidak ada lokasi.adm4 atau data.cuaca") from None
    if len(slots) > MOST_SLOTS or not all(isinstance(slot, dict) for slot in slots):
        raise Unreadable(f"data.cuaca: bukan daftar waktu, atau lebih dari {MOST_SLOTS}")
    return place, slots


def _millimetres(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2_000 or math.isnan(value):
        raise Unreadable(f"{where}: bukan milimeter hujan")
    return float(value)


def _told(place: Mapping[str, Any], day: datetime, amount: float, start: datetime) -> Told | None:
    # By the classes, not by the amount: the forecast moves a little with each run, and is still the same news.
    steps = [step for step, (least, _, _) in enumerate(CLASSES) if amount >= least]
    if not steps:
        return None
    _least, word, severity = CLASSES[steps[0]]
    code, stem = str(place["adm4"])[:13], f"prakiraan-{place['adm4']}-{day:%Y%m%d}"[:190]
    lighter = tuple(f"{stem}-{step}" for step in range(steps[0] + 1, len(CLASSES)))
    return Told(
        identifier=f"{stem}-{steps[0]}",
        sender="bmkg-prakiraan",
        sent=start,
        event=f"Prakiraan hujan {word}",
        headline=f"Prakiraan hujan {word}: {round(amount)} mm dalam sehari di {str(place.get('desa', ''))[:60]}",
        kind="update" if lighter else "alert",
        references=lighter,
        urgency="future",
        severity=severity,
        certainty="possible",
        onset=start,
        expires=day + timedelta(days=1),
        areas=f"{str(place.get('desa', ''))[:60]}, {str(place.get('kecamatan', ''))[:60]}",
        codes=(code,),
    )
