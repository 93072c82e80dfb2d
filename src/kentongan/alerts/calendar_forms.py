"""The form of a time of more attention."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.alerts.models import CalendarKind
from kentongan.city.forms import day
from kentongan.city.models import Region

LONGEST = 400  # days; what lasts longer is no particular time any more


class EntryForm(forms.Form):
    """Days that call for more attention."""

    label = forms.CharField(
        label=_("Sebutan"), max_length=120, help_text=_("Misalnya Haul akbar, Pasar malam alun-alun.")
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=CalendarKind.choices, initial=CalendarKind.LOCAL)
    first = day(_("Hari pertama"))
    last = day(_("Hari terakhir"))
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Wilayah"), required=False)
    categories = forms.MultipleChoiceField(
        label=_("Perkara"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kosongkan bila berlaku untuk semua perkara."),
    )
    raises = forms.BooleanField(
        label=_("Naikkan kemungkinan satu tingkat selama hari-hari ini"),
        required=False,
        help_text=_("Tanpa ini, masa rawan hanya disebut di halaman peringatan."),
    )
    source = forms.CharField(
        label=_("Sumber"), max_length=200, help_text=_("Surat, keputusan, atau siapa yang memberi tahu.")
    )

    def __init__(
        self, *args: Any, regions: QuerySet[Region], categories: list[tuple[str, str]], whole: bool, **kwargs: Any
    ) -> None:
        """`whole`: may an entry be for the whole city?"""
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        kinds: Any = self.fields["categories"]
        region.queryset = regions
        region.required = not whole
        region.empty_label = _("seluruh kota") if whole else _("pilih wilayah")
        kinds.choices = categories

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            self.add_error("last", _("Hari terakhir tidak boleh sebelum hari pertama."))
        elif first and last and (last - first).days > LONGEST:
            self.add_error("last", _("Masa rawan paling lama %(days)s hari.") % {"days": LONGEST})
        return given
