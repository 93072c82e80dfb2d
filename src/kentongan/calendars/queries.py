"""What an address opens, and what of the rakor and the tasks belongs into its member's calendar."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Max, Prefetch, QuerySet

from kentongan.actions import queries as actions
from kentongan.actions.models import ActionItem, ActionState
from kentongan.calendars.models import CalendarAddress
from kentongan.city import keys
from kentongan.city.models import Member
from kentongan.invitations import queries as invitations
from kentongan.journal.models import Entry
from kentongan.meetings.models import AgendaItem, AgendaKind, Meeting

BACK, AHEAD, MOST = timedelta(days=92), timedelta(days=400), 300
# Not settled, and still the office's: what it has refused is somebody else's to place.
OPEN = (ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.DONE)


def address(member: Member) -> CalendarAddress | None:
    """Return the member's address in use, if there is one."""
    return CalendarAddress.objects.filter(member=member, revoked_at=None).first()


def opened_by(token: str) -> CalendarAddress | None:
    """Return the address that a secret opens; None for anything that opens nothing.

    Found by its prefix and compared in constant time, so that nobody learns a secret by measuring. There is nothing to
    guess in 32 random bytes; whoever tries costs one read.
    """
    prefix, _mark, secret = token.partition("_")
    found = CalendarAddress.objects.select_related("member").filter(prefix=prefix[:12], revoked_at=None).first()
    return found if keys.fits(found, secret) and found and found.member.is_active else None


def rakor(member: Member, *, today: date) -> QuerySet[Meeting]:
    """Return the rakor of about a year that exist for the member, with their agenda."""
    things = invitations.called(member).filter(held_on__gte=today - BACK, held_on__lte=today + AHEAD)
    return with_agenda(things).order_by("held_on", "pk")[:MOST]


def with_agenda(things: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Fetch the items of the agenda that a calendar names."""
    shown = AgendaItem.objects.filter(left_out=False).exclude(
        kind=AgendaKind.SITUATION
    )  # of eighty offices, eighty lines
    return things.prefetch_related(Prefetch("agenda", shown.order_by("order", "pk")))


def tasks(member: Member) -> QuerySet[ActionItem]:
    """Return the open tasks of the member's office, the soonest due first."""
    things = actions.visible(member).filter(agency=member.agency_id, state__in=OPEN)
    return things.select_related("alert").order_by("due_on", "pk")[:MOST]


def last_lines(kind: str, things: Iterable[int]) -> dict[int, datetime]:
    """Return when each thing's last line was written into the journal: since then it is as it is."""
    rows = Entry.objects.filter(kind=kind, subject__in=[str(pk) for pk in things]).order_by()
    return {int(subject): at for subject, at in rows.values_list("subject").annotate(at=Max("at"))}
