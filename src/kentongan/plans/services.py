"""Verbs of the plan: draft it, adopt it, change it visibly afterwards, tell what came of it, close it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Member, Region
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.plans import comparing
from kentongan.plans.models import Plan, PlanForm, PlanItem, PlanResult, PlanState

DRAFT, ADOPTED, CLOSED = PlanState.DRAFT, PlanState.ADOPTED, PlanState.CLOSED


class YearTaken(Refused):
    code = "plan-year-taken"
    text = _("Rencana aksi tahun {year} untuk wilayah ini sudah ada. Buka rencana itu.")


class PlanClosed(Refused):
    code = "plan-closed"
    text = _("Rencana ini sudah ditutup dan tidak berubah lagi.")


class NothingPlanned(Refused):
    code = "plan-nothing-planned"
    status = 422
    text = _("Rencana belum berisi butir. Tambahkan butir atau impor dari XLSX dahulu.")


class NotADraft(Refused):
    code = "plan-not-a-draft"
    text = _("Rencana ini bukan rancangan lagi. Perubahannya dicatat butir demi butir.")


class NotAdopted(Refused):
    code = "plan-not-adopted"
    text = _("Rencana ini belum ditetapkan atau sudah ditutup.")


class ReasonNeeded(Refused):
    code = "plan-reason-needed"
    status = 422
    text = _("Rencana sudah ditetapkan: tulis alasan perubahannya.")


class NumberTaken(Refused):
    code = "plan-number-taken"
    text = _("Nomor {number} sudah dipakai butir lain dalam rencana ini.")


@dataclass(frozen=True)
class ItemFacts:
    """What an item says. `targets`: period → target, None where nothing is due then."""

    number: int
    phase: str
    activity: str
    region: Region
    responsible: Sequence[Agency]
    supporting: Sequence[Agency] = ()
    place: str = ""
    criterion: str = ""
    measure: str = ""
    unit: str = ""
    budget: Decimal | None = None
    fund: str = ""
    targets: Mapping[str, Decimal | None] = field(default_factory=dict)

    def columns(self) -> dict[str, object]:
        """Return what stands in the row itself."""
        apart = {"responsible", "supporting", "targets"}
        return {name: value for name, value in vars(self).items() if name not in apart}


@transaction.atomic
def draft_plan(
    *, year: int, title: str, region: Region, form: PlanForm, member: Member, at: datetime, is_simulated: bool = False
) -> Plan:
    """Begin the plan of a year.

    Raises:
        YearTaken: there is one.
    """
    plan, is_new = Plan.objects.get_or_create(
        year=year,
        region=region,
        defaults={
            "title": title,
            "form": form,
            "drafted_by": member,
            "drafted_at": at,
            "is_simulated": is_simulated,
        },
    )
    if not is_new:
        raise YearTaken(year=year)
    journal.record("plan.draft", plan, actor=member, at=at, changes={"year": ["", year]})
    return plan


@transaction.atomic
def save_item(
    *, plan: Plan, item: PlanItem | None, facts: ItemFacts, reason: str = "", member: Member, at: datetime
) -> bool:
    """Add an item or change it. Of an adopted plan every change stays visible, with its reason.

    Returns:
        False when nothing differs from what stands there.

    Raises:
        PlanClosed, NumberTaken, ReasonNeeded.
    """
    locked = _locked(plan)
    if locked.state == CLOSED:
        raise PlanClosed
    if locked.items.filter(number=facts.number).exclude(pk=item.pk if item else 0).exists():
        raise NumberTaken(number=facts.number)
    before = comparing.said(item) if item else {}
    if item is not None and before == comparing.meant(facts):
        return False
    if locked.state == ADOPTED and not reason:
        raise ReasonNeeded
    if item is None:
        kept = PlanItem.objects.create(plan=locked, **facts.columns())
    else:
        PlanItem.objects.filter(pk=item.pk).update(**facts.columns())
        kept = PlanItem.objects.get(pk=item.pk)
    kept.responsible.set(facts.responsible)
    kept.supporting.set(facts.supporting)
    for period, target in facts.targets.items():
        PlanResult.objects.update_or_create(item=kept, period=period, defaults={"target": target})
    if locked.state == ADOPTED:
        comparing.amend(kept, before, comparing.meant(facts), reason=reason, member=member, at=at)
    verb = "plan_item.amend" if locked.state == ADOPTED else "plan_item.save"
    _tell(verb, kept, member, at)
    return True


@transaction.atomic
def drop_item(*, item: PlanItem, reason: str, member: Member, at: datetime) -> None:
    """Take an item out: of a draft it is gone, of an adopted plan it is dropped with a reason and stays in the record.

    Raises:
        PlanClosed, ReasonNeeded.
    """
    locked = _locked(item.plan)
    if locked.state == CLOSED:
        raise PlanClosed
    _tell("plan_item.drop", item, member, at)
    if locked.state == DRAFT:
        PlanItem.objects.filter(pk=item.pk).delete()
        return
    if not reason:
        raise ReasonNeeded
    if PlanItem.objects.filter(pk=item.pk, dropped_at=None).update(dropped_at=at):
        comparing.amend(item, comparing.said(item), {}, reason=reason, member=member, at=at)


@transaction.atomic
def adopt(*, plan: Plan, member: Member, at: datetime) -> None:
    """Adopt a draft: from now on offices report on it, and its changes are visible.

    Raises:
        NothingPlanned: it holds no item.
        NotADraft: it was adopted already.
    """
    if not plan.items.exists():
        raise NothingPlanned
    values = {"state": ADOPTED, "adopted_by": member, "adopted_at": at}
    if not Plan.objects.filter(pk=plan.pk, state=DRAFT).update(**values):
        raise NotADraft
    journal.record("plan.adopt", plan, actor=member, at=at, changes={"state": [DRAFT, ADOPTED]})


@transaction.atomic
def close_plan(*, plan: Plan, member: Member, at: datetime) -> None:
    """Close an adopted plan: nothing in it changes any more.

    Raises:
        NotAdopted: it is a draft, or closed already.
    """
    if not Plan.objects.filter(pk=plan.pk, state=ADOPTED).update(state=CLOSED, closed_at=at):
        raise NotAdopted
    journal.record("plan.close", plan, actor=member, at=at, changes={"state": [ADOPTED, CLOSED]})


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _tell(verb: str, item: PlanItem, member: Member, at: datetime) -> None:
    """Write the line with the secrecy of the plan, which the item itself does not bear."""
    item.classification = item.plan.classification  # type: ignore[attr-defined]
    journal.record(verb, item, actor=member, at=at, changes={"plan": ["", item.plan_id]})
