"""Verbs of watching: the rules asked every night and after every severe incident, and what they notice."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format

from kentongan.alerts import detecting, levels, recompute
from kentongan.alerts.models import Alert, AlertLevel, Rule, RuleKind, Run
from kentongan.alerts.services import OPEN, Signal, raise_alert
from kentongan.alerts.weighing import Weight, weigh
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.journal import services as journal
from kentongan.verification.models import Incident, Severity, Verdict


def detect_all(*, at: datetime) -> None:
    """Apply every active rule to every category, every few minutes; the same counts change nothing."""
    run_detection(at=at)
    detect_severe(at=at)


def run_detection(*, at: datetime, category: str | None = None, member: Member | None = None) -> list[Run]:
    """Apply the active rules of counts, to one category or to all; keep each run, raise or join alerts.

    Returns:
        The runs, one for each rule and category. Where nothing was counted anew since the run before on the same day,
        that run is returned.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    last = at.astimezone(zone).date()
    categories = [category] if category else [term.code for term in city.terms("issue_category", last)]
    runs = []
    for rule in Rule.objects.filter(kind=RuleKind.COUNTS, is_active=True):
        first = detecting.span(rule.options["method"], last)
        days = rule.options["heard_days"]
        stretches = detecting.heard(settings.HOME_CODE, first=first, last=last, days=days, zone=zone)
        late = detecting.arrivals(settings.HOME_CODE, last=last, zone=zone) if rule.options.get("late") else None
        borders = detecting.borders_for(settings.HOME_CODE, rule.options["method"])
        for code in categories:
            counts = detecting.gather(
                settings.HOME_CODE, category=code, first=first, last=last, stretches=stretches, arrived=late,
                borders=borders,
            )  # fmt: skip
            runs.append(_apply(rule, code, counts, at=at, member=member))
    return runs


@transaction.atomic
def _apply(rule: Rule, category: str, counts: dict[str, Any], *, at: datetime, member: Member | None) -> Run:
    run = rule.runs.filter(category=category, last=counts["last"]).order_by("-at", "-pk").first()
    if run is None or run.counts != counts:
        run = Run.objects.create(
            rule=rule,
            category=category,
            at=at,
            first=counts["first"],
            last=counts["last"],
            counts=counts,
            findings=detecting.find(counts, rule.options["method"]),
        )
        digest = recompute.digest(run)
        changes = {"category": ["", category], "areas": [0, len(run.findings)], "digest": ["", digest]}
        journal.record("run.detect", run, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    for finding in run.findings:
        if finding["verdict"] == detecting.EXCEEDS:
            _signal_count(run, finding, at=at)
    return run


def _signal_count(run: Run, finding: dict[str, Any], *, at: datetime) -> None:
    window = (finding["first"], finding["last"])
    places = [finding["area"], *finding.get("around", [])]
    happened = Incident.objects.filter(category=run.category, region__in=places, occurred_on__range=window)
    incidents = list(happened.exclude(verdict=Verdict.FALSE))
    same = Alert.objects.filter(rule__code=run.rule.code, region=finding["area"], category=run.category)
    if not same.filter(state__in=OPEN).exists():
        answered = set(same.values_list("incidents", flat=True))
        if all(incident.pk in answered for incident in incidents):  # closed once; the same facts do not knock again
            return
    weight = weigh(
        region=finding["area"],
        category=run.category,
        likelihood=levels.likelihood_of_count(finding, run.rule.options["likelihood"]),
        impact=levels.impact_of(city.usual_impact(run.category), [incident.severity for incident in incidents]),
        day=run.last,
    )
    if weight.level != AlertLevel.SAFE:
        reason = _reason(finding["reason"], weight)
        signal = _weighed(run.rule, weight, finding["area"], run.category, reason, incidents)
        raise_alert(replace(signal, finding=finding, run=run), at=at)


def _weighed(
    rule: Rule, weight: Weight, region: str, category: str, reason: str, incidents: Sequence[Incident]
) -> Signal:
    return Signal(
        rule=rule,
        region=region,
        category=category,
        level=weight.level,
        reason=reason,
        incidents=incidents,
        likelihood=weight.likelihood,
        impact=weight.impact,
        attention=weight.attention,
    )


def _reason(sentence: str, weight: Weight) -> str:
    return f"{sentence} {weight.sentence}".strip()


def detect_severe(*, at: datetime) -> None:
    """Warn of every severe incident of the last days that nobody was warned of yet; the job of every minute."""
    rule = Rule.objects.filter(kind=RuleKind.SEVERITY, is_active=True).first()
    if rule is None:
        return
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    since = today - timedelta(days=rule.options["days"])
    recent = Incident.objects.filter(severity__gte=rule.options["severity"], occurred_on__range=(since, today))
    severe = recent.exclude(verdict=Verdict.FALSE)
    links = Alert.incidents.through.objects.filter(incident__in=severe.values("pk"), alert__rule__kind=rule.kind)
    warned: dict[int, list[str]] = {}
    for pk, level in links.values_list("incident", "alert__level"):
        warned.setdefault(pk, []).append(level)
    weights: dict[tuple[object, ...], str] = {}  # most of them were warned of long ago: weigh each kind of them once
    for incident in severe.order_by("pk"):
        kind = (incident.region_id, incident.category, incident.verdict, incident.severity)
        if kind not in weights:
            weights[kind] = _weigh_incident(incident, rule, today).level
        if not levels.is_covered(weights[kind], warned.get(incident.pk, ())):
            signal_incident(incident=incident, at=at)


def _weigh_incident(incident: Incident, rule: Rule, day: date) -> Weight:
    return weigh(
        region=incident.region_id,
        category=incident.category,
        likelihood=rule.options["likelihood"][incident.verdict],
        impact=incident.severity,
        day=day,
    )


@transaction.atomic
def signal_incident(*, incident: Incident, at: datetime) -> Alert | None:
    """Warn of one severe incident at once.

    Returns:
        The alert, raised or joined; None where the rule does not call for one, or the incident was warned of at this
        level already.
    """
    rule = Rule.objects.filter(kind=RuleKind.SEVERITY, is_active=True).first()
    if rule is None or incident.severity < rule.options["severity"] or incident.verdict == Verdict.FALSE:
        return None
    weight = _weigh_incident(incident, rule, at.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
    before = incident.alerts.filter(rule__kind=RuleKind.SEVERITY).values_list("level", flat=True)
    if levels.is_covered(weight.level, before):
        return None
    reason = _reason(_sentence(incident, rule), weight)
    return raise_alert(_weighed(rule, weight, incident.region_id, incident.category, reason, [incident]), at=at)


def _sentence(incident: Incident, rule: Rule) -> str:
    """Name category, place and day: never the title or the spot, which may name a person or a house."""
    same = Alert.objects.filter(rule__code=rule.code, region=incident.region_id, category=incident.category)
    earlier = Incident.objects.filter(alerts__in=same.filter(state__in=OPEN)).exclude(pk=incident.pk).distinct().count()
    with translation.override("id"):
        severity = Severity(incident.severity).label
        category = city.labels("issue_category").get(incident.category, incident.category)
        day = date_format(incident.occurred_on, "j F Y")
        sentence = f"Satu peristiwa {severity} di {incident.region.name} pada {day}: {category}."
        return f"{sentence} Sebelumnya {earlier} peristiwa dalam peringatan ini." if earlier else sentence
