"""Forms for the forms: what an administrator or secretary may change of the headings, the times and the indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.actions.forms import day
from kentongan.city.models import Agency
from kentongan.situations.models import Cadence, Indicator, ReportForm, Wants

Choices = list[tuple[str, Any]]
MOST = 999_999_999


def clock(label: Any) -> forms.TimeField:
    """Return a field for an hour of the day."""
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class HeadForm(forms.Form):
    """Name, rhythm, due time and offices of a form."""

    code = forms.SlugField(label=_("Kode"), max_length=40, help_text=_("Huruf kecil tanpa spasi; tidak berubah lagi."))
    name = forms.CharField(label=_("Nama"), max_length=120)
    source = forms.CharField(label=_("Sumber atau dasar"), max_length=200, required=False)
    cadence = forms.ChoiceField(label=_("Irama"), choices=Cadence.choices)
    valid_from = day(_("Berlaku sejak"))
    window_from = clock(_("Jendela laporan harian mulai pukul"))
    due_days = forms.IntegerField(
        label=_("Tenggat, hari sesudah masa berakhir"),
        min_value=0,
        max_value=60,
        help_text=_("0 berarti pada hari masa itu berakhir."),
    )
    due_time = clock(_("Tenggat pukul"))
    is_for_all = forms.BooleanField(label=_("Untuk semua instansi"), required=False)
    agency_kinds = forms.MultipleChoiceField(
        label=_("Jenis instansi"), required=False, widget=forms.SelectMultiple(attrs={"size": 5})
    )
    agencies = forms.ModelMultipleChoiceField(
        label=_("Instansi tertentu"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    def __init__(self, *args: Any, kinds: Choices, offices: Any, kept: ReportForm | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["agency_kinds"].choices = kinds
        fields["agencies"].queryset = offices
        if kept is not None:
            for name in ("code", "cadence", "valid_from"):
                del self.fields[name]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if ReportForm.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Kode ini sudah dipakai format lain."))
        return code

    def clean(self) -> dict[str, Any]:
        """Somebody has to report by a form."""
        given: dict[str, Any] = super().clean() or {}
        if not (given.get("is_for_all") or given.get("agency_kinds") or given.get("agencies")):
            self.add_error("is_for_all", _("Pilih siapa yang melapor: semua, menurut jenis, atau instansi tertentu."))
        return given


class HeadingForm(forms.Form):
    """One heading; a row without a label counts as blank."""

    code = forms.CharField(label=_("Kode"), max_length=12, required=False)
    label = forms.CharField(label=_("Judul"), max_length=160, required=False)
    wants = forms.ChoiceField(label=_("Isi"), choices=Wants.choices, initial=Wants.TEXT)
    dimension = forms.ChoiceField(label=_("Bidang"), required=False)
    hint = forms.CharField(label=_("Petunjuk"), max_length=200, required=False)
    indicators = forms.ModelMultipleChoiceField(
        label=_("Indikator"),
        queryset=Indicator.objects.all(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )

    def __init__(self, *args: Any, dimensions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["dimension"].choices = [("", _("tanpa bidang")), *dimensions]

    def clean(self) -> dict[str, Any]:
        """A heading has a code, and figures have something to count."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("label") and not given.get("code"):
            self.add_error("code", _("Isi kode seperti yang tercetak, misalnya I.A."))
        if given.get("wants") == Wants.FIGURES and given.get("label") and not given.get("indicators"):
            self.add_error("indicators", _("Pilih angka yang diminta di bawah judul ini."))
        return given


class HeadingRows(forms.BaseFormSet):
    """All headings of a form: no code twice, no indicator below two of them."""

    def clean(self) -> None:
        """Hold what one row alone cannot see."""
        if any(self.errors):
            return
        codes: set[str] = set()
        seen: set[str] = set()
        for row in self.forms:
            given = row.cleaned_data
            if not given.get("label"):
                continue
            code, wanted = given["code"], list(given["indicators"])
            twice = [one.label for one in wanted if one.pk in seen]
            if code in codes:
                row.add_error("code", _("Kode ini dipakai dua kali."))
            if twice:
                row.add_error("indicators", _("Sudah diminta di bawah judul lain: %s.") % ", ".join(twice))
            codes.add(code)
            seen |= {one.pk for one in wanted}


class VersionForm(forms.Form):
    """From when a new version holds."""

    valid_from = day(_("Berlaku sejak"))


class IndicatorForm(forms.Form):
    """What is counted, and when a figure of it is marked."""

    code = forms.SlugField(label=_("Kode"), max_length=40, help_text=_("Huruf kecil tanpa spasi; tidak berubah lagi."))
    label = forms.CharField(label=_("Sebutan"), max_length=120)
    unit = forms.CharField(label=_("Satuan"), max_length=30, help_text=_("Misalnya Rp/kg atau kejadian."))
    is_pair = forms.BooleanField(label=_("Terendah dan tertinggi, seperti harga"), required=False)
    least = forms.DecimalField(
        label=_("Paling kecil yang wajar"), min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    most = forms.DecimalField(
        label=_("Paling besar yang wajar"), min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    jump_percent = forms.IntegerField(label=_("Tanda lonjakan mulai (%)"), min_value=1, max_value=1000)
    jump_least = forms.DecimalField(
        label=_("dan mulai selisih"), min_value=0, max_value=MOST, decimal_places=2, localize=True
    )
    order = forms.IntegerField(label=_("Urutan"), min_value=0, max_value=999, initial=0)

    def __init__(self, *args: Any, kept: Indicator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kept is not None:
            del self.fields["code"]
            if kept.figures.exists():
                del self.fields["is_pair"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if Indicator.objects.filter(pk=code).exists():
            raise forms.ValidationError(_("Kode ini sudah dipakai indikator lain."))
        return code

    def clean(self) -> dict[str, Any]:
        """Hold the two bounds apart."""
        given: dict[str, Any] = super().clean() or {}
        least, most = given.get("least"), given.get("most")
        if least is not None and most is not None and most <= least:
            self.add_error("most", _("Harus lebih besar daripada yang paling kecil."))
        return given
