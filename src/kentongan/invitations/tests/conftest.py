"""A rakor that is called, and a series that calls it."""

from datetime import date, time, timedelta

import pytest

from kentongan.invitations import series_services, services
from kentongan.meetings import services as meetings
from kentongan.meetings.services import Facts


@pytest.fixture
def planned(cast, now):
    facts = Facts(
        title="Rakor November", held_on=now.date() + timedelta(days=10), starts_at=time(9), place="Command Center",
        chair="Wali Kota", region=cast.region("35.74"), link="https://rapat.example/x",
    )  # fmt: skip
    return meetings.plan_meeting(facts=facts, member=cast.secretary, at=now, points=["Natal"])


@pytest.fixture
def invited(cast, planned, now):
    offices = [cast.agency(code) for code in ("polres", "pupr", "kec-wonoasih", "kel-sumber-taman")]
    services.invite(meeting=planned, agencies=offices, member=cast.secretary, at=now)
    return planned


@pytest.fixture
def series(cast, now):
    """Return a function that makes a series: every month on the 25th, unless said otherwise."""

    def made(**others):
        given = {
            "title": "Rakor Tim Terpadu periode {bulan}", "region": cast.region("35.74"), "classification": 0,
            "interval": 1, "rule": "date", "day": 25, "weekday": None, "nth": None, "starts_at": time(9),
            "ends_at": time(11), "place": "Command Center", "mode": "gabungan", "link": "", "chair": "Wali Kota",
            "lead_days": 21, "remind_days": 2, "active_from": date(2026, 11, 1), "active_to": None,
        } | others  # fmt: skip
        offices = [cast.agency("polres"), cast.agency("pupr")]
        return series_services.save_series(series=None, agencies=offices, member=cast.secretary, at=now, **given)

    return made
