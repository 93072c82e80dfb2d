"""What is told of an alert's life: each line once, each message valid CAP, nobody told what they may not know."""

import hashlib

import capvalidator
import pytest
import shapely
from defusedxml.ElementTree import fromstring

from kentongan.api import publishing, queries
from kentongan.api.models import CapCategory, CapLevel, CapLine, CapMessage, CapProfile
from kentongan.api.tests.conftest import HOLE, SQUARE
from kentongan.cast import CITY, SUMBER_TAMAN, WONOASIH
from kentongan.city.models import Classification
from kentongan.journal.models import Entry

CAP = {"cap": "urn:oasis:names:tc:emergency:cap:1.2"}


def said(message, path, root=None):
    """Return the texts at a path of the message, once the independent validator has passed it."""
    content = message.xml.encode()
    verdict = capvalidator.check_schema(content)
    assert verdict.passed, verdict.message
    assert hashlib.sha256(content).hexdigest() == message.digest
    return [found.text for found in fromstring(content).findall(path, CAP)]


def one(message, path):
    (found,) = said(message, path)
    return found


def reference(message):
    return f"{message.sender},{message.identifier},{one(message, 'cap:sent')}"


def test_a_life_from_raise_to_close(town):
    alert = town.signal("waspada", stage="ag", likelihood=3, impact=2)
    (first,) = town.publish()
    assert (one(first, "cap:msgType"), one(first, "cap:status")) == ("Alert", "Actual")
    assert said(first, "cap:references") == []
    assert one(first, "cap:sent") == "2026-11-22T19:30:00+07:00"
    assert said(first, "cap:info/cap:language") == ["id-ID", "en-US"]
    assert said(first, "cap:info[1]/cap:category") == ["Security"]
    assert one(first, "cap:info[1]/cap:event") == "Kriminalitas"
    assert one(first, "cap:info[2]/cap:event") == "crime"
    assert one(first, "cap:info[1]/cap:headline") == "Waspada: Kriminalitas di Sumber Taman"
    assert one(first, "cap:info[1]/cap:description") == "1 peristiwa dalam 14 hari; biasanya 0–2"
    scales = [one(first, f"cap:info[1]/cap:{name}") for name in ("urgency", "severity", "certainty", "responseType")]
    assert scales == ["Future", "Moderate", "Likely", "Monitor"]
    assert one(first, "cap:info[1]/cap:expires") == "2026-11-23T19:30:00+07:00"
    names = said(first, "cap:info[1]/cap:parameter/cap:valueName")
    values = dict(zip(names, said(first, "cap:info[1]/cap:parameter/cap:value"), strict=True))
    assert values == {
        "kentongan:tingkat": "waspada",
        "kentongan:tahap": "ag",
        "kentongan:kemungkinan": "3",
        "kentongan:dampak": "2",
    }

    town.later(minutes=5)
    town.signal("waspada")  # one more incident: two where there was one, a doubling
    (second,) = town.publish()
    assert one(second, "cap:msgType") == "Update"
    assert one(second, "cap:references") == reference(first)
    town.later(minutes=5)
    town.signal("waspada")  # three where there were two: nobody needs to be told again
    assert town.publish() == []
    town.signal("awas")
    (third,) = town.publish()
    assert one(third, "cap:references") == f"{reference(first)} {reference(second)}"
    assert one(third, "cap:info[1]/cap:severity") == "Extreme"

    town.later(hours=1)
    town.close(alert)
    (last,) = town.publish()
    assert one(last, "cap:msgType") == "Cancel"
    assert one(last, "cap:references").split() == [reference(first), reference(second), reference(third)]
    assert one(last, "cap:note") == "Pesan-pesan yang dirujuk tidak berlaku lagi."
    assert town.publish() == []
    assert Entry.objects.filter(kind="cap", verb="cap.publish").count() == 4


def test_a_line_is_considered_once_and_a_broken_attempt_leaves_nothing(town):
    alert = town.signal()
    lines = list(publishing.waiting().filter(subject=str(alert.pk)).values_list("pk", flat=True))
    asked = {"entries": lines, "alert": alert.pk, "at": town.at}
    CapLevel.objects.all().delete()  # the worker falls over in the middle
    with pytest.raises(CapLevel.DoesNotExist):
        publishing.consider(**asked)
    assert (CapLine.objects.count(), CapMessage.objects.count()) == (0, 0)
    assert len(town.publish()) == 1
    publishing.consider(**asked)  # a second worker that had listed the lines before
    assert (CapLine.objects.count(), CapMessage.objects.count()) == (len(lines), 1)
    assert not publishing.waiting().exists()


def test_what_was_over_before_anybody_was_told_is_not_told(town):
    town.close(town.signal())
    assert town.publish() == []
    assert not publishing.waiting().exists()


def test_a_message_is_renewed_before_it_runs_out_and_only_once(town):
    alert = town.signal()
    (first,) = town.publish()
    town.later(hours=21)
    assert town.publish() == []
    town.later(hours=1.1)
    stale = publishing.expiring(at=town.at).get()
    (second,) = town.publish()
    assert (one(second, "cap:msgType"), one(second, "cap:references")) == ("Update", reference(first))
    publishing.renew(message=stale, at=town.at)  # another worker, a moment too late
    assert town.publish() == []
    town.later(hours=23)
    town.close(alert)
    assert [message.kind for message in town.publish()] == ["Cancel"]


