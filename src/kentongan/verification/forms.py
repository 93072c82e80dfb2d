"""Forms of verification: the reader's suggestion filled in, for a person to correct."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.intake.alike import Alike
from kentongan.verification.models import Severity, Verdict


class IncidentForm(forms.Form):
    title = forms.CharField(label=_("Judul singkat"), max_length=160)
    category = forms.ChoiceField(label=_("Perkara"))
    occurred_on = forms.DateField(
        label=_("Tanggal kejadian"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    region = forms.ModelChoiceField(label=_("Wilayah"), queryset=Region.objects.none(), empty_label=None)
    spot = forms.CharField(label=_("Tempat tepatnya"), max_length=200, required=False)
    severity = forms.TypedChoiceField(label=_("Keparahan"), choices=Severity.choices, coerce=int)
    settled_below = forms.BooleanField(
        label=_("Sudah selesai di tingkat kelurahan"),
        required=False,
        help_text=_("Tetap dihitung sebagai peristiwa."),
    )
    settled_by = forms.CharField(
        label=_("Diselesaikan oleh"),
        max_length=120,
        required=False,
        help_text=_("Jabatan atau lembaga, misalnya lurah bersama Babinsa; bukan nama orang."),
    )
    settled_on = forms.DateField(
        label=_("Diselesaikan pada"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    settled_how = forms.CharField(
        label=_("Cara penyelesaian"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int, initial=Classification.OPEN)
    also = forms.MultipleChoiceField(
        label=_("Laporan lain tentang kejadian ini"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Salah satu laporan yang dicentang sudah ditangani orang lain. Periksa lagi daftarnya.")
        },
    )

    def __init__(
        self,
        *args: Any,
        regions: Any,
        categories: list[tuple[str, str]],
        clearance: int,
        today: date,
        also: Sequence[Alike] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["also"].choices = [(str(thing.report.pk), thing) for thing in also]
        self.fields["also"].initial = [str(thing.report.pk) for thing in also if thing.is_sure]
        self.today = today
        self.fields["region"].queryset = regions
        self.fields["category"].choices = categories
        self.fields["classification"].choices = [c for c in Classification.choices if c[0] <= clearance]

    def clean_occurred_on(self) -> date:
        day = self.cleaned_data["occurred_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal kejadian belum tiba. Periksa hari, bulan, dan tahunnya."))
        return day

    def clean_settled_on(self) -> date | None:
        day = self.cleaned_data["settled_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Hari penyelesaian belum tiba."))
        return day

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("settled_below"):
            told |= {"settled_by": "", "settled_on": None, "settled_how": ""}
        elif not told.get("settled_by"):
            self.add_error("settled_by", _("Sebutkan siapa yang menyelesaikannya."))
        elif told.get("settled_on") and told.get("occurred_on") and told["settled_on"] < told["occurred_on"]:
            self.add_error("settled_on", _("Penyelesaian tidak mungkin sebelum kejadian."))
        return told


class CheckForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Apakah benar terjadi?"),
        widget=forms.RadioSelect,
        choices=[choice for choice in Verdict.choices if choice[0] != Verdict.UNKNOWN],
    )
    severity = forms.TypedChoiceField(label=_("Keparahan"), choices=Severity.choices, coerce=int)
