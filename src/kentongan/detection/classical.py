"""The methods for single series by name: which rule belongs to which, and one way to ask any of them."""

import numpy.typing as npt

from kentongan.detection.cusum_chart import CusumRule
from kentongan.detection.cusum_chart import judge as _cusum
from kentongan.detection.farrington_chart import judge as _farrington
from kentongan.detection.farrington_rules import FarringtonFlexibleRule, FarringtonRule
from kentongan.detection.glr_chart import GlrNbRule
from kentongan.detection.glr_chart import judge as _glr
from kentongan.detection.judgement import Judgement, Mask
from kentongan.detection.reference_periods import Time
from kentongan.detection.seasonal_chart import SeasonalRule
from kentongan.detection.seasonal_chart import judge as _seasonal

ClassicalRule = CusumRule | FarringtonRule | GlrNbRule | SeasonalRule

CLASSICAL_RULES: dict[str, type[ClassicalRule]] = {
    "cusum": CusumRule,
    "farrington": FarringtonRule,
    "farrington-flexible": FarringtonFlexibleRule,
    "glr-nb": GlrNbRule,
    "seasonal": SeasonalRule,
}


def judge_classical(
    counts: npt.ArrayLike, observed: Mask | None, rule: ClassicalRule, *, time: Time, first: int, last: int
) -> Judgement:
    """Judge columns `first` to `last` by the method that `rule` belongs to.

    >>> judge_classical([2, 2, 2, 9], None, CusumRule(m=2.0), time=Time(), first=3, last=3).exceeds.item()
    True
    """
    if isinstance(rule, CusumRule):
        return _cusum(counts, observed, rule, first=first, last=last)
    if isinstance(rule, GlrNbRule):
        return _glr(counts, observed, rule, frequency=time.frequency, first=first, last=last)
    if isinstance(rule, SeasonalRule):
        return _seasonal(counts, observed, rule, time=time, first=first, last=last)
    return _farrington(counts, observed, rule, time=time, first=first, last=last)
