"""The past, judged again as if only the days up to then were known: for charts, and for counting our own errors.

Reports that came in late are in the panel all the same, so a replay is a little wiser than the day itself was. Where
the days of receipt are known, give them as `late`: each look then sees only what was in, and corrects for the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from kentongan.detection.decide import Finding, Verdict, finding, group_numbers, judgement
from kentongan.detection.delay import LateReports
from kentongan.detection.panel import CountPanel, PanelError
from kentongan.detection.rules import ShrunkenRule
from kentongan.detection.shrunken import judge
from kentongan.detection.tails import Floats

_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, eq=False)
class Series:
    """One area through time, for a chart; one entry per window, oldest first, NaN where nothing can be said.

    `ends` are the last days of the windows; `observed`, `expected`, `lower` and `upper` are counts per window.
    """

    area: str
    window: int
    ends: tuple[date, ...]
    observed: npt.NDArray[np.float64]
    expected: npt.NDArray[np.float64]
    lower: npt.NDArray[np.float64]
    upper: npt.NDArray[np.float64]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, eq=False)
class Replay:
    """Verdicts of the past. `exceeds` and `judged` are areas x ends; what was not judged could not be said."""

    areas: tuple[str, ...]
    ends: tuple[date, ...]
    step: int
    exceeds: npt.NDArray[np.bool_]
    judged: npt.NDArray[np.bool_]

    def first_alarm(self, area: str, since: date) -> date | None:
        """First day on or after `since` on which the area exceeded, or None."""
        if area not in self.areas:
            raise PanelError(f"Wilayah {area!r} tidak ada dalam panel.")
        row = self.areas.index(area)
        return next((end for i, end in enumerate(self.ends) if end >= since and self.exceeds[row, i]), None)

    def alarm_share(self) -> float | None:
        """Alarms per judged area and look; in a time without trouble, the false-alarm rate. None if none was judged."""
        looks = int(self.judged.sum())
        return int(self.exceeds.sum()) / looks if looks else None

    def alarms_a_month(self) -> float:
        """New alarms a month over all areas; an alarm that lasts over several looks counts once."""
        before = np.zeros_like(self.exceeds)
        before[:, 1:] = self.exceeds[:, :-1]
        months = len(self.ends) * self.step / _DAYS_A_MONTH
        return int((self.exceeds & ~before).sum()) / months


def replay(
    panel: CountPanel,
    rule: ShrunkenRule,
    *,
    groups: Mapping[str, str] | None = None,
    first: date | None = None,
    last: date | None = None,
    step: int = 7,
    late: LateReports | None = None,
    corrected: bool = True,
) -> Replay:
    """Examine every `step` days back from `last` to `first` (the panel's ends if None), each time without the future.

    late       when each report became known; the panel's counts are then not looked at, only where it was observed
    corrected  with `late`: expect less of days whose reports are still to come, by the delays known at each look

    Raises PanelError for days outside the panel or a step that does not lead anywhere.
    """
    columns = _columns(panel, first or panel.periods[0], last or panel.periods[-1], step)
    settings, group = rule.settings(), group_numbers(panel.areas, groups)
    shape = panel.counts.shape
    looks = []
    for at in columns:
        counts = panel.counts if late is None else np.where(panel.observed, late.counts(shape, at), 0)
        arrived = late.completeness(shape[1], at) if late is not None and corrected else None
        looks.append(
            judge(counts, panel.observed, settings, at=at, group=group, population=panel.population, arrived=arrived)
        )
    return Replay(
        areas=panel.areas,
        ends=tuple(panel.periods[at] for at in columns),
        step=step,
        exceeds=np.stack([look.exceeds for look in looks], axis=1),
        judged=np.stack([look.why == 0 for look in looks], axis=1),
    )


def series(
    panel: CountPanel,
    rule: ShrunkenRule,
    area: str,
    *,
    groups: Mapping[str, str] | None = None,
    last: date | None = None,
    looks: int = 26,
    step: int = 7,
    arrived: Floats | None = None,
) -> Series:
    """Observed against usual in one area, at the last `looks` looks, `step` days apart; fewer if the panel is shorter.

    `arrived` as for `examine`: what share of each day's reports is in the panel by now.

    Raises PanelError for an unknown area or day.
    """
    row = panel.row_of(area)
    end = last or panel.periods[-1]
    start = max(panel.periods[0], end - timedelta(days=(looks - 1) * step))
    columns = _columns(panel, start, end, step)
    found = []
    for at in columns:
        judged, first, day = judgement(panel, rule, groups=groups, last=panel.periods[at], arrived=arrived)
        found.append(finding(judged, row, area, first, day, rule.settings()))
    return Series(
        area=area,
        window=rule.window,
        ends=tuple(one.last for one in found),
        observed=_floats(found, "observed"),
        expected=_floats(found, "expected"),
        lower=_floats(found, "lower"),
        upper=_floats(found, "upper"),
        verdicts=tuple(one.verdict for one in found),
    )


def _columns(panel: CountPanel, first: date, last: date, step: int) -> list[int]:
    start, stop = panel.column_of(first), panel.column_of(last)
    if step < 1 or stop < start:
        raise PanelError(f"Tidak ada hari untuk dinilai dari {first} sampai {last} dengan langkah {step}.")
    return list(range(stop, start - 1, -step))[::-1]


def _floats(found: list[Finding], name: str) -> npt.NDArray[np.float64]:
    return np.array([np.nan if (value := getattr(one, name)) is None else value for one in found], dtype=float)
