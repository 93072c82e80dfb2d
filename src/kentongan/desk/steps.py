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

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from numpy.typing import NDArray

Minutes = NDArray[np.float64]
Flags = NDArray[np.bool_]


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


def gaps(moments: Minutes, *, at: float, is_open: Flags, is_refuted: Flags) -> tuple[Minutes, Flags]:
    """Return the gap that ends at each mark in minutes, NaN where there is none, and whether it still runs.

    Args:
        moments: the seven moments of n alerts in seconds, shape (n, 7), NaN where one has not come.
        at: now, in seconds.
        is_open: nobody has closed the alert, shape (n,); in a closed one nobody waits for an answer any more, but work
            that was given is still owed.
        is_refuted: its incidents were found untrue, so that nobody waits for a verification, shape (n,).

    >>> moments = np.full((1, 7), np.nan)
    >>> moments[0, Mark.RAISED] = 0.0
    >>> minutes, runs = gaps(moments, at=7200.0, is_open=np.array([True]), is_refuted=np.array([False]))
    >>> minutes.tolist(), runs[0].nonzero()[0].tolist()
    ([[nan, nan, nan, 120.0, nan, nan, nan]], [3])
    """
    marks = np.arange(len(Mark))
    starts, missing = np.roll(moments, 1, axis=1), np.isnan(moments)
    starts[:, 0] = np.nan
    awaited = is_open[:, None] | (marks >= Mark.DONE)
    awaited &= ~(is_refuted[:, None] & (marks == Mark.VERIFIED))
    runs = missing & awaited & ~np.isnan(starts)
    return length(starts, np.where(runs, at, moments)), runs


def length(starts: Minutes, ends: Minutes) -> Minutes:
    """Return the minutes between moments in seconds, never less than nought.

    >>> length(np.array([0.0, 60.0]), np.array([90.0, 0.0])).tolist()
    [1.5, 0.0]
    """
    return np.maximum(0.0, (ends - starts) / 60)


def percentiles(minutes: Minutes, runs: Flags, shares: Sequence[float] = (MEDIAN, MOST)) -> list[Reach | None]:
    """Return the times within which some shares of the gaps have ended, off the product-limit curve; None without any.

    Args:
        minutes: the gaps, shape (n,), none of them NaN.
        runs: which of them have not ended.
        shares: between 0 and 1.

    >>> over = np.array([False, False, False])
    >>> [reach.minutes for reach in percentiles(np.array([10, 30, 20]), over)]
    [20, 30]
    >>> [reach.minutes for reach in percentiles(np.array([10, 15, 30]), np.array([False, True, False]))]
    [30, 30]
    >>> percentiles(np.array([10, 90, 95]), np.array([False, True, True]), [MEDIAN])
    [Reach(minutes=95, beyond=True)]
    """
    if not len(minutes):
        return [None] * len(shares)
    order = np.lexsort((runs, minutes))  # at one moment, what ended comes before what runs on
    left = np.arange(len(order), 0, -1)
    waiting = np.cumprod(np.where(runs[order], 1.0, 1 - 1 / left))
    lengths = minutes[order].tolist()
    # What ends at the last falls to nought, so a share that is never reached lies beyond the longest.
    places = (waiting[:, None] > 1 - np.asarray(shares) + 1e-12).sum(axis=0).tolist()
    return [Reach(lengths[place]) if place < len(lengths) else Reach(lengths[-1], beyond=True) for place in places]


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


def stalls_at(minutes: Minutes) -> tuple[Mark, float] | None:
    """Return the gap that eats most of all time, and its share of it; None when there was no time to eat.

    Args:
        minutes: the gaps, shape (n, 7), NaN where there is none.

    >>> stalls_at(np.array([[np.nan, 10, np.nan, np.nan, np.nan, 20, np.nan], [np.nan] * 5 + [10, np.nan]]))
    (<Mark.DONE: 5>, 0.75)
    """
    eaten = np.nansum(minutes, axis=0)
    total = float(eaten.sum())
    worst = Mark(int(eaten.argmax()))
    return (worst, float(eaten[worst]) / total) if total else None
