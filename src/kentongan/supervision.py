"""Keep several programs running under one parent: start, restart what dies, stop all together."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
LIVED_WELL = 60.0  # seconds after which an end counts as the first one again
STOP_WITHIN = 15.0
TICK = 0.2


@dataclass
class Child:
    """One program, and what is known of its life."""

    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    wait: float = FIRST_WAIT
    again_at: float = field(default=0.0)


class Supervisor:
    """Runs programs until told to stop.

    Args:
        commands: name to command line.
        environment: the whole environment of the programs.
        say: gets one sentence when something dies or will not stop.
    """

    def __init__(
        self, commands: Mapping[str, Sequence[str]], *, environment: Mapping[str, str], say: Callable[[str], None]
    ) -> None:
        self.children = [Child(name, command) for name, command in commands.items()]
        self.environment, self.say = dict(environment), say
        self.stopping = False

    def stop(self, *_: object) -> None:
        """Ask for the end; fits a signal handler."""
        self.stopping = True

    def run(self, *, each_tick: Callable[[], None]) -> None:
        """Start everything, look after it, and return when all of it has ended."""
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self.stop)
        try:
            while not self.stopping:
                for child in self.children:
                    self._look_after(child)
                each_tick()
                time.sleep(TICK)
        finally:
            self._end()

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.again_at:
                # A group of its own: Ctrl-C reaches the parent alone, which then stops each child once.
                child.process = subprocess.Popen(child.command, env=self.environment, process_group=0)  # noqa: S603
                child.started = now
            return
        code = child.process.poll()
        if code is None:
            return
        child.wait = FIRST_WAIT if now - child.started > LIVED_WELL else min(child.wait * 2, LONGEST_WAIT)
        child.process, child.again_at = None, now + child.wait
        self.say(f"{child.name} berhenti (kode {code}); dijalankan lagi dalam {child.wait:.0f} detik.")

    def _end(self) -> None:
        running = [child for child in self.children if child.process is not None]
        for child in running:
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + STOP_WITHIN
        for child in running:
            if child.process is None:
                continue
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"{child.name} tidak mau berhenti; dihentikan paksa.")
                child.process.kill()
                child.process.wait()
