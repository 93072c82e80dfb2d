"""The queue: who may take what, when it comes back, when it is given up."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kentongan.jobs import services
from kentongan.jobs.models import Job, JobState, Schedule

JAKARTA, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture
def job(db, now):
    return services.ask("kind", at=now)


def test_it_refuses_a_job_that_is_held(job, now):
    assert services.claim(worker="a", at=now).pk == job.pk
    assert services.claim(worker="b", at=now + services.LEASE) is None


def test_a_job_is_not_taken_before_its_time(db, now):
    services.ask("later", at=now + MINUTE)
    assert services.claim(worker="a", at=now) is None
    assert services.claim(worker="a", at=now + MINUTE).kind == "later"


def test_the_oldest_due_job_comes_first(db, now):
    services.ask("second", at=now)
    services.ask("first", at=now - MINUTE)
    assert services.claim(worker="a", at=now).kind == "first"


def test_the_same_key_twice_is_one_job(db, now):
    first = services.ask("kind", at=now, key="rakor-3")
    assert services.ask("kind", at=now + MINUTE, key="rakor-3") == first
    assert Job.objects.count() == 1


def test_a_lease_that_ran_out_gives_the_job_to_another(job, now):
    slow = services.claim(worker="a", at=now)
    later = now + services.LEASE + SECOND
    other = services.claim(worker="b", at=later)
    assert (other.pk, other.attempt) == (job.pk, 2)
    assert not services.renew(slow, at=later)
    assert not services.finish(slow, at=later), "whoever lost the job cannot finish it"
    assert services.finish(other, at=later)


def test_a_heartbeat_keeps_the_job(job, now):
    held = services.claim(worker="a", at=now)
    for beat in range(1, 6):
        assert services.renew(held, at=now + beat * services.LEASE / 2)
    assert services.claim(worker="b", at=now + 3 * services.LEASE) is None


def test_the_same_worker_name_with_an_old_attempt_is_a_stranger(job, now):
    old = services.claim(worker="a", at=now)
    new = services.claim(worker="a", at=now + services.LEASE + SECOND)
    assert not services.finish(old, at=now + MINUTE)
    assert services.finish(new, at=now + MINUTE)


def test_a_failed_job_waits_longer_each_time_and_then_is_dead(job, now):
    at, waits = now, []
    for _ in range(job.attempts_allowed):
        held = services.claim(worker="a", at=at)
        assert services.fail(held, at=at, error="ValueError")
        job.refresh_from_db()
        waits.append((job.due_at - at).total_seconds())
        at = max(job.due_at, at)
    assert waits[:4] == [5, 20, 80, 320]
    assert job.state == JobState.DEAD
    assert job.error == "ValueError"
    assert services.claim(worker="a", at=at + timedelta(days=1)) is None


def test_a_job_that_kills_its_worker_each_time_is_buried_with_a_reason(job, now):
    at = now
    for _ in range(job.attempts_allowed):
        assert services.claim(worker="a", at=at) is not None
        at += services.LEASE + SECOND
    assert services.claim(worker="a", at=at) is None
    job.refresh_from_db()
    assert job.state == JobState.DEAD
    assert job.error


def test_a_dead_job_can_be_revived_once(job, now):
    Job.objects.update(state=JobState.DEAD, attempt=5)
    assert services.revive(job, at=now)
    assert not services.revive(job, at=now), "it is not dead any more"
    assert services.claim(worker="a", at=now).attempt == 1


def test_only_old_finished_jobs_are_forgotten(db, now):
    for state, age in ((JobState.DONE, 31), (JobState.DONE, 1), (JobState.DEAD, 31)):
        Job.objects.create(kind=f"{state}-{age}", state=state, due_at=now, finished_at=now - timedelta(days=age))
    assert services.forget_finished(before=now - timedelta(days=30)) == 1
    assert set(Job.objects.values_list("kind", flat=True)) == {"done-1", "dead-31"}


def test_a_schedule_becomes_one_job_however_often_it_is_asked(db, now):
    Schedule.objects.create(name="seal", kind="journal.seal", minutes=5, next_at=now)
    assert services.enqueue_due(at=now, zone=JAKARTA) == 1
    assert services.enqueue_due(at=now, zone=JAKARTA) == 0
    assert Job.objects.get().kind == "journal.seal"
    assert Schedule.objects.get().next_at == now + 5 * MINUTE


def test_a_schedule_that_is_off_asks_for_nothing(db, now):
    Schedule.objects.create(name="seal", kind="journal.seal", minutes=5, next_at=now, enabled=False)
    assert services.enqueue_due(at=now, zone=JAKARTA) == 0


def test_a_week_of_missed_runs_is_made_up_by_one(db, now):
    Schedule.objects.create(name="seal", kind="journal.seal", minutes=1, next_at=now - timedelta(days=7))
    services.enqueue_due(at=now, zone=JAKARTA)
    services.enqueue_due(at=now, zone=JAKARTA)
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("zone", "after", "expected"),
    [
        (JAKARTA, "2026-11-22T02:14:59+07:00", "2026-11-22T02:15:00+07:00"),
        (JAKARTA, "2026-11-22T02:15:00+07:00", "2026-11-23T02:15:00+07:00"),
        (JAKARTA, "2026-11-21T19:16:00+00:00", "2026-11-23T02:15:00+07:00"),  # already 02:16 in Jakarta
        (JAKARTA, "2026-12-31T20:00:00+00:00", "2027-01-02T02:15:00+07:00"),
        (JAYAPURA, "2026-11-21T17:00:00+00:00", "2026-11-22T02:15:00+09:00"),  # 02:00 there, 00:00 in Jakarta
    ],
)
def test_daily_work_follows_the_clock_of_the_city(zone, after, expected):
    daily = Schedule(name="detect", kind="alerts.detect", daily_at=time(2, 15))
    found = services.next_time(daily, after=datetime.fromisoformat(after), zone=zone)
    assert found == datetime.fromisoformat(expected)
    assert found.utcoffset() == datetime.fromisoformat(expected).utcoffset()


@pytest.mark.parametrize(("minutes", "daily_at"), [(None, None), (5, time(2, 15))])
def test_the_database_refuses_a_schedule_without_one_rhythm(db, now, minutes, daily_at):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Schedule.objects.create(name="x", kind="x", minutes=minutes, daily_at=daily_at, next_at=now)


def test_a_worker_for_some_kinds_leaves_the_others(db, now):
    services.ask("slow", at=now)
    quick = services.ask("quick", at=now)
    assert services.claim(worker="a", at=now, only={"quick"}) == quick
    assert services.claim(worker="a", at=now, only={"quick"}) is None
    assert services.claim(worker="b", at=now).kind == "slow"
