"""How a rule would have done: warned in time, too late or for nothing; and what chance alone would have given."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

import numpy as np

from kentongan.detection.panel import Mask
from kentongan.detection.tails import Ints
from kentongan.detection.troubles import Trouble

DAYS_A_MONTH = 365.25 / 12
CAUGHT, LATE, MISSED, BLIND = "caught", "late", "missed", "blind"
RIGHT, FALSE, OPEN = "right", "false", "open"


@dataclass(frozen=True)
class Fate:
    """What became of one trouble: caught, late, missed, or blind where the rule could not say anything in time.

    `lead` is the days between the beginning of the alarm that caught it and the day it counts to; None otherwise.
    """

    trouble: Trouble
    end: str
    lead: int | None = None


@dataclass(frozen=True)
class Alarm:
    """One alarm, over as many looks as it lasted: right, late, false, or open where it is too early to say."""

    row: int
    day: int
    end: str


@dataclass(frozen=True)
class Score:
    """One rule over all areas and looks.

    fates, alarms  one entry for each trouble, each alarm
    months         how long the rule could judge anything at all
    under_alarm    share of the judged areas and looks at which an alarm was on; None where nothing was judged
    by_chance      share of the troubles that alarms of the same number and length would have caught at any other time;
                   None without troubles
    """

    fates: tuple[Fate, ...]
    alarms: tuple[Alarm, ...]
    months: float
    under_alarm: float | None
    by_chance: float | None

    def number(self, end: str) -> int:
        """How many troubles ended so."""
        return sum(1 for fate in self.fates if fate.end == end)

    def alarms_that(self, end: str) -> int:
        """How many alarms ended so."""
        return sum(1 for alarm in self.alarms if alarm.end == end)

    @property
    def caught_share(self) -> float | None:
        """The caught among all troubles; None without any."""
        return self.number(CAUGHT) / len(self.fates) if self.fates else None

    @property
    def lead(self) -> int | None:
        """The median lead in days: half of what was caught was caught so early or earlier."""
        leads = self.leads
        return median_low(leads) if leads else None

    @property
    def leads(self) -> list[int]:
        return sorted(fate.lead for fate in self.fates if fate.lead is not None)

    @property
    def false_a_month(self) -> float:
        return self.alarms_that(FALSE) / self.months if self.months else 0.0

    @property
    def alarms_a_month(self) -> float:
        return len(self.alarms) / self.months if self.months else 0.0


def score(exceeds: Mask, judged: Mask, troubles: Sequence[Trouble], *, ends: Ints, step: int, wait: int = 0) -> Score:
    """Hold a rule's answers against what happened.

    exceeds, judged  areas x looks; `ends` is the day of each look, `step` days apart
    troubles         those whose days all lie before the first look are not asked about
    wait             an alarm younger than so many days at the last look is open, not false
    """
    asked = [one for one in troubles if ends[0] <= one.until and one.since <= ends[-1] and one.since <= one.until]
    fates = tuple(_fate(one, exceeds, judged, ends) for one in asked)
    looks = int(judged.sum())
    return Score(
        fates=fates,
        alarms=tuple(_alarms(exceeds, troubles, ends, wait)),
        months=int(judged.any(axis=0).sum()) * step / DAYS_A_MONTH,
        under_alarm=int(exceeds.sum()) / looks if looks else None,
        by_chance=_by_chance(exceeds, asked, ends) if asked else None,
    )


def _looks(one: Trouble, ends: Ints) -> tuple[int, int, int]:
    """The looks in time as a half-open range, and where those that were too late stop."""
    start, stop, late = np.searchsorted(ends, [one.since, one.until + 1, one.late + 1])
    return int(start), int(stop), int(late)


def _fate(one: Trouble, exceeds: Mask, judged: Mask, ends: Ints) -> Fate:
    start, stop, late = _looks(one, ends)
    on = np.flatnonzero(exceeds[one.row, start:stop])
    if on.size:
        # An alarm that began before the days that count is counted from its own beginning: the latest one, the most
        # modest claim.
        look = start + int(on[-1])
        while look > 0 and exceeds[one.row, look - 1]:
            look -= 1
        return Fate(one, CAUGHT, one.day - int(ends[look]))
    if exceeds[one.row, stop:late].any():
        return Fate(one, LATE)
    return Fate(one, MISSED if judged[one.row, start:stop].any() else BLIND)


def _alarms(exceeds: Mask, troubles: Sequence[Trouble], ends: Ints, wait: int) -> list[Alarm]:
    good, tardy = np.zeros_like(exceeds), np.zeros_like(exceeds)
    for one in troubles:
        start, stop, late = _looks(one, ends)
        good[one.row, start:stop] = True
        tardy[one.row, stop:late] = True
    found = []
    edges = np.diff(np.pad(exceeds.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    begins, stops = np.argwhere(edges == 1), np.argwhere(edges == -1)
    for (row, begin), (_row, stop) in zip(begins.tolist(), stops.tolist(), strict=True):
        if good[row, begin:stop].any():
            end = RIGHT
        elif tardy[row, begin:stop].any():
            end = LATE
        else:
            end = OPEN if ends[stop - 1] + wait > ends[-1] else FALSE
        found.append(Alarm(row, int(ends[begin]), end))
    return found


def _by_chance(exceeds: Mask, asked: Sequence[Trouble], ends: Ints) -> float:
    """The mean share caught when the alarms of each area are shifted through the whole time, all areas together."""
    looks = len(ends)
    spans = np.array([_looks(one, ends)[:2] for one in asked])
    rows = np.array([one.row for one in asked])
    total = 0.0
    for shift in range(looks):
        rolled = np.roll(exceeds, shift, axis=1)
        before = np.concatenate([np.zeros((len(exceeds), 1), dtype=np.int64), rolled.cumsum(axis=1)], axis=1)
        total += float((before[rows, spans[:, 1]] > before[rows, spans[:, 0]]).mean())
    return total / looks
