"""What may be asked of Farrington's methods, checked."""

from dataclasses import dataclass

from kentongan.detection.rules import RuleError, number, one_of, truth, whole

THRESHOLD_METHODS = ("delta", "nb_plugin", "muan")
POWER_TRANSFORMS = ("2/3", "1/2", "none")


@dataclass(frozen=True)
class FarringtonRule:
    """The method of 1996. Raises RuleError for what cannot be meant.

    b, w             years back, and periods on both sides of the same time in each of them
    reweight         weigh past outbreaks down
    trend            try a trend
    alpha            the level, two-sided
    limit54          no alarm with fewer than `limit54[0]` reports in the last `limit54[1]` periods
    power_transform  "2/3" (against skewness), "1/2" (against unequal variance) or "none"
    """

    b: int = 5
    w: int = 3
    reweight: bool = True
    trend: bool = True
    alpha: float = 0.05
    limit54: tuple[int, int] = (5, 4)
    power_transform: str = "2/3"

    def __post_init__(self) -> None:
        whole("b", self.b, 1)
        whole("w", self.w, 0)
        truth("reweight", self.reweight)
        truth("trend", self.trend)
        if not 0 < number("alpha", self.alpha) < 1:
            raise RuleError(f"alpha harus di antara 0 dan 1, bukan {self.alpha}.")
        if not isinstance(self.limit54, tuple) or len(self.limit54) != 2:
            raise RuleError(f"limit54 harus dua bilangan, misalnya 5,4, bukan {self.limit54!r}.")
        whole("limit54 yang pertama", self.limit54[0], 0)
        whole("limit54 yang kedua", self.limit54[1], 1)
        one_of("power_transform", self.power_transform, POWER_TRANSFORMS)


@dataclass(frozen=True)
class FarringtonFlexibleRule(FarringtonRule):
    """The improved method of 2013; `alpha` is one-sided here. The defaults are those of R.

    weights_threshold          Anscombe residual above which a past period is weighed down
    p_threshold_trend          a trend stays if its p-value is no larger; 1 keeps every trend
    n_periods                  levels of the season; 1: only the same time of earlier years is looked at
    past_periods_not_included  periods just before the one judged that are left out; None: as many as `w`
    threshold_method           "delta" (1996), "nb_plugin" (2013) or "muan"
    """

    weights_threshold: float = 2.58
    p_threshold_trend: float = 0.05
    n_periods: int = 1
    past_periods_not_included: int | None = None
    threshold_method: str = "delta"

    def __post_init__(self) -> None:
        super().__post_init__()
        if number("weights_threshold", self.weights_threshold) <= 0:
            raise RuleError(f"weights_threshold harus di atas 0, bukan {self.weights_threshold}.")
        if not 0 <= number("p_threshold_trend", self.p_threshold_trend) <= 1:
            raise RuleError(f"p_threshold_trend harus dari 0 sampai 1, bukan {self.p_threshold_trend}.")
        whole("n_periods", self.n_periods, 1)
        if self.past_periods_not_included is not None:
            whole("past_periods_not_included", self.past_periods_not_included, 0)
        one_of("threshold_method", self.threshold_method, THRESHOLD_METHODS)
