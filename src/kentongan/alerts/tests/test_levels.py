import pytest

from kentongan.alerts import levels, matrix
from kentongan.alerts.rules import SHIPPED

TABLE = SHIPPED[0].options["likelihood"]


@pytest.mark.parametrize(
    ("observed", "upper", "p_value", "likelihood"),
    [
        (3, 2, 4e-3, 2),
        (3, 0, 1e-5, 3),  # nothing is usual here: the ratio counts from one
        (30, 20, 1e-9, 2),  # hardly chance, yet not twice the usual
        (8, 4, 1e-4, 3),
        (9, 2, 1e-7, 4),
        (9, 2, 1e-5, 3),  # four times the usual, but rare enough for one step less
    ],
)
def test_a_likelihood_needs_both_rareness_and_size(observed, upper, p_value, likelihood):
    finding = {"observed": observed, "upper": upper, "p_value": p_value}
    assert levels.likelihood_of_count(finding, TABLE) == likelihood


def test_the_worst_of_none_is_safe():
    assert levels.worst([]) == "aman"
    assert levels.worst(["waspada", "awas", "siaga"]) == "awas"


def test_an_empty_table_still_warns():
    assert levels.likelihood_of_count({"observed": 3, "upper": 0, "p_value": 0.004}, []) == 2


def test_the_shipped_matrix_has_sixteen_cells_and_never_sinks():
    grid = matrix.shipped()
    assert set(grid) == {(one, two) for one in range(1, 5) for two in range(1, 5)}
    assert matrix.sinks(grid) == []
    assert (grid[1, 1], grid[4, 4]) == ("aman", "awas")
