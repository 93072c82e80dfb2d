"""The three periods of a year, and by when results are to be there."""

import calendar
from dataclasses import dataclass
from datetime import date

from kentongan.actions import deadlines
from kentongan.actions.days_off import days_off
from kentongan.city import queries as city
from kentongan.plans.models import PlanForm

KIND = "plan_period"


@dataclass(frozen=True)
class Window:
    """One period of one year; `due_on` is this installation's setting, since no source names the ministry's day."""

    code: str
    label: str
    first: date
    last: date
    due_on: date


def windows(form: PlanForm, year: int) -> list[Window]:
    """Return the periods of a year in their order, as the list of terms knows them."""
    found = []
    for term in city.terms(KIND, date(year, 12, 31)):
        first = date(year, int(term.extra["first_month"]), 1)
        month = int(term.extra["last_month"])
        last = date(year, month, calendar.monthrange(year, month)[1])
        due = deadlines.count(last, form.due_days, working_only=True, holidays=days_off(year)).day
        found.append(Window(term.code, term.label, first, last, due))
    return found


def current(known: list[Window], today: date) -> Window:
    """Return the period that is asked about today: the one that runs, or was the last to end."""
    begun = [one for one in known if one.first <= today]
    over = [one for one in begun if one.last < today <= one.due_on]
    return over[-1] if over else (begun or known[:1])[-1]
