"""A rumour that is heard much more often than it was, or in several kelurahan at once. Its claim is never told."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.alerts import detecting
from kentongan.alerts.models import Alert, AlertLevel, Rule, RuleKind
from kentongan.alerts.origins import Grounds, active_rule, warn
from kentongan.alerts.services import OPEN, Signal
from kentongan.alerts.weighing import weigh
from kentongan.city import queries as city
from kentongan.rumours.models import Rumour, RumourState, Sighting
from kentongan.warnings.ground import smallest_around

DAY = timedelta(days=1)


def watch_rumours(*, at: datetime) -> None:
    """Look at every rumour that was heard within the last hours; the job of every five minutes."""
    rule = active_rule(RuleKind.RUMOUR)
    if rule is None:
        return
    since = at - timedelta(hours=rule.options["hours"])
    heard = Sighting.objects.filter(heard_at__gt=since, heard_at__lte=at, dropped="", rumour__isnull=False)
    rumours = Rumour.objects.exclude(state=RumourState.CLOSED).filter(pk__in=heard.values("rumour"))
    for rumour in rumours.order_by("pk"):
        _look(rumour, rule, since, at=at)


def _look(rumour: Rumour, rule: Rule, since: datetime, *, at: datetime) -> Alert | None:
    options = rule.options
    known = rumour.sightings.filter(dropped="", heard_at__lte=at).order_by("pk")
    recent = list(known.filter(heard_at__gt=since))
    start = max(since - timedelta(days=options["history_days"]), rumour.first_seen)
    past = known.filter(heard_at__gt=since - timedelta(days=options["history_days"]), heard_at__lte=since).count()
    days = max((since - start) / DAY, 0.0)
    areas = Counter(one.region_id for one in recent)
    judged = detecting.velocity_of(
        len(recent), past=past, days=days, alpha=options["alpha"], minimum=options["minimum"]
    )
    spread = options["areas"]
    is_wide = len(areas) >= spread["least"] and len(recent) >= spread["sightings"]
    finding = judged | {"sightings": len(recent), "areas": len(areas), "past": past, "rumour": rumour.pk}
    if not (judged["exceeds"] or is_wide) or _is_known(rumour, rule, len(recent)):
        return None
    return _warn(rumour, rule, finding, recent, days, at=at)


def _is_known(rumour: Rumour, rule: Rule, number: int) -> bool:
    """Was somebody warned of as many sightings before? A closed alert is knocked at again only by a faster rumour."""
    before = Alert.objects.filter(rule__code=rule.code, rumours=rumour).order_by("-pk").values_list("finding", "state")
    return any(int(finding.get("most", {}).get(str(rumour.pk), 0)) >= number for finding, _state in before)


def _warn(
    rumour: Rumour, rule: Rule, finding: dict[str, Any], recent: list[Sighting], days: float, *, at: datetime
) -> Alert | None:
    options, wide = rule.options, rule.options["wide"]
    category, place = rumour.category or "rumour_hoax", smallest_around([one.region_id for one in recent])
    weight = weigh(
        region=place,
        category=category,
        likelihood=wide["likelihood"] if finding["areas"] >= wide["areas"] else options["likelihood"],
        impact=city.usual_impact(category),
        day=at.astimezone(ZoneInfo(settings.TIME_ZONE)).date(),
    )
    if weight.level == AlertLevel.SAFE:
        return None
    same = Alert.objects.filter(rule__code=rule.code, region=place, category=category, state__in=OPEN).first()
    most = dict(same.finding.get("most", {})) if same else {}
    signal = Signal(
        rule=rule,
        region=place,
        category=category,
        level=weight.level,
        reason=" ".join(filter(None, [_sentence(rumour, finding, days, options["hours"]), weight.sentence])),
        incidents=[],
        finding=finding | {"most": most | {str(rumour.pk): finding["sightings"]}},
        likelihood=weight.likelihood,
        impact=weight.impact,
        attention=weight.attention,
        classification=max([rumour.classification, *(one.classification for one in recent)]),
    )
    return warn(signal, Grounds(rumours=[rumour]), at=at)


def _sentence(rumour: Rumour, finding: dict[str, Any], days: float, hours: int) -> str:
    told = f"{rumour}: {finding['sightings']} kali terdengar di {finding['areas']} kelurahan dalam {hours} jam"
    if days < 1:
        return f"{told}; baru pertama kali terdengar."
    return f"{told}; sebelumnya {_usual(finding['past'], days)} sehari."


def _usual(past: int, days: float) -> str:
    """Return the usual number a day as people say it.

    >>> _usual(0, 10), _usual(4, 10), _usual(23, 10)
    ('0', '0–1', '2–3')
    """
    whole, rest = divmod(past, max(days, 1.0))
    return f"{int(whole)}–{int(whole) + 1}" if rest else f"{int(whole)}"
