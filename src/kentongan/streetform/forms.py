"""Forms of the public door: they validate only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.city.whole_number import WholeNumber
from kentongan.intake.city_questions import CityQuestions
from kentongan.intake.forms import PhotosField
from kentongan.streetform.models import StreetForm

MOST_PHOTOS = 3


class StreetReportForm(CityQuestions):
    """What happened and where, and what the city asks besides; who tells it only if they want."""

    slip = forms.CharField(widget=forms.HiddenInput, max_length=300)
    text = forms.CharField(
        label=_("Apa yang terjadi?"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ceritakan kejadiannya: apa, di mana, sejak kapan. Tidak perlu menyebut nama orang."),
        error_messages={"required": _("Tulis apa yang terjadi.")},
    )
    region = forms.ModelChoiceField(
        label=_("Kelurahan"), queryset=Region.objects.none(), required=False, empty_label=_("Belum tahu")
    )
    spot = forms.CharField(label=_("Tempat tepatnya"), max_length=200, required=False)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-90, max_value=90)
    lng = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-180, max_value=180)
    photos = PhotosField(label=_("Foto"), required=False, help_text=_("Paling banyak tiga; data kamera dihapus."))
    contact = forms.CharField(
        label=_("Nama atau nomor yang dapat dihubungi"),
        max_length=200,
        required=False,
        help_text=_("Boleh kosong. Bila diisi, disimpan tersandi dan setiap kali dibuka tercatat."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    # Programs fill whatever they find; people do not see this one.
    website = forms.CharField(
        label=_("Jangan diisi"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, regions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions

    def clean_photos(self) -> list[Any]:
        photos: list[Any] = self.cleaned_data["photos"] or []
        if len(photos) > MOST_PHOTOS:
            raise forms.ValidationError(_("Paling banyak %d foto.") % MOST_PHOTOS)
        return photos

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("lat") is None) != (data.get("lng") is None):
            data["lat"] = data["lng"] = None
        return data

    def renew(self, slip: str) -> None:
        """Show what was typed in a form of its own."""
        data: Any = self.data.copy()
        data["slip"] = slip
        self.data = data


class SlipForm(forms.Form):
    """The code from a slip."""

    code = forms.CharField(
        label=_("Kode tanda terima"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Tulis kode dari tanda terima Anda.")},
    )


class SlipAnswerForm(SlipForm):
    """An answer to what the desk asked."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    question = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Jawaban Anda"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Jawaban masih kosong.")},
    )


def hour(label: Any) -> forms.TimeField:
    """Return a field for an hour of the day."""
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class StreetSettingsForm(forms.Form):
    """Whether the public form is open, when, and how much it takes."""

    is_open = forms.BooleanField(label=_("Formulir warga dibuka untuk umum"), required=False)
    opens = hour(_("Menerima laporan mulai pukul"))
    closes = hour(_("Sampai pukul (sama dengan mulai: sepanjang hari)"))
    per_source = WholeNumber(
        label=_("Laporan sehari dari satu jaringan"),
        least=1,
        most=500,
        help_text=_("Pelanggan seluler sering berbagi satu jaringan; jangan terlalu kecil."),
    )
    per_day = WholeNumber(label=_("Laporan sehari seluruhnya"), least=1, most=10_000)

    def __init__(self, *args: Any, form: StreetForm, **kwargs: Any) -> None:
        names = ("is_open", "opens", "closes", "per_source", "per_day")
        kwargs["initial"] = {name: getattr(form, name) for name in names}
        super().__init__(*args, **kwargs)
