"""The nightly rule under one budget of alarms for all kelurahan and categories."""

import json
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kentongan.alerts import detecting, recompute, replaying, rewinding, watching
from kentongan.alerts.models import Alert, Rule, Run
from kentongan.alerts.tests import scene
from kentongan.cast import CITY, MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Boundary, Classification

LAST = date(2026, 11, 22)
METHOD = detecting.method_of_budget(alarms_a_week=2.0, categories=14)


def _counts(last=LAST):
    first = detecting.span(METHOD, last)
    stretches = detecting.heard(CITY, first=first, last=last, days=28, zone=ZoneInfo("Asia/Jakarta"))
    return detecting.gather(CITY, category=scene.CATEGORY, first=first, last=last, stretches=stretches)


def test_a_surge_exceeds_with_its_window_its_usual_and_what_says_no(cast, now):
    scene.heard(cast, now)
    scene.surge(cast, now)
    counts = _counts()
    found = {one["area"]: one for one in detecting.find(counts, METHOD)}
    one = found[SUMBER_TAMAN]
    assert one["verdict"] == "exceeds"
    assert one["observed"] == 6
    assert one["needed"] <= 6
    assert "6 peristiwa dalam" in one["reason"]
    assert "sejak" in one["reason"]
    assert found[MANGUNHARJO]["verdict"] == "quiet"
    stored = json.loads(json.dumps(counts))
    assert detecting.find(stored, json.loads(json.dumps(METHOD))) == list(found.values())
    past = detecting.look_back(counts, METHOD, SUMBER_TAMAN, clearance=0)
    assert len(past) == 26
    assert past[-1]["verdict"] == "exceeds"
    assert past[-1]["end"] == LAST
    early = detecting.find(counts | {"heard": [stretch for stretch in counts["heard"] if stretch[0] != 0]}, METHOD)
    assert "cannot_say" in {one["verdict"] for one in early}


def test_the_city_sets_the_budget_and_the_alert_follows(cast, enter, now):
    rule = scene.rules(now)["counts"]
    client = enter(cast.administrator)
    given = {"label": "Berbagi", "window": "14", "alpha": "0.005", "minimum": "3", "heard_days": "28"}
    assert client.post(reverse("alerts:rule", args=[rule.pk]), given | {"method": "hierarchical"}).status_code == 302
    shared = Rule.objects.get(code=rule.code, is_active=True)
    page = client.get(reverse("alerts:rule", args=[shared.pk])).content.decode()
    assert 'name="alarms_a_week" value="2.0"' in page
    given = {"label": "Berbagi", "alarms_a_week": "4", "minimum": "3", "heard_days": "28", "method": "hierarchical"}
    assert client.post(reverse("alerts:rule", args=[shared.pk]), given | {"alarms_a_week": "0"}).status_code == 422
    assert client.post(reverse("alerts:rule", args=[shared.pk]), given).status_code == 302
    doubled = Rule.objects.get(code=rule.code, is_active=True)
    assert abs(doubled.options["method"]["budget"] / shared.options["method"]["budget"] - 2) < 1e-9
    scene.heard(cast, now)
    scene.surge(cast, now)
    watching.run_detection(at=now, category=scene.CATEGORY)
    alert = Alert.objects.get(rule=doubled)
    assert alert.region_id == SUMBER_TAMAN
    assert enter(cast.operator).get(reverse("alerts:alert", args=[alert.pk])).status_code == 200
    client = enter(cast.administrator)
    given |= {"method": "shrunken"}
    assert client.post(reverse("alerts:rule", args=[doubled.pk]), given).status_code == 302
    assert Rule.objects.get(code=rule.code, is_active=True).options["method"]["rule"] == "shrunken"


def test_the_days_asked_for_hold_the_weeks_learnt_from():
    assert (LAST - detecting.span(METHOD, LAST)) >= timedelta(weeks=150)
    assert detecting.alarms_a_week(METHOD, categories=14) == 2.0
    assert detecting.window_of(METHOD) == 7
    assert rewinding.with_options(METHOD, {"least": 20})["least"] == 20
    for strange in ({"window": 14}, {"least": 0}):
        with pytest.raises(rewinding.CannotReplay):
            rewinding.with_options(METHOD, strange)


