"""How a report is worded: kinds and voices from ``data/phrases.toml``, filled and shortened as on a phone."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from random import Random
from typing import Any, Final

from kentongan.demo.records import Happening, Kind, Voice

MARK: Final = "[SIMULASI]"
_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_CITY: Final = "kota"
_POLICE_MATTERS: Final = frozenset({"crime", "public_order", "drugs"})
_ON_STREETS: Final = frozenset({"traffic", "public_order"})


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All sentences: kinds and voices by code, shortened words, streets by kelurahan."""

    kinds: Mapping[str, Kind]
    voices: Mapping[str, Voice]
    abbreviations: Mapping[str, str]
    streets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """A finished text and the spot it names, if any."""

    text: str
    spot: str | None


@cache
def load_phrases() -> Phrasebook:
    """The phrasebook shipped with the demonstration.

    >>> load_phrases().kinds["curwan"].category
    'crime'
    """
    text = resources.files("kentongan.demo").joinpath("data/phrases.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Phrasebook(
        kinds={row["code"]: _kind(row) for row in data["kind"]},
        voices={role: Voice(role=role, **_tuples(row)) for role, row in data["voice"].items()},
        abbreviations=data["abbreviations"],
        streets=_tuples(data["streets"]),
    )


def word(happening: Happening, voice: Voice, received: datetime, rng: Random) -> Wording:
    """Tell a happening in one voice; equal generators give equal texts.

    The spot and the facts of a happening (what, how many) stay the same in every telling; the sentence around them and
    the remark in its last slot change.
    """
    book = load_phrases()
    kind = book.kinds[happening.kind]
    facts = _facts(happening, kind, rng)
    template = rng.choice(kind.templates)
    slots = facts | {
        "waktu": when_words(happening.at, received, rng),
        "wil": _region_words(happening, rng),
        "salam": _greeting(received),
        "hari": _greeting(received).partition(" ")[2],
    }
    body = _capital(template.format_map(slots))
    opening = rng.choice(voice.openings).format_map(slots) if rng.random() < 0.75 else ""
    closings = voice.closings + (voice.crime_closings if kind.category in _POLICE_MATTERS else ())
    closing = rng.choice(closings) if rng.random() < 0.7 else ""
    text = " ".join(part for part in (opening, body, closing) if part)
    text = shorten(text, book.abbreviations, voice.shorten * rng.choice((0.0, 0.6, 1.3)), rng)
    if voice.role == "rt" and rng.random() < 0.35:
        text = text.lower()
    marked = f"{MARK} {text}" if rng.random() < 0.7 else f"{text} {MARK}"
    return Wording(text=marked, spot=facts["tempat"] if "{tempat}" in template else None)


def shorten(text: str, words: Mapping[str, str], share: float, rng: Random) -> str:
    """Shorten about that share of the known words, keeping a capital first letter.

    >>> shorten("Warga yang belum tidur", {"warga": "wrg", "yang": "yg"}, 1.0, Random(1))
    'Wrg yg belum tidur'
    """

    def one(match: re.Match[str]) -> str:
        full = match.group()
        short = words.get(full.lower())
        if short is None or rng.random() >= share:
            return full
        return short.capitalize() if full[0].isupper() else short

    return re.sub(r"\b[A-Za-z]+\b", one, text)


def when_words(at: datetime, told: datetime, rng: Random) -> str:
    """Say when something happened, seen from the moment of telling.

    >>> from datetime import timedelta
    >>> night = datetime(2026, 1, 28, 1, 30)
    >>> when_words(night, night + timedelta(minutes=10), Random(3))
    'barusan'
    """
    part = _part_of_day(at.hour)
    days = (told.date() - at.date()).days
    if (told - at).total_seconds() < 40 * 60:
        return rng.choice(("barusan", "baru saja", f"jam {at:%H.%M} ini"))
    if days == 0:
        said = f"{part} tadi" if part == "dini hari" else rng.choice((f"tadi {part}", f"{part} tadi", f"{part} ini"))
    elif days == 1 and part == "malam":
        said = rng.choice(("tadi malam", "semalam", "kemarin malam"))
    elif days == 1:
        said = f"kemarin {part}"
    elif days < 6:
        said = f"{_WEEKDAYS[at.weekday()]} {part}" if rng.random() < 0.6 else f"{days} hari lalu"
    else:
        said = f"tanggal {at.day}/{at.month}"
    hour = ("", "", f" sekitar jam {at.hour}", f" jam {at:%H.%M}", f" pukul {at:%H.%M} WIB", f" jam {at.hour}an")
    return said + rng.choice(hour)


def _facts(happening: Happening, kind: Kind, teller: Random) -> dict[str, str]:
    rng = Random(happening.key)  # noqa: S311 - a simulation, not a secret
    streets = load_phrases().streets.get(happening.village.code, ()) if happening.village else ()
    spot = rng.choice(kind.places) if kind.places else ""
    if streets and kind.category in _ON_STREETS and rng.random() < 0.5:
        spot = rng.choice(streets)
    facts = {slot: rng.choice(values) for slot, values in kind.slots.items()}
    remark = next(reversed(facts))
    facts[remark] = teller.choice(kind.slots[remark])
    numbers = {"rt": f"{rng.randint(1, 9):02d}", "rw": f"{rng.randint(1, 8):02d}", "n": str(rng.randint(2, 6))}
    # A value may itself hold a number, as in "{n} ekor domba".
    return numbers | {slot: value.format_map(numbers) for slot, value in facts.items()} | {"tempat": spot}


def _region_words(happening: Happening, rng: Random) -> str:
    village = happening.village
    if village is None:
        return _CITY
    name = rng.choice(village.spellings) if village.spellings and rng.random() < 0.25 else village.name
    return rng.choice((f"Kelurahan {name}", f"Kel. {name}", f"kel {name}", name, name, f"wilayah {name}"))


def _part_of_day(hour: int) -> str:
    limits = ((4, "dini hari"), (10, "pagi"), (15, "siang"), (18, "sore"), (24, "malam"))
    return next(words for limit, words in limits if hour < limit)


def _greeting(told: datetime) -> str:
    return "Selamat " + _part_of_day(told.hour).replace("dini hari", "pagi")


def _capital(sentence: str) -> str:
    return re.sub(r"(^|\. )([a-z])", lambda match: match.group(1) + match.group(2).upper(), sentence)


def _kind(row: Mapping[str, Any]) -> Kind:
    fields = {key: value for key, value in row.items() if key != "slots"}
    return Kind(**_tuples(fields), slots=_tuples(row.get("slots", {})))


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
