"""What official bodies send, read with care: CAP, RSS, earthquakes, forecasts."""

import json
from zoneinfo import ZoneInfo

import pytest

from kentongan.conftest import SHARED
from kentongan.warnings.cap import read_cap
from kentongan.warnings.earthquake import read_earthquakes
from kentongan.warnings.rss import read_rss
from kentongan.warnings.tests.samples import cap, forecast, quake, rss
from kentongan.warnings.told import NotActual, Unreadable
from kentongan.warnings.weather import read_forecast

MIDDLE, NAMES = (-7.776, 113.204), ("Kota Probolinggo", "Probolinggo")
NEAR = {"near_km": 200, "least_magnitude": 5.0, "least_mmi": 3, "hours": 24}
ZONE = ZoneInfo("Asia/Jakarta")
BMKG = SHARED / "data" / "feeds" / "bmkg"


def test_a_cap_message_is_read_whole():
    told = read_cap(cap())
    assert (told.identifier, told.kind, told.scope) == ("uji.1", "alert", "public")
    assert (told.urgency, told.severity, told.certainty) == ("expected", "moderate", "likely")
    assert told.polygons[0][0] == (-7.77, 113.20)
    assert told.expires.isoformat() == "2026-11-22T23:00:00+07:00"


def test_of_several_infos_the_gravest_in_indonesian_speaks():
    text = cap().decode()
    start, end = text.index("<info>"), text.index("</alert>")
    info = text[start:end]
    english = info.replace(">id<", ">en<").replace("Hujan Lebat dan Petir", "Rain").replace("Moderate", "Extreme")
    graver = info.replace("Moderate", "Severe").replace("Hujan Lebat dan Petir", "Angin Kencang")
    told = read_cap((text[:start] + english + info + graver + text[end:]).encode())
    assert (told.event, told.severity, len(told.polygons)) == ("Angin Kencang", "severe", 2)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>"""
LEAK = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (BOMB, "DOCTYPE"),
        (LEAK, "DOCTYPE"),
        (b"<!DOCTYPE html><html><body>Masuk</body></html>", "HTML"),
        (b"", "XML rusak"),
        (cap()[:-20], "XML rusak di baris 17, kolom"),
        (b"<a>" * 40 + b"</a>" * 40, "tingkat"),
        (cap(sent="2026-11-22T19:00:00"), "<sent> (baris 5): waktu tanpa zona"),
        (cap(expires="besok"), "<expires>"),
        (cap(severity="Awas"), "<severity> (baris 12): “awas” tidak dikenal"),
        (cap(event=""), "<event> tidak ada"),
        (cap(identifier=""), "<identifier> tidak ada"),
        (cap(msgType="Update"), "<references>"),
        (cap(area="<polygon>113.2,-7.7 113.3,-7.7 113.3,-7.8 113.2,-7.7</polygon>"), "lintang dahulu"),
        (cap(area="<polygon>-7.7,113.2 -7.7,113.3 -7.8,113.3</polygon>"), "empat titik"),
        (cap(area="<polygon>-7.7 113.2</polygon>"), "lintang,bujur"),
        (cap(area="<circle>-7.7,113.2 90000</circle>"), "jari-jari"),
        (cap(area="<polygon>-7.7,113.2 -7.7,113.3 -7.8,113.3 -7.7,113.2</polygon>" * 301), "300 poligon"),
        (rss(), "bukan CAP 1.2"),
        (cap().replace(b"cap:1.2", b"cap:1.1"), "bukan CAP 1.2"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data, said):
    with pytest.raises(Unreadable) as fault:
        read_cap(data)
    assert said in str(fault.value)


@pytest.mark.parametrize("status", ["Exercise", "Test", "Draft", "System"])
def test_an_exercise_is_not_taken_for_the_real_thing(status):
    with pytest.raises(NotActual):
        read_cap(cap(status=status))


def test_an_earthquake_counts_when_near_and_strong_or_felt_here():
    def read(**fields):
        return read_earthquakes(json.dumps(quake(**fields)).encode(), middle=MIDDLE, names=NAMES, options=NEAR)

    near = read(Dirasakan="")
    assert near[0].headline.startswith("Gempa M5.6, 81 km dari kota")
    assert read(Dirasakan="II Kota Probolinggo", Coordinates="-8.5,100.0") == []
    assert read(Dirasakan="", Magnitude="4.9") == []
    felt = read(Coordinates="-8.5,100.0", Dirasakan="II Lumajang, III-IV Kota Probolinggo")
    assert "dirasakan IV MMI" in felt[0].headline
    assert read(Potensi="Berpotensi tsunami")[0].severity == "extreme"
    assert read()[0].identifier == read()[0].identifier


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>", "Infogempa"),
        (json.dumps(quake(Coordinates="sini")).encode(), "gempa ke-1, Coordinates"),
        (json.dumps(quake(Magnitude="NaN")).encode(), "Magnitude"),
        (json.dumps(quake(DateTime="2026-11-22T10:00:00")).encode(), "tanpa zona"),
        (b"[" * 100_000, "Infogempa"),
    ],
)
def test_a_wrong_earthquake_file_names_the_field(data, said):
    with pytest.raises(Unreadable) as fault:
        read_earthquakes(data, middle=MIDDLE, names=NAMES, options=NEAR)
    assert said in str(fault.value)


def test_heavy_rain_in_the_forecast_is_told_by_class_and_a_graver_one_replaces_it():
    def read(*rain):
        return read_forecast(json.dumps(forecast(*rain)).encode(), options={"least_mm": 50}, zone=ZONE)

    assert read(10, 30) == []
    heavy, again, graver = read(20, 40)[0], read(25, 40)[0], read(60, 50)[0]
    assert (heavy.event, heavy.codes) == ("Prakiraan hujan lebat", ("35.74.02.1006",))
    assert heavy.identifier == again.identifier
    assert heavy.identifier in graver.references
    with pytest.raises(Unreadable, match="tp"):
        read("banyak")


def test_the_list_is_narrowed_to_who_names_us():
    items = read_rss(rss(("a", "https://x/a", "Hujan di Banten"), ("b", "https://x/b", "Hujan di Jawa Timur")))
    assert [item.identifier for item in items if item.names(("Jawa Timur",))] == ["b"]
    with pytest.raises(Unreadable, match="bukan RSS"):
        read_rss(cap())


@pytest.mark.skipif(not BMKG.exists(), reason="the recorded samples lie outside the repository")
def test_recorded_messages_of_bmkg_are_read():
    for name in ("nowcast_cap_banten.xml", "nowcast_cap_jateng.xml"):
        told = read_cap((BMKG / name).read_bytes())
        assert told.polygons
        assert told.attribution.startswith("Badan Meteorologi")
    assert len(read_rss((BMKG / "nowcast_rss.xml").read_bytes())) >= 2
    for name in ("autogempa.json", "gempaterkini.json", "gempadirasakan.json"):
        data = (BMKG / name).read_bytes()
        assert read_earthquakes(data, middle=MIDDLE, names=NAMES, options=NEAR) == []
        here = read_earthquakes(data, middle=(-6.89, 109.67), names=("Pekalongan",), options=NEAR)
        assert "III MMI" in here[0].headline
    calm = (BMKG / "prakiraan_cuaca_one_step_35.02.17.1015.json").read_bytes()
    assert read_forecast(calm, options={"least_mm": 50}, zone=ZONE) == []
