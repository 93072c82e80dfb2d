"""What an earlier rakor ordered and nobody finished is carried on: the same action items until a new day."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kentongan.actions import due_dates
from kentongan.city.models import Member
from kentongan.meetings import queries
from kentongan.meetings.models import Directive, Meeting
from kentongan.meetings.standing import UNFINISHED


def unfinished(meeting: Meeting) -> QuerySet[Directive]:
    """Return what earlier rakor ordered, somebody still owes and nobody has said again, the earliest due first."""
    owed = Directive.objects.filter(meeting__in=queries.before(meeting), actions__state__in=UNFINISHED)
    standing = Directive.objects.filter(pk__in=owed.values("pk"), withdrawn_at=None)
    return standing.exclude(pk__in=renewed(Directive.objects.all())).order_by("due_on", "pk")


def renewed(by: QuerySet[Directive]) -> QuerySet[Directive, Any]:
    """Return the keys of the orders that are said again by these."""
    return by.filter(withdrawn_at=None, renews__isnull=False).order_by().values("renews")


def go_on(directive: Directive, *, member: Member, at: datetime) -> set[str]:
    """Let the offices that owe the old order go on with the same action item until the new day.

    Returns:
        the codes of these offices.
    """
    if directive.renews is None:
        return set()
    wanted = list(directive.responsible.values_list("pk", flat=True))
    going = list(directive.renews.actions.filter(state__in=due_dates.OWED, agency__in=wanted).order_by("pk"))
    why = _("Ditegaskan lagi di rakor %(day)s.") % {"day": directive.meeting.held_on.strftime("%d-%m-%Y")}
    for item in going:
        if item.due_on != directive.due_on:
            due_dates.moved(item, directive.due_on, why, member=member, at=at)
    directive.actions.add(*going)
    return {item.agency_id for item in going}
