"""Official warnings kept once, replaced, called off; shown to whom they concern; sources that may fail."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kentongan import outside
from kentongan.cast import CITY, SUMBER_TAMAN
from kentongan.journal.models import Entry
from kentongan.warnings import gathering, ground, queries, services
from kentongan.warnings.cap import read_cap
from kentongan.warnings.models import OfficialWarning, WarningSource
from kentongan.warnings.tests.samples import AROUND_WONOASIH, FAR_AWAY, cap, forecast, quake, rss

VILLAGES = {"35.74.02.1001", SUMBER_TAMAN}


@pytest.fixture
def sources(cast, now):
    services.load_sources(at=now)
    return cast


# --- where ---


@pytest.mark.parametrize(
    ("area", "codes"),
    [
        (f"<areaDesc>Jawa Timur</areaDesc><polygon>{AROUND_WONOASIH}</polygon>", VILLAGES),
        (f"<areaDesc>Kota Probolinggo</areaDesc><polygon>{FAR_AWAY}</polygon>", set()),
        ("<areaDesc>x</areaDesc><circle>-7.785,113.229 0.5</circle>", {SUMBER_TAMAN}),
        ("<areaDesc>x</areaDesc><geocode><valueName>k</valueName><value>3574021006</value></geocode>", {SUMBER_TAMAN}),
        ("<areaDesc>x</areaDesc><geocode><valueName>k</valueName><value>35.74.02</value></geocode>", VILLAGES),
        ("<areaDesc>Kec. Wonoasih, Sumbertaman</areaDesc>", VILLAGES),
        ("<areaDesc>Kabupaten Probolinggo</areaDesc>", set()),
        ("<areaDesc>Jawa Timur</areaDesc>", {*VILLAGES, "35.74.03.1002"}),
    ],
)
def test_whom_a_message_touches(sources, area, codes):
    assert set(ground.touched(read_cap(cap(area=area)))) == codes


# --- keeping ---


def test_the_same_message_again_adds_nothing_and_an_update_and_a_cancel_close_what_they_name(sources, now):
    first, is_new = services.import_cap(cap(), at=now, by=sources.operator)
    assert is_new
    assert services.import_cap(cap(), at=now, by=sources.operator) == (first, False)
    assert Entry.objects.filter(verb="official_warning.receive").count() == 1
    points = "cuaca@contoh.go.id,uji.1,2026-11-22T19:00:00+07:00"
    update, _ = services.import_cap(cap(identifier="uji.2", msgType="Update", references=points), at=now, by=None)
    first.refresh_from_db()
    assert first.superseded_by == update
    assert list(queries.running(now)) == [update]
    points = points.replace("uji.1", "uji.2")
    services.import_cap(cap(identifier="uji.3", msgType="Cancel", references=points), at=now, by=None)
    update.refresh_from_db()
    assert update.is_cancelled
    assert not queries.running(now)


def test_a_stranger_s_reference_cancels_nothing(sources, now):
    services.import_cap(cap(), at=now, by=None)
    foreign = cap(sender="lain@contoh.id", identifier="x", msgType="Cancel", references="lain@contoh.id,uji.1,z")
    with pytest.raises(services.NotHere):
        services.import_cap(foreign, at=now, by=None)
    assert queries.running(now).count() == 1


def test_a_file_that_is_wrong_or_elsewhere_leaves_nothing(sources, now):
    with pytest.raises(services.NotHere):
        services.import_cap(cap(area=f"<areaDesc>Banten</areaDesc><polygon>{FAR_AWAY}</polygon>"), at=now, by=None)
    with pytest.raises(services.FileUnreadable, match="bukan waktu"):
        services.import_cap(cap(sent="kemarin"), at=now, by=None)
    assert not OfficialWarning.objects.exists()


# --- pages ---


def test_the_pages_show_the_source_and_hide_what_lies_elsewhere(sources, now, enter, django_assert_max_num_queries):
    thing, _ = services.import_cap(cap(scope="Restricted", identifier="rahasia"), at=now, by=None)
    for number in range(30):
        services.import_cap(cap(identifier=f"uji.{number}"), at=now, by=None)
    client = enter(sources.operator)
    with django_assert_max_num_queries(9):
        page = client.get(reverse("warnings:warnings")).content.decode()
    assert "Sumber: Lembaga Cuaca" in page
    url = reverse("warnings:warning", args=[thing.pk])
    assert client.get(url).status_code == 200
    for part, status in ((sources.lurah, 404), (sources.stranger, 404), (sources.other_lurah, 404)):
        assert enter(part).get(url).status_code == status
    mine = OfficialWarning.objects.exclude(pk=thing.pk).first()
    assert enter(sources.lurah).get(reverse("warnings:warning", args=[mine.pk])).status_code == 200
    assert enter(sources.other_lurah).get(reverse("warnings:warning", args=[mine.pk])).status_code == 404


def test_upload_names_the_fault_and_takes_a_good_file(sources, enter):
    client, url = enter(sources.operator), reverse("warnings:upload")
    bad = client.post(url, {"file": SimpleUploadedFile("a.xml", cap(event=""))})
    assert bad.status_code == 422
    assert "&lt;event&gt; tidak ada" in bad.content.decode()
    assert client.post(url, {"file": SimpleUploadedFile("a.xml", cap())}).status_code == 302
    assert client.post(url, {}).status_code == 422
    assert OfficialWarning.objects.count() == 1


def test_only_an_administrator_switches_a_source_on(sources, now, enter):
    url = reverse("warnings:source", args=["bmkg-gempa-terbaru"])
    given = {"enabled": "on", "url": "https://contoh.go.id/a.json", "every_minutes": "5", "near_km": "150",
             "least_magnitude": "5", "least_mmi": "3", "hours": "12"}  # fmt: skip
    assert enter(sources.head).post(url, given).status_code == 403
    client = enter(sources.administrator)
    assert client.post(url, given | {"every_minutes": "0"}).status_code == 422
    assert client.post(url, given | {"url": "ftp://x"}).status_code == 422
    assert client.post(url, given | {"url": ""}).status_code == 422
    assert client.post(url, given).status_code == 302
    source = WarningSource.objects.get(pk="bmkg-gempa-terbaru")
    assert source.enabled
    assert source.options["near_km"] == 150
    assert not WarningSource.objects.exclude(pk=source.pk).filter(enabled=True).exists()
    WarningSource.objects.filter(pk=source.pk).update(failures=2, last_error="server menjawab dengan kode 500")
    assert "kode 500" in client.get(reverse("warnings:sources")).content.decode()


# --- asking others, over real sockets ---


class Other(BaseHTTPRequestHandler):
    """What the other side answers is told by the path."""

    seen: list[tuple[str, dict[str, str]]] = []
    pages: dict[str, bytes] = {}

    def do_GET(self) -> None:
        self.seen.append((self.path, dict(self.headers)))
        if self.path == "/500":
            self.send_error(500)
        elif self.path == "/slow":
            time.sleep(1.5)
        elif self.path == "/hop":
            self.send_response(302)
            self.send_header("Location", "/hop")
            self.end_headers()
        elif self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            body = self.pages.get(self.path, b"")
            self.send_response(200)
            self.send_header("ETag", '"v1"')
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def other(**pages: bytes) -> Iterator[str]:
    Other.seen, Other.pages = [], {f"/{name}": body for name, body in pages.items()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def enabled(code: str, url: str, now, **fields) -> WarningSource:
    WarningSource.objects.filter(pk=code).update(enabled=True, url=url, next_at=now, **fields)
    return WarningSource.objects.get(pk=code)


def test_a_list_is_read_politely_and_an_unchanged_one_is_not_sent_again(sources, now, settings):
    settings.FEEDS_PRIVATE, settings.CONTACT = True, "bakesbangpol@contoh.go.id"
    with other(one=cap(), far=cap(identifier="jauh")) as base:
        Other.pages["/list"] = rss(
            ("uji.1", f"{base}/one", "Hujan di Jawa Timur"), ("jauh", f"{base}/far", "Hujan di Banten")
        )
        enabled("bmkg-nowcast", f"{base}/list", now)
        gathering.fetch_due(at=now)
        assert [path for path, _ in Other.seen] == ["/list", "/one"]
        assert "bakesbangpol@contoh.go.id" in Other.seen[0][1]["User-Agent"]
        gathering.fetch_due(at=now + timedelta(minutes=9))  # not yet its turn
        assert len(Other.seen) == 2
        gathering.fetch_due(at=now + timedelta(minutes=10))
        assert Other.seen[2][1]["If-None-Match"] == '"v1"'
    warning = OfficialWarning.objects.get()
    assert "BMKG" in warning.attribution
    source = WarningSource.objects.get(pk="bmkg-nowcast")
    assert (source.failures, source.last_ok_at) == (0, now + timedelta(minutes=10))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/500", "kode 500"),
        ("/slow", "tidak selesai"),
        ("/huge", "lebih besar dari 2 MB"),
        ("/html", "HTML"),
        ("/bomb", "DOCTYPE"),
        ("/hop", "dialihkan"),
        ("/zone", "tanpa zona"),
    ],
)
def test_a_broken_source_is_told_waits_longer_and_hurts_no_other(sources, now, settings, monkeypatch, path, said):
    settings.FEEDS_PRIVATE = True
    monkeypatch.setattr(outside.fetch, "__kwdefaults__", {"seconds": 0.4})
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    html, late = b"<html><body>Masuk dahulu</body></html>", cap(sent="2026-11-22T19:00:00")
    with other(huge=b"x" * 2_100_000, html=html, bomb=bomb, zone=late, good=json.dumps(quake()).encode()) as base:
        enabled("bmkg-nowcast", f"{base}{path}", now, kind="cap")
        enabled("bmkg-gempa-terbaru", f"{base}/good", now)
        gathering.fetch_due(at=now)
        broken = WarningSource.objects.get(pk="bmkg-nowcast")
        assert said in broken.last_error
        assert OfficialWarning.objects.get().event == "Gempa bumi"
        assert broken.next_at == now + timedelta(minutes=20)
        gathering.fetch_due(at=now + timedelta(minutes=20))
        broken.refresh_from_db()
        assert broken.next_at == now + timedelta(minutes=60)
    services.note_failure(source=WarningSource(pk="bmkg-nowcast", every_minutes=10, failures=30), why="x", at=now)
    broken.refresh_from_db()
    assert broken.next_at == now + timedelta(hours=6)
    assert Entry.objects.filter(verb="warning_source.break").count() == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:1/a", "jaringan sendiri"),
        ("http://[::1]:1/a", "jaringan sendiri"),
        ("http://169.254.169.254/latest", "jaringan sendiri"),
        ("file:///etc/passwd", "http://"),
        ("http://u:p@contoh.id/", "nama pengguna"),
    ],
)
def test_no_address_of_our_own_network_is_asked(url, said, settings):
    settings.FEEDS_PRIVATE = False
    with pytest.raises(outside.NotFetched, match=said):
        outside.fetch(url, mark={})


def test_a_forecast_touches_its_kelurahan_and_sources_are_one_for_each_kecamatan(sources, now, settings):
    settings.FEEDS_PRIVATE = True
    codes = set(WarningSource.objects.filter(kind="weather").values_list("code", flat=True))
    assert codes == {"bmkg-cuaca-357402", "bmkg-cuaca-357403"}
    with other(w=json.dumps(forecast(60, 60)).encode()) as base:
        enabled("bmkg-cuaca-357402", f"{base}/w", now)
        gathering.fetch_due(at=now)
    warning = OfficialWarning.objects.get()
    assert [region.code for region in warning.regions.all()] == [SUMBER_TAMAN]
    assert CITY not in warning.areas
