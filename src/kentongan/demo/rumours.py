"""Three rumours of the demo city: one of 2020, one of 2026, both told to the end, and one that runs today."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
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
DAY = 24 * 60
Deed = Callable[..., object]
FIELD_NOTE = "Katanya ada mobil putih membuntuti anak pulang sekolah"


def load(people: dict[str, Member], *, zone: ZoneInfo, at: datetime) -> None:
    """Carry each rumour to where it stands: closed with a clarification, or waiting for an institution."""
    made: dict[str, Rumour] = {}
    for fact in load_rumours():
        opened, (first, *others) = _times(fact, zone=zone, at=at)
        thing = _open(fact, first, people, opened, repeat_of=made.get(fact.get("repeats", "")))
        made[fact["key"]] = thing
        deeds: list[tuple[datetime, Deed]] = [
            (max(opened, heard.heard_at), partial(_sight, thing, heard, people["operator"])) for heard in others
        ]
        deeds += _steps(thing, fact, people, opened)
        for moment, deed in sorted(deeds, key=lambda pair: pair[0]):
            thing.refresh_from_db()
            deed(at=moment)
    _from_the_field(people, at=at)


def _open(
    fact: dict[str, Any],
    first: hearing.Heard,
    people: dict[str, Member],
    opened: datetime,
    *,
    repeat_of: Rumour | None,
) -> Rumour:
    facts = hearing.Facts(
        claim=fact["claim"],
        category=CATEGORY,
        region=Region.objects.get(code=settings.HOME_CODE),
        kind=fact["kind"],
        priority=fact["priority"],
        repeat_of=repeat_of,
    )
    return hearing.open_rumour(facts=facts, heard=first, member=people["operator"], at=opened, is_simulated=True)


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


def _steps(
    thing: Rumour, fact: dict[str, Any], people: dict[str, Member], opened: datetime
) -> list[tuple[datetime, Deed]]:
    """What the team did, each with its moment; of the one that runs today an institution still owes an answer."""
    operator, head, verifier = people["operator"], people["kepala"], people["verifikator"]
    first, second = (people[name] for name in fact["confirmers"])
    minutes: list[tuple[int, Deed]] = [
        (20, partial(_ask, thing, first, operator)),
        (21, partial(_ask, thing, second, operator)),
        (80, partial(_answer, thing, first)),
    ]
    if "verdict" in fact:
        verdict = {"verdict": fact["verdict"], "reason": fact["reason"]}
        minutes += [
            (18 * 60, partial(_answer, thing, second)),
            (20 * 60, partial(services.judge, rumour=thing, member=verifier, **verdict)),
            (21 * 60, partial(_draft, thing, operator)),
            (22 * 60, partial(_release, thing, head)),
            (30 * DAY, partial(services.close, rumour=thing, reason=fact["closed"], member=verifier)),
        ]
    return [(opened + timedelta(minutes=number), deed) for number, deed in minutes]


def _sight(thing: Rumour, heard: hearing.Heard, operator: Member, *, at: datetime) -> None:
    hearing.sight(rumour=thing, heard=heard, member=operator, at=at)


def _ask(thing: Rumour, asked: Member, operator: Member, *, at: datetime) -> None:
    question = f"Adakah kasus seperti ini tercatat di instansi Anda: “{thing.claim}”?"
    services.ask(rumour=thing, asked=asked, question=question, member=operator, at=at)


def _answer(thing: Rumour, member: Member, *, at: datetime) -> None:
    today = at.date()
    found = services.Found(Answer.NO, counted_from=today - timedelta(days=14), counted_to=today)
    services.answer(confirmation=thing.confirmations.get(asked=member), found=found, member=member, at=at)


def _draft(thing: Rumour, operator: Member, *, at: datetime) -> None:
    seen = spreading.spread(thing.sightings.all())
    confirmations = thing.confirmations.select_related("agency")
    proposed = drafting.proposal(thing, seen, confirmations, advice=city.labels("rumour_advice"))
    wording = clarifying.Wording(**proposed, speaker=OFFICE)
    clarifying.draft(rumour=thing, wording=wording, member=operator, at=at)


def _release(thing: Rumour, head: Member, *, at: datetime) -> None:
    told = thing.clarifications.get()
    clarifying.approve(clarification=told, member=head, at=at)
    clarifying.publish(clarification=told, member=head, at=at + timedelta(minutes=5))


def _from_the_field(people: dict[str, Member], *, at: datetime) -> None:
    lurah = people["lurah.sumberwetan"]
    noted = hearing.Heard(lurah.region, at - timedelta(minutes=40), "whatsapp", spot="grup wali murid")
    hearing.hear(told=FIELD_NOTE, heard=noted, member=lurah, at=at - timedelta(minutes=35), is_simulated=True)
