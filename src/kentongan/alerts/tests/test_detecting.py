import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kentongan.alerts import charts, detecting
from kentongan.alerts.tests import scene
from kentongan.cast import CITY, MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification

ZONE = ZoneInfo("Asia/Jakarta")
METHOD = detecting.method(window=14, alpha=0.005, minimum=3)
LAST = date(2026, 11, 22)


def gather(category=scene.CATEGORY, last=LAST):
    first = detecting.span(METHOD, last)
    stretches = detecting.heard(CITY, first=first, last=last, days=28, zone=ZONE)
    return detecting.gather(CITY, category=category, first=first, last=last, stretches=stretches)


def verdicts(found):
    return {one["area"]: one["verdict"] for one in found}


def test_silence_is_missing_and_not_zero(cast, now):
    scene.heard(cast, now, regions=(SUMBER_TAMAN,))
    found = verdicts(detecting.find(gather(), METHOD))
    assert found[SUMBER_TAMAN] == "quiet"
    assert found[MANGUNHARJO] == "cannot_say"


def test_a_report_is_heard_for_28_days_and_not_for_29(cast, now):
    scene.heard(cast, now - timedelta(days=27), days=1, regions=(SUMBER_TAMAN,))
    scene.heard(cast, now - timedelta(days=28), days=1, regions=(MANGUNHARJO,))
    stretches = detecting.heard(CITY, first=LAST, last=LAST, days=28, zone=ZONE)
    assert stretches.get(SUMBER_TAMAN) == [[0, 0]]
    assert MANGUNHARJO not in {code for code, days in stretches.items() if days and days[0][1] >= days[0][0]}


def test_the_day_of_a_report_is_the_city_s_day(cast):
    late_evening_utc = datetime(2026, 11, 21, 18, 30, tzinfo=ZoneInfo("UTC"))  # 22 November, 01.30 in Probolinggo
    scene.heard(cast, late_evening_utc, days=1, regions=(SUMBER_TAMAN,))
    first = LAST - timedelta(days=3)
    stretches = detecting.heard(CITY, first=first, last=LAST, days=28, zone=ZONE)
    assert stretches[SUMBER_TAMAN] == [[3, 3]]


def test_a_report_of_the_whole_city_makes_the_place_of_its_incident_heard(cast, now):
    scene.told(cast, now, scene.incident(cast, now, LAST))
    assert gather()["heard"] == [[1, 797, 797]]


def test_a_surge_exceeds(cast, now):
    scene.heard(cast, now)
    scene.surge(cast, now)
    found = {one["area"]: one for one in detecting.find(gather(), METHOD)}
    one = found[SUMBER_TAMAN]
    assert one["verdict"] == "exceeds"
    assert one["observed"] == 6
    assert one["reason"].startswith("6 peristiwa dalam 14 hari")
    assert verdicts(found.values())[MANGUNHARJO] == "quiet"


def test_what_is_stored_is_plain_json_and_gives_the_same_findings_again(cast, now):
    scene.heard(cast, now)
    scene.surge(cast, now)
    counts = gather()
    stored = json.loads(json.dumps(counts))
    assert stored == counts
    assert detecting.find(stored, json.loads(json.dumps(METHOD))) == detecting.find(counts, METHOD)


def test_refuted_incidents_and_other_matters_are_not_counted(cast, now):
    scene.heard(cast, now)
    scene.surge(cast, now, verdict="false", progress="checked")
    scene.surge(cast, now, category="crime")
    assert gather()["events"] == []


def test_incidents_of_no_kelurahan_are_said_and_not_counted(cast, now):
    scene.incident(cast, now, LAST, region=CITY)
    counts = gather()
    assert counts["elsewhere"] == 1
    assert counts["events"] == []


def test_secret_incidents_exist_only_for_who_may_see_them(cast, now):
    scene.heard(cast, now)
    scene.surge(cast, now, classification=Classification.SECRET)
    counts = gather()
    assert verdicts(detecting.find(counts, METHOD))[SUMBER_TAMAN] == "exceeds"
    open_view = {one["area"]: one for one in detecting.find(counts, METHOD, clearance=Classification.OPEN)}
    assert open_view[SUMBER_TAMAN]["observed"] == 0
    assert not detecting.visible(counts, Classification.LIMITED)
    assert detecting.visible(counts, Classification.SECRET)


