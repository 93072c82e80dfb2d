"""What the product brings along as rows: words, ladders, rules, the matrix, sets of tasks, sources, targets.

Every loader adds only what is not there in any form, so what a city has changed stays; a new city, the demo and an
installation that was upgraded all get theirs here.
"""

from datetime import datetime

from django.db import transaction

from kentongan.actions import task_sets
from kentongan.alerts import calendar_services
from kentongan.alerts import services as alerts
from kentongan.api import services as api
from kentongan.city import services as city
from kentongan.plans import shipped_plan
from kentongan.rumours import clocks
from kentongan.situations import shipped_forms
from kentongan.warnings import services as warnings


@transaction.atomic
def load(*, at: datetime) -> None:
    """Add the rows that are missing; offices have to be there before, since ladders and tasks name them."""
    city.load_terms(at=at)
    city.load_ladders(at=at)
    clocks.load_clocks(at=at)
    alerts.load_rules(at=at)
    alerts.load_matrix(at=at)
    warnings.load_sources(at=at)
    task_sets.load_task_sets(at=at)
    shipped_forms.load_forms(at=at)
    shipped_plan.load_form(at=at)
    api.load_profile(at=at)
    calendar_services.keep_calendar(at=at)
