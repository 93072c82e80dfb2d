"""The map: who sees which part of it, what a colour means, and that silence is none."""

import json

import pytest
import shapely
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, MAYANGAN, SUMBER_TAMAN
from kentongan.city.atlas import atlas
from kentongan.city.models import Boundary, Classification, Region

VILLAGES = {"35.74.02.1001", SUMBER_TAMAN, MANGUNHARJO}


def fetched(client, level="village", **headers):
    answer = client.get(reverse("desk:regions"), {"level": level}, headers=headers)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    return {one["properties"]["code"]: one for one in json.loads(answer.content)["features"]}


# --- who sees what ---


def test_a_stranger_sees_their_own_city_alone(scene, cast, enter):
    scene.busy()
    client = enter(cast.stranger)
    assert not VILLAGES & set(fetched(client))
    assert set(fetched(client, "district")) == {"35.75.01"}
    assert "Sumber Taman" not in client.get(reverse("desk:map")).content.decode()


def test_an_operator_of_one_kecamatan_sees_that_one(scene, cast, enter):
    scene.busy()
    client = enter(cast.local_operator)
    assert set(fetched(client)) == {MANGUNHARJO}
    assert set(fetched(client, "district")) == {MAYANGAN}


def test_a_lurah_sees_their_kelurahan(scene, cast, enter):
    assert set(fetched(enter(cast.lurah))) == {SUMBER_TAMAN}
    assert fetched(enter(cast.lurah), "district") == {}


def test_the_head_sees_the_city(scene, cast, enter):
    assert set(fetched(enter(cast.head))) == VILLAGES
    assert set(fetched(enter(cast.head), "district")) == {"35.74.02", MAYANGAN}


def test_a_region_elsewhere_does_not_exist(scene, cast, enter):
    for member, code in (
        (cast.stranger, SUMBER_TAMAN),
        (cast.local_operator, SUMBER_TAMAN),
        (cast.lurah, MAYANGAN),
        (cast.head, "35.75.01"),
        (cast.head, "35.74"),
        (cast.head, "99.99"),
        (cast.head, "35.74.0"),
    ):
        assert enter(member).get(reverse("desk:region", args=[code])).status_code == 404, (member, code)


def test_secret_things_colour_nothing_for_the_uncleared(scene, cast, enter):
    secret = {"classification": Classification.SECRET}
    scene.report(**secret)
    scene.incident(**secret)
    scene.alert(level="awas", **secret)
    scene.action(**secret)
    hidden = fetched(enter(cast.works))[SUMBER_TAMAN]["properties"]
    assert (hidden["level"], hidden["count"], hidden["alerts"], hidden["late"]) == ("senyap", 0, 0, 0)
    seen = fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]
    assert (seen["level"], seen["count"], seen["alerts"], seen["late"]) == ("awas", 1, 1, 1)


def test_rumours_colour_the_places_where_they_were_heard_for_whoever_may_read_them(scene, cast, enter):
    scene.heard(), scene.heard(), scene.heard(days_ago=8), scene.heard(classification=Classification.SECRET)
    link = reverse("desk:map") + "?lapis=rumor"
    assert fetched(enter(cast.works))[SUMBER_TAMAN]["properties"]["rumours"] == 2
    assert fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]["rumours"] == 3
    page = enter(cast.head).get(link)
    assert page.context["layer"].figure == "rumours"
    assert page.context["places"][0].code == SUMBER_TAMAN
    lurah = enter(cast.lurah)
    assert fetched(lurah)[SUMBER_TAMAN]["properties"]["rumours"] == 0
    assert lurah.get(link).context["layer"].figure == "", "who may not read rumours is not offered the layer"


# --- what it says ---


def test_silence_is_not_calm(scene, cast, enter):
    scene.report(MANGUNHARJO, days_ago=2)
    scene.report(SUMBER_TAMAN, days_ago=29)
    found = fetched(enter(cast.head))
    heard, silent = found[MANGUNHARJO]["properties"], found[SUMBER_TAMAN]["properties"]
    assert (heard["level"], heard["level_label"], heard["silent"]) == ("aman", "Aman", False)
    assert (silent["level"], silent["level_label"], silent["silent"]) == ("senyap", "Belum terdengar", True)


