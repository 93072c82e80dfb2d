"""Folds copies and rewrites of one text: what MinHash finds first, then what shares most of its words."""

from __future__ import annotations

from collections.abc import Sequence

from kentongan.extraction.copies import copies
from kentongan.extraction.grouping import linked
from kentongan.extraction.likeness import Index

THRESHOLD = 0.42
"""Half a text in another order keeps more than this; two reports of one event by two hands, or of two meetings of one
team, stay below."""

_NEIGHBOURS = 30


def rewrites(texts: Sequence[str], threshold: float = THRESHOLD) -> list[tuple[int, ...]]:
    """The texts by groups of copies and rewrites, as numbers into ``texts``.

    Give all texts of a period at once: how rare a word is comes from these texts, and a handful tells little.

    Args:
        texts: any number of texts.
        threshold: the least likeness (see :class:`~kentongan.extraction.likeness.Index`), on average over the members
            of two groups that become one.

    >>> one = "Warga Mayangan resah karena balap liar di Jalan Lingkar Utara pada Sabtu malam, kata Lurah."
    >>> anew = "Kata Lurah, balap liar pada Sabtu malam di Jalan Lingkar Utara membuat resah warga Mayangan."
    >>> rewrites([one, "Harga cabai naik lagi di Pasar Baru, pedagang mengeluh", anew])
    [(0, 2), (1,)]
    """
    folded = copies(texts)
    longest = [max((texts[number] for number in group), key=len) for group in folded]
    index: Index[int] = Index()
    for number, text in enumerate(longest):
        index.add(number, text)
    near: dict[tuple[int, int], float] = {}
    for number, text in enumerate(longest):
        for other, likeness in index.nearest(text, _NEIGHBOURS):
            if other != number and likeness >= threshold / 2:
                near[min(number, other), max(number, other)] = likeness
    found = linked(len(longest), near.items(), threshold)
    return sorted(tuple(sorted(member for group in groups for member in folded[group])) for groups in found)
