"""The form of the matrix."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.matrix import Cell
from kentongan.alerts.models import AlertLevel, Degree


class MatrixForm(forms.Form):
    """Sixteen levels, one for each pair of likelihood and impact."""

    def __init__(self, *args: Any, grid: Mapping[Cell, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for (likelihood, impact), level in sorted(grid.items()):
            name = {"one": Degree(likelihood).label, "two": Degree(impact).label}
            self.fields[f"c{likelihood}{impact}"] = forms.ChoiceField(
                label=_("Kemungkinan %(one)s, dampak %(two)s") % name, choices=AlertLevel.choices, initial=level
            )

    def grid(self) -> dict[Cell, str]:
        """Return what was chosen, as `matrix.cells` has it."""
        return {(int(name[1]), int(name[2])): level for name, level in self.cleaned_data.items()}

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields in rows from the greatest likelihood down, as on the page."""
        return [
            (str(degree.label), [self[f"c{degree.value}{impact}"] for impact in Degree.values])
            for degree in reversed(Degree)
        ]
