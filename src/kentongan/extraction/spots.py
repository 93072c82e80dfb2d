"""Places without a code: streets, RT and RW, halls and landmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer, key_of
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.names import end_before_person
from kentongan.extraction.records import Span
from kentongan.extraction.triggers import HEAD, Trigger
from kentongan.extraction.words_place import NOT_A_STREET, NOT_A_VENUE_NAME, STREET, STREET_IN_CHAT, VENUE_ALONE, VENUES

_LONGEST = 4
_STREET = re.compile(STREET)
_VENUE = re.compile(
    rf"(?<![\w-])(?P<head>(?i:{VENUES}))\b\.?(?P<name>"
    r"(?:[ ](?:belakang|depan|samping|sekitar|dekat|seberang)(?=[ ][A-Z]))?"
    r"(?:[ ](?:(?:dan|&)[ ])?(?!(?:Jl|Jalan|JL|RT|RW)\b)"
    r"(?:[A-Z]\.?(?![\w'])|(?:Dr|dr|Moh|Moch|KH)\.|[A-Z][\w']+|\d{1,3}[A-Z]?)){0,7}"
    r"(?:\s(?:lantai|lt\.?)\s?[\dIVX]+)?)"
)
_STREET_IN_CHAT = re.compile(STREET_IN_CHAT)
_RT = re.compile(
    r"\bRT\b\.?\s?:?\s?(?P<rt>\d{1,3})(?:\s?[,/]?\s?(?:dan\s)?(?:RW\b)?\.?\s?(?P<rw>\d{1,3}))?(?!\d)", re.IGNORECASE
)
_RW = re.compile(r"\bRW\b\.?\s?:?\s?(?P<rw>\d{1,3})(?!\d)", re.IGNORECASE)
_STREET_WORDS = Trigger({"jl", "jln", "jalan", "gang", "gg"})
_STREET_WORDS_IN_CHAT = Trigger({"jl", "jln", "gg"})
_RT_WORD, _RW_WORD = Trigger({"rt"}), Trigger({"rw"})
_SHORT_HEADS = {"dsn", "perum", "rs", "gor", "ponpes"}
_VENUE_WORDS = Trigger({re.split(r"\W", venue)[0] for venue in VENUES.split("|")})


def _at_words(document: Document, words: Trigger, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the words."""
    for i in document.at(words):
        match = pattern.match(document.text, document.starts[i])
        if match:
            yield match


def streets(document: Document) -> Iterator[PlaceMention]:
    """Streets with their house number; "jalan sehat" is none."""
    named = _at_words(document, _STREET_WORDS, _STREET)
    for match in (*named, *_at_words(document, _STREET_WORDS_IN_CHAT, _STREET_IN_CHAT)):
        first = match["name"].split()[0].lower().strip(".")
        head = match[0][:5].lower()
        if (first in NOT_A_STREET and head.startswith("jalan")) or first in ("pada", "di", "yang"):
            continue
        end = match.start() + len(match[0].rstrip(" ."))
        yield PlaceMention(match.start(), end, None, "street", 0.9, "street")


def neighbourhoods(document: Document) -> Iterator[PlaceMention]:
    """RT and RW, told in one ("RT 02/03") or apart."""
    taken: list[Span] = []
    for match in _at_words(document, _RT_WORD, _RT):
        taken.append(match.span())
        middle = match.end("rt")
        yield PlaceMention(match.start(), middle, None, "rt", 0.95, "rt")
        if match["rw"]:
            again = re.search(r"rw", match[0], re.IGNORECASE)
            start = match.start() + again.start() if again else match.start("rw")
            yield PlaceMention(start, match.end(), None, "rw", 0.95, "rw")
    for match in _at_words(document, _RW_WORD, _RW):
        if not any(start <= match.start() < end for start, end in taken):
            yield PlaceMention(match.start(), match.end(), None, "rw", 0.95, "rw")


def venues(document: Document, streets: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Halls, offices, markets, schools and other landmarks that carry a name."""
    # Every word of a headline may be capitalised, so a name has no end there.
    end = document.headline[1] if document.headline and len(document.sentences) > 2 else 0
    for match in _at_words(document, _VENUE_WORDS, _VENUE):
        name = match["name"].strip()
        head = match["head"].lower()
        # "... ke RSUD. Anggota Polsek": the stop ends the sentence, unless the head is an abbreviation.
        if name and document.text[match.end("head")] == "." and head not in _SHORT_HEADS:
            continue
        if match.start() < end or (not name and head not in VENUE_ALONE):
            continue
        if (name and name.split()[0] in NOT_A_VENUE_NAME) or any(s.start <= match.start() < s.end for s in streets):
            continue
        if (
            head in ("min", "man", "rs", "gor", "kali", "lingkungan", "taman", "pasar")
            and not match["head"][0].isupper()
        ):
            continue
        stop = match.start() + len(match[0].rstrip(" .,"))
        stop = end_before_person(document.text, match.start(), match.end("head"), stop)
        if stop <= match.end("head") and head not in VENUE_ALONE:
            continue
        yield PlaceMention(match.start(), stop, None, "spot", 0.75, "venue")


def known_spots(document: Document, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Landmarks and streets that the city has entered itself."""
    if not gazetteer.spots:
        return
    for i, word in enumerate(document.words):
        if key_of(word[:HEAD]) not in gazetteer.spot_starts:
            continue
        for length in range(min(_LONGEST, len(document.forms) - i), 0, -1):
            spot = gazetteer.spots.get(key_of("".join(document.forms[i : i + length])))
            if spot is not None:
                end = document.ends[i + length - 1]
                yield PlaceMention(document.starts[i], end, spot.code, "spot", 0.85, "gazetteer:spot")
                break
