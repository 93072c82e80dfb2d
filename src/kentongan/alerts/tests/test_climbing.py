import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from kentongan.alerts import climbing, ladder, services
from kentongan.alerts.models import Alert, Climb
from kentongan.alerts.tests import scene
from kentongan.cast import CITY, MANGUNHARJO, PASSWORD
from kentongan.city import queries as city
from kentongan.city import services as city_services
from kentongan.city.models import Classification, Member, Rung
from kentongan.journal.models import Entry

LURAH, CAMAT, HEAD, SEKDA, MAYOR = range(1, 6)


def after(now, **length):
    climbing.climb(at=now + timedelta(**length))
    return Alert.objects.get().rung


def lines():
    return [line.changes["rung"] for line in Entry.objects.filter(verb="alert.climb").order_by("id")]


@pytest.mark.parametrize(
    ("level", "minutes", "rung"),
    [
        ("siaga", 0, LURAH), ("siaga", 119, LURAH), ("siaga", 120, CAMAT), ("siaga", 239, CAMAT), ("siaga", 240, HEAD),
        ("siaga", 479, HEAD), ("siaga", 480, SEKDA), ("siaga", 959, SEKDA), ("siaga", 960, MAYOR),
        ("siaga", 9999, MAYOR), ("awas", 0, LURAH), ("awas", 14, LURAH), ("awas", 15, CAMAT), ("awas", 30, HEAD),
        ("awas", 59, HEAD), ("awas", 60, SEKDA), ("awas", 90, MAYOR),
    ],
)  # fmt: skip
def test_the_timetable_of_the_ladder(cast, now, level, minutes, rung):
    scene.warning(cast, now, level=level)
    assert Alert.objects.get().rung == LURAH, "the first is told at once"
    for minute in range(0, minutes + 1, 1 if minutes < 100 else 7):
        climbing.climb(at=now + timedelta(minutes=minute))
    assert after(now, minutes=minutes) == rung
    assert lines() == [[step - 1, step] for step in range(1, rung + 1)], "each step once, in order"


def test_after_a_standstill_of_hours_it_is_where_it_would_have_been_and_goes_on_in_time(cast, now):
    scene.warning(cast, now)
    assert after(now, hours=5, minutes=7) == HEAD
    assert lines() == [[0, 1], [1, 2], [2, 3]]
    assert list(Climb.objects.values_list("reached_at", flat=True))[1:] == [now + timedelta(hours=5, minutes=7)] * 2
    assert after(now, hours=7, minutes=59) == HEAD
    assert after(now, hours=8) == SEKDA, "the standstill has cost the Sekda no time"


def test_when_it_turns_out_worse_the_short_waits_count_from_then(cast, now):
    alert = scene.warning(cast, now)
    later = now + timedelta(minutes=60)
    signal = services.Signal(alert.rule, alert.region_id, alert.category, "awas", "Memburuk.", [])
    services.raise_alert(signal, at=later)
    assert after(later, minutes=14) == LURAH
    assert after(later, minutes=15) == CAMAT
    assert after(later, minutes=30) == HEAD


@pytest.mark.parametrize("answer", ["acknowledge", "start_response", "close"])
def test_whoever_answers_stops_it(cast, now, answer):
    alert = scene.warning(cast, now, level="awas")
    said = {"reason": "Selesai", "verdict": "true"} if answer == "close" else {}
    getattr(services, answer)(alert=alert, member=cast.head, at=now, **said)
    assert after(now, days=1) == LURAH


def test_a_rung_where_nobody_stands_is_passed_at_once(cast, now):
    scene.warning(cast, now, region=MANGUNHARJO)  # Mayangan has no camat here
    assert after(now, minutes=119) == LURAH
    assert after(now, minutes=120) == HEAD
    assert list(Climb.objects.values_list("label", "is_empty")) == [
        ("Lurah", False), ("Camat", True), ("Kepala Bakesbangpol", False)
    ]  # fmt: skip


def test_an_alert_of_the_whole_city_begins_where_somebody_stands_for_it(cast, now):
    scene.warning(cast, now, region=CITY)
    assert Alert.objects.get().rung == HEAD


