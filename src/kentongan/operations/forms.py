"""Forms of posts: they validate only."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Region
from kentongan.errors import Refused
from kentongan.intake import pictures
from kentongan.intake.pictures import Picture
from kentongan.operations.hearing import Heard
from kentongan.operations.models import Condition

LONGEST = 7 * 24 * 60  # minutes between two check-ins


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


def _hour(label: Any, help_text: Any = "") -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, help_text=help_text, widget=widget)


class PostForm(forms.Form):
    """All that a post needs."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    label = forms.CharField(label=_("Nama pos"), max_length=120, help_text=_("Misalnya Pos kamling RW 03."))
    kind = forms.ChoiceField(label=_("Jenis"))
    region = forms.ModelChoiceField(label=_("Kelurahan"), queryset=Region.objects.none(), empty_label=None)
    place = forms.CharField(label=_("Tempat tepatnya"), max_length=200, required=False)
    agency = forms.ModelChoiceField(
        label=_("Penyelenggara"), queryset=Agency.objects.none(), empty_label=_("Pilih satu instansi")
    )
    active_from = _day(_("Dijaga sejak"))
    active_to = _day(_("Dijaga sampai"), required=False, help_text=_("Kosongkan bila tetap."))
    opens = _hour(_("Jam mulai"), _("Kosongkan kedua jam bila dijaga siang malam."))
    closes = _hour(_("Jam selesai"))
    every_minutes = forms.IntegerField(
        label=_("Lapor masuk setiap berapa menit"),
        min_value=5,
        max_value=LONGEST,
        required=False,
        help_text=_("Lewat dari itu pos dianggap senyap. Kosongkan bila tidak dijadwalkan."),
    )
    lat = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    lng = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        regions: QuerySet[Region],
        agencies: QuerySet[Agency],
        kinds: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["region"].queryset, fields["agency"].queryset = regions, agencies
        fields["kind"].choices = kinds

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("opens") is None) != (data.get("closes") is None):
            self.add_error("closes", _("Isi kedua jam, atau kosongkan keduanya."))
        if data.get("active_to") and data.get("active_from") and data["active_to"] < data["active_from"]:
            self.add_error("active_to", _("Hari terakhir tidak boleh sebelum hari pertama."))
        if (data.get("lat") is None) != (data.get("lng") is None):
            data["lat"] = data["lng"] = None
        return data


class EndForm(forms.Form):
    last = _day(_("Hari terakhir dijaga"))


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Apa yang dilakukan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class CheckInForm(forms.Form):
    """How it stands at a post."""

    number = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-once": ""}))
    condition = forms.ChoiceField(
        label=_("Keadaan di pos"), choices=Condition.choices, initial=Condition.FINE, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Catatan"), max_length=500, required=False)
    photo = forms.FileField(
        label=_("Foto"), required=False, widget=forms.FileInput(attrs={"accept": "image/*", "data-photo": ""})
    )
    lat = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    lng = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_photo(self) -> Picture | None:
        """Return the photo as it may be kept."""
        upload: Any = self.cleaned_data["photo"]
        if not upload:
            return None
        try:
            return pictures.clean(upload, name=upload.name, zone=self.now.tzinfo)  # type: ignore[arg-type]
        except Refused as problem:
            raise forms.ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("lat") is None) != (data.get("lng") is None):
            data["lat"] = data["lng"] = None
        return data


class FilterForm(forms.Form):
    """What the list shows; a wrong value shows everything."""

    terdengar = forms.ChoiceField(label=_("Keadaan"), choices=[("", _("semua")), *Heard.choices], required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["jenis"].choices = [("", _("semua")), *kinds]

    def wanted(self) -> dict[str, str]:
        """Return the arguments for `queries.rows`."""
        self.is_valid()
        return {"heard": self.cleaned_data.get("terdengar", ""), "kind": self.cleaned_data.get("jenis", "")}
