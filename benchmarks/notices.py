"""How fast do notices leave, and does each leave once while the workers are killed at random?

A fresh installation with its own database, real `kentongan worker` processes, a real SMTP server and a real HTTP
receiver in this process. Every so many messages one worker is killed with SIGKILL at a random moment and
another takes its place. What counts is what arrived: every notice, by the id it bears; whatever arrived a second time
under the same id is told as well.

    python -m benchmarks.notices [--quick] [--json] [--engine sqlite] [--notices 10000] [--kill 250]
"""

import argparse
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "checks"))

import postgres

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
MEMBERS = 20
PATIENCE_S = 300  # with nothing arriving; a busy machine starts a worker slowly
PREPARE = """
from kentongan.installation import now
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import timedelta
from django.db import transaction
from kentongan.alerts.tests import scene
from kentongan.cast import assemble
from kentongan.city import services as city
from kentongan.city.models import Agency, Member, Region
from kentongan.journal.models import Entry
from kentongan.journal import services as journal
from kentongan.notices import services
from kentongan.notices.models import Channel, Preference
at = now()
with transaction.atomic():
    cast = assemble(at)
    people = []
    for number in range({members}):
        people.append(city.enrol_member(username=f"op{{number}}", name=f"Operator {{number}}", role="operator",
            agency=Agency.objects.get(code="bakesbangpol"), region=Region.objects.get(code="35.74"), clearance=0,
            password=None, by=None, at=at))
    Member.objects.exclude(pk__in=[one.pk for one in people]).update(is_active=False)
    if "{way}" == "webhook":
        services.set_webhook(url="{url}", member=people[0], at=at)
    for one in people:
        Preference.objects.create(member=one, quiet_from="00:00", quiet_until="00:00")
        Channel.objects.create(member=one, way="{way}", address=f"op{{one.pk}}@example.go.id", topics=["alert"],
            added_at=at, confirmed_at=at)
    alert = scene.warning(cast, at, level="siaga")
    Entry.objects.update(noticed_at=at)
    for number in range({lines}):
        journal.record("alert.raise", alert, actor=None, at=at)
print(alert.pk)
"""
AWAS = """
from kentongan.installation import now
from kentongan.journal import services as journal
from kentongan.alerts.models import Alert
from django.db import transaction
import time
alert = Alert.objects.get()
Alert.objects.update(level="awas")
moment = time.time()
with transaction.atomic():
    journal.record("alert.raise", alert, actor=None, at=now())
print(moment)
"""
LEFT = """
from kentongan import installation
from kentongan.notices.models import Delivery, Notice
from kentongan.journal.models import Entry
from django.db.models import Count
states = dict(Delivery.objects.values_list("state").annotate(Count("pk")))
print(Entry.objects.filter(noticed_at=None).count(), Notice.objects.count(), states)
"""


