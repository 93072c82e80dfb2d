"""The inbox, one's own channels, and the administrator's view of the ways out."""

import re
from datetime import time

import pytest
from django.db import transaction
from django.urls import reverse

from kentongan.alerts.tests import scene
from kentongan.jobs.models import Job
from kentongan.jobs.worker import Worker
from kentongan.journal import services as journal
from kentongan.notices import expanding, services
from kentongan.notices.models import Channel, Delivery, Notice, Preference, Rhythm, Webhook
from kentongan.work import HANDLERS

INBOX, SETTINGS, ROUTES = "/kotak/", "/kotak/pengaturan/", "/kotak/jalur/"


def page(name, pk):
    return reverse(f"notices:{name}", kwargs={"pk": pk})


def work_off(now):
    """Do what was put into the queue."""
    from kentongan.conftest import ZONE

    worker = Worker(HANDLERS, zone=ZONE, now=lambda: now)
    while worker.work_once():
        pass


@pytest.fixture(autouse=True)
def _turned(now, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_others_notices_and_channels_do_not_exist(cast, enter, tell, channel):
    tell()
    theirs = Notice.objects.get(member=cast.head)
    client, other = enter(cast.lurah), channel(cast.head)
    assert client.get(page("open", theirs.pk)).status_code == 404
    assert client.post(page("read", theirs.pk)).status_code == 404
    for name in ("confirm", "code", "topics", "test", "remove"):
        assert client.post(page(f"channel_{name}", other.pk)).status_code == 404
    assert Notice.objects.get(pk=theirs.pk).read_at is None
    assert other.address not in client.get(SETTINGS).content.decode()


def test_opening_leads_to_the_thing_and_counts_as_read(cast, enter, tell):
    alert = tell()
    client = enter(cast.lurah)
    notice = Notice.objects.get(member=cast.lurah)
    assert client.get("/kotak/hitung/").json() == {"unread": 1}
    assert "data-bell-number>1<" in client.get("/").content.decode()
    answer = client.get(page("open", notice.pk))
    assert answer["Location"] == reverse("alerts:alert", kwargs={"pk": alert.pk})
    assert client.get("/kotak/hitung/").json() == {"unread": 0}
    client.post(page("read", notice.pk))
    assert client.get("/kotak/hitung/").json() == {"unread": 1}


def test_mark_all_leaves_what_came_after_the_page_was_made(cast, enter, tell):
    tell()
    client = enter(cast.operator)
    newest = re.search(r'name="newest" value="(\d+)"', client.get(INBOX).content.decode())[1]
    tell(region="35.74.03.1002")
    client.post("/kotak/baca-semua/", {"newest": newest})
    assert client.get("/kotak/hitung/").json() == {"unread": 1}
    for nonsense in ("", "x", "9" * 40, "-1"):
        assert client.post("/kotak/baca-semua/", {"newest": nonsense}).status_code == 302


def test_unread_stands_first_and_the_filters_filter(cast, enter, tell):
    first, second = tell(), tell(region="35.74.03.1002")
    client = enter(cast.operator)
    client.get(page("open", Notice.objects.get(member=cast.operator, entry__subject=second.pk).pk))
    body = client.get(INBOX).content.decode()
    assert body.index(str(first)) < body.index(str(second))
    assert str(second) not in client.get(INBOX + "?belum=on").content.decode()
    assert str(first) not in client.get(INBOX + "?perihal=meeting").content.decode()
    assert client.get(INBOX + "?perihal=ngawur&page=x").status_code == 200


@pytest.mark.parametrize("number", [3, 30])
def test_the_inbox_asks_no_more_for_thirty_than_for_three(cast, enter, now, number, django_assert_max_num_queries):
    alert = scene.warning(cast, now, level="awas")
    with transaction.atomic():
        for _ in range(number):
            journal.record("alert.raise", alert, actor=None, at=now)
    expanding.expand(at=now)
    client = enter(cast.operator)
    client.get(INBOX)
    with django_assert_max_num_queries(12):
        assert client.get(INBOX).status_code == 200


# --- my channels


def test_quiet_hours_and_rhythm_are_kept_and_checked(cast, enter):
    client = enter(cast.lurah)
    wanted = {"rhythm": "daily", "digest_at": "06:30", "quiet_from": "20:00", "quiet_until": "05:30"}
    assert client.post(SETTINGS, wanted).status_code == 302
    wish = Preference.objects.get(member=cast.lurah)
    assert (wish.rhythm, wish.quiet_from, wish.digest_at) == (Rhythm.DAILY, time(20), time(6, 30))
    wrong = client.post(SETTINGS, wanted | {"quiet_from": "25:99"})
    assert wrong.status_code == 422
    assert "25:99" in wrong.content.decode(), "what was typed stays"
    assert client.post(SETTINGS, wanted).status_code == 302
    assert Preference.objects.count() == 1


def test_an_address_counts_only_once_its_code_has_come_back(cast, enter, now, post_office, tell):
    client = enter(cast.lurah)
    client.post("/kotak/saluran/tambah/", {"way": "mail", "address": "lurah@example.go.id"})
    thing = Channel.objects.get()
    tell()
    assert not Delivery.objects.exists(), "not proven yet"
    work_off(now)
    (letter,) = post_office.letters
    code = re.search(r"\d{6}", letter["Subject"])[0]
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    client.post(page("channel_confirm", thing.pk), {"code": wrong})
    assert Channel.objects.get().confirmed_at is None
    client.post(page("channel_confirm", thing.pk), {"code": code})
    assert Channel.objects.get().confirmed_at == now
    client.post(page("channel_confirm", thing.pk), {"code": code})
    assert "dipakai" in client.get(SETTINGS).content.decode()
    for _pressed_twice in range(2):
        client.post(page("channel_test", thing.pk))
    assert Job.objects.filter(kind="notices.test").count() == 1
    work_off(now)
    assert "uji" in post_office.letters[-1]["Subject"]
    client.post(page("channel_topics", thing.pk), {"topics": ["action"]})
    tell(region="35.74.02.1001", level="siaga")
    assert not Delivery.objects.exists()
    client.post(page("channel_remove", thing.pk))
    assert Channel.objects.get().address == ""


def test_a_code_cannot_be_guessed_nor_asked_for_without_end(cast, enter, now, post_office):
    client = enter(cast.lurah)
    client.post("/kotak/saluran/tambah/", {"way": "mail", "address": "lurah@example.go.id"})
    work_off(now)
    thing = Channel.objects.get()
    code = re.search(r"\d{6}", post_office.letters[0]["Subject"])[0]
    for _try in range(services.TRIES):
        client.post(page("channel_confirm", thing.pk), {"code": "x"})
    client.post(page("channel_confirm", thing.pk), {"code": code})
    assert Channel.objects.get().confirmed_at is None, "five wrong ones, and the right one is no use either"
    assert client.post(page("channel_code", thing.pk)).status_code == 409


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"way": "mail", "address": "bukan alamat"}, "address"),
        ({"way": "mail", "address": "x@example.go.id\r\nBcc: y@example.go.id"}, "address"),
        ({"way": "push", "address": "https://example.com"}, "way"),
        ({"way": "webhook", "address": "+62"}, "way"),
        ({"way": "mail", "address": ""}, "address"),
    ],
)
def test_what_is_no_address_is_refused_with_a_word(cast, enter, post_office, given, why):
    answer = enter(cast.lurah).post("/kotak/saluran/tambah/", given)
    assert answer.status_code == 422
    assert why in answer.context["add"].errors
    assert not Channel.objects.exists()


