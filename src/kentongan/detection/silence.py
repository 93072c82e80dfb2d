"""Has somebody who usually reports fallen silent? Absence of news, judged by each sender's own rhythm.

A sender reports by an intensity of their own, times a factor of the day of the week that all senders share; a day on
which at least one report came is a day of report. Intensities are gamma distributed over the senders, and each is drawn
to the mean of all, the more so the shorter its past (Clayton & Kaldor 1987, Biometrics 43:671). The chance that a
silence lasts as long as it has, the intensity being uncertain, is ``((b + E) / (b + E + e)) ** (a + n)``: no
event in exposure `e` after `n` events in `E`. That silence itself is kept out of the past it is judged by.

How often chance alone would cry is told beforehand. A silence can begin after each day of report, so a sender with `r`
such days a year is called silent at chances below ``false_alarms / r``: then about `false_alarms` a year are false.

Silence is never calm: the answers are exceeds (silent beyond what is usual), quiet (as usual) and cannot say (whoever
never reported often, or not for long enough, cannot be missed).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr

from kentongan.detection.decide import Verdict
from kentongan.detection.tails import Floats

Mask = npt.NDArray[np.bool_]
WEEK = 7
_YEAR = 365.25
_ROUNDS = 25  # of the fit; it changes by less than a thousandth after a dozen


@dataclass(frozen=True)
class SilenceRule:
    """Settings. All lengths in days.

    Attributes:
        history: how far back the rhythm is learnt.
        least_history: a sender known for fewer days cannot be missed yet.
        least_reports: nor one with fewer days of report.
        least_a_week: nor one who reports more seldom than this in a usual week.
        false_alarms: how many false calls a year and sender are borne.
    """

    history: int = 182
    least_history: int = 28
    least_reports: int = 8
    least_a_week: float = 1.0
    false_alarms: float = 0.5


@dataclass(frozen=True)
class Silence:
    """The answer for one sender: days since the last report, what a week usually brings, how likely chance is."""

    verdict: Verdict
    days: int
    low: int
    high: int
    p_value: float
    reason: str


def judge_silence(
    reported: Mask, *, weekday: int, rule: SilenceRule | None = None, off: Mask | None = None
) -> list[Silence]:
    """Judge each sender on the last day of a table.

    Args:
        reported: senders x days; was there a report? The last column is the day that is judged.
        weekday: the day of the week of that last column, 0 for Monday.
        rule: the settings.
        off: days on which nobody is expected to report, as holidays; they lengthen no silence and lower no rhythm.

    Returns:
        One answer for each row, in order.

    Raises:
        ValueError: the table has no two dimensions, or `off` does not fit it.

    >>> table = np.zeros((2, 140), dtype=bool)
    >>> table[0, 1:120:2] = True   # every second day for four months, then nothing for three weeks
    >>> table[1, [3, 90]] = True   # twice
    >>> for one in judge_silence(table, weekday=6):
    ...     print(one.verdict, one.reason)
    exceeds Biasanya 2–5 hari laporan seminggu; sejak 20 hari tidak ada kabar.
    cannot_say Belum dapat dinilai: jarang melapor.
    """
    if reported.ndim != 2 or (off is not None and off.shape != reported.shape[1:]):
        raise ValueError("reported is senders x days, off one value for each day")
    rule = rule or SilenceRule()
    table = reported[:, -rule.history :]
    working = np.ones(table.shape[1]) if off is None else (~off[-rule.history :]).astype(float)
    if not table.size:
        return [_unknown(0, "belum pernah melapor") for _ in range(len(table))]
    first, last = _ends(table)
    place = np.arange(table.shape[1])
    past = (place >= first[:, None]) & (place <= last[:, None])
    week = _week(table, past, working, weekday)
    exposure, factor = past * week, week * ~past * (place > last[:, None])
    shape, rate, events = _rhythm(table, exposure)
    spent, silent = exposure.sum(axis=1), factor.sum(axis=1)
    mean = (shape + events) / (rate + spent)
    often = -np.expm1(-mean)  # chance of a report on a usual day
    p_values = ((rate + spent) / (rate + spent + silent)) ** (shape + events)
    low, high = _days_a_week(often, 0.1), _days_a_week(often, 0.9)
    known, seen = np.where(table.any(axis=1), table.shape[1] - first, 0), (table & past).sum(axis=1)
    answers = []
    for i in range(len(table)):
        days = int(place[-1] - last[i])
        if known[i] < rule.least_history:
            answers.append(_unknown(days, "belum cukup lama dikenal" if known[i] else "belum pernah melapor"))
        elif seen[i] < rule.least_reports or often[i] * WEEK < rule.least_a_week:
            answers.append(_unknown(days, "jarang melapor"))
        else:
            exceeds = bool(p_values[i] <= rule.false_alarms / (_YEAR * often[i]))
            answers.append(_answer(exceeds, days, int(low[i]), int(high[i]), float(p_values[i])))
    return answers


def _ends(table: Mask) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """First and last day of report of each sender; whoever never reported has a past of no day."""
    width = table.shape[1]
    any_ = table.any(axis=1)
    first = np.where(any_, table.argmax(axis=1), width)
    return first, np.where(any_, width - 1 - table[:, ::-1].argmax(axis=1), -1)


def _days_a_week(often: Floats, share: float) -> npt.NDArray[np.int64]:
    """Return the quantile of the days of report in a week: the least number that so many of the weeks do not pass.

    >>> _days_a_week(np.array([0.0, 0.3, 1.0]), 0.9).tolist()
    [0, 4, 7]
    """
    return np.asarray((bdtr(np.arange(WEEK)[:, None], WEEK, often) < share).sum(axis=0), dtype=np.int64)


def _week(table: Mask, past: Mask, working: Floats, weekday: int) -> Floats:
    """The factor of each day, by its day of the week, mean 1; drawn to 1 by a week's worth of belief; 0 on days off."""
    days = (weekday - np.arange(table.shape[1])[::-1]) % WEEK
    heard = np.bincount(days, (table & past).sum(axis=0) * working, WEEK)
    chances = np.bincount(days, past.sum(axis=0) * working, WEEK)
    usual = heard.sum() / max(float(chances.sum()), 1.0)
    belief = 20.0  # days of report
    factor = (heard + belief) / (chances * usual + belief) if usual > 0 else np.ones(WEEK)
    return np.asarray((factor / factor.mean())[days] * working)


