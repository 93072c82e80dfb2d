"""Forms of the plan. They validate only."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency, Region
from kentongan.plans.models import PlanColumn
from kentongan.plans.sheet_reading import MOST_BYTES
from kentongan.plans.windows import Window

MOST = 999_999_999_999


def figure(label: Any, *, required: bool = False, least: Any = 0, **others: Any) -> forms.DecimalField:
    """Return a field for a figure as it is typed here, with a comma before the decimals."""
    return forms.DecimalField(
        label=label, required=required, min_value=least, max_value=MOST, decimal_places=2, localize=True, **others
    )


def offices_field(label: Any, *, required: bool) -> forms.ModelMultipleChoiceField:
    """Return a field for several offices."""
    return forms.ModelMultipleChoiceField(
        label=label,
        queryset=Agency.objects.none(),
        required=required,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=gettext_lazy("Tekan Ctrl untuk memilih lebih dari satu."),
    )


class PlanDraftForm(forms.Form):
    """The head of a plan."""

    year = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=2015, max_value=2100)
    title = forms.CharField(label=gettext_lazy("Judul"), max_length=200)
    region = forms.ModelChoiceField(label=gettext_lazy("Wilayah"), queryset=Region.objects.none())

    def __init__(self, *args: Any, regions: QuerySet[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["region"].queryset = regions


class ItemForm(forms.Form):
    """One item; the labels are those of the plan's form."""

    number = forms.IntegerField(min_value=1, max_value=9_999)
    phase = forms.ChoiceField()
    activity = forms.CharField(max_length=4_000, widget=forms.Textarea(attrs={"rows": 3}))
    responsible = offices_field("", required=True)
    supporting = offices_field("", required=False)
    region = forms.ModelChoiceField(queryset=Region.objects.none())
    place = forms.CharField(max_length=160, required=False)
    criterion = forms.CharField(max_length=300, required=False)
    measure = forms.CharField(max_length=300, required=False)
    unit = forms.CharField(max_length=40, required=False)
    budget = figure("")
    fund = forms.CharField(max_length=80, required=False)

    def __init__(
        self,
        *args: Any,
        columns: QuerySet[PlanColumn],
        phases: list[tuple[str, str]],
        offices: QuerySet[Agency],
        regions: QuerySet[Region],
        windows: list[Window],
        is_adopted: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["phase"].choices = phases
        fields["region"].queryset = regions
        for name in ("responsible", "supporting"):
            fields[name].queryset = offices
        self.windows = windows
        for one in windows:
            self.fields[f"target_{one.code}"] = figure(
                _("Target {code} ({label})").format(code=one.code, label=one.label),
                help_text=_("Kosong: tidak ada target pada masa itu."),
            )
        labels = {column.field: column.label for column in columns}
        for name, field in self.fields.items():
            field.label = field.label or labels.get(name) or name
        if is_adopted:
            self.fields["reason"] = forms.CharField(
                label=_("Alasan perubahan"),
                max_length=400,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Rencana sudah ditetapkan; perubahan dan alasannya terlihat oleh semua pembaca."),
            )

    def clean(self) -> dict[str, Any]:
        """A target is more than nothing."""
        given: dict[str, Any] = super().clean() or {}
        for one in self.windows:
            target = given.get(f"target_{one.code}")
            if target is not None and target <= 0:
                self.add_error(f"target_{one.code}", _("Target harus lebih dari nol; kosongkan bila tidak ada."))
        return given


class ResultForm(forms.Form):
    """What came of an item in a period."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    result = figure(gettext_lazy("Capaian"), required=True)
    told = forms.CharField(
        label=gettext_lazy("Uraian capaian"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    obstacle = forms.CharField(
        label=gettext_lazy("Kendala"), max_length=4_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    percentage = figure(
        gettext_lazy("Persentase"), help_text=gettext_lazy("Kosongkan: dihitung dari capaian dan target.")
    )
    overruled = forms.CharField(
        label=gettext_lazy("Alasan bila persentase ditetapkan lain"), max_length=300, required=False
    )
    proofs = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Tindak lanjut sebagai bukti"),
        queryset=ActionItem.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("Buktinya sendiri tetap dibuka lewat tindak lanjutnya."),
    )

    def __init__(self, *args: Any, actions: QuerySet[ActionItem], again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["proofs"].queryset = actions
        fields["proofs"].label_from_instance = lambda one: f"{one} {one.title[:70]}"
        fields["percentage"].max_value = 99_999
        if again:
            self.fields["reason"] = forms.CharField(
                label=_("Alasan perubahan"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
            )


class ReasonForm(forms.Form):
    """Why an item is dropped."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class SheetForm(forms.Form):
    """A sheet to import."""

    file = forms.FileField(
        label=gettext_lazy("Berkas XLSX"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Paling besar 2 MB; lembar pertama yang dibaca."),
        error_messages={
            "required": gettext_lazy("Pilih berkasnya dahulu."),
            "empty": gettext_lazy("Berkas ini kosong."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 2 MB."))
        return file
