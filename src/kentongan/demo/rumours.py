"""Three rumours of the demo city: one of 2020, one of 2026, both told to the end, and one that runs today."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.city import queries as city
from kentongan.city.models import Member, Region
from kentongan.demo.facts import load_rumours
from kentongan.rumours import clarifying, drafting, hearing, services, spreading
from kentongan.rumours.models import Answer, Rumour

OFFICE = "Bakesbangpol Kota Probolinggo"
CATEGORY = "rumour_hoax"
FIELD_NOTE = "Katanya ada mobil putih membuntuti anak pulang sekolah"


def load(people: dict[str, Member], *, zone: ZoneInfo, at: datetime) -> None:
    """Carry each rumour to where it stands: closed with a clarification, or waiting for an institution."""
    home = Region.objects.get(code=settings.HOME_CODE)
    made: dict[str, Rumour] = {}
    for fact in load_rumours():
        opened, moments = _times(fact, zone=zone, at=at)
        first, *others = moments
        thing = hearing.open_rumour(
            facts=hearing.Facts(
                claim=fact["claim"],
                category=CATEGORY,
                region=home,
                kind=fact["kind"],
                priority=fact["priority"],
                repeat_of=made.get(fact.get("repeats", "")),
            ),
            heard=first,
            member=people["operator"],
            at=opened,
            is_simulated=True,
        )
        made[fact["key"]] = thing
        for heard in others:
            noted_at = max(opened, heard.heard_at)
            hearing.sight(rumour=thing, heard=heard, member=people["operator"], at=noted_at)
        if "verdict" in fact:
            _to_the_end(thing, fact, people, opened)
        else:
            _waiting(thing, fact, people, opened)
    _from_the_field(people, at=at)


def _times(fact: dict[str, Any], *, zone: ZoneInfo, at: datetime) -> tuple[datetime, list[hearing.Heard]]:
    """When the office wrote it down, and the sightings, the first first."""
    regions = Region.objects.in_bulk()
    heard = []
    for number, (code, channel, days, hour) in enumerate(fact["sightings"]):
        moment = _moment(fact.get("meeting"), days, hour, zone=zone, at=at)
        key = uuid5(NAMESPACE_URL, f"kentongan-demo/{fact['key']}/{number}")
        heard.append(hearing.Heard(regions[code], moment + timedelta(minutes=4 * number), channel, key=key))
    return heard[0].heard_at + timedelta(minutes=5), heard


def _moment(meeting: date | None, days: int, hour: int, *, zone: ZoneInfo, at: datetime) -> datetime:
    if meeting is None:
        return at - timedelta(days=days, hours=hour)
    return datetime.combine(meeting - timedelta(days=days), time(hour), tzinfo=zone)


def _to_the_end(thing: Rumour, fact: dict[str, Any], people: dict[str, Member], opened: datetime) -> None:
    for number, name in enumerate(fact["confirmers"]):
        _ask(thing, people[name], people["operator"], opened + timedelta(minutes=20 + number))
    for number, one in enumerate(thing.confirmations.order_by("id")):
        _answer(thing, one.asked, opened + timedelta(minutes=70 + 25 * number))
    judged = opened + timedelta(hours=4)
    services.judge(
        rumour=thing, verdict=fact["verdict"], reason=fact["reason"], member=people["verifikator"], at=judged
    )
    wording = clarifying.Wording(**_proposal(thing), speaker=OFFICE)
    told = clarifying.draft(rumour=thing, wording=wording, member=people["operator"], at=judged + timedelta(minutes=30))
    clarifying.approve(clarification=told, member=people["kepala"], at=judged + timedelta(minutes=70))
    clarifying.publish(clarification=told, member=people["kepala"], at=judged + timedelta(minutes=75))
    thing.refresh_from_db()
    services.watch(rumour=thing, member=people["operator"], at=judged + timedelta(days=1))
    services.close(rumour=thing, reason=fact["closed"], member=people["verifikator"], at=judged + timedelta(days=30))


def _proposal(thing: Rumour) -> dict[str, str]:
    seen = spreading.spread(thing.sightings.all())
    confirmations = thing.confirmations.select_related("agency")
    return drafting.proposal(thing, seen, confirmations, advice=city.labels("rumour_advice"))


def _waiting(thing: Rumour, fact: dict[str, Any], people: dict[str, Member], opened: datetime) -> None:
    """The first institution has answered, the others have not."""
    for number, name in enumerate(fact["confirmers"]):
        _ask(thing, people[name], people["operator"], opened + timedelta(minutes=20 + number))
    _answer(thing, people[fact["confirmers"][0]], opened + timedelta(minutes=80))


def _ask(thing: Rumour, asked: Member, operator: Member, at: datetime) -> None:
    question = f"Adakah kasus seperti ini tercatat di instansi Anda: “{thing.claim}”?"
    services.ask(rumour=thing, asked=asked, question=question, member=operator, at=at)


def _answer(thing: Rumour, member: Member, at: datetime) -> None:
    today = at.date()
    found = services.Found(Answer.NO, counted_from=today - timedelta(days=14), counted_to=today)
    services.answer(confirmation=thing.confirmations.get(asked=member), found=found, member=member, at=at)


def _from_the_field(people: dict[str, Member], *, at: datetime) -> None:
    lurah = people["lurah.sumberwetan"]
    noted = hearing.Heard(lurah.region, at - timedelta(minutes=40), "whatsapp", spot="grup wali murid")
    hearing.hear(told=FIELD_NOTE, heard=noted, member=lurah, at=at - timedelta(minutes=35), is_simulated=True)
