"""The yearly plan of the team, and its report of four months."""

from django.utils.translation import gettext_lazy as _

from kentongan.briefs.content import Content, Order
from kentongan.briefs.words import amount, day
from kentongan.city import queries as city
from kentongan.errors import Refused
from kentongan.plans import queries
from kentongan.plans.models import Plan, PlanItem, PlanResult
from kentongan.plans.queries import Line


class NoSuchPeriod(Refused):
    code = "plan-no-such-period"
    status = 422
    text = _("Rencana tahun {year} tidak mempunyai masa laporan {period}. Pilih masa yang lain.")


def plan(order: Order) -> Content:
    """Return the plan as it was adopted: who does what, measured by what, towards which targets."""
    thing = _plan(order)
    phases = city.labels("phase")
    rows = [
        {
            "phase": phases.get(one.phase, one.phase),
            "activity": one.activity,
            "responsible": _offices(one),
            "measure": one.measure or one.criterion or "–",
            "targets": "; ".join(f"{r.period}: {amount(r.target)} {one.unit}".strip() for r in _results(one)) or "–",
        }
        for one in _items(thing)
    ]
    return Content(
        title=thing.title,
        file=f"Rencana Aksi Terpadu {thing.year}",
        simulated=thing.is_simulated,
        facts=_head(thing, order),
        filled={"activities": {"rows": rows}},
        limits=_today_only(order),
    )


def plan_report(order: Order) -> Content:
    """Return what was reached in one period, item by item; what nobody reported stands as not reported.

    Raises:
        NoSuchPeriod: the year of the plan has no such period.
    """
    thing, period = _plan(order), order.texts["period"]
    try:
        told = queries.report(thing, period)
    except KeyError:
        raise NoSuchPeriod(period=period, year=thing.year) from None
    names = {code: label for code, label, number in told.classes}
    figures = [
        ("Butir kegiatan", str(len(told.lines))),
        ("Butir yang diminta melapor", str(told.asked)),
        ("Butir yang dilaporkan", str(told.told)),
        ("Rata-rata capaian butir yang dilaporkan", f"{amount(told.overall)} %" if told.overall is not None else "–"),
        *((label.capitalize(), str(count)) for code, label, count in told.classes),
    ]
    obstacles = [(line.item.number, line.result.obstacle.strip()) for line in told.lines if line.result]
    return Content(
        title=f"Laporan {period} {thing.title}",
        file=f"Laporan Rencana Aksi {thing.year} {period}",
        simulated=thing.is_simulated,
        facts=[
            *_head(thing, order),
            ("Masa laporan", f"{period}, {day(told.window.first)} sampai dengan {day(told.window.last)}"),
        ],
        filled={
            "figures": {"rows": [{"label": label, "value": value} for label, value in figures]},
            "activities": {"rows": [_row(line, names) for line in told.lines]},
            "obstacles": {"entries": [f"{number}. {text}" for number, text in obstacles if text]},
        },
        limits=_today_only(order),
    )


def _plan(order: Order) -> Plan:
    if order.plan is None:
        raise ValueError(order.kind)
    return order.plan


def _head(thing: Plan, order: Order) -> list[tuple[str, str]]:
    state = str(thing.get_state_display())
    return [("Wilayah", thing.region.name), ("Tahun", str(thing.year)), ("Keadaan rencana", state),
            ("Keadaan per", day(order.as_of))]  # fmt: skip


def _items(thing: Plan) -> list[PlanItem]:
    rows = thing.items.filter(dropped_at=None).prefetch_related("responsible", "results")
    return list(rows.order_by("number", "id"))


def _results(one: PlanItem) -> list[PlanResult]:
    return sorted(one.results.all(), key=lambda row: row.period)


def _offices(one: PlanItem) -> str:
    return ", ".join(agency.short for agency in one.responsible.all()) or "–"


def _row(line: Line, names: dict[str, str]) -> dict[str, str]:
    one, row = line.item, line.result
    told = {"activity": one.activity, "responsible": ", ".join(unit.short for unit in line.responsible) or "–"}
    target = f"{amount(row.target)} {one.unit}".strip() if row and row.target is not None else "–"
    if row is None or not line.is_told:
        missing = "belum dilaporkan" if line.is_asked else "tidak direncanakan"
        return told | {"target": target, "result": missing, "percent": "–", "class": "–"}
    return told | {
        "target": target,
        "result": f"{amount(row.result)} {one.unit}".strip(),
        "percent": amount(row.percentage),
        "class": names.get(row.outcome, row.outcome or "–"),
    }


def _today_only(order: Order) -> list[str]:
    if order.as_of >= order.today:
        return []
    return ["Isi rencana dan capaiannya tidak dapat dibaca mundur: yang tertulis adalah keadaan hari naskah disusun."]
