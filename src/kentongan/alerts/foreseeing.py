"""What the next two weeks may bring, from the counts that the runs keep: the second door to `kentongan.detection`.

Happenings of all kinds together, by place: a forecast for one kind (religion among them) or for a group would be the
risk score that we do not make. Where so few happened that a figure would point at single cases, nothing is said.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from kentongan.detection import AheadRule, Unknown, look_ahead, neighbour_weights

Json = dict[str, Any]
Point = tuple[float, float]
DISTRICT = 8
WEEK, AHEAD = 7, 2
LEAST_HERE = 10  # in about two years: fewer would be single cases, known by name in the neighbourhood
LOOKS, LOOK_PATHS = 5, 400
_MOSTLY = 4  # days of a week on which a kelurahan must have been heard
_ENOUGH_LOOKS = 15


@dataclass(frozen=True)
class Outlook:
    """The next two weeks of one area; the figures are None where `unknown` says why nothing is said.

    first, last    the days foreseen
    since          first day of the past that it rests on
    counted        happenings of that past, here
    expected       mean number
    lower, upper   eight of ten futures lie between them, ends included
    chance         share of the futures with any happening at all
    usual          what two weeks bring here on average
    echo           share of the expectation that comes from the last weeks, here and next door
    right, looked  how many of so many earlier forecasts, of all areas, held what then came; None: too few to say
    """

    first: date
    last: date
    since: date
    counted: int
    unknown: str
    expected: float | None
    lower: int | None
    upper: int | None
    chance: float | None
    usual: float | None
    echo: float | None
    right: int | None
    looked: int | None


@dataclass(frozen=True, eq=False)
class _Weeks:
    """Areas x weeks, the last week ending on the last day."""

    areas: tuple[str, ...]
    counts: npt.NDArray[np.int64]
    exposure: npt.NDArray[np.float64]


def foresee(
    runs: Iterable[Json], points: Mapping[str, Point], *, clearance: int, districts: bool = False
) -> dict[str, Outlook]:
    """Return the outlook of each kelurahan (or kecamatan) from the counts of the runs of one night, one a category.

    Only incidents up to the secrecy `clearance` are looked at. `points` are longitude and latitude by code; who has
    none has no neighbours. Equal counts give equal answers.
    """
    given = [one for one in runs if one["areas"]]
    if not given or len({(one["first"], one["last"], *one["areas"]) for one in given}) > 1:
        return {}
    weeks = _weeks(given, clearance)
    if districts:
        weeks = _by_district(weeks)
    near = neighbour_weights(_flat([_middle(points, area) for area in weeks.areas]))
    group = np.unique([area[:DISTRICT] for area in weeks.areas], return_inverse=True)[1]
    if districts:
        group = np.zeros(len(weeks.areas), dtype=np.int64)
    rule = AheadRule(steps=AHEAD, least_reports=LEAST_HERE, year=365.25 / WEEK)
    found = look_ahead(
        weeks.counts, rng=np.random.default_rng(0), observed=weeks.exposure > 0, near=near, group=group,
        exposure=weeks.exposure, rule=rule,
    )  # fmt: skip
    right, looked = _proved(weeks, near, group)
    last = date.fromisoformat(given[0]["last"])
    since = last - timedelta(days=WEEK * weeks.counts.shape[1] - 1)
    answers = {}
    for row, area in enumerate(weeks.areas):
        said = found.why[row] == Unknown.SAID
        answers[area] = Outlook(
            first=last + timedelta(days=1),
            last=last + timedelta(days=WEEK * AHEAD),
            since=since,
            counted=int(weeks.counts[row].sum()),
            unknown="" if said else Unknown(int(found.why[row])).name.lower(),
            expected=_figure(found.expected[row]),
            lower=int(found.lower[row]) if said else None,
            upper=int(found.upper[row]) if said else None,
            chance=_figure(found.any[row]),
            usual=_figure(found.usual[row]),
            echo=_figure(found.echo[row]),
            right=right,
            looked=looked,
        )
    return answers


def _weeks(runs: list[Json], clearance: int) -> _Weeks:
    """All categories in one; a kelurahan counts as heard in a week if it was on most of its days, or told of anything.

    Where a run knows how late reports come, the newest weeks hold that share of what happened.
    """
    areas, first, last = runs[0]["areas"], date.fromisoformat(runs[0]["first"]), date.fromisoformat(runs[0]["last"])
    days = (last - first).days + 1
    counts, heard = np.zeros((len(areas), days), dtype=np.int64), np.zeros((len(areas), days), dtype=bool)
    for run in runs:
        for row, day, secrecy, number in run["events"]:
            if secrecy <= clearance:
                counts[row, day] += number
        for row, begin, end in run["heard"]:
            heard[row, begin : end + 1] = True
    arrived = np.ones(days)
    late = runs[0].get("arrived", [])[:days]
    arrived[days - len(late) :] = late[::-1]
    number = days // WEEK
    shape, start = (len(areas), number, WEEK), days - number * WEEK
    by_week = counts[:, start:].reshape(shape).sum(axis=2)
    known = (heard[:, start:].reshape(shape).sum(axis=2) >= _MOSTLY) | (by_week > 0)
    share = np.maximum(arrived[start:].reshape(number, WEEK).mean(axis=1), 0.1)
    return _Weeks(tuple(areas), np.where(known, by_week, 0), known * share)


def _by_district(weeks: _Weeks) -> _Weeks:
    """Kecamatan hold what their kelurahan told; those that were silent lower the share of it that is known."""
    codes, group = np.unique([area[:DISTRICT] for area in weeks.areas], return_inverse=True)
    size = np.bincount(group)
    counts = np.stack([weeks.counts[group == row].sum(axis=0) for row in range(len(codes))])
    share = np.stack([weeks.exposure[group == row].sum(axis=0) / size[row] for row in range(len(codes))])
    return _Weeks(tuple(str(code) for code in codes), counts, share)


def _proved(
    weeks: _Weeks, near: npt.NDArray[np.float64], group: npt.NDArray[np.int64]
) -> tuple[int | None, int | None]:
    """The same forecast made two, four, six … weeks ago, laid beside what came: how many held, of how many."""
    right = looked = 0
    for look in range(1, LOOKS + 1):
        stop = weeks.counts.shape[1] - AHEAD * look
        if stop < 2 * LOOKS * AHEAD:
            break
        then = slice(0, stop)
        rule = AheadRule(steps=AHEAD, least_reports=LEAST_HERE, year=365.25 / WEEK, paths=LOOK_PATHS)
        found = look_ahead(
            weeks.counts[:, then], rng=np.random.default_rng(look), observed=weeks.exposure[:, then] > 0, near=near,
            group=group, exposure=weeks.exposure[:, then], rule=rule,
        )  # fmt: skip
        came = slice(stop, stop + AHEAD)
        whole = (weeks.exposure[:, came] > 0.9).all(axis=1) & (found.why == Unknown.SAID)
        total = weeks.counts[whole, came].sum(axis=1)
        looked += int(whole.sum())
        right += int(((total >= found.lower[whole]) & (total <= found.upper[whole])).sum())
    return (right, looked) if looked >= _ENOUGH_LOOKS else (None, None)


def _middle(points: Mapping[str, Point], area: str) -> Point:
    """The area's own point, or the middle of those under it."""
    if area in points:
        return points[area]
    under = [point for code, point in points.items() if code.startswith(area)]
    if not under:
        return math.nan, math.nan
    east, north = np.mean(under, axis=0)
    return float(east), float(north)


def _flat(points: list[Point]) -> npt.NDArray[np.float64]:
    """Degrees as lengths alike in both directions; good enough within a city."""
    places = np.array(points, dtype=float).reshape(len(points), 2)
    known = places[:, 1][np.isfinite(places[:, 1])]
    places[:, 0] *= math.cos(math.radians(float(known.mean()) if known.size else 0.0))
    return places


def _figure(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 3)
