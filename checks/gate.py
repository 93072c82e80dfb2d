"""The gate: everything that has to hold before a change goes in. `make test` runs it.

All cheap steps run and show all their faults; the tests follow only when those are clean. A table of what was done
and how long it took comes last.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import browser
import ical_js
import postgres

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
SECRETS = {
    "KENTONGAN_SECRET_KEY": "only for tests, and long enough to pass the check of its length",
    "KENTONGAN_IDENTITY_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}

# Bodies too large are refused before anything is asked of a database.
NO_DATABASE = ("src/kentongan/extraction", "src/kentongan/detection", "corpus", "training", "tests/test_body_limit.py")


class Skipped(Exception):
    """A step could not run on this machine; the reason stands in the table."""


@dataclass(frozen=True)
class Step:
    """One line of the table: `run` returns an exit code."""

    name: str
    run: Callable[["Gate"], int]
    cheap: bool = True


class Gate:
    """Runs the steps in one throw-away data folder."""

    def __init__(self, folder: Path, extra: list[str]) -> None:
        self.extra = extra
        self.environment = {
            **os.environ,
            **SECRETS,
            "KENTONGAN_DATA": str(folder),
            "KENTONGAN_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
            "DJANGO_SETTINGS_MODULE": "kentongan.settings",
            "PYTHONPATH": str(ROOT / "src"),
        }
        (folder / "static").mkdir()  # WhiteNoise warns of a missing one at every start
        self.environment.pop("KENTONGAN_DATABASE_URL", None)
        # Hundreds of processes are started: each one reads what the first has compiled, even where the surroundings
        # forbid to leave it beside the sources.
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.environment.setdefault("PYTHONPYCACHEPREFIX", str(Path(sys.prefix) / "bytecode"))

    def call(self, *command: str | Path, **more: str) -> int:
        """Run a program from the root of the repository; an interrupt stops it too."""
        process = subprocess.Popen(command, cwd=ROOT, env={**self.environment, **more})
        try:
            return process.wait()
        except BaseException:
            process.send_signal(signal.SIGINT)  # pytest then ends the servers it has started
            process.wait()
            raise

    def pytest(self, *arguments: str, **more: str) -> int:
        """Run tests on every core; the tests of one file stay together, for the sake of what they share.

        They keep the order of src/kentongan/conftest.py: the longest first, so that no core waits for another's last.
        """
        if "-n" not in (*arguments, *self.extra):
            arguments = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", *arguments)
        code = self.call(PYTHON, "-m", "pytest", *arguments, *self.extra, **more)
        return 0 if code == 5 and self.extra else code  # 5: nothing chosen by the caller's own selection


def chromium(gate: Gate) -> int:
    found = browser.get()
    if not found:
        print("No Chromium: set CHROMIUM, or install the package chromium. The browser tests are part of the gate.")
        return 1
    print(found)
    gate.environment["CHROMIUM"] = found
    return 0


def calendar_client(gate: Gate) -> int:
    print(ical_js.get() or "No ical.js (node, npm and a network are needed): its one test will skip.")
    return 0


def types(gate: Gate) -> int:
    """Check the types; the other core meanwhile compiles the detectors, which every worker would else begin anew."""
    warming = subprocess.Popen([PYTHON, "-m", "kentongan", "warm", "--quiet"], cwd=ROOT, env=gate.environment)
    try:
        return gate.call(PYTHON, "-m", "mypy") or warming.wait()
    finally:
        warming.kill()


def on_sqlite(gate: Gate) -> int:
    return gate.pytest("-m", "not browser and not postgres")


def on_postgres(gate: Gate) -> int:
    try:
        cluster = postgres.Cluster()
    except postgres.NoServer as reason:
        raise Skipped(str(reason)) from None
    with cluster as url:
        # Whatever touches no database has been tested in the step before; what need not be imported, is not.
        pure = [f"--ignore={path}" for path in NO_DATABASE]
        chosen = "not browser and (database or server or postgres)"
        return gate.pytest("-m", chosen, *pure, KENTONGAN_DATABASE_URL=url)


def in_browser(gate: Gate) -> int:
    # One walks all pages, which takes the longest, while the other plays the stories, each with a server of its own.
    return gate.pytest("-n", "2", "--dist", "worksteal", "-m", "browser", "tests")


STEPS = [
    Step("chromium", chromium),
    Step(
        "format",
        lambda gate: gate.call(
            BIN / "ruff", "format", "--check", "src", "tests", "checks", "benchmarks", "corpus", "training"
        ),
    ),
    Step(
        "lint",
        lambda gate: gate.call(BIN / "ruff", "check", "src", "tests", "checks", "benchmarks", "corpus", "training"),
    ),
    Step("templates", lambda gate: gate.call(BIN / "djlint", "--lint", "--quiet", "src/kentongan/templates")),
    Step("locks", lambda gate: gate.call(PYTHON, "checks/locks.py")),
    Step("migrations", lambda gate: gate.call(PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run")),
    Step("ical.js", calendar_client),
    Step("types", types),
    Step("sqlite", on_sqlite, cheap=False),
    Step("postgres", on_postgres, cheap=False),
    Step("browser", in_browser, cheap=False),
]


def run(gate: Gate, steps: list[Step]) -> list[tuple[str, str, float]]:
    """Run the steps; a test step waits until everything before it is clean."""
    table: list[tuple[str, str, float]] = []
    for step in steps:
        if not step.cheap and any(result == "FAILED" for _, result, _ in table):
            table.append((step.name, "not run", 0.0))
            continue
        print(f"\n=== {step.name}", flush=True)
        start = time.monotonic()
        try:
            result = "FAILED" if step.run(gate) else "ok"
        except Skipped as reason:
            result = f"SKIPPED: {reason}"
        table.append((step.name, result, time.monotonic() - start))
    return table


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[step.name for step in STEPS], help="one step alone")
    parser.add_argument("extra", nargs="*", help="after --: arguments for pytest")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    steps = [step for step in STEPS if options.only in {None, step.name}]
    if options.only == "browser":
        steps.insert(0, STEPS[0])
    with tempfile.TemporaryDirectory(prefix="kentongan-gate-", ignore_cleanup_errors=True) as folder:
        table = run(Gate(Path(folder), options.extra), steps)
    print(f"\n{'step':<12} {'seconds':>8}  result")
    for name, result, seconds in table:
        print(f"{name:<12} {seconds:>8.1f}  {result}")
    if any(result.startswith("SKIPPED") for _, result, _ in table):
        print("\n*** SOMETHING WAS NOT TESTED: see the line above that says SKIPPED. ***")
    return 1 if any(result in {"FAILED", "not run"} for _, result, _ in table) else 0


if __name__ == "__main__":
    sys.exit(main())
