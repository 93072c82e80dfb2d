"""The command `kentongan`: a table of sub-commands. Only the module of the one that is called gets loaded."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from kentongan import __version__

# name: module with `add_arguments(parser)` and `run(arguments) -> exit code`, line of help
COMMANDS = {
    "read": ("kentongan.read_command", "membaca berkas teks: apa, kapan, di mana, siapa; tanpa basis data"),
    "ingest": ("kentongan.ingest_command", "berkas teks menjadi laporan masuk"),
    "mail": ("kentongan.mail_command", "satu surel dari masukan standar menjadi laporan"),
    "train": ("kentongan.train_command", "pembaca belajar dari perbaikan meja laporan"),
    "detect": ("kentongan.detect_command", "peringatan dini atas tabel hitungan"),
    "scan": ("kentongan.scan_command", "di mana dan kapan kasus berkumpul lebih dari kebetulan"),
    "effect": ("kentongan.effect_command", "apakah suatu intervensi membantu"),
    "backtest": (
        "kentongan.backtest_command",
        "masa lalu diputar ulang: berapa yang kena, seberapa dini, berapa keliru",
    ),
    "boundaries": ("kentongan.boundaries_command", "batas wilayah resmi dari berkas GeoJSON"),
    "warnings": ("kentongan.warnings_command", "peringatan resmi dari berkas CAP"),
    "setup": ("kentongan.setup_command", "menyiapkan pemasangan baru untuk satu kota"),
    "warm": ("kentongan.warm_command", "menyiapkan hitungan pendeteksi sekali, agar nanti tidak ada yang menunggu"),
    "demo": ("kentongan.demo_command", "kota contoh di mesin ini: basis data, server, dan pekerja sekaligus"),
    "serve": ("kentongan.serve_command", "server web"),
    "worker": ("kentongan.worker_command", "pekerja latar"),
    "check": ("kentongan.check_command", "apakah pemasangan ini sehat dan aman"),
    "manage": ("kentongan.manage_command", "perintah bawaan Django; migrate dan lainnya juga dapat langsung"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one sub-command and give back its exit code; a name not in the table is one of Django's own commands."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help"}:
        width = max(map(len, COMMANDS))
        print("kentongan PERINTAH …\n\n" + "\n".join(f"  {n:<{width}}  {text}" for n, (_, text) in COMMANDS.items()))
        return 0 if words else 2
    if words[0] == "--version":
        print(__version__)
        return 0
    name, rest = (words[0], words[1:]) if words[0] in COMMANDS else ("manage", words)
    command = import_module(COMMANDS[name][0])
    parser = argparse.ArgumentParser(prog=f"kentongan {name}")
    command.add_arguments(parser)
    try:
        code: int = command.run(parser.parse_args(rest))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has enough of it ("| head"); nothing may be written there at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
