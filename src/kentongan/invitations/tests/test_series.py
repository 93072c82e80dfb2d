"""A series makes its rakor by itself: once, in time, on a day on which people work."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kentongan.errors import NotYours
from kentongan.invitations import proposing, queries, series_services
from kentongan.invitations.models import Proposal, Series
from kentongan.journal.models import Entry
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.meetings.services import Facts

WIB = ZoneInfo("Asia/Jakarta")


def on(day):
    return datetime(day.year, day.month, day.day, 8, tzinfo=WIB)


def test_the_next_rakor_is_made_once_with_its_agenda_and_its_offices(cast, series, now):
    one = series()
    for _time in range(2):
        proposing.propose(at=now)
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.held_on) == ("Rakor Tim Terpadu periode November 2026", date(2026, 11, 25))
    assert (meeting.ends_at.hour, meeting.state, meeting.proposal.moved_from) == (11, "planned", None)
    assert meeting.agenda.filter(kind="situation").count() == 2
    assert [one.agency_id for one in meeting.invitations.filter(sent_at=None)] == ["pupr", "polres"]
    assert Entry.objects.get(verb="meeting.plan").actor is None
    proposing.propose(at=on(date(2026, 12, 20)))
    later = Meeting.objects.exclude(pk=meeting.pk).get()
    assert later.held_on == date(2026, 12, 28)  # Christmas is a Friday, the days after it a weekend
    assert (later.proposal.moved_from, "Natal" in later.proposal.moved_why) == (date(2026, 12, 25), True)
    assert Proposal.objects.filter(series=one).count() == 2


def test_what_was_called_by_hand_is_not_called_again(cast, series, now):
    facts = Facts(
        title="Rakor Tim Terpadu periode November 2026", held_on=date(2026, 11, 26), place="Setda", chair="Sekda",
        region=cast.region("35.74"),
    )  # fmt: skip
    by_hand = meetings.plan_meeting(facts=facts, member=cast.operator, at=now)
    one = series()
    proposing.propose(at=now)
    assert Meeting.objects.get() == by_hand
    assert one.proposals.get().meeting == by_hand


def test_it_waits_for_its_time_and_stops_at_its_end(cast, series, now):
    one = series(lead_days=3, active_from=date(2027, 1, 1), active_to=date(2027, 2, 20))
    proposing.propose(at=now)
    assert not Meeting.objects.exists()
    assert proposing.due_periods(one, today=date(2027, 1, 22)) == [date(2027, 1, 1)]
    assert proposing.due_periods(one, today=date(2027, 2, 22)) == []
    assert proposing.coming_day(one, today=date(2027, 2, 1)) is None


@pytest.mark.parametrize(
    ("rule", "period", "day"),
    [
        ({"rule": "weekday", "day": None, "weekday": 2, "nth": 5}, date(2026, 11, 1), date(2026, 11, 25)),
        ({"rule": "weekday", "day": None, "weekday": 0, "nth": 1}, date(2027, 2, 1), date(2027, 2, 1)),
        ({"rule": "date", "day": 31}, date(2027, 2, 1), date(2027, 2, 26)),  # the 28th is a Sunday: back into the month
        ({"rule": "date", "day": 17}, date(2027, 8, 1), date(2027, 8, 18)),  # the day of independence
    ],
)
def test_the_rule_of_the_day(cast, series, rule, period, day):
    assert proposing.day_of(series(**rule), period)[0] == day


def test_a_missing_rakor_is_warned_of(cast, enter, series, now):
    series(active_from=date(2026, 1, 1))
    page = reverse("invitations:gap")
    assert [gap.due for gap in queries.gaps(cast.head, today=now.date())] == [date(2026, 2, 1)]
    assert "belum pernah tercatat" in enter(cast.head).get(page).text
    facts = Facts(title="R", held_on=date(2026, 9, 3), place="p", chair="c", region=cast.region("35.74"))
    meetings.record_past_meeting(facts=facts, member=cast.secretary, at=now)
    assert [(gap.last, gap.due) for gap in queries.gaps(cast.head, today=now.date())] == [
        (date(2026, 9, 3), date(2026, 11, 1))
    ]
    assert "3 September 2026" in enter(cast.secretary).get(page).text
    assert queries.gaps(cast.head, today=date(2026, 10, 31)) == []
    assert queries.gaps(cast.stranger, today=now.date()) == []
    Meeting.objects.update(state=MeetingState.CANCELLED)
    assert queries.gaps(cast.head, today=date(2026, 10, 31))


def test_the_page_of_a_series(cast, enter, now):
    client, url = enter(cast.secretary), reverse("invitations:series_new")
    assert client.get(url).status_code == 200
    given = {
        "title": "Rakor periode {bulan}", "region": "35.74", "classification": "0", "interval": "1", "rule": "weekday",
        "nth": "4", "weekday": "2", "day": "", "place": "Command Center", "mode": "luring", "chair": "Wali Kota",
        "lead_days": "14", "remind_days": "2", "active_from": "2026-11-01", "agencies": ["polres"],
    }  # fmt: skip
    wrong = client.post(url, given | {"title": "Rakor", "rule": "date", "starts_at": "10:00", "ends_at": "09:00"})
    assert wrong.status_code == 422
    for sentence in ("Sebut {bulan}", "Isi tanggalnya", "Waktu selesai harus"):
        assert sentence in wrong.text
    assert client.post(url, given).status_code == 302
    assert client.post(url, given).status_code == 422  # of that name there is one already
    one = Series.objects.get()
    edit = reverse("invitations:series_edit", args=[one.pk])
    assert client.post(edit, given | {"interval": "3"}).status_code == 302
    assert Entry.objects.get(verb="series.edit").changes == {"interval": ["1", "3"]}
    assert "Rabu keempat" in client.get(reverse("invitations:series")).text
    assert enter(cast.liaison).get(edit).status_code == 403
    fields = {name: getattr(one, name) for name in ("classification", "interval")}
    with pytest.raises(NotYours):
        series_services.save_series(
            series=one, agencies=[], member=cast.secretary, at=now, **fields | {"region": cast.region("35.75")}
        )


def test_one_of_another_city_does_not_exist(cast, enter, series):
    one = series()
    cast.stranger.role = "secretary"
    cast.stranger.save()
    assert enter(cast.stranger).get(reverse("invitations:series_edit", args=[one.pk])).status_code == 404


def test_it_catches_up_after_a_pause_without_making_what_is_past(cast, series, now):
    series(active_from=date(2026, 6, 1))
    proposing.propose(at=now + timedelta(days=5))
    assert [one.held_on for one in Meeting.objects.all()] == []
    proposing.propose(at=now + timedelta(days=20))
    assert [one.held_on for one in Meeting.objects.all()] == [date(2026, 12, 28)]
