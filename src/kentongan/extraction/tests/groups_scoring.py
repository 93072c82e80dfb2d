"""Scores groups of texts and ranked answers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence


def bcubed(found: Iterable[Sequence[Hashable]], wanted: Iterable[Sequence[Hashable]]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a partition against the right one (Bagga and Baldwin, 1998).

    Args:
        found: the groups that were found; every thing is in one of them.
        wanted: the right groups of the same things.

    >>> bcubed([(1, 2, 3), (4,)], [(1, 2), (3, 4)])
    (0.6666666666666666, 0.75, 0.7058823529411765)
    """
    mine = {thing: frozenset(group) for group in found for thing in group}
    right = {thing: frozenset(group) for group in wanted for thing in group}
    if mine.keys() != right.keys():
        raise ValueError("the two partitions are not of the same things")
    if not mine:
        return 1.0, 1.0, 1.0
    precision = sum(len(mine[thing] & right[thing]) / len(mine[thing]) for thing in mine) / len(mine)
    recall = sum(len(mine[thing] & right[thing]) / len(right[thing]) for thing in mine) / len(mine)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pair_scores(found: Iterable[Sequence[Hashable]], wanted: Iterable[Sequence[Hashable]]) -> tuple[float, float]:
    """Precision and recall of the pairs that stand in one group.

    >>> pair_scores([(1, 2, 3)], [(1, 2), (3,)])
    (0.3333333333333333, 1.0)
    """
    mine, right = _pairs(found), _pairs(wanted)
    both = len(mine & right)
    return both / len(mine) if mine else 1.0, both / len(right) if right else 1.0


def _pairs(groups: Iterable[Sequence[Hashable]]) -> set[frozenset[Hashable]]:
    return {frozenset((a, b)) for group in groups for a in group for b in group if a != b}


def recall_at(k: int, answers: Iterable[tuple[Hashable, Sequence[Hashable]]]) -> float:
    """The share of questions whose right answer is among the first k given.

    Args:
        k: how many answers count.
        answers: (right answer, answers given in their order).

    >>> recall_at(1, [("a", ["a", "b"]), ("b", ["a", "b"])])
    0.5
    """
    told = list(answers)
    return sum(right in given[:k] for right, given in told) / len(told) if told else 1.0
