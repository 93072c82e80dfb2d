"""`kentongan worker`: do the background work until told to stop."""

import argparse
import signal

from kentongan import installation
from kentongan.jobs.worker import Worker
from kentongan.work import BEATS, HANDLERS, ensure_schedules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Mengerjakan pekerjaan latar: memberi tahu, menyegel jurnal, memeriksa tanda bahaya, merapikan."
    )


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; the job at hand is finished first."""
    ensure_schedules(installation.now())
    worker = Worker(HANDLERS, zone=installation.zone(), now=installation.now, beats=BEATS)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, worker.stop)
    worker.run()
    return 0
