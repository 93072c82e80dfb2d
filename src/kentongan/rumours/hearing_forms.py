"""Forms of what is heard: a note from the field, a sighting, a new rumour. None asks who said it."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Region
from kentongan.rumours.forms import long_text
from kentongan.rumours.hearing import Facts, Heard
from kentongan.rumours.models import RumourPriority

NOBODY = _("Jangan menulis nama, nomor telepon, atau akun siapa pun. Siapa yang mengatakannya tidak dicatat.")
SPARE_MINUTES = 5  # a phone's clock may be a little fast


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"])


class HeardForm(forms.Form):
    """Where, when and by which channel. There is no field for who said it, and none is to be added."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    heard_at = _moment(_("Kapan terdengar"))
    heard_region = forms.ModelChoiceField(label=_("Terdengar di"), queryset=Region.objects.none(), empty_label=None)
    spot = forms.CharField(
        label=_("Tempat tepatnya"),
        max_length=120,
        required=False,
        help_text=_("Misalnya pasar, sekolah, atau grup RW. Bukan rumah atau nama orang."),
    )
    channel = forms.ChoiceField(label=_("Lewat saluran apa"))
    reach = forms.IntegerField(
        label=_("Kira-kira berapa orang terjangkau"), min_value=1, max_value=10_000_000, required=False
    )
    note = forms.CharField(label=_("Catatan"), max_length=300, required=False, help_text=NOBODY)

    def __init__(
        self,
        *args: Any,
        regions: QuerySet[Region],
        channels: list[tuple[str, str]],
        now: datetime,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        first = {"key": uuid.uuid4(), "heard_at": timezone.localtime(now).replace(second=0, microsecond=0)}
        kwargs["initial"] = first | (initial or {})
        super().__init__(*args, **kwargs)
        self.now = now
        fields: dict[str, Any] = self.fields
        fields["heard_region"].queryset = regions
        fields["channel"].choices = channels

    def clean_heard_at(self) -> datetime:
        moment: datetime = self.cleaned_data["heard_at"]
        if (moment - self.now).total_seconds() > SPARE_MINUTES * 60:
            raise forms.ValidationError(_("Waktu itu belum tiba. Periksa hari dan jamnya."))
        return min(moment, self.now)

    def heard(self) -> Heard:
        """Return what was filled in."""
        names = ("key", "heard_at", "spot", "channel", "reach", "note")
        given = {name: self.cleaned_data[name] for name in names}
        return Heard(region=self.cleaned_data["heard_region"], **given)


class HearForm(HeardForm):
    """What somebody in the field heard."""

    told = long_text(_("Kabar apa yang terdengar"), 3, 400, help_text=NOBODY)
    field_order = ["told", "heard_at", "heard_region", "spot", "channel", "reach", "note", "key"]


class RumourForm(HeardForm):
    """A new rumour with the sighting by which it became known."""

    claim = long_text(
        _("Klaim"),
        3,
        400,
        help_text=_("Kabarnya saja, dalam satu kalimat netral, tanpa nama orang, nomor, atau akun."),
    )
    category = forms.ChoiceField(label=_("Perkara"))
    kind = forms.ChoiceField(label=_("Jenis"), required=False)
    region = forms.ModelChoiceField(
        label=_("Wilayah yang dibicarakan"), queryset=Region.objects.none(), empty_label=None
    )
    priority = forms.TypedChoiceField(
        label=_("Prioritas"),
        choices=RumourPriority.choices,
        coerce=int,
        help_text=_("Mendesak: dapat memicu kekerasan atau kepanikan."),
    )
    classification = forms.TypedChoiceField(label=_("Klasifikasi"), coerce=int, initial=Classification.OPEN)
    repeat_of: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Pengulangan dari"), queryset=None, required=False, empty_label=_("bukan pengulangan")
    )
    is_new = forms.BooleanField(label=_("Sudah diperiksa: ini rumor lain, catat sebagai yang baru"), required=False)
    field_order = [
        "claim", "category", "kind", "region", "priority", "classification", "repeat_of",
        "heard_at", "heard_region", "spot", "channel", "reach", "note", "is_new", "key",
    ]  # fmt: skip

    def __init__(
        self,
        *args: Any,
        categories: list[tuple[str, str]],
        kinds: list[tuple[str, str]],
        clearance: int,
        known: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["region"].queryset = kwargs["regions"]
        fields["category"].choices = categories
        fields["kind"].choices = [("", _("belum ditentukan")), *kinds]
        fields["classification"].choices = [c for c in Classification.choices if c[0] <= clearance]
        fields["repeat_of"].queryset = known
        fields["repeat_of"].label_from_instance = lambda rumour: f"{rumour}: {rumour.claim[:80]}"

    def facts(self) -> Facts:
        """Return what was filled in."""
        names = ("claim", "category", "kind", "region", "priority", "classification", "repeat_of")
        return Facts(**{name: self.cleaned_data[name] for name in names})
