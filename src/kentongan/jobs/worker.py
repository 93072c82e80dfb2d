"""The loop of the background worker: claim, work while a second thread keeps the lease, finish."""

import logging
import os
import socket
import threading
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DatabaseError, close_old_connections, connection

from kentongan.jobs import services
from kentongan.jobs.models import Job

log = logging.getLogger(__name__)
Handler = Callable[..., Any]


class Worker:
    """Does jobs one at a time until told to stop.

    Args:
        handlers: job kind to function; it gets `at` and the job's arguments by name.
        zone: the city's zone, for daily schedules.
        now: the clock, passed in so that tests can turn it.
        lease: how long a job stays ours without a sign of life.
        only: the kinds this worker takes, None for all. One that takes only quick ones is never kept waiting by a slow
            one; it leaves the schedules to the worker beside it.
    """

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        *,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        lease: timedelta = services.LEASE,
        only: Collection[str] | None = None,
    ) -> None:
        self.handlers, self.zone, self.now, self.lease, self.only = handlers, zone, now, lease, only
        self.name = f"{socket.gethostname()[:30]}:{os.getpid()}:{threading.get_ident()}"
        self.stopping = threading.Event()

    def stop(self, *_: object) -> None:
        """Finish the job at hand, then leave; fits a signal handler."""
        self.stopping.set()

    def run(self, *, pause: float = 1.0) -> None:
        """Work until stopped, looking for new work every `pause` seconds."""
        while not self.stopping.is_set():
            close_old_connections()
            try:
                if self.only is None:
                    services.enqueue_due(at=self.now(), zone=self.zone)
                busy = self.work_once()
            except DatabaseError as problem:  # the database is away or busy; what we held will be claimed again
                log.warning("database: %s", type(problem).__name__)
                busy = False
            if not busy:
                self.stopping.wait(pause)

    def work_once(self) -> bool:
        """Do one job; False when there was none."""
        job = services.claim(worker=self.name, at=self.now(), lease=self.lease, only=self.only)
        if job is None:
            return False
        done = threading.Event()
        heart = threading.Thread(target=self._keep, args=(job, done), daemon=True)
        heart.start()
        try:
            self.handlers[job.kind](at=self.now(), **job.arguments)
        except Exception as problem:  # noqa: BLE001 - the loop must outlive any job; the fault is kept on the job
            # The class alone: a message may quote somebody's words.
            log.error("job %s %s failed: %s", job.pk, job.kind, type(problem).__name__)
            services.fail(job, at=self.now(), error=type(problem).__name__)
        else:
            services.finish(job, at=self.now())
        finally:
            done.set()
            heart.join()
        return True

    def _keep(self, job: Job, done: threading.Event) -> None:
        try:
            while not done.wait(self.lease.total_seconds() / 3):
                try:
                    ours = services.renew(job, at=self.now(), lease=self.lease)
                except DatabaseError:  # try again at the next beat, the lease outlasts two of them
                    continue
                if not ours:
                    return
        finally:
            connection.close()
