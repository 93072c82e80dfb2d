"""The feeds as others read them: Atom by feedparser, GeoJSON by geojson-pydantic, HTTP by its rules."""

import gzip
import json

import capvalidator
import feedparser
import pytest
import shapely
from django.test import Client
from django.urls import reverse
from django.utils.http import http_date
from geojson_pydantic import FeatureCollection

from kentongan.api import feeds
from kentongan.api.models import CapMessage
from kentongan.api.tests.conftest import HOLE, SQUARE
from kentongan.cast import CITY, MANGUNHARJO, MAYANGAN, PASURUAN, SUMBER_TAMAN, WONOASIH
from kentongan.city.models import Agency, Classification

INDEX, ATOM, GEOJSON = (reverse(f"api:{name}") for name in ("cap_index", "alerts_atom", "alerts_geojson"))


def body(answer):
    assert answer.status_code == 200, answer
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def atom(client, address=INDEX):
    found = feedparser.parse(body(client.get(address)))
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def features(client):
    content = body(client.get(GEOJSON))
    FeatureCollection.model_validate_json(content)
    return {one["properties"]["id"]: one for one in json.loads(content)["features"]}


def test_the_index_leads_to_each_message_as_it_was_sent(town):
    client = town.bearer()
    assert atom(client).entries == []
    alert = town.signal()
    town.publish()
    town.later(minutes=2)
    town.close(alert)
    town.publish()
    found = atom(client)
    assert found.feed.title == "Pesan CAP · Kota Probolinggo"
    assert [entry.title for entry in found.entries] == [
        "Pembatalan pesan sebelumnya",
        "Siaga: Kriminalitas di Sumber Taman",
    ]
    assert found.entries[1].updated == "2026-11-22T19:30:00+07:00"
    for entry, message in zip(found.entries, CapMessage.objects.order_by("-pk"), strict=True):
        (link,) = entry.links
        assert (link.rel, link.type) == ("alternate", "application/cap+xml")
        answer = client.get(link.href)
        assert answer["Content-Type"] == "application/cap+xml; charset=utf-8"
        assert answer.content.decode() == message.xml
        assert capvalidator.check_schema(answer.content).passed
        assert entry.id == f"urn:uuid:{message.uuid}"


