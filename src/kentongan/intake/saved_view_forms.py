"""The form under which a search of the inbox is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SaveViewForm(forms.Form):
    name = forms.CharField(label=_("Nama saringan"), max_length=60)
    is_shared = forms.BooleanField(label=_("Untuk seluruh instansi saya"), required=False)
