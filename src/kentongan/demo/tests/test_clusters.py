from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from kentongan.demo.clusters import FLOOD, LIVESTOCK, RACING, RUMOUR, flood_day
from kentongan.demo.facts import load_city
from kentongan.demo.records import FieldReport, Village
from kentongan.demo.simulation import silences, simulate

VILLAGES = tuple(Village(region.code, region.name) for region in load_city().at_level(4))
ENDS = [date(2026, 2, 10), date(2026, 6, 30), date(2026, 11, 21)]
SEEDS = [1, 5, 2026]
each_end_and_seed = pytest.mark.parametrize(("last", "seed"), [(last, seed) for last in ENDS for seed in SEEDS])


@cache
def all_reports(last: date, seed: int) -> tuple[FieldReport, ...]:
    return tuple(simulate(seed=seed, first=last - timedelta(days=730), last=last, villages=VILLAGES))


def cluster(label: str, last: date, seed: int) -> list[FieldReport]:
    return [report for report in all_reports(last, seed) if report.cluster == label]


def per_incident(reports: list[FieldReport]) -> dict[str, FieldReport]:
    return {report.incident_key: report for report in reports}


@each_end_and_seed
def test_livestock_theft_fills_the_last_twelve_days_in_the_south(last, seed):
    incidents = per_incident(cluster(LIVESTOCK, last, seed)).values()
    assert 8 <= len(incidents) <= 10
    assert all(timedelta() < last - incident.occurred_at.date() < timedelta(days=12) for incident in incidents)
    assert all(incident.region.startswith(("35.74.02", "35.74.05")) for incident in incidents)
    assert max(Counter(incident.region for incident in incidents).values()) >= 5
    assert {incident.category for incident in incidents} == {"crime"}


@each_end_and_seed
def test_the_livestock_cluster_stands_out_of_its_background(last, seed):
    months = 24
    region = Counter(report.region for report in cluster(LIVESTOCK, last, seed)).most_common(1)[0][0]
    usual = [
        report
        for report in all_reports(last, seed)
        if report.region == region and report.category == "crime" and report.cluster is None
    ]
    assert len(usual) / months < 2.5, "so that five in twelve days is much"


@each_end_and_seed
def test_floods_lie_a_month_back_or_in_the_last_january(last, seed):
    flood = cluster(FLOOD, last, seed)
    days = [report.occurred_at.date() for report in flood]
    assert len({report.region for report in flood}) == 6
    assert max(days) - min(days) <= timedelta(days=6)
    assert all(day.month in {11, 12, 1, 2, 3} for day in days)
    if last.month in {1, 2, 3}:
        assert all(timedelta(days=25) <= last - day <= timedelta(days=40) for day in days)
    else:
        assert all(day.month == 1 and day < last for day in days)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2026, 2, 20), date(2026, 1, 19)),
        (date(2026, 12, 10), date(2026, 11, 8)),
        (date(2026, 11, 21), date(2026, 1, 18)),
        (date(2026, 5, 20), date(2026, 1, 18)),
        (date(2026, 1, 5), date(2025, 12, 4)),
    ],
)
def test_the_flood_is_always_in_rain_and_before_the_end(last, expected):
    assert flood_day(last) == expected


@each_end_and_seed
def test_the_kidnapping_rumour_is_one_false_story_in_many_kelurahan(last, seed):
    rumour = cluster(RUMOUR, last, seed)
    assert len({report.region for report in rumour}) == 7
    assert {report.verdict for report in rumour} == {"false"}
    assert {report.category for report in rumour} == {"rumour_hoax"}
    assert len(per_incident(rumour)) == 1
    assert all(timedelta(days=67) <= last - report.occurred_at.date() <= timedelta(days=73) for report in rumour)
    assert len({report.text for report in rumour}) == len(rumour)


@each_end_and_seed
def test_street_racing_lies_nine_months_back(last, seed):
    incidents = per_incident(cluster(RACING, last, seed)).values()
    assert 9 <= len(incidents) <= 11
    assert all(timedelta(days=260) <= last - r.occurred_at.date() <= timedelta(days=280) for r in incidents)
    assert max(Counter(incident.region for incident in incidents).values()) >= 5


@each_end_and_seed
def test_no_kelurahan_falls_silent_while_its_cluster_runs(last, seed):
    quiet = silences(seed=seed, first=last - timedelta(days=730), last=last, villages=VILLAGES)
    planted = [report for report in all_reports(last, seed) if report.cluster is not None]
    assert not [r for r in planted for silence in quiet if silence.covers(r.region, r.occurred_at.date())]


def test_a_cluster_that_would_begin_too_early_is_left_out():
    last = ENDS[0]
    short = simulate(seed=1, first=last - timedelta(days=30), last=last, villages=VILLAGES)
    assert {report.cluster for report in short} == {None, LIVESTOCK}
