"""How kernels are compiled, kept and called.

What is compiled is kept under the digest of all kernels' code: Numba itself looks only at the file a kernel stands in,
and would go on using old code of one file inside of new code of another after an update. Calls go one at a time,
because Numba's own pool of threads serves one caller only.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

import numba
from numba import njit, prange

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")

KERNELS = (
    "count_law.py",
    "farrington_model.py",
    "glr_model.py",
    "hawkes_kernels.py",
    "hierarchy_sums.py",
    "hotspot_kernels.py",
    "quasi_poisson.py",
    "scan/kernels.py",
    "shape_scores.py",
)
_HERE = Path(__file__).resolve().parent
_ONE_AT_A_TIME = threading.Lock()


def seal(folder: Path = _HERE) -> str:
    """Return a digest of the code of all kernels."""
    whole = hashlib.sha256()
    for name in KERNELS:
        whole.update(name.encode() + (folder / name).read_bytes())
    return whole.hexdigest()[:16]


def _settle() -> Path | None:
    """Where kernels are kept: where Numba was told to, else beside the code; None where it must find a place itself."""
    beside = _HERE / "__pycache__"
    place = Path(numba.config.CACHE_DIR) if numba.config.CACHE_DIR else beside  # type: ignore[attr-defined]
    if place == beside and not os.access(beside if beside.exists() else _HERE, os.W_OK):
        return None
    place = place / f"kernels-{seal()}"
    numba.config.CACHE_DIR = str(place)  # type: ignore[attr-defined]
    return place


_PLACE = _settle()
# The only layer that is always there and survives a fork; it is not made for two callers at once, hence the lock.
numba.config.THREADING_LAYER = "workqueue"  # type: ignore[attr-defined]


def one_at_a_time(kernel: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """The same kernel, safe to call from several threads of a web server."""

    def call(*args: _Given.args, **kwargs: _Given.kwargs) -> _Answer:
        with _ONE_AT_A_TIME:
            return kernel(*args, **kwargs)

    return call


@contextmanager
def once(method: str, tell: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Call `tell` first where a method's kernels were never compiled for this code on this machine.

    >>> with once("a-method-without-kernels"):
    ...     pass
    """
    mark = None if _PLACE is None else _PLACE / f"ready-{method}"
    if mark is None or mark.exists():
        yield
        return
    tell()
    yield
    if mark.parent.exists():  # else nothing was compiled, or it could not be kept
        mark.touch()


__all__ = ["KERNELS", "njit", "once", "one_at_a_time", "prange", "seal"]
