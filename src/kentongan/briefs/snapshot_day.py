"""The report on one day, by the headings of Ipoleksosbudhankam: what happened, what is open, what nobody told."""

from collections import defaultdict
from typing import Any

from kentongan.actions.models import ActionItem
from kentongan.actions.queries import OWED
from kentongan.alerts import queries as alerts
from kentongan.briefs import day_figures, happenings, section_rows
from kentongan.briefs.as_of import end_of
from kentongan.briefs.content import Content, Order
from kentongan.briefs.happenings import Happenings
from kentongan.briefs.words import DAYS, day
from kentongan.city import queries as city
from kentongan.intake.models import Report
from kentongan.rumours.models import RumourState
from kentongan.situations.models import Section, SituationState
from kentongan.verification.models import Incident, Severity, Verdict

QUIET_DAYS = 7  # so long without a report, and a kelurahan is named
AHEAD_DAYS = 7
TOLD = (SituationState.SENT,)


def daily(order: Order) -> Content:
    """Return the situation of one day."""
    told = Happenings(order, order.as_of, order.as_of)
    before = told.before()
    written = f"{DAYS[order.as_of.weekday()]}, {day(order.as_of)}"
    return Content(
        title=f"Laporan situasi {order.region.name}, {written}",
        file=f"Laporan Situasi {order.as_of.isoformat()}",
        simulated=any(one.is_simulated for one in told.incidents),
        facts=[
            ("Wilayah", order.region.name), ("Hari, tanggal", written), ("Jendela waktu", "00.00 sampai dengan 24.00"),
            ("Dibandingkan dengan", f"{DAYS[before.first.weekday()]}, {day(before.first)}"),
        ],
        filled={
            "figures": {"rows": day_figures.counted(told, before)},
            "reported": {"rows": day_figures.reported(order)},
            "dimensions": {"groups": _dimensions(order, told)},
            "alerts": {"rows": section_rows.alerts(happenings.open_alerts(order))},
            "rumours": {"rows": section_rows.rumours(_going_round(order))},
            "due": {"rows": _due(order, told)},
            "silence": {"entries": _quiet(order), "lead": f"Tanpa laporan selama {QUIET_DAYS} hari; sepi bukan aman."},
            "coming": {"entries": _coming(order)},
        },
        closing=["Demikian laporan situasi ini disampaikan."],
    )  # fmt: skip


def _dimensions(order: Order, told: Happenings) -> list[dict[str, Any]]:
    """Return every dimension, an empty one as well: nothing to report is written, not left out."""
    entries: dict[str, list[str]] = defaultdict(list)
    falls_under = city.default_dimensions()
    for one in told.incidents:
        entries[falls_under[one.category]].append(_incident(one))
    for code, words in _situations(order):
        entries[code].append(words)
    return [{"title": label, "entries": entries[code]} for code, label in city.labels("dimension").items()]


def _incident(one: Incident) -> str:
    said = f"{Severity(one.severity).label}, {Verdict(one.verdict).label}"
    return f"{one.title} ({one.region.name}; {said})"


def _situations(order: Order) -> list[tuple[str, str]]:
    """Return what offices sent for this day under headings of a dimension."""
    sent = Section.objects.filter(
        report__state__in=TOLD,
        report__start=order.as_of,  # a window from morning to morning belongs to the day on which it begins
        report__sent_at__lt=end_of(order.as_of + happenings.START),
        report__region__code__startswith=order.region.pk,
        report__classification__lte=order.ceiling,
        report__form__cadence="daily",
        is_nil=False,
    ).exclude(text="")
    rows = sent.exclude(heading__dimension="").select_related("report__agency", "heading")
    return [
        (one.heading.dimension, f"{one.text} ({one.report.agency.short})")
        for one in rows.order_by("heading__order", "report__agency__short", "id")
    ]


def _going_round(order: Order) -> Any:
    recent = Happenings(order, order.as_of - happenings.START * 30, order.as_of).rumours
    return [one for one in recent if one.state != RumourState.CLOSED]


def _due(order: Order, told: Happenings) -> list[dict[str, str]]:
    owed: list[ActionItem] = [one for one in told.actions if one.state in OWED and one.due_on <= order.as_of]
    return [{"agency": one.agency.short, "title": f"{one}. {one.title}", "due": day(one.due_on)} for one in owed]


def _quiet(order: Order) -> list[str]:
    since = end_of(order.as_of - happenings.START * QUIET_DAYS)
    heard = order.reach(Report.objects.filter(received_at__gte=since, received_at__lt=end_of(order.as_of)))
    known = set(heard.order_by().values_list("region_id", flat=True).distinct())
    return [one.name for one in city.villages(order.region.pk) if one.pk not in known]


def _coming(order: Order) -> list[str]:
    return [
        f"{one.label}: {day(one.first)} sampai dengan {day(one.last)}"
        for one in alerts.coming(order.member, order.as_of, AHEAD_DAYS)
    ]
