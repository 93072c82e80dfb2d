"""The seven moments of an alert, the six gaps between them, and honest figures of how long the gaps are.

Pure: no tables, no clock. The definitions that the page shows as its help are these (`HELP`):

1. reported: the earliest report behind the alert, by itself or through its incidents, came in.
2. verified: the desk recorded the first incident behind the alert, and nobody has refuted it since.
3. raised: the alert was raised. When that was before the verification, the second gap is nought.
4. acknowledged: the first member said "I am on it".
5. assigned: the first task for it was given to an office; refused and cancelled tasks do not count.
6. done: every task is done, at the latest moment of any.
7. checked: a second person has checked every task, at the latest moment of any.

A clock that still runs is not left out: it is longer than its age says. Medians and percentiles are read off the
product-limit curve (Kaplan & Meier 1958, J. Am. Stat. Assoc. 53:457), so that what nobody has answered makes no figure
look better than it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


class Mark(IntEnum):
    """A moment in the life of an alert."""

    REPORTED = 0
    VERIFIED = 1
    RAISED = 2
    ACKNOWLEDGED = 3
    ASSIGNED = 4
    DONE = 5
    CHECKED = 6


MARKS = {
    Mark.REPORTED: gettext_lazy("laporan pertama"),
    Mark.VERIFIED: gettext_lazy("verifikasi"),
    Mark.RAISED: gettext_lazy("peringatan"),
    Mark.ACKNOWLEDGED: gettext_lazy("tanggapan"),
    Mark.ASSIGNED: gettext_lazy("tindakan pertama"),
    Mark.DONE: gettext_lazy("selesai"),
    Mark.CHECKED: gettext_lazy("diperiksa"),
}
HELP = {
    Mark.REPORTED: gettext_lazy("laporan paling awal di balik peringatan diterima, langsung atau lewat peristiwanya."),
    Mark.VERIFIED: gettext_lazy(
        "meja mencatat peristiwa pertama di balik peringatan, dan peristiwa itu tidak dinyatakan keliru."
    ),
    Mark.RAISED: gettext_lazy(
        "peringatan muncul. Bila lebih dahulu daripada verifikasi, selangnya nol. Pada peringatan menurut jumlah, masa "
        "terkumpulnya peristiwa ikut terhitung."
    ),
    Mark.ACKNOWLEDGED: gettext_lazy("seseorang menyatakan menangani peringatan ini."),
    Mark.ASSIGNED: gettext_lazy(
        "tugas pertama diberikan kepada instansi; yang ditolak atau dibatalkan tidak dihitung."
    ),
    Mark.DONE: gettext_lazy("semua tugasnya dinyatakan selesai: saat tugas terakhir selesai."),
    Mark.CHECKED: gettext_lazy("orang kedua sudah memeriksa semua tugasnya: saat pemeriksaan terakhir."),
}
# Each gap ends at a mark and begins at the one before; its code is the code of its target in the table of terms.
GAPS = {
    Mark.VERIFIED: "verifikasi",
    Mark.RAISED: "peringatan",
    Mark.ACKNOWLEDGED: "tanggapan",
    Mark.ASSIGNED: "tindakan-pertama",
    Mark.DONE: "pengerjaan",
    Mark.CHECKED: "pemeriksaan",
}
HOUR, DAY = 60, 24 * 60
MEDIAN, MOST = 0.5, 0.9


class Span(NamedTuple):
    """How long one gap of one alert is, in minutes; `runs` when its end has not come yet."""

    minutes: float
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A percentile in minutes; `beyond` when so many clocks still run that it is longer than this."""

    minutes: float
    beyond: bool = False

    def __str__(self) -> str:
        return _("lebih dari %s") % words(self.minutes) if self.beyond else words(self.minutes)


def gaps(
    marks: Sequence[float | None], *, at: float, is_open: bool, is_refuted: bool = False
) -> tuple[Span | None, ...]:
    """Return the gap that ends at each mark, None where there is none; the first is always None.

    Args:
        marks: the seven moments in seconds, None where it has not come.
        at: now, in seconds.
        is_open: nobody has closed the alert; in a closed one nobody waits for an answer any more, but work that was
            given is still owed.
        is_refuted: its incidents were found untrue, so that nobody waits for a verification.

    >>> found = gaps([None, None, 0.0, None, None, None, None], at=7200.0, is_open=True)
    >>> [span and (span.minutes, span.runs) for span in found]
    [None, None, None, (120.0, True), None, None, None]
    """
    found: list[Span | None] = [None]
    for mark, (start, end) in enumerate(pairwise(marks), start=1):
        if start is None:
            found.append(None)
        elif end is not None:
            found.append(length(start, end))
        elif (is_open or mark >= Mark.DONE) and not (is_refuted and mark == Mark.VERIFIED):
            found.append(length(start, None, at))
        else:
            found.append(None)
    return tuple(found)


