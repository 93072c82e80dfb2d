"""The first form of the plan, from `data/form.toml`."""

import tomllib
from datetime import datetime
from decimal import Decimal
from importlib import resources

from django.conf import settings
from django.db import transaction

from kentongan.journal import services as journal
from kentongan.plans.models import PlanColumn, PlanForm


@transaction.atomic
def load_form(*, at: datetime) -> bool:
    """Add the shipped form where the city has none at all."""
    if PlanForm.objects.exists():
        return False
    text = resources.files("kentongan.plans").joinpath("data/form.toml").read_text(encoding="utf-8")
    row = tomllib.loads(text)
    columns = row.pop("columns")
    limits = {name: Decimal(row.pop(name)) for name in ("exceeds_above", "meets_from", "near_from")}
    form = PlanForm.objects.create(**row, **limits)
    PlanColumn.objects.bulk_create(
        PlanColumn(form=form, order=order, field=field, label=label) for order, (field, label) in enumerate(columns)
    )
    journal.record("plan_form.load", form, actor=None, at=at, region=settings.HOME_CODE)
    return True
