"""What the worker does by itself."""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.sessions.models import Session
from django.db import transaction

from kentongan import work
from kentongan.jobs.models import Job, JobState, Schedule
from kentongan.journal import services as journal
from kentongan.journal.models import Entry, Seal


def test_every_schedule_names_work_that_somebody_does():
    assert {rhythm.kind for rhythm in work.SCHEDULES} <= set(work.HANDLERS)


def test_schedules_are_created_once_and_left_as_the_city_set_them(db, now):
    assert work.ensure_schedules(now) == len(work.SCHEDULES)
    Schedule.objects.filter(pk="journal.seal").update(minutes=7, enabled=False)
    assert work.ensure_schedules(now + timedelta(days=1)) == 0
    kept = Schedule.objects.get(pk="journal.seal")
    assert (kept.minutes, kept.enabled) == (7, False)


def test_daily_work_does_not_begin_the_moment_the_worker_does(db, now):
    work.ensure_schedules(now)
    assert all(row.next_at > now for row in Schedule.objects.exclude(daily_at=None))
    assert all(row.next_at == now for row in Schedule.objects.exclude(minutes=None))


def test_sealing_goes_on_until_nothing_waits(db, now, monkeypatch):
    monkeypatch.setattr(journal, "BATCH", 2)
    with transaction.atomic():
        for number in range(5):
            journal.record("thing.do", SimpleNamespace(pk=number), actor=None, at=now)
    work.HANDLERS["journal.seal"](at=now)
    assert not Entry.objects.filter(seal=None).exists()
    assert Seal.objects.count() == 3


def test_tidying_leaves_what_is_still_of_use(db, now):
    for age in (29, 31):
        Job.objects.create(kind="x", state=JobState.DONE, due_at=now, finished_at=now - timedelta(days=age))
    work.HANDLERS["jobs.forget"](at=now)
    assert Job.objects.count() == 1
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(days=4000))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=4000))
    work.HANDLERS["sessions.clear"](at=now)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
