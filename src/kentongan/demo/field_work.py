"""Four measures in the south of the demo city, two that serve for now and two that stay.

Watch posts were to be manned until the cameras hang, patrols to run until the street lights burn; which of them is
where is made up, like the share of trouble that was prevented.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kentongan.city.models import Agency, Member, Region
from kentongan.demo.records import Easing
from kentongan.interventions import services
from kentongan.interventions.models import Chosen, Intervention
from kentongan.interventions.services import Plan

POSTS_SINCE, LIGHTS_SINCE, PATROLS_SINCE = 280, 24, 150  # days ago
AGAINST = ("crime", "public_order")
WONOASIH, SUMBER_WETAN = "35.74.02", "35.74.05.1003"


def easing(today: date) -> Easing:
    """What the watch posts prevent in the simulation."""
    return Easing(region=WONOASIH, categories=AGAINST, since=today - timedelta(days=POSTS_SINCE), left=0.25)


def load(people: dict[str, Member], *, today: date, at: datetime, zone: ZoneInfo) -> None:
    """Plan, prepare and run them through the same verbs as real life, then ask whether they helped."""
    cameras = _plan(
        people,
        _facts(
            "CCTV di perbatasan selatan", "cctv", WONOASIH, "diskominfo", today - timedelta(days=46), year=today.year
        ),
        planned=_at(today, 296, zone),
    )
    services.start_building(intervention=cameras, member=_of(people, "diskominfo"), at=_at(today, 120, zone))
    lights = _plan(
        people,
        _facts(
            "Lampu jalan Sumber Wetan", "pju", SUMBER_WETAN, "dpuprpkp", today - timedelta(days=30), year=today.year
        ),
        planned=_at(today, 296, zone),
    )
    posts = _facts("Pos kamling kelurahan selatan", "pos_kamling", WONOASIH, "kec-wonoasih", _day(today, POSTS_SINCE))
    watch = _plan(people, posts | {"bridges_to": cameras}, planned=_at(today, 294, zone))
    _run(watch, people, "[SIMULASI] Ronda terjadwal di enam kelurahan.", since=POSTS_SINCE, today=today, zone=zone)
    rounds = _facts("Patroli malam Sumber Wetan", "patroli", SUMBER_WETAN, "polres", _day(today, PATROLS_SINCE))
    patrols = _plan(people, rounds | {"bridges_to": lights}, planned=_at(today, 160, zone))
    _run(patrols, people, "[SIMULASI] Patroli tiap malam, dua regu.", since=PATROLS_SINCE, today=today, zone=zone)
    services.start_building(intervention=lights, member=_of(people, "dpuprpkp"), at=_at(today, 60, zone))
    _run(lights, people, "[SIMULASI] 38 titik menyala, diuji dua malam.", since=LIGHTS_SINCE, today=today, zone=zone)
    services.end(
        intervention=patrols,
        member=people["kepala"],
        reason="[SIMULASI] Lampu jalan sudah menyala; patroli kembali ke jadwal biasa.",
        on=_day(today, LIGHTS_SINCE - 10),
        at=_at(today, LIGHTS_SINCE - 10, zone),
    )
    for thing in (watch, patrols, lights):
        services.measure(intervention=thing, at=at)


def _facts(
    label: str, kind: str, region: str, agency: str, due_on: date, *, year: int | None = None
) -> dict[str, object]:
    return {
        "label": label,
        "kind": kind,
        "region": Region.objects.get(code=region),
        "agency": Agency.objects.get(code=agency),
        "due_on": due_on,
        "against": AGAINST,
        "phase": "pencegahan",
        "budget_year": year,
        "chosen_because_bad": Chosen.YES,
    }


def _plan(people: dict[str, Member], facts: dict[str, object], *, planned: datetime) -> Intervention:
    plan = Plan(**facts)  # type: ignore[arg-type]
    return services.plan(facts=plan, member=people["operator"], at=planned, is_simulated=True)


def _run(thing: Intervention, people: dict[str, Member], note: str, *, since: int, today: date, zone: ZoneInfo) -> None:
    services.make_live(
        intervention=thing,
        member=_of(people, thing.agency_id),
        since=_day(today, since),
        note=note,
        at=_at(today, since, zone),
    )


def _of(people: dict[str, Member], agency: str) -> Member:
    return next(member for member in people.values() if member.agency_id == agency)


def _day(today: date, back: int) -> date:
    return today - timedelta(days=back)


def _at(today: date, back: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(_day(today, back), time(9), tzinfo=zone)
