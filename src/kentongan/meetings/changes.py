"""What changed on the map since the last rakor: incidents and levels of each area against the time before."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.timezone import localdate

from kentongan.alerts import levels
from kentongan.alerts.models import Alert, AlertLevel, AlertState
from kentongan.city.models import Region
from kentongan.meetings.models import Meeting
from kentongan.verification.models import Incident, Verdict


@dataclass(frozen=True)
class Changed:
    """One area: incidents since last time and in the same number of days before, its own level now and then."""

    region: Region
    now: int
    before: int
    level: str
    level_before: str

    @property
    def is_worse(self) -> bool:
        return levels.rank(self.level) > levels.rank(self.level_before)


def changes(meeting: Meeting, *, since: date, until: date) -> list[Changed]:
    """Return the areas where something is different, the gravest level and the steepest rise first."""
    earlier = since - (until - since)
    now, before = _counts(meeting, since, until), _counts(meeting, earlier, since)
    level, level_before = _levels(meeting, since=since)
    codes = {code for code in {*now, *before} if now[code] != before[code]}
    codes |= {code for code in {*level, *level_before} if level.get(code) != level_before.get(code)}
    safe = AlertLevel.SAFE.value
    found = [
        Changed(
            region, now[region.pk], before[region.pk], level.get(region.pk, safe), level_before.get(region.pk, safe)
        )
        for region in Region.objects.filter(pk__in=codes)
    ]
    return sorted(found, key=lambda one: (-levels.rank(one.level), one.before - one.now, one.region.name))


def _counts(meeting: Meeting, after: date, until: date) -> Counter[str]:
    told = Incident.objects.filter(
        region__code__startswith=meeting.region_id,
        classification__lte=meeting.classification,
        occurred_on__gt=after,
        occurred_on__lte=until,
    ).exclude(verdict=Verdict.FALSE)
    return Counter(dict(told.order_by().values_list("region_id").annotate(number=Count("pk"))))


def _levels(meeting: Meeting, *, since: date) -> tuple[dict[str, str], dict[str, str]]:
    """Return the worst level of each area that has an alert of its own: now, and at the end of a day."""
    held = Q(closed_at=None) | Q(closed_at__date__gt=since)
    rows = Alert.objects.filter(
        held, region__code__startswith=meeting.region_id, classification__lte=meeting.classification
    )
    now: dict[str, str] = {}
    then: dict[str, str] = {}
    for region, level, state, raised, closed in rows.values_list(
        "region_id", "level", "state", "raised_at", "closed_at"
    ):
        if state != AlertState.CLOSED:
            now[region] = levels.worst([level, now.get(region, level)])
        if localdate(raised) <= since and (closed is None or localdate(closed) > since):
            then[region] = levels.worst([level, then.get(region, level)])
    return now, then
