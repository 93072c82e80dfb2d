"""What an outside body says, whatever form it came in; and the fault that names where a message is wrong."""

from dataclasses import dataclass
from datetime import datetime

from kentongan.xml_tree import Unreadable as Unreadable

Point = tuple[float, float]  # latitude, longitude, as CAP writes them


class NotActual(Unreadable):
    """A message for practice or for machines: nothing has happened."""


@dataclass(frozen=True)
class Circle:
    """A circle on the ground; `radius` in kilometres."""

    middle: Point
    radius: float


@dataclass(frozen=True)
class Told:
    """One message. `kind`, `urgency`, `severity`, `certainty` and `scope` are words of CAP 1.2 in lower case.

    Where it holds is told by shapes, else by codes of regions, else by names: the first that is there counts.
    """

    identifier: str
    sender: str
    sent: datetime
    event: str
    headline: str = ""
    kind: str = "alert"
    scope: str = "public"
    references: tuple[str, ...] = ()
    urgency: str = "unknown"
    severity: str = "unknown"
    certainty: str = "unknown"
    onset: datetime | None = None
    expires: datetime | None = None
    areas: str = ""
    polygons: tuple[tuple[Point, ...], ...] = ()
    circles: tuple[Circle, ...] = ()
    codes: tuple[str, ...] = ()
    attribution: str = ""


def moment(text: str, where: str) -> datetime:
    """Read a time with its zone.

    Raises:
        Unreadable: it is no time, or nobody can tell in which of Indonesia's three zones it is meant.

    >>> moment("2026-02-16T22:50:00+07:00", "sent").isoformat()
    '2026-02-16T22:50:00+07:00'
    >>> moment("2026-02-16T22:50:00", "sent (baris 6)")
    Traceback (most recent call last):
    kentongan.xml_tree.Unreadable: sent (baris 6): waktu tanpa zona; tulis misalnya 2026-02-16T22:50:00+07:00
    """
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"{where}: “{text[:40]}” bukan waktu") from None
    if read.tzinfo is None:
        raise Unreadable(f"{where}: waktu tanpa zona; tulis misalnya 2026-02-16T22:50:00+07:00")
    return read
