"""The verb by which a city writes down a new form of the plan: columns and limits, from a day on."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.plans.models import PlanColumn, PlanForm


class DayTaken(Refused):
    code = "plan-form-day-taken"
    text = _("Sudah ada format yang berlaku sejak hari itu. Pilih hari lain.")


@transaction.atomic
def renew_form(
    *,
    name: str,
    source: str,
    valid_from: date,
    limits: tuple[Decimal, Decimal, Decimal],
    due_days: int,
    columns: Sequence[tuple[str, str]],
    member: Member,
    at: datetime,
) -> PlanForm:
    """Write down the form that plans follow from a day on; plans that were begun keep theirs.

    Args:
        limits: above which percentage a result exceeds, from which it meets, from which it is near.
        columns: (field, heading) in their order.

    Raises:
        DayTaken: a form begins on that day already.
    """
    exceeds, meets, near = limits
    values = {"exceeds_above": exceeds, "meets_from": meets, "near_from": near, "due_days": due_days}
    form, is_new = PlanForm.objects.get_or_create(
        valid_from=valid_from, defaults={"name": name, "source": source, **values}
    )
    if not is_new:
        raise DayTaken
    PlanColumn.objects.bulk_create(
        PlanColumn(form=form, order=order, field=field, label=label) for order, (field, label) in enumerate(columns)
    )
    journal.record("plan_form.renew", form, actor=member, at=at, region=settings.HOME_CODE)
    return form
