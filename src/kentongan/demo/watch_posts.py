"""Forty posts of the demo city and the last two days of what was heard of them; one calls for help, some are silent."""

import random
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from kentongan.city.models import Agency, Level, Member, Region
from kentongan.operations import services
from kentongan.operations.models import Condition, Post
from kentongan.operations.services import Facts, Said

NUMBER, SEED, DAYS = 40, 1945, 2
NIGHT = {"opens": time(21), "closes": time(5), "every_minutes": 180}
ALWAYS = {"every_minutes": 720}
SILENT = 6  # every so manieth has not been heard from for two days
NEAR = 0.004  # degrees around the kelurahan's label point


def load(people: dict[str, Member], *, at: datetime) -> None:
    """Set the posts up through the verb of the desk, and let their keepers speak."""
    chance = random.Random(SEED)  # noqa: S311 - the same demo every time
    villages = list(Region.objects.filter(level=Level.VILLAGE).order_by("code"))
    offices = {office.region_id: office for office in Agency.objects.filter(kind="kelurahan").order_by("-code")}
    keepers = {member.agency_id: member for member in people.values()}
    posts = []
    for number in range(NUMBER):
        village = villages[number % len(villages)]
        if village.pk in offices:
            posts.append(_post(number, village, offices[village.pk], people["operator"], chance, at=at))
    for number, post in enumerate(posts):
        if number % SILENT:
            _speak(post, keepers[post.agency_id], chance, at=at, calls=number == 1)


def _post(number: int, village: Region, office: Agency, by: Member, chance: random.Random, *, at: datetime) -> Post:
    is_night = number % 4 > 0
    more: dict[str, Any] = NIGHT if is_night else ALWAYS
    facts = Facts(
        label=f"Pos kamling RW {number + 1:02d}" if is_night else f"Posko {village.name} {number + 1}",
        kind="pos_kamling" if is_night else "posko",
        region=village,
        agency=office,
        active_from=(at - timedelta(days=60)).date(),
        place=f"RT {number % 4 + 1:02d}",
        lat=round(village.lat + chance.uniform(-NEAR, NEAR), 4) if village.lat is not None else None,
        lng=round(village.lng + chance.uniform(-NEAR, NEAR), 4) if village.lng is not None else None,
        **more,
    )
    return services.add_post(facts=facts, member=by, at=at - timedelta(days=DAYS + 1), is_simulated=True)


def _speak(post: Post, keeper: Member, chance: random.Random, *, at: datetime, calls: bool) -> None:
    spoken = at - timedelta(days=DAYS)
    while spoken < at:
        is_last = spoken + timedelta(hours=2) >= at
        condition = Condition.HELP if calls and is_last else Condition.FINE
        note = "[SIMULASI] Air mulai naik di gang, perlu pompa." if condition == Condition.HELP else ""
        said = Said(condition, spoken, note, post.lat, post.lng)
        number = UUID(int=chance.getrandbits(128), version=4)
        services.check_in(post=post, said=said, number=number, member=keeper, at=spoken)
        spoken += timedelta(hours=2)
