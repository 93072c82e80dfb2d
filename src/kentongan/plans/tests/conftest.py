"""A plan to work with, and short ways to give it items."""

from datetime import datetime
from decimal import Decimal

import pytest

from kentongan.plans import queries, services, shipped_plan
from kentongan.plans.models import Plan, PlanItem
from kentongan.plans.services import ItemFacts


@pytest.fixture
def plan(cast, now) -> Plan:
    """The draft of this year."""
    shipped_plan.load_form(at=now)
    return services.draft_plan(
        year=2026,
        title="Rencana Aksi 2026",
        region=cast.region("35.74"),
        form=queries.form_on(now.date()),
        member=cast.secretary,
        at=now,
    )


@pytest.fixture
def facts(cast):
    """Return a function that gives what an item says."""

    def given(number: int = 1, *, offices=("pupr",), **others: object) -> ItemFacts:
        usual = {
            "phase": "pencegahan",
            "activity": "Gladi posko",
            "region": cast.region("35.74"),
            "unit": "kegiatan",
            "targets": {"B04": Decimal(4), "B08": None, "B12": Decimal(2)},
        }
        responsible = [cast.agency(code) for code in offices]
        return ItemFacts(number=number, responsible=responsible, **(usual | others))

    return given


@pytest.fixture
def adopted(cast, plan, facts, now) -> Plan:
    """The plan of this year with two items, adopted."""
    add(plan, facts(), cast, now)
    add(plan, facts(2, offices=("polres", "kec-wonoasih"), activity="Patroli tiga pilar"), cast, now)
    services.adopt(plan=plan, member=cast.secretary, at=now)
    return Plan.objects.get(pk=plan.pk)


def add(plan: Plan, facts: ItemFacts, cast, at: datetime) -> PlanItem:
    services.save_item(plan=plan, item=None, facts=facts, member=cast.secretary, at=at)
    return PlanItem.objects.get(plan=plan, number=facts.number)
