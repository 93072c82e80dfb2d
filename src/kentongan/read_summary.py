"""What the reader found, as lines for a clerk: what, when, where, who, which problems, who is to do what by when."""

from datetime import date
from functools import cache
from textwrap import shorten

from kentongan.city.vocabulary import load_terms
from kentongan.extraction import Reading
from kentongan.extraction.records import Directive, Issue, Place, Quote

_KINDS = {
    "meeting": "rapat",
    "incident": "kejadian",
    "rumour": "isu",
    "activity": "kegiatan",
    "appeal": "imbauan",
    "irrelevant": "tidak relevan",
}
_LANGUAGES = {"id": "Indonesia", "jv": "Jawa", "mad": "Madura"}
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_WIDTH = 110


def summary(name: str, reading: Reading) -> str:
    """The reading of the file ``name`` as lines of text; what was not found says why."""
    happened = [_place(place) for place in reading.places if place.role == "event"]
    mentioned = [_place(place) for place in reading.places if place.role != "event"]
    told = [
        ("jenis", [f"{_KINDS[reading.kind]}, tingkat {reading.severity}, bahasa {_LANGUAGES[reading.language]}"]),
        ("tanggal", [_day(reading)]),
        ("tempat", ["; ".join(happened) or f"tidak diketahui: {reading.reasons.get('places', 'hanya disebut')}"]),
        ("disebut", ["; ".join(mentioned)] if mentioned else []),
        ("orang", [p.name + (f", {p.role}" if p.role else "") for p in reading.persons]),
        ("lembaga", ["; ".join(body.canonical for body in reading.organisations)] if reading.organisations else []),
        ("masalah", [_issue(issue) for issue in reading.issues]),
        ("arahan", [_order(order) for order in reading.directives]),
        ("kutipan", [_quote(quote) for quote in reading.quotes]),
        ("catatan", [reading.reasons["text"]] if "text" in reading.reasons else []),
    ]
    rows = [f"  {'' if n else label:<8} {line}" for label, lines in told for n, line in enumerate(lines)]
    return "\n".join([name, *rows])


def _day(reading: Reading) -> str:
    found = reading.event_date
    if found.value is None:
        return f"tidak diketahui: {found.reason}"
    return _named(found.value) + (" (disimpulkan)" if found.inferred else "")


def _named(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.isoformat()}"


def _place(place: Place) -> str:
    return f"{place.text} [{place.code}]" if place.code else place.text


def _issue(issue: Issue) -> str:
    category, dimension = _label("issue_category", issue.category), _label("dimension", issue.dimension)
    return f"{category} ({dimension.lower()}): {_cut(issue.quote)}"


@cache
def _label(kind: str, code: str) -> str:
    return next((row.label for row in load_terms() if (row.kind, row.code) == (kind, code)), code)


def _order(order: Directive) -> str:
    """Who is to act, what, and by when.

    >>> _order(Directive((0, 9), 1, "orders", "mengeruk saluran", "DPUPR", "2025-11-30"))
    'DPUPR: mengeruk saluran (paling lambat Minggu 2025-11-30)'
    """
    due = order.due
    by = (
        "" if due is None else " (segera)" if due == "segera" else f" (paling lambat {_named(date.fromisoformat(due))})"
    )
    return f"{order.responsible or 'umum'}: {_cut(order.text)}{by}"


def _quote(quote: Quote) -> str:
    return f"{quote.speaker or 'tidak disebut siapa'}: “{_cut(quote.text)}”"


def _cut(text: str) -> str:
    return shorten(text, _WIDTH, placeholder=" …")
