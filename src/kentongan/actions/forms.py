"""Forms of action."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kentongan.actions.due_rules import Word
from kentongan.actions.models import ActionOrigin, ActionState
from kentongan.actions.proofs import Proof, read
from kentongan.actions.services import Spot
from kentongan.alerts.models import AlertVerdict
from kentongan.city.models import Agency, Classification, Member, Region
from kentongan.errors import Refused

ANY = [("", _("semua"))]


FREE_ORIGINS = [
    (origin.value, origin.label)
    for origin in (ActionOrigin.NONE, ActionOrigin.DIRECTIVE, ActionOrigin.PLAN, ActionOrigin.INSPECTION)
]


def day(label: Any, *, required: bool = True) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )


def said(word: Word) -> str:
    """Return a word for a due date with the day it means today, and why it is not an earlier one."""
    text = f"{word.rule.label}: {date_format(word.due.day, 'l, j F Y')}"
    skipped = [name or date_format(passed, "l") for passed, name in word.due.skipped]
    if not skipped:
        return text
    return text + " (" + gettext("melewati %s") % ", ".join(dict.fromkeys(skipped)) + ")"


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
    when = forms.ChoiceField(label=_("Kapan"), required=False, widget=forms.RadioSelect)
    due_on = day(_("Tenggat"), required=False)
    region = forms.ModelChoiceField(label=_("Wilayah"), queryset=Region.objects.none(), empty_label=None)
    place = forms.CharField(
        label=_("Tempat"), max_length=200, required=False, help_text=_("Nama tempat di bawah kelurahan, bila ada.")
    )
    lat = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    lng = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)
    phase = forms.ChoiceField(label=_("Tahap"))
    origin = forms.ChoiceField(label=_("Asal"), choices=FREE_ORIGINS, required=False)
    supporting = forms.ModelMultipleChoiceField(
        label=_("Instansi pendukung"),
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )
    budget_note = forms.CharField(
        label=_("Catatan anggaran"), max_length=240, required=False, help_text=_("Sumber biaya, bila sudah diketahui.")
    )
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int, initial=Classification.OPEN)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        regions: QuerySet[Region],
        agencies: QuerySet[Agency],
        phases: list[tuple[str, str]],
        clearance: int,
        least: int,
        words: list[Word],
        today: date,
        has_origin: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.words = today, {word.rule.pk: word for word in words}
        fields: dict[str, Any] = self.fields
        fields["when"].choices = [*((word.rule.pk, said(word)) for word in words), ("", _("Tanggal sendiri"))]
        if has_origin:
            del fields["origin"]
        fields["region"].queryset = regions
        fields["agency"].queryset = fields["supporting"].queryset = agencies
        fields["phase"].choices = phases
        fields["classification"].choices = [c for c in Classification.choices if least <= c[0] <= clearance]

    def clean_due_on(self) -> date:
        word = self.words.get(self.cleaned_data.get("when", ""))
        due_on: date | None = word.due.day if word else self.cleaned_data["due_on"]
        if due_on is None:
            raise forms.ValidationError(_("Pilih kata tenggat di atas atau isi tanggalnya."))
        if due_on < self.today:
            raise forms.ValidationError(_("Tenggat sudah lewat. Pilih hari ini atau sesudahnya."))
        return due_on

    def facts(self) -> dict[str, Any]:
        """Return the arguments for `services.assign`."""
        given = dict(self.cleaned_data)
        given.pop("when")
        lat, lng = given.pop("lat"), given.pop("lng")
        whole = lat is not None and lng is not None
        spot = Spot(given.pop("place"), lat if whole else None, lng if whole else None)
        return given | {"spot": spot}


class FilterForm(forms.Form):
    """What the list shows; a wrong value shows everything."""

    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=[*ANY, *ActionState.choices], required=False)
    instansi = forms.ModelChoiceField(
        label=_("Instansi"), queryset=Agency.objects.none(), empty_label=_("semua"), required=False
    )

    asal = forms.ChoiceField(label=_("Asal"), choices=[*ANY, *ActionOrigin.choices], required=False)
    tahap = forms.ChoiceField(label=_("Tahap"), required=False)

    def __init__(self, *args: Any, agencies: QuerySet[Agency], phases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["instansi"].queryset = agencies
        fields["tahap"].choices = [*ANY, *phases]

    def wanted(self) -> dict[str, str]:
        """Return the arguments for `queries.actions`."""
        self.is_valid()
        given = self.cleaned_data
        agency = given.get("instansi")
        named = {"state": "keadaan", "origin": "asal", "phase": "tahap"}
        return {"agency": agency.pk if agency else ""} | {name: given.get(word, "") for name, word in named.items()}


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Alasan"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


class PersonForm(forms.Form):
    """Who of the office answers for it."""

    accountable = forms.ModelChoiceField(
        label=_("Siapa di instansi Anda yang bertanggung jawab?"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("Belum ditentukan"),
    )

    def __init__(self, *args: Any, agency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["accountable"].queryset = Member.objects.filter(agency=agency, is_active=True)


class OfficeForm(forms.Form):
    """To which office it goes."""

    agency = forms.ModelChoiceField(
        label=_("Instansi baru"), queryset=Agency.objects.none(), empty_label=_("Pilih satu instansi")
    )

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["agency"].queryset = agencies


class DueForm(forms.Form):
    """Another day, and why."""

    due_on = day(_("Tenggat baru"))
    why = forms.CharField(label=_("Alasan"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


class AnswerDueForm(forms.Form):
    """Yes or no to another day; a no needs words."""

    decision = forms.ChoiceField(
        label=_("Keputusan"),
        choices=[("grant", _("Setujui tenggat baru")), ("decline", _("Tenggat tetap"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Jawaban"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_answer(self) -> str:
        text = str(self.cleaned_data["answer"])
        if self.cleaned_data.get("decision") == "decline" and not text.strip():
            raise forms.ValidationError(_("Tulis alasannya, agar yang meminta tahu mengapa."))
        return text


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
