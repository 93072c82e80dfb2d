"""Actions that exist for a member: of their area, and wherever their office owes one."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from kentongan.actions.models import ActionItem, ActionState, Evidence
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city.models import Classification, Member

# Not settled yet: somebody still has to move.
OPEN = (ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.REFUSED, ActionState.DONE)
# Past the due date these are late; work that waits for its check, or was refused, is not the owner's debt.
OWED = (ActionState.ASSIGNED, ActionState.ACCEPTED)


def own(member: Member) -> Q:
    """Return the condition under which an action is the affair of the member's office."""
    helped = ActionItem.supporting.through.objects.filter(agency=member.agency_id).values("actionitem")
    return Q(agency=member.agency_id) | Q(pk__in=helped)


def visible(member: Member) -> QuerySet[ActionItem]:
    """Return every action that exists for the member, once each."""
    return access.within(member, ActionItem.objects.all(), own=own(member)).select_related("region", "agency")


def actions(
    member: Member, *, show: str = "", state: str = "", agency: str = "", alert: int | None = None, today: date
) -> QuerySet[ActionItem]:
    """Return the actions of one tab, the soonest due first.

    Args:
        show: `office` what the member's office owns or supports, `mine` what the member assigned or did, `late` what is
            past its due date, `open` what is not settled; anything else is all.
    """
    things = visible(member)
    tabs = {
        "office": own(member),
        "mine": Q(assigned_by=member) | Q(done_by=member),
        "late": Q(state__in=OWED, due_on__lt=today),
        "open": Q(state__in=OPEN),
    }
    if show in tabs:
        things = things.filter(tabs[show])
    wanted = {"state": state, "agency": agency, "alert": alert}
    return things.filter(**{field: value for field, value in wanted.items() if value}).order_by("due_on", "pk")


def action(member: Member, pk: int) -> ActionItem:
    """Return one action that exists for the member."""
    related = ("assigned_by__agency", "done_by", "checked_by", "alert__region", "incident")
    return access.one(visible(member).select_related(*related), pk=pk)


def evidence(member: Member, pk: int) -> Evidence:
    """Return one proof of an action that exists for the member."""
    return access.one(Evidence.objects.filter(action__in=visible(member)), pk=pk)


def of_alert(member: Member, alert: Alert) -> QuerySet[ActionItem]:
    """Return the actions that answer an alert, as far as they exist for the member."""
    return visible(member).filter(alert=alert).order_by("due_on", "pk")


def late_by_agency(member: Member, today: date) -> list[tuple[str, str, int]]:
    """Return (code, short name, number) of the offices that are late, the latest first."""
    owed = visible(member).filter(state__in=OWED, due_on__lt=today).order_by()
    rows = owed.values_list("agency", "agency__short").annotate(number=Count("pk"))
    return list(rows.order_by("-number", "agency__short"))


def counts(member: Member, today: date) -> dict[str, int]:
    """Return how many actions are open, late, and waiting for a check, and how many the member's office owes."""
    late = Q(state__in=OWED, due_on__lt=today)
    return dict(
        visible(member)
        .filter(state__in=OPEN)
        .order_by()
        .aggregate(
            open=Count("pk"),
            late=Count("pk", filter=late),
            done=Count("pk", filter=Q(state=ActionState.DONE)),
            owed=Count("pk", filter=Q(state__in=OWED) & own(member)),
        )
    )


def open_for(prefix: str, *, clearance: int = Classification.OPEN) -> QuerySet[ActionItem]:
    """Return what is not settled in an area, up to a secrecy, the soonest due first: what a rakor opens with."""
    things = ActionItem.objects.filter(region__code__startswith=prefix, classification__lte=clearance)
    return things.filter(state__in=OPEN).select_related("region", "agency").order_by("due_on", "pk")


def late(prefix: str, today: date, *, clearance: int = Classification.OPEN) -> QuerySet[ActionItem]:
    """Return what is past its due date in an area, up to a secrecy, the longest overdue first."""
    return open_for(prefix, clearance=clearance).filter(state__in=OWED, due_on__lt=today)
