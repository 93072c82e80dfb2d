"""Put the demo city into an empty database: through the same verbs as real life, so that its journal is a real one."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan import shipped
from kentongan.alerts import calendar_services
from kentongan.alerts.models import CalendarKind
from kentongan.api import publishing
from kentongan.city import ladders
from kentongan.city import services as city
from kentongan.city.models import Agency, Classification, Ladder, Level, Member, Region, Role
from kentongan.demo import (
    calling,
    desk_work,
    field_work,
    follow_up,
    plans,
    rakor_history,
    rumours,
    situations,
    watch_posts,
)
from kentongan.demo.facts import AgencyFact, City, load_city
from kentongan.demo.records import Village
from kentongan.demo.simulation import simulate
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Meeting, Mode

PASSWORD = "kentongan-demo"  # noqa: S105 - printed at every start; only the demo uses it
SEED = 3574
YEARS = 2
CLEARANCES = {
    "biasa": Classification.OPEN,
    "terbatas": Classification.LIMITED,
    "rahasia": Classification.SECRET,
}


def is_loaded() -> bool:
    """Is there a city already? Then the demo keeps what was entered."""
    return Member.objects.exists()


def load(*, at: datetime, say: Callable[[str], None]) -> None:
    """Load city, people, rakor and two years of simulated reports, all or nothing.

    Args:
        at: now, aware; the simulation ends yesterday, so that nothing lies in the future.
        say: told what is being done, for whoever waits.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    today = at.astimezone(zone).date()
    facts = load_city()
    opening = datetime.combine(date(2020, 1, 2), time(8), tzinfo=zone)
    with transaction.atomic():
        say(_("Memuat wilayah, instansi, istilah, dan akun peragaan …"))
        people = settle(facts, at=opening)
        _calendar(people, today=today, opening=opening, at=at)
        say(_("Memuat sepuluh rakor 2020–2026 …"))
        rakor_history.load(people, zone=zone, today=today)
        say(_("Memuat dua tahun laporan simulasi (sekitar setengah menit) …"))
        _field(facts, people, today=today, zone=zone)
        say(_("Menjalankan deteksi …"))
        desk_work.detect_and_answer(people, at=at, zone=zone)
        rumours.load(people, zone=zone, at=at)
        say(_("Menghitung dampak intervensi …"))
        field_work.load(people, today=today, at=at, zone=zone)
        follow_up.carry_on(people, at=at)
        watch_posts.load(people, at=at)
        situations.load(people, at=at, zone=zone)
        calling.call(_next_rakor(people, today=today, at=at), people, at=at)
        plans.load(people, at=at, zone=zone)
        publishing.publish(at=at)


def settle(facts: City, *, at: datetime) -> dict[str, Member]:
    """Found the city: places, offices, words, rules, and its people by user name; nothing has happened in it yet."""
    _ground(facts, at=at)
    people = _people(facts, at=at)
    _top_of_the_ladders(people, at=at)
    return people


def _ground(facts: City, *, at: datetime) -> None:
    city.load_regions([asdict(region) for region in facts.regions], at=at)
    spots = [
        {"name": name, "region": spot.region or settings.HOME_CODE}
        for spot in facts.spots
        for name in (spot.name, *spot.aliases)
    ]
    city.load_places(
        aliases=[(alias.region, alias.text) for alias in facts.aliases],
        spots=spots,
        agencies=[asdict(agency) for agency in facts.agencies],
    )
    shipped.load(at=at)


def _people(facts: City, *, at: datetime) -> dict[str, Member]:
    """Enrol the demo accounts, and for every other office one account that nobody can log in to."""
    people = {}
    for fact in facts.members:
        people[fact.username] = city.enrol_member(
            username=fact.username,
            name=fact.display_name,
            role=fact.role,
            agency=Agency.objects.get(code=fact.agency),
            region=Region.objects.get(code=fact.region),
            clearance=CLEARANCES[fact.clearance],
            password=PASSWORD,
            by=None,
            at=at,
        )
    staffed = {fact.agency for fact in facts.members}
    for agency in facts.agencies:
        if agency.code not in staffed:
            people[agency.code] = _office_account(agency, at=at)
    return people


def _office_account(agency: AgencyFact, *, at: datetime) -> Member:
    in_the_field = agency.kind == "kelurahan"
    return city.enrol_member(
        username=f"kantor-{agency.code}",
        name=f"Lurah {agency.short.removeprefix('Kel. ')}" if in_the_field else f"Penghubung {agency.short}",
        role=Role.FIELD if in_the_field else Role.LIAISON,
        agency=Agency.objects.get(code=agency.code),
        region=Region.objects.get(code=agency.region),
        password=None,
        by=None,
        at=at,
    )


def _field(facts: City, people: dict[str, Member], *, today: date, zone: ZoneInfo) -> None:
    villages = [Village(region.code, region.name, facts.aliases_of(region.code)) for region in facts.at_level(4)]
    last = today - timedelta(days=1)
    first = last.replace(year=last.year - YEARS) if (last.month, last.day) != (2, 29) else last - timedelta(days=731)
    eased = [field_work.easing(today)]
    reports = simulate(seed=SEED, first=first, last=last, villages=villages, zone=zone, eased=eased)
    desk_work.work_through(reports, people, last=last)


def _top_of_the_ladders(people: dict[str, Member], *, at: datetime) -> None:
    """Put the mayor on top: the office has another code here than the shipped ladders name."""
    for ladder, minutes, urgent in ((Ladder.ALERT, 480, 30), (Ladder.ACTION, 10_080, 2_880)):
        ladders.add_rung(
            ladder=ladder,
            label=people["walikota"].name,
            agency_kind="",
            agency=people["walikota"].agency,
            role=Role.HEAD,
            minutes=minutes,
            urgent_minutes=urgent,
            by=people["admin"],
            at=at,
        )


def _calendar(people: dict[str, Member], *, today: date, opening: datetime, at: datetime) -> None:
    """Load the years that the simulation covers and what comes; the district's own feast next week is made up."""
    for year in range(today.year - YEARS, today.year + 1):
        calendar_services.load_calendar(year=year, at=opening)
    calendar_services.keep_calendar(at=at)
    calendar_services.add_entry(
        by=people["sekretaris"],
        at=at,
        label="[SIMULASI] Pasar malam dan karnaval kecamatan",
        kind=CalendarKind.LOCAL,
        first=today + timedelta(days=5),
        last=today + timedelta(days=8),
        region=Region.objects.filter(level=Level.DISTRICT).order_by("code").first(),
        categories=["traffic", "public_order", "crime"],
        raises=True,
        source="Surat pemberitahuan kegiatan (SIMULASI)",
    )


def _next_rakor(people: dict[str, Member], *, today: date, at: datetime) -> Meeting:
    held_on = today + timedelta(days=(2 - today.weekday()) % 7 or 7)  # the coming Wednesday
    head: dict[str, Any] = {"mode": Mode.BOTH, "starts_at": time(9)}
    facts = meetings.Facts(
        title=_("Rakor Tim Terpadu PKS (SIMULASI)"),
        held_on=held_on,
        place="Command Center Kantor Wali Kota",
        chair="Wali Kota",
        region=Region.objects.get(code=settings.HOME_CODE),
        **head,
    )
    return meetings.plan_meeting(facts=facts, member=people["sekretaris"], at=at, is_simulated=True)
