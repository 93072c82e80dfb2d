"""The first screen: what is wrong, whose turn is it, what is late. Each role has its own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When
from django.utils.translation import gettext as _

from kentongan.actions import queries as action_queries
from kentongan.actions.models import ActionItem, ActionState
from kentongan.alerts import queries as alert_queries
from kentongan.alerts.levels import LADDER
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Boundary, Ladder, Level, Member
from kentongan.desk import ledger
from kentongan.desk.figures import late_actions, late_counts, level_label, regions_on_map, tally
from kentongan.intake import queries as intake
from kentongan.intake.models import Report, ReportState
from kentongan.invitations import queries as invitations
from kentongan.journal import queries as journal
from kentongan.meetings.models import Directive, Meeting, MeetingState
from kentongan.rumours import clocks
from kentongan.rumours import queries as rumours
from kentongan.situations import panel as situations

SHOWN = 5
MEETINGS_LOOKED_AT = 12
FEW_INVITATIONS = 3
FEW_RUMOURS = 3


@dataclass(frozen=True)
class Turn:
    """An open alert and whose move it is."""

    alert: Alert
    level_label: str
    whose: str


def for_team(member: Member, *, at: datetime, today: date) -> dict[str, Any]:
    """Return the first screen of everybody who works at the desk or leads."""
    alerts = list(_with_owners(member))
    late, late_by_agency = late_counts(member, today=today)
    counted = tally(member, at=at, today=today, alerts=alerts, late=late, rumours={})
    places = regions_on_map(member, Level.VILLAGE, counted, at=at)
    silent = [place for place in places if place.silent]
    levels = Counter(alert.level for alert in alerts)
    return {
        "levels": [(level, level_label(level), levels[level]) for level in LADDER[:0:-1]],
        "turns": _turns(alerts),
        "alert_count": len(alerts),
        "late": list(late_actions(member, today=today)[:SHOWN]),
        "late_count": sum(late.values()),
        "late_by_agency": late_by_agency,
        "waiting_count": counted.waiting,
        "waiting": _waiting(member) if access.permits(member, "report.read") else [],
        "silent": sorted(silent, key=lambda place: place.name),
        "places": places,
        "is_guessed": _is_guessed(member),
        "answers": ledger.answers(member, at=at, today=today),
        "jumps": situations.jumps(member, today=today)[:SHOWN] if access.permits(member, "situation.watch") else [],
        **_rakor(member, today=today),
        **_rumours(member, at=at),
    }


def for_field(member: Member, *, today: date) -> dict[str, Any]:
    """Return the first screen of a field reporter: light, for a phone with a poor signal."""
    alerts = list(_with_owners(member))
    mine = list(intake.sent_by(member).order_by(_asked_first(), "-received_at")[:SHOWN])
    return {
        "reports": mine,
        "asked": sum(report.state == ReportState.WAITING for report in mine),
        "actions": list(own_actions(member, today=today)[:SHOWN]),
        "turns": _turns(alerts),
        "alert_count": len(alerts),
        "invited": list(invitations.waiting(member, today=today)[:FEW_INVITATIONS]),
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


def own_actions(member: Member, *, today: date) -> QuerySet[ActionItem]:
    """Return what the member's office still owes, the soonest due first."""
    return action_queries.actions(member, show="office", today=today).filter(state__in=action_queries.OWED)


