"""Two colleagues write one report: each part is kept by its own revision, and what collides is shown, not lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256

from django.db import transaction

from kentongan.city.models import Member
from kentongan.journal import services as journal
from kentongan.situations.amounts import typed
from kentongan.situations.models import Figure, Section, SituationReport, SituationState
from kentongan.situations.services import NoDraft


@dataclass(frozen=True)
class Text:
    """What somebody wrote below a heading, on top of the revision they had read; 0 where nothing stood."""

    heading: int
    text: str
    revision: int


@dataclass(frozen=True)
class Number:
    """A figure somebody typed, on top of the revision they had read. `low` None: the field is empty."""

    indicator: str
    low: Decimal | None
    high: Decimal | None
    place: str
    revision: int

    @property
    def content(self) -> tuple[Decimal | None, Decimal | None, str]:
        return self.low, self.high, self.place if self.low is not None else ""


def mark(content: str | tuple[Decimal | None, Decimal | None, str]) -> str:
    """Return a short mark of what stands in a part, so that who did not touch it is not asked about it.

    >>> mark("") == mark((None, None, "")), mark("a") == mark("b")
    (True, False)
    """
    text = content if isinstance(content, str) else "|".join(typed(one) for one in content[:2]) + f"|{content[2]}"
    return sha256(text.strip("|").encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Outcome:
    """What became of a save: the parts that were written, and those in which a colleague had been quicker."""

    written: int
    clashes: frozenset[int | str]


@transaction.atomic
def write(
    *,
    report: SituationReport,
    texts: Sequence[Text] = (),
    numbers: Sequence[Number] = (),
    classification: int | None = None,
    member: Member,
    at: datetime,
) -> Outcome:
    """Keep what was typed, part by part. What a colleague has changed meanwhile is left as it is and named.

    Raises:
        NoDraft: it was sent meanwhile.
    """
    draft = SituationReport.objects.select_for_update().filter(pk=report.pk, state=SituationState.DRAFT).first()
    if draft is None:
        raise NoDraft
    said = _texts(draft, texts, member=member, at=at)
    counted = _numbers(draft, numbers)
    secret = classification is not None and classification != draft.classification
    if secret:
        SituationReport.objects.filter(pk=draft.pk).update(classification=classification)
        draft.classification = classification or 0
    parts = dict((*said, *counted))
    written = sum(parts.values()) + secret
    if written:
        headings = sorted(str(part) for part, done in parts.items() if done)
        journal.record("situation.write", draft, actor=member, at=at, changes={"parts": ["", headings]})
    return Outcome(written, frozenset(part for part, done in parts.items() if not done))


def _texts(
    draft: SituationReport, texts: Iterable[Text], *, member: Member, at: datetime
) -> list[tuple[int | str, bool]]:
    """Return (heading, written) of what differs from what stands; not written means that it collides."""
    known = {one.heading_id: one for one in draft.sections.all()}
    found: list[tuple[int | str, bool]] = []
    for one in texts:
        there = known.get(one.heading)
        if one.text == (there.text if there else ""):
            continue
        if one.revision != (there.revision if there else 0):
            found.append((one.heading, False))
            continue
        values = {"text": one.text, "written_by": member, "written_at": at, "revision": one.revision + 1}
        Section.objects.update_or_create(report=draft, heading_id=one.heading, defaults=values)
        found.append((one.heading, True))
    return found


def _numbers(draft: SituationReport, numbers: Iterable[Number]) -> list[tuple[int | str, bool]]:
    known = {one.indicator_id: one for one in draft.figures.all()}
    found: list[tuple[int | str, bool]] = []
    for one in numbers:
        there = known.get(one.indicator)
        if one.content == ((there.low, there.high, there.place) if there else (None, None, "")):
            continue
        if one.revision != (there.revision if there else 0):
            found.append((one.indicator, False))
            continue
        if one.low is None:
            draft.figures.filter(indicator=one.indicator).delete()
        else:
            values = {"low": one.low, "high": one.high, "place": one.place, "revision": one.revision + 1}
            Figure.objects.update_or_create(report=draft, indicator_id=one.indicator, defaults=values)
        found.append((one.indicator, True))
    return found
