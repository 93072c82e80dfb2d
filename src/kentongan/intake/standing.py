"""What is asked of every report and changes once in months: the city's questions and its grave signs.

Remembered for a second in each process, so that of a hundred reports at once one looks it up. Who changes a word or a
question sees it hold for what comes in a second later.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.cache import cache

from kentongan.intake import fields, reading
from kentongan.intake.models import Field

SECONDS = 1


def questions(on: date) -> list[Field]:
    """Return the questions that are asked on a day, as `fields.active` does."""
    known: list[Field] = cache.get_or_set(f"questions:{on}", lambda: fields.active(on), SECONDS) or []
    return known


def signs(*, at: datetime) -> Mapping[str, str]:
    """Return the city's grave signs, as `reading.words_of_signs` does."""
    # The hour is enough: in which zone a day begins is the reader's affair.
    known: Mapping[str, str] = (
        cache.get_or_set(f"signs:{at:%Y%m%d%H}", lambda: reading.words_of_signs(at=at), SECONDS) or {}
    )
    return known