def test_who_may_no_longer_know_hears_a_cancel_like_any_other(town, cast):
    alert = town.signal()
    (first,) = town.publish()
    town.signal("awas", classification=Classification.SECRET)
    reader = cast.works  # the whole city, ordinary clearance
    assert not queries.messages(reader).filter(pk=first.pk).exists()  # at once, before the worker has run
    cancel, anew = town.publish()
    assert list(queries.messages(reader)) == [cancel]
    assert (cancel.classification, anew.classification) == (Classification.OPEN, Classification.SECRET)
    assert one(anew, "cap:msgType") == "Alert"
    assert said(anew, "cap:references") == []
    assert (one(anew, "cap:scope"), one(anew, "cap:addresses")) == ("Private", '"Hak baca Rahasia"')
    assert set(queries.messages(cast.head)) == {first, cancel, anew}

    town.close(alert)
    (last,) = town.publish()
    assert list(queries.messages(reader)) == [cancel]
    other = town.signal(category="traffic")
    town.publish()
    town.close(other)
    (usual,) = town.publish()
    shape = [
        [(part.tag, part.text) for part in fromstring(m.xml.encode()) if part.tag[-4:] != "sent"]
        for m in (cancel, usual)
    ]
    differ = {a[0].partition("}")[2] for a, b in zip(*shape, strict=True) if a != b}
    assert differ <= {"identifier", "references"}
    assert one(last, "cap:references") == reference(anew)


def test_scope_status_and_sender_follow_the_profile(town):
    CapProfile.objects.update(sender="bakesbangpol@kota.go.id", site="https://k.kota.go.id/", contact="0335-000")
    limited = town.signal(classification=Classification.LIMITED, category="traffic")
    town.signal(category="crime", is_simulated=True)
    town.signal(category="tidak-dikenal", reason="Tanda <&> dan \x0b tak kasatmata", region=CITY)
    first, drill, odd = town.publish()
    assert one(first, "cap:scope") == "Restricted"
    assert "tidak untuk disebarluaskan" in one(first, "cap:restriction")
    assert (one(drill, "cap:status"), one(drill, "cap:scope")) == ("Exercise", "Restricted")
    assert one(first, "cap:info[1]/cap:web") == f"https://k.kota.go.id/peringatan/{limited.pk}/"
    assert one(first, "cap:sender") == "bakesbangpol@kota.go.id"
    assert one(odd, "cap:info[1]/cap:description") == "Tanda <&> dan  tak kasatmata"
    assert said(odd, "cap:info/cap:category") == ["Other"]
    CapProfile.objects.update(is_public=True)
    town.signal(category="traffic", region=WONOASIH)
    (public,) = town.publish()
    assert (one(public, "cap:scope"), said(public, "cap:restriction")) == ("Public", [])


def test_every_level_and_category_makes_a_valid_message(town):
    for level in CapLevel.objects.all():
        for row in CapCategory.objects.all():
            town.signal(level.pk, category=row.pk, region=CITY)
        for message in town.publish():
            assert said(message, "cap:info")
    assert CapMessage.objects.count() == CapLevel.objects.count() * CapCategory.objects.count()


def test_the_area_is_an_imported_boundary_or_only_a_name_and_a_code(town):
    town.signal()
    (bare,) = town.publish()
    assert one(bare, "cap:info[1]/cap:area/cap:areaDesc") == "Kelurahan/Desa Sumber Taman"
    assert one(bare, "cap:info[1]/cap:area/cap:geocode/cap:value") == SUMBER_TAMAN
    assert said(bare, "cap:info/cap:area/cap:polygon") == said(bare, "cap:info/cap:area/cap:circle") == []

    town.boundary(SUMBER_TAMAN, SQUARE, HOLE)
    town.signal("awas")
    (drawn,) = town.publish()
    points = [tuple(map(float, pair.split(","))) for pair in one(drawn, "cap:info[1]/cap:area/cap:polygon").split()]
    assert points[0] == points[-1]
    assert {(lng, lat) for lat, lng in points} == {tuple(point) for point in SQUARE}
    assert any("lubang" in value for value in said(drawn, "cap:info[1]/cap:parameter/cap:value"))


def test_a_ragged_coast_is_drawn_with_few_points_and_never_crosses_itself(town):
    coast = shapely.Point(113.2, -7.7).buffer(0.05, quad_segs=700)
    teeth = [shapely.Point(x, y).buffer(0.0004) for x, y in coast.exterior.coords[::7]]
    ragged = coast.difference(shapely.unary_union(teeth))
    islands = shapely.union_all([ragged, *(shapely.Point(113.4, -7.6 + n / 50).buffer(0.004) for n in range(30))])
    row = town.boundary()
    row.geometry = shapely.geometry.mapping(islands)
    row.save()
    town.signal()
    (message,) = town.publish()
    drawn = []
    for ring in said(message, "cap:info[1]/cap:area/cap:polygon"):
        points = [tuple(map(float, pair.split(",")))[::-1] for pair in ring.split()]
        assert len(points) >= 4
        drawn.append(shapely.Polygon(points))
    assert all(polygon.is_valid for polygon in drawn)
    assert sum(len(polygon.exterior.coords) for polygon in drawn) <= 200
    assert abs(max(p.area for p in drawn) / ragged.area - 1) < 0.05
    assert any("20 bagian terbesar" in value for value in said(message, "cap:info[1]/cap:parameter/cap:value"))


def test_a_kecamatan_is_its_kelurahan_together_but_not_half_of_them(town):
    east = [[113.24, -7.79], [113.26, -7.79], [113.26, -7.77], [113.24, -7.77], [113.24, -7.79]]
    town.boundary(SUMBER_TAMAN)
    town.signal(region=WONOASIH)
    (half,) = town.publish()
    assert said(half, "cap:info/cap:area/cap:polygon") == []
    town.boundary("35.74.02.1001", east)
    town.signal("awas", region=WONOASIH)
    (whole,) = town.publish()
    assert len(said(whole, "cap:info[1]/cap:area/cap:polygon")) == 1