def _asked_first() -> Case:
    """What waits for my answer stands above what waits for others."""
    return Case(When(state=ReportState.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())


def _with_owners(member: Member) -> QuerySet[Alert]:
    """Fetch the open alerts with the work on them, as far as that exists for the member."""
    unsettled = action_queries.visible(member).filter(state__in=action_queries.OPEN)
    related = alert_queries.open_alerts(member).select_related("region", "acknowledged_by__agency")
    return related.prefetch_related(Prefetch("actions", unsettled, to_attr="unsettled"))


def _turns(alerts: Sequence[Alert]) -> list[Turn]:
    rungs = {rung.order: rung.label for rung in city.rungs(Ladder.ALERT)}
    return [_turn(alert, rungs) for alert in alerts[:SHOWN]]


def _turn(alert: Alert, rungs: Mapping[int, str]) -> Turn:
    """Say whose move it is: the offices that have work in hand, else whoever took the alert on."""
    items: Sequence[ActionItem] = alert.unsettled  # type: ignore[attr-defined]
    doing = sorted({item.agency.short for item in items if item.state in action_queries.OWED})
    if alert.state == AlertState.RAISED and alert.rung in rungs:
        whose = _("%s, atau petugas tim: tanggapi") % rungs[alert.rung]
    elif alert.state == AlertState.RAISED:
        whose = _("Operator, verifikator, penghubung, atau pimpinan: tanggapi")
    elif doing:
        whose = _("%s: kerjakan tindak lanjutnya") % ", ".join(doing)
    elif any(item.state == ActionState.REFUSED for item in items):
        whose = _("Pemberi tugas: tindak lanjutnya ditolak, tugaskan instansi lain")
    elif items:
        whose = _("Verifikator: periksa tindak lanjut yang dinyatakan selesai")
    elif alert.state == AlertState.ACKNOWLEDGED and alert.acknowledged_by:
        who = {"who": alert.acknowledged_by.name, "office": alert.acknowledged_by.agency.short}
        whose = _("%(who)s (%(office)s): tugaskan tindak lanjut atau tutup dengan alasan") % who
    else:
        whose = _("Instansi yang ditugasi: lihat tindak lanjutnya")
    return Turn(alert, level_label(alert.level), whose)


def _waiting(member: Member) -> list[Report]:
    """Return the new reports, the oldest first: it has waited longest."""
    return list(intake.inbox(member, state=ReportState.NEW).order_by("received_at")[:SHOWN])


def _is_guessed(member: Member) -> bool:
    """Are kelurahan of the area still without an official boundary? One is enough to say so on the map."""
    return city.regions_of(member, Level.VILLAGE).exclude(pk__in=Boundary.objects.values("pk")).exists()


def _rumours(member: Member, *, at: datetime) -> dict[str, Any]:
    """Return the rumours that wait for a verdict, with their clocks, and the questions to the member's office."""
    things, count = rumours.unjudged(member, few=FEW_RUMOURS)
    targets = clocks.minutes() if things else {}
    asked = rumours.waiting_for(member).count() if access.permits(member, "rumour.answer") else 0
    return {
        "rumours": [(one, clocks.owed(one, targets, at=at)) for one in things],
        "rumour_count": count,
        "asked_count": asked,
    }


def _rakor(member: Member, *, today: date) -> dict[str, Any]:
    """Return the next rakor, the last one, and what was promised there and is not done."""
    known = list(access.within(member, Meeting.objects.order_by("-held_on", "-pk"))[:MEETINGS_LOOKED_AT])
    planned = [one for one in known if one.state == MeetingState.PLANNED and one.held_on >= today]
    last = next((one for one in known if one.state in (MeetingState.HELD, MeetingState.CLOSED)), None)
    return {
        "gaps": invitations.gaps(member, today=today),
        "invited": list(invitations.waiting(member, today=today)[:FEW_INVITATIONS]),
        "next_meeting": planned[-1] if planned else None,
        "last_meeting": last,
        "unfinished": _unfinished(member, last)[:SHOWN] if last else [],
    }


def _unfinished(member: Member, meeting: Meeting) -> list[tuple[Directive, list[ActionItem]]]:
    """Return the directives with actions that are still owed, the earliest due first."""
    owed = action_queries.visible(member).filter(state__in=(*action_queries.OWED, ActionState.REFUSED))
    links = (
        Directive.actions.through.objects.filter(directive__meeting=meeting, actionitem__in=owed.values("pk"))
        .select_related("directive", "actionitem__agency")
        .order_by("directive__due_on", "directive", "actionitem__due_on")
    )
    groups = groupby(links, key=lambda link: link.directive)
    return [(directive, [link.actionitem for link in group]) for directive, group in groups]
