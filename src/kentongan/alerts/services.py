"""Verbs of early warning: warn, answer, close. No alert ends without an action or a signed reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.alerts import climbing, ladder, levels, matrix
from kentongan.alerts.models import (
    Alert,
    AlertLevel,
    AlertState,
    AlertVerdict,
    MatrixCell,
    Rule,
    RuleKind,
    Run,
)
from kentongan.alerts.rules import SHIPPED, STAGES
from kentongan.city import queries as city
from kentongan.city.models import Member, Role
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.verification.models import Incident

OPEN = (AlertState.RAISED, AlertState.ACKNOWLEDGED, AlertState.RESPONDING)


class AlreadyAcknowledged(Refused):
    code = "alert-already-acknowledged"
    text = _("Peringatan ini sudah ditanggapi lebih dahulu oleh {who}.")


class AlreadyClosed(Refused):
    code = "alert-already-closed"
    text = _("Peringatan ini sudah ditutup oleh {who}.")


class NotTold(Refused):
    code = "alert-not-told"
    status = 403
    text = _("Peringatan ini ditanggapi oleh yang sudah diberi tahu menurut tangga eskalasi, atau oleh petugas tim.")


class StageStays(Refused):
    code = "alert-stage-stays"
    text = _("Tahap peringatan ini sudah berubah, atau memang sudah {stage}. Muat ulang halamannya.")


class NoReason(Refused):
    code = "alert-no-reason"
    status = 422
    text = _("Tulis alasan penutupan. Peringatan tidak dapat ditutup tanpa alasan yang ditandatangani.")


class NoVerdict(Refused):
    code = "alert-no-verdict"
    status = 422
    text = _("Pilih apakah peringatan ini benar, keliru, atau tidak dapat dipastikan.")


@dataclass(frozen=True)
class Signal:
    """What a rule noticed: where, what about, how bad, and the incidents it rests on.

    `likelihood`, `impact` and `attention` come from `weighing.weigh`; a signal without them has its level by other
    grounds. Without a `stage` the one usual for the kind of rule is taken. `classification` is the least secrecy the
    alert gets, whatever its incidents.
    """

    rule: Rule
    region: str
    category: str
    level: str
    reason: str
    incidents: Sequence[Incident]
    finding: dict[str, Any] = field(default_factory=dict)
    run: Run | None = None
    likelihood: int | None = None
    impact: int | None = None
    stage: str = ""
    attention: Sequence[dict[str, str]] = ()
    classification: int = 0


# --- what the city starts with ---------------------------------------------------------------------------------------


@transaction.atomic
def load_rules(*, at: datetime) -> int:
    """Add the shipped rules that are not there in any version; what the city has changed stays."""
    known = set(Rule.objects.values_list("code", flat=True))
    new = [Rule(**vars(rule)) for rule in SHIPPED if rule.code not in known]
    for rule in new:
        rule.save()
        journal.record("rule.load", rule, actor=None, at=at, region=settings.HOME_CODE)
    return len(new)


@transaction.atomic
def load_matrix(*, at: datetime) -> int:
    """Add the cells of the matrix that are not there; what the city has changed stays."""
    known = set(MatrixCell.objects.values_list("likelihood", "impact"))
    new = [
        MatrixCell(likelihood=likelihood, impact=impact, level=level)
        for (likelihood, impact), level in matrix.shipped().items()
        if (likelihood, impact) not in known
    ]
    MatrixCell.objects.bulk_create(new)
    if new:
        changes = {"rows": [len(known), len(known) + len(new)]}
        first = MatrixCell.objects.order_by("pk").first() or new[0]
        journal.record("matrix.load", first, actor=None, at=at, region=settings.HOME_CODE, changes=changes)
    return len(new)


# --- the life of an alert -------------------------------------------------------------------------------------------


@transaction.atomic
def raise_alert(signal: Signal, *, at: datetime) -> Alert:
    """Open an alert, or join the one that is open for this region, rule and category."""
    known = _open_one(signal)
    if known is None:
        try:
            with transaction.atomic():
                return _open_new(signal, at=at)
        except IntegrityError:  # opened by another hand at this very moment: join that one
            known = _open_one(signal)
            if known is None:
                raise
    return _join(known, signal, at=at)


def _open_one(signal: Signal) -> Alert | None:
    same = Alert.objects.filter(rule__code=signal.rule.code, region=signal.region, category=signal.category)
    return same.filter(state__in=OPEN).select_for_update().first()


def _open_new(signal: Signal, *, at: datetime) -> Alert:
    alert = Alert.objects.create(
        rule=signal.rule,
        region_id=signal.region,
        category=signal.category,
        level=signal.level,
        reason=signal.reason,
        finding=signal.finding,
        run=signal.run,
        likelihood=signal.likelihood,
        impact=signal.impact,
        stage=signal.stage or STAGES[RuleKind(signal.rule.kind)],
        attention=list(signal.attention),
        classification=max([signal.classification, *(incident.classification for incident in signal.incidents)]),
        raised_at=at,
        urgent_since=at if signal.level == AlertLevel.DANGER else None,
        is_simulated=bool(signal.incidents) and all(incident.is_simulated for incident in signal.incidents),
    )
    alert.incidents.set(signal.incidents)
    changes = {"level": ["", signal.level], "incidents": [0, len(signal.incidents)]}
    journal.record("alert.raise", alert, actor=None, at=at, changes=changes)
    climbing.climb_one(alert, city.rungs("alert"), at=at)
    return alert


def _join(alert: Alert, signal: Signal, *, at: datetime) -> Alert:
    known = set(alert.incidents.values_list("pk", flat=True))
    added = [incident for incident in signal.incidents if incident.pk not in known]
    level = levels.worst([alert.level, signal.level])
    if not added and level == alert.level and signal.reason == alert.reason:
        return alert
    changes = {"level": [alert.level, level], "incidents": [len(known), len(known) + len(added)]}
    secrecy = [alert.classification, signal.classification, *(incident.classification for incident in added)]
    alert.classification = max(secrecy)
    # One real incident makes the alert real: nobody may take it for an exercise.
    alert.is_simulated = alert.is_simulated and all(incident.is_simulated for incident in added)
    if level == AlertLevel.DANGER and alert.urgent_since is None:
        alert.urgent_since = at
    if levels.rank(signal.level) >= levels.rank(alert.level):  # the cell on the page is the one that made the level
        alert.likelihood, alert.impact = signal.likelihood, signal.impact
    alert.level, alert.reason, alert.finding = level, signal.reason, signal.finding
    alert.run = signal.run or alert.run
    alert.attention = [*alert.attention, *(one for one in signal.attention if one not in alert.attention)]
    alert.save(
        update_fields=[
            "level", "likelihood", "impact", "attention", "urgent_since",
            "reason", "finding", "run", "classification", "is_simulated",
        ]
    )  # fmt: skip
    alert.incidents.add(*added)
    journal.record("alert.join", alert, actor=None, at=at, changes=changes)
    return alert


@transaction.atomic
def acknowledge(*, alert: Alert, member: Member, at: datetime) -> None:
    """Say "I have seen it, I am on it"; the first one to say so is named, and the alert stops climbing.

    Raises:
        NotTold: a member in the field on whom the ladder has not come.
        AlreadyAcknowledged: somebody else was first.
        AlreadyClosed: it is over.
    """
    if member.role == Role.FIELD and not ladder.told(alert, member):
        raise NotTold
    fresh = Alert.objects.filter(pk=alert.pk, state=AlertState.RAISED)
    if not fresh.update(state=AlertState.ACKNOWLEDGED, acknowledged_by=member, acknowledged_at=at):
        alert.refresh_from_db()
        _refuse_if_closed(alert)
        raise AlreadyAcknowledged(who=alert.acknowledged_by.name if alert.acknowledged_by else "")
    journal.record("alert.acknowledge", alert, actor=member, at=at, changes=_moved(alert, AlertState.ACKNOWLEDGED))
    alert.refresh_from_db()


@transaction.atomic
def set_stage(*, alert: Alert, stage: str, member: Member, at: datetime) -> None:
    """Say how far the disturbance has come, by a person's judgement instead of the rule's.

    Raises:
        StageStays: it is at that stage already, or somebody else has just set another.
        AlreadyClosed: the alert is over.
    """
    old = alert.stage
    moved = Alert.objects.filter(pk=alert.pk, state__in=OPEN, stage=old).exclude(stage=stage).update(stage=stage)
    alert.refresh_from_db()
    if not moved:
        _refuse_if_closed(alert)
        raise StageStays(stage=alert.get_stage_display())
    journal.record("alert.stage", alert, actor=member, at=at, changes={"stage": [old, stage]})


@transaction.atomic
def start_response(*, alert: Alert, member: Member, at: datetime) -> None:
    """Note that somebody was given something to do; called by the room of actions. A second action changes nothing."""
    mine = Alert.objects.filter(pk=alert.pk)
    seen = {"acknowledged_by": member, "acknowledged_at": at}
    moved = mine.filter(state=AlertState.RAISED).update(state=AlertState.RESPONDING, **seen) or mine.filter(
        state=AlertState.ACKNOWLEDGED
    ).update(state=AlertState.RESPONDING)
    if moved:
        journal.record("alert.respond", alert, actor=member, at=at, changes=_moved(alert, AlertState.RESPONDING))
    alert.refresh_from_db()
    _refuse_if_closed(alert)


@transaction.atomic
def close(*, alert: Alert, member: Member, reason: str, verdict: str, at: datetime) -> None:
    """End an alert with a reason that bears the member's name, and say whether the alarm was right.

    Raises:
        NoReason: the reason is blank.
        NoVerdict: the verdict is not one of `AlertVerdict`.
        AlreadyClosed: somebody else was first.
    """
    if not reason.strip():
        raise NoReason
    if verdict not in AlertVerdict.values:
        raise NoVerdict
    signed = {"closing_reason": reason.strip(), "verdict": verdict, "closed_by": member, "closed_at": at}
    if not Alert.objects.filter(pk=alert.pk, state__in=OPEN).update(state=AlertState.CLOSED, **signed):
        alert.refresh_from_db()
        _refuse_if_closed(alert)
    changes = _moved(alert, AlertState.CLOSED) | {"verdict": ["", verdict]}
    journal.record("alert.close", alert, actor=member, at=at, changes=changes)
    alert.refresh_from_db()


def _refuse_if_closed(alert: Alert) -> None:
    if alert.state == AlertState.CLOSED:
        raise AlreadyClosed(who=alert.closed_by.name if alert.closed_by else "")


def _moved(alert: Alert, to: AlertState) -> dict[str, Any]:
    return {"state": [str(alert.state), to.value]}
