"""The parent of the demo: what dies comes back, and the end is the end of all."""

import os
import signal
import sys
import time

import pytest

from kentongan import supervision
from kentongan.supervision import Supervisor

STAYS = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"


@pytest.fixture(autouse=True)
def _handlers_restored(monkeypatch):
    signs = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(sign) for sign in signs]
    yield
    for sign, handler in zip(signs, before, strict=True):
        signal.signal(sign, handler)


def supervise(each_tick, said, **programs):
    commands = {name: [sys.executable, "-c", code] for name, code in programs.items()}
    one = Supervisor(commands, environment=dict(os.environ), say=said.append)
    deadline = time.monotonic() + 20

    def tick():
        assert time.monotonic() < deadline
        each_tick(one)

    one.run(each_tick=tick)
    return one


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_parent_ends_every_child(sign):
    one = supervise(lambda _: os.kill(os.getpid(), sign), [], first=STAYS, second=STAYS)
    assert [child.process.returncode for child in one.children] == [-signal.SIGTERM] * 2


def test_what_dies_is_started_again_after_a_wait_and_said(monkeypatch):
    monkeypatch.setattr(supervision, "FIRST_WAIT", 0.1)
    monkeypatch.setattr(supervision, "LONGEST_WAIT", 0.2)
    said, lives = [], set()

    def watch(one):
        child = one.children[0]
        if child.process:
            lives.add(child.process.pid)
        if len(lives) == 3:
            one.stop()

    supervise(watch, said, short="raise SystemExit(3)")
    assert len(said) >= 2
    assert "short berhenti (kode 3)" in said[0]


def test_a_child_that_will_not_stop_is_stopped_by_force(monkeypatch):
    monkeypatch.setattr(supervision, "STOP_WITHIN", 0.5)
    said, start = [], time.monotonic()
    one = supervise(lambda one: time.monotonic() - start > 1.5 and one.stop(), said, stubborn=STUBBORN)
    assert one.children[0].process.returncode == -signal.SIGKILL
    assert "dihentikan paksa" in said[0]


def test_a_fault_in_the_parent_still_ends_the_children():
    seen = []

    def fail(one):
        seen.extend(one.children)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        supervise(fail, [], first=STAYS)
    assert seen[0].process.poll() is not None
