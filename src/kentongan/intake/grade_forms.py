"""The form of a grade."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city import queries as city
from kentongan.intake import grading


class GradeForm(forms.Form):
    source = forms.ChoiceField(label=_("Kepercayaan sumber"))
    content = forms.ChoiceField(label=_("Kebenaran isi"))

    def __init__(self, data: Any = None, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, kind in (("source", grading.SOURCES), ("content", grading.CONTENTS)):
            rows = [(code, f"{code}: {label}") for code, label in city.choices(kind, today)]
            self.fields[name].choices = [("", _("Pilih")), *rows]  # type: ignore[attr-defined]
