"""Reads Indonesian free text: an article, a report or a short message becomes a :class:`Reading`.

Pure: no Django, no clock, no file, no network. Give it a text and a :class:`Gazetteer`; it gives back kind, day,
places, persons, organisations, issues, directives, quotes, severity and language, each with its position in the text,
how sure it is, and which rule said so.

>>> from kentongan.extraction import Gazetteer, read
>>> gazetteer = Gazetteer.from_rows([("35.74", "Kota Probolinggo"), ("35.74.03", "Mayangan")])
>>> reading = read("Rakor digelar di Kota Probolinggo, Kamis (31/10/2024).", gazetteer=gazetteer)
>>> reading.kind, str(reading.event_date.value)
('meeting', '2024-10-31')

Around the reader: ``split_chat`` and ``candidates`` take a chat apart; ``copies`` and ``CopyIndex`` fold copies of one
text, ``rewrites`` folds rewrites too; ``Index`` finds similar earlier texts; ``same_events`` groups texts that tell of
one event; ``ClaimIndex`` finds the known rumour that a claim tells again.
"""

from kentongan.extraction.chat import Chat, Message, split_chat
from kentongan.extraction.chat_candidates import Candidate, candidates
from kentongan.extraction.claims import ClaimIndex
from kentongan.extraction.copies import CopyIndex, copies
from kentongan.extraction.gazetteer import Gazetteer, RegionName, SpotName
from kentongan.extraction.likeness import Index
from kentongan.extraction.reader import read, read_many
from kentongan.extraction.records import (
    CATEGORIES,
    DIMENSIONS,
    KINDS,
    LEVELS,
    Directive,
    EventDate,
    Found,
    Issue,
    Organisation,
    Person,
    Place,
    Quote,
    Reading,
    Span,
)
from kentongan.extraction.rewrites import rewrites
from kentongan.extraction.same_event import Told, same_events
from kentongan.extraction.signs import grave_signs
from kentongan.extraction.terms import Term, term_of

__all__ = [
    "CATEGORIES",
    "DIMENSIONS",
    "KINDS",
    "LEVELS",
    "Candidate",
    "Chat",
    "ClaimIndex",
    "CopyIndex",
    "Directive",
    "EventDate",
    "Found",
    "Gazetteer",
    "Index",
    "Issue",
    "Message",
    "Organisation",
    "Person",
    "Place",
    "Quote",
    "Reading",
    "RegionName",
    "Span",
    "SpotName",
    "Term",
    "Told",
    "candidates",
    "copies",
    "grave_signs",
    "read",
    "read_many",
    "rewrites",
    "same_events",
    "split_chat",
    "term_of",
]
