"""The yearly plan of the team, and its report of four months."""

from decimal import ROUND_HALF_UP, Decimal

from kentongan.briefs.content import Content, Order
from kentongan.briefs.words import day
from kentongan.city import queries as city
from kentongan.plans.models import Plan, PlanItem, PlanResult


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
            "targets": "; ".join(f"{r.period}: {_number(r.target)} {one.unit}".strip() for r in _results(one)) or "–",
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
    """Return what was reached in one period, item by item; what nobody reported stands as not reported."""
    thing, period = _plan(order), order.texts["period"]
    names, items = city.labels("plan_result"), _items(thing)
    found = {one.pk: next((r for r in _results(one) if r.period == period), None) for one in items}
    known = [row for row in found.values() if row and row.percentage is not None]
    shares = [row.percentage for row in known if row.percentage is not None]
    mean = f"{_number(sum(shares, Decimal(0)) / len(shares))} %" if shares else "–"
    figures = [("Butir kegiatan", str(len(items))), ("Butir yang dilaporkan", str(len(known)))]
    figures.append(("Rata-rata capaian butir yang dilaporkan", mean))
    figures += [(label.capitalize(), str(sum(r.outcome == code for r in known))) for code, label in names.items()]
    told = [(one, row) for one in items if (row := found[one.pk]) and row.obstacle.strip()]
    return Content(
        title=f"Laporan {period} {thing.title}",
        file=f"Laporan Rencana Aksi {thing.year} {period}",
        simulated=thing.is_simulated,
        facts=[*_head(thing, order), ("Masa laporan", period)],
        filled={
            "figures": {"rows": [{"label": label, "value": value} for label, value in figures]},
            "activities": {"rows": [_row(one, found[one.pk], names) for one in items]},
            "obstacles": {"entries": [f"{one.number}. {row.obstacle}" for one, row in told]},
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


def _row(one: PlanItem, row: PlanResult | None, names: dict[str, str]) -> dict[str, str]:
    if row is None or row.percentage is None:
        target = _number(row.target) if row else "–"
        return {"activity": one.activity, "responsible": _offices(one), "target": target,
                "result": "belum dilaporkan", "percent": "–", "class": "–"}  # fmt: skip
    return {
        "activity": one.activity,
        "responsible": _offices(one),
        "target": f"{_number(row.target)} {one.unit}".strip(),
        "result": f"{_number(row.result)} {one.unit}".strip(),
        "percent": _number(row.percentage),
        "class": names.get(row.outcome, row.outcome or "–"),
    }


def _number(value: Decimal | None) -> str:
    """Return a number as Indonesian papers write it.

    >>> _number(Decimal("1234.50")), _number(Decimal("100.00")), _number(None)
    ('1.234,5', '100', '–')
    """
    if value is None:
        return "–"
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):,}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _today_only(order: Order) -> list[str]:
    if order.as_of >= order.today:
        return []
    return ["Isi rencana dan capaiannya tidak dapat dibaca mundur: yang tertulis adalah keadaan hari naskah disusun."]
