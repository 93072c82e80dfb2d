"""Finds the regions that a text names: by cue word anywhere, bare only at home, large ones where clearly meant."""

from __future__ import annotations

import re
from bisect import bisect_left

import numpy as np

from kentongan.extraction.abbreviated import shortened, written_out
from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer, RegionName, join_keys, key_of
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.records import Span
from kentongan.extraction.triggers import HEAD, Trigger
from kentongan.extraction.words.place import (
    BODY_CUES,
    CUES,
    HERE,
    KABUPATEN_CUES,
    KOTA_CUES,
    OFFICE_CUES,
    ORDINARY,
    PREPOSITIONS,
    VILLAGERS,
)

_LONGEST = 4
_DASH = re.compile(r"(?:\s[A-Z]+)?\s?(?:,[^\n-]{0,30}|\([^\n)]{0,24}\))?\s?-\s")
_LIST = re.compile(r"\s?(?:,|/|&|,?\s?dan|,?\s?serta|,?\s?maupun)\s?(?:dan\s)?")
_AND = re.compile(r",?\s(?:dan|serta|maupun|&)\s|\s?[/&]\s?")
_OF_VILLAGE = re.compile(rf"\b(?:{VILLAGERS})\s$")
# "RW 05 Jati"
_NUMBERED = re.compile(r"\br[tw][. ]{0,2}\d{1,3},?\s$")
_JOINTS = frozenset((" ", "-", "  ", "'"))
_SHORT_CUES = {"kel", "ds", "kec", "kab", "prov"}
_CUE = Trigger({words[0] for words in CUES})
_PREPOSITION = Trigger(PREPOSITIONS)
_CALLS = {
    *PREPOSITIONS,
    *("kel", "kelurahan", "ds", "desa", "kec", "kecamatan", "rw", "rt", "lurah", "camat", "kades", "wrg"),
}
# A street or a person is named behind them.
_NO_REGION_BEHIND = {"jl", "jalan", "jln", "pak", "bu", "bapak", "ibu", "sdr", "sdri", "haji", "bernama"}
_CALLING = Trigger(_CALLS)


