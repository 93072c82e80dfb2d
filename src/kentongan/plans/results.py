"""The verb by which an office tells what came of an item in one period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem
from kentongan.city.models import Member
from kentongan.errors import NotAllowed, Refused
from kentongan.journal import services as journal
from kentongan.plans import comparing, queries, scoring
from kentongan.plans.models import Plan, PlanItem, PlanResult, PlanState
from kentongan.plans.services import NotAdopted, ReasonNeeded


class NothingDue(Refused):
    code = "plan-nothing-due"
    status = 422
    text = _("Butir ini tidak bertarget pada masa itu. Minta sekretaris menetapkan targetnya dahulu.")


class OverruledWithoutReason(Refused):
    code = "plan-overruled-without-reason"
    status = 422
    text = _("Persentase yang berbeda dari hitungan perlu alasan.")


class ToldMeanwhile(Refused):
    code = "plan-told-meanwhile"
    text = _("Capaian ini baru saja diisi orang lain. Muat ulang halaman dan periksa isinya.")


@dataclass(frozen=True)
class Told:
    """What an office tells. `percentage` None: as computed; else it is overruled, and `overruled` says why."""

    result: Decimal
    told: str = ""
    obstacle: str = ""
    percentage: Decimal | None = None
    overruled: str = ""
    proofs: Sequence[ActionItem] = ()


@transaction.atomic
def tell(
    *, item: PlanItem, period: str, told: Told, revision: int, reason: str = "", member: Member, at: datetime
) -> PlanResult:
    """Write down what was reached in a period. Told again it is changed, with a reason that everybody can read.

    Args:
        revision: what the writer had read; whoever was quicker is not overwritten.

    Raises:
        NotAllowed: it is another office's.
        NotAdopted, NothingDue, ReasonNeeded, OverruledWithoutReason, ToldMeanwhile.
    """
    if not queries.may_report(member, item):
        raise NotAllowed
    plan = Plan.objects.select_for_update().get(pk=item.plan_id)
    if plan.state != PlanState.ADOPTED:
        raise NotAdopted
    row = PlanResult.objects.filter(item=item, period=period).first()
    if row is None or row.target is None:
        raise NothingDue
    if row.revision != revision:
        raise ToldMeanwhile
    if row.reported_at is not None and not reason:
        raise ReasonNeeded
    computed = scoring.percentage(row.target, told.result)
    percent = computed if told.percentage is None else told.percentage
    if percent != computed and not told.overruled:
        raise OverruledWithoutReason
    before, again = comparing.number(row.result), row.reported_at is not None
    values = {
        "result": told.result,
        "percentage": percent,
        "overruled": told.overruled if percent != computed else "",
        "outcome": scoring.outcome(percent, plan.form),
        "told": told.told,
        "obstacle": told.obstacle,
        "reported_by": member,
        "reported_at": at,
        "revision": revision + 1,
    }
    PlanResult.objects.filter(pk=row.pk).update(**values)
    row = PlanResult.objects.get(pk=row.pk)
    row.proofs.set(_proofs(row, told, member))
    if again:
        name = f"result_{period}"
        comparing.amend(
            item, {name: before}, {name: comparing.number(told.result)}, reason=reason, member=member, at=at
        )
    item.classification = plan.classification  # type: ignore[attr-defined]
    changes = {"period": ["", period], "outcome": ["", row.outcome]}
    journal.record("plan_item.tell", item, actor=member, at=at, changes=changes)
    return row


def _proofs(row: PlanResult, told: Told, member: Member) -> set[int]:
    """Return what shall lie beside the result: what the writer chose, and what they may not even see, untouched."""
    seen = set(queries.provable(member, row.item).values_list("pk", flat=True))
    unseen = set(row.proofs.exclude(pk__in=seen).values_list("pk", flat=True))
    return unseen | {one.pk for one in told.proofs if one.pk in seen}
