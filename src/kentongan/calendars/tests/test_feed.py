"""The feed: what a real calendar program makes of it, and what nobody may find in it."""

import os
import shutil
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem
from kentongan.calendars import services, views
from kentongan.invitations import services as invitations
from kentongan.limits import NoKeys
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Meeting
from kentongan.meetings.scheduling import Slot
from kentongan.meetings.services import Facts

LINK, DAY = "https://rapat.example/x", date(2026, 12, 9)


@pytest.fixture
def plan(cast, now):
    def made(title="Rakor Desember", region="35.74", member=None, **others):
        facts = Facts(
            title=title, held_on=DAY, chair="Wali Kota", region=cast.region(region),
            **{"place": "Command Center", "starts_at": time(9), "ends_at": time(11), "link": LINK} | others,
        )  # fmt: skip
        return meetings.plan_meeting(facts=facts, member=member or cast.head, at=now, points=["Persiapan Natal"])

    return made


@pytest.fixture
def assign(cast, now):
    def made(title="Pasang lampu", office="polres", **others):
        given = {"detail": "", "region": cast.region("35.74"), "phase": "pencegahan", "due_on": date(2026, 12, 1)}
        return actions.assign(title=title, agency=cast.agency(office), member=cast.head, at=now, **given, **others)

    return made


