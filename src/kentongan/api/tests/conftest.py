"""A city that publishes: alerts raised by the real verbs, a clock that can be turned, keys of several reaches."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kentongan.alerts import services as alerts
from kentongan.alerts.models import Alert, Rule, RuleKind
from kentongan.alerts.tests.scene import incident
from kentongan.api import publishing, services
from kentongan.api.models import ApiKey, CapMessage, Feed
from kentongan.cast import CITY, SUMBER_TAMAN, Cast
from kentongan.city.models import Agency, Boundary, Classification, Member

SQUARE = [[113.22, -7.79], [113.24, -7.79], [113.24, -7.77], [113.22, -7.77], [113.22, -7.79]]
HOLE = [[113.225, -7.785], [113.225, -7.78], [113.23, -7.78], [113.23, -7.785], [113.225, -7.785]]


class City:
    """What happens, and what is told of it; `at` is the pages' clock."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast, self.at = cast, now
        self.rule = Rule.objects.create(code="uji", label="Aturan uji", kind=RuleKind.SEVERITY)
        services.load_profile(at=now)

    def later(self, **by: float) -> datetime:
        self.at += timedelta(**by)
        return self.at

    def signal(self, level: str = "siaga", region: str = SUMBER_TAMAN, number: int = 1, **given: Any) -> Alert:
        """Raise an alert, or let `number` incidents join the open one."""
        fields = {name: given.pop(name) for name in ("classification", "is_simulated") if name in given}
        category = given.pop("category", "crime")
        things = [
            incident(self.cast, self.at, self.at.date(), region=region, category=category, **fields)
            for _ in range(number)
        ]
        reason = given.pop("reason", f"{number} peristiwa dalam 14 hari; biasanya 0–2")
        signal = alerts.Signal(self.rule, region, category, level, reason, things, **given)
        return alerts.raise_alert(signal, at=self.at)

    def close(self, alert: Alert) -> None:
        alerts.close(alert=alert, member=self.cast.head, reason="Sudah didamaikan.", verdict="true", at=self.at)

    def publish(self) -> list[CapMessage]:
        """Let the worker run; return what it sent."""
        before = set(CapMessage.objects.values_list("pk", flat=True))
        publishing.publish(at=self.at)
        return list(CapMessage.objects.exclude(pk__in=before).order_by("pk"))

    def boundary(self, region: str = SUMBER_TAMAN, *rings: list[list[float]]) -> Boundary:
        geometry = {"type": "Polygon", "coordinates": list(rings) or [SQUARE]}
        return Boundary.objects.create(region_id=region, geometry=geometry, source="uji", imported_at=self.at)

    def key(self, *, by: Member | None = None, **given: Any) -> tuple[ApiKey, str]:
        wanted: dict[str, Any] = {
            "label": f"Kunci {ApiKey.objects.count()}",
            "region": self.cast.region(CITY),
            "clearance": Classification.OPEN,
            "feeds": Feed.values,
            "expires_at": self.at + timedelta(days=30),
        }
        wanted |= given
        if "member" not in given:
            wanted.setdefault("agency", Agency.objects.get(code="polres"))
        return services.create_key(wanted=services.NewKey(**wanted), by=by or self.cast.head, at=self.at)

    def bearer(self, **given: Any) -> Client:
        """Return a client that sends a fresh key with every request."""
        return Client(headers={"Authorization": f"Bearer {self.key(**given)[1]}"})


@pytest.fixture
def town(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> City:
    made = City(cast, now)
    monkeypatch.setattr("django.utils.timezone.now", lambda: made.at)
    return made
