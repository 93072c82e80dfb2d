"""Persons: a run of capitalised words, and what around it says that it is a person.

Evidence is an office, a rank or a title before it; an age, a degree or an office after it; a verb of speech beside it;
and names that many people bear. Later short mentions ("Taufik", "dr. Amin") are folded into the full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.names import same_person
from kentongan.extraction.records import Person
from kentongan.extraction.where import PlaceMention
from kentongan.extraction.words_people import (
    ACTING,
    DEGREES,
    NAMES,
    NEVER,
    OFFICES,
    RANKS,
    ROLE_TAIL,
    SPEECH,
    TITLES,
)

_OFFICE_WORDS: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted({phrase for phrase in OFFICES.split(";") if phrase}, key=lambda p: -len(p.split())):
    _OFFICE_WORDS.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()))
_ACTING = re.compile(rf"{ACTING}$")
_STYLES = re.compile(rf"(?:\s|,|-|\(|:)*(?P<styles>(?:(?:{RANKS}|{TITLES})[\s.]*)*)")
_STYLED = re.compile(rf"(?:{RANKS}|{TITLES})\.?\s*$")
_DEGREE = re.compile(DEGREES)
_AGE = re.compile(
    r"\s?\((?:\d{1,3}|usia\s\d+|\d{1,3}\s?(?:th|thn|tahun))\)|,?\s(?:usia|umur|berusia)\s\d{1,3}|,\s\d{2}\s(?:tahun|th),"
)
_SPEECH_BEFORE = re.compile(rf"\b(?:{SPEECH})(?:nya)?,?\s$")
_SPEECH_AFTER = re.compile(
    r"\s(?:juga\s|turut\s|pun\s|kembali\s)?(?:mengatakan|menyampaikan|menjelaskan|menuturkan|mengungkapkan|menegaskan|menambahkan|"
    r"berharap|meminta|mengimbau|menghimbau|mengajak|mengaku|membenarkan|memaparkan|menyebut|menyebutkan|menekankan|menerangkan|"
    r"mengingatkan|menyoroti|berpesan|membantah|menilai)\b"
)
_CALLED = re.compile(
    r"\b(?:bernama|inisial|berinisial|atas nama|a\.n\.|an\.|alias|yakni|yaitu|adalah)\s$", re.IGNORECASE
)
_INITIALS = re.compile(r"[A-Z]{2,3}")
_LINK = re.compile(r"\s?(?:,\s|\(|selaku\s|sebagai\s|yang juga\s|-\s)?\s?")
_CAPITAL = re.compile(r"[A-Z][\w']*")
_NEXT_NAME = re.compile(rf"\s(?:(?:{RANKS}|{TITLES})[\s.]*)*(?P<word>[A-Z][\w']+)")
_STRANGE_TAIL = re.compile(
    rf"(?P<tail>(?:\s[A-Z][\w'-]*){{1,4}}),\s(?:(?:{RANKS}|{TITLES})[\s.]*)*[A-Z][\w']+(?:\s[A-Z][\w'.]*){{0,4}},"
)
_PARTICLES = {"bin", "binti", "al", "van", "de"}
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Role:
    """An office told in the cleaned text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person at one position of the cleaned text."""

    start: int
    end: int
    name: str
    role: Role | None
    confidence: float
    by: str


def role_mentions(document: Document, bodies: list[Body], places: list[PlaceMention]) -> list[Role]:
    """All offices told in the text, each with the body and the region that belong to it."""
    tail_ends = _tail_ends(bodies, places)
    tokens = document.tokens
    found: list[Role] = []
    i = 0
    while i < len(tokens):
        length = _office_length(document, i) if document.words[i] in _OFFICE_WORDS else 0
        if not length:
            i += 1
            continue
        start, end = tokens[i].start, tokens[i + length - 1].end
        # "Kepala Badan Kesbangpol": the body begins inside the words of the office.
        end = max([end, *(tail_ends.get(tokens[i + k].start, 0) for k in range(1, length))])
        while i + length < len(tokens) and tokens[i + length].start < end:
            length += 1
        acting = _ACTING.search(document.text, max(0, start - 20), start)
        start = acting.start() if acting else start
        end, i = _tail(document, i + length, end, tail_ends)
        strange = _STRANGE_TAIL.match(document.text, end)
        if strange and not any(word.lower() in NAMES for word in strange["tail"].split()):
            # "Pelatih Persipro, Nur Hidayat, memuji": words of no list between the office and its comma.
            end = strange.end("tail")
            while i < len(tokens) and tokens[i].start < end:
                i += 1
        found.append(Role(start, end, " ".join(document.text[start:end].split())))
    return found


def _office_length(document: Document, i: int) -> int:
    tokens = document.tokens
    for words in _OFFICE_WORDS.get(document.words[i], ()):
        if document.words[i : i + len(words)] == words:
            between = document.text[tokens[i].start : tokens[i + len(words) - 1].end]
            if "," not in between and "\n" not in between:
                return len(words)
    return 0


def _tail_ends(bodies: list[Body], places: list[PlaceMention]) -> dict[int, int]:
    ends = {place.start: place.end for place in places if place.level not in ("spot", "street")}
    for body in bodies:
        ends[body.start] = max(body.end, ends.get(body.start, 0))
    return ends


def _tail(document: Document, i: int, end: int, tail_ends: dict[int, int]) -> tuple[int, int]:
    tokens = document.tokens
    headed = document.words[i - 1] in _HEADS or document.words[max(0, i - 2)] in _HEADS
    while i < len(tokens):
        token = tokens[i]
        gap = document.text[end : token.start]
        if gap.strip(" ./-") or "\n" in gap or (". " in gap and len(tokens[i - 1].text) > 4):
            break
        if token.start in tail_ends:
            end = tail_ends[token.start]
        elif (
            (token.text.isdigit() and len(token.text) in (3, 4))
            or gap == "/"
            or (headed and _acronym(document, i))
            or (
                headed
                and token.text == "dan"
                and i + 1 < len(tokens)
                and tokens[i + 1].start in tail_ends
                and bool(_CAPITAL.match(document.text, tail_ends[tokens[i + 1].start] + 1))
            )
            or (
                token.text.lower() in ROLE_TAIL
                and (
                    token.text[0].isupper()
                    or (token.text in ("dan", "setempat") and (token.text == "setempat" or _capital(document, i + 1)))
                )
            )
        ):
            end = token.end
        else:
            break
        while i < len(tokens) and tokens[i].start < end:
            i += 1
    return end, i


# After these an acronym is what they are the head of: "Kepala Bidang P2P", "Ketua OSIS".
_HEADS = {"kepala", "ketua", "bidang", "dinas", "kabid", "kasi", "kabag", "direktur", "sekretaris", "koordinator"}
_RANKED = re.compile(rf"(?:{RANKS}|{TITLES})$")


def _acronym(document: Document, i: int) -> bool:
    """Is word i an acronym, and neither a rank nor the whole text in capitals?"""
    word = document.tokens[i].text
    if document.shouting or not (2 <= len(word) <= 9 and word.isupper() and word[0].isalpha()):
        return False
    return not _RANKED.match(word) and word.lower() not in NAMES and word not in ("MS", "DR", "KH", "HJ")


def _capital(document: Document, i: int) -> bool:
    tokens = document.tokens
    return i < len(tokens) and tokens[i].text.lower() in ROLE_TAIL and tokens[i].text[0].isupper()


def person_mentions(
    document: Document, roles: list[Role], bodies: list[Body], places: list[PlaceMention]
) -> list[PersonMention]:
    """All mentions of persons, in order, short ones too."""
    finder = _PersonFinder(document, roles, bodies, places)
    return list(finder.find())


class _PersonFinder:
    def __init__(self, document: Document, roles: list[Role], bodies: list[Body], places: list[PlaceMention]) -> None:
        self.document = document
        self.text = document.text
        self.blocked = [(b.start, b.end) for b in bodies]
        self.blocked += [(p.start, p.end) for p in places if "cue" in p.by or p.level in ("street", "rt", "rw", "spot")]
        self.blocked_starts = self._cover()
        self.soft = {p.start: p.end for p in places if p.level in ("regency", "province", "district", "village")}
        self.roles = roles
        self.role_ending = {role.end: role for role in roles}
        self.role_starting = {role.start: role for role in roles}
        self.known: set[str] = set()
        self.in_role = {i for role in roles for i in range(role.start, role.end)}

    def _cover(self) -> set[int]:
        return {i for start, end in self.blocked for i in range(start, end)}

    def find(self) -> Iterator[PersonMention]:
        """All mentions in order; a name once accepted is known again by any of its words."""
        tokens = self.document.tokens
        head = self.document.headline
        skip_to = head[1] if head and len(self.document.sentences) > 2 else 0
        i = 0
        while i < len(tokens):
            length = self._run(i) if tokens[i].start >= skip_to and tokens[i].text[0].isupper() else 0
            if not length:
                i += 1
                continue
            mention = self._judge(i, length) or self._again(i, length)
            if mention is not None:
                self.known.update(word.lower() for word in mention.name.split() if len(word) > 2)
                yield mention
            i += length

    def _name_word(self, i: int) -> bool:
        token = self.document.tokens[i]
        if not token.text[0].isupper() or token.start in self.blocked_starts or token.start in self.in_role:
            return False
        return token.text.lower() not in NEVER and not token.text.isdigit()

    def _run(self, i: int) -> int:
        """How many words from i on form one run of name words."""
        tokens = self.document.tokens
        if not (self._name_word(i) or self._after_rank(i)) or self._styled(i):
            return 0
        length = 1
        while i + length < len(tokens) and length < _LONGEST:
            gap = self.text[tokens[i + length - 1].end : tokens[i + length].start]
            initial = len(tokens[i + length - 1].text) <= 4 and gap == ". "
            joins = (
                gap in (" ", "-")
                or (initial and len(tokens[i + length - 1].text) <= 1)
                or (gap == ". " and length == 1 and initial)
            )
            follows = self._name_word(i + length) or self._particle(i + length)
            if not (joins and follows) or self._styled(i + length):
                break
            length += 1
        return length

    def _after_rank(self, i: int) -> bool:
        """A name that is also a word ("Hari") counts directly after a rank or a title."""
        token = self.document.tokens[i]
        plain = token.start not in self.blocked_starts and token.start not in self.in_role
        if not (plain and token.text[0].isupper()):
            return False
        return self._person_cue(token.start) or (token.text == "Hari" and token.start - 1 in self.role_ending)

    def _particle(self, i: int) -> bool:
        tokens = self.document.tokens
        return tokens[i].text in _PARTICLES and i + 1 < len(tokens) and self._name_word(i + 1)

    def _styled(self, i: int) -> bool:
        """Is this word itself a rank or a title?"""
        token = self.document.tokens[i]
        return (
            (bool(re.fullmatch(rf"{RANKS}|{TITLES}", self.text[token.start : token.end])) and len(token.text) > 1)
            or (token.text in ("H", "Hj") and self.text[token.end : token.end + 1] == ".")
            or token.text in ("Inf", "Czi", "Arh", "Kav", "Arm", "Cba", "Cpl", "Caj", "Chk", "Ckm", "Pol", "Laut")
        )

    def _judge(self, i: int, length: int) -> PersonMention | None:
        tokens = self.document.tokens
        start, end = tokens[i].start, tokens[i + length - 1].end
        if start in self.soft and self.soft[start] >= end and not self._person_cue(start):
            return None
        role, styled = self._before(start)
        degree = _DEGREE.match(self.text, end)
        after = degree.end() if degree else end
        aged = bool(_AGE.match(self.text, after))
        behind = self._role_behind(after, bool(degree))
        told = bool(_SPEECH_BEFORE.search(self.text, max(0, start - 20), start))
        spoke = told or bool(_SPEECH_AFTER.match(self.text, after))
        words = [token.text for token in tokens[i : i + length]]
        liked = sum(word.lower() in NAMES for word in words) / len(words)
        initials = length == 1 and bool(_INITIALS.fullmatch(words[0]))
        called = bool(_CALLED.search(self.text, max(0, start - 16), start))
        score = (
            0.62 * (role is not None) + 0.55 * styled + 0.5 * aged + 0.45 * bool(degree) + 0.35 * spoke + 0.25 * told
        )
        score += (
            0.3 * (behind is not None)
            + 0.5 * liked
            + 0.25 * called
            + 0.08 * (length in (2, 3, 4))
            - 0.5 * (initials and not (aged or called))
            + 0.2 * (initials and aged)
        )
        if self.document.shouting and not liked and not styled:
            # Where every word is in capitals, or none, an office before a word does not make it a name.
            return None
        if score < 0.6 or (initials and not (aged or called or role)):
            return None
        chosen = role or behind
        by = "+".join(
            n for n, v in (("role", chosen), ("title", styled), ("age", aged), ("degree", degree), ("name", liked)) if v
        )
        return PersonMention(
            start, end, self._name(start, end), chosen, round(min(score, 0.95), 2), f"grammar:{by or 'speech'}"
        )

    def _again(self, i: int, length: int) -> PersonMention | None:
        tokens = self.document.tokens[i : i + length]
        if not all(token.text.lower() in self.known for token in tokens):
            return None
        start, end = tokens[0].start, tokens[-1].end
        return PersonMention(start, end, self._name(start, end), None, 0.6, "grammar:again")

    def _person_cue(self, start: int) -> bool:
        return bool(_STYLED.search(self.text, max(0, start - 24), start))

    def _name(self, start: int, end: int) -> str:
        # "M." may stand before the run, as a word of one letter it begins the run already.
        return " ".join(self.text[start:end].split())

    def _before(self, start: int) -> tuple[Role | None, bool]:
        """The office and the title that stand directly before a position."""
        at = start
        styled = False
        while True:
            match = _STYLED.search(self.text, max(0, at - 26), at)
            if match is None or match.start() >= at or (match.start() and self.text[match.start() - 1].isalnum()):
                break
            at, styled = match.start(), True
        gap_start = len(self.text[:at].rstrip(" ,:-("))
        gap = self.text[gap_start:at]
        role = self.role_ending.get(gap_start)
        if role is not None and ("," in gap) and not (styled or self._sounds_like_name(start)):
            role = None
        return role, styled

    def _sounds_like_name(self, start: int) -> bool:
        """After a comma a list may begin; a known name, an end or a second comma is asked for."""
        match = re.compile(r"[A-Z][\w']*(?:\.?\s[A-Z][\w']*){0,4}").match(self.text, start)
        if match is None:
            return False
        if any(word.lower().strip(".") in NAMES for word in match[0].split()):
            return True
        return self.text[match.end() : match.end() + 1] in (",", ".") or bool(
            _SPEECH_AFTER.match(self.text, match.end())
        )

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
    for mention in sorted(mentions, key=lambda m: (-len(m.name.split()), m.start)):
        full = next((k for k in kept if same_person(mention.name, k.name)), None)
        if full is None:
            kept.append(mention)
        elif full.role is None and mention.role is not None:
            kept[kept.index(full)] = replace(full, role=mention.role)
    return tuple(_person(document, mention) for mention in sorted(kept, key=lambda m: m.start))


def _person(document: Document, mention: PersonMention) -> Person:
    return Person(
        span=document.original(mention.start, mention.end),
        confidence=mention.confidence,
        by=mention.by,
        name=mention.name,
        role=mention.role.text if mention.role else None,
    )
