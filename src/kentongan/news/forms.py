"""The form of a feed: it validates only."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Region
from kentongan.city.whole_number import WholeNumber
from kentongan.intake import traces
from kentongan.news.models import NewsFeed


class FeedForm(forms.Form):
    """Where news is read, how often, and for which region."""

    name = forms.CharField(label=_("Nama media"), max_length=80)
    url = forms.CharField(
        label=_("Alamat RSS atau Atom"),
        max_length=400,
        widget=forms.TextInput(attrs={"type": "url", "spellcheck": "false"}),
        help_text=_("Yang disimpan judul, tautan, waktu, dan hasil baca sendiri; isi beritanya tidak."),
    )
    region = forms.ModelChoiceField(label=_("Wilayahnya"), queryset=Region.objects.none(), empty_label=None)
    every_minutes = WholeNumber(
        label=_("Setiap berapa menit"),
        least=10,
        most=1_440,
        initial=30,
        help_text=_("Paling sering 10 menit."),
    )
    keep_days = traces.field()
    is_active = forms.BooleanField(label=_("Dibaca secara berkala"), required=False)

    def __init__(self, *args: Any, regions: Any, feed: NewsFeed | None, **kwargs: Any) -> None:
        if feed:
            names = ("name", "url", "region", "every_minutes", "keep_days", "is_active")
            kwargs["initial"] = {name: getattr(feed, name) for name in names}
        else:
            kwargs["initial"] = {"keep_days": NewsFeed.keep_days.field.default}
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise forms.ValidationError(_("Alamat harus diawali http:// atau https://."))
        return url
