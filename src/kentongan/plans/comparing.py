"""What an item said before and says now, in words: the visible amendments of an adopted plan."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from kentongan.city.models import Agency, Member, Region
from kentongan.plans.models import PlanAmendment, PlanItem

COLUMNS = ("number", "phase", "activity", "place", "criterion", "measure", "unit", "fund")
Words = dict[str, str]


class Facts(Protocol):
    """What somebody wants an item to say."""

    @property
    def region(self) -> Region: ...
    @property
    def responsible(self) -> Sequence[Agency]: ...
    @property
    def supporting(self) -> Sequence[Agency]: ...
    @property
    def budget(self) -> Decimal | None: ...
    @property
    def targets(self) -> Mapping[str, Decimal | None]: ...


def said(item: PlanItem) -> Words:
    """Return what an item says now, column by column, as text."""
    words = {name: str(getattr(item, name)) for name in COLUMNS}
    words |= _rest(item.region, item.responsible.all(), item.supporting.all(), item.budget)
    return words | _targets({one.period: one.target for one in item.results.all()})


def meant(facts: Facts) -> Words:
    """Return what an item shall say, in the same words."""
    words = {name: str(getattr(facts, name)) for name in COLUMNS}
    words |= _rest(facts.region, facts.responsible, facts.supporting, facts.budget)
    return words | _targets(facts.targets)


def _rest(region: Region, responsible: Iterable[Agency], supporting: Iterable[Agency], budget: Decimal | None) -> Words:
    return {
        "region": region.pk,
        "responsible": _offices(responsible),
        "supporting": _offices(supporting),
        "budget": number(budget),
    }


def _offices(offices: Iterable[Agency]) -> str:
    return ", ".join(sorted(one.short for one in offices))


def _targets(targets: Mapping[str, Decimal | None]) -> Words:
    return {f"target_{period}": number(target) for period, target in targets.items() if target is not None}


def number(value: Decimal | None) -> str:
    """Return a figure without idle zeros.

    >>> number(Decimal("4.00")), number(Decimal("2.50")), number(Decimal("100")), number(None)
    ('4', '2.5', '100', '')
    """
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amend(item: PlanItem, before: Words, after: Words, *, reason: str, member: Member, at: datetime) -> None:
    """Keep every column that differs, as a visible amendment."""
    PlanAmendment.objects.bulk_create(
        PlanAmendment(
            plan_id=item.plan_id,
            item=item,
            what=name,
            before=before.get(name, ""),
            after=after.get(name, ""),
            reason=reason,
            made_by=member,
            made_at=at,
        )
        for name in {**before, **after}
        if before.get(name, "") != after.get(name, "")
    )
