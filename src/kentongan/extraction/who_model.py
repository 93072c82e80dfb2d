"""Joins the persons that the grammar finds with those that the names model finds.

The grammar sees offices and titles and is seldom wrong where it has seen one; the model sees what a name looks like and
what stands around it, and finds twice as many. Where they meet, the surer one says how far the name goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kentongan.extraction.bodies import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.tagger import Name
from kentongan.extraction.who import PersonMention
from kentongan.extraction.words_people import NEVER

_SURE = 0.9
_LIKELY = 0.5
_EVIDENCE = 0.65
_WORD = re.compile(r"\w+")


def joined(
    document: Document, mentions: Iterable[PersonMention], names: Iterable[Name], bodies: Iterable[Body]
) -> list[PersonMention]:
    """The mentions of persons by grammar and model together, in order.

    Args:
        mentions: what the grammar found.
        names: what the model found, all kinds.
        bodies: the organisations; a name inside one is no person.

    >>> from kentongan.extraction.clean import prepare
    >>> told = prepare("Warga bernama Slamet Riyadi melapor.")
    >>> [(one.name, one.by) for one in joined(told, [], [Name(14, 27, "PER", 0.97)], [])]
    [('Slamet Riyadi', 'model names')]
    """
    told = list(names)
    persons = [name for name in told if name.kind == "PER"]
    others = [name for name in told if name.kind != "PER"]
    kept: list[PersonMention] = []
    for mention in mentions:
        meets = [name for name in persons if _touch(name, mention)]
        if meets:
            kept.append(_surer(document, mention, max(meets, key=lambda name: name.confidence)))
        elif mention.confidence >= _EVIDENCE and not any(_touch(name, mention) for name in others):
            kept.append(mention)
    taken: list[Body | PersonMention] = [*kept, *bodies]
    kept += [
        _mention(document, name)
        for name in persons
        if name.confidence >= _LIKELY and _name_like(document, name) and not any(_touch(name, one) for one in taken)
    ]
    return sorted(kept, key=lambda mention: mention.start)


def _touch(name: Name, other: Body | PersonMention) -> bool:
    return name.start < other.end and other.start < name.end


def _surer(document: Document, mention: PersonMention, name: Name) -> PersonMention:
    """The mention, as far as the model says where that is sure; both having spoken, it is surer than either."""
    confidence = max(mention.confidence, name.confidence)
    if name.confidence < _SURE:
        return replace(mention, confidence=confidence)
    found = _mention(document, name)
    return replace(mention, start=found.start, end=found.end, name=found.name, confidence=confidence)


def _mention(document: Document, name: Name) -> PersonMention:
    told = " ".join(document.text[name.start : name.end].split())
    return PersonMention(name.start, name.end, told, None, round(name.confidence, 2), "model names")


def _name_like(document: Document, name: Name) -> bool:
    words = [word.lower() for word in _WORD.findall(document.text[name.start : name.end])]
    return len("".join(words)) > 1 and not words[0][0].isdigit() and not any(word in NEVER for word in words)
