"""Interventions that exist for a member: of their area, and wherever their office has one."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from kentongan.actions.models import ActionItem
from kentongan.alerts import detecting, measuring
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.interventions.models import EffectRun, Intervention, InterventionState

WAITING = (InterventionState.PLANNED, InterventionState.BUILDING)


def visible(member: Member) -> QuerySet[Intervention]:
    """Return every intervention that exists for the member."""
    things = access.within(member, Intervention.objects.all(), own=Q(agency=member.agency_id))
    return things.select_related("region", "agency")


def interventions(
    member: Member, *, state: str = "", kind: str = "", late: bool = False, today: date
) -> QuerySet[Intervention]:
    """Return them for the list, permanent ones and those that bridge to nothing: each is the end of a chain."""
    things = visible(member)
    if late:
        things = things.filter(state__in=WAITING, due_on__lt=today)
    wanted = {"state": state, "kind": kind}
    return things.filter(**{field: value for field, value in wanted.items() if value}).order_by("due_on", "pk")


def chained(member: Member, things: list[Intervention]) -> list[Intervention]:
    """Return the things and whatever visible ones stand in one chain with them."""
    ends = {thing.bridges_to_id or thing.pk for thing in things}
    return list(visible(member).filter(Q(pk__in=ends) | Q(bridges_to__in=ends)).order_by("due_on", "pk"))


def intervention(member: Member, pk: int) -> Intervention:
    """Return one that exists for the member."""
    related = ("region", "agency", "action", "ending_action", "bridges_to", "planned_by")
    return access.one(visible(member).select_related(*related), pk=pk)


def of_action(member: Member, action: ActionItem) -> list[Intervention]:
    """Return what an action sets up or ends, as far as it exists for the member."""
    return list(visible(member).filter(Q(action=action) | Q(ending_action=action)).order_by("pk"))


def permanent(member: Member) -> QuerySet[Intervention]:
    """Return what an interim may bridge to: permanent and not ended."""
    return visible(member).filter(is_interim=False).exclude(state=InterventionState.ENDED).order_by("label", "pk")


def counts(member: Member, today: date) -> dict[str, int]:
    """Return how many are live, waited for, late, and how many live interims have nothing named to follow them."""
    live = Q(state=InterventionState.LIVE)
    return dict(
        visible(member)
        .order_by()
        .aggregate(
            live=Count("pk", filter=live),
            waiting=Count("pk", filter=Q(state__in=WAITING)),
            late=Count("pk", filter=Q(state__in=WAITING, due_on__lt=today)),
            open_ended=Count("pk", filter=live & Q(is_interim=True, bridges_to=None)),
        )
    )


def effect(member: Member, thing: Intervention) -> tuple[EffectRun, dict[str, Any]] | None:
    """Return the latest run and its answer as it follows from the incidents that exist for the member."""
    run = thing.effect_runs.first()
    if run is None:
        return None
    if detecting.visible(run.counts, member.clearance):
        return run, run.found
    return run, measuring.effect(run.counts, **run.words, clearance=member.clearance)


def kinds() -> dict[str, dict[str, object]]:
    """Return code → what is known of each kind of intervention: label, interim or not, the words after "Sesudah"."""
    rows = city.all_terms("intervention_kind")
    return {term.code: {"label": term.label, **term.extra} for term in rows}
