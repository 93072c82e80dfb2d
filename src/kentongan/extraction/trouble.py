"""Words of trouble in a text, where they are meant as such."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.lexicon import Hit, Lexicon
from kentongan.extraction.phrases import Before, Phrases
from kentongan.extraction.words.issues import (
    ALSO_NAMES,
    DENIALS,
    FIGURATIVE,
    ISSUES,
    NEGATIONS,
    RUMOUR_MARKS,
    SCHOOL_ELECTION,
    SEVERITY_FEATURES,
)

NEGATED = Before(NEGATIONS, gap=r"\s(?:\w+\s){0,4}", reach=60)
_WORSHIP = Phrases(SEVERITY_FEATURES["worship"])
_SCHOOL = Phrases(SCHOOL_ELECTION)
# "Laka lantas : nihil", as situation reports list what did not happen.
NIL_AFTER = re.compile(
    r"[^.;\n:=]{0,24}[:=]\s{0,3}(?:nihil|nol|0 kejadian|tidak ada|tdk ada|aman)\b|\s(?:nihil|tidak ada)\b"
)
RUMOUR = Phrases(RUMOUR_MARKS)
DENIED = Phrases(DENIALS)
_FIGURATIVE = {word: set(after.split()) for word, after in FIGURATIVE.items()}


def rows(table: str) -> list[tuple[tuple[str, str], str]]:
    return [((a, b), terms) for a, b, terms in (line.split("|") for line in table.strip().splitlines())]


_ISSUE_WORDS: Lexicon[tuple[str, str]] = Lexicon(rows(ISSUES))
# The general topic of a category, where no word names a special one.
FIRST_TOPIC = {category: topic for (category, topic), _ in reversed(rows(ISSUES))}


def issue_hits(document: Document, bodies: Iterable[Body]) -> list[Hit[tuple[str, str]]]:
    """Words of trouble that are meant as such: not negated, not figurative, not part of a body's name."""
    inside = document.within((body.start, body.end) for body in bodies)
    found = []
    schools = [match.start() for match in _SCHOOL.matches(document)]
    rumours = [match.start() for match in RUMOUR.matches(document)]
    for hit in _ISSUE_WORDS.hits(document):
        if hit.number in inside and hit.label[1] != "makan bergizi gratis":
            continue
        if not _dismissed(document, hit, schools, rumours):
            found.append(hit)
    attack = _WORSHIP.first(document)
    if attack and not any(hit.label[0] == "communal_identity_religion" for hit in found):
        label = ("communal_identity_religion", "gangguan rumah ibadah")
        found.append(Hit(attack.start(), attack.end(), label, attack[0]))
    return found


def _dismissed(document: Document, hit: Hit[tuple[str, str]], schools: list[int], rumours: list[int]) -> bool:
    start, end = document.sentences[document.sentence_at(hit.start)]
    lower = document.lower
    after = lower[hit.end : hit.end + 24].split()[:1]
    word = lower[hit.start : hit.end].split()[0]
    if word in ALSO_NAMES and _in_a_name(document, hit):
        return True
    if word == "pkl" and after and after[0][0].isdigit():
        return True
    if figurative(document, hit):
        return True
    if hit.label[0] == "politics_election" and any_between(schools, start, end):
        return True
    if NIL_AFTER.match(lower, hit.end, end):
        return True
    return NEGATED.stands(document, hit.start, start) and not any_between(rumours, start, end)


def _in_a_name(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    """ "Yohanes Laka Wea" met with no accident: a capital letter, and one at a neighbour."""
    around = document.text[max(0, hit.start - 24) : hit.end + 24]
    place = hit.start - max(0, hit.start - 24)
    before, after = around[:place].split(), around[place + hit.end - hit.start :].split()
    told = document.text[hit.start : hit.end]
    beside = [*before[-1:], *after[:1]]
    return told.istitle() and any(word[:1].isupper() and not word.isupper() for word in beside)


def any_between(places: list[int], start: int, end: int) -> bool:
    """Does one of some places, in order, lie between two?"""
    following = bisect_left(places, start)
    return following < len(places) and places[following] < end


def figurative(document: Document, hit: Hit[tuple[str, str]]) -> bool:
    """ "Banjir pujian" floods nobody."""
    told = document.lower[hit.start : hit.end]
    figures = _FIGURATIVE.get(told.split()[0])
    if not figures:
        return False
    after = document.lower[hit.end : hit.end + 24].split()[:1]
    return bool(after) and after[0].strip(".,") in figures