def length(start: float, end: float | None, at: float = 0.0) -> Span:
    """Return the gap between two moments in seconds; one without an end runs until `at`.

    >>> length(0.0, 90.0), length(60.0, None, 120.0), length(60.0, 0.0)
    (Span(minutes=1.5, runs=False), Span(minutes=1.0, runs=True), Span(minutes=0.0, runs=False))
    """
    return Span(max(0.0, ((at if end is None else end) - start) / 60), end is None)


def percentiles(spans: Iterable[Span], shares: Sequence[float] = (MEDIAN, MOST)) -> list[Reach | None]:
    """Return the times within which some shares of the gaps have ended, off the product-limit curve; None without any.

    Args:
        spans: the gaps.
        shares: rising, between 0 and 1.

    >>> [reach.minutes for reach in percentiles([Span(10), Span(20), Span(30)])]
    [20, 30]
    >>> [reach.minutes for reach in percentiles([Span(10), Span(15, runs=True), Span(30)])]
    [30, 30]
    >>> percentiles([Span(10), Span(90, runs=True), Span(95, runs=True)], [MEDIAN])
    [Reach(minutes=95, beyond=True)]
    """
    row = sorted(spans)  # at one moment, what ended comes before what runs on
    if not row:
        return [None] * len(shares)
    left, waiting = len(row), 1.0
    found: list[Reach | None] = []
    for minutes, runs in row:
        if not runs:
            waiting *= 1 - 1 / left
            while waiting <= 1 - shares[len(found)] + 1e-12:
                found.append(Reach(minutes))
                if len(found) == len(shares):
                    return found
        left -= 1
    return [*found, *[Reach(row[-1][0], beyond=True)] * (len(shares) - len(found))]


def words(minutes: float) -> str:
    """Say a length of time in one unit, rounded down, as people say it.

    >>> words(0.4), words(59.9), words(61), words(47 * 60), words(6.9 * 24 * 60)
    ('kurang dari 1 menit', '59 menit', '1 jam', '47 jam', '6 hari')
    """
    if minutes < 1:
        return _("kurang dari 1 menit")
    if minutes < HOUR:
        return ngettext("%d menit", "%d menit", int(minutes)) % int(minutes)
    if minutes < 2 * DAY:
        return ngettext("%d jam", "%d jam", int(minutes // HOUR)) % int(minutes // HOUR)
    return ngettext("%d hari", "%d hari", int(minutes // DAY)) % int(minutes // DAY)


def heat(reach: Reach | None, target: int | None) -> int:
    """Return how hot a figure is beside its target: 0 nothing known, 1 well within, 2 within, 3 over, 4 over twice.

    >>> [heat(Reach(minutes), 60) for minutes in (30, 60, 61, 121)]
    [1, 2, 3, 4]
    """
    if reach is None or not target:
        return 0
    ratio = reach.minutes / target
    return 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3 if ratio <= 2 else 4


def is_late(span: Span | None, target: int | None) -> bool:
    """Is a gap longer than its target already?"""
    return span is not None and target is not None and span.minutes > target


def gap_name(mark: Mark) -> str:
    """Name a gap by its two ends."""
    return _("%(start)s → %(end)s") % {"start": MARKS[Mark(mark - 1)], "end": MARKS[mark]}


def stalls_at(lengths: Mapping[Mark, Sequence[Span]]) -> tuple[Mark, float] | None:
    """Return the gap that eats most of all time, and its share of it; None when there was no time to eat.

    >>> stalls_at({Mark.VERIFIED: [Span(10)], Mark.DONE: [Span(20), Span(10, runs=True)]})
    (<Mark.DONE: 5>, 0.75)
    """
    eaten = {mark: sum(span.minutes for span in spans) for mark, spans in lengths.items()}
    total = sum(eaten.values())
    if not total:
        return None
    worst = max(eaten, key=lambda mark: eaten[mark])
    return worst, eaten[worst] / total
