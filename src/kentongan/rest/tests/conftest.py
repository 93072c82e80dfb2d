"""A machine with a key, and a city in which something has happened."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kentongan.api import services as keys
from kentongan.api.models import ApiKey, Feed
from kentongan.cast import CITY, Cast
from kentongan.city.models import Classification, Member
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report

ROOT = "/api/v1"


class Machine(Client):
    """A client with a key that asks under /api/v1."""

    def ask(self, path: str, **given: Any) -> Any:
        return self.get(ROOT + path, given)

    def send(self, body: Any, **given: Any) -> Any:
        raw = body if isinstance(body, bytes) else json.dumps(body)
        return self.post(f"{ROOT}/reports", raw, **{"content_type": "application/json"} | given)


class City:
    def __init__(self, cast: Cast, now: datetime) -> None:
        self.cast, self.now = cast, now

    def machine(self, *, member: Member | None = None, **given: Any) -> Machine:
        """Return a machine of a member's, by default the head's."""
        wanted: dict[str, Any] = {
            "label": f"Program {ApiKey.objects.count()}",
            "region": self.cast.region(CITY),
            "clearance": Classification.OPEN,
            "feeds": [Feed.DATA, Feed.SEND],
            "expires_at": self.now + timedelta(days=30),
        }
        if "agency" not in given:
            wanted["member"] = member or self.cast.head
        _key, token = keys.create_key(wanted=keys.NewKey(**wanted | given), by=self.cast.head, at=self.now)
        return Machine(headers={"Authorization": f"Bearer {token}"})

    def report(self, text: str, **given: Any) -> Report:
        change = {name: given.pop(name) for name in ("classification", "received_at") if name in given}
        code = given.pop("region", CITY)
        sent = intake.Incoming(text=text, door=Door.PHONE, region=self.cast.region(code), **given)
        report, _new = intake.receive_report(sent, sender=self.cast.lurah, at=self.now)
        Report.objects.filter(pk=report.pk).update(**change)
        return report


@pytest.fixture
def town(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return City(cast, now)