def test_the_same_address_twice_and_an_eleventh_are_refused(cast, enter, post_office):
    client = enter(cast.lurah)
    for number in range(11):
        client.post("/kotak/saluran/tambah/", {"way": "mail", "address": f"a{number}@example.go.id"})
    assert Channel.objects.count() == services.MOST_CHANNELS
    Channel.objects.filter(pk__gt=Channel.objects.order_by("pk")[3].pk).delete()
    again = client.post("/kotak/saluran/tambah/", {"way": "mail", "address": "a0@example.go.id"})
    assert again.status_code == 422
    assert "sudah ada" in again.content.decode()


# --- the ways out


def test_the_gateways_secret_is_shown_once(cast, enter, receiver):
    client = enter(cast.administrator)
    body = client.post("/kotak/gerbang/", {"url": f"{receiver.url}/x"}).content.decode()
    assert re.search(r"whsec_[A-Za-z0-9+/=]{44}", body)
    assert "whsec_" not in client.get(ROUTES).content.decode()
    client.post("/kotak/gerbang/", {"url": f"{receiver.url}/y"})
    assert Webhook.objects.filter(is_current=True).count() == 1
    client.post("/kotak/gerbang/lepas/")
    assert not Webhook.objects.filter(is_current=True).exists()
    assert client.post("/kotak/gerbang/", {"url": "ftp://x"}).status_code == 422


def test_the_administrator_sees_how_much_waits_but_not_what_nor_for_whom(cast, enter, tell, channel, post_office):
    channel(cast.operator)
    alert = tell()
    body = enter(cast.administrator).get(ROUTES).content.decode()
    assert "operator@" not in body
    assert str(alert) not in body
    assert enter(cast.administrator).post(reverse("notices:route_retry", kwargs={"way": "mail"})).status_code == 302
    assert enter(cast.administrator).post("/kotak/jalur/pos/ulang/").status_code == 404
    assert enter(cast.operator).get(ROUTES).status_code == 403
