"""Forms of intervention."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem
from kentongan.actions.proofs import Proof, read
from kentongan.city.models import Agency, Classification, Region
from kentongan.errors import Refused
from kentongan.interventions.models import Chosen, Intervention, InterventionState

ANY = [("", _("semua"))]


def day(label: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )


LISTED = 100  # the newest actions offered in a list


class PlanForm(forms.Form):
    """All that is known before it begins."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    label = forms.CharField(label=_("Apa yang dilakukan di lapangan"), max_length=160)
    kind = forms.ChoiceField(label=_("Jenis"), help_text=_("Pos kamling, patroli, dan penjagaan bersifat sementara."))
    region = forms.ModelChoiceField(label=_("Wilayah"), queryset=Region.objects.none(), empty_label=None)
    spot = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lng = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    against = forms.MultipleChoiceField(
        label=_("Ditujukan terhadap perkara"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Peristiwa perkara inilah yang nanti dihitung."),
    )
    agency = forms.ModelChoiceField(
        label=_("Pelaksana"), queryset=Agency.objects.none(), empty_label=_("Pilih satu instansi")
    )
    due_on = day(_("Dijanjikan berjalan pada"))
    bridges_to = forms.ModelChoiceField(
        label=_("Bila sementara: sampai yang mana berjalan?"),
        queryset=Intervention.objects.none(),
        required=False,
        empty_label=_("belum ada"),
    )
    chosen_because_bad = forms.ChoiceField(
        label=_("Apakah tempat ini dipilih karena akhir-akhir ini rawan?"),
        choices=Chosen.choices,
        initial=Chosen.UNKNOWN,
        widget=forms.RadioSelect,
        help_text=_("Tempat yang sedang rawan biasanya mereda sendiri; perhitungan dampak memperhitungkannya."),
    )
    phase = forms.ChoiceField(label=_("Tahap"))
    budget_note = forms.CharField(label=_("Catatan anggaran"), max_length=240, required=False)
    budget_year = forms.IntegerField(label=_("Tahun anggaran"), min_value=2000, max_value=2100, required=False)
    action = forms.ModelChoiceField(
        label=_("Tindak lanjut asalnya"), queryset=ActionItem.objects.none(), required=False, empty_label=_("tidak ada")
    )
    ending_action = forms.ModelChoiceField(
        label=_("Tindak lanjut yang mengakhirinya"),
        queryset=ActionItem.objects.none(),
        required=False,
        empty_label=_("tidak ada"),
        help_text=_("Tugas itu baru dapat diperiksa selesai bila langkah tetap sudah berjalan."),
    )
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int, initial=Classification.OPEN)

    def __init__(
        self,
        *args: Any,
        regions: QuerySet[Region],
        agencies: QuerySet[Agency],
        actions: QuerySet[ActionItem],
        permanent: QuerySet[Intervention],
        words: dict[str, list[tuple[str, str]]],
        clearance: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["region"].queryset, fields["agency"].queryset = regions, agencies
        fields["bridges_to"].queryset = permanent
        fields["action"].queryset = fields["ending_action"].queryset = actions
        fields["bridges_to"].label_from_instance = lambda one: f"{one} · {one.label}"
        shown = {one.pk: f"{one} · {one.title}" for one in actions[:LISTED]}
        for name in ("action", "ending_action"):  # any open one is taken; a list of thousands helps nobody to find it
            wanted = str(self.data.get(name) or self.initial.get(name) or "")
            more = actions.filter(pk=int(wanted)) if wanted.isdecimal() and len(wanted) < 19 else actions.none()
            rows = shown | {one.pk: f"{one} · {one.title}" for one in more}
            fields[name].widget.choices = [("", fields[name].empty_label), *rows.items()]
        for name in ("kind", "against", "phase"):
            fields[name].choices = words[name]
        fields["classification"].choices = [choice for choice in Classification.choices if choice[0] <= clearance]

    def clean(self) -> dict[str, Any]:
        """A point is whole or it is none."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if (values.get("lat") is None) != (values.get("lng") is None):
            values["lat"] = values["lng"] = None
        return values


class FilterForm(forms.Form):
    """What the list shows; a wrong value shows everything."""

    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=[*ANY, *InterventionState.choices], required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["jenis"].choices = [*ANY, *kinds]

    def wanted(self) -> dict[str, str]:
        """Return the arguments for `queries.interventions`."""
        self.is_valid()
        return {"state": self.cleaned_data.get("keadaan", ""), "kind": self.cleaned_data.get("jenis", "")}


class LiveForm(forms.Form):
    since = day(_("Berjalan sejak"))
    note = forms.CharField(
        label=_("Apa yang terlihat di lapangan"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=_("Foto atau dokumen"),
        max_length=200,
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"}),
        help_text=_("Foto, PDF, DOCX, atau XLSX, paling besar 10 MB."),
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean_file(self) -> Proof | None:
        """Return the file as it may be kept."""
        upload: UploadedFile | None = self.cleaned_data["file"]
        if upload is None:
            return None
        try:
            return read(upload, name=str(upload.name), zone=self.zone)  # type: ignore[arg-type]
        except Refused as problem:
            raise forms.ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        """Something has to be there to look at."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not values.get("note", "").strip() and not values.get("file") and "file" not in self.errors:
            self.add_error("note", _("Tulis apa yang terlihat, atau lampirkan foto atau dokumen."))
        return values


class LinkForm(forms.Form):
    permanent = forms.ModelChoiceField(
        label=_("Langkah tetap"), queryset=Intervention.objects.none(), empty_label=_("Pilih satu")
    )

    def __init__(self, *args: Any, permanent: QuerySet[Intervention], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["permanent"].queryset = permanent
        fields["permanent"].label_from_instance = lambda one: f"{one} · {one.label}"


class EndForm(forms.Form):
    on = day(_("Berakhir pada"))
    reason = forms.CharField(label=_("Alasan"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


def today_first(today: date) -> dict[str, date]:
    """Return the first values of the forms that ask for a day."""
    return {"since": today, "on": today}
