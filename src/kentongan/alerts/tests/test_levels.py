import pytest

from kentongan.alerts import levels
from kentongan.alerts.rules import SHIPPED

COUNTS, SEVERITY = (rule.options["levels"] for rule in SHIPPED)


@pytest.mark.parametrize(
    ("observed", "upper", "p_value", "level"),
    [
        (3, 2, 4e-3, "waspada"),
        (3, 0, 1e-5, "siaga"),  # nothing is usual here: the ratio counts from one
        (30, 20, 1e-9, "waspada"),  # hardly chance, yet not twice the usual
        (8, 4, 1e-4, "siaga"),
        (9, 2, 1e-7, "awas"),
        (9, 2, 1e-5, "siaga"),  # four times the usual, but rare enough for one step less
    ],
)
def test_a_level_needs_both_rareness_and_size(observed, upper, p_value, level):
    assert levels.of_count({"observed": observed, "upper": upper, "p_value": p_value}, COUNTS) == level


@pytest.mark.parametrize(("severity", "level"), [(1, None), (2, None), (3, "siaga"), (4, "awas")])
def test_severity_calls_for_a_level_from_its_threshold_on(severity, level):
    assert levels.of_severity(severity, SEVERITY) == level


def test_the_worst_of_none_is_safe():
    assert levels.worst([]) == "aman"
    assert levels.worst(["waspada", "awas", "siaga"]) == "awas"


def test_an_empty_table_still_warns():
    assert levels.of_count({"observed": 3, "upper": 0, "p_value": 0.004}, []) == "waspada"
