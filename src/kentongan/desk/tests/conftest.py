"""A city in which something is going on, made by hand so that each test says what it rests on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from kentongan.actions.models import ActionItem
from kentongan.alerts.models import Alert, Rule, RuleKind
from kentongan.cast import MAYANGAN, SUMBER_TAMAN, Cast
from kentongan.city import atlas
from kentongan.intake.models import Door, Report
from kentongan.meetings.models import Meeting
from kentongan.rumours.models import Rumour, Sighting
from kentongan.verification.models import Incident


class Scene:
    """Makes things happen, each with sensible defaults."""

    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast, self.now, self.today = cast, now, now.date()
        self.rule = Rule.objects.create(code="uji", label="Aturan uji", kind=RuleKind.COUNTS)

    def report(self, region: str = SUMBER_TAMAN, *, days_ago: int = 0, **given: Any) -> Report:
        defaults: dict[str, Any] = {
            "number": Report.objects.count() + 1,
            "door": Door.PHONE,
            "text": "Warga melapor motor hilang di depan pasar.",
            "digest": "0" * 64,
            "sender": self.cast.lurah,
            "received_at": self.now - timedelta(days=days_ago),
            "region_id": region,
        }
        return Report.objects.create(**defaults | given)

    def incident(self, region: str = SUMBER_TAMAN, *, days_ago: int = 0, **given: Any) -> Incident:
        defaults: dict[str, Any] = {
            "title": "Pencurian motor",
            "category": "crime",
            "occurred_on": self.today - timedelta(days=days_ago),
            "region_id": region,
            "recorded_by": self.cast.operator,
            "recorded_at": self.now - timedelta(days=days_ago),
        }
        return Incident.objects.create(**defaults | given)

    def heard(self, region: str = SUMBER_TAMAN, *, days_ago: int = 0, **given: Any) -> Sighting:
        """A rumour of its own, heard once."""
        moment, number = self.now - timedelta(days=days_ago, minutes=1), Rumour.objects.count() + 1
        by = {"opened_by": self.cast.operator, "first_seen": moment, "known_at": moment, "opened_at": moment}
        facts = {"number": number, "claim": "x", "category": "public_order", "region_id": region}
        rumour = Rumour.objects.create(**facts | by | given)
        seen = {"region_id": region, "heard_at": moment, "noted_at": moment, "channel": "whatsapp_group"}
        return Sighting.objects.create(rumour=rumour, heard_by=self.cast.lurah, **seen | given)

    def alert(self, region: str = SUMBER_TAMAN, level: str = "siaga", **given: Any) -> Alert:
        defaults: dict[str, Any] = {
            "rule": self.rule,
            "region_id": region,
            "category": f"uji-{Alert.objects.count()}",
            "level": level,
            "reason": f"6 laporan dalam 14 hari di {region}; biasanya 0–2",
            "raised_at": self.now,
        }
        return Alert.objects.create(**defaults | given)

    def action(self, region: str = SUMBER_TAMAN, *, agency: str = "polres", late: int = 3, **given: Any) -> ActionItem:
        defaults: dict[str, Any] = {
            "number": ActionItem.objects.count() + 1,
            "title": f"Patroli malam oleh {agency}",
            "agency_id": agency,
            "region_id": region,
            "phase": "pencegahan",
            "origin": "alert" if "alert" in given else "none",
            "due_on": self.today - timedelta(days=late),
            "assigned_by": self.cast.operator,
            "assigned_at": self.now,
        }
        return ActionItem.objects.create(**defaults | given)

    def meeting(self, *, days: int, state: str, **given: Any) -> Meeting:
        defaults: dict[str, Any] = {
            "title": f"Rakor {state}",
            "held_on": self.today + timedelta(days=days),
            "place": "Ruang Puri Manggala Bhakti",
            "chair": "Sekretaris Daerah",
            "state": state,
            "region_id": "35.74",
            "called_by": self.cast.secretary,
            "closed_at": self.now if state == "closed" else None,
        }
        return Meeting.objects.create(**defaults | given)

    def busy(self) -> None:
        """A month in which both kecamatan have trouble and one kelurahan says nothing."""
        for region in (SUMBER_TAMAN, "35.74.03.1002"):
            for days in range(4):
                self.report(region, days_ago=days)
                self.incident(region, days_ago=days)
            self.alert(region)
            self.action(region)
        self.alert(MAYANGAN, "waspada")


@pytest.fixture
def scene(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Return the maker of things; the pages' clock stands at `now`."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return Scene(cast, now)


@pytest.fixture(autouse=True)
def _fresh_atlas() -> None:
    """Shapes are remembered by what the tables say, and tests give other tables the same moment."""
    atlas._drawn.cache_clear()


@pytest.fixture
def queries(django_assert_max_num_queries: Callable[..., Any]) -> Callable[..., Any]:
    """Return the budget of a page as a context."""
    return lambda: django_assert_max_num_queries(24)
