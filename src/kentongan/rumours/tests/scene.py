"""A rumour on its way: what most tests begin with."""

import uuid
from datetime import datetime, timedelta

from kentongan.cast import CITY, SUMBER_TAMAN, Cast
from kentongan.city.models import Member
from kentongan.rumours import clarifying, hearing, services
from kentongan.rumours.models import Answer, Clarification, Rumour, RumourVerdict

CLAIM = "Penculik anak bermobil putih berkeliaran di sekolah-sekolah"


def heard(cast: Cast, at: datetime, code: str = SUMBER_TAMAN, **more: object) -> hearing.Heard:
    given = {"region": cast.region(code), "heard_at": at, "channel": "whatsapp", "key": uuid.uuid4()}
    return hearing.Heard(**given | more)


def facts(cast: Cast, code: str = CITY, claim: str = CLAIM, **more: object) -> hearing.Facts:
    return hearing.Facts(claim=claim, category="rumour_hoax", region=cast.region(code), **more)


def rumour(cast: Cast, at: datetime, **more: object) -> Rumour:
    return hearing.open_rumour(facts=facts(cast, **more), heard=heard(cast, at), member=cast.operator, at=at)


def answered(
    thing: Rumour, cast: Cast, who: Member, at: datetime, said: str = Answer.NO, count: int | None = None
) -> None:
    asked = services.ask(rumour=thing, asked=who, question="Adakah kasusnya?", member=cast.operator, at=at)
    day = at.date()
    found = services.Found(said, count, counted_from=day - timedelta(days=14), counted_to=day)
    services.answer(confirmation=asked, found=found, member=who, at=at + timedelta(hours=1))


def judged_false(thing: Rumour, cast: Cast, at: datetime) -> Rumour:
    answered(thing, cast, cast.liaison, at)
    answered(thing, cast, cast.works, at)
    reason = "Tidak ada laporan penculikan di kedua instansi."
    services.judge(rumour=thing, verdict=RumourVerdict.FALSE, reason=reason, member=cast.verifier, at=at)
    return thing


def wording(text: str = "Kabar itu salah.\n\nJangan diteruskan.") -> clarifying.Wording:
    return clarifying.Wording("Salah: penculik anak bermobil putih", CLAIM, text, "Bakesbangpol Kota Probolinggo")


def clarified(thing: Rumour, cast: Cast, at: datetime) -> Clarification:
    made = clarifying.draft(rumour=thing, wording=wording(), member=cast.operator, at=at)
    clarifying.approve(clarification=made, member=cast.head, at=at)
    clarifying.publish(clarification=made, member=cast.head, at=at)
    thing.refresh_from_db()
    return made
