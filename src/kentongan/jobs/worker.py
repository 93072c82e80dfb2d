"""The loop of the background worker: claim, work while a second thread keeps the lease, finish.

Beside it runs what must not wait behind a long job: each beat in a thread of its own, every second.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import DatabaseError, close_old_connections, connection

from kentongan.jobs import services
from kentongan.jobs.models import Job

log = logging.getLogger(__name__)
LOOK_EVERY = timedelta(seconds=1)  # whether there is a rush
Handler = Callable[..., Any]
Beat = Callable[[Callable[[], datetime]], bool]


class Worker:
    """Does jobs one at a time until told to stop.

    Args:
        handlers: job kind to function; it gets `at` and the job's arguments by name.
        zone: the city's zone, for daily schedules.
        now: the clock, passed in so that tests can turn it.
        lease: how long a job stays ours without a sign of life.
        only: the kinds this worker takes, None for all. One that takes only quick ones is never kept waiting by a slow
            one; it leaves the schedules to the worker beside it.
        patient: the kinds that wait while so many of them are asked for at once that who asks needs the machine.
        beats: called every `pause` seconds with the clock, and again at once while they say that there is more to do.
    """

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        *,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        lease: timedelta = services.LEASE,
        only: Collection[str] | None = None,
        patient: Collection[str] = (),
        beats: Sequence[Beat] = (),
    ) -> None:
        self.handlers, self.zone, self.now, self.lease = handlers, zone, now, lease
        self.only, self.patient, self.beats = only, patient, beats
        self._left: Collection[str] = ()
        self._looked = datetime.min.replace(tzinfo=UTC)
        self.name = f"{socket.gethostname()[:30]}:{os.getpid()}:{threading.get_ident()}"
        self.stopping = threading.Event()

    def stop(self, *_: object) -> None:
        """Finish the job at hand, then leave; fits a signal handler."""
        self.stopping.set()

    def run(self, *, pause: float = 1.0) -> None:
        """Work until stopped, looking for new work every `pause` seconds."""
        beating = [threading.Thread(target=self._beat, args=(beat, pause)) for beat in self.beats]
        for thread in beating:
            thread.start()
        try:
            self._work(pause)
        finally:
            self.stopping.set()
            for thread in beating:
                thread.join()

    def _work(self, pause: float) -> None:
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
        at = self.now()
        if self.patient and at - self._looked > LOOK_EVERY:
            self._left, self._looked = self.patient if services.is_rush(self.patient, at=at) else (), at
        job = services.claim(worker=self.name, at=at, lease=self.lease, only=self.only, without=self._left)
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

    def _beat(self, beat: Beat, pause: float) -> None:
        try:
            while not self.stopping.is_set():
                close_old_connections()
                more = False
                try:
                    more = beat(self.now)
                except Exception as problem:  # noqa: BLE001 - a beat that fails is called again at its next turn
                    log.error("beat failed: %s", type(problem).__name__)
                if not more:
                    self.stopping.wait(pause)
        finally:
            connection.close()

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
