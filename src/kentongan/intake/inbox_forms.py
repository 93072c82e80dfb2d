"""What the inbox can be narrowed by."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city import queries as city
from kentongan.city.models import Region
from kentongan.intake import grading
from kentongan.intake.inbox import LATE, UNGRADED, Wanted
from kentongan.intake.models import Door, ReportState

ANY = [("", _("semua"))]
CATEGORIES, SEVERITIES = "issue_category", "severity"
AGES = [("", _("semua")), ("hari", _("sehari terakhir")), ("pekan", _("sepekan terakhir")), (LATE, _("lewat target"))]
ORDERS = [("", _("terbaru dahulu")), ("lama", _("terlama dahulu"))]
# The names that the address bears, and what they are called inside.
NAMES = {
    "state": "state", "cari": "search", "pintu": "door", "perkara": "category", "wilayah": "region",
    "parah": "severity", "umur": "age", "nilai": "grade", "foto": "with_photo", "saya": "mine",
    "selesai": "settled", "lipat": "fold", "urut": "oldest_first",
}  # fmt: skip


class FilterForm(forms.Form):
    """The filters of the inbox; what fits no choice asks for nothing."""

    state = forms.ChoiceField(choices=[*ANY, *ReportState.choices], required=False, widget=forms.HiddenInput)
    lipat = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    cari = forms.CharField(
        label=_("Cari kata atau wilayah"), max_length=100, required=False, widget=forms.TextInput({"type": "search"})
    )
    wilayah = forms.ChoiceField(label=_("Wilayah"), required=False)
    perkara = forms.ChoiceField(label=_("Perkara"), required=False)
    parah = forms.TypedChoiceField(label=_("Keparahan terbaca"), required=False, coerce=int, empty_value=None)
    umur = forms.ChoiceField(label=_("Umur"), choices=AGES, required=False)
    pintu = forms.ChoiceField(label=_("Pintu"), choices=[*ANY, *Door.choices], required=False)
    nilai = forms.ChoiceField(label=_("Nilai informasi"), required=False)
    urut = forms.ChoiceField(label=_("Urutan"), choices=ORDERS, required=False)
    foto = forms.BooleanField(label=_("Ada foto"), required=False)
    saya = forms.BooleanField(label=_("Di tangan saya"), required=False)
    selesai = forms.BooleanField(label=_("Selesai di kelurahan"), required=False)

    def __init__(self, data: Any, *, regions: QuerySet[Region], today: date) -> None:
        super().__init__(data)
        words = city.choices_of((CATEGORIES, SEVERITIES, grading.SOURCES, grading.CONTENTS), today)
        rows = {
            "wilayah": regions.values_list("code", "name"),
            "perkara": words[CATEGORIES],
            "parah": [(int(code), f"{label}+") for code, label in words[SEVERITIES] if code.isdigit()],
            "nilai": _grades(words[grading.SOURCES], words[grading.CONTENTS]),
        }
        for name, choices in rows.items():
            self.fields[name].choices = [*ANY, *choices]  # type: ignore[attr-defined]

    def told(self) -> dict[str, str]:
        """Return the filters that are set and make sense, by the names that the address bears."""
        self.is_valid()
        fits = [(name, self.cleaned_data.get(name)) for name in NAMES]
        return {name: "1" if value is True else str(value) for name, value in fits if value}

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        told = {inside: self.cleaned_data.get(name) for name, inside in NAMES.items()}
        told["oldest_first"] = bool(told["oldest_first"])
        return Wanted(**{name: value for name, value in told.items() if value})


def _grades(sources: list[tuple[str, str]], contents: list[tuple[str, str]]) -> list[tuple[Any, Any]]:
    groups = [(_("Sumber"), sources), (_("Isi"), contents)]
    named = [(label, [(code, f"{code} {words}") for code, words in rows]) for label, rows in groups]
    return [(UNGRADED, _("belum dinilai")), *named]
