"""Kelurahan whose usual reporters fell silent. Silence is not calm: somebody should ask.

What is looked at is an office in its kelurahan, never a person: who reports there is nobody's profile.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models.functions import TruncDate

from kentongan.alerts import detecting, queries
from kentongan.alerts.models import Alert, AlertLevel, CalendarKind, Rule, RuleKind
from kentongan.alerts.origins import Grounds, active_rule, warn
from kentongan.alerts.services import Signal
from kentongan.alerts.weighing import weigh
from kentongan.city.models import Classification, Level, Region, Role
from kentongan.intake.models import Report

CLOSED_DAYS = {CalendarKind.HOLIDAY, CalendarKind.RELIGIOUS}
Office = tuple[str, str]  # kelurahan, agency


def watch_silence(*, at: datetime) -> None:
    """Judge yesterday, the last whole day, for every office that reports; the job of each morning."""
    rule = active_rule(RuleKind.SILENCE)
    if rule is None:
        return
    zone = ZoneInfo(settings.TIME_ZONE)
    last = at.astimezone(zone).date() - timedelta(days=1)
    first = last - timedelta(days=rule.options["history"] - 1)
    days = report_days(first, last, zone)
    offices = sorted(days)
    table = [
        [first + timedelta(days=step) in days[office] for step in range((last - first).days + 1)] for office in offices
    ]
    judged = detecting.silent(table, last=last, off=_closed(first, last), stored=rule.options)
    worst: dict[str, dict[str, Any]] = {}
    for (region, _agency), one in zip(offices, judged, strict=True):
        if one["verdict"] == detecting.EXCEEDS and one["days"] > worst.get(region, {"days": 0})["days"]:
            worst[region] = one
    for region, one in sorted(worst.items()):
        _warn(region, one, rule, last, at=at)


def report_days(first: date, last: date, zone: ZoneInfo) -> dict[Office, set[date]]:
    """Return for each office of a kelurahan the days on which some report of its field reporters came in.

    Only open reports count, so that nobody learns from the silence of an open page what they may not know.
    """
    start, stop = (datetime.combine(day, time.min, tzinfo=zone) for day in (first, last + timedelta(days=1)))
    sent = Report.objects.filter(
        sender__role=Role.FIELD,
        sender__is_active=True,
        sender__region__level=Level.VILLAGE,
        classification=Classification.OPEN,
        is_simulated=settings.IS_DEMO,
        received_at__gte=start,
        received_at__lt=stop,
    ).annotate(day=TruncDate("received_at", tzinfo=zone))
    rows = sent.order_by().values_list("sender__region", "sender__agency", "day").distinct()
    found: dict[Office, set[date]] = defaultdict(set)
    for region, agency, day in rows:
        found[region, agency].add(day)
    return dict(found)


def _closed(first: date, last: date) -> list[bool]:
    """Return for each day whether the whole city rests by its calendar."""
    entries = [entry for entry in queries.running(first, last) if entry.kind in CLOSED_DAYS and entry.region_id is None]
    span = range((last - first).days + 1)
    return [any(entry.first <= first + timedelta(days=step) <= entry.last for entry in entries) for step in span]


def _warn(region: str, one: dict[str, Any], rule: Rule, last: date, *, at: datetime) -> Alert | None:
    heard = last - timedelta(days=one["days"])
    known = Alert.objects.filter(rule__code=rule.code, region=region, finding__heard=heard.isoformat())
    if known.exists():  # of this silence somebody was warned already
        return None
    options = rule.options
    weight = weigh(
        region=region,
        category=options["category"],
        likelihood=options["likelihood"],
        impact=options["impact"],
        day=last,
    )
    if weight.level == AlertLevel.SAFE:
        return None
    name = Region.objects.values_list("name", flat=True).get(code=region)
    sentence = (
        f"{name}: {one['reason'][0].lower()}{one['reason'][1:]} Senyap bukan berarti tenang; hubungi kelurahannya."
    )
    signal = Signal(
        rule=rule,
        region=region,
        category=options["category"],
        level=weight.level,
        reason=" ".join(filter(None, [sentence, weight.sentence])),
        incidents=[],
        finding=one | {"heard": heard.isoformat()},
        likelihood=weight.likelihood,
        impact=weight.impact,
        attention=weight.attention,
    )
    return warn(signal, Grounds(is_exercise=settings.IS_DEMO), at=at)
