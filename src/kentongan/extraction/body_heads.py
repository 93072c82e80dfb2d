"""Bodies that stand in no list, told by their head and a name behind it: "PT Maju Jaya", "Paguyuban Pedagang Pasar"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kentongan.extraction.body_names import Body
from kentongan.extraction.clean import Document
from kentongan.extraction.names import end_before_person
from kentongan.extraction.phrases import Phrases
from kentongan.extraction.words.bodies import HEAD_NEEDS_NAME, HEADS, bodies
from kentongan.extraction.words.people import NAMES, NEVER, TITLES

_HEAD = Phrases(
    rf"(?P<head>{HEADS})\b\.?[ ]"
    r"(?P<name>(?:dr\.?[ ])?(?:[A-Z][\w'-]{0,3}\.|[A-Z0-9](?:[\w'-]|\.(?!\s|$))*)"
    rf"(?:[ ](?:(?:dan|&)[ ])?(?!(?:{HEADS})\b[ ]|(?:Kel|Kec|Kab|Jl|Jln|Ds|RT|RW|Kelurahan|Kecamatan|Desa)\b)"
    r"(?:[A-Z][a-z]{0,2}\.(?=[ ][A-Z])|[A-Z0-9][\w'-]*)){0,5})",
    after="",
    words=HEADS.lower().split("|"),
    cased=True,
)
_FURTHER = re.compile(r"(?:,\s[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})+,?\s(?:dan|serta)\s[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}")
_NUMBERED_COMMISSION = re.compile(r"Komisi\s(?:[IVX]+|[A-E])\b")
_OFFICIAL = ("rumah ", "mobil ", "kendaraan ", "perjalanan ", "sepeda motor ", "motor ")
# These stop before a full name, the others only at the end of a sentence.
_FIRMS = ("PT", "CV", "UD")
_ABBREVIATED = {"pt", "cv", "ud", "rs"}
# "SDN Kedunggaleng 1 dan Pak Misdi", "SDN Sukoharjo 1 Hj. Umi": a person begins.
_TITLED = re.compile(rf"(?:[ ](?:dan|&))?[ ](?:{TITLES})(?![^ ])")
_KNOWN = {spelling.split()[0] for _, _, spellings in bodies() for spelling in spellings}


def named_by_head(document: Document) -> Iterator[Body]:
    if document.shouting:
        return
    for match in _HEAD.matches(document):
        name = match["name"].rstrip(".")
        if _is_none(document, match, name):
            continue
        longer = _FURTHER.match(document.text, match.end()) if match["head"] in ("Dinas", "Badan") else None
        if longer and not any(word.lower() in _KNOWN for word in longer[0].replace(",", "").split()):
            # "Dinas SDA, Cipta Karya dan Tata Ruang"
            yield Body(match.start(), longer.end(), *2 * (document.text[match.start() : longer.end()],), 0.6, "head")
            continue
        titled = _TITLED.search(name)
        end = match.start("name") + (titled.start() if titled else len(name))
        # A company has two words mostly, which may be first names: "PT Argo Lestari".
        own = match.start("name") + (len(name.split()[0]) + 1 if match["head"] in _FIRMS else 0)
        end = end_before_person(document.text, match.start(), own, end)
        words = document.text[match.start() : end]
        if document.headline and end <= document.headline[1] and words not in document.text[document.headline[1] :]:
            # In a headline any word has a capital: where the name ends, the text below must tell.
            continue
        yield Body(match.start(), end, words, words, 0.6, "head")


def _is_none(document: Document, match: re.Match[str], name: str) -> bool:
    """Is it no body after all, but a post, a house or the end of a sentence?"""
    head, first = match["head"], name.split()[0].lower()
    if head.lower() in HEAD_NEEDS_NAME and len(name.split()) < 2:
        return True
    if head == "Dinas" and document.lower.endswith(_OFFICIAL, 0, match.start()):
        # "Rumah Dinas Wali Kota"
        return True
    if (head in ("Dinas", "Badan", "Bagian") and first in NAMES) or (head in _FIRMS and first in NEVER):
        # "Kepala Dinas Setyo Rini": the office is not named, its head is.
        return True
    if document.text[match.end("head")] == "." and head.lower() not in _ABBREVIATED:
        # "... siswa SMK. Tokoh agama": the stop ends the sentence.
        return True
    # "Ketua Komisi II Riyadlus": a part of a council, and then a person.
    return _NUMBERED_COMMISSION.match(document.text, match.start()) is not None


def by_initials(found: list[Body]) -> list[Body]:
    """ "PT KBJ" is "PT Karya Bumi Jaya", where the text names that too."""
    whole = {}
    for body in found:
        head, _, rest = body.canonical.partition(" ")
        if body.by == "head" and head in _FIRMS and len(rest.split()) > 1:
            whole[head, "".join(word[0] for word in rest.split()).upper()] = body.canonical
    keys = [(body.canonical.partition(" ")[0], body.canonical.partition(" ")[2]) for body in found]
    return [
        body._replace(canonical=whole.get(key, body.canonical)) if body.by == "head" else body
        for body, key in zip(found, keys, strict=True)
    ]
