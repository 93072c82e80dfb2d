"""Direct speech and who speaks.

The speaker stands after the quote ("..., terang Kasdim Slamet"), before it ("Lurah mengatakan, ..."), or is the one the
text spoke of last ("..., tegasnya"). A name is given where one is known for the office, else the office.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from kentongan.extraction.clean import Document
from kentongan.extraction.names import same_person
from kentongan.extraction.records import Person, Quote, Span
from kentongan.extraction.roles import Role
from kentongan.extraction.who import PersonMention
from kentongan.extraction.words_people import SPEECH

_QUOTE = re.compile(r'"(?P<said>[^"\n]{6,3000})(?:"|(?=\n)|$)')
_TAG_NAMED = re.compile(rf"\s?,?\s?(?:{SPEECH})\b(?!nya)")
_TAG_NYA = re.compile(rf"\s?,?\s?(?:{SPEECH})nya\b")
_TAG_LATER = re.compile(
    r"\s?,?\s?(?:\w+\s){0,4}?(?:mengatakan|menjelaskan|menyampaikan|menambahkan|menegaskan|menuturkan|mengungkapkan|tulis|tulisnya)\b"
)
_OPENED = re.compile(
    r"(?:mengatakan|menjelaskan|menyampaikan|menambahkan|menegaskan|menuturkan|mengungkapkan|berkata|katanya|ujarnya|berbunyi|menulis)?\W{0,3}[:,]\s?$"
)
_PRONOUN = re.compile(r"(?:ia|dia|beliau|pihaknya|dirinya|mereka|menurutnya|namun ia|selain itu ia)\b")
_NUMBER_ONE = re.compile(r"orang nomor (?:satu|wahid)")
_MAX_BACK = 4
_Told = TypeVar("_Told", PersonMention, Role)
_SHORT_OFFICES = (
    ("walikota", "wali kota"),
    ("wawali", "wakil wali kota"),
    ("wabup", "wakil bupati"),
    ("sekretaris daerah", "sekda"),
    ("kepala dinas", "kadis"),
    ("kepala badan", "kaban"),
    ("kepala desa", "kades"),
    ("kepala kejaksaan negeri", "kajari"),
    ("kepala kepolisian resor", "kapolres"),
)


def quotes(
    document: Document, mentions: list[PersonMention], roles: list[Role], persons: Sequence[Person]
) -> tuple[Quote, ...]:
    """All direct speech, in order. Words in quotation marks without any sign of speech need six words to count."""
    found: list[Quote] = []
    last: str | None = None
    for match in _QUOTE.finditer(document.text):
        after, before = (
            document.lower[match.end() : match.end() + 60],
            document.lower[max(0, match.start() - 24) : match.start()],
        )
        by = _sign(after, before)
        if by is None and len(match["said"].split()) < 6:
            continue
        speaker = _speaker(document, match, by, mentions, roles, persons) or last
        last = speaker
        found.append(
            Quote(
                span=document.original(match.start("said"), match.end("said")),
                confidence={"tag": 0.92, "nya": 0.75, "before": 0.8, None: 0.45}[by] if speaker else 0.4,
                by=f"quotes:{by or 'marks'}",
                text=match["said"].strip().rstrip(","),
                speaker=speaker,
            )
        )
    return tuple(found)


def _sign(after: str, before: str) -> str | None:
    if _TAG_NYA.match(after):
        return "nya"
    if _TAG_NAMED.match(after):
        return "tag"
    if _OPENED.search(before):
        return "before"
    return "tag" if _TAG_LATER.match(after) else None


def _speaker(
    document: Document,
    match: re.Match[str],
    by: str | None,
    mentions: list[PersonMention],
    roles: list[Role],
    persons: Sequence[Person],
) -> str | None:
    if by == "tag":
        named = _in(document, (match.end(), _sentence_end(document, match.end())), mentions, roles, persons)
        if named:
            return named
    start = match.start()
    number = document.sentence_at(start)
    here = document.sentences[number][0]
    if here < start:
        named = _in(document, (here, start), mentions, roles, persons)
        if named:
            return named
    for back in range(1, _MAX_BACK + 1):
        if number - back < 0:
            break
        begin, end = document.sentences[number - back]
        # "Ia meminta lurah ...": whoever is named here is spoken to; the speaker stands further up.
        if _PRONOUN.match(document.lower, begin, end):
            continue
        named = _in(document, document.sentences[number - back], mentions, roles, persons)
        if named:
            return named
    return None


def _sentence_end(document: Document, position: int) -> int:
    return min(document.sentences[document.sentence_at(position)][1], position + 220)


def _in(
    document: Document,
    span: Span,
    mentions: list[PersonMention],
    roles: list[Role],
    persons: Sequence[Person],
) -> str | None:
    """The first person or office within a span that is not merely addressed."""
    start, end = span
    people = [(m.start, m.name) for m in _begun_in(span, mentions) if not _addressed(document, m.start)]
    offices = [
        (r.start, r.text) for r in _begun_in(span, roles) if r.text[0].isupper() and not _addressed(document, r.start)
    ]
    if _NUMBER_ONE.search(document.lower, start, end):
        return next(
            (
                p.name
                for p in persons
                if p.role and re.search(r"wali ?kota|bupati|gubernur", p.role.lower()) and "wakil" not in p.role.lower()
            ),
            None,
        )
    if not people and not offices:
        return None
    position, text = min([*people, *offices])
    beside = next((name for at, name in people if position <= at <= position + len(text) + 40), None)
    return _full_name(beside or text, persons, is_office=beside is None)


def _begun_in(span: Span, told: list[_Told]) -> list[_Told]:
    """What begins within a span, of a list in the order of the text."""
    first, last = (bisect_left(told, place, key=attrgetter("start")) for place in span)
    return told[first:last]


def _addressed(document: Document, position: int) -> bool:
    return (
        document.lower[max(0, position - 9) : position]
        .rstrip()
        .endswith((" kepada", " dengan", " oleh", " bersama", "mewakili", "mantan"))
    )


def _full_name(text: str, persons: Sequence[Person], *, is_office: bool) -> str:
    if not is_office:
        return next((p.name for p in persons if same_person(text, p.name)), text)
    plain = _plain_office(text)
    fitting = [
        p
        for p in persons
        if p.role and (_plain_office(p.role).startswith(plain) or plain.startswith(_plain_office(p.role)))
    ]
    return fitting[0].name if fitting else text


def _plain_office(role: str) -> str:
    plain = re.sub(r"^(?:pj|pjs|plt|plh|penjabat)\.?\s?", "", role.lower())
    for long, short in _SHORT_OFFICES:
        plain = plain.replace(long, short)
    return plain
