"""Forms of closing and correcting minutes: they validate, they do not save."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """Who signs, with their office."""

    name = forms.CharField(label=_("Nama yang mengesahkan"), max_length=160)
    office = forms.CharField(
        label=_("Jabatan"), max_length=160, help_text=_("Misalnya Kepala Badan Kesatuan Bangsa dan Politik.")
    )


class ErratumForm(SignForm):
    """What stands in signed minutes, and what should."""

    written = forms.CharField(
        label=_("Tertulis"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Salin kata-katanya persis seperti dalam notulen."),
    )  # fmt: skip
    right = forms.CharField(label=_("Seharusnya"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("written", "right", "name", "office")
