"""The integrated plans of two years: last year's closed, this year's under way with one office late. All made up."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from kentongan.city import queries as city
from kentongan.city.models import Agency, Member
from kentongan.demo.facts import load_plans
from kentongan.plans import queries, results, services
from kentongan.plans.models import Plan, PlanItem
from kentongan.plans.results import Told
from kentongan.plans.services import ItemFacts
from kentongan.plans.windows import Window, windows

OBSTACLE = "[SIMULASI] Jadwal bergeser karena musim hujan; sisanya masuk masa berikutnya."


def load(people: Mapping[str, Member], *, at: datetime, zone: ZoneInfo) -> None:
    """Draft, adopt and fill in both plans, and close the older one."""
    year = at.astimezone(zone).year
    for past, which in ((True, year - 1), (False, year)):
        plan = _plan(people, which, zone)
        for window in windows(plan.form, which):
            _fill(plan, window, people, past=past, at=at, zone=zone)
        if past:
            services.close_plan(plan=plan, member=people["kepala"], at=_on(which + 1, 2, zone))


def _on(year: int, month: int, zone: ZoneInfo) -> datetime:
    return datetime(year, month, 20, 10, tzinfo=zone)


def _plan(people: Mapping[str, Member], year: int, zone: ZoneInfo) -> Plan:
    keeper, drafted = people["sekretaris"], datetime(year, 1, 6, 9, tzinfo=zone)
    form = queries.form_on(drafted.date())
    if form is None:
        raise LookupError("the shipped form of the plan is loaded before the demonstration")
    title = f"[SIMULASI] Rencana Aksi Terpadu {year}"
    home = city.home()
    plan = services.draft_plan(
        year=year, title=title, region=home, form=form, member=keeper, at=drafted, is_simulated=True
    )
    for number, row in enumerate(load_plans(), 1):
        services.save_item(plan=plan, item=None, facts=_facts(number, row, plan), member=keeper, at=drafted)
    services.adopt(plan=plan, member=keeper, at=drafted + timedelta(days=8))
    return plan


def _facts(number: int, row: Mapping[str, Any], plan: Plan) -> ItemFacts:
    codes = [one.code for one in windows(plan.form, plan.year)]
    same = ("phase", "activity", "criterion", "measure", "unit")
    return ItemFacts(
        number=number,
        region=plan.region,
        responsible=_offices(row["responsible"]),
        supporting=_offices(row["supporting"]),
        targets={code: Decimal(one) if one else None for code, one in zip(codes, row["targets"], strict=True)},
        **{name: row[name] for name in same},
    )


def _offices(codes: list[str]) -> list[Agency]:
    return list(Agency.objects.filter(pk__in=codes))


def _fill(
    plan: Plan, window: Window, people: Mapping[str, Member], *, past: bool, at: datetime, zone: ZoneInfo
) -> None:
    """Tell the results of one period that is over, each by somebody of the office that answers for it."""
    told_at = datetime.combine(window.due_on - timedelta(days=3), time(10), zone)
    if told_at > at:
        return
    place = [one.code for one in windows(plan.form, plan.year)].index(window.code)
    for item, row in zip(PlanItem.objects.filter(plan=plan).order_by("number"), load_plans(), strict=True):
        reached, target = row["results"][0 if past else 1][place], row["targets"][place]
        if not target or not reached:
            continue
        told = Told(
            Decimal(reached),
            told=f"[SIMULASI] {reached} {row['unit']} dari {target}.",
            obstacle=OBSTACLE if reached < target else "",
        )
        writer = _writer(row["responsible"][0], people)
        results.tell(item=item, period=window.code, told=told, revision=0, member=writer, at=told_at)


def _writer(office: str, people: Mapping[str, Member]) -> Member:
    mine = [one for one in people.values() if one.agency_id == office and one.role in {"liaison", "secretary"}]
    return mine[0] if mine else people["sekretaris"]
