"""The reader learns from what the desk has corrected: measured first, adopted only where it is better."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction

from kentongan.intake import reading
from kentongan.intake.models import Correction, LearnedClasses, Report
from kentongan.journal import services as journal

SEED = 20_240_101
"""Deals the examples into folds; the same corrections are always worth the same."""


def corrected() -> Iterator[tuple[Report, dict[str, Any]]]:
    """Yield each corrected report with what it really says, by its last correction."""
    last = {correction.report_id: correction.pk for correction in Correction.objects.only("pk", "report_id")}
    chosen = Correction.objects.filter(pk__in=last.values()).select_related("report")
    for correction in chosen.iterator():
        yield correction.report, correction.after


def measure() -> reading.Adapted:
    """Learn from all corrections, and say what that is worth.

    Raises:
        extraction.learning.TooFew: there are not enough to measure.
    """
    examples = (
        reading.Example(report.text, right["kind"], frozenset(issue["category"] for issue in right["issues"]))
        for report, right in corrected()
    )
    return reading.learned_from(examples, rng=np.random.default_rng(SEED))


@transaction.atomic
def adopt(learned: reading.Adapted, *, at: datetime) -> LearnedClasses:
    """Read with the learned model from now on; what was read before stays as it is."""
    worth = {"before": learned.before._asdict(), "after": learned.after._asdict()}
    kept = LearnedClasses.objects.create(
        weights=learned.classes.pack(), examples=learned.examples, worth=worth, adopted_at=at
    )
    changes = {"examples": ["", str(learned.examples)]}
    changes["kind"] = [f"{learned.before.kind:.2f}", f"{learned.after.kind:.2f}"]
    changes["categories"] = [f"{learned.before.categories:.2f}", f"{learned.after.categories:.2f}"]
    journal.record("reader.adopt", kept, actor=None, at=at, changes=changes)
    return kept
