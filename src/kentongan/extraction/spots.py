"""Places without a code: streets, RT and RW, halls and landmarks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kentongan.extraction.clean import Document
from kentongan.extraction.gazetteer import Gazetteer, key_of
from kentongan.extraction.mentions import PlaceMention
from kentongan.extraction.names import end_before_person
from kentongan.extraction.records import Span
from kentongan.extraction.triggers import HEAD, Trigger
from kentongan.extraction.words.place import (
    BODY_HEADS,
    CUE_HEADS,
    NOT_A_STREET,
    NOT_A_VENUE_NAME,
    PROPER_HEADS,
    SEATS,
    SLOPES,
    SMALL_IN_PLACE,
    STAFF,
    STREET,
    STREET_IN_CHAT,
    VENUE_ALONE,
    VENUE_ALONE_HERE,
    VENUES,
)
from kentongan.extraction.words.time import ANY_WEEKDAY

_LONGEST = 4
_STREET = re.compile(STREET)
_VENUE = re.compile(
    rf"(?<![\w-])(?P<head>(?i:{VENUES}))\b\.?(?P<name>"
    r"(?:[ ](?:belakang|depan|samping|sekitar|dekat|seberang)(?=[ ][A-Z]))?"
    r"(?:[ ](?:(?:dan|&)[ ])?(?!(?:Jl|Jalan|JL|RT|RW)\b)"
    r"(?:[A-Z]\.?(?![\w'])|(?:Dr|dr|Moh|Moch|KH|Kel|Kec|Kab|Ds)\.|[A-Z][\w']+(?:-[A-Z]\w+)*|\d{1,3}[A-Z]?(?![.,]?\d))){0,7}"
    r"(?:\s(?:lantai|lt\.?)\s?[\dIVX]+)?)"
)
_STREET_IN_CHAT = re.compile(STREET_IN_CHAT)
_RT = re.compile(
    r"\bRT\b\.?[ ]?:?[ ]?(?P<rt>\d{1,3})(?:\s?[,/]?\s?(?:dan\s)?(?:RW\b)?\.?\s?(?P<rw>\d{1,3}))?(?!\d)", re.IGNORECASE
)
_RW = re.compile(r"\bRW\b\.?[ ]?:?[ ]?(?P<rw>\d{1,3})(?!\d)", re.IGNORECASE)
# "Ketua RT 04" is an office.
_CHAIR = re.compile(r"\b(?:ketua|pak|bu|bpk|bapak|ibu|sekretaris|pengurus|mantan|eks)\s$", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:\b(?:di|ke|dari|depan|dpn|dekat|halaman|gerbang|sekitar|belakang|samping|seberang|area|parkiran|menuju|wonten|nang|ndek|ing|e|"
    r"lewat|aula|bertempat|lokasi|tkp|ruang|pelataran|pintu|mendatangi|serbu|datangi|geruduk|dan)|tempat\W{1,4}|\d{4}\W{1,4})\s{0,2}$",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:DI|ME|BER|KE|TER|YANG|DAN|ADA|AKAN|UNTUK|KARENA|SUDAH|TIDAK|AGAR|KOTA|DARI)[A-Z]*$")
_REGION_CUE = re.compile(r"(?:Kecamatan|Kec|Kelurahan|Kel|Desa|Ds|Kabupaten|Kota)\b")
_SHOUTED = re.compile(r"\S+")
_PERSON = re.compile(
    r"[ ](?:Hj?|KH|Drs|Dra|Moc?h|Sdri?|Pak|Bu|Mbah|Pdt|Pendeta|Bripka|Aipda|Aiptu|AKP|AKBP|Kompol|Iptu|Ipda|Rp)\b"
)
_NAME_WORD = re.compile(r"[A-Z][\w']{2}|\d")
_DAY = re.compile(rf"[ ](?:{ANY_WEEKDAY})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d,")
_AND = re.compile(r"[ ](?:dan|&)[ ](?P<next>[\w-]+)")
_JOINED_HEADS = {"kantor", "gedung", "balai"}
_STREET_WORDS = Trigger({"jl", "jln", "jalan", "gang", "gg"})
_STREET_WORDS_IN_CHAT = Trigger({"jl", "jln", "gg"})
_ROOMS = Trigger({"center", "centre", "room", "hall", "ballroom"})
_AT = (("di",), ("ke",), ("bertempat",))
_OWNER = re.compile(r"\s(?:Pemkab|Pemkot|Pemprov|Setda|Bakesbangpol|Bappeda|Mapolres|Makodim)(?:\s[A-Z]\w+)?")
_RT_WORD, _RW_WORD = Trigger({"rt"}), Trigger({"rw"})
_SHORT_HEADS = {"dsn", "perum", "rs", "gor", "ponpes"}
_VENUE_HEADS = {re.split(r"\W", venue)[0] for venue in VENUES.split("|")}
_VENUE_WORDS = Trigger(_VENUE_HEADS)


def _at_words(document: Document, words: Trigger, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the words."""
    for i in document.at(words):
        match = pattern.match(document.text, document.starts[i])
        if match:
            yield match