def test_a_city_without_kelurahan_finds_nothing(db):
    counts = {"areas": [], "first": "2026-01-01", "last": "2026-01-02", "events": [], "heard": [], "elsewhere": 0}
    assert detecting.find(counts, METHOD) == []
    assert detecting.look_back(counts, METHOD, SUMBER_TAMAN, clearance=2) == []


def test_half_a_year_is_looked_back_on(cast, now):
    scene.heard(cast, now)
    scene.surge(cast, now)
    past = detecting.look_back(gather(), METHOD, SUMBER_TAMAN, clearance=0)
    assert len(past) == 26
    assert past[-1] == {"end": LAST, "observed": 6, "upper": past[-1]["upper"], "verdict": "exceeds"}
    assert past[0]["upper"] is None, "before the first reports there is nothing to say"
    chart = charts.draw(past, window=14)
    assert chart.exceeding == 1
    assert chart.unknown == sum(1 for look in past if look["verdict"] == "cannot_say")


def test_a_chart_keeps_within_its_frame():
    past = [{"end": LAST, "observed": n, "upper": None if n % 2 else 3, "verdict": "quiet"} for n in (0, 1, 250)]
    chart = charts.draw(past, window=14)
    for look in chart.looks:
        assert 0 <= look.bar_y <= chart.floor
        assert 0 <= look.band_y <= chart.floor
        assert look.bar_y + look.bar_height == chart.floor
        assert look.x + chart.bar <= chart.width
    assert chart.looks[0].bar_height == 0


def test_there_is_no_chart_of_nothing():
    assert charts.draw([], window=14) is None


@pytest.mark.parametrize("changed", [{"window": 7}, {"alpha": 0.01}])
def test_the_method_keeps_what_it_was_given(changed):
    stored = detecting.method(**changed)
    assert changed.items() <= stored.items()
    assert detecting.window_of(stored) == stored["window"]


def late_past(cast, now, *, number=80):
    """Half of the incidents are recorded within two days, the others a week later."""
    for one in range(number):
        day = LAST - timedelta(days=20 + one)
        recorded = datetime.combine(day, datetime.min.time(), tzinfo=ZONE) + timedelta(
            days=1 if one % 2 else 8, hours=9
        )
        scene.incident(cast, recorded, day, region=scene.VILLAGES[one % 3])


def test_how_late_one_hears_is_learnt_and_lowers_what_is_expected_of_the_newest_days(cast, now):
    scene.heard(cast, now)
    assert detecting.arrivals(CITY, last=LAST, zone=ZONE) == []  # nobody can know from so few
    late_past(cast, now)
    shares = detecting.arrivals(CITY, last=LAST, zone=ZONE)
    assert shares == [0.0] + [0.5] * 7
    first = detecting.span(METHOD, LAST)
    stretches = detecting.heard(CITY, first=first, last=LAST, days=28, zone=ZONE)
    window = {"first": first, "last": LAST, "category": scene.CATEGORY, "stretches": stretches}
    plain = detecting.gather(CITY, **window)
    counts = json.loads(json.dumps(detecting.gather(CITY, arrived=shares, **window)))
    assert counts["events"] == plain["events"]  # nothing is added to any count
    before, after = (
        next(one for one in detecting.find(given, METHOD) if one["area"] == SUMBER_TAMAN) for given in (plain, counts)
    )
    assert after["expected"] < 0.8 * before["expected"]
    assert "sudah masuk" in after["reason"]
    assert "sudah masuk" not in before["reason"]
    assert detecting.look_back(counts, METHOD, SUMBER_TAMAN, clearance=3)[-1]["upper"] == after["upper"]


def test_a_classified_incident_does_not_show_in_how_late_one_hears(cast, now):
    late_past(cast, now)
    before = detecting.arrivals(CITY, last=LAST, zone=ZONE)
    scene.incident(cast, now - timedelta(days=2), LAST - timedelta(days=30), classification=Classification.SECRET)
    assert detecting.arrivals(CITY, last=LAST, zone=ZONE) == before
