"""Devices, what waits for a decision, and what a phone may carry with it."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kentongan.actions import moves
from kentongan.actions import queries as actions
from kentongan.actions.models import ActionItem
from kentongan.city import access
from kentongan.city.models import Classification, Level, Member
from kentongan.intake.models import Question
from kentongan.journal import queries as history
from kentongan.journal.models import Entry
from kentongan.operations import queries as operations
from kentongan.phone.models import Clash, ClashState, Device

MOST_CARRIED = 60
MOVES = {"state", "agency"}  # a line with one of these changes whose turn it is


def devices(member: Member) -> QuerySet[Device]:
    """Return the devices that a member is logged in on, the latest used first."""
    return Device.objects.filter(member=member, ended_at=None).order_by("-last_seen_at", "pk")


def device(member: Member, pk: UUID) -> Device:
    """Return one device of the member, one that was ended too: what it still sends gets an answer of its own."""
    return access.one(Device.objects.filter(member=member), pk=pk)


def devices_of(administrator: Member, pk: int) -> tuple[Member, QuerySet[Device]]:
    """Return a member of the administrator's area with their devices."""
    theirs = Member.objects.filter(region__code__startswith=administrator.region_id)
    member = access.one(theirs.select_related("agency"), pk=pk)
    return member, devices(member)


def clashes(member: Member, action: ActionItem) -> QuerySet[Clash]:
    """Return what was written without a network for an action that exists for the member, what is open first."""
    things = Clash.objects.filter(action=action).select_related("member", "settled_by")
    return things.order_by("-state", "received_at", "pk")


def clash(member: Member, pk: UUID) -> Clash:
    """Return one of them, of an action that exists for the member."""
    things = Clash.objects.filter(action__in=actions.visible(member).values("pk"))
    return access.one(things.select_related("action__agency", "action__assigned_by", "member"), pk=pk)


def may_settle(member: Member, action: ActionItem) -> bool:
    """May the member decide on what clashes? The owner's office, and who directs the action."""
    return action.agency_id == member.agency_id or moves.directs(action, member)


def open_clashes(member: Member) -> QuerySet[Clash]:
    """Return what waits for a decision that the member may make."""
    things = Clash.objects.filter(state=ClashState.OPEN, action__in=actions.visible(member).values("pk"))
    mine = Q(action__agency=member.agency_id) | Q(action__assigned_by=member)
    return things.filter(mine).select_related("action__region", "member")


def moved_by_others(action: ActionItem, member: Member, *, since: int) -> bool:
    """Has somebody else moved the action after this line of the journal? One's own moves one knows."""
    lines = Entry.objects.filter(kind="action", subject=str(action.pk), pk__gt=since).exclude(actor=member.pk)
    return any(MOVES & set(changes) for changes in lines.values_list("changes", flat=True))


def marks(things: Iterable[ActionItem]) -> dict[int, int]:
    """Return the number of the last journal line that moved each action, by its key: what a phone has seen of it."""
    found = {one.pk: 0 for one in things}
    lines = Entry.objects.filter(kind="action", subject__in=[str(pk) for pk in found]).order_by("pk")
    for subject, pk, changes in lines.values_list("subject", "pk", "changes"):
        if MOVES & set(changes):
            found[int(subject)] = pk
    return found


def was_theirs(action: ActionItem, member: Member) -> bool:
    """Was it once the work of the member's office?"""
    lines = history.entries("action", action.pk)
    return any(member.agency_id in (line.changes.get("agency") or []) for line in lines)


def carried(member: Member, *, today: date) -> dict[str, Any]:
    """Return what a phone may keep in clear until its owner logs out: nothing that is not open to all.

    Returns:
        `tasks` (what the member's office owes), `posts` (where the member may check in) and `questions` (what the desk
        asks about the member's own reports), each a list of dicts.
    """
    owed = list(actions.owed_by(member).filter(classification=Classification.OPEN)[:MOST_CARRIED])
    seen = marks(owed)
    tasks = [
        {
            "id": one.pk,
            "number": str(one),
            "title": one.title,
            "place": ", ".join(part for part in (one.region.name, one.place) if part),
            "due": one.due_on.isoformat(),
            "late": one.due_on < today,
            "state": one.state,
            "mark": seen[one.pk],
        }
        for one in owed
    ]
    kept = operations.keepable(member, today).filter(classification=Classification.OPEN)[:MOST_CARRIED]
    posts = [
        {"id": one.pk, "label": one.label, "place": ", ".join(p for p in (one.region.name, one.place) if p)}
        for one in kept
    ]
    questions = _questions(member) if access.permits(member, "report.own") else []
    return {"tasks": tasks if access.permits(member, "action.do") else [], "posts": posts, "questions": questions}


def _questions(member: Member) -> list[dict[str, Any]]:
    waiting = _asked(member).filter(report__classification=Classification.OPEN).select_related("report")
    return [
        {"id": one.pk, "number": str(one.report), "text": one.text, "asked": one.asked_at.isoformat()}
        for one in waiting.order_by("asked_at", "pk")[:MOST_CARRIED]
    ]


def own_village(member: Member) -> str:
    """Return the code of the kelurahan that a member works in, or nothing."""
    return member.region_id if member.region.level == Level.VILLAGE else ""


def asked(member: Member) -> int:
    """Return how many questions wait for the member's answer."""
    return _asked(member).count()


def _asked(member: Member) -> QuerySet[Question]:
    return Question.objects.filter(report__sender=member, answered_at=None)
