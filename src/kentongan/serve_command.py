"""`kentongan serve`: the web server, one process tree, static files included."""

import argparse
import gc

# Python runs one at a time anyway; more would only queue up for it and for connections to the database.
import os
import socket
import sys
from importlib import import_module

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from kentongan import installation, tables

THREADS = int(os.environ.get("T_THREADS", "4"))
STOP_WITHIN = 10  # seconds for requests in flight


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Menjalankan server web."
    parser.add_argument("--host", default="127.0.0.1", help="alamat (bawaan: %(default)s, hanya mesin ini)")
    parser.add_argument("--port", type=int, default=8000, help="porta (bawaan: %(default)s)")
    parser.add_argument("--processes", type=int, default=1, help="banyak proses (bawaan: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT, or return 1 with the reason why not."""
    obstacle = _obstacle(args.host, args.port)
    if obstacle:
        print(f"kentongan serve: {obstacle}", file=sys.stderr)
        return 1
    call_command("collectstatic", interactive=False, verbosity=0)
    import_module("kentongan.wsgi")  # once, before the fork: what is loaded here is shared by all processes
    gc.freeze()  # nor looked at for garbage by each of them again and again, which would copy it
    _let_go_of_the_database()
    print(
        f"Kentongan melayani di http://{args.host}:{args.port} sejak {installation.now():%Y-%m-%d %H:%M} UTC",
        flush=True,
    )
    Granian(
        "kentongan.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=args.processes,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def _let_go_of_the_database() -> None:
    """The server processes are forks of this one: of a pool left open they would share sockets, and mix up answers."""
    connection.close()
    close_pool = getattr(connection, "close_pool", None)  # SQLite has none
    if close_pool:
        close_pool()


def _obstacle(host: str, port: int) -> str:
    strange = tables.made_elsewhere()
    if strange:
        return strange
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "tabel basis data belum mutakhir. Jalankan dahulu: kentongan migrate"
    if not is_free(host, port):
        return f"porta {port} sudah dipakai program lain. Pilih yang lain dengan --port."
    return ""


def is_free(host: str, port: int) -> bool:
    """Tell whether nobody listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
