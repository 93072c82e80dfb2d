"""What an alert rests on besides incidents: reports, rumours, official warnings. Ties, and words when they change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kentongan.alerts.models import Alert, Rule, RuleKind
from kentongan.alerts.services import OPEN, Signal, raise_alert
from kentongan.intake.models import Report
from kentongan.journal import services as journal
from kentongan.rumours.models import Rumour
from kentongan.warnings.models import OfficialWarning


@dataclass(frozen=True)
class Grounds:
    """The things behind a signal."""

    reports: Sequence[Report] = ()
    rumours: Sequence[Rumour] = ()
    official_warnings: Sequence[OfficialWarning] = ()
    is_exercise: bool = False  # for what rests on no single thing, as a silence

    @property
    def secrecy(self) -> int:
        """The greatest secrecy among them; an alert is never less secret than what it rests on."""
        return max(
            (thing.classification for thing in (*self.reports, *self.rumours, *self.official_warnings)), default=0
        )

    @property
    def are_simulated(self) -> bool:
        """Are all of them part of an exercise?"""
        things = [*self.reports, *self.rumours]
        if not things:
            return self.is_exercise
        return not self.official_warnings and all(thing.is_simulated for thing in things)


def active_rule(kind: RuleKind) -> Rule | None:
    """Return the rule of an origin, if the city has not switched it off."""
    return Rule.objects.filter(kind=kind, is_active=True).order_by("code").first()


@transaction.atomic
def warn(signal: Signal, grounds: Grounds, *, at: datetime) -> Alert:
    """Raise or join an alert and tie it to its grounds, all at once."""
    alert = raise_alert(signal, at=at)
    if not signal.incidents and alert.is_simulated != grounds.are_simulated:
        is_new = alert.raised_at == at and not alert.reports.exists() and not alert.rumours.exists()
        alert.is_simulated = grounds.are_simulated and (is_new or alert.is_simulated)  # one real ground makes it real
        alert.save(update_fields=["is_simulated"])
    alert.reports.add(*grounds.reports)
    alert.rumours.add(*grounds.rumours)
    alert.official_warnings.add(*grounds.official_warnings)
    return alert


@transaction.atomic
def note(alert: Alert, sentence: str, *, mark: str, at: datetime) -> bool:
    """Add a sentence to the reason of an open alert, once for each `mark`; a person closes it, never the machine."""
    noted = list(alert.finding.get("noted", []))
    if mark in noted:
        return False
    finding = alert.finding | {"noted": [*noted, mark]}
    mine = Alert.objects.filter(pk=alert.pk, state__in=OPEN, reason=alert.reason)
    if not mine.update(reason=f"{alert.reason} {sentence}", finding=finding):
        return False
    journal.record("alert.note", alert, actor=None, at=at, changes={"noted": ["", mark]})
    return True
