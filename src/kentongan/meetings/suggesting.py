"""From a Reading to the first values of the minutes: suggestions that a person corrects and confirms."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.intake.models import Report
from kentongan.meetings.models import Mode
from kentongan.meetings.offices import Offices

Row = dict[str, Any]
USUAL_DAYS = 14
SOON_WORKDAYS = 3
FRIDAY = 5  # weekdays below this number are working days; holidays are not known here
CHAIRS = ("wali kota", "walikota", "bupati", "gubernur", "sekretaris daerah", "sekda", "kepala bakesbangpol")
OFFICE = (
    r"(?P<office>(?:Pj\.? |Penjabat |Plt\.? )?(?:Wali ?Kota|Bupati|Gubernur|Sekretaris Daerah|Sekda)(?: [A-Z]\w+){0,2})"
)
LED = re.compile(OFFICE + r"[^.\n]{0,60}?\b(?:memimpin|membuka|mengetuai)\b")
LED_BY = re.compile(r"\b(?:dipimpin|dibuka|diketuai)(?:\s+langsung)?(?:\s+oleh)?\s+" + OFFICE)
# What a rakor of the team is called in a text, however its lines are broken.
NAMED = re.compile(
    r"\b(?P<what>Rapat\s+Koordinasi|Rakor)\b(?:\s*\(\s*Rakor\s*\))?"
    r"(?P<whose>(?:\s+(?:[A-Z][\w/-]*|dan|di)){0,8}?\s+Konflik\s+Sosial)\b"
)
ELSEWHERE = re.compile(r"\b(?:Kota|Kabupaten)\s+[A-Z][a-z]+")
QUOTES = "“”\"' "
VENUES = ("ruang", "gedung", "kantor", "aula", "balai", "pendopo", "hotel", "command center")


@dataclass
class Suggestion:
    """First values for the head and the three lists; `hints` says what a person has to settle."""

    head: Row
    attendance: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    directives: list[Row] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def initial(
    report: Report,
    *,
    offices: Offices,
    dimension_of: Callable[[str], str],
    region: str,
    zone: ZoneInfo,
    usual: Callable[[str], tuple[str, str]] = lambda _text: ("", ""),
) -> Suggestion:
    """Return the first values for the minutes that an article tells of.

    Args:
        report: the article, with its reading.
        offices: the offices of the member's area.
        dimension_of: the usual dimension of a category, asked only where the reading has none.
        region: code of the region the rakor is held for.
        zone: the city's time zone, in which a day of receipt is a day.
        usual: the offices that were told such a thing before, as the form names them, and where: asked for an order
            whose offices the text does not say.
    """
    reading = report.reading or {}
    day = _day(reading) or report.received_at.astimezone(zone).date()
    head = {
        "title": _title(report.text, day),
        "held_on": day,
        "place": _venue(reading),
        "mode": _mode(report.text),
        "chair": _chair(reading, report.text),
        "region": region,
        "classification": report.classification,
    }
    return Suggestion(
        head=head,
        attendance=_attendance(reading, offices),
        issues=[_issue(found, dimension_of, region) for found in reading.get("issues") or []],
        directives=[_directive(found, offices, day, region, usual) for found in reading.get("directives") or []],
        hints=_hints(report.text, reading, offices.home),
    )


def due(told: str | None, *, held_on: date) -> date:
    """Return the day an order falls due: the day it names, three working days for "segera", else two weeks.

    >>> due("segera", held_on=date(2026, 1, 28))  # a Wednesday: Thursday, Friday, Monday
    datetime.date(2026, 2, 2)
    >>> due(None, held_on=date(2026, 1, 28))
    datetime.date(2026, 2, 11)
    """
    if told == "segera":
        day, left = held_on, SOON_WORKDAYS
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < FRIDAY
        return day
    named = _iso(told)
    return named if named and named >= held_on else held_on + timedelta(days=USUAL_DAYS)


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _day(reading: Row) -> date | None:
    return _iso((reading.get("event_date") or {}).get("value"))


def _hints(text: str, reading: Row, home: set[str]) -> list[str]:
    """Return what a person has to look at first: no day was read, or the text never speaks of the own city."""
    hints = [] if _day(reading) else [_("Tanggal rakor tidak terbaca; yang terisi adalah hari laporan diterima.")]
    elsewhere = ELSEWHERE.search(text)
    if elsewhere and not any(word in text.lower() for word in home):
        said = _("Teks ini bercerita tentang %(place)s. Periksa apakah rakor ini memang milik wilayah Anda.")
        hints.append(said % {"place": " ".join(elsewhere[0].split())})
    return hints


def _title(text: str, day: date) -> str:
    """Return what the rakor is called, with its month; the first line of the text where it is not named."""
    named = NAMED.search(text)
    if named:
        words = " ".join(f"{named['what']} {named['whose']}".split())
        with translation.override("id"):
            return f"{words}, {date_format(day, 'F Y')}"[:200]
    lines = [" ".join(line.split()) for line in text.splitlines()]
    first = next((line for line in lines if len(line.split()) > 3), "")  # past the furniture of a web page
    return first if len(first) <= 200 else first[:198].rsplit(" ", 1)[0] + " …"


def _mode(text: str) -> str:
    words = text.lower()
    online, on_site = "daring" in words, "luring" in words or "langsung" in words or "bertempat" in words
    if not online:
        return Mode.ON_SITE
    return Mode.BOTH if on_site or "ruang" in words else Mode.ONLINE


def _venue(reading: Row) -> str:
    named = [place["text"] for place in reading.get("places") or [] if place.get("level") in {"spot", "street"}]
    rooms = [name for name in named if name.lower().startswith(VENUES)]
    return str((rooms or named or [""])[0])[:160]


def _chair(reading: Row, text: str) -> str:
    """Return the office of whoever seems to have led; the secretary puts a name only if the paper needs one."""
    roles = [" ".join(person["role"].split()) for person in reading.get("persons") or [] if person.get("role")]
    for office in CHAIRS:
        for role in roles:
            if office in role.lower() and not role.lower().startswith("wakil"):
                return role[:160]
    told = LED.search(text) or LED_BY.search(text)  # an office without a name is nobody's role, yet it led
    return " ".join(told["office"].split())[:160] if told else ""


def _attendance(reading: Row, offices: Offices) -> list[Row]:
    named = [found.get("canonical") or found["text"] for found in reading.get("organisations") or []]
    named += [person["role"] for person in reading.get("persons") or [] if person.get("role")]
    known = dict.fromkeys(name for text in named for name in offices.guess(text))
    return [{"office": name, "mode": Mode.ON_SITE} for name in known]


def _issue(found: Row, dimension_of: Callable[[str], str], region: str) -> Row:
    return {
        "text": _sentence(found.get("quote") or found.get("topic") or ""),
        "category": found["category"],
        "dimension": found.get("dimension") or dimension_of(found["category"]),
        "region": region,
    }


def _directive(
    found: Row, offices: Offices, held_on: date, region: str, usual: Callable[[str], tuple[str, str]]
) -> Row:
    """Return one order; an office that is not ours stays visible as a hint, the field itself stays empty."""
    told = found.get("responsible") or ""
    known = offices.guess(told) if told else []
    before, whence = ("", "") if known else usual(found["text"])
    return {
        "text": _sentence(found["text"]),
        "responsible": ", ".join(known),
        "hint": "" if known else told,
        "usual": before,
        "whence": whence,
        "region": region,
        "phase": "pencegahan",
        "due_on": due("segera" if _soon(found) else found.get("due"), held_on=held_on),
    }


def _sentence(text: str) -> str:
    """Return words cut out of a text as minutes have them: in one line, without a lonely mark, with a capital.

    >>> _sentence('"segera  melakukan\\nnormalisasi')
    'Segera melakukan normalisasi'
    """
    words = " ".join(text.split())
    if words[:1] in QUOTES and not any(mark in words[1:] for mark in '”"'):
        words = words.lstrip(QUOTES)
    return words[:1].upper() + words[1:]


def _soon(found: Row) -> bool:
    return found.get("due") == "segera" or (not found.get("due") and "segera" in found["text"].lower().split())