def test_twenty_eight_days_are_the_edge(scene, cast, enter):
    scene.report(SUMBER_TAMAN, days_ago=28)
    assert fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]["silent"] is False


def test_an_incident_found_in_a_text_for_the_whole_city_breaks_the_silence(scene, cast, enter):
    scene.incident(SUMBER_TAMAN, days_ago=3)
    assert fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]["silent"] is False


def test_the_worst_open_alert_is_the_level_even_of_a_silent_region(scene, cast, enter):
    scene.alert(level="waspada")
    scene.alert(level="awas")
    scene.alert(level="siaga", state="closed", closing_reason="Selesai", closed_by=cast.head, closed_at=scene.now)
    one = fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]
    assert (one["level"], one["alerts"], one["silent"]) == ("awas", 2, True)


def test_a_kecamatan_adds_up_its_kelurahan(scene, cast, enter):
    scene.busy()
    district = fetched(enter(cast.head), "district")[MAYANGAN]["properties"]
    assert (district["level"], district["alerts"], district["count"], district["late"]) == ("siaga", 2, 4, 1)


def test_refuted_and_old_incidents_do_not_count(scene, cast, enter):
    scene.incident(days_ago=2)
    scene.incident(days_ago=30)
    scene.incident(days_ago=1, verdict="false", progress="checked", checked_by=cast.verifier, checked_at=scene.now)
    assert fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]["count"] == 1


def test_finished_actions_and_those_not_yet_due_are_not_late(scene, cast, enter):
    scene.action(late=1)
    scene.action(late=0)
    scene.action(late=5, state="done")
    scene.action(late=5, state="cancelled", reason="Ganda")
    assert fetched(enter(cast.head))[SUMBER_TAMAN]["properties"]["late"] == 1


# --- shapes ---


def test_without_boundaries_the_map_says_that_it_guesses(scene, cast, enter):
    found = fetched(enter(cast.head))
    assert all(one["properties"]["approximate"] for one in found.values())
    assert shapely.geometry.shape(found[SUMBER_TAMAN]["geometry"]).contains(shapely.Point(113.229, -7.785))
    assert "Batas perkiraan" in enter(cast.head).get(reverse("desk:map")).content.decode()


def test_an_imported_boundary_takes_the_place_of_a_cell_and_its_neighbour_gives_way(scene, cast, enter):
    client = enter(cast.head)
    fetched(client)
    box = shapely.box(113.2150, -7.80, 113.24, -7.77)
    geometry = json.loads(shapely.to_geojson(box))
    Boundary.objects.create(
        region_id=SUMBER_TAMAN, geometry=geometry, source="Tata Pemerintahan", imported_at=scene.now
    )
    found = fetched(client)
    assert shapely.geometry.shape(found[SUMBER_TAMAN]["geometry"]).equals(box)
    assert found[SUMBER_TAMAN]["properties"]["approximate"] is False
    neighbour = shapely.geometry.shape(found["35.74.02.1001"]["geometry"])
    assert neighbour.intersection(box).area == pytest.approx(0, abs=1e-9)
    assert "Tata Pemerintahan" in client.get(reverse("desk:map")).content.decode()
    assert not atlas(cast.other_lurah)[0].note_for([SUMBER_TAMAN])


def test_a_kelurahan_without_a_point_is_listed_though_not_drawn(scene, cast, enter):
    Region.objects.create(code="35.74.02.1009", name="Kedungasem", level="village")
    assert "35.74.02.1009" not in fetched(enter(cast.head))
    assert "Kedungasem" in enter(cast.head).get(reverse("desk:map")).content.decode()


# --- the same again is not sent again ---


def test_an_unchanged_map_is_answered_304(scene, cast, enter):
    scene.busy()
    client, url = enter(cast.head), reverse("desk:regions")
    first = client.get(url)
    assert first["Cache-Control"] == "private, no-cache"
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    scene.alert(level="awas")
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_two_people_with_other_areas_have_other_marks(scene, cast, enter):
    url = reverse("desk:regions")
    assert enter(cast.head).get(url)["ETag"] != enter(cast.local_operator).get(url)["ETag"]


