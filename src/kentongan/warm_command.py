"""`kentongan warm`: compile what the detectors reckon with, once after an installation, so that nobody waits later.

Compiled code is kept beside the program where that may be written to, and else in the data folder. The worker does the
same by itself when it starts, beside its work and with the lowest claim to the processor.
"""

import argparse
import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from kentongan.environment import keep_kernels

_PACKAGE = Path(__file__).resolve().parent / "detection"
_GIVES_WAY = 15  # of the 20 steps by which a process may be nice to others


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `kentongan warm`."""
    parser.description = (
        "Menyiapkan hitungan pendeteksi, sekali sesudah pemasangan atau pembaruan (sekitar satu menit)."
    )
    parser.add_argument("--quiet", action="store_true", help="tanpa kemajuan; mengalah kepada program lain")


def run(args: argparse.Namespace) -> int:
    """Compile what is not compiled yet. Returns 0; 1 where nothing can be kept anywhere."""
    mark = ready_mark()
    if mark.exists():
        if not args.quiet:
            sys.stdout.write(f"Hitungan sudah siap di {mark.parent}.\n")
        return 0
    if args.quiet:
        os.nice(_GIVES_WAY)
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        with _alone(mark.parent) as is_alone:
            if not is_alone and args.quiet:  # the one beside another worker, or of one that died, is at it
                return 0
            import_module("kentongan.detection.warming").warm((lambda *_: None) if args.quiet else _tell)
            mark.touch()
    except (OSError, RuntimeError) as problem:  # Numba says RuntimeError where it finds no place to keep anything
        sys.stderr.write(f"kentongan warm: hasilnya tidak dapat disimpan di {mark.parent}: {problem}\n")
        return 1
    if not args.quiet:
        sys.stdout.write(f"Hitungan siap, disimpan di {mark.parent}.\n")
    return 0


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Say whether nobody else is warming for this folder; whoever dies lets go of it."""
    with (folder / "warming").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _tell(number: int, total: int, name: str) -> None:
    sys.stdout.write(f"Menyiapkan hitungan {number} dari {total}: {name}\n")
    sys.stdout.flush()


def ready_mark() -> Path:
    """The file that says that everything is compiled: for this code, this interpreter and this compiler."""
    seal = hashlib.sha256(f"{sys.version} {version('numba')} {version('llvmlite')}".encode())
    for file in sorted(_PACKAGE.rglob("*.py")):
        if "tests" not in file.parts:
            seal.update(f"{file.relative_to(_PACKAGE)} {file.stat().st_mtime_ns}".encode())
    return keep_kernels(Path(os.environ.get("KENTONGAN_DATA") or "var").resolve()) / f"warm-{seal.hexdigest()[:16]}"


def beside() -> "subprocess.Popen[bytes] | None":
    """Start warming in a process of its own, for a worker; None where it was done before."""
    if ready_mark().exists():
        return None
    return subprocess.Popen([sys.executable, "-m", "kentongan", "warm", "--quiet"], stderr=subprocess.DEVNULL)
