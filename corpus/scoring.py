"""How many of the marked answers a reader gives, field by field, with bootstrap intervals.

Each document gives, for each field, three counts: right, wanted, given. F1 is 2 right / (wanted + given), which is the
accuracy where as many answers are given as wanted. Intervals come from drawing the documents anew, with replacement
(Efron 1979), 1,000 times with a generator that is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from corpus.documents import Document, Mark
from kentongan.extraction import Reading
from kentongan.extraction.names import same_person
from kentongan.extraction.records import KINDS

Reader = Callable[[str, date | None, str], Reading]
Counts = tuple[int, int, int]


@dataclass(frozen=True)
class Marked:
    """The counts of one document, its kind as marked and as read, and what was wrong, in words."""

    counts: dict[str, Counts]
    kind: tuple[str, str]
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Score:
    """A score between 0 and 1, its 95 % interval, and how many answers were wanted."""

    value: float
    low: float
    high: float
    wanted: int


def score(documents: Iterable[Document], reader: Reader) -> dict[str, Marked]:
    """Read every document with and without its day of publication; document id -> counts."""
    return {document.id: _one(document, reader) for document in documents}


def table(marked: Sequence[Marked], rng: np.random.Generator, draws: int = 1000) -> dict[str, Score]:
    """Field -> score with its interval.

    >>> one = Marked({"date": (1, 1, 1)}, ("meeting", "meeting"))
    >>> table([one, one], np.random.default_rng(1), 10)["date"]
    Score(value=1.0, low=1.0, high=1.0, wanted=2)
    """
    drawn = rng.integers(0, len(marked), (draws, len(marked)))
    scores = {}
    for name in dict.fromkeys(name for one in marked for name in one.counts):
        counts = np.array([one.counts.get(name, (0, 0, 0)) for one in marked])
        scores[name] = _score(_f1(counts.sum(0)), _f1(counts[drawn].sum(1)), int(counts[:, 1].sum()))
    kinds = np.array([[KINDS.index(one.kind[0]), KINDS.index(one.kind[1])] for one in marked])
    macro = np.array([_macro(kinds[row]) for row in drawn])
    scores["kind_macro"] = _score(_macro(kinds), macro, len(marked))
    return scores


def _score(value: float, draws: np.ndarray, wanted: int) -> Score:
    low, high = np.nanquantile(draws, [0.025, 0.975])
    return Score(round(float(value), 3), round(float(low), 3), round(float(high), 3), wanted)


def _f1(counts: np.ndarray) -> np.ndarray:
    right, wanted, given = np.moveaxis(counts, -1, 0)
    with np.errstate(invalid="ignore"):
        return 2 * right / (wanted + given)


def _macro(kinds: np.ndarray) -> float:
    wanted = np.bincount(kinds[:, 0], minlength=len(KINDS))
    given = np.bincount(kinds[:, 1], minlength=len(KINDS))
    right = np.bincount(kinds[kinds[:, 0] == kinds[:, 1], 0], minlength=len(KINDS))
    there = wanted > 0
    return float((2 * right[there] / (wanted + given)[there]).mean())


def _one(document: Document, reader: Reader) -> Marked:
    reading = reader(document.text, document.published, document.home)
    alone = reader(document.text, None, document.home).event_date.value
    marked = Marked({}, (document.kind, reading.kind))
    _plain(document, reading, alone, marked)
    _persons(document, reading, marked)
    _places(document, reading, marked)
    _bodies(document, reading, marked)
    _issues(document, reading, marked)
    _spans(document, reading, marked)
    return marked


def _plain(document: Document, reading: Reading, alone: date | None, marked: Marked) -> None:
    pairs = {
        "kind": (document.kind, reading.kind),
        "date": (document.event_date, reading.event_date.value),
        "severity": (document.severity, reading.severity),
        "language": (document.language, reading.language),
    }
    for name, (wanted, got) in pairs.items():
        marked.counts[name] = (int(wanted == got), 1, 1)
        if wanted != got:
            marked.faults.append(f"{name}: wanted {wanted}, got {got}")
    # A year that does not stand in the text may still be inferred from the weekday; the true day is always right.
    good = alone in (document.event_date_alone, document.event_date)
    marked.counts["date_alone"] = (int(good), 1, 1)
    if not good:
        marked.faults.append(f"date_alone: wanted {document.event_date_alone or document.event_date}, got {alone}")


def people(document: Document) -> dict[str, str | None]:
    """The distinct persons of a document with their offices; short mentions are folded into the full name."""
    told: dict[str, str | None] = {}
    marks = sorted(document.marked("person"), key=lambda mark: mark.span[0] - mark.span[1])
    for mark in marks:
        name = " ".join(document.text[slice(*mark.span)].split())
        known = next((full for full in told if same_person(name, full)), name)
        told[known] = told.get(known) or mark.attributes.get("role")
    return told


def _persons(document: Document, reading: Reading, marked: Marked) -> None:
    wanted = people(document)
    folded = {name.casefold(): role for name, role in wanted.items()}
    got = {person.name.casefold(): person.role for person in reading.persons}
    both = folded.keys() & got.keys()
    agreed = sum(_same_role(folded[name], got[name]) for name in both)
    marked.counts["persons"] = (len(both), len(folded), len(got))
    marked.counts["persons_with_role"] = (agreed, len(folded), len(got))
    if agreed < max(len(folded), len(got)):
        marked.faults.append(f"persons: wanted {wanted}, got { ({p.name: p.role for p in reading.persons}) }")


def _same_role(wanted: str | None, got: str | None) -> bool:
    """Is it the same office? How much of its area is said does not matter."""
    if not wanted or not got:
        return not wanted and not got
    one, other = (" ".join(role.casefold().replace(".", "").split()) for role in (wanted, got))
    return one.startswith(other) or other.startswith(one)


def _places(document: Document, reading: Reading, marked: Marked) -> None:
    marks = document.marked("place")
    villages = {mark.attributes["code"] for mark in marks if _at_home(mark, document.home)}
    codes = {place.code for place in reading.places if place.code}
    marked.counts["village_code"] = (len(villages & codes), len(villages), len(villages))
    event = {_place_name(document.text[slice(*mark.span)]) for mark in marks if mark.attributes.get("event")}
    found = {_place_name(place.text) for place in reading.places if place.role == "event"}
    right = sum(any(one in other or other in one for other in found) for one in event)
    surplus = sum(not any(one in other or other in one for other in event) for one in found)
    marked.counts["event_place"] = (right, len(event), right + surplus)
    names = {_place_name(document.text[slice(*mark.span)]) for mark in marks}
    got = {_place_name(place.text) for place in reading.places}
    marked.counts["places"] = (len(names & got), len(names), len(got))
    if villages - codes or right < len(event) or surplus:
        shown = [(place.text, place.code, place.role) for place in reading.places]
        marked.faults.append(f"places: villages {sorted(villages)}, event {sorted(event)}, got {shown}")


def _at_home(mark: Mark, home: str) -> bool:
    code = mark.attributes.get("code", "")
    return mark.attributes["level"] == "village" and code.startswith(home)


def _place_name(text: str) -> str:
    words = text.casefold().replace(".", " ").split()
    cues = ("kelurahan", "kel", "kecamatan", "kec", "desa", "ds", "kota", "kabupaten", "kab", "jalan", "jl", "provinsi")
    return " ".join(words[1:] if len(words) > 1 and words[0] in cues else words)


def _bodies(document: Document, reading: Reading, marked: Marked) -> None:
    wanted = {
        (mark.attributes.get("name") or document.text[slice(*mark.span)]).casefold() for mark in document.marked("org")
    }
    got = {body.canonical.casefold() for body in reading.organisations}
    marked.counts["organisations"] = (len(wanted & got), len(wanted), len(got))
    if wanted != got:
        marked.faults.append(f"bodies: missed {sorted(wanted - got)}, too many {sorted(got - wanted)}")


def _issues(document: Document, reading: Reading, marked: Marked) -> None:
    for name in ("category", "dimension"):
        wanted = {mark.attributes[name] for mark in document.marked("issue")}
        got = {getattr(issue, name) for issue in reading.issues}
        marked.counts[f"issue_{name}"] = (len(wanted & got), len(wanted), len(got))
        if wanted != got:
            marked.faults.append(f"{name}: wanted {sorted(wanted)}, got {sorted(got)}")


def _spans(document: Document, reading: Reading, marked: Marked) -> None:
    orders = document.marked("directive")
    pairs = _matched(orders, [order.span for order in reading.directives])
    agreed = sum(
        _offices(orders[i].attributes.get("responsible")) == _offices(reading.directives[j].responsible)
        for i, j in pairs
    )
    marked.counts["directives"] = (len(pairs), len(orders), len(reading.directives))
    marked.counts["directives_with_office"] = (agreed, len(orders), len(reading.directives))
    dues = [(orders[i].attributes.get("due"), reading.directives[j].due) for i, j in pairs]
    on_time = sum(wanted is not None and wanted == got for wanted, got in dues)
    told = sum(order.due is not None for order in reading.directives)
    marked.counts["directives_due"] = (on_time, sum("due" in order.attributes for order in orders), told)
    said = document.marked("quote")
    heard = _matched(said, [quote.span for quote in reading.quotes])
    speakers = sum(_same_speaker(said[i].attributes.get("speaker"), reading.quotes[j].speaker) for i, j in heard)
    marked.counts["quotes_with_speaker"] = (speakers, len(said), len(reading.quotes))
    if agreed < max(len(orders), len(reading.directives)):
        wanted = [(document.text[slice(*mark.span)], mark.attributes.get("responsible")) for mark in orders]
        got = [(order.text, order.responsible) for order in reading.directives]
        marked.faults.append(f"orders: wanted {wanted}, got {got}")
    if speakers < max(len(said), len(reading.quotes)):
        tagged = [(document.text[slice(*mark.span)][:40], mark.attributes.get("speaker")) for mark in said]
        marked.faults.append(f"quotes: wanted {tagged}, got {[(q.text[:40], q.speaker) for q in reading.quotes]}")


def _matched(marks: list[Mark], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs whose overlap is more than half of their union, each used once."""
    pairs, used = [], set()
    for i, mark in enumerate(marks):
        for j, span in enumerate(spans):
            shared = min(mark.span[1], span[1]) - max(mark.span[0], span[0])
            union = max(mark.span[1], span[1]) - min(mark.span[0], span[0])
            if j not in used and shared > union / 2:
                pairs.append((i, j))
                used.add(j)
                break
    return pairs


def _offices(told: str | None) -> set[str]:
    return {name.strip().casefold() for name in (told or "").replace(";", ",").split(",") if name.strip()}


def _same_speaker(wanted: str | None, got: str | None) -> bool:
    if not wanted or not got:
        return not wanted and not got
    one, other = wanted.casefold(), got.casefold()
    return one in other or other in one
