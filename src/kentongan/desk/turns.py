"""The first screen: what is wrong, whose turn is it, what is late. Each role has its own."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from kentongan.actions.models import ActionItem
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Boundary, Level, Member
from kentongan.desk.figures import LADDER, UNFINISHED, late_actions, level_label, open_alerts, regions_on_map, tally
from kentongan.intake import queries as intake
from kentongan.intake.models import Report, ReportState
from kentongan.journal import queries as journal
from kentongan.meetings.models import Directive, Meeting, MeetingState

SHOWN = 5
MEETINGS_LOOKED_AT = 12
TONES = {
    ReportState.NEW: "open",
    ReportState.TAKEN: "progress",
    ReportState.WAITING: "wait",
    ReportState.VERIFIED: "done",
    ReportState.SET_ASIDE: "neutral",
}


@dataclass(frozen=True)
class Turn:
    """An open alert and whose move it is."""

    alert: Alert
    level_label: str
    whose: str

    @property
    def rank(self) -> tuple[int, datetime]:
        return -LADDER.index(self.alert.level), self.alert.raised_at


def for_team(member: Member, *, at: datetime, today: date) -> dict[str, Any]:
    """Return the first screen of everybody who works at the desk or leads."""
    alerts = list(_with_owners(open_alerts(member)))
    late = list(late_actions(member, today=today).select_related("agency", "region").order_by("due_on", "pk"))
    counted = tally(member, at=at, today=today, alerts=alerts, late=late)
    places = regions_on_map(member, Level.VILLAGE, counted, at=at)
    silent = [place for place in places if place.silent]
    levels = Counter(alert.level for alert in alerts)
    return {
        "levels": [(level, level_label(level), levels[level]) for level in LADDER[:0:-1]],
        "turns": sorted(map(_turn, alerts), key=lambda turn: turn.rank)[:SHOWN],
        "alert_count": len(alerts),
        "late": late[:SHOWN],
        "late_count": len(late),
        "late_by_agency": _by_agency(late),
        "waiting_count": counted.waiting,
        "waiting": _waiting(member) if access.permits(member, "report.read") else [],
        "silent": sorted(silent, key=lambda place: place.name),
        "places": places,
        "is_guessed": _is_guessed(member),
        **_rakor(member, today=today),
    }


def for_field(member: Member) -> dict[str, Any]:
    """Return the first screen of a field reporter: light, for a phone with a poor signal."""
    alerts = sorted(map(_turn, _with_owners(open_alerts(member))), key=lambda turn: turn.rank)
    mine = list(intake.sent_by(member).order_by(_asked_first(), "-received_at")[:SHOWN])
    return {
        "reports": [(report, TONES[ReportState(report.state)]) for report in mine],
        "asked": sum(report.state == ReportState.WAITING for report in mine),
        "actions": list(own_actions(member).select_related("region").order_by("due_on", "pk")[:SHOWN]),
        "turns": alerts[:SHOWN],
    }


def for_keeper(member: Member) -> dict[str, Any]:
    """Return the first screen of the administrator: the upkeep, and nothing of what is going on."""
    members = list(Member.objects.filter(region__code__startswith=member.region_id).values_list("is_active", flat=True))
    return {
        "active_count": sum(members),
        "inactive_count": len(members) - sum(members),
        "is_guessed": _is_guessed(member),
        "seal": journal.last_seal(),
    }


def own_actions(member: Member) -> QuerySet[ActionItem]:
    """Return what the member's office still owes."""
    return ActionItem.objects.filter(agency=member.agency_id, state__in=UNFINISHED)


def _asked_first() -> Case:
    """What waits for my answer stands above what waits for others."""
    return Case(When(state=ReportState.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())


def _with_owners(alerts: QuerySet[Alert]) -> QuerySet[Alert]:
    unfinished = ActionItem.objects.filter(state__in=UNFINISHED).select_related("agency")
    return alerts.select_related("region", "acknowledged_by").prefetch_related(
        Prefetch("actions", unfinished, to_attr="unfinished")
    )


def _turn(alert: Alert) -> Turn:
    owners: Sequence[ActionItem] = alert.unfinished  # type: ignore[attr-defined]
    if alert.state == AlertState.RAISED:
        whose = _("Giliran operator: belum ditanggapi")
    elif owners:
        whose = _("Giliran %s") % ", ".join(sorted({str(item.agency) for item in owners}))
    elif alert.state == AlertState.ACKNOWLEDGED:
        name = alert.acknowledged_by.name if alert.acknowledged_by else _("operator")
        whose = _("Giliran %s: beri tindak lanjut atau tutup dengan alasan") % name
    else:
        whose = _("Giliran verifikator: periksa hasil lalu tutup")
    return Turn(alert, level_label(alert.level), whose)


def _by_agency(late: Iterable[ActionItem]) -> list[tuple[str, int]]:
    """Return who owes how much, most first."""
    owed = Counter(str(action.agency) for action in late)
    return sorted(owed.items(), key=lambda pair: (-pair[1], pair[0]))


def _waiting(member: Member) -> list[Report]:
    """Return the new reports, the oldest first: it has waited longest."""
    return list(intake.inbox(member, state=ReportState.NEW).order_by("received_at")[:SHOWN])


def _is_guessed(member: Member) -> bool:
    """Are kelurahan of the area still without an official boundary? One is enough to say so on the map."""
    return city.regions_of(member, Level.VILLAGE).exclude(pk__in=Boundary.objects.values("pk")).exists()


def _rakor(member: Member, *, today: date) -> dict[str, Any]:
    """Return the next rakor, the last one, and what was promised there and is not done."""
    known = list(access.within(member, Meeting.objects.order_by("-held_on", "-pk"))[:MEETINGS_LOOKED_AT])
    planned = [one for one in known if one.state == MeetingState.PLANNED and one.held_on >= today]
    last = next((one for one in known if one.state != MeetingState.PLANNED), None)
    return {
        "next_meeting": planned[-1] if planned else None,
        "last_meeting": last,
        "unfinished": _unfinished(member, last)[:SHOWN] if last else [],
    }


def _unfinished(member: Member, meeting: Meeting) -> list[tuple[Directive, list[ActionItem]]]:
    """Return the directives with actions that are still owed, the earliest due first."""
    owed = access.within(member, ActionItem.objects.filter(state__in=UNFINISHED), own=Q(agency=member.agency_id))
    links = (
        Directive.actions.through.objects.filter(directive__meeting=meeting, actionitem__in=owed)
        .select_related("directive", "actionitem__agency")
        .order_by("directive__due_on", "directive", "actionitem__due_on")
    )
    groups = groupby(links, key=lambda link: link.directive)
    return [(directive, [link.actionitem for link in group]) for directive, group in groups]
