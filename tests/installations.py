"""A real installation for a test: its own folder, its own database, real processes of this program."""

import atexit
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
SELF = (sys.executable, "-m", "kentongan")
HOST = "localhost"


@dataclass(frozen=True)
class Installation:
    """Where an installation lives; `environment` is the whole of what its processes see."""

    folder: Path
    environment: dict[str, str]

    def call(self, *words: str, patience: int = 120) -> subprocess.CompletedProcess[str]:
        """Run `kentongan WORDS` to its end, for so many seconds at most."""
        return subprocess.run([*SELF, *words], env=self.environment, capture_output=True, text=True, timeout=patience)

    def python(self, code: str, patience: int = 120) -> str:
        """Run code in a process of this installation, for so many seconds at most; return what it prints."""
        preamble = "from kentongan import installation\nfrom kentongan.installation import now\n"
        command = [sys.executable, "-c", preamble + code]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=patience)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *words: str, log: str = "log", **more: str) -> "subprocess.Popen[bytes]":
        """Start `kentongan WORDS` as the head of its own process group."""
        with (self.folder / log).open("ab") as out:
            command = [*SELF, *words]
            return subprocess.Popen(
                command, env={**self.environment, **more}, stdout=out, stderr=out, start_new_session=True
            )

    def start_python(self, code: str, log: str = "log") -> "subprocess.Popen[bytes]":
        """Start code in a process of its own."""
        with (self.folder / log).open("ab") as out:
            return subprocess.Popen(
                [sys.executable, "-c", code], env=self.environment, stdout=out, stderr=out, start_new_session=True
            )

    def log(self, name: str = "log") -> str:
        return (self.folder / name).read_text("utf-8")


@dataclass
class Server:
    """A running `kentongan serve`."""

    installation: Installation
    port: int
    words: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Start it, once more if it was killed, and wait until it answers."""
        self.process = self.installation.start("serve", "--port", str(self.port), *self.words, **self.more)
        wait_until(lambda: answers(self.port) or self.process.poll() is not None, 60)
        assert self.process.poll() is None, self.installation.log()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def process_files(self, name: str) -> list[str]:
        """Return /proc/PID/NAME of every process in the server's group."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if os.getpgid(int(folder.name)) == self.process.pid:
                    found.append((folder / name).read_text("utf-8"))
            except OSError:
                continue  # gone meanwhile
        return found


@contextmanager
def installed(folder: Path, **more: str) -> Iterator[Installation]:
    """Set up an installation with all tables, on the engine that this test run is for."""
    folder.mkdir(parents=True, exist_ok=True)
    given = os.environ.get("KENTONGAN_DATABASE_URL", "")
    with _database(given, folder) as url:
        yield Installation(folder, _environment(folder, url) | more)


def _environment(folder: Path, url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KENTONGAN_")}
    return kept | {
        "KENTONGAN_SECRET_KEY": "k" * 60,
        "KENTONGAN_IDENTITY_KEYS": KEY,
        "KENTONGAN_DATA": str(folder / "data"),
        "KENTONGAN_DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "kentongan.settings",
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent / "src"),
    }


def _migrate(folder: Path, url: str) -> None:
    done = Installation(folder, _environment(folder, url)).call("migrate", "--verbosity", "0", patience=600)
    assert done.returncode == 0, done.stderr


@cache
def _sqlite_tables() -> Path:
    """All tables, made once for this run of the tests; each installation gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="kentongan-tables-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _migrate(folder, f"sqlite:///{folder / 'kentongan.sqlite3'}")
    return folder / "kentongan.sqlite3"


@cache
def _postgres_tables(given: str) -> str:
    """The same as a database that others are copied from."""
    name = f"kentongan_tables_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name}")
    with tempfile.TemporaryDirectory(prefix="kentongan-tables-") as folder:
        _migrate(Path(folder), urlunsplit(urlsplit(given)._replace(path=f"/{name}")))
    return name


@contextmanager
def demo_city(folder: Path, *, years: int = 2) -> Iterator["Server"]:
    """Serve the demo city from an installation of its own; fewer years of reports are there sooner."""
    with installed(folder, KENTONGAN_DEMO="1") as here:
        here.python(
            f"from kentongan.demo import loading\nloading.YEARS = {years}\nloading.load(at=now(), say=lambda _: None)",
            patience=400,  # half a minute on a quiet machine
        )
        with serving(here) as running:
            yield running


@contextmanager
def _database(given: str, folder: Path) -> Iterator[str]:
    if not given.startswith("postgres"):
        shutil.copyfile(_sqlite_tables(), folder / "kentongan.sqlite3")
        yield f"sqlite:///{folder / 'kentongan.sqlite3'}"
        return
    tables = _postgres_tables(given)
    name = f"kentongan_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(given, autocommit=True) as line:
        line.execute(f"CREATE DATABASE {name} TEMPLATE {tables}")
    try:
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(given, autocommit=True) as line:
            line.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def serving(installation: Installation, *words: str, **more: str) -> Iterator[Server]:
    """Serve on a free port until the block ends, whatever happens in it; `words` are further options of the command."""
    server = Server(installation, free_port(), words, more)
    try:
        server.start()
        yield server
    finally:
        end(server.process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Stop a process politely, its group by force."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
    kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """`kill -9` a process and everything it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/sehat/")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def wait_until(true: Callable[[], object], seconds: float) -> None:
    """Wait until a function returns something true, or fail."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"not within {seconds} seconds"
        time.sleep(0.05)


def session_of(installation: Installation, username: str) -> str:
    """Log a member in from inside, and return the session's key."""
    return installation.python(LOG_IN.format(username=username)).strip()


LOG_IN = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from kentongan.city.models import Member
member = Member.objects.get(username="{username}")
store = SessionStore()
store[SESSION_KEY] = str(member.pk)
store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
store[HASH_SESSION_KEY] = member.get_session_auth_hash()
store.create()
print(store.session_key)
"""
