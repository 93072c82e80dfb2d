"""How many reports with a photo does the city take in a second, and is each one that was acknowledged there, once?

ODK Central's own test accepts 50 submissions a second for 30 s, every one of them. Here: the real server and worker,
reports with a photo over HTTP as the phone page sends them, on SQLite and on PostgreSQL; with `--kill` the server, and
PostgreSQL itself, are killed at random moments meanwhile; with `--exports` all reports are downloaded meanwhile.
`--only export` downloads an inbox of 100,000 reports by its own link and compares the count with the screen and the
memory with that of a small one; `--only sheet` stores a table of 5,000 rows, kills the worker half-way, and brings the
same table again. Prints a table, and with --json one object as the last line.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "checks"), str(ROOT / "benchmarks")]

import intake_export
import intake_ledger
import postgres
from intake_load import Load, Tally, photo

from tests.installations import Installation, Server, end, installed, kill, serving, session_of

RATES = {"sqlite": 50, "postgres": 150}  # reports a second to reach
PROCESSES = {"sqlite": "1", "postgres": "2"}
EARLIER = 10_000  # reports that lie there already when downloads go on meanwhile
P95_MS, MEMORY_MB, SECONDS, PICTURES = 500, 600, 30, 8
PEER = "ODK Central: 50 submissions a second for 30 s, every one accepted (its own soak test; not measured here)"
SEED = 3574
BULK = {"export": (intake_export.export, 100_000), "sheet": (intake_export.sheet, 5_000)}
COUNT = """
from kentongan.intake.models import Photo, Report
print(Photo.objects.count(), *Report.objects.exclude(sender=None).values_list("id", flat=True))
"""
SETTLED = """
import time
from kentongan.jobs.models import Job
while not Job.objects.filter(state="done").exists() or Job.objects.filter(state__in=["ready", "running"]).exists():
    time.sleep(0.5)
