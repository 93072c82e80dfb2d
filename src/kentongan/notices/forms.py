"""Forms of the inbox, of one's own channels and of the gateway. They validate only."""

import base64
import binascii
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from kentongan.notices.models import Rhythm, Topic, Way

RECIPIENT = re.compile(r"[A-Za-z0-9@.+_:-]{3,120}")


class FilterForm(forms.Form):
    """Which notices."""

    perihal = forms.ChoiceField(label=_("Perihal"), choices=[("", _("semua")), *Topic.choices], required=False)
    belum = forms.BooleanField(label=_("Hanya yang belum dibaca"), required=False)

    def wanted(self) -> dict[str, Any]:
        """Return the arguments for the query; what is wrong counts as not asked."""
        given = self.cleaned_data if self.is_valid() else {}
        return {"topic": given.get("perihal", ""), "unread": bool(given.get("belum"))}


def clock(label: Any) -> forms.TimeField:
    """Return a field for an hour of the day."""
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class PreferenceForm(forms.Form):
    """When somebody wants to be disturbed."""

    rhythm = forms.ChoiceField(label=_("Irama"), choices=Rhythm.choices)
    digest_at = clock(_("Ringkasan dikirim pukul"))
    quiet_from = clock(_("Jam tenang sejak"))
    quiet_until = clock(_("sampai"))


class ChannelForm(forms.Form):
    """A mail address, or how the gateway knows somebody."""

    way = forms.ChoiceField(label=_("Jalur"))
    address = forms.CharField(
        label=_("Alamat"),
        max_length=254,
        help_text=_("Alamat surel, atau nomor yang dikenal gerbang pesan kota. Kode bukti dikirim ke sana."),
    )

    def __init__(self, *args: Any, ways: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = ways

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        address = given.get("address", "")
        if given.get("way") == Way.MAIL and address:
            try:
                validate_email(address)
            except ValidationError as problem:
                self.add_error("address", problem)
        elif address and not RECIPIENT.fullmatch(address):
            self.add_error("address", _("Tulis nomor atau nama akun tanpa spasi, misalnya +628123456789."))
        return given


class CodeForm(forms.Form):
    """The code that came by that way."""

    code = forms.RegexField(
        r"^\d{6}$",
        label=_("Kode enam angka"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "size": 8}),
    )


class TopicsForm(forms.Form):
    """Of what a channel shall tell; none at all is a way to silence it."""

    topics = forms.MultipleChoiceField(
        label=_("Perihal"), choices=Topic.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class BrowserForm(forms.Form):
    """What a browser hands over when it subscribes (RFC 8291: a P-256 point of 65 bytes, a secret of 16)."""

    endpoint = forms.URLField(max_length=700, assume_scheme="https")
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)

    def clean_p256dh(self) -> str:
        return _of_length(self.cleaned_data["p256dh"], 65)

    def clean_auth(self) -> str:
        return _of_length(self.cleaned_data["auth"], 16)


def _of_length(words: str, size: int) -> str:
    try:
        raw = base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != size:
        raise ValidationError(_("Kunci peramban tidak lengkap."))
    return words


class WebhookForm(forms.Form):
    """Where the city's message gateway listens."""

    url = forms.URLField(label=_("Alamat gerbang"), max_length=500, assume_scheme="https")