def _rhythm(table: Mask, exposure: Floats) -> tuple[float, float, Floats]:
    """Fit the gamma law of the intensities; its shape and rate, and how many reports each sender's days stand for.

    A day of report holds one report or more: it stands for ``m / (1 - exp(-m))`` of them where `m` were expected.
    """
    spent = np.maximum(exposure.sum(axis=1), 1e-9)
    seen = (table & (exposure > 0)).sum(axis=1).astype(float)
    known = seen > 0
    events = seen.copy()
    shape, rate = 1.0, 1.0
    for _ in range(_ROUNDS):
        intensity = (shape + events) / (rate + spent)
        expected = intensity[:, None] * exposure
        worth = np.divide(expected, -np.expm1(-expected), out=np.ones_like(expected), where=expected > 1e-9)
        events = (worth * (table & (exposure > 0))).sum(axis=1)
        shape, rate = _gamma(events[known], spent[known])
    return shape, rate, events


def _gamma(events: Floats, spent: Floats) -> tuple[float, float]:
    """Shape and rate by moments over the senders; never narrower than a shape of 20, nor wider than one of a half."""
    if not len(events):
        return 0.5, 1.0
    mean = float(events.sum() / spent.sum())
    between = float(((events / spent - mean) ** 2).mean() - (mean / spent).mean())
    shape = (
        min(max(mean**2 / between, 0.5), 20.0) if between > 0 and len(events) > 1 else 20.0 if len(events) > 1 else 0.5
    )
    return shape, shape / max(mean, 1e-9)


def _answer(exceeds: bool, days: int, low: int, high: int, p_value: float) -> Silence:
    usual = f"{low}–{high}" if low < high else f"{high}"
    since = f"kabar terakhir {days} hari lalu" if days else "ada kabar hari ini"
    if exceeds:
        since = f"sejak {days} hari tidak ada kabar"
    verdict = Verdict.EXCEEDS if exceeds else Verdict.QUIET
    return Silence(verdict, days, low, high, p_value, f"Biasanya {usual} hari laporan seminggu; {since}.")


def _unknown(days: int, why: str) -> Silence:
    return Silence(Verdict.CANNOT_SAY, days, 0, 0, float("nan"), f"Belum dapat dinilai: {why}.")
