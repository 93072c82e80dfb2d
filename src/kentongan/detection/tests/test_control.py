"""The false-alarm budget against a plain step-up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.detection.control import levels

PROBABILITIES = st.lists(st.sampled_from([0.0, 0.001, 0.004, 0.01, 0.02, 0.03, 0.2, 0.7, 1.0]), min_size=1, max_size=12)


def _step_up(p: np.ndarray, alpha: float) -> np.ndarray:
    ladder = alpha * np.arange(1, len(p) + 1) / len(p)
    reached = np.flatnonzero(np.sort(p) <= ladder)
    return p <= ladder[reached[-1]] if reached.size else np.zeros(len(p), dtype=bool)


@settings(max_examples=200, deadline=None)
@given(PROBABILITIES, st.sampled_from([0.01, 0.05, 0.2]))
def test_it_makes_the_same_alarms_as_benjamini_and_hochberg(values, alpha):
    p = np.array(values)
    np.testing.assert_array_equal(p <= levels(p, alpha, "benjamini-hochberg"), _step_up(p, alpha))


@settings(max_examples=100, deadline=None)
@given(PROBABILITIES)
def test_a_level_does_not_depend_on_the_area_it_judges(values):
    p = np.array(values)
    before = levels(p, 0.1, "benjamini-hochberg")
    for i in range(len(p)):
        for other in (0.0, 0.015, 1.0):
            changed = p.copy()
            changed[i] = other
            assert levels(changed, 0.1, "benjamini-hochberg")[i] == pytest.approx(before[i])


def test_fixed_asks_the_same_of_everyone():
    assert levels([0.5, 0.0001], 0.005).tolist() == [0.005, 0.005]


def test_it_refuses_an_unknown_control():
    with pytest.raises(ValueError, match="bonferroni"):
        levels([0.1], 0.05, "bonferroni")
