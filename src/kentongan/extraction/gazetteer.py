"""The names of regions, looked up home first.

A national list poisons a text: "yang" and "dari" are villages, and Sidomulyo occurs 98 times. So a bare name counts
only inside the home regency (its neighbours: as a regency); everywhere else a cue word is asked for by the reader.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kentongan.extraction.triggers import HEAD
from kentongan.extraction.vocabulary import MOST, Asked
from kentongan.extraction.words.place import PROVINCE_SHORT, REGENCY_SHORT

_KIND = re.compile(
    r"^(?:provinsi|prov|kabupaten administrasi|kabupaten|kab|kota administrasi|kota adm|kota|kecamatan|kec|distrik|"
    r"kelurahan|kel|desa)\.?\s+",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"([bcdfghjklmnpqrstvwxyz])\1")
_VOWELS = frozenset("aeiou0123456789")
_DROPPED = {
    ord(char): None
    for char in string.punctuation + string.whitespace + "\u2018\u2019\u201c\u201d\u2013\u2014\u00b4\u00a0"
}
_Entry = tuple[str, str]
LEVEL_OF_DEPTH = {1: "province", 2: "regency", 3: "district", 4: "village"}


class RegionName(NamedTuple):
    """A region as the gazetteer knows it; ``level`` goes by the parts of the code."""

    code: str
    name: str
    level: str

    @property
    def is_city(self) -> bool:
        """Is it a Kota (and not a Kabupaten)?"""
        return self.code.count(".") == 1 and self.name.lower().startswith("kota ")


@dataclass(frozen=True, slots=True)
class SpotName:
    """A landmark or street that a city has entered, with the region it lies in."""

    name: str
    code: str


class _Drawer(NamedTuple):
    """The names whose keys begin with the same four letters: the codes of each key, and all keys in order."""

    codes: dict[str, tuple[str, ...]]
    keys: list[str]


_EMPTY = _Drawer({}, [])


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> str:
    """The form under which a name is found: no case, blanks, apostrophes, hyphens or doubled consonants.

    >>> key_of("Kedung Asem") == key_of("Kedungasem"), key_of("Tamba'an")
    (True, 'tambaan')
    """
    # A function is quicker than a template, which would be read anew for each name.
    return _DOUBLE.sub(lambda match: match[1], name.lower().translate(_DROPPED))


def join_keys(left: str, right: str) -> str:
    """The key of two words told apart, from the keys of each."""
    return left + right[1:] if left and right and left[-1] == right[0] and left[-1] not in _VOWELS else left + right


class Gazetteer:
    """Names to regions. Safe to share between threads.

    Reading a name costs more than storing it, and a text asks for few of the nation's 91,600. So the rows are only
    sorted into drawers by the first four letters; a drawer is read when a name is first looked up in it.
    """

    def __init__(self, names: dict[str, str], others: list[_Entry], spots: dict[str, SpotName]) -> None:
        self._names = names
        self._others = others
        # What lies in a drawer: names already read, codes of those not yet read, other names.
        self._read: dict[str, list[_Entry]] = {}
        self._unread: dict[str, list[str]] = {}
        self._more: dict[str, list[_Entry]] = {}
        self._opened: dict[str, _Drawer] = {}
        self._looked_up: dict[str, tuple[tuple[RegionName, ...], bool]] = {}
        self._beginnings: dict[tuple[str | None, bool], set[str]] = {}
        self._may_begin: dict[tuple[str | None, bool], Asked] = {}
        self._around: dict[str, list[str]] = {}
        self._below: dict[str, list[RegionName]] = {}
        self.spots = spots
        self.spot_starts = {key[:length] for key in spots for length in range(1, HEAD + 1)}

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[str, str]],
        aliases: Iterable[tuple[str, str]] = (),
        spots: Iterable[tuple[str, str]] = (),
    ) -> Gazetteer:
        """Build a gazetteer.

        Args:
            rows: (dotted Kemendagri code, official name), such as ("35.74", "Kota Probolinggo").
            aliases: (code, other name) of the same regions.
            spots: (name of a landmark or street, code of the region it lies in).

        >>> small = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.02.1005", "Kedung Asem")])
        >>> [region.code for region in small.named("Kedungasem")]
        ['35.74.02.1005']
        """
        names = dict(rows)
        short = ((code, name) for name, code in (PROVINCE_SHORT | REGENCY_SHORT).items())
        others = [(key_of(name), code) for code, name in (*aliases, *short) if code in names and key_of(name)]
        found = cls(names, others, {key_of(name): SpotName(name, code) for name, code in spots if key_of(name)})
        found._sort()
        return found

    def _sort(self) -> None:
        """Large regions are read at once, all others go into their drawers unread."""
        unread = self._unread
        for code, name in self._names.items():
            start = name[:HEAD].lower()
            if len(code) < 6:
                _put(self._read, _key(code, name), code)
            elif start in unread:
                unread[start].append(code)
            elif len(start) < HEAD or not (start.isascii() and start.isalpha()) or _DOUBLE.search(start):
                # A blank, an apostrophe or a doubled letter: the key may begin otherwise than the name.
                _put(self._read, key_of(name), code)
            else:
                unread[start] = [code]
        for key, code in self._others:
            _put(self._more, key, code)

    def _drawer(self, key: str) -> _Drawer:
        """The drawer in which a key lies, opened."""
        start = key[:HEAD]
        opened = self._opened.get(start)
        if opened is None:
            entries = [*self._read.get(start, ()), *((key_of(self._names[c]), c) for c in self._unread.get(start, ()))]
            entries += self._more.get(start, ())
            if not entries:
                return _EMPTY
            codes: dict[str, tuple[str, ...]] = {}
            for name, code in entries:
                codes[name] = tuple(dict.fromkeys((*codes.get(name, ()), code)))
            opened = self._opened[start] = _Drawer(codes, sorted(codes))
        return opened

    def beginnings(self, regency: str | None, *, large: bool) -> set[str]:
        """The beginnings, of any length, of all keys that may count without a cue word for a reader in that regency.

        Args:
            regency: code of the home regency, or None.
            large: with the regencies and provinces of the nation, or the home region alone.
        """
        found = self._beginnings.get((regency, large))
        if found is None:
            below = f"{regency}." if regency else " "
            keys = {
                _key(code, name)
                for code, name in self._names.items()
                if code == regency or code.startswith(below) or (large and len(code) < 6)
            }
            keys.update(
                key
                for key, code in self._others
                if code == regency or code.startswith(below) or (large and len(code) < 6)
            )
            found = {key[:length] for key in keys for length in range(1, len(key) + 1)}
            self._beginnings[regency, large] = found
        return found

    def may_begin(self, regency: str | None, *, large: bool) -> Asked:
        """Does a word in lower case begin like one of these keys?"""
        asked = self._may_begin.get((regency, large))
        if asked is None:
            beginnings = self.beginnings(regency, large=large)
            asked = self._may_begin[regency, large] = Asked(lambda word: word[:HEAD] in beginnings)
        return asked

    def around(self, code: str) -> list[str]:
        """The keys of the regions in which a region lies, other names included.

        >>> Gazetteer.from_rows([("35", "Jawa Timur"), ("35.74", "Kota Probolinggo")]).around("35.74")
        ['jawatimur', 'jatim']
        """
        keys = self._around.get(code)
        if keys is None:
            keys = self._around[code] = self._keys_around(code)
        return keys

    def _keys_around(self, code: str) -> list[str]:
        parts = code.split(".")
        upper = [".".join(parts[:count]) for count in range(1, len(parts))]
        others = [key for key, code in self._others if code in upper]
        return [*(_key(code, self._names[code]) for code in upper if code in self._names), *others]

    def below(self, code: str) -> list[RegionName]:
        """The districts and villages of a regency.

        >>> small = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.02", "Wonoasih")])
        >>> [region.name for region in small.below("35.74")]
        ['Wonoasih']
        """
        found = self._below.get(code)
        if found is None:
            own = [one for one in self._names if one.startswith(f"{code}.")]
            found = self._below[code] = [_region(one, self._names[one]) for one in own]
        return found

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, code: str) -> bool:
        return code in self._names

    def region(self, code: str) -> RegionName | None:
        """The region of a code, or None."""
        name = self._names.get(code)
        return None if name is None else _region(code, name)

    def named(self, name: str) -> tuple[RegionName, ...]:
        """All regions of that name, spelling variants included."""
        return self.keyed(key_of(name))

    def keyed(self, key: str) -> tuple[RegionName, ...]:
        """All regions under a key made by :func:`key_of`."""
        return self.looked_up(key)[0]

    def looked_up(self, key: str) -> tuple[tuple[RegionName, ...], bool]:
        """All regions under a key, and whether more words may make a longer name of it.

        >>> small = Gazetteer.from_rows([("35.74.02.1005", "Kedung Asem"), ("35.74.02", "Wonoasih")])
        >>> small.looked_up("kedung"), small.looked_up("wonoasih")[1]
        (((), True), False)
        """
        found = self._looked_up.get(key)
        if found is None:
            if len(self._looked_up) >= MOST:
                self._looked_up = {}
            drawer = self._drawer(key)
            regions = tuple([_region(code, self._names[code]) for code in drawer.codes.get(key, ())])
            following = bisect_right(drawer.keys, key)
            longer = following < len(drawer.keys) and drawer.keys[following].startswith(key)
            found = self._looked_up[key] = regions, len(key) < HEAD or longer
        return found


def _region(code: str, name: str) -> RegionName:
    return RegionName(code, name, LEVEL_OF_DEPTH.get(code.count(".") + 1, "spot"))


def _key(code: str, name: str) -> str:
    """Provinces and regencies are found without the word for their kind."""
    return key_of(_KIND.sub("", name) if len(code) < 6 else name)


def _put(drawers: dict[str, list[_Entry]], key: str, code: str) -> None:
    drawers.setdefault(key[:HEAD], []).append((key, code))
