"""Which office is meant? Names as people write them, against the offices this city has."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from kentongan.city.models import Agency

# Said of all offices of a kind together; the first is how the form says it.
GROUPS = {
    "kelurahan": ("Semua kelurahan", "semua lurah", "para lurah", "lurah", "kelurahan", "lurah se kota"),
    "kecamatan": ("Semua kecamatan", "semua camat", "para camat", "camat", "kecamatan", "camat se kota"),
    "opd": ("Semua OPD", "opd", "perangkat daerah", "kepala opd", "kepala dinas"),
    "forkopimda": ("Semua Forkopimda", "forkopimda", "unsur forkopimda", "jajaran forkopimda"),
}
EVERY = re.compile(r"^(?:semua|seluruh|para|segenap|setiap|tiap|masing masing) |(?: se ?kota(?: \w+)?| masing masing)$")
# Another word → a word that stands in the code or the short name of the office.
STAND_INS = {
    "polisi": "polres", "kepolisian": "polres", "polri": "polres", "polresta": "polres", "kapolres": "polres",
    "tni": "kodim", "dandim": "kodim", "kejaksaan": "kejari", "kajari": "kejari", "pengadilan": "pn",
    "kesbangpol": "bakesbangpol", "sekda": "setda", "sekretaris": "setda", "walikota": "wali",
}  # fmt: skip
SHORTER = {"kelurahan": "kel", "kecamatan": "kec", "lurah": "kel", "camat": "kec", "walikota": "wali kota"}
HEADS = {"kepala", "ka", "kadis", "plt", "pak", "bu", "bapak", "ibu", "pihak", "jajaran", "kantor", "tim", "unsur"}
HEAD_JOINED = re.compile(r"^ka(?=dis|din|bpbd|kes|satpol|dlh|dpu|pol)")
SPLIT = re.compile(r"\s*[;,\n]\s*")
CLOSE = 0.84


class Offices:
    """The offices of an area, to be found by code, name, short name or near enough."""

    def __init__(self, agencies: Iterable[Agency], *, home: str) -> None:
        self.agencies = list(agencies)
        self.home = {word for word in _plain(home).split() if word not in {"kota", "kabupaten"}}
        self._keys: dict[str, Agency] = {}
        for agency in self.agencies:
            for name in (agency.code, agency.name, agency.short):
                self._keys.setdefault(self._key(name), agency)
        self._groups = {_plain(word): kind for kind, words in GROUPS.items() for word in words}

    @property
    def names(self) -> list[str]:
        """What the form offers: the groups this city has, then each office."""
        kinds = {agency.kind for agency in self.agencies}
        return [words[0] for kind, words in GROUPS.items() if kind in kinds] + [one.short for one in self.agencies]

    def find(self, name: str) -> list[Agency]:
        """Return the office that bears this name, or all of a group; nothing unless it is certain."""
        kind = self._groups.get(_plain(name)) or self._groups.get(EVERY.sub("", EVERY.sub("", _plain(name))))
        if kind:
            return [agency for agency in self.agencies if agency.kind == kind]
        agency = self._keys.get(self._key(name))
        return [agency] if agency else []

    def find_all(self, text: str) -> tuple[list[Agency], list[str]]:
        """Return the offices of a list as it was typed, and the words that name no office of ours."""
        whole = self.find(text)
        if whole or not text.strip():
            return whole, []
        found: list[Agency] = []
        unknown = []
        for part in filter(None, SPLIT.split(text)):
            offices = self.find(part)
            found += offices
            if not offices:
                unknown.append(part)
        return list(dict.fromkeys(found)), unknown

    def guess(self, text: str) -> list[str]:
        """Return the names, as the form says them, of the offices a phrase of an article may mean."""
        exact = self.find(text)
        if exact:
            return self._say(exact)
        words = self._key(text).split()
        named = [key for key in self._keys if _holds(words, key.split())]
        longest = [key for key in named if not any(key != other and key in other for other in named)]
        found = [self._keys[key].short for key in longest]
        if not longest:
            found += [self._stand_in(word) for word in words if self._stand_in(word)]
        found += [GROUPS[kind][0] for kind in self._kinds_in(_plain(text).split()) if not _named(longest, kind)]
        return list(dict.fromkeys(found)) or self.near(text)

    def said(self, phrase: str) -> list[Agency]:
        """Return the office that a phrase of a spoken order names, or its head: "Kadishub", "Ka. BPBD", "PUPR"."""
        words = _plain(phrase).split()
        while len(words) > 1 and words[0] in HEADS:
            words = words[1:]
        plain = " ".join(words)
        bare = HEAD_JOINED.sub("", plain)
        found = self.find(plain) or self.find(bare)
        short = "" if found or len(words) != 1 else self._stand_in(plain) or self._stand_in(bare)
        return self.find(short) if short else found

    def near(self, text: str) -> list[str]:
        """Return the office whose name is written almost like this."""
        spelled = {_plain(name): agency for agency in self.agencies for name in (agency.name, agency.short)}
        for wanted, known in ((_plain(text), spelled), (self._key(text), self._keys)):
            for close in get_close_matches(wanted, known, n=1, cutoff=CLOSE):
                return [known[close].short]
        return []

    def _say(self, offices: list[Agency]) -> list[str]:
        return [GROUPS[offices[0].kind][0]] if len(offices) > 1 else [offices[0].short]

    def _stand_in(self, word: str) -> str:
        wanted = STAND_INS.get(word, word)
        matches = (agency.short for agency in self.agencies if wanted in self._key(agency.short).split())
        return next(matches, "") if len(wanted) > 1 and wanted not in {"kel", "kec", "dinas"} else ""

    def _kinds_in(self, words: list[str]) -> list[str]:
        kinds = {agency.kind for agency in self.agencies}
        leaders = {"lurah": "kelurahan", "kelurahan": "kelurahan", "camat": "kecamatan", "kecamatan": "kecamatan"}
        return [kind for kind in dict.fromkeys(leaders.get(word) for word in words) if kind in kinds]

    def _key(self, name: str) -> str:
        words = [SHORTER.get(word, word) for word in _plain(name).split()]
        kept = [word for word in " ".join(words).split() if word not in self.home | {"kabupaten", "pemerintah"}]
        return " ".join(kept[:-1] if len(kept) > 1 and kept[-1] == "kota" and kept[-2] != "wali" else kept)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", name.lower()).split())


def _holds(words: list[str], phrase: list[str]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


def _named(keys: list[str], kind: str) -> bool:
    return any(key.startswith(kind[:3] + " ") for key in keys)
