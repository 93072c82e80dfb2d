"""What a notice can be about, and when it exists for its reader: the same question that its own page asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from kentongan.actions import queries as actions
from kentongan.actions.models import ActionItem
from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert
from kentongan.briefs import queries as briefs
from kentongan.briefs.models import PressRelease
from kentongan.city import access
from kentongan.city.models import Member
from kentongan.intake.models import Report
from kentongan.invitations import queries as invitations
from kentongan.meetings.models import Meeting
from kentongan.notices.models import Channel, Route, Topic
from kentongan.operations import queries as operations
from kentongan.operations.models import Post
from kentongan.plans import queries as plans
from kentongan.plans.models import Plan
from kentongan.rumours import publications
from kentongan.rumours import queries as rumours
from kentongan.rumours.models import Clarification, Rumour
from kentongan.situations import queries as situations
from kentongan.situations.models import SituationReminder, SituationReport

ROUTES = "route.keep"


@dataclass(frozen=True)
class Kind:
    """One kind of thing in the journal.

    Attributes:
        model: its table.
        topic: under which heading a person chooses how to be told of it.
        seen: the rows that exist for a member, by the room's own queries.
        place: where that member reads it.
        facts: what a sentence of it may say: numbers, levels, areas, days; never free text.
    """

    model: type[Any]
    topic: Topic
    seen: Callable[[Member], QuerySet[Any]]
    place: Callable[[Member, Any], str]
    facts: Callable[[Any], dict[str, object]]


def _reports(member: Member) -> QuerySet[Report]:
    own = Q(sender=member)
    things = Report.objects.select_related("region")
    return access.within(member, things, own=own) if access.permits(member, "report.read") else things.filter(own)


def _report_page(member: Member, thing: Report) -> str:
    page = "intake:own" if thing.sender_id == member.pk else "intake:report"
    return reverse(page, kwargs={"pk": thing.pk})


def _clarifications(member: Member) -> QuerySet[Clarification]:
    """What went out is for everybody, the rest for whoever works on the rumour."""
    worked_on = rumours.rumours(member) if access.permits(member, "rumour.read") else Rumour.objects.none()
    is_theirs = Exists(worked_on.order_by().filter(pk=OuterRef("rumour_id")))
    things = Clarification.objects.select_related("rumour__region").annotate(is_theirs=is_theirs)
    return things.filter(Q(is_theirs=True) | Q(pk__in=publications.public().order_by().values("pk")))


def _clarification_page(member: Member, thing: Any) -> str:
    """The desk's own page for whoever works on the rumour, the public one for everybody else."""
    if thing.is_theirs:
        return reverse("rumours:rumour", kwargs={"pk": thing.rumour_id})
    return reverse("clarifications:clarification", kwargs={"slug": thing.slug})


def _channels(member: Member) -> QuerySet[Channel]:
    theirs = Q(member__region__code__startswith=member.region_id) if access.permits(member, ROUTES) else Q()
    return Channel.objects.select_related("member").filter(Q(member=member) | theirs if theirs else Q(member=member))


def _channel_page(member: Member, thing: Channel) -> str:
    return reverse("notices:settings" if thing.member_id == member.pk else "notices:routes")


def _page(name: str) -> Callable[[Member, Any], str]:
    return lambda member, thing: reverse(name, kwargs={"pk": thing.pk})


def _meeting_page(member: Member, thing: Any) -> str:
    """Whose office was invited answers there; everybody else reads the rakor itself."""
    if thing.own_invitation:
        return reverse("invitations:invitation", kwargs={"pk": thing.own_invitation})
    return reverse("meetings:meeting", kwargs={"pk": thing.pk})


def _alert(thing: Any) -> dict[str, object]:
    return {"number": thing, "level": thing.get_level_display(), "area": thing.region, "at": thing.level}


