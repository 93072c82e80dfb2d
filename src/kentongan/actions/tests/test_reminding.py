"""Each reminder goes out once, to whoever answers for it, and overdue work climbs one rung at a time."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from kentongan.actions import climbing, due_dates, reminding
from kentongan.actions.climbing import climb
from kentongan.actions.models import ActionClimb, ActionItem, Reminder
from kentongan.actions.tests import scene
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.city.models import Role as R
from kentongan.journal.models import Entry


def on(now: datetime, days: int, hour: int = 7) -> datetime:
    return now.replace(hour=hour, minute=0) + timedelta(days=days)


def told(thing) -> list[str]:
    lines = Entry.objects.filter(verb="action.remind", subject=str(thing.pk)).order_by("id")
    return [line.changes["kind"][1] for line in lines]


def test_before_on_and_after_the_day_each_once(cast, now):
    thing = scene.accepted(cast, now, due_on=now.date() + timedelta(days=7))
    for day in range(14):
        for hour in (3, 6, 7, 8, 23):  # nobody is woken at three, and nobody told twice
            reminding.remind(at=on(now, day, hour))
    assert told(thing) == ["before", "due", "after-1", "after-2"]
    sent = [row.sent_at.astimezone(now.tzinfo) for row in thing.reminders.all()]
    assert [(at.day, at.hour) for at in sent] == [(27, 7), (29, 7), (2, 7), (5, 7)]


def test_after_weeks_without_a_worker_only_the_newest_is_sent(cast, now):
    thing = scene.accepted(cast, now, due_on=now.date() + timedelta(days=3))
    assert reminding.remind(at=on(now, 24)) == 1
    assert told(thing) == ["after-7"]
    assert reminding.remind(at=on(now, 24, 12)) == 0


def test_a_new_due_date_starts_anew_and_what_is_settled_is_left_alone(cast, now):
    thing = scene.accepted(cast, now, due_on=now.date() + timedelta(days=2))
    settled = scene.checked(cast, now, due_on=now.date() + timedelta(days=2))
    reminding.remind(at=on(now, 2))
    new = now.date() + timedelta(days=10)
    due_dates.move_due(action=thing, new=new, reason="Hujan.", member=cast.verifier, at=on(now, 3))
    reminding.remind(at=on(now, 3))
    reminding.remind(at=on(now, 8))
    reminding.remind(at=on(now, 10))
    assert told(thing) == ["due", "before", "due"]
    assert told(settled) == []


def test_on_the_day_it_is_given_nobody_is_reminded(cast, now):
    thing = scene.accepted(cast, now, due_on=now.date())
    assert reminding.remind(at=now + timedelta(hours=1)) == 0
    reminding.remind(at=on(now, 3))
    assert told(thing) == ["after-1"]


def test_of_two_workers_that_both_found_it_one_sends(cast, now):
    thing = scene.accepted(cast, now, due_on=now.date() + timedelta(days=1))
    found = ActionItem.objects.get(pk=thing.pk)  # what the second worker read before the first had written
    assert reminding.remind(at=on(now, 1)) == 1
    assert not reminding.send_one(found, "due", at=on(now, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(action=thing, kind="due", due_on=thing.due_on, sent_at=now)
    assert told(thing) == ["due"]
    late = ActionItem.objects.get(pk=thing.pk)
    assert climb(at=on(now, 9), zone=now.tzinfo) == 1
    assert not climbing.step(late, city.rungs("action")[0], at=on(now, 9))
    assert Entry.objects.filter(verb="action.climb").count() == 1


def test_overdue_work_climbs_one_rung_after_the_other(cast, now):
    thing = scene.accepted(cast, now, due_on=now.date())
    zone = now.tzinfo
    midnight = on(now, 1, 0)  # the end of the due date
    assert climb(at=midnight + timedelta(minutes=4319), zone=zone) == 0
    assert climb(at=midnight + timedelta(minutes=4320), zone=zone) == 1
    assert climb(at=midnight + timedelta(minutes=4321), zone=zone) == 0
    assert climb(at=midnight + timedelta(minutes=4320 + 5760), zone=zone) == 1
    # After weeks without a worker the mayor does not hear of it before the rung below had its time, counted from there.
    thing.refresh_from_db()
    assert thing.climbed == 2
    lines = Entry.objects.filter(verb="action.climb").order_by("id")
    assert [line.changes["rung"] for line in lines] == [[0, 1], [1, 2]]
    new = now.date() + timedelta(days=30)
    due_dates.move_due(action=thing, new=new, reason="Hujan.", member=cast.verifier, at=midnight)
    assert thing.climbed == 0
    assert climb(at=on(now, 34), zone=zone) == 1
    assert ActionClimb.objects.count() == 3


def test_an_empty_rung_is_passed_and_settled_work_does_not_climb(cast, now):
    Member.objects.filter(role=R.HEAD, agency="bakesbangpol").update(is_active=False)
    thing = scene.accepted(cast, now, due_on=now.date())
    done = scene.done(cast, now, due_on=now.date())
    midnight = on(now, 1, 0)
    assert climb(at=midnight + timedelta(minutes=5759), zone=now.tzinfo) == 0
    assert climb(at=midnight + timedelta(minutes=5760), zone=now.tzinfo) == 1
    assert dict(ActionItem.objects.values_list("pk", "climbed")) == {thing.pk: 2, done.pk: 0}
