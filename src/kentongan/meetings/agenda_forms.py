"""The form of a point that the secretary adds to an agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

POINT_LETTERS = 240


class PointForm(forms.Form):
    """One line: what is to be talked about."""

    text = forms.CharField(label=_("Mata acara"), max_length=POINT_LETTERS)

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())
