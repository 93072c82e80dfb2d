"""The matrix of likelihood and impact: shipped as a file, kept as rows, edited by the city."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from kentongan.alerts import levels
from kentongan.alerts.models import Degree, MatrixCell

Cell = tuple[int, int]


@cache
def shipped() -> Mapping[Cell, str]:
    """Return the shipped grid: (likelihood, impact), each from 1 to 4, to a level.

    >>> shipped()[2, 2], shipped()[4, 4]
    ('waspada', 'awas')
    """
    text = resources.files("kentongan.alerts").joinpath("data/matrix.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["levels"]
    return {(int(likelihood), impact): level for likelihood, row in rows.items() for impact, level in enumerate(row, 1)}


def cells() -> Mapping[Cell, str]:
    """Return the grid as the city has it; a cell without a row is as shipped."""
    rows = MatrixCell.objects.values_list("likelihood", "impact", "level")
    return {**shipped(), **{(likelihood, impact): level for likelihood, impact, level in rows}}


def sinks(grid: Mapping[Cell, str]) -> list[tuple[Cell, Cell]]:
    """Return each pair of neighbours where a greater likelihood or impact would make a lower level.

    Args:
        grid: (likelihood, impact) to level, all sixteen.

    Returns:
        Pairs of (cell, greater cell), empty when the grid never sinks.

    >>> sinks(shipped())
    []
    >>> sinks({**shipped(), (4, 4): "waspada"})
    [((3, 4), (4, 4)), ((4, 3), (4, 4))]
    """
    pairs = [((one, two), (one + 1, two)) for one in Degree.values[:-1] for two in Degree.values]
    pairs += [((one, two), (one, two + 1)) for one in Degree.values for two in Degree.values[:-1]]
    return sorted(pair for pair in pairs if levels.rank(grid[pair[0]]) > levels.rank(grid[pair[1]]))
