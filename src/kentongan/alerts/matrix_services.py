"""The verb of the matrix: set what the city wants."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.alerts import matrix
from kentongan.alerts.models import AlertLevel, Degree, MatrixCell
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal


class MatrixSinks(Refused):
    code = "matrix-sinks"
    status = 422
    text = _(
        "Tingkat tidak boleh turun bila kemungkinan atau dampak naik: sel {low} bertingkat {low_level}, "
        "tetapi sel {high} hanya {high_level}."
    )


@transaction.atomic
def edit_matrix(*, grid: Mapping[matrix.Cell, str], by: Member, at: datetime) -> int:
    """Set the sixteen cells; alerts that are open keep their level until the next signal.

    Args:
        grid: (likelihood, impact) to level, all sixteen.

    Returns:
        How many cells have changed.

    Raises:
        MatrixSinks: a greater likelihood or impact would make a lower level.
    """
    for low, high in matrix.sinks(grid):
        raise MatrixSinks(low=_cell(low), high=_cell(high), low_level=_word(grid[low]), high_level=_word(grid[high]))
    rows = {(row.likelihood, row.impact): row for row in MatrixCell.objects.select_for_update()}
    changes = {}
    for cell, level in sorted(grid.items()):
        row = rows.get(cell) or MatrixCell(likelihood=cell[0], impact=cell[1], level=matrix.shipped()[cell])
        if row.level != level:
            changes[f"{cell[0]}x{cell[1]}"] = [row.level, level]
        row.level = level
        row.save()
    if changes:
        first = MatrixCell.objects.order_by("pk")[0]
        journal.record("matrix.edit", first, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
    return len(changes)


def _cell(cell: matrix.Cell) -> str:
    return f"{Degree(cell[0]).label} × {Degree(cell[1]).label}"


def _word(level: str) -> str:
    return str(AlertLevel(level).label)
