"""The door: a code that changes, a form on anybody's phone, and a secretary who decides."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from kentongan.live import arriving, door_codes, services
from kentongan.live.models import DoorName, LiveMeeting
from kentongan.meetings.models import Attendance, Meeting

PERSON = {"office": "Polres Probolinggo Kota", "person": "Budi Santoso", "representing": "Kapolres", "mode": "luring"}


def at_door(live, code=None, client=None, **said):
    client = client or Client()
    page = reverse("door:door", args=[code])
    form = client.get(page)
    if form.status_code != 200 or not said:
        return form
    ticket = form.context["form"]["ticket"].value()
    return client.post(page, PERSON | {"id": uuid4(), "ticket": ticket} | said)


@pytest.fixture
def open_door(cast, live, now):
    services.set_door(live=live, door="anyone", member=cast.secretary, at=now)
    return LiveMeeting.objects.get(pk=live.pk)


def test_who_scans_is_there_once_the_secretary_says_so(cast, enter, open_door, now):
    code = door_codes.door_code(open_door, now)
    for _twice in range(2):
        assert "Anda tercatat" in at_door(open_door, code, person="Budi Santoso").text
    arrived = DoorName.objects.get()
    assert (arrived.agency_id, arrived.state) == ("polres", "waiting")
    assert not Attendance.objects.exists()
    decide = reverse("live:decide", args=[arrived.pk])
    assert enter(cast.stranger).post(decide).status_code in {403, 404}
    for _twice in range(2):
        enter(cast.secretary).post(decide)
    row = Attendance.objects.get()
    assert (row.person, row.representing, row.arrival) == ("Budi Santoso", "Kapolres", "door")
    at_door(open_door, code, person="Orang Iseng")
    enter(cast.secretary).post(reverse("live:decide", args=[DoorName.objects.get(state="waiting").pk]), {"strike": "1"})
    assert Attendance.objects.count() == 1
    assert at_door(open_door, code, person="").status_code == 422


def test_an_old_a_forged_and_a_foreign_code_open_nothing(open_door, now):
    old = door_codes.door_code(open_door, now - timedelta(minutes=5))
    fresh = door_codes.door_code(open_door, now - timedelta(minutes=2))
    forged = fresh[:-3] + ("aaa" if not fresh.endswith("aaa") else "bbb")
    assert [at_door(open_door, code).status_code for code in (fresh, old, forged)] == [200, 410, 410]
    for code in ("tidak-ada", "p1", "p-1-abc", "pzz-zz-0", "x" * 50, "p999999-1-" + "a" * 14):
        assert at_door(open_door, code).status_code == 404
    slow = at_door(open_door, fresh).context["form"]["ticket"].value()
    page = reverse("door:door", args=[old])  # the form was opened in time, and filled in slowly
    assert Client().post(page, PERSON | {"id": uuid4(), "ticket": slow}).status_code == 200
    assert Client().post(page, PERSON | {"id": uuid4(), "ticket": slow[:-2] + "zz"}).status_code == 410


def test_a_closed_door_and_one_for_members(cast, enter, live, now):
    code = door_codes.link_code(live)
    assert at_door(live, code).status_code == 404
    services.set_door(live=live, door="members", member=cast.secretary, at=now)
    stranger = at_door(live, code)
    assert stranger.status_code == 404
    assert live.meeting.title not in stranger.text
    assert reverse("login") in stranger.text
    assert at_door(live, code, client=enter(cast.lurah), person="Lurah").status_code == 404  # not of the whole city
    assert at_door(live, code, client=enter(cast.liaison), person="Penghubung").status_code == 200
    services.end(live=live, member=cast.secretary, at=now)
    assert at_door(live, code, client=enter(cast.liaison)).status_code == 404


def test_a_classified_rakor_is_not_open_to_whoever_passes(cast, live, now):
    Meeting.objects.filter(pk=live.pk).update(classification=1)
    live = LiveMeeting.objects.get(pk=live.pk)
    with pytest.raises(services.DoorForMembers):
        services.set_door(live=live, door="anyone", member=cast.secretary, at=now)


def test_nobody_can_fill_the_hall_with_names(open_door, now, monkeypatch):
    monkeypatch.setattr(arriving, "MOST_A_MINUTE", 5)
    code = door_codes.door_code(open_door, now)
    told = [at_door(open_door, code, person=f"Nama {i}").status_code for i in range(7)]
    assert told == [200] * 5 + [429] * 2
