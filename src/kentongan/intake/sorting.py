"""What the worker notes of new reports for the inbox: what it was read as, how grave, and which others say the same.

Notes, not deeds: like the reading they can be made again, nobody is told of them, and no line goes into the journal.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kentongan.intake import reading
from kentongan.intake.folding import Families, Shape, shape
from kentongan.intake.models import Fingerprint, Report, ReportState

BATCH, MOST_BATCHES = 500, 20
WINDOW = timedelta(days=14)  # nearly equal reports further apart are two matters
GRAVEST = 4


def sort_new(*, at: datetime) -> int:
    """Note what is new; return how many reports were looked at. Run again it changes nothing.

    A report that was not read yet waits for its reading, at most an hour.
    """
    Fingerprint.objects.exclude(report__state=ReportState.NEW).delete()
    Fingerprint.objects.filter(report__received_at__lt=at - WINDOW).delete()
    waiting = _unsorted(at)
    if not waiting.exists():
        return 0
    families, done = _known(), 0
    for _batch in range(MOST_BATCHES):
        rows = list(waiting[:BATCH])
        _note(rows, families, at=at)
        done += len(rows)
        if len(rows) < BATCH:
            break
    return done


def _unsorted(at: datetime) -> QuerySet[Report]:
    unknown = Report.objects.filter(state=ReportState.NEW, fingerprint=None, received_at__gte=at - WINDOW)
    ready = unknown.exclude(reading=None, received_at__gt=at - timedelta(hours=1))
    return ready.only("pk", "number", "text", "region_id", "reading", "category", "fold").order_by("number")


def _known() -> Families[int]:
    """Enter what is sorted already; of a family the first stands for all."""
    families: Families[int] = Families()
    rows = Fingerprint.objects.order_by("report__number").values_list(
        "report__number", "report__fold", "report__text", "report__region_id", "signature"
    )
    seen: set[int] = set()
    for number, fold, text, region, kept in rows:
        key = fold or number
        if key not in seen and kept:
            seen.add(key)
            families.add(key, shape(text, region=region, kept=bytes(kept)))
    return families


def _note(rows: list[Report], families: Families[int], *, at: datetime) -> None:
    prints, joined = [], defaultdict(list)
    signs = reading.words_of_signs(at=at)
    grave = {text: bool(reading.signs_in(text, at=at, words=signs)) for text in {report.text for report in rows}}
    for report in rows:
        is_grave = grave[report.text]
        report.read_severity, report.read_category = noted(report.reading, is_grave=is_grave)
        one = None if is_grave else shape(report.text, region=report.region_id)
        if one is not None:
            key = _join(families, one, report)
            if key is not None:
                joined[key].append(report.pk)
        prints.append(Fingerprint(report=report, signature=one.signature.tobytes() if one is not None else b""))
    with transaction.atomic():
        Report.objects.bulk_update(rows, ["read_severity", "read_category"])
        for key, members in joined.items():
            _fold(key, members)
        Fingerprint.objects.bulk_create(prints, ignore_conflicts=True)


def _join(families: Families[int], one: Shape, report: Report) -> int | None:
    """Return the family of a report; the first of its kind founds one and folds with nobody yet."""
    key = families.family_of(one)
    if key is None:
        families.add(report.number, one)
    return key


def _fold(key: int, members: list[UUID]) -> None:
    Report.objects.filter(pk__in=members).update(fold=key)
    Report.objects.filter(number=key, fold=None).update(fold=key)


def noted(read: dict[str, Any] | None, *, is_grave: bool) -> tuple[int | None, str]:
    """Return the severity and the category that the list can be narrowed by.

    >>> noted({"severity": 2, "issues": [{"category": "crime", "confidence": 0.9}]}, is_grave=False)
    (2, 'crime')
    >>> noted(None, is_grave=True)
    (4, '')
    """
    found = read or {}
    issues = sorted(found.get("issues") or [], key=lambda issue: -issue.get("confidence", 0))
    severity = GRAVEST if is_grave else found.get("severity")
    return severity, str(issues[0]["category"]) if issues else ""