def test_who_may_not_see_a_secret_is_not_told_of_it(cast, now):
    alert = scene.warning(cast, now, classification=Classification.SECRET)
    assert Alert.objects.get().rung == HEAD, "lurah and camat are not cleared"
    rungs = city.rungs("alert")
    told = {member for rung in rungs for member in climbing.standing(alert, rung)}
    assert told == {cast.head, cast.sekda, cast.mayor}
    Member.objects.filter(pk=cast.head.pk).update(is_active=False)
    assert not climbing.standing(alert, rungs[2]).exists()


def test_without_a_ladder_it_stands_and_waits(cast, now):
    Rung.objects.all().delete()
    scene.warning(cast, now)
    assert after(now, days=1) == 0


def test_a_rung_put_on_top_later_is_climbed_too(cast, now):
    scene.warning(cast, now)
    assert after(now, days=3) == MAYOR
    Rung.objects.create(
        ladder="alert", order=6, label="Gubernur", agency=cast.agency("setda"), minutes=60, urgent_minutes=5
    )
    assert after(now, days=3) == 6


def test_the_database_lets_no_step_be_taken_twice(cast, now):
    alert = scene.warning(cast, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Climb.objects.create(alert=alert, rung_order=1, label="Lurah", due_at=now, reached_at=now)
    stale = Alert.objects.get()
    assert after(now, minutes=120) == CAMAT
    climbing.climb_one(stale, city.rungs("alert"), at=now + timedelta(minutes=120))
    assert lines() == [[0, 1], [1, 2]]


def at_once(work, number=4):
    """Let some threads do the same at the same moment; what one of them raises is raised here."""
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in the memory of one connection")
    gate = threading.Barrier(number)

    def one(place):
        gate.wait()
        try:
            work(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        list(pool.map(one, range(number)))


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_take_each_step_once(cast, now):
    scene.warning(cast, now, level="awas")
    at_once(lambda _place: climbing.climb(at=now + timedelta(hours=3)))
    assert Alert.objects.get().rung == MAYOR
    assert lines() == [[step - 1, step] for step in range(1, 6)]


@pytest.mark.django_db(transaction=True)
def test_four_signals_at_once_open_one_alert_and_none_is_lost(cast, now):
    rule = scene.rules(now)["severity"]
    things = [scene.incident(cast, now, now.date()) for _each in range(4)]
    signals = [services.Signal(rule, thing.region_id, thing.category, "siaga", "Ada.", [thing]) for thing in things]
    at_once(lambda place: services.raise_alert(signals[place], at=now))
    assert set(Alert.objects.get().incidents.all()) == set(things)
    assert lines() == [[0, 1]]


# --- the page


def test_the_page_tells_who_was_told_who_is_next_and_when(cast, enter, now):
    alert = scene.warning(cast, now)
    address = reverse("alerts:alert", args=[alert.pk])
    text = enter(cast.operator).get(address).content.decode()
    assert "Naik ke <strong>Camat</strong> pukul 22 Nov, 21.30 bila belum ditanggapi." in text
    assert "Lurah, atau petugas tim: tanggapi" in text
    assert "sudah sampai Lurah" in " ".join(enter(cast.operator).get(reverse("alerts:alerts")).content.decode().split())
    climbing.climb(at=now + timedelta(hours=2))
    services.acknowledge(alert=alert, member=cast.camat, at=now + timedelta(hours=2))
    steps = ladder.steps(alert, city.rungs("alert"))
    assert [step.state for step in steps] == ["told", "told", "spared", "spared", "spared"]
    assert ladder.turn(steps) == "Camat"
    assert "Naik ke" not in enter(cast.operator).get(address).content.decode()


def test_an_officer_enrolled_later_stands_on_the_rung(cast, now):
    scene.warning(cast, now, region=MANGUNHARJO)
    city_services.load_places(
        aliases=[],
        spots=[],
        agencies=[{"code": "kec-m", "name": "Kec", "short": "Kec. M", "kind": "kecamatan", "region": "35.74.03"}],
    )
    city_services.enrol_member(
        username="camat-m", name="Camat M", role="liaison", agency=cast.agency("kec-m"), region=cast.region("35.74.03"),
        password=PASSWORD, by=None, at=now,
    )  # fmt: skip
    assert after(now, minutes=120) == CAMAT
