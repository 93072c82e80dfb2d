"""Forms of action."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionState
from kentongan.actions.proofs import Proof, read
from kentongan.alerts.models import AlertVerdict
from kentongan.city.models import Agency, Classification, Region
from kentongan.errors import Refused

ANY = [("", _("semua"))]


class AssignForm(forms.Form):
    title = forms.CharField(label=_("Apa yang harus dikerjakan"), max_length=240)
    detail = forms.CharField(
        label=_("Uraian"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sebutkan tempat dan hasil yang diharapkan, bukan nama orang."),
    )
    agency = forms.ModelChoiceField(
        label=_("Penanggung jawab"),
        queryset=Agency.objects.none(),
        empty_label=_("Pilih satu instansi"),
    )
    due_on = forms.DateField(
        label=_("Tenggat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )
    region = forms.ModelChoiceField(label=_("Wilayah"), queryset=Region.objects.none(), empty_label=None)
    phase = forms.ChoiceField(label=_("Tahap"))
    supporting = forms.ModelMultipleChoiceField(
        label=_("Instansi pendukung"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int, initial=Classification.OPEN)

    def __init__(
        self,
        *args: Any,
        regions: QuerySet[Region],
        agencies: QuerySet[Agency],
        phases: list[tuple[str, str]],
        clearance: int,
        least: int,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        fields: dict[str, Any] = self.fields
        fields["region"].queryset = regions
        fields["agency"].queryset = fields["supporting"].queryset = agencies
        fields["phase"].choices = phases
        fields["classification"].choices = [c for c in Classification.choices if least <= c[0] <= clearance]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.today:
            raise forms.ValidationError(_("Tenggat sudah lewat. Pilih hari ini atau sesudahnya."))
        return day


class FilterForm(forms.Form):
    """What the list shows; a wrong value shows everything."""

    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=[*ANY, *ActionState.choices], required=False)
    instansi = forms.ModelChoiceField(
        label=_("Instansi"), queryset=Agency.objects.none(), empty_label=_("semua"), required=False
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["instansi"].queryset = agencies

    def wanted(self) -> dict[str, str]:
        """Return the arguments for `queries.actions`."""
        self.is_valid()
        agency = self.cleaned_data.get("instansi")
        return {"state": self.cleaned_data.get("keadaan", ""), "agency": agency.pk if agency else ""}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Catatan kemajuan"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProofForm(forms.Form):
    file = forms.FileField(
        label=_("Foto atau dokumen"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"}),
        help_text=_("Foto, PDF, DOCX, atau XLSX, paling besar 10 MB."),
    )
    caption = forms.CharField(label=_("Keterangan"), max_length=200, required=False)

    def __init__(self, *args: Any, zone: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean_file(self) -> Proof:
        """Return the file as it may be kept."""
        upload: UploadedFile = self.cleaned_data["file"]
        try:
            return read(upload, name=str(upload.name), zone=self.zone)  # type: ignore[arg-type]
        except Refused as problem:
            raise forms.ValidationError(str(problem)) from None


class SettleForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Apakah peringatan ini benar?"), choices=AlertVerdict.choices, widget=forms.RadioSelect
    )
