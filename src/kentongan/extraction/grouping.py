"""Groups by average linkage: two groups become one while their members are, on average, alike enough.

A chain of neighbours whose ends have nothing in common does not become one group, as it would by single links.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable

Pair = tuple[int, int]


def linked(
    count: int,
    likeness: Iterable[tuple[Pair, float]],
    threshold: float,
    allowed: Callable[[int, int], bool] | None = None,
) -> list[tuple[int, ...]]:
    """The groups of ``count`` things, in the order of their first members; a thing without company is a group of one.

    Args:
        count: how many things; they are called 0, 1, 2 …
        likeness: pairs with their likeness; a pair that is not named has none.
        threshold: the least average likeness between two groups that become one.
        allowed: may these two be in one group at all? Asked of every pair of members.

    >>> linked(4, [((0, 1), 0.9), ((1, 2), 0.8)], 0.5)
    [(0, 1), (2,), (3,)]
    >>> linked(3, [((0, 1), 0.9), ((1, 2), 0.8), ((0, 2), 0.6)], 0.5)
    [(0, 1, 2)]
    """
    groups = {number: [number] for number in range(count)}
    sums: dict[int, dict[int, float]] = {number: {} for number in range(count)}
    heap: list[tuple[float, int, int]] = []
    for (one, other), value in likeness:
        if one != other:
            sums[one][other] = sums[other][one] = value
            heap.append((-value, one, other))
    heapq.heapify(heap)
    while heap:
        mean, one, other = heapq.heappop(heap)
        if -mean < threshold:
            break
        if other not in sums.get(one, {}) or _mean(sums, groups, one, other) != -mean:
            continue
        if allowed and not all(allowed(a, b) for a in groups[one] for b in groups[other]):
            continue
        _merge(sums, groups, one, other)
        for third in sums[one]:
            heapq.heappush(heap, (-_mean(sums, groups, one, third), one, third))
    return sorted(tuple(sorted(members)) for members in groups.values())


def _mean(sums: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> float:
    return sums[one][other] / (len(groups[one]) * len(groups[other]))


def _merge(sums: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> None:
    groups[one] += groups.pop(other)
    for third, value in sums.pop(other).items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
