"""A small past for the tests of interventions: an interim, what it waits for, and quarrels to count."""

from datetime import date, datetime, timedelta

from kentongan.alerts.tests import scene as warning
from kentongan.cast import SUMBER_TAMAN, Cast
from kentongan.city.models import Member
from kentongan.interventions import services
from kentongan.interventions.models import Intervention
from kentongan.interventions.services import Plan

AGAINST = (warning.CATEGORY,)


def facts(cast: Cast, at: datetime, **fields: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "label": "Lampu jalan Sumber Taman",
        "kind": "pju",
        "region": cast.region(SUMBER_TAMAN),
        "against": AGAINST,
        "phase": "pencegahan",
        "agency": cast.agency("pupr"),
        "due_on": at.date() + timedelta(days=30),
    }
    return usual | fields


def planned(cast: Cast, at: datetime, *, member: Member | None = None, **fields: object) -> Intervention:
    """Plan the street lights, or something else."""
    plan = Plan(**facts(cast, at, **fields))
    return services.plan(facts=plan, member=member or cast.operator, at=at)


def interim(cast: Cast, at: datetime, permanent: Intervention | None = None, **fields: object) -> Intervention:
    """Plan patrols of the police until something permanent is there."""
    values = {"label": "Patroli malam", "kind": "patroli", "agency": cast.agency("polres"), "bridges_to": permanent}
    return planned(cast, at, **values | fields)


def live(thing: Intervention, cast: Cast, at: datetime, *, since: date | None = None) -> Intervention:
    """Let its office say that it works."""
    member = {"pupr": cast.works, "polres": cast.liaison}[thing.agency_id]
    services.make_live(intervention=thing, member=member, since=since or at.date(), note="Menyala semua.", at=at)
    return thing