KINDS: dict[str, Kind] = {
    "alert": Kind(Alert, Topic.ALERT, alerts.alerts, _page("alerts:alert"), _alert),
    "action": Kind(
        ActionItem,
        Topic.ACTION,
        actions.visible,
        _page("actions:action"),
        lambda thing: {"number": thing, "area": thing.region, "due": thing.due_on},
    ),
    "rumour": Kind(
        Rumour,
        Topic.RUMOUR,
        rumours.rumours,
        _page("rumours:rumour"),
        lambda thing: {"number": thing, "area": thing.region},
    ),
    "clarification": Kind(
        Clarification,
        Topic.RUMOUR,
        _clarifications,
        _clarification_page,
        lambda thing: {"number": thing.rumour, "area": thing.rumour.region},
    ),
    "report": Kind(Report, Topic.REPORT, _reports, _report_page, lambda thing: {"number": thing, "area": thing.region}),
    "post": Kind(
        Post,
        Topic.ALERT,
        operations.visible,
        _page("operations:post"),
        lambda thing: {"number": thing.number, "area": thing.region},
    ),
    "meeting": Kind(
        Meeting, Topic.MEETING, invitations.called, _meeting_page, lambda thing: {"day": thing.held_on}
    ),
    "press": Kind(
        PressRelease,
        Topic.MEETING,
        briefs.press,
        lambda member, thing: reverse("briefs:brief", kwargs={"pk": thing.brief_id}),
        lambda thing: {"day": thing.meeting.held_on},
    ),
    "plan": Kind(Plan, Topic.MEETING, plans.plans, _page("plans:plan"), lambda thing: {"year": thing.year}),
    "situation": Kind(
        SituationReport,
        Topic.MEETING,
        situations.situations,
        _page("situations:situation"),
        lambda thing: {"day": thing.start, "area": thing.region},
    ),
    "situation_reminder": Kind(
        SituationReminder,
        Topic.MEETING,
        lambda member: SituationReminder.objects.filter(agency=member.agency_id),
        lambda member, thing: reverse("situations:situations"),
        lambda thing: {"day": thing.start, "due": thing.due_on},
    ),
    "member": Kind(
        Member,
        Topic.SYSTEM,
        lambda member: Member.objects.filter(pk=member.pk, is_active=True),
        lambda member, thing: reverse("city:password"),
        lambda thing: {},
    ),
    "channel": Kind(Channel, Topic.SYSTEM, _channels, _channel_page, lambda thing: {"way": thing, "who": thing.member}),
    "route": Kind(
        Route,
        Topic.SYSTEM,
        lambda member: Route.objects.all(),
        lambda member, thing: reverse("notices:routes"),
        lambda thing: {"way": thing},
    ),
}  # fmt: skip
# The verb of `access` that opens the page of a kind; a role without it is never told of such a thing.
VERBS = {
    "alert": "alert.read",
    "action": "action.read",
    "rumour": "rumour.read",
    "clarification": "home.read",  # what went out is public: `_clarifications` tells it apart
    "report": "home.read",  # the sender reads their own, the desk its inbox: `_reports` tells them apart
    "post": "post.read",
    "meeting": "invitation.read",  # whoever may not read all rakor reads those they are called to
    "press": "brief.read",
    "plan": "plan.read",
    "situation": "situation.read",
    "situation_reminder": "situation.write",
    "member": "home.read",
    "channel": "home.read",
    "route": ROUTES,
}


def visible(member: Member, kind: str, subjects: Iterable[str]) -> dict[str, Any]:
    """Return those of the things that exist for the member now, by their number as the journal writes it."""
    if kind not in KINDS or not access.permits(member, VERBS[kind]):
        return {}
    return {str(thing.pk): thing for thing in KINDS[kind].seen(member).filter(pk__in=set(subjects))}


def row(kind: str, subject: str) -> Any:
    """Return the row a line of the journal is about, or None when it is gone: for finding out who is concerned."""
    return KINDS[kind].model.objects.filter(pk=subject).first()


def secrecy(thing: Any) -> int:
    """Return the classification of a thing; a clarification has that of its rumour, what has none is open."""
    return int(getattr(getattr(thing, "rumour", thing), "classification", 0))