class RegionFinder:
    """Walks the words once; keeps what the earlier places teach about the later ones."""

    def __init__(self, document: Document, gazetteer: Gazetteer, home: str | None, taken: list[Span]) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.home = home
        self.regency = ".".join(home.split(".")[:2]) if home else None
        self.below = f"{self.regency}." if self.regency else " "
        self.taken = document.within(taken)
        self.last = ""
        self.before: PlaceMention | None = None
        self.told_regencies: set[str] = set()
        self.told: set[str] = set()
        self.around = ""
        self.beginnings = gazetteer.beginnings(self.regency, large=True)
        # Without a capital only the home region can be meant.
        self.home_beginnings = gazetteer.beginnings(self.regency, large=False)

    def find(self) -> list[PlaceMention]:
        """All regions in order."""
        found: list[PlaceMention] = []
        starts = self.document.starts
        sure, likely = self._worth_a_look()
        waiting = sorted({*sure, *likely}, reverse=True)
        listed_until, following = -1, 0
        while waiting or (following < len(starts) and starts[following] <= listed_until):
            near = following < len(starts) and starts[following] <= listed_until
            i = following if near else waiting.pop()
            if i < following:
                continue
            last = self.before = found[-1] if found else None
            following = i + 1
            if not (i in sure or (near and self._list_level(i, last)) or self._begins_name(i)):
                continue
            step, mention = self._at(i, last)
            following = i + step
            if mention is not None:
                found.append(mention)
                listed_until = mention.end + 12
                if mention.code:
                    self._learn(mention.code)
        return [self._settle(mention) for mention in found]

    def _worth_a_look(self) -> tuple[set[int], set[int]]:
        """The words that are a cue or stand where any name counts; and those that begin like a name of the region."""
        document = self.document
        sure = set(document.at(_CUE))
        if self.home is not None and not document.shouting:
            after = {i + 1 for i in document.at(_PREPOSITION)}
            sure |= after & document.capitals
            sure.update(i for i in self._first_of_lines() & document.capitals if self._opens_report(i))
        told = document.tokens.vocabulary, document.numbers
        begins = self.gazetteer.may_begin(self.regency, large=True).of(*told)
        begins_at_home = self.gazetteer.may_begin(self.regency, large=False).of(*told)
        if self.home is not None:
            sure.update(
                i + 1 for i in document.at(_CALLING) if i + 1 < len(document.words) and shortened(document.words[i + 1])
            )
        likely = set(np.where(document.is_capital, begins, begins_at_home).nonzero()[0].tolist())
        return sure, likely

    def _begins_name(self, i: int) -> bool:
        """May the words from i on be a name that counts without a cue? The first of them tells."""
        key = key_of(self.document.forms[i])
        if key in (self.beginnings if i in self.document.capitals else self.home_beginnings):
            return True
        return f"\n{key}" in self.around

    def _first_of_lines(self) -> set[int]:
        document = self.document
        lines = [0, *(match.end() for match in re.finditer("\n", document.text))]
        return {bisect_left(document.starts, line) for line in lines} - {len(document.starts)}

    def _learn(self, code: str) -> None:
        self.last = code
        self.told.add(code)
        self.around = "\n".join(["", *self.gazetteer.around(code)])
        self.told_regencies.add(".".join(code.split(".")[:2]))

    def _at(self, i: int, last: PlaceMention | None) -> tuple[int, PlaceMention | None]:
        if i in self.taken:
            return 1, None
        cue = self._cue(i)
        if cue is not None:
            own = self._own_name(i) if self.document.words[i][:HEAD] in self.home_beginnings else None
            if own is not None:
                return own
            words, level = cue
            hit = self._after_cue(i, words, level)
            if hit is not None:
                return hit
        step, mention = self._bare(i, last)
        return (step, mention) if mention else self._shortened(i)

    def _shortened(self, i: int) -> tuple[int, PlaceMention | None]:
        """A name of the home region as chat shortens it, after a word that calls for a place: "warga Kdg Asem"."""
        document = self.document
        if self.home is None or not (shortened(document.words[i]) and self._context(i) in _CALLS):
            return 1, None
        for length in (2, 1):
            words = document.words[i : i + length]
            region = written_out(words, self.gazetteer.below(self.home))
            if region is not None and len(words) == length:
                end = document.ends[i + length - 1]
                start = document.starts[i]
                office = self._context(i) in OFFICE_CUES
                return length, PlaceMention(start, end, region.code, region.level, 0.6, "gazetteer:short", "", office)
        return 1, None

    def _own_name(self, i: int) -> tuple[int, PlaceMention] | None:
        """A name of the home region that itself begins with a cue word, such as the alias "Kampung Baru"."""
        for length, regions, end in self._names_from(i):
            at_home = [r for r in regions if self._at_home(r)]
            if length > 1 and at_home:
                start = self.document.starts[i]
                return length, self._choose(at_home, start, end, None, 0.9, "gazetteer:home", False)
        return None

    def _cue(self, i: int) -> tuple[int, str] | None:
        words = self.document.words
        level = CUES.get((words[i], words[i + 1])) if i + 1 < len(words) else None
        if level:
            return 2, level
        level = CUES.get((words[i],))
        return (1, level) if level else None

    def _names_from(self, i: int) -> list[tuple[int, tuple[RegionName, ...], int]]:
        """(words, regions, end) of the names of one to four words that begin at word i, the longest first.

        Only a blank, an apostrophe or a hyphen may stand between the words.
        """
        document, looked_up = self.document, self.gazetteer.looked_up
        key = key_of(document.forms[i])
        regions, goes_on = looked_up(key)
        found = [(1, regions, document.ends[i])] if regions else []
        last = min(i + _LONGEST, len(document.forms)) - 1
        for at in range(i + 1, last + 1):
            if not goes_on or document.text[document.ends[at - 1] : document.starts[at]] not in _JOINTS:
                break
            key = join_keys(key, key_of(document.forms[at]))
            regions, goes_on = looked_up(key)
            if regions:
                found.insert(0, (at - i + 1, regions, document.ends[at]))
        return found

    def _named_like(self, i: int) -> bool:
        return self.document.shouting or i in self.document.capitals

    def _short(self, i: int) -> bool:
        """After a whole word a stop ends the sentence; after "kel" it belongs to the word."""
        return self.document.words[i] in _SHORT_CUES

    def _after_cue(self, i: int, words: int, level: str) -> tuple[int, PlaceMention] | None:
        starts, text = self.document.starts, self.document.text
        at = i + words
        if (
            at >= len(starts)
            or text[self.document.ends[at - 1] : starts[at]].strip(" .:'-" if self._short(at - 1) else " :'-")
            or not self._named_like(at)
        ):
            return None
        cue = self.document.words[at - 1]
        for length, regions, end in self._names_from(at):
            fitting = [r for r in regions if r.level == level and _fits_cue(r, cue)]
            if cue == "kampung" and not any(self._near(r) for r in fitting):
                # "Kampung Nelayan" is what people call a quarter, not a village of that name far away.
                continue
            if fitting:
                if cue in BODY_CUES:
                    return words + length, self._choose(fitting, starts[at], end, level, 0.7, "gazetteer:body", True)
                office = cue in OFFICE_CUES or self.document.words[i] in ("wali", "kepala")
                start = starts[at] if office or cue == "distrik" else starts[i]
                return words + length, self._choose(fitting, start, end, level, 0.95, "gazetteer:cue", office)
        return None

    def _bare(self, i: int, last: PlaceMention | None) -> tuple[int, PlaceMention | None]:
        listed = self._list_level(i, last)
        if not listed and self.document.words[i][:HEAD] not in self.beginnings and not self._far_cue(i):
            return 1, None
        for length, regions, end in self._names_from(i):
            mention = self._bare_mention(i, length, regions, end, listed)
            if mention is not None:
                return length, mention
        return 1, None

    def _list_level(self, i: int, last: PlaceMention | None) -> str | None:
        """In "Kelurahan Jati, Pilang dan Ketapang" the cue reaches over the list."""
        if last is None or "cue" not in last.by or last.office:
            return None
        between = self.document.text[last.end : self.document.starts[i]]
        return last.level if len(between) < 20 and _LIST.fullmatch(between) else None

    def _bare_mention(
        self, i: int, length: int, regions: tuple[RegionName, ...], end: int, listed: str | None
    ) -> PlaceMention | None:
        start = self.document.starts[i]
        word = self.document.lower[start:end]
        context = self._context(i)
        around = [r for r in regions if self.last.startswith(f"{r.code}.")] if not self._joined(i) else []
        if around and self._named_like(i):
            # "Kecamatan Srono, Banyuwangi": the region around the last one, not a namesake of its level.
            return self._choose(around[:1], start, end, None, 0.85, "gazetteer:around", False)
        if listed:
            same = [r for r in regions if r.level == listed and self._near(r)]
            if same and self._named_like(i):
                return self._choose(same, start, end, listed, 0.85, "gazetteer:cue:list", False)
        at_home = [r for r in regions if self._at_home(r)]
        if at_home and self._trust_bare(i, length, word, context):
            villages = [r for r in at_home if r.level == "village"]
            if len(villages) < len(at_home) and len(villages) == 1 and self._of_village(i):
                at_home = villages
            # In chat "polsek kanigaran" is an office too, though no capital says so.
            office = context in OFFICE_CUES or context in BODY_CUES
            return self._choose(at_home, start, end, None, 0.8, "gazetteer:home", office)
        large = [r for r in regions if r.level in ("regency", "province")]
        if large and self._named_like(i) and not self.document.shouting and self._trust_large(i, word, context):
            return self._choose(large, start, end, None, 0.7, "gazetteer:large", False)
        far = self._far(i, length, regions, end) if word not in ORDINARY else None
        return self._choose([far], start, end, None, 0.6, "gazetteer:province", False) if far else None

    def _of_village(self, i: int) -> bool:
        """Does the text speak of the village, not of the district that bears its name?

        So it does where neighbours are spoken to or a field or a mosque is told ("warga Mayangan", "lapangan Modung"),
        and in a list behind a village ("Sukoharjo dan Kanigaran").
        """
        document = self.document
        if _OF_VILLAGE.search(document.text, max(0, document.starts[i] - 24), document.starts[i]):
            return True
        return self._joined(i)

    def _joined(self, i: int) -> bool:
        """Does "dan" join the name to a village told before it, as its equal?"""
        before = self.before
        if before is None or before.level != "village" or before.office:
            return False
        return _AND.fullmatch(self.document.text, before.end, self.document.starts[i]) is not None

    def _far_cue(self, i: int) -> bool:
        """Does a district of the home province count here: after "asal" or "di", or as the dateline of a report?"""
        if self.home is None or self.document.shouting:
            return False
        return self._context(i) in PREPOSITIONS or self._opens_report(i)

    def _opens_report(self, i: int) -> bool:
        upper = self.document.forms[i].isupper()
        return upper and bool(_DASH.match(self.document.text, self.document.ends[i])) and self._first_in_line(i)

    def _first_in_line(self, i: int) -> bool:
        text, start = self.document.text, self.document.starts[i]
        return not text[text.rfind("\n", 0, start) + 1 : start].strip()

    def _far(self, i: int, length: int, regions: tuple[RegionName, ...], end: int) -> RegionName | None:
        """The one district of that name in the home province, where the text speaks of it as a place."""
        if not self._far_cue(i) or end - self.document.starts[i] < 5 or not self._named_like(i):
            return None
        following = self.document.forms[i + length] if i + length < len(self.document.forms) else ""
        joined = self.document.text[end : end + 1] == " " and following[:1].isupper()
        found = [r for r in regions if r.level == "district" and r.code.startswith(f"{(self.home or '')[:2]}.")]
        # A district often bears the name of its regency; a report means the regency.
        named_above = any(r.level == "regency" for r in regions)
        joined = joined and not self._opens_report(i)
        return found[0] if len(found) == 1 and not joined and not named_above else None

    def _context(self, i: int) -> str:
        return self.document.words[i - 1] if i else ""

    def _trust_bare(self, i: int, length: int, word: str, context: str) -> bool:
        # "Ibu-Ibu Kebonsari Wetan": many of them bear no name.
        many = self.document.text[max(0, self.document.starts[i] - 5) : self.document.starts[i]].startswith("-")
        if not many and context in _NO_REGION_BEHIND:
            return False
        if word in ORDINARY:
            return self._named_like(i) and (
                _NUMBERED.search(self.document.lower, max(0, self.document.starts[i] - 10), self.document.starts[i])
                is not None
                or self._joined(i)
                or (context in PREPOSITIONS and (not self.document.shouting or context in HERE or context == "arah"))
            )
        if length > 1 or (self._named_like(i) and not self.document.shouting):
            return True
        return context in PREPOSITIONS or len(word) >= 7

    def _trust_large(self, i: int, word: str, context: str) -> bool:
        if self._opens_report(i):
            return True
        if word in ORDINARY:
            return False
        if len(word) < 4:
            return self.document.forms[i].isupper()
        following = self.document.forms[i + 1] if i + 1 < len(self.document.forms) else ""
        # A name among other capitalised words may be a person or a firm; a preposition or an end of phrase settles it.
        return context in PREPOSITIONS or " " in word or not following[:1].isupper()

    def _at_home(self, region: RegionName) -> bool:
        return region.code == self.regency or region.code.startswith(self.below)

    def _near(self, region: RegionName) -> bool:
        return self._at_home(region) or ".".join(region.code.split(".")[:2]) in self.told_regencies

    def _choose(
        self,
        regions: list[RegionName],
        start: int,
        end: int,
        level: str | None,
        confidence: float,
        by: str,
        office: bool,
    ) -> PlaceMention:
        best, reason, sure = self._nearest(regions)
        if best is None:
            return PlaceMention(start, end, None, level or regions[0].level, 0.3, by, reason, office)
        return PlaceMention(start, end, best.code, best.level, round(confidence * sure, 2), by, reason, office)

    def _nearest(self, regions: list[RegionName]) -> tuple[RegionName | None, str, float]:
        if len(regions) == 1:
            return regions[0], "", 1.0
        near = [r for r in regions if self._at_home(r)] or [r for r in regions if self._near(r)]
        if not near and self.home:
            near = [r for r in regions if r.code.startswith(self.home[:2])]
        pool = self._in_told(near or regions)
        if len(pool) == 1:
            return pool[0], "", 0.97
        upper = min(pool, key=lambda r: len(r.code))
        if all(r.code.startswith(upper.code) for r in pool):
            return upper, "bisa kelurahan atau kecamatan bernama sama; diambil yang melingkupi", 0.7
        return self._city_or_none(pool)

    def _in_told(self, pool: list[RegionName]) -> list[RegionName]:
        """Of villages of one name, the one in a district that the text names; levels told together nest."""
        inside = [r for r in pool if r.level == "village" and r.code.rpartition(".")[0] in self.told]
        rivals = [r for r in pool if r.level != "village" and (r.level != "district" or r.code in self.told)]
        return inside if len(inside) == 1 and not rivals else pool

    def _city_or_none(self, pool: list[RegionName]) -> tuple[RegionName | None, str, float]:
        regencies = [r for r in pool if r.level == "regency"]
        if regencies:
            city = next((r for r in regencies if r.is_city), regencies[0])
            return city, "bisa kota atau kabupaten bernama sama", 0.6
        return None, f"{len(pool)} wilayah bernama sama; tidak ada petunjuk untuk memilih", 0.0

    def _settle(self, mention: PlaceMention) -> PlaceMention:
        """Look again at undecided names, now that all other places of the text are known."""
        if mention.code is not None:
            return mention
        words = self.document.text[mention.start : mention.end].split()
        for skip in range(min(3, len(words))):
            named = self.gazetteer.named("".join(words[skip:]))
            regions = self._in_told([r for r in named if r.level == mention.level and self._near(r)])
            if len(regions) == 1:
                return mention._replace(
                    code=regions[0].code, confidence=0.8, reason="dipilih menurut wilayah lain dalam teks"
                )
        return mention


def _fits_cue(region: RegionName, cue: str) -> bool:
    if region.level != "regency":
        return True
    return region.is_city if cue in KOTA_CUES else not region.is_city if cue in KABUPATEN_CUES else True
