"""What the next two weeks may bring: of places with enough past, for who may know, and of no one kind."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from kentongan.alerts import queries, watching
from kentongan.alerts.foreseeing import LEAST_HERE, foresee
from kentongan.alerts.models import Run
from kentongan.alerts.tests import scene
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.verification.models import Incident

AREAS = ("35.74.01.1001", "35.74.01.1002", "35.74.02.1001", "35.74.02.1006")
POINTS = {area: (113.2 + 0.01 * i, -7.75) for i, area in enumerate(AREAS)}
FIRST, DAYS = date(2024, 9, 16), 798


def run(events: list[list[int]], *, heard: list[list[int]] | None = None, **more: Any) -> dict[str, Any]:
    everywhere = [[row, 0, DAYS - 1] for row in range(len(AREAS))]
    last = FIRST + timedelta(days=DAYS - 1)
    return {
        "areas": list(AREAS),
        "first": FIRST.isoformat(),
        "last": last.isoformat(),
        "events": events,
        "heard": everywhere if heard is None else heard,
    } | more


def steady(rates=(0.1, 0.05, 0.08, 0.002), *, secrecy: int = 0, seed: int = 1) -> list[list[int]]:
    counts = np.random.default_rng(seed).poisson(np.array(rates)[:, None], (len(AREAS), DAYS))
    return [[int(row), int(day), secrecy, int(counts[row, day])] for row, day in np.argwhere(counts)]


def test_it_says_how_many_of_what_and_nothing_where_single_cases_would_show():
    crime, land = steady(seed=1), steady(seed=2)
    found = foresee([run(crime), run(land)], POINTS, clearance=0)
    busy = found[AREAS[0]]
    both = sum(number for row, _day, _secrecy, number in crime + land if row == 0)
    assert busy.counted == pytest.approx(both, abs=2)  # the days before the first whole week are left out
    assert busy.usual == pytest.approx(2.8, rel=0.3)
    assert busy.lower <= busy.expected <= busy.upper
    assert (busy.first - FIRST).days == DAYS
    assert (busy.last - busy.first).days == 13
    assert busy.right >= 0.7 * busy.looked
    rare = found[AREAS[3]]
    assert rare.counted < LEAST_HERE
    assert (rare.unknown, rare.expected, rare.lower, rare.chance, rare.usual) == ("few_reports", None, None, None, None)


def test_what_nobody_heard_is_not_calm_and_a_city_with_hardly_anything_is_told_nothing():
    heard = [[row, 0, DAYS - (10 if row == 0 else 1)] for row in range(len(AREAS))]
    events = [one for one in steady() if one[0] or one[1] < DAYS - 10]
    assert foresee([run(events, heard=heard)], POINTS, clearance=0)[AREAS[0]].unknown == "silent_now"
    few = foresee([run(steady()[:20])], POINTS, clearance=0)
    assert {one.unknown for one in few.values()} == {"few_in_all"}
    assert foresee([], POINTS, clearance=0) == {}


def test_what_is_secret_changes_nothing_for_who_may_not_know_it():
    open_ = steady()
    secret = [[0, day, 3, 4] for day in range(DAYS - 7, DAYS)]
    both = [run(open_), run(secret)]
    plain = foresee([run(open_), run([])], POINTS, clearance=0)
    assert foresee(both, POINTS, clearance=0) == plain
    assert foresee(both, POINTS, clearance=3)[AREAS[0]].expected > plain[AREAS[0]].expected + 0.5


def test_weeks_that_are_not_all_in_yet_do_not_lower_what_is_foreseen():
    events = [one for one in steady() if one[1] < DAYS - 7 or one[1] % 2]
    late = foresee([run(events, arrived=[0.5] * 7)], POINTS, clearance=0)
    plain = foresee([run(events)], POINTS, clearance=0)
    assert sum(one.expected or 0 for one in late.values()) >= sum(one.expected or 0 for one in plain.values())


def test_a_kecamatan_holds_its_kelurahan_and_a_place_without_point_has_no_neighbours():
    found = foresee([run(steady())], {}, clearance=0, districts=True)
    assert set(found) == {"35.74.01", "35.74.02"}
    assert found["35.74.01"].usual == pytest.approx(14 * 0.15, rel=0.3)


def test_the_page_of_a_place_shows_it_to_who_reads_warnings(cast, now, enter):
    scene.heard(cast, now, days=800)
    rng = np.random.default_rng(5)
    days = [now.date() - timedelta(days=int(back)) for back in rng.integers(0, 780, 90)]
    regions = [SUMBER_TAMAN if i % 3 else MANGUNHARJO for i in range(len(days))]
    thing = scene.incident(cast, now, now.date())
    Incident.objects.bulk_create(
        Incident(
            title="Keributan", category=scene.CATEGORY, occurred_on=day, region_id=region,
            recorded_by=thing.recorded_by, recorded_at=now,
        )
        for day, region in zip(days, regions, strict=True)
    )  # fmt: skip
    url = f"/wilayah/{SUMBER_TAMAN}/"
    assert "Dua minggu ke depan" not in enter(cast.head).get(url).content.decode()  # nothing was counted yet
    scene.rules(now)
    for category in (scene.CATEGORY, "crime"):
        watching.run_detection(at=now, category=category)
    found = queries.outlook(cast.head, SUMBER_TAMAN)
    assert found is not None
    assert found.upper is not None
    shown = enter(cast.head).get(url).content.decode()
    assert f"{found.lower}–{found.upper} peristiwa" in " ".join(shown.split())
    assert "bukan tentang orang atau kelompok" in shown
    assert "Dua minggu ke depan" not in enter(cast.administrator).get(url).content.decode()
    assert queries.outlook(cast.lurah, MANGUNHARJO) is None or MANGUNHARJO.startswith(cast.lurah.region_id)
    # One category counted alone, early on the next day, is not taken for all there is.
    watching.run_detection(at=now + timedelta(days=1), category=scene.CATEGORY)
    assert Run.objects.filter(last=(now + timedelta(days=1)).date()).count() == 1
    assert queries.outlook(cast.head, SUMBER_TAMAN) == found
