"""Which open reports say nearly the same, so that the inbox shows them as one row.

Careful on purpose: two texts fold only when most of their three-word pieces agree, every number in them agrees, and,
where they are short, their place does too. What bears a sign of danger is never folded by its caller.
"""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from kentongan.extraction.copies import CopyIndex, Signature, signature

Key = TypeVar("Key", bound=Hashable)

THRESHOLD = 0.5
"""The least share of common three-word pieces."""
SHORT = 8
"""Words; of so few, as "jalan berlubang parah", two places may tell two matters."""
LETTERS = 8_000

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_MARK = "[SIMULASI]"


@dataclass(frozen=True)
class Shape:
    """What of a report decides whether it folds; `place` is empty where the place does not matter."""

    signature: Signature
    numbers: frozenset[str]
    place: str


def shape(text: str, *, region: str, kept: bytes = b"") -> Shape:
    """Return the shape of a text; the signature is not computed again where it was kept.

    >>> one, two = shape("RT 02 banjir", region="35.74.02.1001"), shape("RT 03 banjir", region="35.74.02.1001")
    >>> one.numbers == two.numbers
    False
    """
    short = text[:LETTERS].replace(_MARK, " ")
    place = region if len(_WORD.findall(short)) < SHORT else ""
    found = np.frombuffer(kept, np.uint32) if kept else signature(short)
    return Shape(found, frozenset(_NUMBER.findall(short)), place)


class Families(Generic[Key]):
    """Finds the family of a new text among those that came before.

    >>> known = Families()
    >>> hoax = "Sebarkan! Gempa besar akan terjadi malam ini kata orang pintar dari kota sebelah"
    >>> known.add("first", shape(hoax, region=""))
    >>> known.family_of(shape("teruskan: " + hoax, region=""))
    'first'
    >>> known.family_of(shape("Lampu jalan di depan balai kelurahan mati sejak kemarin malam", region="")) is None
    True
    """

    def __init__(self) -> None:
        self._index: CopyIndex[int] = CopyIndex()
        self._members: list[tuple[Key, Shape]] = []

    def add(self, key: Key, one: Shape) -> None:
        """Enter a text under its key."""
        self._index.add(len(self._members), one.signature)
        self._members.append((key, one))

    def add_all(self, many: Iterable[tuple[Key, Shape]]) -> None:
        """Enter many."""
        for key, one in many:
            self.add(key, one)

    def family_of(self, one: Shape) -> Key | None:
        """Return the key of the likest text that folds with this one."""
        for number, _share in self._index.copies_of(one.signature, THRESHOLD):
            key, other = self._members[number]
            if other.numbers == one.numbers and other.place == one.place:
                return key
        return None
