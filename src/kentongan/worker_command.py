"""`kentongan worker`: do the background work until told to stop."""

import argparse
import signal
import threading

from kentongan import installation, shipped, warm_command
from kentongan.city.models import Member
from kentongan.jobs.worker import Worker
from kentongan.work import BEATS, HANDLERS, PATIENT, QUICK, ensure_schedules

QUICK_PAUSE = 0.2  # seconds between two looks for what must not wait


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Mengerjakan pekerjaan latar: memberi tahu, menyegel jurnal, memeriksa tanda bahaya, merapikan."
    )


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; the job at hand is finished first."""
    ensure_schedules(installation.now())
    if Member.objects.exists():  # after an upgrade: rows that this version brings along
        shipped.load(at=installation.now())
    worker = Worker(HANDLERS, zone=installation.zone(), now=installation.now, patient=PATIENT, beats=BEATS)
    quick = Worker(HANDLERS, zone=installation.zone(), now=installation.now, only=QUICK)

    def stop(*_: object) -> None:
        worker.stop()
        quick.stop()

    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, stop)
    beside = threading.Thread(target=quick.run, kwargs={"pause": QUICK_PAUSE}, name="quick")
    beside.start()
    warming = warm_command.beside()
    try:
        worker.run()
    finally:
        quick.stop()
        beside.join()
        if warming is not None:
            warming.terminate()
            warming.wait()
    return 0