@pytest.fixture
def fetch(now, monkeypatch):
    """Return a function that fetches a member's feed as a calendar program does: without logging in."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    tokens = {}

    def fetched(member, **headers):
        if member.pk not in tokens:
            tokens[member.pk] = services.make_address(member=member, at=now)
        return Client().get(reverse("calendars:feed", args=[tokens[member.pk]]), headers=headers)

    return fetched


def parts(answer, kind):
    return icalendar.Calendar.from_ical(answer.content).walk(kind)


def test_a_rakor_with_its_time_place_and_agenda(cast, plan, fetch):
    made = plan()
    (event,) = parts(fetch(cast.liaison), "VEVENT")
    assert event["UID"] == f"rakor-{made.pk}@35.74.kentongan"
    assert event.decoded("DTSTART") == datetime.combine(DAY, time(9), tzinfo=event.decoded("DTSTART").tzinfo)
    assert event.decoded("DTSTART").utcoffset() == timedelta(hours=7)
    assert event["DTSTART"].params["TZID"] == "Asia/Jakarta"
    (zone,) = parts(fetch(cast.liaison), "VTIMEZONE")
    assert not zone.walk("DAYLIGHT")
    assert (event["STATUS"], event["SEQUENCE"], event["URL"]) == ("CONFIRMED", 0, "https://rapat.example/x")
    assert "Persiapan Natal" in event["DESCRIPTION"]
    assert fetch(cast.liaison)["Content-Type"].startswith("text/calendar")


def test_a_rakor_without_a_time_takes_the_whole_day(cast, plan, fetch):
    plan(starts_at=None, ends_at=None, title="R" * 120)
    (event,) = parts(fetch(cast.liaison), "VEVENT")
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (DAY, DAY + timedelta(days=1))
    assert event["SUMMARY"] == "R" * 120
    assert max(len(line) for line in fetch(cast.liaison).content.split(b"\r\n")) <= 75


def test_tasks_of_the_office_with_how_far_they_are(cast, assign, fetch, now):
    first, second = assign(), assign("Bersihkan saluran, simpang; dan parit")
    assign("Bukan urusannya", "pupr")
    done = assign("Beres")
    ActionItem.objects.filter(pk=done.pk).update(state="checked", done_by=cast.liaison, checked_by=cast.head)
    ActionItem.objects.filter(pk=second.pk).update(state="accepted")
    found = {one["UID"]: one for one in parts(fetch(cast.liaison), "VTODO")}
    assert len(found) == 2
    todo = found[f"tugas-{first.pk}@35.74.kentongan"]
    assert (todo["STATUS"], todo["PERCENT-COMPLETE"], todo["PRIORITY"]) == ("NEEDS-ACTION", 0, 5)
    assert todo.decoded("DUE") == date(2026, 12, 1)
    other = found[f"tugas-{second.pk}@35.74.kentongan"]
    assert (other["STATUS"], other["SUMMARY"]) == ("IN-PROCESS", f"Bersihkan saluran, simpang; dan parit ({second})")


def test_nothing_of_another_area_and_no_word_of_what_is_classified(cast, plan, assign, fetch, now):
    terms = ["Rakor Pasuruan", "Rahasia besar", "Rapat terbatas", "Tugas tertutup"]
    plan(terms[0], region="35.75", member=cast.stranger)
    plan(terms[1], classification=2, member=cast.head)
    limited = plan(terms[2], classification=1, place="Ruang Sandi")
    assign(terms[3], "polres", classification=1)
    feeds = {part: fetch(member).content.decode() for part, member in cast.members.items()}
    for part, text in feeds.items():
        assert not any(word in text for word in [*terms[1:], "Ruang Sandi"]), part
        assert (terms[0] in text) == (part == "stranger")
        sees = cast.members[part].clearance >= 1 and part not in {"stranger", "camat"}
        assert (f"rakor-{limited.pk}@" in text) == sees, part
    assert "Rakor (Terbatas)" in feeds["liaison"]
    assert LINK not in feeds["liaison"]
    # who is invited sees it although the area is not theirs, as far as the clearance reaches
    invitations.invite(
        meeting=limited, agencies=[cast.agency("kec-wonoasih"), cast.agency("pupr")], member=cast.secretary, at=now
    )
    assert f"rakor-{limited.pk}@" in fetch(cast.camat).content.decode()
    assert f"rakor-{limited.pk}@" not in fetch(cast.works).content.decode()


def test_it_answers_304_until_something_changes_and_then_says_so(cast, plan, fetch, now):
    made = plan()
    first = fetch(cast.liaison)
    assert fetch(cast.liaison, if_none_match=first["ETag"]).status_code == 304
    assert fetch(cast.liaison, if_modified_since=first["Last-Modified"]).status_code == 304
    Meeting.objects.filter(pk=made.pk).update(classification=2)  # it is gone, and nothing newer has come
    later = fetch(cast.liaison, if_none_match=first["ETag"])
    assert later.status_code == 200
    assert b"VEVENT" not in later.content


def test_what_opens_nothing_is_not_there_and_leaves_no_trace(cast, plan, fetch, now, caplog, enter):
    plan()
    old = services.make_address(member=cast.head, at=now)
    new = services.make_address(member=cast.head, at=now)
    gone = services.make_address(member=cast.works, at=now)
    services.revoke_address(member=cast.works, at=now)
    out = services.make_address(member=cast.auditor, at=now)
    cast.auditor.is_active = False
    cast.auditor.save()
    prefix, _mark, secret = new.partition("_")
    for token in (old, gone, out, "tebakan", f"{prefix}_", f"{prefix}_{secret[:-1]}", f"_{secret}", "x" * 3000):
        answer = Client().get(reverse("calendars:feed", args=[token]))
        assert answer.status_code == 404
        assert b"Rakor" not in answer.content
    assert Client().get(reverse("calendars:feed", args=[new])).status_code == 200
    answers = [Client().get(reverse("calendars:feed", args=[new])).status_code for _ in range(views.PER_MINUTE)]
    assert answers[-2:] == [200, 429]
    for record in caplog.records:
        NoKeys().filter(record)
        assert secret not in record.getMessage()
        assert old not in record.getMessage()


def test_the_page_shows_the_address_once(cast, enter, now):
    client = enter(cast.lurah)
    assert "Belum ada alamat" in client.get(reverse("calendars:mine")).text
    made = client.post(reverse("calendars:make"))
    url = made.context["url"]
    assert url in made.text
    assert "data:image/svg+xml" in made.text
    assert made["Cache-Control"] == "no-store"
    assert url.rpartition("_")[2].removesuffix(".ics") not in client.get(reverse("calendars:mine")).text
    assert Client().get(url).status_code == 200
    client.post(reverse("calendars:revoke"))
    assert Client().get(url).status_code == 404


def test_one_rakor_as_a_message_to_the_invited(cast, enter, plan, now):
    made = plan()
    url = reverse("calendars:meeting", args=[made.pk])
    alone = icalendar.Calendar.from_ical(enter(cast.liaison).get(url).content)
    assert (alone["METHOD"], "ORGANIZER" in alone.walk("VEVENT")[0]) == ("PUBLISH", False)
    offices = [cast.agency("polres"), cast.agency("kec-wonoasih")]
    invitations.invite(meeting=made, agencies=offices, member=cast.secretary, at=now)
    whole = icalendar.Calendar.from_ical(enter(cast.liaison).get(url).content)
    (event,) = whole.walk("VEVENT")
    assert whole["METHOD"] == "REQUEST"
    assert [one.params["CN"] for one in event["ATTENDEE"]] == [
        "Kecamatan Wonoasih",
        "Kepolisian Resor Probolinggo Kota",
    ]
    assert event["ORGANIZER"].params["CN"] == "Badan Kesatuan Bangsa dan Politik"
    (own,) = icalendar.Calendar.from_ical(enter(cast.camat).get(url).content).walk("VEVENT")
    assert own["ATTENDEE"].params["CN"] == "Kecamatan Wonoasih"
    invitations.cancel(meeting=made, reason="x", member=cast.secretary, at=now)
    gone = icalendar.Calendar.from_ical(enter(cast.liaison).get(url).content)
    assert (gone["METHOD"], gone.walk("VEVENT")[0]["SEQUENCE"]) == ("CANCEL", 1)
    assert enter(cast.stranger).get(url).status_code == 404
    assert enter(cast.other_lurah).get(url).status_code == 404


def test_eighty_rakor_and_tasks_cost_no_more_queries(cast, plan, assign, fetch, now, django_assert_max_num_queries):
    plan()
    assign()
    fetch(cast.liaison)
    common = {"held_on": DAY, "place": "p" * 160, "chair": "c", "region": cast.region("35.74"), "called_by": cast.head}
    Meeting.objects.bulk_create(Meeting(title=f"R{n} " + "x" * 110, **common) for n in range(80))
    with django_assert_max_num_queries(16):
        assert len(parts(fetch(cast.liaison), "VEVENT")) == 81


@pytest.fixture
def khal(tmp_path: Path):
    """Return a function that imports a calendar into khal's folder and lists it: the real program, on real files."""
    program = Path(sys.executable).with_name("khal")
    if not program.exists() and not shutil.which("khal"):
        pytest.skip("khal is not installed")
    program = program if program.exists() else Path(str(shutil.which("khal")))
    folder = tmp_path / "khal" / "kentongan"
    folder.mkdir(parents=True)
    settings = tmp_path / "khal.conf"
    zone = "local_timezone = Asia/Jakarta\ndefault_timezone = Asia/Jakarta\n"
    formats = "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
    formats += "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    settings.write_text(
        f"[calendars]\n[[kentongan]]\npath = {folder}\n[locale]\n{zone}{formats}"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n[default]\ndefault_calendar = kentongan\n"
    )
    environment = os.environ | {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "TZ": "Asia/Jakarta"}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(program), "-c", str(settings), *arguments], capture_output=True, text=True, env=environment, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def listed(content: bytes) -> str:
        file = tmp_path / "feed.ics"
        file.write_bytes(content)
        run("import", "--batch", "-a", "kentongan", str(file))
        return run("list", "--format", "{start-end-time-style} {title} {status}", "2026-12-01", "40d")

    return listed


def test_khal_follows_a_rakor_that_is_moved_and_cancelled(cast, plan, fetch, khal, now):
    made = plan()
    assert "09:00-11:00 Rakor Desember" in khal(fetch(cast.liaison).content)
    slot = Slot(date(2026, 12, 11), time(13), time(15), "Gedung Puri", "luring")
    invitations.reschedule(meeting=made, slot=slot, reason="x", member=cast.secretary, at=now)
    moved = khal(fetch(cast.liaison).content)
    assert "13:00-15:00 Rakor Desember" in moved
    assert "09:00" not in moved
    invitations.cancel(meeting=made, reason="x", member=cast.secretary, at=now)
    assert "CANCELLED" in khal(fetch(cast.liaison).content)
