"""The verb that takes a sheet into a draft: all of it or nothing; the same sheet again adds nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kentongan.city.models import Member
from kentongan.journal import services as journal
from kentongan.plans import comparing, services, sheet_reading
from kentongan.plans.models import Plan, PlanItem, PlanState


@dataclass(frozen=True)
class Imported:
    """How many items were added, changed and found as they are."""

    added: int
    changed: int
    same: int


@transaction.atomic
def import_sheet(*, plan: Plan, data: bytes, member: Member, at: datetime) -> Imported:
    """Take the items of an XLSX sheet into a draft; an item is known by its number.

    Raises:
        NotADraft: the plan is adopted; its items change one by one, each with a reason.
        sheet_reading.NotASheet, sheet_reading.FaultsInSheet.
    """
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.state != PlanState.DRAFT:
        raise services.NotADraft
    rows = sheet_reading.read(data, locked)
    known = {one.number: one for one in locked.items.select_related("region")}
    counts = {"added": 0, "changed": 0, "same": 0}
    for facts in rows:
        item: PlanItem | None = known.get(facts.number)
        if item is not None and comparing.said(item) == comparing.meant(facts):
            counts["same"] += 1
            continue
        services.save_item(plan=locked, item=item, facts=facts, member=member, at=at)
        counts["added" if item is None else "changed"] += 1
    changes = {name: ["", count] for name, count in counts.items()}
    journal.record("plan.import", locked, actor=member, at=at, changes=changes)
    return Imported(**counts)
