"""Our classical detectors answer as R's surveillance does."""

import pytest

from kentongan.detection.tests.peer_answers import SETTINGS, agreement

EXACT = [(method, setting) for method in SETTINGS if method != "glr-nb" for setting in SETTINGS[method]]
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
