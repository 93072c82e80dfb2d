"""The best labels for many short sentences at once, laid end to end in one chain.

Between two sentences stand edges, whose label is O. Most tokens of a text cannot belong to a name under any labelling
that might be best; :func:`open_tokens` finds them at once, provably, and what is left are short runs between tokens
that are O. The runs are decoded side by side. The result is exactly that of decoding sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]

_NEVER = np.float32(-1e4)
_MOST_PLACES = 1 << 16
"""Places that runs take side by side at once, so that one endless run beside thousands of short ones fits in memory."""


def chained(scores: Floats, moves: Floats, edges: Flags) -> Floats:
    """The scores of sentences laid end to end, made such that edges are O and moves from and to them cost nothing."""
    chain = scores.copy()
    turns = np.flatnonzero(edges[1:] != edges[:-1])
    # At an odd turn a sentence ends, at an even one the next begins; edges stand before the first and behind the last.
    chain[turns[::2] + 1] -= moves[0]
    chain[turns[1::2]] -= moves[:, 0]
    at = np.flatnonzero(edges)
    chain[at] = _NEVER
    chain[at, 0] = 0
    return chain


class Bounds(NamedTuple):
    """What moves can gain at most in and beside a block (see :func:`open_tokens`), compared with O all along.

    ``alone`` and ``beside``, for each label but O: beginning a block behind O, or behind another block; ``inner``, for
    each label that ``goes_on``: going on; ``leave_alone`` and ``leave``: ending it before O, or before another block.
    """

    alone: Floats
    beside: Floats
    goes_on: list[int]
    inner: Floats
    leave_alone: float
    leave: float


def bounds_of(moves: Floats, begins: Sequence[int]) -> Bounds:
    """The bounds of moves between labels.

    Args:
        begins: the labels that begin a name; every other one but O, which is 0, continues one.
    """
    goes_on = [label for label in range(1, len(moves)) if label not in begins]
    alone = moves[0, 1:] - moves[0, 0]
    beside = alone.copy()
    for label in begins:
        beside[label - 1] = (moves[:, label] - moves[:, 0]).max()
    return Bounds(
        alone=alone[:, None],
        beside=beside[:, None],
        goes_on=[label - 1 for label in goes_on],
        inner=np.array([[moves[1:, label].max() - moves[0, 0]] for label in goes_on], np.float32),
        leave_alone=float(moves[1:, 0].max() - moves[0, 0]),
        leave=float((moves[1:, [0, *begins]] - moves[0, [0, *begins]]).max()),
    )


def open_tokens(chain: Floats, bounds: Bounds, rounds: int = 2) -> Flags:
    """Which tokens may be part of a name in the best labelling?

    Call a *block* a token that begins a name with all tokens behind it that continue one. In the best labelling no
    block would do better as O, whatever stands beside it. So for each token the gain of the best block around it,
    by an upper bound, is looked at; where that is below zero, the token is O. What is found to be O makes the next
    round's bound tighter, for then it is known what stands beside a block.

    Args:
        chain: the scores, edges included; label 0 is O.
        bounds: those of the moves.

    >>> moves = np.zeros((3, 3), np.float32)
    >>> scores = np.array([[0, -9, -9], [5, 0, 0], [0, 2, 1], [5, 0, 0]], np.float32)
    >>> open_tokens(scores, bounds_of(moves, [1])).tolist()
    [False, False, True, False]
    """
    # Label by label, for sums along the text are quick and sums across seven labels are not.
    over = np.ascontiguousarray(chain.T)
    over = over[1:] - over[0]
    start_alone, start_beside = (over + bounds.alone).max(axis=0), (over + bounds.beside).max(axis=0)
    along = np.cumsum((over[bounds.goes_on] + bounds.inner).max(axis=0), dtype=np.float64)
    start_alone, start_beside = start_alone - along, start_beside - along
    end_alone, end_beside = along + bounds.leave_alone, along + bounds.leave
    found = np.ones(len(chain) + 2, np.bool_)
    found[[0, -1]] = False
    for _ in range(rounds):
        start = np.where(found[:-2], start_beside, start_alone)
        end = np.where(found[2:], end_beside, end_alone)
        best = np.maximum.accumulate(start) + np.maximum.accumulate(end[::-1])[::-1]
        # A little slack: the sums here are not rounded as those of the decoding are.
        found[1:-1] = best > -1e-3
    return found[1:-1]


def runs_of(is_open: Flags) -> tuple[Numbers, Numbers]:
    """First token and length of each run of open tokens, the longest run first."""
    padded = np.zeros(len(is_open) + 2, np.bool_)
    padded[1:-1] = is_open
    turns = (padded[1:] != padded[:-1]).nonzero()[0]
    starts, lengths = turns[::2], turns[1::2] - turns[::2]
    order = (-lengths).argsort(kind="stable")
    return starts[order], lengths[order]


def batches(lengths: Numbers) -> Iterator[slice]:
    """Parts of the runs, the longest first: laid side by side, those of a part take a bounded number of places.

    >>> [part.indices(4)[:2] for part in batches(np.array([_MOST_PLACES, 1, 1, 1]))]
    [(0, 1), (1, 4)]
    """
    first = 0
    while first < len(lengths):
        behind = first + max(_MOST_PLACES // (int(lengths[first]) + 1), 1)
        yield slice(first, behind)
        first = behind


def side_by_side(starts: Numbers, lengths: Numbers) -> tuple[Numbers, list[int]]:
    """Runs laid side by side, the longest first, so that at each step those that have not ended are the first ones.

    Returns:
        for each step and run which token stands there, one step more than the longest run has and 0 behind a run's
        end; and for each step how many runs have it, the step behind their end included.
    """
    step = np.arange(int(lengths[0]) + 1)[:, None]
    return np.where(step < lengths, starts + step, 0), (step <= lengths).sum(axis=1).tolist()


def best_labels(scores: Floats, moves: Floats, alive: Sequence[int]) -> Numbers:
    """The best labels of runs side by side, as (step, run); before the first step and behind a run's end all are O.

    Args:
        scores: (step, label, run); behind a run's end O.
        moves: (label, next label).
        alive: for each step how many runs have it.

    >>> moves = np.zeros((3, 3), np.float32)
    >>> scores = np.array([[[0], [2], [1]], [[0], [1], [3]], [[0], [-9], [-9]]], np.float32)
    >>> best_labels(scores, moves, [1, 1, 1]).ravel().tolist()
    [1, 2, 0]
    """
    reached = scores.copy()
    reached[0] += moves[0][:, None]
    onward = moves[:, :, None]
    for step in range(1, len(scores)):
        now = alive[step]
        reached[step, :, :now] += (reached[step - 1, :, None, :now] + onward).max(axis=0)
    found = np.zeros((len(scores), scores.shape[2]), np.intp)
    for step in range(len(scores) - 1, 0, -1):
        now = alive[step]
        found[step - 1, :now] = (reached[step - 1, :, :now] + moves.take(found[step, :now], axis=1)).argmax(axis=0)
    return found


def chances(scores: Floats, moves: Floats, lengths: Numbers, alive: Sequence[int]) -> NDArray[np.float64]:
    """How likely each label is at each step of runs side by side, given that what surrounds the runs is O.

    Args:
        scores: (step, label, run), ``alive`` as for :func:`best_labels`.
        lengths: those of the runs.
    """
    weights = np.exp(scores - scores.max(axis=1, keepdims=True), dtype=np.float64)
    pass_on = np.exp(moves, dtype=np.float64)
    # Backward along a run is the same walk as forward, so both are walked at once.
    backward = np.maximum(lengths - 1 - np.arange(len(scores))[:, None], 0)[:, None]
    beside = np.empty((len(scores), 2, *scores.shape[1:]))
    beside[:, 0], beside[:, 1] = weights, np.take_along_axis(weights, backward, axis=0)
    passes = np.stack([pass_on.T, pass_on])
    reached = np.ones_like(beside)
    reached[0, 0], reached[0, 1] = pass_on[0][:, None], pass_on[:, 0][:, None]
    for step in range(1, len(beside) - 1):
        now = alive[step + 1]
        np.matmul(
            passes,
            _small(reached[step - 1, :, :, :now] * beside[step - 1, :, :, :now], step),
            out=reached[step, :, :, :now],
        )
    both = reached[:, 0] * weights * np.take_along_axis(reached[:, 1], backward, axis=0)
    return both / both.sum(axis=1, keepdims=True)


def _small(values: NDArray[np.float64], step: int) -> NDArray[np.float64]:
    """Keeps long products within what a number holds; now and then is enough."""
    return values if step % 8 else values / values.sum(axis=-2, keepdims=True)
