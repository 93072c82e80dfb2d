"""Counts how much of the wanted answers a reader gives, field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from kentongan.extraction import Reading
from kentongan.extraction.tests.unseen import Unseen

Reader = Callable[[str, date | None, str | None], Reading]


@dataclass
class Tally:
    """Right answers among those wanted and those given."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def add(self, right: int, wanted: int, given: int | None = None) -> None:
        """Counts one text; without ``given`` only the wanted answers count."""
        self.right += right
        self.wanted += wanted
        self.given += wanted if given is None else given

    @property
    def score(self) -> float:
        """F1, which is the accuracy where as many answers are given as wanted.

        >>> Tally(3, 4, 4).score
        0.75
        """
        both = self.wanted + self.given
        return 2 * self.right / both if both else 1.0


@dataclass
class Scores:
    """The tallies of a list of texts, and what went wrong, in words."""

    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    kinds: list[tuple[str, str]] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)

    def macro(self) -> float:
        """The mean of the F1 of each kind that is wanted at least once."""
        wanted, given = Counter(w for w, _ in self.kinds), Counter(g for _, g in self.kinds)
        right = Counter(w for w, g in self.kinds if w == g)
        return sum(2 * right[k] / (wanted[k] + given[k]) for k in wanted) / max(1, len(wanted))

    def table(self) -> dict[str, float]:
        """Field -> score between 0 and 1."""
        rows = {name: round(tally.score, 3) for name, tally in self.fields.items()}
        return {**rows, "kind_macro_f1": round(self.macro(), 3)}


def score(texts: Iterable[Unseen], reader: Reader) -> Scores:
    """Reads every text twice, with and without its day of publication, and counts."""
    scores = Scores()
    for text in texts:
        reading = reader(text.text, text.published_day, text.home)
        alone = reader(text.text, None, text.home).event_date.value
        faults: list[str] = []
        _plain(text, reading, alone, scores, faults)
        _places(text, reading, scores, faults)
        _persons(text, reading, scores, faults)
        _bodies(text, reading, scores, faults)
        _issues(text, reading, scores, faults)
        _orders(text, reading, scores, faults)
        if faults:
            scores.faults[text.name] = faults
    return scores


def _plain(text: Unseen, reading: Reading, alone: date | None, scores: Scores, faults: list[str]) -> None:
    allowed = text.kind.split("|")
    scores.kinds.append((reading.kind if reading.kind in allowed else allowed[-1], reading.kind))
    pairs = {
        "kind": (allowed, reading.kind),
        "date": ([text.day], reading.event_date.value),
        "date_alone": ([text.day_alone], alone),
        "severity": ([text.severity], reading.severity),
    }
    for name, (good, got) in pairs.items():
        scores.fields[name].add(got in good, 1)
        if got not in good:
            faults.append(f"{name}: wanted {good[0]}, got {got}")


def _places(text: Unseen, reading: Reading, scores: Scores, faults: list[str]) -> None:
    codes = {place.code for place in reading.places if place.code}
    happened = {place.code for place in reading.places if place.role == "event"}
    wanted = {*text.codes, *text.event}
    above = {code[:length] for code in wanted for length in (2, 5, 8)}
    scores.fields["place_codes"].add(len(wanted & codes), len(wanted))
    scores.fields["place_codes_f1"].add(len(wanted & codes), len(wanted), len(codes - (above - wanted)))
    scores.fields["place_event"].add(len(set(text.event) & happened), len(text.event))
    if wanted - codes or set(text.event) - happened or codes - above - wanted:
        faults.append(f"places: wanted {sorted(wanted)}, got {[(p.text, p.code, p.role) for p in reading.places]}")


def _persons(text: Unseen, reading: Reading, scores: Scores, faults: list[str]) -> None:
    got = {person.name: person.role for person in reading.persons}
    right = [name for name in text.persons if name in got]
    scores.fields["persons"].add(len(right), len(text.persons), len(got))
    if set(got) != set(text.persons):
        faults.append(f"persons: wanted {list(text.persons)}, got {list(got)}")
    for name in right:
        role = text.persons[name]
        if role:
            fits = (got[name] or "").lower().startswith(role.lower())
            scores.fields["person_roles"].add(fits, 1)
            if not fits:
                faults.append(f"role of {name}: wanted {role}, got {got[name]}")


def _bodies(text: Unseen, reading: Reading, scores: Scores, faults: list[str]) -> None:
    got = [body.canonical for body in reading.organisations]
    right = sum(any(_alike(name, other) for other in got) for name in text.bodies)
    surplus = [other for other in got if not any(_alike(name, other) for name in text.bodies)]
    scores.fields["organisations"].add(right, len(text.bodies), right + len(surplus))
    if right < len(text.bodies) or surplus:
        faults.append(f"bodies: wanted {list(text.bodies)}, got {got}")


def _alike(one: str, other: str) -> bool:
    a, b = (name.lower().replace(".", "") for name in (one, other))
    return a in b or b in a


def _issues(text: Unseen, reading: Reading, scores: Scores, faults: list[str]) -> None:
    got = {issue.category for issue in reading.issues}
    scores.fields["issues"].add(len(got & set(text.issues)), len(text.issues), len(got))
    if got != set(text.issues):
        faults.append(f"issues: wanted {list(text.issues)}, got {sorted(got)}")


def _orders(text: Unseen, reading: Reading, scores: Scores, faults: list[str]) -> None:
    if text.orders is None:
        return
    free = list(reading.directives)
    for words, who in text.orders.items():
        at = text.text.index(words)
        hit = next((d for d in free if d.span[0] < at + len(words) and at < d.span[1]), None)
        scores.fields["directives"].add(hit is not None, 1, 0)
        if hit is None:
            faults.append(f"order missed: {words}")
            continue
        free.remove(hit)
        fits = (hit.responsible or "").lower() == (who or "").lower()
        scores.fields["responsible"].add(fits, 1)
        if not fits:
            faults.append(f"order {words}: wanted {who}, got {hit.responsible}")
    scores.fields["directives"].given += len(reading.directives)
    if free:
        faults.append(f"orders too many: {[(d.text, d.responsible) for d in free]}")