def streets(document: Document) -> Iterator[PlaceMention]:
    """Streets with their house number; "jalan sehat" is none."""
    named = _at_words(document, _STREET_WORDS, _STREET)
    titled = document.headline[1] if document.headline and len(document.sentences) > 2 else 0
    for match in (*named, *_at_words(document, _STREET_WORDS_IN_CHAT, _STREET_IN_CHAT)):
        first = match["name"].split()[0].lower().strip(".")
        head = match[0][:5].lower()
        if (first in NOT_A_STREET and head.startswith(("jalan", "jln"))) or first in ("pada", "di", "yang"):
            continue
        if match.start() < titled and match["name"].split()[0] not in document.text[titled:]:
            # "Warga Tutup Jalan Perusahaan": in a headline each word has a capital, a name comes again below it.
            continue
        end = match.start() + len(match[0].rstrip(" ."))
        yield PlaceMention(match.start(), end, None, "street", 0.9, "street")


def neighbourhoods(document: Document) -> Iterator[PlaceMention]:
    """RT and RW, told in one ("RT 02/03") or apart."""
    taken: list[Span] = []
    for match in _at_words(document, _RT_WORD, _RT):
        taken.append(match.span())
        middle = match.end("rt")
        chair = _CHAIR.search(document.text, max(0, match.start() - 12), match.start()) is not None
        yield PlaceMention(match.start(), middle, None, "rt", 0.95, "rt", office=chair)
        if match["rw"]:
            again = re.search(r"rw", match[0], re.IGNORECASE)
            start = match.start() + again.start() if again else match.start("rw")
            yield PlaceMention(start, match.end(), None, "rw", 0.95, "rw", office=chair)
    for match in _at_words(document, _RW_WORD, _RW):
        if not _inside(taken, match.start()):
            chair = _CHAIR.search(document.text, max(0, match.start() - 12), match.start()) is not None
            yield PlaceMention(match.start(), match.end(), None, "rw", 0.95, "rw", office=chair)


