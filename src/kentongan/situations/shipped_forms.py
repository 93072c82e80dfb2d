"""The forms and indicators that the product brings along, from `data/forms.toml`."""

import tomllib
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from django.conf import settings
from django.db import transaction

from kentongan.city.models import Agency
from kentongan.journal import services as journal
from kentongan.situations.models import Heading, Indicator, ReportForm

SINCE = date(2020, 1, 1)


@cache
def shipped() -> dict[str, list[dict[str, Any]]]:
    """Return the file as it is.

    >>> [form["code"] for form in shipped()["form"]]
    ['ipoleksosbudhankam', 'polisi-harian']
    """
    text = resources.files("kentongan.situations").joinpath("data/forms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@transaction.atomic
def load_forms(*, at: datetime) -> int:
    """Add the forms and indicators that are missing; what a city has changed or ended stays as it is."""
    known = set(Indicator.objects.values_list("pk", flat=True))
    new = [
        Indicator(order=order, **row) for order, row in enumerate(shipped()["indicator"]) if row["code"] not in known
    ]
    Indicator.objects.bulk_create(new)
    made = [_form(row) for row in shipped()["form"] if not ReportForm.objects.filter(code=row["code"]).exists()]
    if made or new:
        thing = made[0] if made else ReportForm.objects.order_by("pk")[0]
        changes = {"forms": ["", [form.code for form in made]], "indicators": ["", len(new)]}
        journal.record("situation_form.load", thing, actor=None, at=at, region=settings.HOME_CODE, changes=changes)
    return len(made)


def _form(row: dict[str, Any]) -> ReportForm:
    own = {key: value for key, value in row.items() if key not in {"heading", "agencies"}}
    form = ReportForm.objects.create(valid_from=SINCE, **own)
    form.agencies.set(Agency.objects.filter(pk__in=row.get("agencies", [])))
    for order, heading in enumerate(row["heading"]):
        given = {key: value for key, value in heading.items() if key != "indicators"}
        made = Heading.objects.create(form=form, order=order, **given)
        made.indicators.set(heading.get("indicators", []))
    return form
