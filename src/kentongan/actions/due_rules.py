"""The words of the city for due dates: the rows of its table, or the shipped ones where it has none yet."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources

from django.conf import settings
from django.db import transaction

from kentongan.actions import deadlines
from kentongan.actions.days_off import days_off
from kentongan.actions.deadlines import Due
from kentongan.actions.models import DueRule, RuleUse
from kentongan.city.models import Member
from kentongan.journal import services as journal

SOON, BEFORE, AFTER, DISPUTE = "segera", "remind-before", "remind-after", "dispute"


@dataclass(frozen=True)
class Word:
    """A word for a due date, and the day it means when it is said today."""

    rule: DueRule
    due: Due


def shipped() -> list[DueRule]:
    """Return the shipped rules, not stored.

    >>> [rule.days for rule in shipped() if rule.code == "segera"]
    [3]
    """
    text = resources.files("kentongan.actions").joinpath("data/due_rules.toml").read_text(encoding="utf-8")
    return [DueRule(order=order, **row) for order, row in enumerate(tomllib.loads(text)["rule"])]


def rules() -> dict[str, DueRule]:
    """Return every rule by its code."""
    return {rule.code: rule for rule in (*shipped(), *DueRule.objects.all())}


def words(today: date) -> list[Word]:
    """Return the words for due dates with the day that each means today."""
    known = [rule for rule in rules().values() if rule.use == RuleUse.DUE]
    return [Word(rule, reckon(rule, today)) for rule in sorted(known, key=lambda rule: (rule.order, rule.code))]


def reckon(rule: DueRule, start: date, *, back: bool = False) -> Due:
    """Count the days of a rule from a day on, past the holidays of Indonesia."""
    return deadlines.count(
        start, rule.days, working_only=rule.working_days_only, holidays=days_off(start.year), back=back
    )


@transaction.atomic
def load_due_rules(*, at: datetime) -> int:
    """Add the shipped rules that are missing; those that the city has edited stay."""
    known = set(DueRule.objects.values_list("code", flat=True))
    new = [rule for rule in shipped() if rule.code not in known]
    DueRule.objects.bulk_create(new)
    if new:
        journal.record("due_rule.load", new[0], actor=None, at=at, region=settings.HOME_CODE)
    return len(new)


@transaction.atomic
def edit_due_rule(*, rule: DueRule, days: int, working_days_only: bool, member: Member, at: datetime) -> bool:
    """Set what a rule means from now on; due dates that were given stay. False when nothing changed."""
    old = rules()[rule.code]
    if (old.days, old.working_days_only) == (days, working_days_only):
        return False
    values = {"label": rule.label, "use": rule.use, "order": rule.order}
    defaults = values | {"days": days, "working_days_only": working_days_only}
    DueRule.objects.update_or_create(code=rule.code, defaults=defaults)
    changes = {"days": [old.days, days], "working": [old.working_days_only, working_days_only]}
    journal.record("due_rule.edit", rule, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return True