def venues(document: Document, streets: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Halls, offices, markets, schools and other landmarks that carry a name."""
    # Every word of a headline may be capitalised, so a name has no end there.
    # But the head of minutes tells day and hall in one line.
    headline = document.headline if len(document.sentences) > 2 else None
    end = headline[1] if headline and not _YEAR.search(document.text, *headline) else 0
    taken = sorted((street.start, street.end) for street in streets)
    for match in _at_words(document, _VENUE_WORDS, _VENUE):
        if match.start() < end or _inside(taken, match.start()):
            continue
        alone = VENUE_ALONE_HERE.match(document.text, match.start())
        head = match["head"].lower()
        if _is_name(document, match, head):
            stop = _stop(document, match, head)
            if stop > match.end("head") or head in VENUE_ALONE:
                start = match.start("name") + 1 if head in CUE_HEADS else match.start()
                yield PlaceMention(start, stop, None, "spot", 0.75, "venue")
                continue
        if alone and _placed(document, match.start()):
            yield PlaceMention(match.start(), alone.end(), None, "spot", 0.6, "venue")


def _inside(spans: Sequence[Span], place: int) -> bool:
    """Does a place lie in one of some spans, which stand in order and apart?"""
    at = bisect_right(spans, place, key=lambda span: span[0])
    return at > 0 and place < spans[at - 1][1]


def rooms(document: Document) -> Iterator[PlaceMention]:
    """Rooms whose kind stands behind their name: "di Intelligence Room Pemkab", "Tempat: Pontive Center"."""
    for i in document.at(_ROOMS):
        first = i
        while first > max(0, i - _LONGEST) and _joined_capital(document, first):
            first -= 1
        if first == i or i not in document.capitals or document.words[first] in ("call", "contact", "hotline"):
            continue
        if document.words[first - 1 : first] not in _AT and document.sign_before(document.starts[first]) not in ",:":
            continue
        end = document.ends[i]
        owner = _OWNER.match(document.text, end)
        yield PlaceMention(document.starts[first], owner.end() if owner else end, None, "spot", 0.7, "venue")


def _joined_capital(document: Document, i: int) -> bool:
    """Has the word before word i a capital, and only a blank behind it?"""
    return i - 1 in document.capitals and document.text[document.ends[i - 1] : document.starts[i]] == " "


def _is_name(document: Document, match: re.Match[str], head: str) -> bool:
    """Is the run a name: begun as one, and of a place rather than of somebody's employer?"""
    name = match["name"].strip()
    # "... ke RSUD. Anggota Polsek": the stop ends the sentence, unless the head is an abbreviation.
    if name and document.text[match.end("head")] == "." and head not in _SHORT_HEADS:
        return False
    if not name and head not in VENUE_ALONE:
        return False
    if (head in SLOPES and name[:1].isdigit()) or (head not in SEATS and name.split(".")[0] in ("Kel", "Kec", "Ds")):
        return False
    placed = _placed(document, match.start())
    small = head in PROPER_HEADS and not match["head"][0].isupper() and not (placed and head in SMALL_IN_PLACE)
    if small or (name and name.split()[0] in NOT_A_VENUE_NAME):
        return False
    if head == "halaman" and name and name.split()[0].lower() in _VENUE_HEADS:
        return False
    if head in ("kawasan", "pantai", "lingkungan", "halaman") and _REGION_CUE.match(name):
        return False
    i = bisect_left(document.starts, match.start())
    before = document.words[i - 1] if i else ""
    return before not in STAFF and (head not in BODY_HEADS or placed)


def _placed(document: Document, start: int) -> bool:
    return _PLACED.search(document.lower, max(0, start - 16), start) is not None


def _stop(document: Document, match: re.Match[str], head: str) -> int:
    """Where the name ends: before a person, a day, a verb in capitals, or another venue."""
    stop = match.start() + len(match[0].rstrip(" .,"))
    text, begun = document.text, match.end("head")
    stops = [
        found.start()
        for pattern in (_PERSON, _DAY)
        if (found := pattern.search(text, begun, stop)) and _NAME_WORD.search(text, begun, found.start())
    ]
    joined = _AND.search(text, begun, stop)
    if joined and (joined["next"].lower() in _VENUE_HEADS or head not in _JOINED_HEADS):
        stops.append(joined.start())
    if document.shouting:
        stops += [word.start() - 1 for word in _SHOUTED.finditer(text, begun, stop) if _VERB.match(word[0])]
    return end_before_person(text, match.start(), begun, min([stop, *stops]))


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
