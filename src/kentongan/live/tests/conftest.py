"""A rakor that goes on, in the small city."""

from datetime import timedelta

import pytest

from kentongan.live import services
from kentongan.meetings import services as meetings
from kentongan.meetings.services import Facts


@pytest.fixture(autouse=True)
def _today(monkeypatch, now):
    """Views read the clock; the rakor of these tests is held on the day of the fixture."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def planned(cast, now):
    facts = Facts("Rakor November", now.date(), "Command Center", "Wali Kota", cast.region("35.74"))
    points = ["Banjir", "Harga beras", "Lain-lain"]
    return meetings.plan_meeting(facts=facts, points=points, member=cast.secretary, at=now - timedelta(days=1))


@pytest.fixture
def live(cast, planned, now):
    return services.start(meeting=planned, member=cast.secretary, at=now)
