"""The form of a series of rakor."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.forms import day as day_field
from kentongan.city.models import Agency, Classification, Region
from kentongan.invitations.forms import check_times, clock, link
from kentongan.invitations.models import NthWeek, RuleOfDay, Weekday
from kentongan.invitations.proposing import MONTH
from kentongan.meetings.models import Mode

EMPTY = [("", "—")]


def number(label: Any, least: int, most: int, **others: Any) -> forms.IntegerField:
    """Return a field for a small number."""
    return forms.IntegerField(label=label, min_value=least, max_value=most, **others)


def coded(label: Any, choices: list[tuple[int, Any]]) -> forms.TypedChoiceField:
    """Return a field for one of some numbers, or for none."""
    return forms.TypedChoiceField(label=label, choices=[*EMPTY, *choices], coerce=int, empty_value=None, required=False)


class SeriesForm(forms.Form):
    """When, where and with whom a rakor comes back."""

    title = forms.CharField(
        label=_("Pola nama rapat"),
        max_length=160,
        help_text=_("{bulan} diganti bulan dan tahunnya, misalnya Rakor Tim Terpadu periode {bulan}."),
    )
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Wilayah"))
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int)
    interval = number(_("Setiap berapa bulan"), 1, 12)
    rule = forms.ChoiceField(label=_("Aturan hari"), choices=RuleOfDay.choices, widget=forms.RadioSelect)
    nth = coded(_("Minggu ke"), NthWeek.choices)
    weekday = coded(_("Hari"), Weekday.choices)
    day = number(_("Tanggal"), 1, 31, required=False, help_text=_("Bulan yang lebih pendek memakai hari terakhirnya."))
    starts_at = clock(_("Pukul"))
    ends_at = clock(_("Sampai pukul"))
    place = forms.CharField(label=_("Tempat"), max_length=160)
    mode = forms.ChoiceField(label=_("Cara hadir"), choices=Mode.choices)
    link = link()
    chair = forms.CharField(label=_("Pimpinan rapat"), max_length=160)
    lead_days = number(
        _("Disiapkan berapa hari sebelumnya"), 3, 60, help_text=_("Sejak saat itu rakor tampil dan undangan disiapkan.")
    )
    remind_days = number(_("Diingatkan berapa hari sebelumnya"), 1, 14)
    active_from = day_field(_("Berlaku sejak"))
    active_to = day_field(_("Berlaku sampai"))
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label=_("Instansi yang diundang"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, regions: QuerySet[Region], offices: QuerySet[Agency], clearance: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["region"].queryset = regions
        fields["agencies"].queryset = offices
        fields["classification"].choices = [one for one in Classification.choices if one[0] <= clearance]
        fields["active_to"].required = False

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if MONTH not in title:
            raise forms.ValidationError(_("Sebut {bulan} dalam nama, supaya tiap rakor namanya berbeda."))
        return title

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("rule") == RuleOfDay.DATE:
            given |= {"weekday": None, "nth": None}
            if given.get("day") is None and "day" not in self.errors:
                self.add_error("day", _("Isi tanggalnya."))
        elif given.get("rule") == RuleOfDay.WEEKDAY:
            given["day"] = None
            for name in ("nth", "weekday"):
                if given.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Pilih salah satu."))
        first, last = given.get("active_from"), given.get("active_to")
        if first and last and last < first:
            self.add_error("active_to", _("Hari terakhir tidak boleh sebelum hari pertama."))
        check_times(self, given)
        return given
