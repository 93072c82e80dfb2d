"""How compiled kernels are called: one at a time, because Numba's own pool of threads serves one caller only."""

import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numba

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")

# The only layer that is always there and survives a fork; it is not made for two callers at once, hence the lock.
numba.config.THREADING_LAYER = "workqueue"  # type: ignore[attr-defined]
_ONE_AT_A_TIME = threading.Lock()


def one_at_a_time(kernel: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """The same kernel, safe to call from several threads of a web server."""

    def call(*args: _Given.args, **kwargs: _Given.kwargs) -> _Answer:
        with _ONE_AT_A_TIME:
            return kernel(*args, **kwargs)

    return call
