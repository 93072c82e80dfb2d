"""News: what concerns the city becomes a report in our own words, the article is nowhere, hostile lists are refused."""

import threading
from collections import Counter
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.cast import CITY, SUMBER_TAMAN
from kentongan.intake.models import Door, Report
from kentongan.journal.models import Entry
from kentongan.news import gathering, services
from kentongan.news.feeds import read_feed
from kentongan.news.models import ItemFate, NewsFeed, NewsItem
from kentongan.xml_tree import Unreadable

SENTENCE = "Saksi mata bernama Slamet Riyadi melempar kursi rotan biru."
ARTICLES = {
    "/bentrok": "Bentrokan dua kelompok pemuda terjadi di Kelurahan Sumber Taman, Kecamatan Wonoasih, Kota "
    f"Probolinggo, Sabtu (21/11/2026) malam. Polisi membubarkan tawuran itu dan dua orang luka. {SENTENCE}",
    "/resep": "Cara membuat kue nastar yang lembut: campur mentega, gula, dan tepung, lalu panggang setengah jam.",
    "/jauh": "Bentrokan warga terjadi di Kota Pasuruan, Sabtu (21/11/2026). Polisi mengamankan lima orang.",
}
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>"""
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>Sat, 21 Nov 2026 22:00:00 +0700</pubDate></item>"


@pytest.fixture
def paper(cast, now, settings):
    """A small newspaper on this machine: `pages` by path, and how often each was asked for."""
    settings.FEEDS_PRIVATE = True
    pages, asked = {}, Counter()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            asked[self.path] += 1
            body = pages.get(self.path)
            self.send_response(200 if body else 404)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    pages |= {
        path: f"<html><body><article><p>{text}</p></article></body></html>".encode() for path, text in ARTICLES.items()
    }
    links = "".join(ITEM.format(title=title, link=site + path) for title, path in [
        ("Tawuran di Sumber Taman", "/bentrok"), ("Resep nastar", "/resep"), ("Bentrok di Pasuruan", "/jauh"),
        ("Belum ada halamannya", "/hilang")])  # fmt: skip
    pages["/rss"] = RSS.format(items=links).encode()
    feed = services.save_feed(
        feed=None, by=cast.administrator, at=now, name="Warta Kota", url=f"{site}/rss", region=cast.region(CITY),
        is_active=True, every_minutes=30,
    )  # fmt: skip
    feed.pages, feed.asked = pages, asked
    try:
        yield feed
    finally:
        server.shutdown()
        server.server_close()


def test_what_concerns_the_city_becomes_a_report_and_the_article_is_not_kept(paper, now):
    gathering.fetch_due(at=now)
    assert dict(Counter(NewsItem.objects.values_list("fate", flat=True))) == dict.fromkeys(ItemFate.values, 1)
    report = Report.objects.get()
    assert (report.door, report.region_id, report.sender, report.origin) == (
        Door.NEWS,
        SUMBER_TAMAN,
        None,
        "Warta Kota",
    )
    assert report.text.startswith("Tawuran di Sumber Taman\n")
    assert "21 November 2026" in report.text
    assert report.text.endswith("/bentrok")
    kept = str(list(NewsItem.objects.values())) + str(report.__dict__)
    for word in ("Slamet", "rotan", "membubarkan"):
        assert word not in kept
    assert not NewsItem.objects.exclude(fate="report").exclude(title="").exists()
    gathering.fetch_due(at=now)  # not its turn
    assert paper.asked["/rss"] == 1
    for turn in range(1, 5):
        gathering.fetch_due(at=now + timedelta(minutes=30 * turn))
    assert paper.asked["/bentrok"] == 1
    assert paper.asked["/hilang"] == services.MOST_TRIES
    assert Report.objects.count() == 1
    for days in (179, 181, 182):
        services.forget(at=now + timedelta(days=days))
        assert NewsItem.objects.exclude(title="").count() == (days < 180)
    assert [line.changes for line in Entry.objects.filter(verb="news_feed.forget")] == [{"items": [1, 0]}]
    gathering.fetch_due(at=now + timedelta(days=183))
    assert Report.objects.count() == 1  # what a feed still shows is known


def test_a_list_that_fails_waits_longer_and_says_why(paper, now, enter, cast):
    paper.pages["/rss"] = b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>'
    gathering.fetch_due(at=now)
    paper.refresh_from_db()
    assert (paper.failures, paper.next_at) == (1, now + timedelta(minutes=30))
    assert "DOCTYPE" in paper.last_error
    client = enter(cast.administrator)
    assert "DOCTYPE" in client.get(reverse("news:feeds")).content.decode()
    assert "DOCTYPE" in client.get(reverse("desk:doors")).content.decode()
    assert not NewsItem.objects.exists()


def test_our_own_network_is_not_read_and_addresses_are_checked(paper, now, enter, cast, settings):
    settings.FEEDS_PRIVATE = False
    gathering.fetch_due(at=now)
    assert not paper.asked
    client = enter(cast.administrator)
    told = {"name": "B", "url": "file:///etc/passwd", "region": CITY, "every_minutes": 30, "keep_days": 90}
    assert client.post(reverse("news:new"), told).status_code == 422
    refused = client.post(reverse("news:new"), {**told, "every_minutes": "dua"}).content.decode()
    assert "Tulis angka bulat dari 10 sampai 1440." in refused
    assert client.post(reverse("news:new"), {**told, "url": paper.url}).status_code == 422  # twice the same
    assert client.post(reverse("news:new"), {**told, "url": "https://warta.example/rss"}).status_code == 302
    assert NewsFeed.objects.get(name="B").is_active is False
    page = reverse("news:feed", args=[paper.pk])
    assert client.post(page, {**told, "name": "A", "url": paper.url}).status_code == 302
    paper.refresh_from_db()
    assert (paper.name, paper.is_active) == ("A", False)
    assert enter(cast.operator).get(page).status_code == 403


def test_atom_and_links_without_a_host_and_tags_in_titles():
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><title>A &lt;b&gt;B&lt;/b&gt;</title>
    <link rel="self" href="http://x/s"/><link href="/a/1"/><updated>2026-11-21T10:00:00Z</updated></entry>
    <entry><id>2</id><title>skrip</title><link href="javascript:alert(1)"/></entry></feed>"""
    (item,) = read_feed(atom, base="https://warta.example/atom")
    assert (item.name, item.title, item.link) == ("tag:1", "A B", "https://warta.example/a/1")
    with pytest.raises(Unreadable, match="bukan RSS"):
        read_feed(b"<a/>", base="https://x/")


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=60))
def test_whatever_the_list_it_is_read_or_refused(raw, word):
    safe = word.encode("utf-8", "replace").replace(b"<", b"").replace(b"&", b"")
    item = b"<item><title>t</title><link>" + safe + b"</link><pubDate>" + safe + b"</pubDate></item>"
    for sample in (raw, RSS.format(items="").encode().replace(b"</channel>", item + b"</channel>")):
        try:
            found = read_feed(sample, base="https://warta.example/")
        except Unreadable:
            continue
        assert all(one.link.startswith("http") for one in found)
