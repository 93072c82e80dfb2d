"""What a member may see of the plans, and what a paper is told of one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from kentongan.actions import queries as actions
from kentongan.actions.models import ActionItem
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Agency, Member
from kentongan.plans import scoring
from kentongan.plans.models import Plan, PlanForm, PlanItem, PlanResult, PlanState
from kentongan.plans.windows import Window, windows

RESULTS = "plan_result"


def plans(member: Member) -> QuerySet[Plan]:
    """Return the plans of the member's area, and those in which their office answers for something."""
    theirs = PlanItem.objects.filter(responsible=member.agency_id).values("plan")
    own = Q(pk__in=theirs, classification__lte=member.clearance) & ~Q(state=PlanState.DRAFT)
    return access.within(member, Plan.objects.select_related("region", "form"), own=own)


def plan(member: Member, pk: int) -> Plan:
    """Return one plan, or raise NotYours."""
    return access.one(plans(member).select_related("adopted_by", "drafted_by"), pk=pk)


def item(member: Member, pk: int) -> PlanItem:
    """Return one item of a plan that exists for the member, or raise NotYours."""
    things = PlanItem.objects.filter(plan__in=plans(member).order_by().values("pk"), dropped_at=None)
    return access.one(things.select_related("plan__form", "plan__region", "region"), pk=pk)


def items(plan: Plan) -> QuerySet[PlanItem]:
    """Return the items that stand, with everything a table of them shows."""
    results = Prefetch("results", PlanResult.objects.select_related("reported_by"))
    things = plan.items.filter(dropped_at=None).select_related("region")
    return things.prefetch_related("responsible", "supporting", results)


def may_report(member: Member, item: PlanItem) -> bool:
    """May the member fill in results: of their own office's items, or as who keeps the plan."""
    if not access.permits(member, "plan.report"):
        return False
    return access.permits(member, "plan.keep") or item.responsible.filter(pk=member.agency_id).exists()


def provable(member: Member, item: PlanItem) -> QuerySet[ActionItem]:
    """Return the actions that the member may lay beside an item as proof: those of its offices that they may see."""
    return actions.visible(member).filter(agency__in=item.responsible.values("pk"))


def proofs(member: Member, report: "PlanReport") -> dict[int, list[ActionItem]]:
    """Return result → actions that lie beside it as proof, as far as the member may see them."""
    results = [line.result.pk for line in report.lines if line.result]
    laid = PlanResult.proofs.through.objects.filter(planresult__in=results).values_list("planresult", "actionitem")
    seen = actions.visible(member).in_bulk({action for _result, action in laid})
    found: dict[int, list[ActionItem]] = {}
    for result, action in laid:
        if action in seen:
            found.setdefault(result, []).append(seen[action])
    return found


def form_on(day: date) -> PlanForm | None:
    """Return the form that holds on a day; the earliest there is when none held yet."""
    held = PlanForm.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    return held or PlanForm.objects.order_by("valid_from").first()


@dataclass(frozen=True)
class Line:
    """One item in one period. `result` is None where nothing was planned for the period."""

    item: PlanItem
    result: PlanResult | None
    responsible: Sequence[Agency]

    @property
    def is_asked(self) -> bool:
        return self.result is not None and self.result.target is not None

    @property
    def is_told(self) -> bool:
        return self.result is not None and self.result.reported_at is not None


@dataclass(frozen=True)
class PlanReport:
    """A plan in one period: the items, how many were asked and told, the classes, and the percentage of those told."""

    plan: Plan
    window: Window
    lines: Sequence[Line]
    asked: int
    told: int
    classes: Sequence[tuple[str, str, int]]  # code, label, how many
    overall: Decimal | None

    @property
    def missing(self) -> int:
        return self.asked - self.told


def report(plan: Plan, period: str) -> PlanReport:
    """Return a plan in one period, for its page and for papers. Who asks must have the plan already.

    Args:
        period: a code of the list plan_period: B04, B08 or B12.

    Raises:
        KeyError: the year of the plan has no such period.
    """
    window = {one.code: one for one in windows(plan.form, plan.year)}[period]
    lines = []
    for one in items(plan):
        known = {result.period: result for result in one.results.all()}
        lines.append(Line(one, known.get(period), list(one.responsible.all())))
    asked = [line.result for line in lines if line.is_asked and line.result]
    told = [one for one in asked if one.reported_at]
    counted = Counter(one.outcome for one in told if one.outcome)
    labels = dict(city.all_terms(RESULTS).values_list("code", "label"))
    return PlanReport(
        plan,
        window,
        lines,
        len(asked),
        len(told),
        [(code, labels[code], counted[code]) for code in labels],
        scoring.overall(one.percentage for one in told),
    )
