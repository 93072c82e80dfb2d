"""Forms of intake: they validate, they do not save."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.intake import pictures
from kentongan.intake.chat_files import chat_in
from kentongan.intake.city_questions import CityQuestions
from kentongan.intake.correcting import Right
from kentongan.intake.explaining import KINDS, Row
from kentongan.intake.pictures import RawPicture
from kentongan.text_files import Unreadable

MOST_PHOTOS = 6


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos at once; each is looked at, or named in the error."""

    widget = ManyFiles(attrs={"accept": "image/*", "data-photo": ""})

    def clean(self, data: Any, initial: Any = None) -> list[RawPicture]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("Paling banyak %(most)s foto."), params={"most": MOST_PHOTOS})
        try:
            return [pictures.admit(file, name=file.name) for file in files]
        except pictures.NotAPicture as problem:
            raise forms.ValidationError(str(problem)) from None


class ReportForm(CityQuestions):
    """What happened, where, when; everything but the first may stay open."""

    id = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-once": ""}))
    text = forms.CharField(
        label=_("Apa yang terjadi?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
        help_text=_("Tulis seperti mengirim pesan: apa, siapa yang terdampak, berapa, sejak kapan."),
        error_messages={"required": _("Tulis apa yang terjadi.")},
    )
    category = forms.ChoiceField(label=_("Perkara"), required=False, widget=forms.RadioSelect)
    region = forms.ModelChoiceField(
        label=_("Kelurahan"), queryset=Region.objects.none(), required=False, empty_label=_("Belum tahu")
    )
    spot = forms.CharField(
        label=_("Tempat tepatnya"),
        max_length=200,
        required=False,
        help_text=_("Misalnya RT 02 RW 05, belakang pabrik, dekat jembatan."),
    )
    occurred_at = forms.DateTimeField(
        label=_("Kapan?"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
    )
    photos = PhotosField(label=_("Foto"), required=False)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-90, max_value=90)
    lng = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-180, max_value=180)
    informant = forms.CharField(
        label=_("Narasumber (bila laporan ini atas nama orang lain)"),
        max_length=200,
        required=False,
        help_text=_("Nama dan nomor telepon. Disimpan tersandi; setiap kali dibuka tercatat."),
    )

    settled_below = forms.BooleanField(label=_("Sudah selesai di tingkat kelurahan"), required=False)

    def __init__(
        self,
        *args: Any,
        regions: Any,
        categories: Callable[[], list[tuple[str, str]]],
        now: datetime,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["region"].queryset = regions
        self.fields["category"].choices = lambda: [*categories(), ("", _("Tidak yakin"))]

    def renumber(self, number: UUID) -> None:
        """Show what was typed under another number."""
        data: Any = self.data.copy()
        data["id"] = str(number)
        self.data = data

    def clean_occurred_at(self) -> datetime | None:
        moment = self.cleaned_data["occurred_at"]
        if moment and moment > self.now:
            raise forms.ValidationError(_("Waktu kejadian belum tiba. Periksa tanggal dan jamnya."))
        return moment

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("lat") is None) != (data.get("lng") is None):
            data["lat"] = data["lng"] = None  # half a point is no point
        return data


class PasteForm(forms.Form):
    """A group's chat, pasted or as the file that was exported."""

    text = forms.CharField(
        label=_("Isi percakapan"),
        max_length=500_000,
        widget=forms.Textarea(attrs={"data-long": "", "autofocus": True, "spellcheck": "false"}),
        help_text=_("Di WhatsApp: pilih pesan-pesannya lalu salin, atau ekspor percakapan tanpa media."),
        error_messages={
            "required": _("Tempel percakapannya, atau pilih berkasnya."),
            "max_length": _("Terlalu panjang untuk halaman ini. Pakai perintah kentongan ingest."),
        },
    )
    file = forms.FileField(
        label=_("Atau berkas ekspornya (.txt atau .zip)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.zip,text/plain,application/zip"}),
    )
    region = forms.ModelChoiceField(label=_("Wilayah grup"), queryset=Region.objects.none(), empty_label=None)

    def __init__(self, *args: Any, regions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions
        self.fields["text"].required = not self.files

    def show(self, text: str) -> None:
        """Show the text of the file where it would have been pasted, so that the next step needs no file."""
        data: Any = self.data.copy()
        data["text"] = text
        self.data = data

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file = data.get("file")
        if file:
            try:
                data["text"] = chat_in(file)
            except Unreadable as problem:
                self.add_error("file", _("Berkas tidak dapat dibaca: %s.") % problem)
        if len(data.get("text") or "") > self.fields["text"].max_length:
            self.add_error("file", self.fields["text"].error_messages["max_length"])
        return data


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Pertanyaan kepada pelapor"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis apa yang ingin ditanyakan.")},
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Jawaban"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Jawaban masih kosong.")},
    )


class CorrectionForm(forms.Form):
    """What the reader got wrong in one report. Everything starts as it was read."""

    kind = forms.ChoiceField(label=_("Jenis naskah"), choices=list(KINDS.items()))
    severity = forms.TypedChoiceField(label=_("Keparahan"), coerce=int, empty_value=None, required=False)
    event_date = forms.DateField(
        label=_("Tanggal kejadian"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        help_text=_("Kosongkan bila naskah tidak menyebutkannya."),
    )
    categories = forms.MultipleChoiceField(
        label=_("Pokok masalah"), required=False, widget=forms.CheckboxSelectMultiple
    )
    wrong = forms.MultipleChoiceField(label=_("Yang salah temu"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,
        categories: list[tuple[str, str]],
        severities: list[tuple[str, str]],
        rows: list[Row],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = categories
        self.fields["severity"].choices = severities
        found = [(item.key, f"{row.label}: {item.text}") for row in rows for item in row.items if ":" in item.key]
        self.fields["wrong"].choices = [choice for choice in found if not choice[0].startswith("issues:")]

    def right(self) -> Right:
        """What is right, once the form is valid."""
        told = self.cleaned_data
        wrong = tuple((name, int(number)) for name, _colon, number in (key.partition(":") for key in told["wrong"]))
        day = told["event_date"]
        return Right(told["kind"], day, day is not None, tuple(told["categories"]), told["severity"], wrong)
