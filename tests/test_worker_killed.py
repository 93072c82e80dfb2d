"""A worker may be killed at any moment: the job it held is done by another, and is finished once."""

import time

import pytest

from tests.installations import Installation, end, kill, wait_until

pytestmark = pytest.mark.server

# A job that takes its time and notes in a file when it begins and when it is through.
SLOW_WORKER = """
import sys, time
from datetime import timedelta
from pathlib import Path
from kentongan import installation
from kentongan.jobs.worker import Worker

notes = Path({notes!r})

def slow(*, at, word):
    with notes.open("a") as out:
        print("begin", word, file=out, flush=True)
    time.sleep({seconds})
    with notes.open("a") as out:
        print("end", word, file=out, flush=True)

worker = Worker({{"slow": slow}}, zone=installation.zone(), now=installation.now, lease=timedelta(seconds=2))
worker.run(pause=0.1)
"""
JOBS = "from kentongan.jobs.models import Job\n"


def slow_worker(installation: Installation, seconds: float) -> str:
    return SLOW_WORKER.format(notes=str(installation.folder / "notes"), seconds=seconds)


def notes(installation: Installation) -> list[str]:
    file = installation.folder / "notes"
    return file.read_text("utf-8").splitlines() if file.exists() else []


def test_a_job_outlives_the_worker_that_was_killed_in_the_middle_of_it(installation):
    installation.python(
        "from kentongan.jobs import services\nservices.ask('slow', at=now(), arguments={'word': 'satu'})"
    )
    first = installation.start_python(slow_worker(installation, seconds=60))
    try:
        wait_until(lambda: notes(installation) == ["begin satu"], 20)
    finally:
        kill(first)
    state = installation.python(JOBS + "print(*Job.objects.values_list('state', 'attempt').get())")
    assert state.split() == ["running", "1"], "a killed worker cannot give its job back"

    second = installation.start_python(slow_worker(installation, seconds=0.5))
    try:
        wait_until(lambda: "end satu" in notes(installation), 20)
        seen = JOBS + "print(*Job.objects.values_list('state', 'attempt', 'error').get())"
        wait_until(lambda: installation.python(seen).split() == ["done", "2"], 10)
    finally:
        end(second)
    assert notes(installation) == ["begin satu", "begin satu", "end satu"]


def test_a_job_longer_than_its_lease_is_not_taken_over_while_its_worker_lives(installation):
    installation.python(
        "from kentongan.jobs import services\nservices.ask('slow', at=now(), arguments={'word': 'satu'})"
    )
    workers = [installation.start_python(slow_worker(installation, seconds=5), log=f"log{n}") for n in range(2)]
    try:
        wait_until(lambda: "end satu" in notes(installation), 30)
        time.sleep(1)
    finally:
        for worker in workers:
            end(worker)
    assert notes(installation) == ["begin satu", "end satu"]


def test_the_real_worker_seals_the_journal_and_stops_when_told(installation):
    known = "from kentongan.journal.models import Entry\n"
    made = known + "from kentongan.cast import assemble\nassemble(now())\nprint(Entry.objects.latest('id').pk)"
    last = installation.python(made).strip()
    worker = installation.start("worker")
    seals = known + f"print(Entry.objects.filter(seal=None, pk__lte={last}).count())"
    try:
        wait_until(lambda: installation.python(seals).strip() == "0", 30)
        worker.terminate()
        assert worker.wait(10) == 0
    finally:
        end(worker)
    assert "Traceback" not in installation.log()


CLAIM_ALL = """
import sys, threading
from datetime import timedelta
from django.db import connection
from kentongan import installation
from kentongan.jobs import services

def claim_until_none(name):
    while True:
        job = services.claim(worker=name, at=installation.now(), lease=timedelta(minutes=5))
        if job is None:
            break
        lines.append(f"{job.pk} {name}")
        services.finish(job, at=installation.now())
    connection.close()

lines = []
threads = [threading.Thread(target=claim_until_none, args=(f"%s-{n}",)) for n in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(*lines, sep="\\n")
"""


def test_no_job_is_claimed_twice_by_many_workers_at_once(installation):
    ask = "from kentongan.jobs import services\nfor n in range(120): services.ask('x', at=now())"
    installation.python(ask)
    processes = [installation.start_python(CLAIM_ALL % name, log=name) for name in ("a", "b")]
    for process in processes:
        assert process.wait(60) == 0, installation.log("a") + installation.log("b")
    claimed = [line.split() for name in ("a", "b") for line in installation.log(name).splitlines() if line]
    assert len(claimed) == 120
    assert len({job for job, _ in claimed}) == 120
    assert len({worker for _, worker in claimed}) > 1, "one worker did it all, so nothing was contested"


SEAL = """
import threading
from django.db import connection
from kentongan import installation
from kentongan.journal import services

def seal():
    while services.seal(at=installation.now()):
        pass
    connection.close()

services.BATCH = 7
threads = [threading.Thread(target=seal) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_sealers_at_the_same_time_leave_one_whole_chain(installation):
    write = """
from types import SimpleNamespace
from django.db import transaction
from kentongan.journal import services
with transaction.atomic():
    for n in range(200):
        services.record("thing.do", SimpleNamespace(pk=n), actor=None, at=now())
"""
    installation.python(write)
    processes = [installation.start_python(SEAL, log=name) for name in ("a", "b")]
    for process in processes:
        assert process.wait(60) == 0, installation.log("a") + installation.log("b")
    assert "Traceback" not in installation.log("a") + installation.log("b")
    read = """
from kentongan.journal import services
from kentongan.journal.models import Entry, Seal
while services.seal(at=now()): pass
print(services.verify(), Entry.objects.filter(seal=None).count(), sum(Seal.objects.values_list("entries", flat=True)))
"""
    assert installation.python(read).split() == ["[]", "0", "200"]
