"""Forms of official warnings. They validate only."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kentongan.warnings.models import WarningSource
from kentongan.xml_tree import MOST_BYTES

# What the settings of a source are called, with least and most.
OPTIONS = {
    "near_km": (_("Gempa dekat: paling jauh (km)"), 1, 2_000),
    "least_magnitude": (_("Gempa dekat: magnitudo paling kecil"), 0, 10),
    "least_mmi": (_("Gempa dirasakan di kota: paling kecil (MMI)"), 1, 12),
    "hours": (_("Ditampilkan selama (jam)"), 1, 168),
    "least_mm": (_("Hujan sehari: paling sedikit (mm)"), 50, 500),
}


class UploadForm(forms.Form):
    """One CAP file."""

    file = forms.FileField(
        label=_("Berkas CAP 1.2 (XML)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,.cap,application/xml,application/cap+xml"}),
        help_text=_("Peringatan dari lembaga resmi, paling besar 2 MB."),
        error_messages={"required": _("Pilih berkasnya dahulu."), "empty": _("Berkas ini kosong.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas lebih besar dari 2 MB."))
        return file


class SourceForm(forms.Form):
    """Where, whether and how often a source is asked, with the settings that it has."""

    enabled = forms.BooleanField(label=_("Dibaca secara berkala"), required=False)
    url = forms.CharField(label=_("Alamat"), max_length=400, required=False)
    every_minutes = forms.IntegerField(
        label=_("Setiap berapa menit"),
        min_value=1,
        max_value=1_440,
        help_text=_("Jangan lebih sering dari yang diminta sumbernya."),
    )

    def __init__(self, *args: Any, source: WarningSource, **kwargs: Any) -> None:
        initial = {"enabled": source.enabled, "url": source.url, "every_minutes": source.every_minutes}
        kwargs["initial"] = initial | dict(source.options)
        super().__init__(*args, **kwargs)
        self.names = [name for name in OPTIONS if name in source.options]
        for name in self.names:
            label, least, most = OPTIONS[name]
            self.fields[name] = forms.FloatField(label=label, min_value=least, max_value=most)

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise forms.ValidationError(_("Alamat harus diawali http:// atau https://."))
        return url

    def given(self) -> dict[str, Any]:
        """Return the arguments for `services.change_source`."""
        own = {name: self.cleaned_data[name] for name in ("url", "enabled", "every_minutes")}
        return own | {"options": {name: self.cleaned_data[name] for name in self.names}}
