"""A closed rakor, ready to become a paper."""

from datetime import date, time, timedelta

import pytest

from kentongan.meetings import services
from kentongan.meetings.services import Facts, Matter, Order, Present


def rows(brief, key):
    """Return the rows of one section of a paper."""
    return next(part for part in brief.snapshot["parts"] if part["key"] == key)["rows"]


@pytest.fixture
def closed(cast, now):
    """Return a function that gives a rakor with closed minutes; more fields may be given for its head."""

    def made(held_on=date(2026, 1, 28), *, is_simulated=False, directives=None, attendance=None, **head):
        city = cast.region("35.74")
        given = {"title": "Rakor Januari", "place": "Command Center", "chair": "Wali Kota Probolinggo", "region": city}
        facts = Facts(held_on=held_on, starts_at=time(9), **(given | head))
        polres, pupr = cast.agency("polres"), cast.agency("pupr")
        orders = [
            Order("Normalisasi selokan & saluran <air>", held_on + timedelta(days=14), city, (pupr,)),
            Order("Tambah patroli malam", now.date() + timedelta(days=20), city, (polres, pupr)),
        ]
        meeting = services.record_past_meeting(
            facts=facts,
            attendance=attendance or [Present("Polres Probolinggo Kota", polres, "Kabag Ops"), Present("Para camat")],
            issues=[Matter("crime", "Pencurian ternak di wilayah selatan", cast.region("35.74.02"))],
            directives=orders if directives is None else directives,
            points=["Kesiapan musim hujan"],
            member=cast.secretary,
            at=now,
            is_simulated=is_simulated,
        )
        services.close_meeting(meeting=meeting, member=cast.secretary, at=now)
        return meeting

    return made