def test_late_incidents_lower_what_is_usual_for_this_method_too_and_the_past_can_be_replayed(cast, enter, now):
    rule = scene.rules(now)["counts"]
    client = enter(cast.administrator)
    given = {"label": "Berbagi", "window": "14", "alpha": "0.005", "minimum": "3", "heard_days": "28"}
    client.post(reverse("alerts:rule", args=[rule.pk]), given | {"method": "hierarchical", "late": "on"})
    shared = Rule.objects.get(code=rule.code, is_active=True)
    assert shared.options["late"] is True
    assert 'name="late"' in client.get(reverse("alerts:rule", args=[shared.pk])).content.decode()
    scene.heard(cast, now, days=560)
    scene.surge(cast, now)
    counts = _counts()
    plain, late = (
        next(one for one in detecting.find(counts | more, METHOD) if one["area"] == SUMBER_TAMAN)
        for more in ({}, {"arrived": [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]})
    )
    assert late["expected"] < plain["expected"]
    assert "yang sudah masuk" in late["reason"]
    found = replaying.replay_home(
        category=scene.CATEGORY, first=LAST - timedelta(days=21), last=LAST - timedelta(days=1), truth="surges",
        options={"least": 10}, at=now, method="hierarchical",
    )  # fmt: skip
    assert (found["method"], found["rule"]["least"], found["looks"]) == ("hierarchical", 10, 3)
    with pytest.raises(rewinding.CannotReplay, match="Tidak ada aturan jumlah"):
        replaying.replay_home(
            category="", first=None, last=None, truth="surges", options={}, at=now, method="shrunken"
        )  # fmt: skip


KIDUL = "35.74.02.1001"  # of the kecamatan of Sumber Taman


def _bounded(cast, at, *codes):
    """Squares side by side for some kelurahan."""
    for place, code in enumerate(codes):
        ring = [[113 + (place + x) / 100, -7.7 + y / 100] for x, y in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        Boundary.objects.create(region=cast.region(code), geometry=geometry, source="uji", imported_at=at)


def test_neighbours_are_those_of_the_official_map_and_the_run_keeps_them(cast, enter, now):
    rule = scene.rules(now)["counts"]
    Rule.objects.filter(pk=rule.pk).update(options=rule.options | {"method": METHOD})
    scene.heard(cast, now, days=560)
    scene.surge(cast, now, number=3, region=SUMBER_TAMAN, classification=Classification.LIMITED)
    scene.surge(cast, now, number=2, region=MANGUNHARJO)
    plain = watching.run_detection(at=now, category=scene.CATEGORY)[0]
    assert "borders" not in plain.counts
    assert "sekecamatan" in enter(cast.head).get(reverse("alerts:run", args=[plain.pk])).content.decode()
    _bounded(cast, now - timedelta(days=1), SUMBER_TAMAN, MANGUNHARJO)
    run = watching.run_detection(at=now, category=scene.CATEGORY)[0]
    rows = {code: row for row, code in enumerate(run.counts["areas"])}
    pairs = {tuple(pair) for pair in run.counts["borders"]}
    assert (rows[SUMBER_TAMAN], rows[MANGUNHARJO]) in pairs  # of two kecamatan
    assert (rows[KIDUL], rows[SUMBER_TAMAN]) in pairs  # no boundary: beside all of its kecamatan
    assert run.pk != plain.pk
    found = {one["area"]: one for one in run.findings}[SUMBER_TAMAN]
    assert (found["verdict"], found["observed"], MANGUNHARJO in found["around"]) == ("exceeds", 5, True)
    alert = Alert.objects.get(region=SUMBER_TAMAN)
    assert alert.incidents.count() == 5
    assert alert.classification == Classification.LIMITED
    Boundary.objects.all().delete()  # years later the map is another one
    again = recompute.recompute(run=Run.objects.get(pk=run.pk), member=cast.head, at=now)
    assert again.is_equal
    assert "2 pasang kelurahan" in enter(cast.head).get(reverse("alerts:run", args=[run.pk])).content.decode()
