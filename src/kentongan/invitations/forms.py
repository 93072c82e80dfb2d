"""Forms of calling a rakor: who is invited, what an office answers, where it is moved, why it is cancelled."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city.forms import day
from kentongan.city.models import Agency
from kentongan.invitations.models import Reply
from kentongan.meetings.models import Mode
from kentongan.meetings.scheduling import Slot

REASON_LETTERS = 300


def clock(label: Any) -> forms.TimeField:
    """Return a field for a time of day that may stay empty."""
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def link() -> forms.URLField:
    """Return the field for the address of an online meeting."""
    return forms.URLField(
        label=_("Tautan rapat daring"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Hanya dilihat yang diundang."),
    )


class OfficesForm(forms.Form):
    """Which offices are invited."""

    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(), label=_("Instansi yang diundang"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, offices: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["agencies"]
        field.queryset = offices


class AnswerForm(forms.Form):
    """Who comes."""

    reply = forms.ChoiceField(
        label=_("Jawaban"), choices=[choice for choice in Reply.choices if choice[0]], widget=forms.RadioSelect
    )
    represented_by = forms.CharField(
        label=_("Nama yang hadir"), required=False, max_length=120, help_text=_("Wajib bila diwakili.")
    )
    represented_office = forms.CharField(label=_("Jabatannya"), required=False, max_length=160)
    note = forms.CharField(label=_("Keterangan"), required=False, max_length=240)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("reply") == Reply.DEPUTY and not given.get("represented_by"):
            self.add_error("represented_by", _("Isi nama yang mewakili."))
        return given


class MoveForm(forms.Form):
    """Another day, time or place, and why."""

    held_on = day(_("Tanggal"))
    starts_at = clock(_("Pukul"))
    ends_at = clock(_("Sampai pukul"))
    place = forms.CharField(label=_("Tempat"), max_length=160)
    mode = forms.ChoiceField(label=_("Cara hadir"), choices=Mode.choices)
    link = link()
    reason = forms.CharField(label=_("Alasan"), max_length=REASON_LETTERS, help_text=_("Dibaca semua yang diundang."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        check_times(self, given)
        return given

    def slot(self) -> Slot:
        return Slot(**{name: value for name, value in self.cleaned_data.items() if name != "reason"})


class CancelForm(forms.Form):
    """Why it is cancelled."""

    reason = forms.CharField(
        label=_("Alasan pembatalan"),
        max_length=REASON_LETTERS,
        help_text=_("Dibaca semua yang diundang."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def check_times(form: forms.Form, given: dict[str, Any]) -> None:
    """A rakor that ends has begun, and ends later."""
    starts, ends = given.get("starts_at"), given.get("ends_at")
    if ends and not starts:
        form.add_error("starts_at", _("Isi juga pukul mulainya."))
    elif ends and starts and ends <= starts:
        form.add_error("ends_at", _("Waktu selesai harus sesudah waktu mulai."))
