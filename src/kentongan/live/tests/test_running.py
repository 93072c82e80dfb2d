"""A running rakor: who may run it, and screens that stay in step."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.errors import NotYours
from kentongan.live import queries, services
from kentongan.live.models import LiveMeeting
from kentongan.meetings import services as meetings
from kentongan.meetings.holding import MinutesClosed, NotHeldYet
from kentongan.meetings.models import Attendance, Meeting, MeetingState, Note


def page(name, thing):
    return reverse(f"live:{name}", args=[thing.pk])


def test_starting_twice_is_one_start_and_only_on_the_day(cast, planned, now):
    with pytest.raises(NotHeldYet):
        services.start(meeting=planned, member=cast.secretary, at=now - timedelta(days=1))
    live = services.start(meeting=planned, member=cast.secretary, at=now)
    assert services.start(meeting=planned, member=cast.operator, at=now).version == live.version
    assert Meeting.objects.get(pk=planned.pk).state == MeetingState.HELD
    assert live.item == planned.agenda.filter(left_out=False).first()
    services.end(live=live, member=cast.secretary, at=now)
    with pytest.raises(services.NotRunning):
        services.speak(live=live, speaker="A", next_speaker="", member=cast.secretary, at=now)
    meetings.set_attendance(meeting=planned, present=[meetings.Present("Kodim")], member=cast.secretary, at=now)
    meetings.close_meeting(meeting=planned, member=cast.secretary, at=now)
    with pytest.raises(MinutesClosed):
        services.start(meeting=planned, member=cast.secretary, at=now)


def test_a_step_moves_the_wall_and_the_mark(cast, enter, live, now):
    client, wall = enter(cast.secretary), enter(cast.head)
    pulse = page("pulse", live)
    mark = wall.get(pulse).json()["mark"]
    assert wall.get(pulse, {"sejak": mark}).status_code == 204
    beras = live.meeting.agenda.get(text="Harga beras")
    client.post(page("step", live), {"item": beras.pk})
    assert wall.get(pulse, {"sejak": mark}).json()["mark"] != mark
    client.post(page("speak", live), {"speaker": "Kepala BPBD", "next_speaker": "Dinas PUPR"})
    seen = wall.get(page("wall", live)).text
    assert "<h1>Harga beras</h1>" in seen
    assert "Kepala BPBD" in seen
    client.post(page("speak", live), {"advance": "1", "next_speaker": "Dinas PUPR"})
    live = LiveMeeting.objects.get(pk=live.pk)
    assert (live.speaker, live.next_speaker) == ("Dinas PUPR", "")
    client.post(page("pause", live))
    assert "Rakor diskors" in wall.get(page("wall", live)).text
    foreign = type(beras)(meeting_id=live.pk + 1, pk=999)
    with pytest.raises(NotYours):
        services.step(live=live, item=foreign, member=cast.secretary, at=now)


def test_what_is_not_ones_own_does_not_exist(cast, enter, live):
    for name in ("desk", "wall", "pulse"):
        assert enter(cast.stranger).get(page(name, live)).status_code in {403, 404}
    Meeting.objects.filter(pk=live.pk).update(classification=2)
    for name in ("wall", "pulse"):
        assert enter(cast.liaison).get(page(name, live)).status_code == 404
        assert enter(cast.head).get(page(name, live)).status_code == 200
    assert enter(cast.head).get(page("desk", live)).status_code == 403
    assert enter(cast.secretary).get(page("desk", live)).status_code == 404


def fill(cast, live, now, number, word):
    meeting = live.meeting
    agenda = [type(live.item)(meeting=meeting, text=f"Perkara {i}", order=100 + i) for i in range(number)]
    type(live.item).objects.bulk_create(agenda)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, office=f"{word} {i} " + "x" * 100) for i in range(number)
    )
    rows = [
        Note(meeting=meeting, item=live.item, text=f"{i}", written_by=cast.secretary, written_at=now)
        for i in range(number)
    ]
    Note.objects.bulk_create(rows)


def test_eighty_people_and_sixty_items_cost_no_query_more(cast, enter, live, now, django_assert_max_num_queries):
    client = enter(cast.secretary)
    for name, most in (("desk", 45), ("wall", 40)):
        client.get(page(name, live))
        with django_assert_max_num_queries(most) as few:
            client.get(page(name, live))
        fill(cast, live, now, 80, name)
        with django_assert_max_num_queries(len(few)):
            answer = client.get(page(name, live))
        assert answer.status_code == 200
    with django_assert_max_num_queries(8):
        client.get(page("pulse", live))
    assert queries.running(cast.head).get() == live
