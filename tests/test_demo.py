"""`kentongan demo` from nothing: secrets, both programs, one Ctrl-C for all."""

import os
import signal
import socket
import stat
import subprocess
from contextlib import contextmanager

import pytest

from kentongan import demo_command, demo_folder
from tests.installations import SELF, Installation, answers, free_port, kill, wait_until

pytestmark = [pytest.mark.server, pytest.mark.usefixtures("_sqlite_only")]


@pytest.fixture
def _sqlite_only() -> None:
    """The demo brings its own SQLite whatever the run is for; once is enough."""
    if os.environ.get("KENTONGAN_DATABASE_URL"):
        pytest.skip("the demo always runs on SQLite, and was tested there")


@contextmanager
def demo(folder, port):
    with (folder / "out").open("wb") as out:
        words = [*SELF, "demo", "--port", str(port), "--data", str(folder / "demo")]
        process = subprocess.Popen(words, stdout=out, stderr=out, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(30)
        kill(process)


def test_it_starts_from_nothing_keeps_its_data_and_ends_by_one_signal(tmp_path):
    port = free_port()
    for round_ in ("first", "second"):
        with demo(tmp_path, port) as process:
            said = tmp_path / "out"
            wait_until(lambda: "Ctrl-C" in said.read_text("utf-8") or process.poll() is not None, 240)  # noqa: B023
            assert process.poll() is None, said.read_text("utf-8")
            assert f"http://127.0.0.1:{port}" in said.read_text("utf-8")
            assert "Verifikator" in said.read_text("utf-8")
            if round_ == "second":
                assert "Memuat" not in said.read_text("utf-8"), "the second start loads nothing"
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            wait_until(lambda: not answers(port), 10)
        assert "Traceback" not in said.read_text("utf-8")
    secrets = tmp_path / "demo" / "env"
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o600


def test_nothing_of_a_real_installation_gets_into_the_demo(tmp_path, monkeypatch):
    monkeypatch.setenv("KENTONGAN_DATABASE_URL", "postgresql://real/city")
    monkeypatch.setenv("KENTONGAN_SECRET_KEY", "real")
    environment = demo_folder.environment_for(tmp_path)
    assert "KENTONGAN_DATABASE_URL" not in environment
    assert len(environment["KENTONGAN_SECRET_KEY"]) >= 50
    assert environment == demo_folder.environment_for(tmp_path), "the same secrets at the next start"


def test_a_taken_port_gives_the_next_free_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert demo_command.free_port(port) != port


def test_serve_refuses_a_taken_port_and_tables_out_of_date(installation: Installation):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = installation.call("serve", "--port", str(taken.getsockname()[1]))
    assert (refused.returncode, "sudah dipakai" in refused.stderr) == (1, True)
    installation.call("migrate", "jobs", "zero")
    refused = installation.call("serve", "--port", str(free_port()))
    assert (refused.returncode, "kentongan migrate" in refused.stderr) == (1, True)


def test_a_missing_secret_stops_every_command_with_one_sentence(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(installation.folder)  # where no demo city lies that would be taken instead
    del installation.environment["KENTONGAN_SECRET_KEY"]
    for command in ("serve", "worker", "check"):
        refused = installation.call(command)
        assert refused.returncode == 1
        assert refused.stderr.startswith("kentongan: KENTONGAN_SECRET_KEY belum diisi")
        assert "Traceback" not in refused.stderr
