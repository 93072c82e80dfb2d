"""Many reports that belong together, as the rows of a table: made ready one by one, then stored all at once or not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from kentongan.city import services as numbers
from kentongan.city.models import Member
from kentongan.intake import reading, services
from kentongan.intake.models import Report
from kentongan.intake.services import Incoming, SameIdOtherContent
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal

ASKED_AT_ONCE = 500  # ids in one query


@dataclass(frozen=True)
class Ready:
    """A report that needs nothing but to be written down."""

    report: Report
    is_grave: bool


def make_ready(incoming: Incoming, *, signs: Mapping[str, str], at: datetime) -> Ready:
    """Make a report of what was told, and look whether it seems grave; nothing is stored yet.

    Args:
        incoming: what was told.
        signs: the city's grave signs, as `reading.words_of_signs` returns them.
        at: when it came in.

    Raises:
        EmptyReport: there are no words.
    """
    report = services.row_of(incoming, sender=None, at=at)
    return Ready(report, bool(reading.signs_in(report.text, at=at, words=signs)))


def read_grave(ready: Iterable[Ready]) -> None:
    """Read what seems grave before it is stored; the rest the worker reads."""
    grave = [one.report for one in ready if one.is_grave]
    for report, found in zip(grave, services.read_each(grave), strict=True):
        report.reading = found


@transaction.atomic
def receive_all(ready: Sequence[Ready], *, by: Member | None, at: datetime) -> int:
    """Store all of them or none, in one transaction; those that are there already are not stored again.

    Args:
        ready: what is to be stored; the same id twice is one report.
        by: the member who brings them in.
        at: when they came in.

    Returns:
        How many are new.

    Raises:
        SameIdOtherContent: an id is known with other words.
        IntegrityError: somebody has stored one of them at the same moment; the caller tries again.
    """
    different = {one.report.pk: one for one in ready}
    known = known_digests(different)
    if any(different[pk].report.digest != digest for pk, digest in known.items()):
        raise SameIdOtherContent
    fresh = [one for pk, one in different.items() if pk not in known]
    if not fresh:
        return 0
    for door in sorted({one.report.door for one in fresh}):
        these = [one.report for one in fresh if one.report.door == door]
        journal.record_each("report.receive", these, actor=by, at=at, changes={"door": ["", door]})
    _ask_for_more(fresh, at=at)
    for one, number in zip(fresh, numbers.next_numbers("report", len(fresh)), strict=True):
        one.report.number = number
    Report.objects.bulk_create([one.report for one in fresh], batch_size=ASKED_AT_ONCE)
    return len(fresh)


def _ask_for_more(fresh: Sequence[Ready], *, at: datetime) -> None:
    """Ask the worker for what is left to do: the grave ones first, and by name."""
    for one in fresh:
        services.ask_by_name(one.report, is_grave=one.is_grave, at=at)
    unread = ({"report": str(one.report.pk)} for one in fresh if one.report.reading is None)
    jobs.ask_each("report.prepare", at=at, arguments=unread)


def known_digests(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return those of the ids that are reports already, each with the digest of its content."""
    known: dict[UUID, str] = {}
    rest = iter(ids)
    while batch := list(islice(rest, ASKED_AT_ONCE)):
        known |= dict(Report.objects.filter(pk__in=batch).order_by().values_list("pk", "digest"))
    return known
