"""Does the city answer in time? Every list, map and ledger page on a full city, an alert from one screen to another,
300 changes at once, and the worker's regular jobs, on SQLite and on PostgreSQL.

Builds its own installation in a temporary folder: 50,000 reports, 2,000 alerts, 20,000 actions (`population.py`),
served by the real server. Prints tables, and with --json one object as the last line. The bars of others are named
beside the figures as they state them; they are not measured here.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "checks"), str(ROOT / "benchmarks")]

import browser as chromium
import postgres
import response_delay
import response_pages

from tests.installations import Installation, end, installed, serving

MEDIAN_S, MOST_S, BULK_S, JOB_S = 2.0, 5.0, 2.0, 1.0
JOBS = ("alerts.severe", "alerts.detect", "journal.seal")
QUICK = {"head": response_pages.ROLES["head"]}  # who sees the most
PARTS = ("pages", "delay", "bulk", "jobs", "notices")
PEERS = (
    ("DHIS2", "page requests, p95", "budgets of its own CI: 300 to 500 ms"),
    ("SORMAS", "list and map at 50,000 cases", "complaints #2554, #1017, #3843; no bar published"),
    ("ODK Central", "submissions", "50 a second for 30 s, its own CI"),
    ("Sahana, Myanmar", "alert to officials", "minutes instead of hours; no percentile published"),
)


@contextmanager
def city(folder: Path, engine: str, *, quick: bool) -> Iterator[Installation]:
    """Give an installation with its population on one of the two databases."""
    with ExitStack() as stack:
        if engine == "postgres":
            os.environ["KENTONGAN_DATABASE_URL"] = stack.enter_context(postgres.Cluster())
        else:
            os.environ.pop("KENTONGAN_DATABASE_URL", None)
        here = stack.enter_context(installed(folder / engine))
        command = [sys.executable, str(ROOT / "benchmarks" / "population.py"), *(["--quick"] if quick else [])]
        done = subprocess.run(command, env=here.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        print(f"{engine}: {done.stdout.strip()}", flush=True)
        yield here


def one_engine(folder: Path, engine: str, parts: Sequence[str], *, quick: bool) -> dict[str, Any]:
    """Measure everything that is asked for on one database."""
    found: dict[str, Any] = {"engine": engine}
    with city(folder, engine, quick=quick) as here:
        if "jobs" in parts:
            found["jobs"] = response_delay.job_seconds(here, JOBS)
            show_jobs(found["jobs"])
        if "pages" in parts:
            with serving(here) as server:
                rows = response_pages.measure(server, 2, roles=QUICK) if quick else response_pages.measure(server, 8)
            show_pages(rows)
            found["load"] = os.getloadavg()
            print("load of the machine over the last 1, 5 and 15 minutes: {:.1f} {:.1f} {:.1f}".format(*found["load"]))
            found["pages"] = [asdict(row) for row in rows]
            found["over_limit"] = sum(row.p95_ms > response_pages.LIMIT_MS for row in rows)
        if "delay" in parts:
            found["delay"] = delay(here, 3 if quick else 20)
        if "bulk" in parts:
            found["bulk"] = response_delay.bulk_seconds(here)
            print(f"bulk change (number, seconds; goal 300 in {BULK_S}): {found['bulk'] or 'not there yet'}")
    return found


def delay(here: Installation, times: int) -> dict[str, Any] | None:
    """Measure the way of an alert; None without a browser."""
    path = chromium.get()
    if path is None:
        print("delay: no Chromium on this machine")
        return None
    worker = here.start("worker", log="worker")
    try:
        with serving(here) as server:
            seen = response_delay.delays(server, str(path), times)
    finally:
        end(worker)
    known = [one for one in seen.seconds if one is not None]
    row = {
        "sent": len(seen.seconds),
        "seen": len(known),
        "p50_s": response_pages.percentile(known, 0.5) if known else None,
        "p95_s": response_pages.percentile(known, 0.95) if known else None,
        "ordinary_a_second": seen.taken_a_second,
        "by_reloading": seen.reloaded,
    }
    print(f"grave report to another screen (goal p50 {MEDIAN_S} s, p95 {MOST_S} s): {row}")
    return row


def show_pages(rows: Sequence[response_pages.Row]) -> None:
    """Print the table for people, the slowest first."""
    print(f"\n{'role':<9} {'page':<66} {'p50 ms':>8} {'p95 ms':>8} {'cpu ms':>7} {'queries':>8} {'kB':>7}")
    for row in sorted(rows, key=lambda one: -one.p95_ms):
        times = f"{row.p50_ms:>8} {row.p95_ms:>8} {row.cpu_ms:>7}"
        print(f"{row.role:<9} {row.path:<66} {times} {row.queries:>8} {row.kilobytes:>7}")
    over = sum(row.p95_ms > response_pages.LIMIT_MS for row in rows)
    print(f"{len(rows)} pages, {over} with a p95 over {response_pages.LIMIT_MS} ms\n", flush=True)


def show_jobs(spent: dict[str, list[float]]) -> None:
    """Print the seconds of each regular job."""
    print(f"\n{'job':<16} seconds of three runs, the first one after a change (goal: under {JOB_S} a minute)")
    for kind, seconds in spent.items():
        print(f"{kind:<16} {seconds}", flush=True)


def notices(*, quick: bool) -> dict[str, Any] | None:
    """Call the benchmark of the notices where it is; return what it says as its last line."""
    program = ROOT / "benchmarks" / "notices.py"
    if not program.exists():
        print("notices: no benchmarks/notices.py")
        return None
    words = [sys.executable, str(program), "--json", *(["--quick"] if quick else [])]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    print(done.stdout)
    said: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--quick", action="store_true", help="a tenth of the city, SQLite only, few requests")
    parser.add_argument("--engine", choices=["sqlite", "postgres"], action="append", help="default: both")
    parser.add_argument("--only", choices=PARTS, action="append", help="default: everything")
    options = parser.parse_args()
    engines = options.engine or (["sqlite"] if options.quick else ["sqlite", "postgres"])
    parts = options.only or PARTS
    with tempfile.TemporaryDirectory(prefix="kentongan-response-") as folder:
        found = [one_engine(Path(folder), engine, parts, quick=options.quick) for engine in engines]
    told = notices(quick=options.quick) if "notices" in parts else None
    print("\nThe bars of others, as they state them:")
    for name, what, bar in PEERS:
        print(f"  {name:<16} {what:<32} {bar}")
    if options.json:
        print(
            json.dumps(
                {"benchmark": "response", "limit_ms": response_pages.LIMIT_MS, "engines": found, "notices": told}
            )
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
