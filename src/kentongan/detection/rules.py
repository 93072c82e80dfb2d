"""Rules: which question is asked of the counts, in a form that can be stored and asked again."""

import json
import math
from dataclasses import asdict, dataclass, fields
from typing import Any

from kentongan.detection.control import CONTROLS
from kentongan.detection.ears import C3_BOUNDS, LEAST_BASELINE, METHODS
from kentongan.detection.shrunken import Settings

DAYS_A_YEAR = 365.25
# The names of the two methods for sparse counts, on the command line and in a stored rule.
SHRUNKEN, HIERARCHICAL = "shrunken", "hierarchical"
SPARSE_METHODS = (SHRUNKEN, HIERARCHICAL)


class RuleError(ValueError):
    """A rule that cannot be meant; the Indonesian message names the field."""


@dataclass(frozen=True)
class ShrunkenRule:
    """More than usual in the last `window` days, compared with the area's own past, its group's and the city's.

    window         days looked at together
    alpha          how rare, under "nothing is the matter", a count must be to exceed
    minimum        fewer reports than this never exceed
    history_days   how far back the past is looked at; a little over two years lets two earlier seasons speak
    least_history  days of that past that an area must have been observed
    least_share    share of the window that an area must have been observed
    control        "fixed": `alpha` for each area; "benjamini-hochberg": `alpha` is the share of false among the alarms

    Raises RuleError for values that cannot be meant.

    >>> ShrunkenRule.from_json(ShrunkenRule(window=7).to_json()).window
    7
    """

    window: int = 14
    alpha: float = 0.005
    minimum: int = 3
    history_days: int = 784
    least_history: int = 84
    least_share: float = 0.5
    control: str = "fixed"

    def __post_init__(self) -> None:
        for name, least in (("window", 1), ("minimum", 1), ("history_days", 1), ("least_history", 1)):
            whole(name, getattr(self, name), least)
        if not 0 < number("alpha", self.alpha) < 1:
            raise RuleError(f"alpha harus di antara 0 dan 1, bukan {self.alpha}.")
        if not 0 < number("least_share", self.least_share) <= 1:
            raise RuleError(f"least_share harus di atas 0 dan paling besar 1, bukan {self.least_share}.")
        if self.control not in CONTROLS:
            raise RuleError(f"control harus salah satu dari {', '.join(CONTROLS)}, bukan {self.control!r}.")
        if self.history_days < max(self.window, self.least_history):
            raise RuleError("history_days harus memuat window dan least_history.")

    def settings(self, days_a_period: float = 1.0) -> Settings:
        """The same rule for data whose periods last `days_a_period` days; lengths are rounded to whole periods."""
        return Settings(
            window=max(1, round(self.window / days_a_period)),
            history=max(1, round(self.history_days / days_a_period)),
            year=DAYS_A_YEAR / days_a_period,
            alpha=self.alpha,
            minimum=self.minimum,
            least_history=max(1, round(self.least_history / days_a_period)),
            least_share=self.least_share,
            control=self.control,
        )

    def to_json(self) -> str:
        """One line with every field, so that a stored rule means the same when defaults change."""
        return stored(SHRUNKEN, self)

    @classmethod
    def from_json(cls, text: str) -> "ShrunkenRule":
        """The rule that `to_json` wrote. Raises RuleError for anything else, unknown and missing fields included."""
        return cls(**restored(SHRUNKEN, text, cls))


@dataclass(frozen=True)
class EarsRule:
    """EARS C1, C2 or C3 with the options of `kentongan.detection.ears.ears`. Raises RuleError for impossible ones."""

    method: str
    baseline: int = 7
    min_sigma: float = 0.0
    alpha: float | None = None
    c3_bound: str = "mean"

    def __post_init__(self) -> None:
        one_of("c3_bound", self.c3_bound, C3_BOUNDS)
        if self.c3_bound != "mean" and self.method != "C3":
            raise RuleError("c3_bound hanya berarti untuk C3.")
        if self.method not in METHODS:
            raise RuleError(f"method harus salah satu dari {', '.join(METHODS)}, bukan {self.method!r}.")
        whole("baseline", self.baseline, LEAST_BASELINE)
        if number("min_sigma", self.min_sigma) < 0:
            raise RuleError(f"min_sigma tidak boleh negatif: {self.min_sigma}.")
        if self.alpha is not None and not 0 < number("alpha", self.alpha) < 1:
            raise RuleError(f"alpha harus di antara 0 dan 1, bukan {self.alpha}.")


def stored(name: str, rule: Any) -> str:
    """A rule as one line of JSON, under the name of its method."""
    return json.dumps({"rule": name, "version": 1} | asdict(rule), sort_keys=True)


def restored(name: str, text: str, kind: Any) -> dict[str, Any]:
    """The fields that `stored` wrote under that name for a rule of this kind. Raises RuleError for anything else."""
    try:
        given = json.loads(text)
    except ValueError as error:
        raise RuleError(f"Aturan bukan JSON: {error}.") from error
    if not isinstance(given, dict) or given.pop("rule", None) != name or given.pop("version", None) != 1:
        raise RuleError(f"Aturan bukan {name!r} versi 1.")
    if stray := sorted(set(given) ^ {field.name for field in fields(kind)}):
        raise RuleError(f"Isian aturan tidak dikenal atau kurang: {', '.join(stray)}.")
    return given


def whole(name: str, value: Any, least: int) -> None:
    """Raises RuleError for what is not a whole number of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise RuleError(f"{name} harus bilangan bulat, paling kecil {least}, bukan {value!r}.")


def number(name: str, value: Any) -> float:
    """The value as a float. Raises RuleError for what is not a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RuleError(f"{name} harus bilangan, bukan {value!r}.")
    return float(value)


def truth(name: str, value: Any) -> None:
    """Raises RuleError for what is neither true nor false."""
    if not isinstance(value, bool):
        raise RuleError(f"{name} harus true atau false, bukan {value!r}.")


def one_of(name: str, value: Any, words: tuple[str, ...]) -> None:
    """Raises RuleError for a word that is not among those allowed."""
    if value not in words:
        raise RuleError(f"{name} harus salah satu dari {', '.join(words)}, bukan {value!r}.")
