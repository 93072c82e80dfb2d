"""Finds copies of one text: MinHash over three-word shingles, 128 permutations, looked up by bands (LSH).

Light edits and syndicated versions (a quarter cut, boilerplate added) keep a third of their shingles and more. Texts
that were written anew do not; those are for :mod:`kentongan.extraction.likeness`. After A. Broder, "On the resemblance
and containment of documents" (1997); bands after Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kentongan.extraction.grouping import linked

Key = TypeVar("Key", bound=Hashable)
Signature = NDArray[np.uint32]

PERMUTATIONS = 128
THRESHOLD = 0.3
"""The least share of common shingles at which two texts count as copies of one another."""

_ROWS = 2
_BANDS = PERMUTATIONS // _ROWS
_WORD = re.compile(r"[^\W_]+")
# A multiplication by an odd number and an addition permute the 32-bit numbers. The constants come from crc32, so that a
# signature that was stored is still right under another version of NumPy.
_FACTORS = np.array([crc32(b"factor %d" % i) | 1 for i in range(PERMUTATIONS)], dtype=np.uint32)
_SHIFTS = np.array([crc32(b"shift %d" % i) for i in range(PERMUTATIONS)], dtype=np.uint32)
_EMPTY = np.uint32(0xFFFFFFFF)


def signature(text: str) -> Signature:
    """The 128 numbers that stand for a text; the share of equal ones estimates the share of common shingles.

    >>> one, other = signature("Banjir merendam rumah di Jati"), signature("banjir merendam rumah, di JATI!")
    >>> float((one == other).mean())
    1.0
    """
    hashes = np.array([crc32(word.encode()) for word in _WORD.findall(text.lower())], dtype=np.uint32)
    if not len(hashes):
        return np.full(PERMUTATIONS, _EMPTY)
    if len(hashes) < 3:
        hashes = np.concatenate([hashes, np.zeros(3 - len(hashes), np.uint32)])
    shingles = np.unique(_mixed(hashes[:-2] * np.uint32(31) + hashes[1:-1], hashes[2:]))
    values = np.multiply.outer(_FACTORS, shingles)
    values += _SHIFTS[:, None]
    lowest: Signature = values.min(axis=1)
    return lowest


def _mixed(left: Signature, right: Signature) -> Signature:
    """Two numbers stirred into one (the last steps of MurmurHash3 by A. Appleby, public domain)."""
    mixed = left * np.uint32(0x9E3779B1) + right
    mixed ^= mixed >> np.uint32(16)
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed


def copies(texts: Sequence[str], threshold: float = THRESHOLD) -> list[tuple[int, ...]]:
    """The texts by groups of copies, as numbers into ``texts``; a text without copies is a group of one.

    Args:
        texts: any number of texts; those without words are nobody's copies.
        threshold: the least share of common shingles, on average over the members of two groups that become one.

    >>> first = "Warga Mayangan resah karena balap liar di Jalan Lingkar Utara pada Sabtu malam"
    >>> copies([first, "Harga cabai naik lagi di Pasar Baru", "INFO: " + first + ", kata Lurah"])
    [(0, 2), (1,)]
    """
    if not texts:
        return []
    every = signatures(texts)
    different, place = np.unique(every, axis=0, return_inverse=True)
    place = place.reshape(-1)
    pairs = _alike_pairs(different)
    likeness = _shares(different, pairs)
    near = likeness >= threshold / 2
    alike = [
        ((one, other), share) for (one, other), share in zip(pairs[near].tolist(), likeness[near].tolist(), strict=True)
    ]
    found = linked(len(different), alike, threshold)
    return _with_equal(found, different, place)


def _with_equal(
    found: list[tuple[int, ...]], different: NDArray[np.uint32], place: NDArray[np.intp]
) -> list[tuple[int, ...]]:
    members: dict[int, list[int]] = {}
    for number, row in enumerate(place.tolist()):
        members.setdefault(row, []).append(number)
    groups: list[tuple[int, ...]] = []
    for group in found:
        if (different[group[0]] == _EMPTY).all():
            groups.extend((number,) for number in members[group[0]])
        else:
            groups.append(tuple(sorted(number for row in group for number in members[row])))
    return sorted(groups)


def _bands(signatures: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """One number for each band of each signature."""
    wide = signatures.astype(np.uint64)
    return wide[..., 0::_ROWS] << np.uint64(32) | wide[..., 1::_ROWS]


def _alike_pairs(signatures: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Pairs (smaller, larger) that agree in a band."""
    bands = _bands(signatures)
    found: list[NDArray[np.int64]] = []
    for band in range(_BANDS):
        order = np.argsort(bands[:, band], kind="stable")
        values = bands[order, band]
        # Within a run of equal values every two are a pair: compare with the next, the one after it, and so on.
        step = 1
        while step < len(order):
            same = np.flatnonzero(values[step:] == values[:-step])
            if not len(same):
                break
            found.append(np.stack([order[same], order[same + step]], axis=1))
            step += 1
    if not found:
        return np.empty((0, 2), dtype=np.int64)
    pairs = np.sort(np.concatenate(found), axis=1)
    count = len(signatures)
    packed = np.unique(pairs[:, 0] * count + pairs[:, 1])
    return np.stack([packed // count, packed % count], axis=1)


def _shares(signatures: NDArray[np.uint32], pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    shares = np.empty(len(pairs))
    for start in range(0, len(pairs), 4096):
        part = pairs[start : start + 4096]
        shares[start : start + 4096] = (signatures[part[:, 0]] == signatures[part[:, 1]]).mean(axis=1)
    return shares


class CopyIndex(Generic[Key]):
    """Finds the copies of a new text among those that came before.

    >>> index = CopyIndex()
    >>> index.add("a", "Warga resah karena balap liar di Jalan Lingkar Utara")
    >>> index.copies_of("[Diteruskan] warga resah karena balap liar di jalan lingkar utara")[0][0]
    'a'
    """

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._signatures = np.empty((64, PERMUTATIONS), np.uint32)
        self._drawers: dict[tuple[int, int], list[int]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: Key, text: str | Signature) -> None:
        """Enter a text, or a signature kept from earlier."""
        row = signature(text) if isinstance(text, str) else text
        number = len(self._keys)
        if number == len(self._signatures):
            self._signatures = np.concatenate([self._signatures, np.empty_like(self._signatures)])
        self._keys.append(key)
        self._signatures[number] = row
        if not (row == _EMPTY).all():
            for drawer in enumerate(_bands(row).tolist()):
                self._drawers.setdefault(drawer, []).append(number)

    def copies_of(self, text: str | Signature, threshold: float = THRESHOLD) -> list[tuple[Key, float]]:
        """(key, share of common shingles) of the copies of a text, the likest first."""
        row = signature(text) if isinstance(text, str) else text
        near = {number for drawer in enumerate(_bands(row).tolist()) for number in self._drawers.get(drawer, ())}
        numbers = sorted(near)
        shares = (self._signatures[numbers] == row).mean(axis=1).tolist() if numbers else []
        found = [(self._keys[n], share) for n, share in zip(numbers, shares, strict=True) if share >= threshold]
        return sorted(found, key=lambda each: -each[1])


def signatures(texts: Iterable[str]) -> NDArray[np.uint32]:
    """The signatures of many texts, one a row."""
    rows = [signature(text) for text in texts]
    return np.stack(rows) if rows else np.empty((0, PERMUTATIONS), np.uint32)
