"""Say what takes so long the first time: the commands' word while a method is compiled where it never was."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from kentongan.detection.rules import SHRUNKEN

_WITHOUT_KERNELS = (SHRUNKEN, "seasonal", "cusum", "ears-c1", "ears-c2", "ears-c3")


@contextmanager
def announced(command: str, method: str) -> Iterator[None]:
    """Tell on standard error, before it begins, that a method's kernels are compiled now; once on each machine.

    Args:
        command: as people typed it, `detect`.
        method: as `kentongan warm` names it.
    """
    if method in _WITHOUT_KERNELS:
        yield
        return

    def tell() -> None:
        sys.stderr.write(
            f"kentongan {command}: menyiapkan hitungan {method}, sekali sesudah pemasangan atau pembaruan; "
            "paling lama setengah menit. Sekaligus untuk semua cara: kentongan warm.\n"
        )
        sys.stderr.flush()

    # Only here: the compiler is not loaded for those above.
    with import_module("kentongan.detection.compiled").once(method, tell):
        yield
