"""Actions that exist for a member: of their area, and wherever their office owes one."""

from datetime import date

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from kentongan.actions.models import ActionItem, ActionState, Dispute, DueChange, DueState, Evidence
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city.models import Classification, Member

# Not settled yet: somebody still has to move.
OPEN = (ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.REFUSED, ActionState.DONE)
# Past the due date these are late; work that waits for its check, or was refused, is not the owner's debt.
OWED = (ActionState.ASSIGNED, ActionState.ACCEPTED)
# What is settled comes after what still waits, in the lists that show both.
LAST = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
MIXED = frozenset({"office", "personal", "mine"})
RELATED = ("region", "agency", "accountable")


def own(member: Member) -> Q:
    """Return the condition under which an action is the affair of the member's office."""
    helped = ActionItem.supporting.through.objects.filter(agency=member.agency_id).values("actionitem")
    return Q(agency=member.agency_id) | Q(pk__in=helped)


def visible(member: Member) -> QuerySet[ActionItem]:
    """Return every action that exists for the member, once each."""
    return access.within(member, ActionItem.objects.all(), own=own(member)).select_related(*RELATED)


def actions(
    member: Member,
    *,
    show: str = "",
    today: date,
    state: str = "",
    agency: str = "",
    origin: str = "",
    phase: str = "",
    alert: int | None = None,
) -> QuerySet[ActionItem]:
    """Return the actions of one tab, what still waits before what is settled, the soonest due first.

    Args:
        show: `office` what the member's office owns or supports, `personal` what the member answers for, `mine` what
            they assigned or did, `late` what is past its due date, `check` what waits for a check that they may do,
            `disputed` what a reporter disputes, `open` what is not settled; anything else is all.
    """
    things = visible(member)
    tabs = {
        "office": own(member),
        "personal": Q(accountable=member),
        "mine": Q(assigned_by=member) | Q(done_by=member),
        "late": Q(state__in=OWED, due_on__lt=today),
        "check": for_check(member),
        "disputed": disputed(),
        "open": Q(state__in=OPEN),
    }
    if show in tabs:
        things = things.filter(tabs[show])
    wanted = {"state": state, "agency": agency, "origin": origin, "phase": phase, "alert": alert}
    things = things.filter(**{field: value for field, value in wanted.items() if value})
    return things.order_by(*([LAST] if show in MIXED else []), "due_on", "pk")


def for_check(member: Member) -> Q:
    """Return the condition under which the member may check: neither their own work nor what doubts their check."""
    if not access.permits(member, "action.check"):
        return Q(pk__in=[])
    doubted = Dispute.objects.filter(doubted=member, settled_at=None).values("action")
    return Q(state=ActionState.DONE) & ~Q(done_by=member) & ~Q(pk__in=doubted)


def disputed() -> Q:
    """Return the condition under which a dispute stands."""
    return Q(state__in=OPEN, pk__in=Dispute.objects.filter(settled_at=None).values("action"))


def with_marks(things: QuerySet[ActionItem]) -> QuerySet[ActionItem]:
    """Add what a card says besides: `is_disputed`, and `is_asked` where a later due date was asked for."""
    doubts = Dispute.objects.filter(action=OuterRef("pk"), settled_at=None)
    asked = DueChange.objects.filter(action=OuterRef("pk"), state=DueState.ASKED)
    return things.annotate(is_disputed=Exists(doubts), is_asked=Exists(asked))


def action(member: Member, pk: int) -> ActionItem:
    """Return one action that exists for the member."""
    related = ("assigned_by__agency", "done_by", "checked_by", "alert__region", "incident")
    return access.one(visible(member).select_related(*RELATED, *related), pk=pk)


def evidence(member: Member, pk: int) -> Evidence:
    """Return one proof of an action that exists for the member."""
    return access.one(Evidence.objects.filter(action__in=visible(member).values("pk")), pk=pk)


def due_change(member: Member, pk: int) -> DueChange:
    """Return one request for a later due date, of an action that exists for the member."""
    things = DueChange.objects.filter(action__in=visible(member).values("pk"))
    return access.one(things.select_related("action__agency", "action__assigned_by"), pk=pk)


def of_alert(member: Member, alert: Alert) -> QuerySet[ActionItem]:
    """Return the actions that answer an alert, as far as they exist for the member."""
    return visible(member).filter(alert=alert).order_by("due_on", "pk")


def owed_by(member: Member) -> QuerySet[ActionItem]:
    """Return what the member has to do: theirs by name, and what their office owes with nobody named; soonest first."""
    office = Q(agency=member.agency_id) & (Q(accountable=None) | Q(accountable=member))
    return ActionItem.objects.filter(office, state__in=OWED).select_related(*RELATED).order_by("due_on", "pk")


def answerable(action: ActionItem) -> QuerySet[Member]:
    """Return who is told about an action's due date: the person named, else everybody active in the owner's office."""
    office = Member.objects.filter(agency=action.agency_id, is_active=True)
    if action.accountable_id is None:
        return office
    person = office.filter(pk=action.accountable_id)
    return person if person.exists() else office


def chosen(member: Member, ids: list[int]) -> list[ActionItem]:
    """Return these actions as far as they exist for the member, in the order of their numbers."""
    things = visible(member).select_related(*RELATED, "assigned_by")
    return list(things.filter(pk__in=ids).order_by("number"))


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