def test_pages_are_chained_as_rfc_5005_says(town, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE", 4)
    for number in range(11):
        town.signal(category=f"uji-{number}")
    town.publish()
    client = town.bearer()
    seen, address = [], f"http://testserver{INDEX}"
    while address:
        page = atom(client, address)
        links = {link.rel: link.href for link in page.feed.links}
        assert links["self"] == address
        assert links["first"] == f"http://testserver{INDEX}"
        assert links["last"].endswith("?halaman=3")
        seen += [entry.id for entry in page.entries]
        address = links.get("next")
    assert len(seen) == len(set(seen)) == 11
    assert len(atom(client, ATOM).entries) == 4


def test_open_alerts_for_people(town, cast):
    alert = town.signal(is_simulated=True)
    gone = town.signal(category="traffic")
    town.close(gone)
    town.later(minutes=7)
    town.signal("awas")
    (entry,) = atom(town.bearer(), ATOM).entries
    assert entry.title == "Awas: Kriminalitas di Sumber Taman"
    assert entry.updated == "2026-11-22T19:37:00+07:00"
    assert entry.published == "2026-11-22T19:30:00+07:00"
    assert entry.summary == "1 peristiwa dalam 14 hari; biasanya 0–2 (menunggu tanggapan)"
    assert entry.link == f"http://testserver/peringatan/{alert.pk}/"


def test_the_map_feed_draws_what_is_known_and_nothing_else(town):
    alert = town.signal(stage="ag")
    bare = town.signal(region=MANGUNHARJO)
    town.boundary(SUMBER_TAMAN, SQUARE[::-1], HOLE)  # both rings turn the wrong way round
    found = features(town.bearer())
    assert found[str(bare)]["geometry"] is None
    one = found[str(alert)]
    outer, hole = (shapely.LinearRing(ring) for ring in one["geometry"]["coordinates"])
    assert (outer.is_ccw, hole.is_ccw) == (True, False)
    assert one["properties"] == {
        "id": str(alert),
        "code": SUMBER_TAMAN,
        "region": "Sumber Taman",
        "level": "siaga",
        "level_label": "Siaga",
        "stage": "ag",
        "stage_label": "Ambang Gangguan",
        "category": "crime",
        "category_label": "Kriminalitas",
        "reason": "1 peristiwa dalam 14 hari; biasanya 0–2",
        "raised_at": "2026-11-22T19:30:00+07:00",
        "state": "raised",
        "state_label": "menunggu tanggapan",
        "simulated": False,
        "url": f"http://testserver/peringatan/{alert.pk}/",
    }


def test_a_reader_of_english_gets_the_feed_in_indonesian(town):
    town.signal()
    client = town.bearer()
    client.cookies["django_language"] = "en"
    assert next(iter(features(client).values()))["properties"]["state_label"] == "menunggu tanggapan"


def test_304_to_who_has_it_already(town):
    client = town.bearer()
    town.signal()
    town.publish()
    link = atom(client).entries[0].links[0].href
    for address in (INDEX, ATOM, GEOJSON, link):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
        assert client.get(address, headers={"If-None-Match": f"W/{etag}"}).status_code == 304
    for address in (INDEX, link):
        modified = client.get(address)["Last-Modified"]
        assert modified == http_date(town.at.timestamp())
        assert client.get(address, headers={"If-Modified-Since": modified}).status_code == 304
    before = {address: client.get(address)["ETag"] for address in (INDEX, ATOM, GEOJSON)}
    town.later(minutes=1)
    town.signal("awas")
    town.publish()
    assert all(client.get(address)["ETag"] != etag for address, etag in before.items())
    before = client.get(GEOJSON)["ETag"]
    town.boundary()
    assert client.get(GEOJSON)["ETag"] != before


def test_what_a_key_may_not_see_does_not_even_change_its_mark(town):
    town.signal()
    town.publish()
    client = town.bearer()
    before = {address: client.get(address)["ETag"] for address in (INDEX, ATOM, GEOJSON)}
    town.signal(category="traffic", classification=Classification.SECRET)
    town.publish()
    assert {address: client.get(address)["ETag"] for address in before} == before


def test_gzip_for_who_asks_for_it_and_only_reading(town):
    town.signal(number=3)
    client = town.bearer()
    answer = client.get(GEOJSON, headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(body(answer)))["type"] == "FeatureCollection"
    assert client.head(INDEX).status_code == 200
    assert client.post(INDEX).status_code == 405


@pytest.mark.parametrize("address", [INDEX, ATOM, GEOJSON])
def test_the_work_does_not_grow_with_the_alerts(town, address, django_assert_max_num_queries):
    client = town.bearer()
    town.boundary()
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            region = [SUMBER_TAMAN, WONOASIH, MANGUNHARJO][number % 3]
            town.signal(category=f"uji-{number}", region=region)
        town.publish()
        body(client.get(address))  # outlines are drawn once
        with django_assert_max_num_queries(11):
            body(client.get(address))


SCOPES = {
    "city": (CITY, Classification.OPEN, {"open city", "open wonoasih", "open mayangan"}),
    "city, secret": (
        CITY,
        Classification.SECRET,
        {"open city", "open wonoasih", "open mayangan", "secret wonoasih", "limited mayangan"},
    ),
    "wonoasih": (WONOASIH, Classification.OPEN, {"open wonoasih"}),
    "mayangan, limited": (MAYANGAN, Classification.LIMITED, {"open mayangan", "limited mayangan"}),
    "mangunharjo": (MANGUNHARJO, Classification.SECRET, set()),
    "pasuruan": (PASURUAN, Classification.SECRET, {"open pasuruan"}),
}


@pytest.mark.parametrize("scope", SCOPES)
def test_each_key_sees_its_region_and_clearance_in_every_feed(town, cast, scope):
    places = {"city": CITY, "wonoasih": WONOASIH, "mayangan": MAYANGAN, "pasuruan": PASURUAN}
    for secrecy, name in (
        ("open", "city"),
        ("open", "wonoasih"),
        ("secret", "wonoasih"),
        ("open", "mayangan"),
        ("limited", "mayangan"),
        ("open", "pasuruan"),
    ):
        mark = f"{secrecy} {name}"
        level = {"open": 0, "limited": 1, "secret": 2}[secrecy]
        town.signal(region=places[name], category=mark, reason=f"[{mark}]", classification=level)
    town.publish()
    region, clearance, expected = SCOPES[scope]
    client = Client()
    maker = {"by": cast.stranger, "agency": Agency.objects.get(code="pasuruan")} if region == PASURUAN else {}
    _, token = town.key(region=cast.region(region), clearance=clearance, **maker)
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token}"

    def marks(text):
        return {f"{a} {b}" for a in ("open", "limited", "secret") for b in places if f"[{a} {b}]" in text}

    assert marks(body(client.get(ATOM)).decode()) == expected
    assert marks(body(client.get(GEOJSON)).decode()) == expected
    links = [entry.links[0].href for entry in atom(client).entries]
    assert {mark for link in links for mark in marks(body(client.get(link)).decode())} == expected
    for message in CapMessage.objects.all():
        address = reverse("api:cap_message", args=[message.identifier])
        status = client.get(address).status_code
        assert status == (200 if f"http://testserver{address}" in links else 404)
