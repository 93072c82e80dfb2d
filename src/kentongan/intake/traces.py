"""How long doors keep the traces by which they know what they have taken in already; each door has a term of its own.

A trace is no report: the number of a message, what became of a letter, the title of a news item that reports nothing.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from kentongan.city.whole_number import WholeNumber

LEAST, MOST = 30, 3_650  # days


def field() -> WholeNumber:
    """Return the field in which a city sets the term of a door."""
    return WholeNumber(
        label=_("Jejak disimpan (hari)"),
        least=LEAST,
        most=MOST,
        help_text=_("Sesudahnya jejak kiriman dihapus. Laporannya sendiri tidak terhapus."),
    )


def over(days: int, *, at: datetime) -> datetime:
    """Return the moment before which traces are let go."""
    return at - timedelta(days=days)
