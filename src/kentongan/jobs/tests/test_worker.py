"""The worker's loop, in one process; kills and races are in the tests of whole processes."""

from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError

from kentongan.jobs import services
from kentongan.jobs.models import Job, JobState
from kentongan.jobs.worker import Worker


def worker(now, **handlers):
    return Worker(handlers, zone=ZoneInfo("Asia/Jakarta"), now=lambda: now)


def test_it_says_when_there_is_nothing_to_do(db, now):
    assert not worker(now).work_once()


def test_a_handler_gets_the_moment_and_its_arguments(db, now):
    seen = []
    services.ask("greet", at=now, arguments={"name": "Ani"})
    assert worker(now, greet=lambda *, at, name: seen.append((at, name))).work_once()
    assert seen == [(now, "Ani")]
    assert Job.objects.get().state == JobState.DONE


def test_a_fault_keeps_its_class_but_not_its_words(db, now, caplog):
    def fail(*, at):
        raise ValueError("Ibu Sari dari RT 02")

    services.ask("fail", at=now)
    assert worker(now, fail=fail).work_once()
    job = Job.objects.get()
    assert (job.state, job.error, job.attempt) == (JobState.READY, "ValueError", 1)
    assert job.due_at > now
    assert "Sari" not in caplog.text


def test_an_unknown_kind_is_a_fault_and_not_the_end_of_the_worker(db, now):
    services.ask("unheard-of", at=now)
    assert worker(now).work_once()
    assert Job.objects.get().error == "KeyError"


def test_it_outlives_a_database_that_is_away(db, now, monkeypatch):
    one, calls = worker(now), []

    def away(**_):
        calls.append(1)
        if len(calls) == 3:
            one.stop()
        raise OperationalError

    monkeypatch.setattr(services, "enqueue_due", away)
    monkeypatch.setattr("kentongan.jobs.worker.close_old_connections", lambda: None)
    one.run(pause=0)
    assert len(calls) == 3


@pytest.mark.parametrize("before", [True, False])
def test_told_to_stop_it_finishes_the_job_at_hand_and_takes_no_other(db, now, before, monkeypatch):
    monkeypatch.setattr("kentongan.jobs.worker.close_old_connections", lambda: None)
    for _ in range(2):
        services.ask("stop", at=now)
    one = worker(now)
    one.handlers = {"stop": lambda *, at: one.stop()}
    if before:
        one.stop()
    one.run(pause=0)
    assert Job.objects.filter(state=JobState.DONE).count() == (0 if before else 1)


def test_during_a_rush_it_leaves_what_can_wait_and_does_the_rest(db, now):
    done = []
    handlers = {kind: lambda *, at, kind=kind: done.append(kind) for kind in ("read", "seal")}
    for _each in range(2 * services.RUSH):
        services.ask("read", at=now)
    services.ask("seal", at=now)
    one = Worker(handlers, zone=ZoneInfo("Asia/Jakarta"), now=lambda: now, patient={"read"})
    assert (one.work_once(), one.work_once(), done) == (True, False, ["seal"])
    after = Worker(handlers, zone=one.zone, now=lambda: now + services.RUSH_OVER, patient={"read"})
    assert after.work_once()
    assert done == ["seal", "read"]


def test_a_rush_does_not_hold_up_what_waits_for_long(db, now):
    for _each in range(2 * services.RUSH):
        services.ask("read", at=now)
    assert services.is_rush({"read"}, at=now)
    assert not services.is_rush({"seal"}, at=now)
    services.ask("read", at=now - services.LONGEST_RUSH)
    assert not services.is_rush({"read"}, at=now)
