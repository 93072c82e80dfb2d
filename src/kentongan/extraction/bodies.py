"""Organisations: a lexicon of bodies times the region that follows them.

How ``canonical`` is formed: the short form in daily use ("Bakesbangpol", "Kejari", "Satpol PP"), then the region:

- offices of a city or regency carry no region while it is the home region ("Bakesbangpol", but "Bakesbangpol Kota
  Pasuruan" for a reader at home in Probolinggo);
- prosecutors and courts carry it without Kota or Kabupaten ("Kejari Probolinggo", "PN Probolinggo");
- police, army, election bodies, councils and governments carry it as written ("Polres Probolinggo Kota", "Kodim 0820",
  "KPU Kota Probolinggo", "Pemkot Probolinggo");
- what stands in no list keeps the words of the text ("PT Maju Jaya").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kentongan.extraction.body_heads import by_initials, named_by_head
from kentongan.extraction.body_names import ANY, HEADQUARTERS, Body, Namer
from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer
from kentongan.extraction.records import Organisation
from kentongan.extraction.triggers import Trigger
from kentongan.extraction.words.bodies import (
    ALSO_WORDS,
    NAMED,
    NAMELESS,
    STATIONS,
    UNITS,
    bodies,
)
from kentongan.extraction.words.people import RANKS

_WORD = re.compile(r"[a-z0-9]+")


def _index() -> dict[str, list[tuple[tuple[str, ...], str, str, str]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = {}
    for short, style, spellings in bodies():
        for spelling in spellings:
            words = tuple(_WORD.findall(spelling))
            by_first.setdefault(words[0], []).append((words, short, style, spelling))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


_BY_FIRST = _index()
_BEGUN = Trigger(_BY_FIRST)
# "Kasat Samapta" is a person's office.
_BREAKS = frozenset('.;:()\n"')
_LIST_SIGNS = frozenset(",")
# "Mapolres": a place, where the body need not be.
_AT_HOME = ("mapol", "makodim", "makoramil")
# "semua polsek", "polsek jajaran": none by name.
_ANY_BEFORE = frozenset({"semua", "seluruh", "para", "setiap", "tiap", "tiap-tiap", "beberapa", "antar", "sejumlah"})
_ANY_AFTER = frozenset({"jajaran", "lain", "lainnya", "terdekat", "sekitar", "masing"})
_UNIT_HEADS = {"kasat", "kanit", "kbo", "kasi", "ps", "wakasat"}

_RANK = re.compile(RANKS)
_COLON = re.compile(r" *:")


def own_names(offices: Iterable[str]) -> dict[str, str]:
    """Short form of the lexicon -> what the home city itself calls that office.

    >>> own_names(["Dinas PUPR-PKP", "Dinas Impian"])
    {'DPUPR': 'Dinas PUPR-PKP'}
    """
    own: dict[str, str] = {}
    for office in offices:
        words = tuple(_WORD.findall(office.lower()))
        entries = _BY_FIRST.get(words[0], ()) if words else ()
        short = next((short for spelling, short, _, _ in entries if words[: len(spelling)] == spelling), None)
        if short is not None:
            own.setdefault(short, office)
    return own


def body_mentions(
    document: Document, gazetteer: Gazetteer, home: str | None, offices: Iterable[str] = ()
) -> list[Body]:
    """All bodies told in the text, in order; the longest spelling wins.

    Args:
        offices: the home city's own names of its offices, used as ``canonical`` in place of the short form.
    """
    namer = Namer(document, gazetteer, home)
    found = _join_units(document.text, list(_from_lexicon(document, namer)))
    heads = list(named_by_head(document))
    begun = {body.start: body.end for body in heads}
    # "Kelompok Tani Sumber Rejeki" has a name of its own, "kelompok tani" has none.
    found = [body for body in found if body.short not in NAMED or body.end >= begun.get(body.start, 0)]
    taken = [(body.start, body.end) for body in found]
    for body in heads:
        if all(body.end <= start or end <= body.start for start, end in taken):
            found.append(body)
    own = own_names(offices)
    # A body of another city carries its region in the canonical name, so only home offices are called by their own.
    named = [body._replace(canonical=own.get(body.canonical, body.canonical)) for body in found] if own else found
    return sorted(by_initials(named), key=lambda body: body.start)


def _from_lexicon(document: Document, namer: Namer) -> Iterator[Body]:
    free = 0
    for i in document.at(_BEGUN):
        start = document.starts[i]
        for words, short, style, spelling in _BY_FIRST[document.words[i]] if start >= free else ():
            if short in UNITS and i and document.words[i - 1] in _UNIT_HEADS:
                continue
            if _is_no_body(document, i, short):
                continue
            if _matches(document, i, words) and _written_as_name(document, i, len(words), short, spelling):
                body = namer.body(start, document.ends[i + len(words) - 1], short, style, spelling)
                if body is not None:
                    yield _as_used(document, i, len(words), body)
                    free = body.end
                break


def _as_used(document: Document, i: int, length: int, body: Body) -> Body:
    """The body; its ``by`` tells where only its headquarters are meant, or any of its kind."""
    if document.words[i].startswith(_AT_HOME):
        return body._replace(by=HEADQUARTERS)
    before = document.words[i - 1] if i else ""
    after = document.words[i + length] if i + length < len(document.words) else ""
    if body.canonical == body.short and (before in _ANY_BEFORE or after in _ANY_AFTER):
        return body._replace(by=ANY)
    return body


def _is_no_body(document: Document, i: int, short: str) -> bool:
    """ "Brigjen TNI" is a rank, "WHO:" asks who it was."""
    if short == "TNI":
        return i > 0 and _RANK.fullmatch(document.forms[i - 1]) is not None
    return short == "WHO" and _COLON.match(document.text, document.ends[i]) is not None


def _join_units(text: str, found: list[Body]) -> list[Body]:
    """A police unit and the station it belongs to are one body: "Satreskrim Polres Probolinggo Kota"."""
    joined: list[Body] = []
    for body in reversed(found):
        after = joined[-1] if joined else None
        belongs = after is not None and (after.short in STATIONS or after.short.split()[0] in UNITS)
        if after is not None and after.short == "Setda" and body.short.startswith("Bagian"):
            joined[-1] = body._replace(end=after.end)
        elif after is not None and belongs and body.short in UNITS and text[body.end : after.start] == " ":
            short = "Unit Reskrim" if body.short == "Satreskrim" and after.short == "Polsek" else body.short
            name = f"{short} {after.canonical}"
            joined[-1] = Body(body.start, after.end, name, name, after.confidence, after.by)
        else:
            joined.append(body)
    return joined[::-1]


def _matches(document: Document, i: int, words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return True
    last = i + len(words) - 1
    if document.words[i : last + 1] != words:
        return False
    between = document.text[document.ends[i] : document.starts[last]]
    # "TNI, Polri" are two; "Dinas Koperasi, Usaha Kecil dan Perdagangan" is one.
    return _BREAKS.isdisjoint(between) and (len(words) > 2 or _LIST_SIGNS.isdisjoint(between))


def _written_as_name(document: Document, i: int, length: int, short: str, spelling: str) -> bool:
    """Acronyms of up to four letters count only in capitals, unless the whole text ignores capitals."""
    text = document.forms[i]
    if document.shouting:
        return length > 1 or len(spelling) > 3 or short in ("RW", "TNI")
    if spelling in ALSO_WORDS:
        return text[0].isupper()
    if length == 1 and spelling == short.lower() and short.isupper():
        return text.isupper() or (len(short) > 4 and text[0].isupper())
    if length == 1 and len(spelling) <= 4:
        return text[0].isupper()
    return True


def organisations(document: Document, mentions: list[Body]) -> tuple[Organisation, ...]:
    """The distinct bodies; a body told with and without its region counts once, with it."""
    best: dict[str, Body] = {}
    for body in mentions:
        if not body.by.startswith(HEADQUARTERS):
            best.setdefault(body.canonical, body)
    regional = {body.short for body in best.values() if body.canonical != body.short}
    kept = [
        body
        for body in best.values()
        if body.short not in regional or body.canonical != body.short or body.by != "lexicon"
    ]
    return tuple(_organisation(document, body) for body in kept if body.canonical not in NAMELESS)


def _organisation(document: Document, body: Body) -> Organisation:
    return Organisation(
        span=document.original(body.start, body.end),
        confidence=body.confidence,
        by=body.by,
        text=document.text[body.start : body.end],
        canonical=body.canonical,
    )
