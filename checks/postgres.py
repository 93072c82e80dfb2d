"""A private PostgreSQL for one test run: own folder, own socket, gone afterwards.

It listens on no network address, and runs without fsync, because nothing in it is meant to stay.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

SWITCHES = ("listen_addresses=", "max_connections=60")
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # for tests, whose data nobody misses
PATIENCE = 30


class NoServer(Exception):
    """There is no PostgreSQL server on this machine, and no way to get one."""


def binaries() -> Path:
    """Return the folder of `initdb` and `postgres`, installing the server first when root may.

    Raises:
        NoServer: there is none.
    """
    for attempt in ("look", "install", "look again"):
        if attempt == "install":
            if os.geteuid() != 0 or not shutil.which("apt-get"):
                break
            subprocess.run(["apt-get", "update", "-qq"], check=False)
            subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"], check=False)
            continue
        versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
        if versions:
            return versions[-1].parent
        on_path = shutil.which("initdb")
        if on_path:
            return Path(on_path).resolve().parent
    raise NoServer("no initdb in /usr/lib/postgresql or on PATH; install the package postgresql")


class Cluster:
    """`with Cluster() as url:` gives the address of an empty database; leaving it stops the server, also by Ctrl-C."""

    def __init__(self, *, durable: bool = False) -> None:
        self.switches = SWITCHES if durable else (*SWITCHES, *HASTE)
        self.bin = binaries()
        self.user = _unprivileged()
        self.server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> str:
        self.folder = Path(tempfile.mkdtemp(prefix="kentongan-pg-"))
        try:
            return self._start()
        except BaseException:
            self.stop()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def crash(self) -> None:
        """Kill the server as a loss of power would, and start it again on what lies on the disk."""
        if self.server is None:
            return
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()
        self._serve()

    def _start(self) -> str:
        if self.user:
            shutil.chown(self.folder, self.user)
        init = [
            "-D",
            str(self.folder / "data"),
            "-U",
            "kentongan",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        subprocess.run([self.bin / "initdb", *init], check=True, stdout=subprocess.DEVNULL, **self._drop())
        self._serve()
        return f"postgresql://kentongan@/postgres?host={self.folder}"

    def _serve(self) -> None:
        data, log = self.folder / "data", self.folder / "log"
        switches = [part for switch in self.switches for part in ("-c", switch)]
        with log.open("wb") as lines:
            command = [self.bin / "postgres", "-D", str(data), "-k", str(self.folder), *switches]
            # Its own session, so that Ctrl-C reaches the tests first and the server only through stop().
            self.server = subprocess.Popen(command, stdout=lines, stderr=lines, start_new_session=True, **self._drop())
        self._await(log)

    def _await(self, log: Path) -> None:
        deadline = time.monotonic() + PATIENCE
        ready = [self.bin / "pg_isready", "-q", "-h", str(self.folder), "-U", "kentongan"]
        while subprocess.run(ready, check=False).returncode:
            if self.server is None or self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server, however it takes, and delete its folder."""
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # "fast": rolls back what is open
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _drop(self) -> dict[str, object]:
        return (
            {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": [], "cwd": "/"}
            if self.user
            else {}
        )


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root: name somebody else then."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