# --- pages ---


def test_the_list_beside_the_map_says_the_same(scene, cast, enter):
    scene.busy()
    page = enter(cast.head).get(reverse("desk:map"), {"level": "district"}).content.decode()
    for words in ("Mayangan", "Wonoasih", "Siaga", "4 peristiwa", "1 terlambat"):
        assert words in page


def test_an_alert_wider_than_the_map_shows_on_every_region_in_it_and_is_told_in_words(scene, cast, enter):
    scene.alert(MAYANGAN)
    client = enter(cast.head)
    page = client.get(reverse("desk:map")).content.decode()
    assert "1 peringatan berlaku untuk wilayah yang lebih luas" in page
    found = {
        one["properties"]["code"]: one["properties"] for one in client.get(reverse("desk:regions")).json()["features"]
    }
    inside, outside = found[MANGUNHARJO], found[SUMBER_TAMAN]
    assert (inside["level"], bool(inside["inherited"]), inside["alerts"]) == ("siaga", True, 0)
    assert (outside["inherited"], outside["alerts"]) == ("", 0)
    place = client.get(reverse("desk:region", args=[MANGUNHARJO])).content.decode()
    assert "dari peringatan wilayah yang lebih luas" in place


def test_an_unknown_level_falls_back(scene, cast, enter):
    assert enter(cast.head).get(reverse("desk:regions"), {"level": "<script>"}).status_code == 200


@pytest.mark.parametrize("page", ["desk:map", "desk:regions"])
def test_the_map_keeps_its_budget(scene, cast, enter, queries, page):
    scene.busy()
    client = enter(cast.head)
    with queries():
        assert client.get(reverse(page)).status_code == 200


def test_one_kelurahan_tells_what_is_open_there(scene, cast, enter, queries):
    scene.busy()
    client = enter(cast.head)
    with queries():
        page = client.get(reverse("desk:region", args=[SUMBER_TAMAN])).content.decode()
    for words in ("Sumber Taman", "biasanya 0–2", "Patroli malam oleh polres", "Kriminalitas", "4"):
        assert words in page
    assert "Belum terdengar" not in page


def test_a_silent_kelurahan_says_so_on_its_page(scene, cast, enter):
    assert (
        "Belum pernah terdengar" in enter(cast.head).get(reverse("desk:region", args=[SUMBER_TAMAN])).content.decode()
    )


def test_weeks_without_a_report_are_question_marks_and_not_zeros(scene, cast, enter):
    scene.report(days_ago=1)
    page = enter(cast.head).get(reverse("desk:region", args=[SUMBER_TAMAN])).content.decode()
    assert page.count(">?</text>") == 12


def test_a_lurah_reads_no_work_of_other_offices_on_the_page_of_their_kelurahan(scene, cast, enter):
    scene.action(agency="polres")
    scene.action(agency="kel-sumber-taman")
    page = enter(cast.lurah).get(reverse("desk:region", args=[SUMBER_TAMAN])).content.decode()
    assert "oleh kel-sumber-taman" in page
    assert "oleh polres" not in page


def test_the_administrator_reads_no_alert_on_the_page_of_a_region(scene, cast, enter):
    scene.busy()
    page = enter(cast.administrator).get(reverse("desk:region", args=[SUMBER_TAMAN])).content.decode()
    assert "biasanya" not in page
    assert "Patroli" not in page


@pytest.mark.parametrize("code", [SUMBER_TAMAN, "35.74.02"])
def test_the_page_of_a_place_asks_as_often_for_thirty_as_for_three(scene, cast, enter, code):
    client, asked = enter(cast.head), []
    address = reverse("desk:region", args=[code])
    client.get(address)  # what is remembered for all is fetched
    for number in range(30):
        scene.report(days_ago=number)
        scene.incident(days_ago=number)
        scene.action(alert=scene.alert(level="awas" if number % 3 else "siaga"))
        if number in (2, 29):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[1] <= 30
