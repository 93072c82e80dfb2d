"""Detection province by province: here, one after the other, or on a Dask cluster; the same answers to the last bit.

A nation's week fits one machine. For decades replayed or simulated there is a cluster: a scheduler and workers, each a
process of its own, on as many machines as one likes. A province is one piece of work, always the same one; whoever does
it gets the same numbers, so a worker that dies costs time and changes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from importlib import import_module
from typing import Any, TypeVar
from warnings import catch_warnings, filterwarnings

import numpy as np
import numpy.typing as npt

from kentongan.detection import HierarchicalRule, Judgement, PanelError, Time, judge_classical, judge_hierarchical
from kentongan.detection.classical import ClassicalRule
from kentongan.detection.hierarchical_table import places_of

Ints = npt.NDArray[np.int64]
_Piece = TypeVar("_Piece")
_Answer = TypeVar("_Answer")


class ClusterError(ValueError):
    """The cluster cannot be asked; the Indonesian message says why and what to do."""


def provinces(areas: Sequence[str]) -> list[Ints]:
    """The rows of each province, told by the first part of the areas' codes; in the order of the codes.

    >>> [rows.tolist() for rows in provinces(["35.74.01.1001", "31.71.01.1001", "35.73.01.1002"])]
    [[1], [0, 2]]
    """
    heads = np.array([area.partition(".")[0] if "." in area else "" for area in areas])
    return [np.flatnonzero(heads == head) for head in np.unique(heads)]


def each(work: Callable[[_Piece], _Answer], pieces: Sequence[_Piece], *, scheduler: str | None = None) -> list[_Answer]:
    """Do the work on every piece; answers in the order of the pieces.

    work       a function of a module that the workers have too (kentongan must be installed there)
    scheduler  address of a Dask scheduler, `tcp://host:8786`; None: here, in this process

    What a worker was doing when it died is done anew by another one. Raises ClusterError where Dask is not installed,
    nobody answers at that address, or no worker is left; and whatever `work` raises.
    """
    if scheduler is None:
        return [work(piece) for piece in pieces]
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise ClusterError("Dask belum terpasang. Jalankan: pip install 'kentongan[cluster]'.") from error
    try:
        client = distributed.Client(scheduler, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"Tidak ada penjadwal Dask di {scheduler}; jalankan dahulu: dask scheduler.") from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise ClusterError(f"Penjadwal {scheduler} belum mempunyai pekerja; jalankan: dask worker {scheduler}.")
        with catch_warnings():
            # The pieces go along with the tasks, not to the workers beforehand: what lies with a worker dies with it.
            filterwarnings("ignore", message="Sending large graph")
            answers: list[_Answer] = client.gather(client.map(work, pieces, pure=False))
    return answers


@dataclass(frozen=True, eq=False)
class _Province:
    """One piece of work: everything that its answer depends on."""

    counts: npt.NDArray[Any]
    observed: npt.NDArray[np.bool_] | None
    areas: tuple[str, ...]
    rule: HierarchicalRule | ClassicalRule
    time: Time
    first: int
    last: int


def judge_provinces(
    counts: npt.ArrayLike,
    observed: npt.NDArray[np.bool_] | None = None,
    *,
    areas: Sequence[str],
    rule: HierarchicalRule | ClassicalRule,
    time: Time | None = None,
    first: int | None = None,
    last: int | None = None,
    scheduler: str | None = None,
) -> Judgement:
    """Judge columns `first` to `last` (both the last column if None) of areas x periods, each province by itself.

    Classical methods judge every area by itself anyway: the answer is that of `judge_classical`. The hierarchical one
    learns within each province only, and each gets its share of the budget, so that all of them together keep it;
    `alpha` and the share of false alarms hold in each. Kecamatan and city are told by the codes of `areas`.

    Raises PanelError for counts that cannot be, ClusterError as `each`.

    >>> counts = np.array([[2, 2, 2, 9], [0, 0, 0, 0]])
    >>> from kentongan.detection import CusumRule
    >>> judge_provinces(counts, areas=["35.74.01.1001", "31.71.01.1001"], rule=CusumRule(m=2.0)).exceeds.tolist()
    [[True], [False]]
    """
    given = np.asarray(counts)
    if given.ndim != 2 or len(given) != len(areas) or len(areas) == 0:
        raise PanelError(f"Untuk {len(areas)} wilayah diperlukan hitungan wilayah x periode.")
    last = given.shape[1] - 1 if last is None else last
    parts = provinces(areas)
    pieces = [
        _Province(
            np.ascontiguousarray(given[rows]),
            None if observed is None else np.ascontiguousarray(observed[rows]),
            tuple(areas[row] for row in rows),
            share_of(rule, len(rows), len(areas)),
            time or Time(),
            last if first is None else first,
            last,
        )
        for rows in parts
    ]
    return _joined(parts, each(_judged, pieces, scheduler=scheduler))


def share_of(rule: Any, part: int, whole: int) -> Any:
    """The rule for `part` of `whole` areas: a budget is shared out, everything else stays.

    >>> share_of(HierarchicalRule(budget=42.0), 10, 84).budget
    5.0
    """
    if isinstance(rule, HierarchicalRule) and rule.budget is not None:
        return replace(rule, budget=rule.budget * part / whole)
    return rule


def _judged(piece: _Province) -> Judgement:
    if isinstance(piece.rule, HierarchicalRule):
        return judge_hierarchical(
            piece.counts, piece.observed, places=places_of(piece.areas), rule=piece.rule, first=piece.first,
            last=piece.last,
        )  # fmt: skip
    return judge_classical(
        piece.counts, piece.observed, piece.rule, time=piece.time, first=piece.first, last=piece.last
    )


def _joined(parts: Sequence[Ints], answers: Sequence[Judgement]) -> Judgement:
    """The answers of the provinces as one, every row where its area stands."""
    order = np.argsort(np.concatenate(parts))
    kind = type(answers[0])
    return kind(
        **{field.name: np.concatenate([getattr(one, field.name) for one in answers])[order] for field in fields(kind)}
    )
