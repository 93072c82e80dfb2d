"""Posts: who may see them, who is heard from, and who calls for help."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.errors import NotYours
from kentongan.journal.models import Entry
from kentongan.notices import audience
from kentongan.operations import queries, services
from kentongan.operations.hearing import Heard, Watch, hear
from kentongan.operations.models import Post, PostCheckIn
from kentongan.operations.services import Facts, Said
from kentongan.phone.tests.test_sending import NOW, Phone

ZONE = ZoneInfo("Asia/Jakarta")
JANUARY = date(2026, 1, 1)


def post(cast, now, *, label="Pos RW 03", code=SUMBER_TAMAN, agency="kel-sumber-taman", **more):
    facts = Facts(
        label=label,
        kind="pos_kamling",
        region=cast.region(code),
        agency=cast.agency(agency),
        active_from=JANUARY,
        **more,
    )
    return services.add_post(facts=facts, member=cast.operator, at=now)


@pytest.mark.parametrize(
    ("hour", "last", "heard"),
    [
        (21, None, Heard.RESTING),
        (23, None, Heard.HEARD),  # the watch has just begun
        (1, None, Heard.SILENT),
        (1, 0, Heard.HEARD),
        (1, 20, Heard.SILENT),  # what was said before the watch began says nothing of it
        (4, 3, Heard.RESTING),
    ],
)
def test_a_night_post_is_silent_only_while_it_is_kept(hour, last, heard):
    watch = Watch(JANUARY, None, time(22), time(4), timedelta(hours=2))
    now = datetime(2026, 11, 23, hour, tzinfo=ZONE)
    spoke = None if last is None else now.replace(hour=last) - timedelta(days=last > hour)
    assert hear(watch, last=spoke, now=now, zone=ZONE)[0] == heard


def test_a_post_of_one_night_ends_with_that_night():
    watch = Watch(date(2026, 11, 22), date(2026, 11, 22), time(22), time(4), timedelta(hours=2))
    at = datetime(2026, 11, 23, 3, tzinfo=ZONE)
    assert hear(watch, last=None, now=at, zone=ZONE)[0] == Heard.SILENT
    assert hear(watch, last=None, now=at + timedelta(days=1), zone=ZONE)[0] == Heard.RESTING
    always = Watch(JANUARY, None, None, None, None)
    assert hear(always, last=None, now=at, zone=ZONE)[0] == Heard.FREE


def test_posts_lie_in_areas_and_a_lurah_sees_those_of_the_own_kelurahan(cast, enter, now):
    mine, other = post(cast, now), post(cast, now, code=MANGUNHARJO, agency="kel-mangunharjo")
    client = enter(cast.lurah)
    assert client.get(reverse("operations:post", args=[mine.pk])).status_code == 200
    for member in (cast.lurah, cast.stranger, cast.camat):
        assert enter(member).get(reverse("operations:post", args=[other.pk])).status_code == 404
    assert client.get(reverse("operations:new")).status_code == 403
    with pytest.raises(NotYours):
        services.add_post(
            facts=Facts("x", "tps", cast.region(SUMBER_TAMAN), mine.agency, JANUARY), member=cast.local_operator, at=now
        )
    with pytest.raises(services.PostKnown):
        post(cast, now)


def test_a_post_is_set_up_once_checked_in_and_ended_on_its_pages(cast, enter):
    desk, field = enter(cast.operator), enter(cast.lurah)
    form = {"label": "Posko banjir", "kind": "posko", "region": SUMBER_TAMAN, "agency": "kel-sumber-taman"}
    form |= {"active_from": "2026-01-01", "every_minutes": "120", "token": str(uuid4())}
    assert desk.post(reverse("operations:new"), form | {"opens": "22:00"}).status_code == 422
    for _ in range(2):
        assert desk.post(reverse("operations:new"), form).status_code == 302
    thing = Post.objects.get()
    page = reverse("operations:post", args=[thing.pk])
    assert "Lapor masuk sekarang" in field.get(page).content.decode()
    assert "Lapor masuk sekarang" not in desk.get(page).content.decode()  # not their post
    said = {"number": str(uuid4()), "condition": "help", "note": "Air naik"}
    for _ in range(2):
        assert field.post(reverse("operations:check_in", args=[thing.pk]), said).status_code == 302
    call = PostCheckIn.objects.get()
    assert "perlu bantuan" in desk.get(reverse("operations:posts") + "?terdengar=help").content.decode()
    entry = Entry.objects.get(verb="post.help")
    assert cast.operator in audience.rescuers(thing, entry)
    assert cast.stranger not in audience.rescuers(thing, entry)
    answer = reverse("operations:answer", args=[thing.pk, call.pk])
    assert field.post(answer, {"text": "sendiri"}).status_code == 403
    assert desk.post(answer, {"text": ""}).status_code == 422
    assert desk.post(answer, {"text": "Perahu berangkat"}).status_code == 302
    assert desk.post(answer, {"text": "Dua kali"}).status_code == 409
    assert "Perahu berangkat" in field.get(page).content.decode()
    desk.post(reverse("operations:end", args=[thing.pk]), {"last": "2026-06-30"})
    assert (
        field.post(reverse("operations:check_in", args=[thing.pk]), said | {"number": str(uuid4())}).status_code == 404
    )


def test_a_check_in_from_a_phone_is_one_however_late_and_often_it_comes(cast, enter, now):
    thing = post(cast, now, lat=-7.785, lng=113.229, every_minutes=120)
    phone = Phone(enter(cast.lurah))
    assert [one["label"] for one in phone.told["posts"]] == ["Pos RW 03"]
    number = uuid4()
    fields = {"post": str(thing.pk), "condition": "fine", "lat": "-7.785", "lng": "113.230"}
    written = NOW - 3 * 3_600_000
    assert [phone.does("checkin", fields, number=number, written=written).status_code for _ in range(2)] == [201, 200]
    said = PostCheckIn.objects.get()
    assert (said.distance, said.received_at > said.at, said.condition) == (110, True, "fine")
    other = Phone(enter(cast.other_lurah))
    assert other.does("checkin", fields, number=uuid4()).status_code == 404
    assert phone.does("checkin", {"post": "x"}).status_code == 404


def test_the_list_of_posts_asks_as_little_for_many_as_for_few(cast, enter, now, django_assert_max_num_queries):
    things = [post(cast, now, label=f"Pos {number}", every_minutes=60) for number in range(30)]
    services.check_in(post=things[0], said=Said("fine", now), number=uuid4(), member=cast.lurah, at=now)
    client = enter(cast.operator)
    client.get(reverse("operations:posts"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("operations:posts") + "?page=2")
    assert page.context["page"].paginator.count == 30
    rows = queries.rows(cast.operator, now=now + timedelta(minutes=30), zone=ZONE)
    assert queries.summary(rows)["silent"] == 29
