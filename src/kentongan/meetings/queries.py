"""What a member may see of the rakor."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from kentongan.actions.models import ActionItem, TaskTemplate
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Agency, Member
from kentongan.meetings.kin import Known
from kentongan.meetings.models import AgendaItem, AgendaKind, Directive, Issue, Meeting, MeetingState
from kentongan.meetings.standing import Promise, promise, said_again

SECRETARIAT = "bakesbangpol"
PRECEDENTS = 400


def meetings(member: Member) -> QuerySet[Meeting]:
    """Return the rakor of the member's area, latest first, with what their scores need."""
    return access.within(member, Meeting.objects.select_related("region")).prefetch_related("directives__actions")


def meeting(member: Member, pk: int) -> Meeting:
    """Return one rakor of the member's area."""
    return access.one(access.within(member, Meeting.objects.select_related("region", "source")), pk=pk)


def minutes(member: Member, pk: int) -> Meeting:
    """Return one rakor of the member's area with everything its minutes hold."""
    orders = Prefetch("directives", with_actions(Directive.objects.all()))
    things = access.within(member, Meeting.objects.select_related("region", "source"))
    return access.one(things.prefetch_related("attendance", "issues", "agenda", orders), pk=pk)


def previous(meeting: Meeting) -> Meeting | None:
    """Return the rakor before this one, in the same region and no more secret than this one."""
    return before(meeting).first()


def before(meeting: Meeting) -> QuerySet[Meeting]:
    """Return all earlier rakor that took place in the same region, latest first, none more secret than this one."""
    earlier = Q(held_on__lt=meeting.held_on) | Q(held_on=meeting.held_on, pk__lt=meeting.pk)
    things = Meeting.objects.filter(earlier, region=meeting.region_id, classification__lte=meeting.classification)
    return things.filter(state__in=(MeetingState.HELD, MeetingState.CLOSED)).order_by("-held_on", "-id")


def promises(meeting: Meeting, *, today: date) -> list[Promise]:
    """Return the directives of one rakor with the state of their actions."""
    return promised(with_actions(meeting.directives.all()), ceiling=meeting.classification, today=today)


def promised(directives: Iterable[Directive], *, ceiling: int, today: date) -> list[Promise]:
    """Return directives, fetched by `with_actions`, with how they stand and which later order carried them on."""
    return [
        replace(promise(one, ceiling=ceiling, today=today), again=said_again(one, ceiling=ceiling, on=today))
        for one in directives
    ]


def matters(meeting: Meeting) -> list[tuple[str, list[tuple[str, Issue]]]]:
    """Return the matters of a rakor by dimension, in the order of the list of dimensions, each with its category."""
    dimensions, categories = city.labels("dimension"), city.labels("issue_category")
    found: dict[str, list[tuple[str, Issue]]] = {code: [] for code in dimensions}
    for issue in meeting.issues.select_related("region"):
        found.setdefault(issue.dimension, []).append((categories.get(issue.category, issue.category), issue))
    return [(dimensions.get(code, code), issues) for code, issues in found.items() if issues]


def with_actions(directives: QuerySet[Directive]) -> QuerySet[Directive]:
    """Fetch what a table of directives shows."""
    actions = Prefetch("actions", ActionItem.objects.select_related("agency"))
    again = Prefetch("renewals", Directive.objects.filter(withdrawn_at=None).select_related("meeting"))
    return directives.select_related("region", "meeting").prefetch_related("responsible", actions, again)


def secretariat(member: Member) -> Agency:
    """Return the office that gets the directives which name none: the secretariat, else the member's own office."""
    return Agency.objects.filter(pk=SECRETARIAT, region__code__startswith=member.region_id[:5]).first() or member.agency


def fingerprint(meeting: Meeting) -> str:
    """Return a short mark of what the minutes hold now, so that two people do not overwrite one another."""
    head = (
        "title",
        "held_on",
        "starts_at",
        "ends_at",
        "place",
        "mode",
        "link",
        "chair",
        "summary",
        "region_id",
        "classification",
    )
    rows = [
        [str(getattr(meeting, name)) for name in head],
        [[one.office, one.person, one.representing, one.mode] for one in meeting.attendance.all()],
        [[one.category, one.dimension, one.text, one.region_id] for one in meeting.issues.all()],
        [one.text for one in meeting.agenda.all() if one.kind == AgendaKind.POINT],
        [[one.pk, one.version] for one in meeting.directives.all()],
    ]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:24]


def agenda_item(member: Member, pk: int) -> AgendaItem:
    """Return one item of the agenda of a rakor that exists for the member."""
    theirs = access.within(member, Meeting.objects.all()).order_by().values("pk")
    return access.one(AgendaItem.objects.select_related("meeting__region").filter(meeting__in=theirs), pk=pk)


def directive(member: Member, pk: int) -> Directive:
    """Return one directive of a rakor of the member's area."""
    theirs = access.within(member, Meeting.objects.order_by()).values("pk")
    return access.one(with_actions(Directive.objects.filter(meeting__in=theirs)), pk=pk)


def precedents(member: Member) -> list[Known]:
    """Return what was ordered before and of whom, latest first, then the tasks of the sets: for `kin.related`."""
    seen = access.within(member, Meeting.objects.order_by()).values("pk")
    given = (
        Directive.objects.filter(meeting__in=seen, withdrawn_at=None)
        .select_related("meeting")
        .prefetch_related("responsible")
    )
    orders = [
        Known(one.text, list(one.responsible.all()), f"{one.meeting.held_on:%d-%m-%Y}")
        for one in given.order_by("-meeting__held_on", "-pk")[:PRECEDENTS]
    ]
    tasks = TaskTemplate.objects.filter(active=True, agency__isnull=False).select_related("agency", "task_set")
    return orders + [Known(one.title, [one.agency], one.task_set.label) for one in tasks if one.agency]
