"""Ask for work, take it, keep it, finish it. Every step is one short transaction."""

import os
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q

from kentongan.jobs.models import Job, JobState, Schedule

LEASE = timedelta(seconds=15)
RUSH = 15 * (os.cpu_count() or 1)  # asked for in a second: to do as many at once would starve who asks for them
RUSH_OVER = timedelta(seconds=2)
LONGEST_RUSH = timedelta(minutes=2)  # then what waits is done all the same


def ask(kind: str, *, at: datetime, arguments: dict[str, Any] | None = None, key: str | None = None) -> Job:
    """Put work into the queue; the same `key` a second time returns the first job."""
    if key is None:
        return Job.objects.create(kind=kind, arguments=arguments or {}, due_at=at)
    job, _ = Job.objects.get_or_create(key=key, defaults={"kind": kind, "arguments": arguments or {}, "due_at": at})
    return job


def ask_each(kind: str, *, at: datetime, arguments: Iterable[dict[str, Any]]) -> None:
    """Put many jobs of one kind into the queue at once."""
    Job.objects.bulk_create([Job(kind=kind, arguments=one, due_at=at) for one in arguments], batch_size=500)


def is_rush(kinds: Collection[str], *, at: datetime) -> bool:
    """Tell whether so much is being asked for just now that who asks comes first, and the work may wait.

    Args:
        kinds: what can wait; the oldest of these waits no longer than `LONGEST_RUSH`.
        at: now.
    """
    waiting = Job.objects.filter(kind__in=kinds, state=JobState.READY)
    if waiting.filter(due_at__lte=at - LONGEST_RUSH).exists():
        return False
    return waiting.filter(due_at__gt=at - RUSH_OVER).count() >= RUSH * RUSH_OVER.total_seconds()


def claim(
    *,
    worker: str,
    at: datetime,
    lease: timedelta = LEASE,
    only: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Job | None:
    """Take the oldest job that is due, or whose holder has let its lease run out.

    Args:
        worker: who takes it.
        at: now.
        lease: for how long.
        only: the kinds to take, None for all.
        without: the kinds to leave.
    """
    open_to_all = Q(state=JobState.READY, due_at__lte=at) | Q(state=JobState.RUNNING, leased_until__lt=at)
    if only is not None:
        open_to_all &= Q(kind__in=only)
    if without:
        open_to_all &= ~Q(kind__in=without)
    if not Job.objects.filter(open_to_all).exists():  # a look without the write lock, many times a minute
        return None
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(open_to_all).order_by("due_at", "id").first()
        if job is None:
            return None
        if job.attempt >= job.attempts_allowed:
            _bury(job, at=at, error=job.error or "pekerja berhenti di tengah jalan")
            return None
        job.state, job.worker, job.leased_until = JobState.RUNNING, worker, at + lease
        job.attempt += 1
        job.save(update_fields=["state", "worker", "leased_until", "attempt"])
        return job


def renew(job: Job, *, at: datetime, lease: timedelta = LEASE) -> bool:
    """Say "still at it"; False when the job is no longer ours."""
    return bool(_ours(job).update(leased_until=at + lease))


def finish(job: Job, *, at: datetime) -> bool:
    """Mark the job done, if it is still ours."""
    return bool(_ours(job).update(state=JobState.DONE, finished_at=at, leased_until=None, error=""))


def fail(job: Job, *, at: datetime, error: str) -> bool:
    """Give the job back for a later attempt, each wait four times as long; after the last one it is dead."""
    if job.attempt >= job.attempts_allowed:
        return _bury(job, at=at, error=error)
    wait = timedelta(seconds=5 * 4 ** (job.attempt - 1))
    return bool(_ours(job).update(state=JobState.READY, due_at=at + wait, leased_until=None, error=error[:200]))


def enqueue_due(*, at: datetime, zone: ZoneInfo) -> int:
    """Turn every schedule whose time has come into one job, however many workers ask at once."""
    asked = 0
    for schedule in Schedule.objects.filter(enabled=True, next_at__lte=at):
        with transaction.atomic():
            moved = Schedule.objects.filter(pk=schedule.pk, next_at=schedule.next_at).update(
                next_at=next_time(schedule, after=at, zone=zone)
            )
            if moved:
                ask(schedule.kind, at=at, key=f"{schedule.name}@{schedule.next_at.isoformat()}")
                asked += 1
    return asked


def next_time(schedule: Schedule, *, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the next moment of a schedule; missed ones are not made up for one by one."""
    if schedule.minutes:
        return after + timedelta(minutes=schedule.minutes)
    local = after.astimezone(zone)
    candidate = datetime.combine(local.date(), schedule.daily_at or local.time(), tzinfo=zone)
    return candidate if candidate > after else candidate + timedelta(days=1)


def forget_finished(*, before: datetime) -> int:
    """Delete finished jobs older than `before`; dead ones stay until someone has looked."""
    return Job.objects.filter(state=JobState.DONE, finished_at__lt=before).delete()[0]


def revive(job: Job, *, at: datetime) -> bool:
    """Give a dead job a fresh set of attempts."""
    changed = Job.objects.filter(pk=job.pk, state=JobState.DEAD)
    return bool(changed.update(state=JobState.READY, attempt=0, due_at=at, attempts_allowed=F("attempts_allowed")))


def _ours(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker, attempt=job.attempt)


def _bury(job: Job, *, at: datetime, error: str) -> bool:
    dead = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempt=job.attempt)
    return bool(dead.update(state=JobState.DEAD, finished_at=at, leased_until=None, error=error[:200]))
