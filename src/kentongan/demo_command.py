"""`kentongan demo`: the demo city on this machine, everything under one parent."""

import argparse
import http.client
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from kentongan.demo_folder import FOLDER, environment_for
from kentongan.supervision import Supervisor

HOST = "127.0.0.1"
PORTS_TRIED = 20
SELF = [sys.executable, "-m", "kentongan"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Menjalankan kota contoh: basis data, server web, dan pekerja. Ctrl-C menghentikan semuanya."
    parser.add_argument("--port", type=int, default=8000, help="porta (bawaan: %(default)s)")
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder data (bawaan: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Prepare the city, run it until Ctrl-C, and leave nothing running."""
    port = free_port(args.port)
    if port is None:
        print(f"kentongan demo: porta {args.port} dan {PORTS_TRIED} sesudahnya terpakai. Pilih yang lain: --port.")
        return 1
    if port != args.port:
        print(f"Porta {args.port} sudah dipakai program lain; memakai {port}.")
    environment = environment_for(args.data.resolve())
    prepared = subprocess.run(
        [sys.executable, "-m", "kentongan.demo_preparation"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if prepared.returncode:
        print("kentongan demo: persiapan gagal, lihat pesan di atas.", file=sys.stderr)
        return 1
    commands = {"Server": [*SELF, "serve", "--port", str(port)], "Pekerja": [*SELF, "worker"]}
    supervisor = Supervisor(commands, environment=environment, say=_say)
    supervisor.run(each_tick=_once_healthy(port, lambda: _welcome(port, prepared.stdout)))
    _say("Kentongan berhenti. Datanya tetap ada.")
    return 0


def free_port(wanted: int) -> int | None:
    """Return the wanted port or the next free one; None when a whole row of them is taken."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65_535) + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    return None


def is_healthy(port: int) -> bool:
    """Ask the server whether it and its database answer."""
    line = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        line.request("GET", "/sehat/")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _once_healthy(port: int, announce: Callable[[], None]) -> Callable[[], None]:
    announced = threading.Event()

    def look() -> None:
        if not announced.is_set() and is_healthy(port):
            announced.set()
            announce()

    return look


def _welcome(port: int, log_ins: str) -> None:
    _say(f"\nKentongan, kota contoh: http://{HOST}:{port}\n\n{log_ins.rstrip()}\n\nCtrl-C menghentikan semuanya.")


def _say(sentence: str) -> None:
    print(sentence, flush=True)