class Receiver:
    """Both servers; keeps the id and the moment of everything that arrived."""

    def __init__(self) -> None:
        self.arrived: list[tuple[str, float]] = []
        keep = self.arrived

        class Office:
            async def handle_DATA(self, server, session, envelope):
                head = envelope.content.split(b"Message-ID: ", 1)[1].split(b"\r\n", 1)[0].decode()
                keep.append((head, time.time()))
                return "250 accepted"

        class Hook(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                keep.append((self.headers["webhook-id"], time.time()))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return None

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.smtp_port = probe.getsockname()[1]
        self.mail = Controller(Office(), hostname="127.0.0.1", port=self.smtp_port)
        self.mail.start()
        self.hook = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
        threading.Thread(target=self.hook.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.mail.stop()
        self.hook.shutdown()
        self.hook.server_close()

    def ids(self) -> Counter[str]:
        return Counter(key for key, _at in list(self.arrived))


def run(way: str, *, notices: int, workers: int, kill_every: int, database: str = "") -> dict[str, object]:
    """Send so many notices by one way while workers die; return what arrived."""
    lines = notices // MEMBERS
    receiver = Receiver()
    with tempfile.TemporaryDirectory(prefix="notices-bench-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KENTONGAN_")}
        environment |= {
            "KENTONGAN_DATA": folder,
            "KENTONGAN_SECRET_KEY": "bench-" * 12,
            "KENTONGAN_IDENTITY_KEYS": KEY,
            "KENTONGAN_SMTP_URL": f"smtp://127.0.0.1:{receiver.smtp_port}",
            "KENTONGAN_PRIVATE_TARGETS": "1",
            "KENTONGAN_URL": "https://kentongan.example.go.id",
            "DJANGO_SETTINGS_MODULE": "kentongan.settings",
        }
        if database:
            environment["KENTONGAN_DATABASE_URL"] = database
        url = f"http://127.0.0.1:{receiver.hook.server_port}/"
        _python(PREPARE.format(members=MEMBERS, way=way, url=url, lines=lines), environment)
        try:
            return _measure(receiver, environment, lines * MEMBERS, workers=workers, kill_every=kill_every) | {
                "way": way
            }
        finally:
            receiver.stop()


def _measure(
    receiver: Receiver, environment: dict[str, str], wanted: int, *, workers: int, kill_every: int
) -> dict[str, object]:
    crew = [_worker(environment) for _ in range(workers)]
    began, kills, last, last_count = time.time(), 0, time.time(), 0
    chance = random.Random(3574)
    next_kill = kill_every
    try:
        while time.time() - last < PATIENCE_S and (last_count < wanted or len(receiver.ids()) < wanted):
            time.sleep(0.002)
            if len(receiver.arrived) > last_count:
                last, last_count = time.time(), len(receiver.arrived)
            if kill_every and last_count >= next_kill:
                time.sleep(chance.uniform(0, 0.05))
                victim = chance.randrange(workers)
                crew[victim].send_signal(signal.SIGKILL)
                crew[victim].wait()
                crew[victim] = _worker(environment)
                kills += 1
                next_kill = len(receiver.arrived) + int(kill_every * chance.uniform(0.5, 1.5))
        took = time.time() - began
        time.sleep(25)  # whatever a dead worker held comes again after its lease: time for doubles to show
        found = receiver.ids()
        latencies = _latencies(receiver, environment)
    finally:
        for one in crew:
            one.send_signal(signal.SIGKILL)
            one.wait()
    return {
        "notices": wanted,
        "arrived": len(found),
        "lost": wanted - len(found),
        "raw_duplicates": sum(found.values()) - len(found),
        "kills": kills,
        "seconds": round(took, 1),
        "per_second": round(wanted / took, 1),
        "awas_median_s": round(statistics.median(latencies), 2) if latencies else None,
        "awas_worst_s": round(max(latencies), 2) if latencies else None,
        "database": _python(LEFT, environment).strip(),
    }


def _latencies(receiver: Receiver, environment: dict[str, str]) -> list[float]:
    """Raise an Awas on the idle machine a few times; seconds from the journal line to the first message outside."""
    found = []
    for _ in range(5):
        _settle(receiver)
        before = len(receiver.arrived)
        since = float(_python(AWAS, environment))
        until = time.time() + 15
        while len(receiver.arrived) == before and time.time() < until:
            time.sleep(0.01)
        if len(receiver.arrived) > before:
            found.append(receiver.arrived[before][1] - since)
    return found


def _settle(receiver: Receiver) -> None:
    """Wait until nothing has arrived for three seconds."""
    before = -1
    while before != len(receiver.arrived):
        before = len(receiver.arrived)
        time.sleep(3)


def _worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "kentongan", "worker"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _python(code: str, environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def main() -> None:
    """Run, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", type=int, default=250, help="messages between kills on average; 0 kills nobody")
    parser.add_argument("--way", choices=["mail", "webhook"], help="only this way")
    parser.add_argument("--engine", choices=["sqlite", "postgres"], action="append", help="default: both")
    parser.add_argument("--quick", action="store_true", help="600 notices")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    number = 600 if args.quick else args.notices
    ways = [args.way] if args.way else ["mail", "webhook"]
    rows = []
    for engine in args.engine or ["sqlite", "postgres"]:
        for way in ways:
            with postgres.Cluster() if engine == "postgres" else nullcontext("") as database:
                found = run(way, notices=number, workers=args.workers, kill_every=args.kill, database=database)
            rows.append({"engine": engine} | found)
            print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    if args.json:
        print(json.dumps(rows, indent=1))
        return
    for row in rows:
        print("\n".join(f"{name:>15}  {value}" for name, value in row.items()), end="\n\n")


if __name__ == "__main__":
    main()
