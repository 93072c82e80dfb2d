"""Forms of a running rakor: they validate, they do not save."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.live.arriving import Arriving
from kentongan.meetings.models import Arrival, Mode
from kentongan.meetings.offices import Offices
from kentongan.meetings.services import Present


class PersonForm(forms.Form):
    """Somebody who is there: office, name, and for whom they stand in."""

    office = forms.CharField(
        label=_("Instansi atau unsur"), max_length=120, widget=forms.TextInput(attrs={"list": "offices"})
    )
    person = forms.CharField(label=_("Nama"), max_length=120, required=False)
    representing = forms.CharField(label=_("Mewakili"), max_length=120, required=False)
    mode = forms.ChoiceField(
        label=_("Hadir"), choices=[(Mode.ON_SITE, Mode.ON_SITE.label), (Mode.ONLINE, Mode.ONLINE.label)]
    )

    def __init__(self, *args: Any, offices: Offices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = offices

    def present(self) -> Present:
        found = self.offices.find(self.cleaned_data["office"])
        names = ("office", "person", "representing", "mode")
        told = {name: self.cleaned_data[name] for name in names}
        return Present(**told, agency=found[0] if len(found) == 1 else None)


class ArrivalForm(PersonForm):
    """The same at the door, where everybody says their name."""

    id = forms.UUIDField(widget=forms.HiddenInput(attrs={"data-once": ""}), initial=uuid4)
    person = forms.CharField(
        label=_("Nama Anda"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    representing = forms.CharField(
        label=_("Mewakili siapa"), max_length=120, required=False,
        help_text=_("Kosongkan bila Anda sendiri yang diundang. Contoh: Kepala Dinas Kesehatan."),
    )  # fmt: skip
    ticket = forms.CharField(widget=forms.HiddenInput, max_length=200)
    field_order = ("office", "person", "representing", "mode", "id", "ticket")

    def arriving(self, arrival: Arrival) -> Arriving:
        told = self.present()
        names = ("office", "person", "representing", "agency", "mode")
        return Arriving(key=self.cleaned_data["id"], arrival=arrival, **{name: getattr(told, name) for name in names})
