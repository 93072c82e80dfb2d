"""One line, typed while the chair speaks, becomes the draft of an order: what, who, where, until when, which phase.

"OPD terkait normalisasi saluran Kel. Kebonsari Kulon, 2 minggu". What the line does not say stays empty; a person
confirms or corrects. Places and terms are read by `extraction`, offices against the list of the city's own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kentongan.actions import deadlines, due_rules
from kentongan.actions.models import DueRule
from kentongan.city.models import Agency, Region
from kentongan.intake import reading
from kentongan.meetings.offices import Offices

WORD = re.compile(r"[\w'/-]+\.?")
LONGEST_NAME = 7  # words
OPENERS = re.compile(
    r"^\W*(?:(?:mohon|tolong|minta|diminta|meminta|perintahkan|instruksi(?:kan)?|tugaskan|kepada|untuk|agar|supaya|arahan|"
    r"catat|pak|bu|bapak|ibu)\b\W*)+",
    re.IGNORECASE,
)
JOINER = re.compile(
    r"\s*(?:,\s*dan\b|,\s*serta\b|,|;|&|\+|/|\bdan\b|\bserta\b|\bbersama(?:-sama)?(?: dengan)?\b|\bdengan\b)\s*",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"^\W*(?:(?:agar|supaya|untuk|diminta|mohon|harus|wajib|tolong|lakukan|melakukan)\b\W*)*", re.IGNORECASE
)
BY = re.compile(r"\b(?:oleh|pic|pj|penanggung jawab)\b\s*:?\s*|\(", re.IGNORECASE)
RELATED = re.compile(
    r"^\W*(?:(?:semua|seluruh|para)\s)?(?:opd|dinas|instansi|perangkat daerah|skpd|pihak|jajaran|kepala opd)(?:-\w+)?\s"
    r"(?:yang\s)?(?:terkait|teknis|berwenang|pengampu)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"^\W*(?:telah |sudah |juga )?(?:minta|meminta|memerintahkan|perintahkan|menginstruksikan|instruksikan|menugaskan|"
    r"menekankan|berpesan|mengingatkan|mengarahkan|arahkan)\b(?: (?:kepada|agar|supaya))?\s*",
    re.IGNORECASE,
)
# A body that is no office of ours: one written in capitals, or one of those that every city has.
STRANGER = re.compile(r"[A-Z]{2,}[\w-]*(?: [A-Z]{2,}[\w-]*)?|(?i:puskesmas|polsek|koramil|babinsa|bhabinkamtibmas)\b")
HERE = re.compile(r"^\W*(?P<kind>lurah|kelurahan|camat|kecamatan)\s(?:setempat|tersebut|terkait)\b", re.IGNORECASE)
KINDS = {"lurah": "kelurahan", "kelurahan": "kelurahan", "camat": "kecamatan", "kecamatan": "kecamatan"}
# Words that tell the phase of the law (UU 7/2012: pencegahan, penghentian, pemulihan); without any it is prevention.
PHASES = (
    (
        "pemulihan",
        r"pulihkan|pemulihan|rehabilitasi|rekonstruksi|trauma|santun|rekonsiliasi|bantuan korban|pascabencana",
    ),
    (
        "penghentian",
        r"hentikan|penghentian|evakuasi|bubarkan|amankan lokasi|lerai|padamkan|pengungsi|blokir|tutup lokasi",
    ),
)


@dataclass(frozen=True)
class Proposal:
    """What a line seems to order; every part may be empty.

    Attributes:
        text: what is to be done, without who and until when.
        offices: who is named.
        vague: words that name somebody, but no office of ours: "OPD terkait".
        region: where, None if the line names no place of ours.
        due_on: until when, None if the line does not say; `due_said` are its words.
        phase: code of the phase.
    """

    text: str
    offices: list[Agency] = field(default_factory=list)
    vague: str = ""
    region: Region | None = None
    due_on: date | None = None
    due_said: str = ""
    phase: str = "pencegahan"


def propose(
    line: str,
    *,
    offices: Offices,
    regions: Mapping[str, Region],
    rules: Mapping[str, DueRule],
    holidays: Mapping[date, str],
    said_on: date,
) -> Proposal:
    """Read one line as an order.

    Args:
        line: what was typed.
        offices: the offices of the city.
        regions: code → region, those of the member's area.
        rules: the city's words for due dates, by code.
        holidays: day → name, of this year and the next.
        said_on: the day of the rakor.
    """
    line = " ".join(line.split())
    feasts = {name: day for day, name in sorted(holidays.items(), reverse=True) if day > said_on}
    told, term = reading.heard(line, on=said_on, feasts=feasts)
    due_on = _due(term, rules, holidays, said_on)
    rest = f"{line[: term.span[0]]}, {line[term.span[1] :]}" if term else line
    region = _region([place["code"] for place in told["places"] if place.get("code")], regions)
    named, vague, rest = _addressed(rest, offices, region)
    if region is None and named:
        region = _region([office.region_id for office in named], regions) if _one_place(named) else None
    return Proposal(
        text=_clean(rest) or _clean(line),
        offices=named,
        vague=vague,
        region=region,
        due_on=due_on,
        due_said=term.said if term else "",
        phase=next((code for code, words in PHASES if re.search(words, line.lower())), "pencegahan"),
    )


def _due(
    term: reading.Term | None, rules: Mapping[str, DueRule], holidays: Mapping[date, str], on: date
) -> date | None:
    if term is None:
        return None
    if term.soon:
        return due_rules.reckon(rules[due_rules.SOON], on).day
    if term.working_days:
        return deadlines.count(on, term.working_days, working_only=True, holidays=holidays).day
    return term.day


def _region(codes: Sequence[str], regions: Mapping[str, Region]) -> Region | None:
    """Return the one place that is told, or the smallest region that holds all that are."""
    known = [code for code in codes if code in regions]
    inner = [code for code in known if not any(other != code and other.startswith(code) for other in known)]
    if not inner:
        return None
    shared = inner[0].split(".")
    for code in inner[1:]:
        parts = code.split(".")
        shared = shared[: next((i for i, (a, b) in enumerate(zip(shared, parts, strict=False)) if a != b), len(parts))]
    return regions.get(".".join(shared))


def _one_place(offices: Sequence[Agency]) -> bool:
    return all(office.kind in {"kelurahan", "kecamatan"} for office in offices) and len(offices) == 1


def _addressed(line: str, offices: Offices, region: Region | None) -> tuple[list[Agency], str, str]:
    """Return who is told, what names nobody of ours, and the line without them."""
    opened = OPENERS.sub("", line)
    vague = RELATED.match(opened)
    if vague:
        more, rest = _run(_after_joiner(opened[vague.end() :]), offices, region)
        return more, vague[0].strip(), BETWEEN.sub("", rest)
    found, rest = _run(opened, offices, region)
    asks = ASKS.match(rest) if found else None
    if asks:  # who was named first is the one who speaks
        found, rest = _run(rest[asks.end() :], offices, region)
    if found:
        stranger, rest = _stranger(rest)
        return found, stranger, BETWEEN.sub("", rest)
    for match in BY.finditer(line):
        found, after = _run(line[match.end() :], offices, region)
        if found:
            return found, "", f"{line[: match.start()]} {after.lstrip(') ')}"
    return [], "", opened


def _run(text: str, offices: Offices, region: Region | None) -> tuple[list[Agency], str]:
    """Take offices off the front of a text, as long as one is joined to the next."""
    found: list[Agency] = []
    rest = text
    while True:
        here = HERE.match(rest)
        some, end = (_of_place(here["kind"].lower(), offices, region), here.end()) if here else _front(rest, offices)
        if not some:
            return list(dict.fromkeys(found)), rest
        found += some
        rest = rest[end:]
        joined = JOINER.match(rest)
        if not joined or not (_front(rest[joined.end() :], offices)[0] or HERE.match(rest[joined.end() :])):
            return list(dict.fromkeys(found)), rest
        rest = rest[joined.end() :]


def _stranger(rest: str) -> tuple[str, str]:
    """Take a body off the front that is joined to the offices, but is none of ours: "… dan PMI"."""
    joined = JOINER.match(rest)
    told = STRANGER.match(rest, joined.end()) if joined else None
    return (told[0], rest[told.end() :]) if told else ("", rest)


def _front(text: str, offices: Offices) -> tuple[list[Agency], int]:
    """Return the office named by the longest run of first words, and where that run ends."""
    ends = [match.end() for match in WORD.finditer(text[:160])][:LONGEST_NAME]
    for end in reversed(ends):
        some = (
            offices.said(text[:end])
            if not JOINER.search(text[:end].strip()) or end == ends[0]
            else offices.find(text[:end])
        )
        if some:
            return some, end
    return [], 0


def _of_place(kind: str, offices: Offices, region: Region | None) -> list[Agency]:
    wanted = KINDS[kind]
    code = region.code if region else ""
    return [one for one in offices.agencies if one.kind == wanted and code and code.startswith(one.region_id)][:1]


def _after_joiner(text: str) -> str:
    joined = JOINER.match(text)
    return text[joined.end() :] if joined else text


def _clean(text: str) -> str:
    told = re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))
    told = re.sub(r"(?:,\s*){2,}", ", ", told).replace("()", "").strip(" ,;:.-–")
    return told[:1].upper() + told[1:]
