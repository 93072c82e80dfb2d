"""The stored answers of R's surveillance, and how ours are laid beside them."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from kentongan.detection import CLASSICAL_RULES, Judgement, Time, ears, judge_classical

FOLDER = Path(__file__).parent / "peers"
_NOUFAILY = {"b": 4, "w": 3, "n_periods": 10, "past_periods_not_included": 26, "p_threshold_trend": 1, "alpha": 0.01}
_PLAIN = {"b": 3, "w": 2, "reweight": False, "trend": False, "n_periods": 4, "alpha": 0.005, "limit54": (0, 4)}

SETTINGS: dict[str, dict[str, dict[str, Any]]] = {
    "farrington": {
        "default": {},
        "plain": {"b": 3, "w": 2, "reweight": False, "trend": False, "alpha": 0.01},
        "root": {"b": 4, "w": 4, "power_transform": "1/2", "limit54": (0, 4)},
        "none": {"b": 4, "w": 3, "power_transform": "none", "alpha": 0.02},
    },
    "farrington-flexible": {
        "delta-identity": {"power_transform": "none", "n_periods": 10},
        "delta-root": {"power_transform": "1/2", "n_periods": 5, "past_periods_not_included": 10},
    },
    "cusum": {
        "default": {},
        "rossi": {"trans": "rossi"},
        "none": {"trans": "none"},
        "anscombe": {"trans": "anscombe"},
        "anscombe2nd": {"trans": "anscombe2nd"},
        "pearsonNegBin": {"trans": "pearson_neg_bin", "alpha": 0.5},
        "given": {"m": 3, "k": 0.8, "h": 3},
    },
    "glr-nb": {
        "value-theta": {"ret": "value", "alpha": 0.5, "theta": float(np.log(2))},
        "value-lower": {"ret": "value", "alpha": 0.5, "direction": "dec"},
    },
    "ears": {},
}
for _r, _ours in (("delta", "delta"), ("nbPlugin", "nb_plugin"), ("muan", "muan")):
    for _name, _options in (("default", {}), ("noufaily", _NOUFAILY), ("plain", _PLAIN)):
        SETTINGS["farrington-flexible"][f"{_r}-{_name}"] = {"threshold_method": _ours, **_options}
for _ret in ("value", "cases"):
    SETTINGS["glr-nb"] |= {
        f"{_ret}-poisson": {"ret": _ret},
        f"{_ret}-given": {"ret": _ret, "c_arl": 4, "alpha": 0.7, "m": 30},
        f"{_ret}-estimated": {"ret": _ret, "alpha": None},
    }
for _method in ("C1", "C2", "C3"):
    SETTINGS["ears"] |= {
        f"{_method}-default": {"method": _method},
        f"{_method}-wide": {"method": _method, "baseline": 14, "min_sigma": 0.5, "alpha": 0.025},
    }
# The same answers of R, asked of our C3 as the program of R stands its bound.
THEIR_NAMES = {f"C3-count-{name}": f"C3-{name}" for name in ("default", "wide")}
SETTINGS["ears"] |= {ours: SETTINGS["ears"][theirs] | {"c3_bound": "count"} for ours, theirs in THEIR_NAMES.items()}


@dataclass(frozen=True)
class Shares:
    """How many of `answers` are the same; `first` tells the first that is not."""

    answers: int
    alarms: int
    bounds: int
    p_values: int
    first: str


def agreement(method: str, setting: str) -> Shares:
    """Our answers to one setting beside R's, over all series."""
    totals, first = np.zeros(4, dtype=int), ""
    for name, periods, theirs in answers(method, setting):
        ours = _ours(method, SETTINGS[method][setting], name, periods)
        alarm = ours.exceeds[0] == (theirs["alarm"] == 1)
        bound = _same(ours.upper[0], theirs["bound"])
        p_value = _same(ours.p_value[0], theirs["p_value"]) if "p_value" in theirs else np.ones(len(alarm), bool)
        totals += [len(alarm), alarm.sum(), bound.sum(), p_value.sum()]
        wrong = np.flatnonzero(~(alarm & bound & p_value))
        if len(wrong) and not first:
            at = int(wrong[0])
            first = f"{name} {periods[at] + 1}: {ours.upper[0, at]} instead of {theirs['bound'][at]}"
    return Shares(*(int(total) for total in totals), first)


def answers(method: str, setting: str) -> Iterator[tuple[str, np.ndarray, dict[str, np.ndarray]]]:
    """Series, columns and R's figures."""
    for (of, name), rows in _table(method.replace("-", "_")).items():
        if of == THEIR_NAMES.get(setting, setting):
            fields = [field for field in rows[0] if field not in ("setting", "series", "period")]
            figures = {f: np.array([float(row[f] or "nan") for row in rows]) for f in fields}
            yield name, np.array([int(row["period"]) - 1 for row in rows]), figures


@cache
def series() -> dict[str, tuple[np.ndarray, Time]]:
    """The counts of each series, and its time."""
    counts: dict[str, list[int]] = {}
    days: dict[str, list[str]] = {}
    for row in _rows("series"):
        counts.setdefault(row["series"], []).append(int(row["count"]))
        days.setdefault(row["series"], []).append(row["date"])
    return {
        name: (np.array(numbers), Time(dates=tuple(map(date.fromisoformat, days[name])) if days[name][0] else None))
        for name, numbers in counts.items()
    }


def _ours(method: str, options: dict[str, Any], name: str, periods: np.ndarray) -> Judgement:
    counts, time = series()[name]
    if method == "ears":
        judged = ears(counts[None], np.ones((1, len(counts)), dtype=bool), **options)
        return Judgement(**{field: getattr(judged, field)[:, periods] for field in Judgement.__dataclass_fields__})
    rule = CLASSICAL_RULES[method](**options)
    return judge_classical(counts, None, rule, time=time, first=int(periods[0]), last=int(periods[-1]))


def _same(ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    near = np.abs(ours - theirs) <= 1e-6 * np.abs(theirs) + 1e-9 * (np.abs(theirs) < 1e-3)
    return near | (np.isnan(ours) & np.isnan(theirs))


@cache
def _table(method: str) -> dict[tuple[str, str], list[dict[str, str]]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in _rows(method):
        found.setdefault((row["setting"], row["series"]), []).append(row)
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with gzip.open(FOLDER / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