"""
UNREAD = """
from kentongan.jobs.models import Job
print(Job.objects.filter(kind="report.prepare", state__in=["ready", "running"]).count())
"""


@dataclass(frozen=True)
class Row:
    """What one run of the load came to."""

    engine: str
    asked_a_second: int
    sent: int
    acknowledged: int
    a_second: float
    p50_ms: float
    p95_ms: float
    stored: int
    lost: int
    unasked: int
    photos: int
    refused: int
    kills: int
    exports: int  # downloads of everything meanwhile
    exports_off: int  # of these with fewer rows than were acknowledged before, or more than were sent by its end
    memory_mb: int
    unread: int  # left to the worker when the last report was in
    web_ms: float  # processor time for each report, see `intake_ledger`
    worker_ms: float
    database_ms: float
    senders_ms: float
    sum_ms: float
    pace_ms: float  # what a fixed piece of Python took before and after, see `intake_ledger.pace`


@contextmanager
def installation(
    folder: Path, engine: str, stack: ExitStack
) -> Iterator[tuple[Installation, "postgres.Cluster | None"]]:
    """Give an empty installation on one of the two databases."""
    cluster = None
    os.environ.pop("KENTONGAN_DATABASE_URL", None)
    if engine == "postgres":
        cluster = postgres.Cluster(durable=True)
        os.environ["KENTONGAN_DATABASE_URL"] = stack.enter_context(cluster)
    yield stack.enter_context(installed(folder / engine)), cluster


@contextmanager
def city(folder: Path, engine: str, stack: ExitStack) -> Iterator[tuple[Installation, "postgres.Cluster | None"]]:
    """Give an installation with the people of the tests on one of the two databases."""
    with installation(folder, engine, stack) as (here, cluster):
        here.python("from kentongan.cast import assemble\nassemble(now())")
        yield here, cluster


def measure(folder: Path, engine: str, *, rate: int, seconds: int, kills: int, exports: int = 0) -> Row:
    """Put one load on a fresh installation and count what is there afterwards."""
    chance = random.Random(SEED)
    with ExitStack() as stack, city(folder, engine, stack) as (here, cluster):
        session = session_of(here, "lurah")
        here.call("warm", patience=900)  # else the worker does so meanwhile
        worker = here.start("worker", log="worker")
        stack.callback(end, worker)
        here.python(SETTLED)  # what it does at its start is nobody's report
        if exports:
            intake_export.fill(here, EARLIER)
        with serving(here, "--processes", PROCESSES[engine]) as server:
            load = Load(
                server.port,
                session,
                rate=rate,
                seconds=seconds,
                photos=[photo(chance) for _each in range(PICTURES)],
            )
            killer = Killer(server, cluster, chance, times=kills, within=seconds)
            roots = {"web": server.process.pid, "worker": worker.pid, "senders": os.getpid()}
            if cluster and cluster.server:
                roots["database"] = cluster.server.pid
            downloads = intake_export.Downloads(server, load.tally, times=exports, within=seconds, earlier=EARLIER)
            pace = intake_ledger.pace()
            downloads.start()
            killer.start()
            before = intake_ledger.seconds(roots)
            with intake_ledger.Memory(server) as memory:
                tally = load.run()
            after = before if kills else intake_ledger.seconds(roots)  # who was killed took the figure along
            spent = intake_ledger.ledger(before, after, reports=len(tally.acknowledged))
            unread = int(here.python(UNREAD))
            killer.join()
            downloads.join()
            pace = round((pace + intake_ledger.pace()) / 2, 2)
        if tally.refused:
            print(f"answers other than yes: {tally.refused}", here.log()[-1500:], sep="\n")
        meanwhile = {"kills": killer.done, "exports": len(downloads.rows), "exports_off": downloads.off}
        return _row(here, engine, rate, tally, spent, memory_mb=memory.most, unread=unread, pace_ms=pace, **meanwhile)


class Killer(threading.Thread):
    """Kills the server, and every second time the database too, at random moments; starts them again."""

    def __init__(
        self, server: Server, cluster: "postgres.Cluster | None", chance: random.Random, *, times: int, within: int
    ) -> None:
        super().__init__()
        self.server, self.cluster, self.done = server, cluster, 0
        self.pauses = [chance.uniform(0.5, within / max(times, 1)) for _each in range(times)]

    def run(self) -> None:
        for pause in self.pauses:
            threading.Event().wait(pause)
            if self.cluster and self.done % 2:
                self.cluster.crash()
            kill(self.server.process)
            self.server.start()
            self.done += 1


def _row(
    here: Installation,
    engine: str,
    rate: int,
    tally: Tally,
    spent: intake_ledger.Ledger,
    **known_already: Any,  # int and float
) -> Row:
    photos, *known = here.python(COUNT).split()
    stored = {uuid.UUID(one) for one in known}
    took = sorted(tally.acknowledged.values())
    return Row(
        engine=engine,
        asked_a_second=rate,
        sent=len(tally.sent),
        acknowledged=len(took),
        a_second=round(len(took) / tally.lasted, 1),
        p50_ms=round(1000 * took[len(took) // 2]) if took else 0,
        p95_ms=round(1000 * took[int(0.95 * len(took))]) if took else 0,
        stored=len(stored),
        lost=len(set(tally.acknowledged) - stored),
        unasked=len(stored - tally.sent) + len(known) - len(stored),
        photos=int(photos),
        refused=sum(tally.refused.values()),
        sum_ms=spent.sum_ms,
        **asdict(spent),
        **known_already,
    )


def in_bulk(what: str, folder: Path, engine: str, *, quick: bool) -> intake_export.ExportRow | intake_export.SheetRow:
    """Measure a download or a table on a fresh installation."""
    _make, rows = BULK[what]
    with ExitStack() as stack, installation(folder, engine, stack) as (here, _cluster):
        return _make(here, engine, rows=rows // 10 if quick else rows)


def show(rows: "Sequence[Row | intake_export.ExportRow | intake_export.SheetRow]") -> None:
    """Print the table for people."""
    names = list(asdict(rows[0]))
    print("  ".join(f"{name:>{max(9, len(name))}}" for name in names))
    for row in rows:
        print("  ".join(f"{value!s:>{max(9, len(name))}}" for name, value in asdict(row).items()))
    if isinstance(rows[0], Row):
        print(f"goals: p95 under {P95_MS} ms, under {MEMORY_MB} MB, nothing lost, nothing unasked. {PEER}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--quick", action="store_true", help="five seconds each")
    parser.add_argument("--engine", choices=list(RATES), action="append", help="default: both")
    parser.add_argument("--rate", type=int, help="reports a second (default: the goal of the engine)")
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES", help="kill server and database so many times")
    parser.add_argument("--exports", type=int, default=0, metavar="TIMES", help="download all reports meanwhile")
    parser.add_argument("--only", choices=["load", *BULK], default="load", help="default: load")
    options = parser.parse_args()
    seconds = 5 if options.quick else SECONDS
    rows: list[Row | intake_export.ExportRow | intake_export.SheetRow] = []
    with tempfile.TemporaryDirectory(prefix="kentongan-intake-") as folder:
        for engine in options.engine or list(RATES):
            if options.only == "load":
                rate = options.rate or RATES[engine]
                extra = {"kills": options.kill, "exports": options.exports}
                rows.append(measure(Path(folder), engine, rate=rate, seconds=seconds, **extra))
            else:
                rows.append(in_bulk(options.only, Path(folder), engine, quick=options.quick))
            show(rows[-1:])
    if options.json:
        print(json.dumps({"seed": SEED, "load": os.getloadavg(), "runs": [asdict(row) for row in rows]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
