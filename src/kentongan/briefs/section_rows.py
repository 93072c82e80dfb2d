"""Rows that several papers print alike: alerts, rumours, incidents, a map."""

from collections.abc import Iterable
from typing import Any

from kentongan.alerts.models import Alert, AlertLevel, AlertState
from kentongan.briefs import happenings
from kentongan.briefs.content import Order
from kentongan.briefs.drawing import Place, region_map
from kentongan.briefs.words import day
from kentongan.city import queries as city
from kentongan.city.atlas import atlas
from kentongan.rumours.models import Rumour, RumourVerdict
from kentongan.verification.models import Incident, Severity, Verdict

VILLAGE = 13  # length of a code
LETTERS = {AlertLevel.WATCH: "W", AlertLevel.READY: "S", AlertLevel.DANGER: "A"}
CAPTION = "Angka: banyak peristiwa. Huruf: peringatan tertinggi yang terbuka (W Waspada, S Siaga, A Awas)."
GUESSED = " Batas wilayah pada peta adalah perkiraan."


def alerts(things: Iterable[Alert]) -> list[dict[str, str]]:
    """Return the rows of alerts."""
    labels = happenings.categories()
    return [
        {
            "level": str(AlertLevel(one.level).label),
            "category": labels.get(one.category, one.category),
            "region": one.region.name,
            "since": day(happenings.opened_on(one)),
            "state": str(AlertState(one.state).label),
        }
        for one in things
    ]


def rumours(things: Iterable[Rumour]) -> list[dict[str, str]]:
    """Return the rows of rumours; one that nobody has judged says so."""
    return [
        {
            "claim": one.claim,
            "region": one.region.name,
            "verdict": str(RumourVerdict(one.verdict).label) if one.verdict else "belum diputuskan",
        }
        for one in things
    ]


def incidents(things: Iterable[Incident]) -> list[dict[str, str]]:
    """Return the rows of incidents."""
    return [
        {
            "day": day(one.occurred_on),
            "title": one.title,
            "region": one.region.name,
            "severity": str(Severity(one.severity).label),
            "verdict": str(Verdict(one.verdict).label),
        }
        for one in things
    ]


def levels(things: Iterable[Alert]) -> dict[str, str]:
    """Return the highest level by region code."""
    ranks = list(AlertLevel.values)
    found: dict[str, str] = {}
    for one in things:
        if ranks.index(one.level) > ranks.index(found.get(one.region_id, AlertLevel.SAFE)):
            found[one.region_id] = one.level
    return found


def map_of(order: Order, told: happenings.Happenings) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the section of a map and its drawing; both empty where no region has a place on earth."""
    drawn, _version = atlas(order.member)
    villages = list(city.villages(order.region.pk))
    counts, high = told.by_region(VILLAGE), levels(happenings.open_alerts(order))
    places = {
        one.pk: Place(one.name, counts[one.pk], LETTERS.get(AlertLevel(high.get(one.pk, AlertLevel.SAFE)), ""))
        for one in villages
    }
    svg = region_map({code: drawn.shapes[code] for code in places if code in drawn.shapes}, places)
    if not svg:
        return {}, {}
    total = sum(counts.values())
    alt = f"Peta {order.region.name}: {total} peristiwa di {sum(1 for n in counts.values() if n)} kelurahan atau desa."
    caption = CAPTION + (GUESSED if drawn.note_for(list(places)) else "")
    return {"pictures": [{"name": "map", "alt": alt, "caption": caption, "width": 14}]}, {"map": svg}
