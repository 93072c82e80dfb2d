"""Persons: a run of capitalised words, and what around it says that it is a person.

Evidence is an office, a rank or a title before it; an age, a degree or an office after it; a verb of speech beside it;
and names that many people bear. Later short mentions ("Taufik", "dr. Amin") are folded into the full name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.names import same_person
from kentongan.extraction.records import Person
from kentongan.extraction.roles import Role
from kentongan.extraction.where import PlaceMention
from kentongan.extraction.words.people import (
    DEGREES,
    NAMES,
    NEVER,
    NICKNAMED,
    RANKS,
    SPEECH,
    TITLES,
)

_STYLED = re.compile(rf"(?:{RANKS}|{TITLES})\.?\s*$")
_STYLE = re.compile(rf"{RANKS}|{TITLES}")
_CORPS = (
    "Inf",
    "Czi",
    "Arh",
    "Kav",
    "Arm",
    "Cba",
    "Cpl",
    "Caj",
    "Chk",
    "Ckm",
    "Pol",
    "Laut",
    "Pnb",
    "CPM",
    "INF",
    "CZI",
)
# The last words of longer ranks: "Letnan Satu", "Kapten (Cke)", "Letkol Laut (P)".
_RANK_ENDS = (*_CORPS, "Cke", "Cpm", "Mar", "Pnb", "TNI", "Satu", "Dua", "Polisi")
_STYLE_END = re.compile(rf"(?:{RANKS}|{TITLES}|{'|'.join(_RANK_ENDS)}|\b[A-Z])$")
_NAME_RUN = re.compile(r"[A-Z][\w']*(?:\.?\s[A-Z][\w']*){0,4}")
_DEGREE = re.compile(DEGREES)
_AGE = re.compile(
    r"\s?\((?:\d{1,3}|usia\s\d+|\d{1,3}\s?(?:th|thn|tahun))\)|,?\s(?:usia|umur|berusia)\s\d{1,3}|,\s\d{2}\s(?:tahun|th),"
)
# With these letters no degree, no age ("usia", "berusia") and no link to an office ("selaku", "yang juga") begins.
_SAYS_NOTHING = frozenset(set(ascii_lowercase) - set("ubsy"))
_SPEECH_BEFORE = {word for verb in SPEECH.split("|") for word in (verb, f"{verb}nya")}
_AFTER_SPEECH = re.compile(r",?\s")
_SPEECH_AFTER = re.compile(
    r"\s(?:juga\s|turut\s|pun\s|kembali\s)?(?:mengatakan|menyampaikan|menjelaskan|menuturkan|mengungkapkan|menegaskan|menambahkan|"
    r"berharap|meminta|mengimbau|menghimbau|mengajak|mengaku|membenarkan|memaparkan|menyebut|menyebutkan|menekankan|menerangkan|"
    r"mengingatkan|menyoroti|berpesan|membantah|menilai)\b"
)
_CALLED_ENDS = {"bernama", "inisial", "berinisial", "nama", "n", "an", "alias", "yakni", "yaitu", "adalah"}
_CALLED = re.compile(
    r"\b(?:bernama|inisial|berinisial|atas nama|a\.n\.|a/n|an\.|alias|yakni|yaitu|adalah)\s$", re.IGNORECASE
)
_INITIALS = re.compile(r"[A-Z]{2,3}")
_NICKNAMED = re.compile(NICKNAMED)
# "Bupati Jember: Utamakan Keselamatan Warga": behind the colon of a headline somebody speaks.
_HEADLINE_SPEECH = re.compile(r"\s[A-Z][a-z]+")
_LINK = re.compile(r"\s?(?:,\s|\(|selaku\s|sebagai\s|yang juga\s|-\s)?\s?")
_NEXT_NAME = re.compile(rf"\s(?:(?:{RANKS}|{TITLES})[\s.]*)*(?P<word>[A-Z][\w']+)")
_PARTICLES = {"bin", "binti", "al", "van", "de"}
_LONGEST = 6
_WHOLE_OFFICE = 3
_ACRONYM = 5


class PersonMention(NamedTuple):
    """A person at one position of the cleaned text."""

    start: int
    end: int
    name: str
    role: Role | None
    confidence: float
    by: str


def person_mentions(
    document: Document, roles: list[Role], bodies: list[Body], places: list[PlaceMention]
) -> list[PersonMention]:
    """All mentions of persons, in order, short ones too."""
    finder = _PersonFinder(document, roles, bodies, places)
    return list(finder.find())


@lru_cache(maxsize=1 << 14)
def _is_style(form: str) -> bool:
    """Is a word itself a rank or a title?"""
    return (len(form) > 1 and _STYLE.fullmatch(form) is not None) or form in _CORPS


@lru_cache(maxsize=1 << 14)
def _ends_style(form: str) -> bool:
    """May a rank or a title end with this word?"""
    return _STYLE_END.search(form) is not None


class _PersonFinder:
    def __init__(self, document: Document, roles: list[Role], bodies: list[Body], places: list[PlaceMention]) -> None:
        self.document = document
        self.text = document.text
        taken = [(b.start, b.end) for b in bodies]
        taken += [(p.start, p.end) for p in places if "cue" in p.by or p.level in ("street", "rt", "rw", "spot")]
        self.free = sorted(document.capitals - document.within([*taken, *((role.start, role.end) for role in roles)]))
        # What may be a word of a name.
        self.named = {i for i in self.free if document.words[i] not in NEVER}
        self.soft = {p.start: p.end for p in places if p.level in ("regency", "province", "district", "village")}
        self.role_ending = {role.end: role for role in roles}
        self.role_starting = {role.start: role for role in roles}
        self.known: set[str] = set()

    def find(self) -> Iterator[PersonMention]:
        """All mentions in order; a name once accepted is known again by any of its words."""
        document = self.document
        head = document.headline
        first = bisect_left(document.starts, head[1]) if head and len(document.sentences) > 2 else 0
        free = first
        for i in self.free:
            length = self._run(i) if i >= free else 0
            if not length:
                continue
            mention = self._judge(i, length) or self._again(i, length)
            if mention is not None:
                self.known.update(word.lower() for word in mention.name.split() if len(word) > 2)
                yield mention
            free = i + length

    def _run(self, i: int) -> int:
        """How many words from i on form one run of name words."""
        forms, starts, ends = self.document.forms, self.document.starts, self.document.ends
        if not (i in self.named or self._after_rank(i)) or self._styled(i) or self._pilgrim(i):
            return 0
        length = 1
        while i + length < len(forms) and length < _LONGEST:
            last, following = i + length - 1, i + length
            gap = self.text[ends[last] : starts[following]]
            stopped = gap == ". " and (len(forms[last]) <= 1 or (length == 1 and len(forms[last]) <= 4))
            if not (gap in (" ", "-") or stopped) or self._styled(following):
                break
            if not (following in self.named or self._particle(following)):
                break
            if len(forms[following]) <= _ACRONYM and _DEGREE.match(self.text, ends[last]):
                # "Supriyono S.Sos."
                break
            length += 1
        return length

    def _after_rank(self, i: int) -> bool:
        """A name that is also a word ("Hari") counts directly after a rank or a title."""
        start = self.document.starts[i]
        if self.document.forms[i] == "TNI":
            return False
        return self._person_cue(i) or (
            self.document.forms[i] in ("Hari", "Lalu", "Baiq") and start - 1 in self.role_ending
        )

    def _particle(self, i: int) -> bool:
        forms = self.document.forms
        return forms[i] in _PARTICLES and i + 1 < len(forms) and i + 1 in self.named

    def _styled(self, i: int) -> bool:
        """Is this word itself a rank or a title?"""
        form, end = self.document.forms[i], self.document.ends[i]
        return _is_style(form) or (form in ("H", "Hj") and self.text[end : end + 1] == ".")

    def _pilgrim(self, i: int) -> bool:
        """ "H Maidi": the title without its stop."""
        return self.document.forms[i] in ("H", "Hj") and i + 1 < len(self.document.forms) and i + 1 in self.named

    def _judge(self, i: int, length: int) -> PersonMention | None:
        document = self.document
        start, end = document.starts[i], document.ends[i + length - 1]
        if self.soft.get(start, -1) >= end and not self._person_cue(i):
            return None
        role, styled = self._before(i)
        degree, aged, behind, after = self._behind(end)
        told = self._told_before(i)
        spoke = told or bool(_SPEECH_AFTER.match(self.text, after))
        words = document.words[i : i + length]
        liked = sum(map(NAMES.__contains__, words)) / length
        initials = length == 1 and bool(_INITIALS.fullmatch(document.forms[i]))
        initialled = initials and self._initialled(i)
        called = initialled or self._called(i)
        score = 0.62 * (role is not None) + 0.55 * styled + 0.5 * aged + 0.45 * bool(degree) + 0.35 * spoke + 0.3 * told
        score += (
            0.3 * (behind is not None)
            + 0.5 * liked
            + 0.25 * called
            + 0.08 * (length in (2, 3, 4))
            - 0.5 * (initials and not (aged or called))
            + 0.2 * (initials and aged)
            + 0.4 * initialled
        )
        score += 0.3 * (length == 1 and self._closes(role, start, end))
        if document.shouting and not liked and not styled:
            # Where every word is in capitals, or none, an office before a word does not make it a name.
            return None
        if length > 1 and all(form.isupper() and len(form) <= _ACRONYM for form in document.forms[i : i + length]):
            # "FKH UGM": a body, unless the whole text is in capitals.
            score -= 0.0 if document.shouting or liked else 0.5
        if score < 0.6 or (initials and not (aged or called or role)):
            return None
        chosen = role or behind
        by = "+".join(
            n for n, v in (("role", chosen), ("title", styled), ("age", aged), ("degree", degree), ("name", liked)) if v
        )
        return PersonMention(
            start, end, self._name(start, end), chosen, round(min(score, 0.95), 2), f"grammar:{by or 'speech'}"
        )

    def _closes(self, role: Role | None, start: int, end: int) -> bool:
        """Does one word stand between a whole office, its body named, and a comma: "Kepala Pelaksana BPBD Warsita,"?"""
        if role is None or start - role.end != 1:
            return False
        if len(role.text.split()) < _WHOLE_OFFICE:
            # "Babinsa Buhari": a signature, nothing else in its sentence.
            first, last = self.document.sentences[self.document.sentence_at(role.start)]
            return role.start == first and not self.text[end:last].strip(" .")
        return self.text[end : end + 1] in (",", ".", ")")

    def _told_before(self, i: int) -> bool:
        """Does a verb of speech stand directly before word i?"""
        document = self.document
        if not i or document.forms[i - 1] not in _SPEECH_BEFORE:
            return False
        return _AFTER_SPEECH.fullmatch(self.text, document.ends[i - 1], document.starts[i]) is not None

    def _called(self, i: int) -> bool:
        """Does something like "bernama" stand directly before word i?"""
        start = self.document.starts[i]
        before = self.document.words[i - 1] if i else ""
        return before in _CALLED_ENDS and _CALLED.search(self.text, max(0, start - 16), start) is not None

    def _initialled(self, i: int) -> bool:
        """Do the initials at word i stand behind "berinisial", or behind others that do: "berinisial MS dan AR"?"""
        words, forms = self.document.words, self.document.forms
        while i and (words[i - 1] == "dan" or _INITIALS.fullmatch(forms[i - 1])):
            i -= 1
        return i > 0 and words[i - 1] in ("berinisial", "inisial")

    def _again(self, i: int, length: int) -> PersonMention | None:
        if not self.known.issuperset(self.document.words[i : i + length]):
            return None
        start, end = self.document.starts[i], self.document.ends[i + length - 1]
        return PersonMention(start, end, self._name(start, end), None, 0.6, "grammar:again")

    def _person_cue(self, i: int) -> bool:
        """Does a rank or a title stand before word i?"""
        start = self.document.starts[i]
        if not i or not _ends_style(self.document.forms[i - 1]):
            return False
        return _STYLED.search(self.text, max(0, start - 24), start) is not None

    def _name(self, start: int, end: int) -> str:
        # "M." may stand before the run, as a word of one letter it begins the run already.
        return " ".join(self.text[start:end].split())

    def _before(self, i: int) -> tuple[Role | None, bool]:
        """The office and the title that stand directly before word i."""
        at = start = self.document.starts[i]
        styled = False
        while i and _ends_style(self.document.forms[i - 1]):
            match = _STYLED.search(self.text, max(0, at - 26), at)
            if match is None or match.start() >= at or (match.start() and self.text[match.start() - 1].isalnum()):
                break
            at, styled = match.start(), True
        gap_start = at
        while gap_start and self.text[gap_start - 1] in " ,:-(":
            gap_start -= 1
        gap = self.text[gap_start:at]
        role = self.role_ending.get(gap_start)
        if role is not None and ("," in gap) and not (styled or self._sounds_like_name(start)):
            role = None
        if role is not None and ":" in gap and not styled and self._speaks_in_headline(i):
            role = None
        return role, styled

    def _speaks_in_headline(self, i: int) -> bool:
        """Does the run of words with a capital go on, none of them a name: words of a headline?"""
        end = self.document.ends[i + self._run(i) - 1]
        return self.document.words[i] not in NAMES and _HEADLINE_SPEECH.match(self.text, end) is not None

    def _sounds_like_name(self, start: int) -> bool:
        """After a comma a list may begin; a known name, an end or a second comma is asked for."""
        match = _NAME_RUN.match(self.text, start)
        if match is None:
            return False
        if any(word.lower().strip(".") in NAMES for word in match[0].split()):
            return True
        return self.text[match.end() : match.end() + 1] in (",", ".") or bool(
            _SPEECH_AFTER.match(self.text, match.end())
        )

    def _behind(self, end: int) -> tuple[re.Match[str] | None, bool, Role | None, int]:
        """The degree, whether there is an age, the office behind a name; and where the degree ends."""
        if self.text[end : end + 1] == " " and self.text[end + 1 : end + 2] in _SAYS_NOTHING:
            return None, False, None, end
        degree = _DEGREE.match(self.text, end)
        after = degree.end() if degree else end
        return degree, bool(_AGE.match(self.text, after)), self._role_behind(after, bool(degree)), after

    def _role_behind(self, end: int, degree: bool) -> Role | None:
        match = _LINK.match(self.text, end)
        at = match.end() if match else end
        age = _AGE.match(self.text, end)
        if age:
            match = _LINK.match(self.text, age.end())
            at = match.end() if match else age.end()
        elif not (match and match[0].strip()) and not degree:
            return None
        role = self.role_starting.get(at)
        # In "Budi, Camat Jati Sri" the office belongs to the next person.
        return None if role is not None and self._named_next(role.end) else role

    def _named_next(self, end: int) -> bool:
        match = _NEXT_NAME.match(self.text, end)
        return match is not None and match["word"].lower() not in NEVER


def persons(document: Document, mentions: list[PersonMention]) -> tuple[Person, ...]:
    """The distinct persons: a short name is folded into the fuller one that contains it."""
    kept: list[PersonMention] = []
    # "Appi, sapaannya": somebody told of already.
    mentions = [m for m in mentions if m.start == mentions[0].start or not _NICKNAMED.match(document.lower, m.end)]
    for mention in sorted(mentions, key=lambda m: (-len(m.name.split()), m.start)):
        full = next((k for k in kept if same_person(mention.name, k.name)), None)
        if full is None:
            kept.append(mention)
        elif full.role is None and mention.role is not None:
            kept[kept.index(full)] = full._replace(role=mention.role)
    return tuple(_person(document, mention) for mention in sorted(kept, key=lambda m: m.start))


def _person(document: Document, mention: PersonMention) -> Person:
    return Person(
        span=document.original(mention.start, mention.end),
        confidence=mention.confidence,
        by=mention.by,
        name=mention.name,
        role=mention.role.text if mention.role else None,
    )
