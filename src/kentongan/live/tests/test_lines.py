"""What a browser sends after ten minutes without a network arrives whole, once, and in order."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from kentongan.live import services as running
from kentongan.live.models import LiveMeeting
from kentongan.meetings import agenda_filling as filling
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Directive, Note


@pytest.fixture
def send(enter, live, cast):
    def deeds(*rows, member=None):
        client = enter(member or cast.secretary)
        answer = client.post(
            reverse("live:deeds", args=[live.pk]), {"deeds": list(rows)}, content_type="application/json"
        )
        return [told["state"] for told in answer.json()["answers"]] if answer.status_code == 200 else answer.status_code

    return deeds


def write(text, minutes=0, **others):
    return {"id": str(uuid4()), "op": "write", "text": text, "ago": minutes * 60_000} | others


def direct(**others):
    told = {
        "id": str(uuid4()),
        "op": "direct",
        "text": "Bersihkan saluran",
        "offices": "Dinas PUPR, Polres Probolinggo Kota",
    }
    return told | {"region": "35.74", "due_on": "2026-12-06", "phase": "pencegahan"} | others


def test_ten_minutes_away_lose_nothing(cast, send, live, now):
    theirs = write("Dari layar lain", 5)
    send(theirs, member=cast.operator)
    mine = [write(f"Baris {i}", 10 - i, item=live.item_id) for i in range(10)]
    before = LiveMeeting.objects.get(pk=live.pk).version
    assert send(*mine) == ["saved"] * 10
    assert send(*mine[5:]) == ["saved"] * 5  # the answer was lost on the way
    assert LiveMeeting.objects.get(pk=live.pk).version > before
    told = [note.text for note in Note.objects.order_by("written_at")]
    assert sorted(told) == sorted([*(f"Baris {i}" for i in range(10)), "Dari layar lain"])
    assert [text for text in told if text.startswith("Baris")] == [f"Baris {i}" for i in range(10)]
    assert Note.objects.get(text="Baris 0").written_at == now - timedelta(minutes=10)
    assert Note.objects.filter(item=live.item).count() == 10


def test_a_refused_deed_holds_up_none_of_the_others(cast, send, live):
    good = write("Baik")
    rows = [
        write(""),
        {"op": "lain"},
        write("x" * 3_000),
        {"id": "?", "op": "write", "text": "y"},
        write("z", ago="a"),
        good,
    ]
    assert send(*rows) == ["refused"] * 5 + ["saved"]
    assert send() == []
    assert send(write("tidak"), member=cast.head) == 403
    assert Note.objects.get().text == "Baik"


def test_two_secretaries_at_one_line_lose_nothing(cast, send):
    line = write("Awal")
    send(line)
    one = {"id": str(uuid4()), "op": "change", "note": line["id"], "seen": 1, "text": "Satu"}
    two = one | {"id": str(uuid4()), "text": "Dua"}
    assert send(one) == ["saved"]
    assert send(two, two, member=cast.operator) == ["second", "second"]
    assert set(Note.objects.values_list("text", flat=True)) == {"Satu", "Dua"}
    assert send({"id": "1", "op": "settle", "note": two["id"], "keep": "both"}) == ["saved"]
    assert Note.objects.filter(removed_at=None, second_of=None).count() == 2


def test_an_order_is_given_once_and_each_office_owes_it(cast, send):
    order = direct()
    assert send(order, order) == ["saved", "saved"]
    given = Directive.objects.get()
    assert sorted(item.agency_id for item in given.actions.all()) == ["polres", "pupr"]
    assert send(direct(offices="Dinas Sihir")) == ["refused"]
    assert send(direct(region="35.75")) == ["refused"]
    assert send(direct(due_on="2026-11-01")) == ["refused"]  # before the rakor
    assert send(direct(due_on="kapan")) == ["refused"]
    assert Directive.objects.count() == 1


def test_a_typed_line_is_read_for_confirmation_and_gives_nothing_by_itself(cast, enter, live):
    page = reverse("live:propose", args=[live.pk])
    told = enter(cast.secretary).post(page, {"line": "PUPR normalisasi saluran Kel. Sumber Taman, 2 minggu"}).json()
    assert (told["offices"], told["region"], told["due_on"]) == ("Dinas PUPR", "35.74.02.1006", "2026-12-06")
    assert not Directive.objects.exists()
    assert enter(cast.secretary).post(page).json()["text"] == ""


def test_an_order_by_mistake_is_corrected_or_withdrawn_in_both_browsers(cast, enter, send, live):
    send(direct(), direct(text="Tambah patroli"))
    first, second = Directive.objects.order_by("pk")
    mark = enter(cast.operator).get(reverse("live:pulse", args=[live.pk])).json()["mark"]
    change = direct(op="redirect", directive=first.pk, seen=1, text="Keruk saluran", offices="Dinas PUPR")
    assert send(change, change) == ["saved", "saved"]
    assert send(change | {"text": "Basi"}, member=cast.operator) == ["refused"]
    gone = {"id": str(uuid4()), "op": "withdraw", "directive": second.pk, "why": "Salah dengar"}
    assert send(gone | {"why": ""}, gone | {"directive": "x"}, gone, gone) == ["refused", "refused", "saved", "saved"]
    other = enter(cast.operator)
    assert other.get(reverse("live:pulse", args=[live.pk]), {"sejak": mark}).status_code == 200
    shown = other.get(reverse("live:desk", args=[live.pk])).content.decode()
    assert "1. Keruk saluran" in shown
    assert "<del>Tambah patroli</del>" in shown
    assert "Salah dengar" in shown
    assert "<del>" not in enter(cast.secretary).get(reverse("live:wall", args=[live.pk])).content.decode()  # other item


def test_an_old_order_is_said_again_from_the_row_that_shows_it(cast, enter, send, live, now):
    facts = meetings.Facts("Rakor Oktober", now.date() - timedelta(days=25), "p", "c", cast.region("35.74"))
    old = meetings.Order("Keruk saluran", now.date() - timedelta(days=3), cast.region("35.74"), [cast.agency("pupr")])
    earlier = meetings.record_past_meeting(facts=facts, directives=[old], member=cast.secretary, at=now)
    filling.fill(live.meeting, today=now.date())
    item = live.meeting.agenda.get(kind="previous")
    running.step(live=live, item=item, member=cast.secretary, at=now)
    known = earlier.directives.get()
    assert (
        f'data-renew="{known.pk}"' in enter(cast.secretary).get(reverse("live:desk", args=[live.pk])).content.decode()
    )
    again = direct(renews=str(known.pk), offices="Dinas PUPR")
    assert send(again, again, direct(renews="999")) == ["saved", "saved", "refused"]
    assert live.meeting.directives.get().actions.get() == known.actions.get()
