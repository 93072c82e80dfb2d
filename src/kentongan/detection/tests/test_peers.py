"""Our classical detectors answer as R's surveillance does."""

import numpy as np
import pytest

from kentongan.detection import ears
from kentongan.detection.tests.peer_answers import SETTINGS, agreement, answers, series

EXACT = [
    (method, setting)
    for method in SETTINGS
    for setting in SETTINGS[method]
    if method != "glr-nb" and setting not in ("C3-default", "C3-wide")
]
# Where a count is dozens of times its mean, the search of `glrnb` for the size of the rise runs away and says
# "no rise"; ours runs away nearly always when it does.
SEARCHED = {"value-given", "value-estimated", "value-lower", "cases-given", "cases-estimated"}


@pytest.mark.parametrize(("method", "setting"), EXACT)
def test_every_alarm_and_bound_is_that_of_r(method, setting):
    found = agreement(method, setting)
    assert found.answers > 1000
    assert found.alarms == found.answers, found.first
    assert found.bounds >= 0.999 * found.answers, found.first
    assert found.p_values >= 0.999 * found.answers, found.first


@pytest.mark.parametrize("setting", SETTINGS["glr-nb"])
def test_the_ratio_chart_answers_as_r(setting):
    found = agreement("glr-nb", setting)
    share = 0.99 if setting in SEARCHED else 1.0
    assert found.alarms >= max(share, 0.998 if setting in SEARCHED else 1.0) * found.answers, found.first
    assert found.bounds >= share * found.answers, found.first


@pytest.mark.parametrize("setting", ["C3-default", "C3-wide"])
def test_c3_keeps_to_its_documents_where_the_program_stands_its_bound_on_the_count(setting):
    less = more = 0
    for name, periods, theirs in answers("ears", setting):
        counts = series()[name][0]
        ours = ears(counts[None], np.ones((1, len(counts)), dtype=bool), **SETTINGS["ears"][setting])
        upper, mean = ours.upper[0, periods], ours.expected[0, periods]
        shifted = theirs["bound"] - counts[periods] + mean
        less += (ours.exceeds[0, periods] & (theirs["alarm"] == 0)).sum()
        more += (~ours.exceeds[0, periods] & (theirs["alarm"] == 1)).sum()
        open_ = (upper > 0) & (theirs["bound"] > 0)
        np.testing.assert_allclose(upper[open_], shifted[open_], rtol=1e-6, atol=1e-9)
    # What today's count adds is what the program leaves out: a rise is then seen when it is over.
    assert less > 15 * more
