"""Who spends what while reports come in: processor time by programs, and the memory of the web server.

Read from /proc, so it holds on a machine that does other things too: others' work makes a second longer, not dearer.
Seconds of the kernel on their own account (writing to the disk, the network's interrupts) are nobody's and not in it.
"""

import json
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.installations import Server

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Spent:
    """One process: its father, and the processor seconds of itself and of the children it has buried."""

    father: int
    seconds: float


@dataclass(frozen=True)
class Ledger:
    """Milliseconds of one processor for each report, by who spent them."""

    web_ms: float
    worker_ms: float
    database_ms: float
    senders_ms: float

    @property
    def sum_ms(self) -> float:
        return round(self.web_ms + self.worker_ms + self.database_ms + self.senders_ms, 2)


def seconds(roots: Mapping[str, int]) -> dict[str, float]:
    """Return the processor seconds that each tree of processes has spent so far.

    Args:
        roots: name → the process at the head of its tree.
    """
    known = _processes()
    heads = {root: name for name, root in roots.items()}
    spent = dict.fromkeys(roots, 0.0)
    for pk, process in known.items():
        at: int | None = pk
        while at is not None and at not in heads:
            at = known[at].father if at in known else None
        if at is not None:
            spent[heads[at]] += process.seconds
    return spent


def ledger(before: Mapping[str, float], after: Mapping[str, float], *, reports: int) -> Ledger:
    """Return what each report took between two looks.

    >>> ledger({"web": 1.0}, {"web": 3.0, "database": 0.5}, reports=1000)
    Ledger(web_ms=2.0, worker_ms=0.0, database_ms=0.5, senders_ms=0.0)
    """

    def each(name: str) -> float:
        return round(1000 * (after.get(name, 0.0) - before.get(name, 0.0)) / max(reports, 1), 2)

    return Ledger(each("web"), each("worker"), each("database"), each("senders"))


def pace() -> float:
    """Return how many milliseconds of a processor a fixed piece of Python takes just now, the best of five.

    A rented machine may be half as fast as a minute ago: two runs can be compared only where this agrees.
    """
    rows = [{"number": number, "words": f"Air naik di RT {number}"} for number in range(2_000)]
    took = []
    for _each in range(5):
        begun = time.process_time()
        json.loads(json.dumps(rows, indent=1))  # with an indent it is written by Python itself
        took.append(time.process_time() - begun)
    return round(1000 * min(took), 2)


class Memory(threading.Thread):
    """Watches what a server's processes hold together in MB, a page that several share counted once (PSS)."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self.server, self.most, self.over = server, 0, threading.Event()

    def __enter__(self) -> "Memory":
        self.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self.over.set()
        self.join()
        self._look()

    def run(self) -> None:
        while not self.over.wait(1):
            self._look()

    def _look(self) -> None:
        lines = [line for text in self.server.process_files("smaps_rollup") for line in text.splitlines()]
        self.most = max(self.most, sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) // 1024)


def _processes() -> dict[int, Spent]:
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            # The name of the program stands in brackets and may hold anything; the numbers follow the last of them.
            told = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # gone meanwhile
        found[int(folder.name)] = Spent(int(told[1]), sum(int(number) for number in told[11:15]) / TICKS)
    return found
