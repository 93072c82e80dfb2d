"""The form of the mailbox: it validates only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.intake import traces
from kentongan.mailbox.models import MailDoor


class MailDoorForm(forms.Form):
    """Whether letters become reports, and whom we believe about senders."""

    is_on = forms.BooleanField(label=_("Surel menjadi laporan"), required=False)
    region = forms.ModelChoiceField(
        label=_("Wilayah laporannya"), queryset=Region.objects.none(), required=False, empty_label=_("Seluruh kota")
    )
    trusted_server = forms.RegexField(
        r"^[A-Za-z0-9.-]+$",
        label=_("Nama server surel kota yang memeriksa pengirim"),
        max_length=120,
        required=False,
        help_text=_(
            "Seperti tertulis di awal kepala Authentication-Results, misalnya mx.kota.go.id. Hanya pengirim yang "
            "dinyatakannya asli (DKIM, SPF, atau DMARC) dikenali sebagai anggota. Kosong: tidak ada."
        ),
        error_messages={"invalid": _("Tulis nama server saja, misalnya mx.kota.go.id.")},
    )

    keep_days = traces.field()

    def __init__(self, *args: Any, regions: Any, door: MailDoor, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(door, name) for name in ("is_on", "region", "trusted_server", "keep_days")}
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions
