"""Invitations and series that exist for a member, and where a rakor is missing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from kentongan.city import access
from kentongan.city.models import Agency, Member
from kentongan.invitations import dates
from kentongan.invitations.models import Invitation, Reply, Series
from kentongan.meetings.models import AgendaItem, AgendaKind, Meeting, MeetingState


def of_office(member: Member) -> QuerySet[Invitation]:
    """Return the invitations that were sent to the member's office, as far as their clearance reaches; newest first."""
    if not member.is_active:
        return Invitation.objects.none()
    things = Invitation.objects.filter(
        agency=member.agency_id, sent_at__isnull=False, meeting__classification__lte=member.clearance
    )
    return things.select_related("meeting__region", "agency", "answered_by").order_by("-meeting__held_on", "-pk")


def own(member: Member, pk: int) -> Invitation:
    """Return one invitation of the member's office."""
    return access.one(of_office(member), pk=pk)


def kept(member: Member, pk: int) -> Invitation:
    """Return one invitation to a rakor of the member's area."""
    theirs = access.within(member, Meeting.objects.all()).order_by().values("pk")
    things = Invitation.objects.filter(meeting__in=theirs).select_related("meeting__region", "agency")
    return access.one(things, pk=pk)


def of_meeting(meeting: Meeting) -> QuerySet[Invitation]:
    """Return the invitations to one rakor by office, each with `readers`: who there could read it at all."""
    active = Q(agency__members__is_active=True, agency__members__clearance__gte=meeting.classification)
    may = Q(agency__members__role__in=access.VERBS["invitation.answer"])
    things = Invitation.objects.filter(meeting=meeting).select_related("agency", "meeting", "answered_by__agency")
    return things.annotate(readers=Count("agency__members", filter=active & may)).order_by("agency__short", "pk")


def called(member: Member) -> QuerySet[Meeting]:
    """Return the rakor that exist for a member: of their area, and those to which their office was invited.

    Each has `own_invitation`, the number of the office's invitation, None without one.
    """
    theirs = of_office(member).order_by()
    number = Subquery(theirs.filter(meeting=OuterRef("pk")).values("pk")[:1])
    things = Meeting.objects.select_related("region").annotate(own_invitation=number)
    invited = Q(pk__in=theirs.values("meeting"))
    if not access.permits(member, "meeting.read"):
        return things.filter(invited)
    area = Q(region__code__startswith=member.region_id, classification__lte=member.clearance)
    return things.filter(area | invited)


def points(meeting: Meeting, member: Member) -> QuerySet[AgendaItem]:
    """Return the agenda as an office gets it: of the situation reports only its own."""
    others = Q(kind=AgendaKind.SITUATION) & ~Q(agency=member.agency_id)
    return meeting.agenda.filter(left_out=False).exclude(others).order_by("order", "pk")


def counts(invitations: list[Invitation]) -> dict[str, int]:
    """Return how many answered what; an answer from before a change of date counts as none."""
    told = dict.fromkeys(("coming", "deputy", "absent", "none"), 0)
    for one in invitations:
        told["none" if one.reply == Reply.NONE or one.is_outdated else one.reply] += 1
    return told


def offices(meeting: Meeting) -> QuerySet[Agency]:
    """Return the offices that can be invited: those of the city in which the rakor is held."""
    return Agency.objects.filter(region__code__startswith=meeting.region_id[:5]).order_by("kind", "short")


def all_series(member: Member) -> QuerySet[Series]:
    """Return the series of the member's area."""
    return access.within(member, Series.objects.select_related("region", "kept_by")).order_by("title", "pk")


def one_series(member: Member, pk: int) -> Series:
    """Return one series of the member's area."""
    return access.one(all_series(member), pk=pk)


@dataclass(frozen=True)
class Gap:
    """A series whose rakor is missing: when the last one was (None: never), and until when one should have been."""

    series: Series
    last: date | None
    due: date


def gaps(member: Member, *, today: date) -> list[Gap]:
    """Return where no rakor was held for longer than the series says; a month counts to its end."""
    held = Meeting.objects.filter(
        region=OuterRef("region"),
        classification__lte=member.clearance,
        state__in=(MeetingState.HELD, MeetingState.CLOSED),
        held_on__lte=today,
    )
    last = held.order_by().values("region").annotate(last=Max("held_on")).values("last")
    running = Q(active_from__lte=today) & (Q(active_to=None) | Q(active_to__gte=today))
    things = all_series(member).filter(running).annotate(last_held=Subquery(last))
    found = []
    for series in things:
        since = max(series.last_held or series.active_from, series.active_from)
        months = series.interval + 1 if series.last_held and series.last_held >= series.active_from else 1
        due = dates.later(since, months)
        if today >= due:
            found.append(Gap(series, series.last_held, due))
    return sorted(found, key=lambda gap: (gap.due, gap.series.pk))


def waiting(member: Member, *, today: date) -> QuerySet[Invitation]:
    """Return the invitations that wait for the answer of the member's office, the soonest first."""
    silent = Q(reply=Reply.NONE) | ~Q(answered_for=F("meeting__sequence"))
    coming = Q(meeting__state=MeetingState.PLANNED, meeting__held_on__gte=today)
    return of_office(member).filter(silent, coming).order_by("meeting__held_on", "pk")
