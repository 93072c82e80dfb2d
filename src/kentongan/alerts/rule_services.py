"""Verbs of the rules: a change makes a new version; a rule can rest."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import Rule
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal


class RuleChanged(Refused):
    code = "rule-changed"
    text = _("Aturan ini baru saja diubah orang lain. Buka versi terbarunya dahulu.")


@transaction.atomic
def edit_rule(*, rule: Rule, options: dict[str, Any], label: str, by: Member, at: datetime) -> Rule:
    """Make a new version of a rule with other options; runs and alerts keep the version they were made by.

    Returns:
        The new version, or the rule itself where nothing has changed.

    Raises:
        RuleChanged: it is not the newest version any more.
    """
    if options == rule.options and label == rule.label:
        return rule
    newest = Rule.objects.filter(code=rule.code).select_for_update().order_by("-version").first()
    if newest is None or newest.pk != rule.pk:
        raise RuleChanged
    Rule.objects.filter(pk=rule.pk).update(is_active=False)
    new = Rule.objects.create(
        code=rule.code,
        version=rule.version + 1,
        label=label,
        kind=rule.kind,
        options=options,
        is_active=newest.is_active,
    )
    changes = {"version": [rule.version, new.version], "options": changed(rule.options, options)}
    journal.record("rule.edit", new, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
    return new


def changed(old: Any, new: Any, name: str = "") -> dict[str, list[Any]]:
    """Return what differs between two trees of options, as `{"method.window": [14, 7]}`.

    >>> changed({"days": 30, "method": {"window": 14}}, {"days": 30, "method": {"window": 7}})
    {'method.window': [14, 7]}
    """
    if isinstance(old, dict) and isinstance(new, dict):
        found: dict[str, list[Any]] = {}
        for key in sorted({*old, *new}):
            found |= changed(old.get(key), new.get(key), f"{name}.{key}" if name else key)
        return found
    return {} if old == new else {name: [old, new]}


@transaction.atomic
def switch_rule(*, rule: Rule, on: bool, by: Member, at: datetime) -> None:
    """Let the newest version of a rule work, or rest; open alerts stay open."""
    newest = Rule.objects.filter(code=rule.code).select_for_update().order_by("-version").first()
    if newest is None or newest.pk != rule.pk:
        raise RuleChanged
    if Rule.objects.filter(pk=rule.pk, is_active=not on).update(is_active=on):
        journal.record(
            "rule.switch", rule, actor=by, at=at, region=settings.HOME_CODE, changes={"is_active": [not on, on]}
        )
    rule.refresh_from_db()
