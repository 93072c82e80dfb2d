"""Joins the persons that the grammar finds with those that the names model finds.

The grammar sees offices and titles and is seldom wrong where it has seen one; the model sees what a name looks like and
what stands around it, and finds twice as many. Where they meet, the model says how far the name goes if it is sure, and
both together are surer than either. What the grammar alone has seen is kept where its evidence is strong; what the
model alone has seen, where no street, hall or body bears the name and no headline has lent it its capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.fates import with_victims
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.roles import Role
from kentongan.extraction.roles_beside import with_roles
from kentongan.extraction.tagger import Name
from kentongan.extraction.who import PersonMention
from kentongan.extraction.words.people import (
    ALSO_WORDS,
    BALINESE,
    DEGREES,
    NAMES,
    NEVER,
    NICKNAMES,
    RANKS,
    ROLE_TAIL,
    TITLES,
)
from kentongan.extraction.words.roles import ADDRESS, OF_NO_AREA, OFFICES_OF_CITIES

_LIKELY = 0.5
_EVIDENCE = 0.65
_STRONG = 0.9
_WORD = re.compile(r"\w+")
_STYLES = re.compile(rf"(?:(?:{RANKS}|{TITLES}|TNI|(?:{ADDRESS})\b)\.?\s+|[\W_]+)+")
_DEGREE = re.compile(rf"(?:{DEGREES})")
_DEGREES_BEHIND = re.compile(rf"(?<=[a-z]),?\s(?:{DEGREES})$")
_CALLED = re.compile(rf"(?:(?:{TITLES}|{ADDRESS}|Ra|Tb|Raden|Nyi|H|Hj)\.?)")
_RANKED = re.compile(rf"(?:{RANKS}|TNI|Polri|Purn|SH|[A-Z]{{1,3}})")
_INITIAL = re.compile(r"(?<![^\s.])[A-Z]$")
# "BATU, Swara Panderman - ", "PALU (Kabar Teluk) - ": who brings the news stands in the dateline.
_NEWSPAPER = re.compile(r"\)?\s?[-|]\s")
_TOLD = re.compile(r"\s[a-z]{3,}\s|^-$")
_BEGINNING = 160
_MANY = 4
_HEADLINE = 200
_INITIALS = 3

_LONGEST_HEAD = 70
# The day and the clock before the sender of a message, as the programme writes them.
_HEAD = re.compile(
    r"\W?(?:\d{1,4}[/.-]\d{1,2}|\d{1,2}[.:]\d\d)[^:\n]{0,4}[/.:,\d\s-]{4,24}(?:[AaPp][Mm])?\]?\s?-?\s?~?[^:\n]*$"
)
_HEAD_ENDS = re.compile(r"[^:\n]{0,30}:\s")


def joined(
    document: Document,
    mentions: Iterable[PersonMention],
    names: Iterable[Name],
    bodies: Sequence[Body],
    places: Iterable[PlaceMention] = (),
) -> list[PersonMention]:
    """The mentions of persons by grammar and model together, in order.

    Args:
        mentions: what the grammar found.
        names: what the model found, all kinds.
        bodies: the organisations; a name inside one is no person.
        places: a name inside a street or a hall is no person either.

    >>> from kentongan.extraction.clean import prepare
    >>> told = prepare("Warga bernama Slamet Riyadi melapor.")
    >>> [(one.name, one.by) for one in joined(told, [], [Name(14, 27, "PER", 0.97)], [])]
    [('Slamet Riyadi', 'model names')]
    """
    told = [trimmed for name in names if (trimmed := _trimmed(document, name)) is not None]
    persons = {i: name for name in told if name.kind == "PER" for i in _words_of(document, name)}
    ends = {body.start: body.end for body in bodies if body.by.startswith("lexicon")}
    # "Partai Gerindra Suhardi": the list of bodies knows where this one ends, the model does not.
    others = document.within((ends.get(name.start, name.start), name.end) for name in told if name.kind != "PER")
    others |= document.within(ends.items())
    kept: list[PersonMention] = []
    for mention in mentions:
        meets = [persons[i] for i in _words_of(document, mention) if i in persons]
        if meets:
            kept.append(_surer(document, mention, max(meets, key=lambda name: name.confidence)))
        elif mention.confidence >= (
            _EVIDENCE if others.isdisjoint(_words_of(document, mention)) else _STRONG
        ) and not _of_office(document, mention, told):
            kept.append(mention)
    taken = document.within([*((k.start, k.end) for k in kept), *((body.start, body.end) for body in bodies)])
    taken |= document.within((p.start, p.end) for p in places if p.level in ("street", "spot", "rt", "rw"))
    kept += [_mention(document, name) for name in told if name.kind == "PER" and _alone(document, name, taken)]
    return sorted(kept, key=lambda mention: mention.start)


def _of_office(document: Document, mention: PersonMention, told: Iterable[Name]) -> bool:
    """ "Kapolres Pelabuhan Belawan AKBP Togar": what stands between an office and a name belongs to the office."""
    if mention.by != "grammar:role":
        return False
    following = _STYLES.match(document.text, mention.end)
    at = following.end() if following else mention.end
    return any(name.kind == "PER" and name.start == at for name in told)


def _words_of(document: Document, found: Name | PersonMention) -> range:
    return range(bisect_left(document.starts, found.start), bisect_left(document.starts, found.end))


def _alone(document: Document, name: Name, taken: set[int]) -> bool:
    """Is what the model alone takes for a person likely one?"""
    if name.confidence < _LIKELY or not _name_like(document, name) or not taken.isdisjoint(_words_of(document, name)):
        return False
    body = document.headline[1] if document.headline else 0
    before = document.text[body : name.start] if body <= name.start < body + _BEGINNING else "-"
    if not _TOLD.search(before) and _NEWSPAPER.match(document.text, name.end):
        # In "Kami menganjurkan Prabowo Subianto - Hatta Rajasa" a sentence has begun before the name.
        return False
    return not _lent_capitals(document, name.start) or _again(document, name)


def in_office(document: Document, mentions: Sequence[PersonMention], roles: Sequence[Role]) -> list[PersonMention]:
    """The mentions with the offices that stand beside them; who only sent a message of a chat is not told of."""
    mentions = [_with_first_name(document, mention, roles) for mention in mentions if not _sent(document, mention)]
    names = [(mention.start, mention.end) for mention in mentions]
    beside = with_victims(document, names, with_roles(document, names, roles))
    return [
        mention if role is None else mention._replace(role=role) for mention, role in zip(mentions, beside, strict=True)
    ]


def _sent(document: Document, mention: PersonMention) -> bool:
    """Does a mention stand in the head of a message: "14/02/26 19.06 - Cak To: ..."?"""
    line = document.text.rfind("\n", 0, mention.start) + 1
    if mention.start - line > _LONGEST_HEAD or not _HEAD.match(document.text, line, mention.start):
        return False
    return _HEAD_ENDS.match(document.text, mention.end) is not None


def _with_first_name(document: Document, mention: PersonMention, roles: Sequence[Role]) -> PersonMention:
    """The mention from the word between office and name on: "Kasatpol PP Pujo Agung", "Bendesa adat I Nyoman"."""
    i = bisect_left(document.starts, mention.start)
    if i < 2 or document.ends[i - 1] + 1 != mention.start or i - 1 not in document.capitals:
        return mention
    word, start = document.words[i - 1], document.starts[i - 1]
    if (_RANKED.fullmatch(document.forms[i - 1]) and word not in ("i", "ni")) or _CALLED.fullmatch(
        document.forms[i - 1]
    ):
        return mention
    if not (word in ("i", "ni") and document.words[i] in BALINESE) and not (
        word not in NEVER and word not in ROLE_TAIL and _of_no_area(roles, start - 1)
    ):
        return mention
    return mention._replace(start=start, name=f"{document.forms[i - 1]} {mention.name}")


def _of_no_area(roles: Sequence[Role], end: int) -> bool:
    """Does an office end at a position that takes no area behind it?"""
    role = next((role for role in roles if role.end == end), None)
    if role is None:
        return False
    head, _, rest = role.text.lower().partition(" ")
    return rest.startswith(OFFICES_OF_CITIES) if head in ("kepala", "ketua") else head.startswith(OF_NO_AREA)


def _trimmed(document: Document, name: Name) -> Name | None:
    """The name without ranks and titles before it and degrees behind it; the stop of an initial belongs to it."""
    if name.kind != "PER":
        return name
    text, start, end = document.text, name.start, name.end
    before = _STYLES.match(text, start, end) if text[start:end].lower() not in NICKNAMES else None
    start = before.end() if before else start
    while end > start and not text[end - 1].isalnum():
        end -= 1
    degrees = _DEGREES_BEHIND.search(text[start:end])
    if degrees:
        end = start + degrees.start()
    if end <= start or _DEGREE.fullmatch(text, start, end):
        return None
    if _INITIAL.search(text, max(start, end - 3), end) and text[end : end + 1] == "." and end - start > 1:
        end += 1
    return Name(start, end, name.kind, name.confidence)


def _lent_capitals(document: Document, position: int) -> bool:
    """Does a position lie in a headline in which nearly every word has a capital?"""
    start, end = document.headline or document.sentences[0]
    if document.shouting or position >= end or end - start > _HEADLINE:
        return False
    if document.text[start:end].rstrip().endswith("."):
        # A list of names, no headline.
        return False
    words = range(bisect_left(document.starts, start), bisect_left(document.starts, end))
    return len(words) >= _MANY and sum(i in document.capitals for i in words) * 10 >= len(words) * 7


def _again(document: Document, name: Name) -> bool:
    """Does the last word of a name in the headline stand with a capital below it, too?"""
    last = _WORD.findall(document.lower[name.start : name.end])[-1]
    behind = bisect_left(document.starts, (document.headline or document.sentences[0])[1])
    return any(document.words[i] == last and i in document.capitals for i in range(behind, len(document.words)))


def _surer(document: Document, mention: PersonMention, name: Name) -> PersonMention:
    """The mention, as far as the model says where that is sure; both having spoken, it is surer than either."""
    confidence = round(1 - (1 - mention.confidence) * (1 - name.confidence), 2)
    if name.confidence < _LIKELY:
        return mention._replace(confidence=confidence)
    skipped = _WORD.findall(document.text[mention.start : name.start])
    office = mention.role is not None and name.start < mention.role.end <= mention.start
    known = any(word.lower() in NAMES for word in skipped)
    short = skipped and max(map(len, skipped)) <= _INITIALS and not all(map(_CALLED.fullmatch, skipped))
    # "Gus Dur" and "Cak Imin" are called so by everybody; "Gus Hamdan Syakir" has a name of his own.
    short = short or (skipped in (["Gus"], ["Cak"]) and " " not in document.text[name.start : name.end])
    titled = "title" in mention.by and not all(map(_CALLED.fullmatch, skipped))
    if office or known or short or titled:
        # In "Lurah Kareng Lor Hendra" the office takes "Lor"; in "I Ketut", "M. Noor" the model skips the short word.
        name = Name(mention.start, name.end, name.kind, name.confidence)
    found = _mention(document, name)
    by = f"{mention.by}+model names"
    return mention._replace(start=found.start, end=found.end, name=found.name, confidence=confidence, by=by)


def _mention(document: Document, name: Name) -> PersonMention:
    told = " ".join(document.text[name.start : name.end].split())
    return PersonMention(name.start, name.end, told, None, round(name.confidence, 2), "model names")


def _name_like(document: Document, name: Name) -> bool:
    words = [word.lower() for word in _WORD.findall(document.text[name.start : name.end].replace("'", ""))]
    if len(words) == 1 and words[0].endswith("nya") and words[0][:-3] in NEVER:
        # "Desanya memang ramai"
        return False
    if words[0] == "lalu" and len(words) > 1:
        # "Lalu Hidayat": a name of Lombok.
        words = words[1:]
    if words[0] in ALSO_WORDS and len(words) == 1 and _opens(document, name.start):
        return False
    return len("".join(words)) > 1 and not words[0][0].isdigit() and not any(word in NEVER for word in words)


def _opens(document: Document, position: int) -> bool:
    """Does a sentence or direct speech begin at a position, so that the capital says nothing?"""
    return document.sign_before(position) in ("", ".", "!", "?", '"', "\n", ":")
