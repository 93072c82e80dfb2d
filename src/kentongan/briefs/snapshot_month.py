"""The report on a period, and the map of where it weighs."""

from collections import Counter, defaultdict
from typing import Any

from kentongan.actions.queries import OWED
from kentongan.alerts.models import AlertLevel
from kentongan.briefs import happenings, section_rows
from kentongan.briefs.content import Content, Order
from kentongan.briefs.drawing import bars
from kentongan.briefs.happenings import Happenings
from kentongan.briefs.snapshot import of_meetings, promises
from kentongan.briefs.words import day
from kentongan.city import queries as city
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.meetings.standing import Promise, Standing, score
from kentongan.verification.models import Incident

NOTABLE = 25  # incidents that are named one by one; the table counts them all


def monthly(order: Order) -> Content:
    """Return what happened in a period, beside the period before it."""
    told = happenings.of(order)
    before = told.before()
    shown, pictures = section_rows.map_of(order, told)
    chart = _chart(told, before)
    pictures |= {"chart": chart} if chart else {}
    grave = sorted(told.incidents, key=lambda one: (-one.severity, -one.occurred_on.toordinal(), -one.pk))
    return Content(
        title=f"Laporan {_span(told)}",
        file=f"Laporan Bulanan {told.first.isoformat()} {told.last.isoformat()}",
        simulated=any(one.is_simulated for one in told.incidents),
        facts=[("Wilayah", order.region.name), ("Jangka waktu", _span(told)), ("Keadaan per", day(order.as_of))],
        opening=[f"Dilaporkan keadaan {order.region.name} selama {_span(told)}, dibandingkan dengan {_span(before)}."],
        filled={
            "figures": {"rows": _figures(told, before)},
            "chart": _chart_part(told) if chart else {},
            "map": shown,
            "categories": {"rows": _categories(told, before)},
            "incidents": {"rows": section_rows.incidents(grave[:NOTABLE]), "lead": _cut(len(grave))},
            "alerts": {"rows": section_rows.alerts(told.alerts)},
            "rumours": {"rows": section_rows.rumours(told.rumours)},
            "actions": {"rows": _by_agency(told)},
            "meetings": {"rows": _meetings(order, told)},
        },
        closing=["Demikian laporan ini disampaikan untuk menjadi periksa."],
        pictures=pictures,
    )


def risk_map(order: Order) -> Content:
    """Return where incidents happened in a period and which alerts were open at its end, by kelurahan."""
    told = happenings.of(order)
    shown, pictures = section_rows.map_of(order, told)
    now, before = told.by_region(section_rows.VILLAGE), told.before().by_region(section_rows.VILLAGE)
    levels = section_rows.levels(happenings.open_alerts(order))
    by_region: dict[str, list[Incident]] = defaultdict(list)
    for one in told.incidents:
        by_region[one.region_id].append(one)
    rows = [
        {
            "region": one.name,
            "level": str(AlertLevel(levels[one.pk]).label) if one.pk in levels else "tidak ada",
            "count": str(now[one.pk]),
            "before": str(before[one.pk]),
            "worst": happenings.worst(by_region[one.pk]),
        }
        for one in sorted(city.villages(order.region.pk), key=lambda one: (-now[one.pk], one.pk))
    ]
    elsewhere = len(told.incidents) - sum(now.values())
    limits = [f"{elsewhere} peristiwa tidak diketahui kelurahannya dan tidak ada di peta."] if elsewhere else []
    if any(not int(row["count"]) for row in rows):
        limits.append("Wilayah tanpa peristiwa belum tentu aman: mungkin tidak ada yang melapor dari sana.")
    return Content(
        title=f"Peta kerawanan {order.region.name}, {_span(told)}",
        file=f"Peta Kerawanan {told.first.isoformat()} {told.last.isoformat()}",
        simulated=any(one.is_simulated for one in told.incidents),
        facts=[("Wilayah", order.region.name), ("Jangka waktu", _span(told)), ("Keadaan per", day(order.as_of))],
        filled={"map": shown, "regions": {"rows": rows}},
        limits=limits,
        pictures=pictures,
    )


def _span(told: Happenings) -> str:
    return f"{day(told.first)} sampai dengan {day(told.last)}"


def _cut(count: int) -> str:
    return f"{NOTABLE} yang terparah dari {count} peristiwa." if count > NOTABLE else ""


def _figures(told: Happenings, before: Happenings) -> list[dict[str, str]]:
    pairs = zip(told.counts(), before.counts(), strict=True)
    return [{"label": label, "value": str(now), "before": str(then)} for (label, now), (_label, then) in pairs]


def _chart(told: Happenings, before: Happenings) -> str:
    labels, then = happenings.categories(), before.by_category()
    found = sorted(told.by_category().items(), key=lambda pair: (-pair[1], pair[0]))
    return bars([(labels.get(code, code), count, then[code]) for code, count in found])


def _chart_part(told: Happenings) -> dict[str, Any]:
    alt = f"Grafik batang: {len(told.incidents)} peristiwa menurut perkara."
    caption = "Batang penuh: jangka waktu ini. Batang kosong dan angka dalam kurung: sebelumnya."
    return {"pictures": [{"name": "chart", "alt": alt, "caption": caption, "width": 14}]}


def _categories(told: Happenings, before: Happenings) -> list[dict[str, str]]:
    labels, dimensions = happenings.categories(), city.labels("dimension")
    now, then = told.by_category(), before.by_category()
    kept: dict[str, list[Incident]] = defaultdict(list)
    for one in told.incidents:
        kept[one.category].append(one)
    falls_under = city.default_dimensions()
    main = {code: falls_under[code] for code in set(now) | set(then)}
    order = list(dimensions)
    rows = sorted(main, key=lambda code: (order.index(main[code]) if main[code] in order else 99, -now[code], code))
    return [
        {
            "dimension": dimensions.get(main[code], main[code]),
            "category": labels.get(code, code),
            "count": str(now[code]),
            "before": str(then[code]),
            "worst": happenings.worst(kept[code]),
        }
        for code in rows
    ]


def _by_agency(told: Happenings) -> list[dict[str, str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told.actions:
        row, owed = counts[one.agency.short], one.state in OWED
        row["given"] += told.covers(one.assigned_at)
        row["done"] += told.was_finished(one)
        row["open"] += owed
        row["late"] += owed and one.due_on < told.order.as_of
    names = ("given", "done", "open", "late")
    return [
        {"agency": agency, **{name: str(row[name]) for name in names}}
        for agency, row in sorted(counts.items())
        if any(row.values())
    ]


def _meetings(order: Order, told: Happenings) -> list[dict[str, str]]:
    held = Meeting.objects.filter(
        held_on__range=(told.first, told.last), state__in=(MeetingState.HELD, MeetingState.CLOSED)
    )
    told_of = list(order.reach(held).order_by("held_on", "id"))
    kept: dict[int, list[Promise]] = defaultdict(list)
    for each in promises(of_meetings(told_of), order):
        kept[each.directive.meeting_id].append(each)
    return [
        {
            "day": day(one.held_on),
            "title": one.title,
            "directives": str(score(kept[one.pk]).total),
            "kept": str(sum(each.standing == Standing.KEPT for each in kept[one.pk])),
        }
        for one in told_of
    ]
