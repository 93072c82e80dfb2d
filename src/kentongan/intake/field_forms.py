"""The form of one question of the city."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.whole_number import WholeNumber
from kentongan.intake.field_services import MOST_CHOICES, FieldFacts
from kentongan.intake.models import Field, FieldKind


def day(label: Any, *, required: bool) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"])


class FieldForm(forms.Form):
    kind = forms.ChoiceField(label=_("Jenis isian"), choices=FieldKind.choices)
    label = forms.CharField(
        label=_("Pertanyaan"),
        max_length=120,
        help_text=_(
            "Tanyakan kejadian atau tempat. Jangan menanyakan agama, suku, pendapat, atau identitas seseorang."
        ),
    )
    help = forms.CharField(label=_("Petunjuk"), max_length=200, required=False)
    choices = forms.CharField(
        label=_("Pilihan"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hanya untuk jenis pilihan: satu pada tiap baris."),
    )
    is_required = forms.BooleanField(label=_("Wajib diisi"), required=False)
    order = WholeNumber(label=_("Urutan"), least=0, most=999, initial=10)
    valid_from = day(_("Ditanyakan sejak"), required=True)
    valid_to = day(_("Ditanyakan sampai"), required=False)
    is_sure = forms.BooleanField(
        label=_("Sudah saya periksa: isian ini tidak menanyakan agama, suku, pendapat, atau identitas seseorang"),
        required=False,
    )

    def __init__(self, *args: Any, kept: Field | None = None, is_doubtful: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kept is not None:
            del self.fields["kind"]
        if not is_doubtful:
            del self.fields["is_sure"]

    def clean_choices(self) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["choices"].splitlines()]
        found = tuple(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_CHOICES or any(len(line) > 80 for line in found):
            raise forms.ValidationError(
                _("Paling banyak %(most)s pilihan, masing-masing 80 huruf."), params={"most": MOST_CHOICES}
            )
        return found

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("valid_from"), told.get("valid_to")
        if first and last and last <= first:
            self.add_error("valid_to", _("Hari terakhir harus sesudah hari pertama."))
        return told

    def facts(self) -> FieldFacts:
        """Return what the question is, once the form is valid."""
        names = ("label", "help", "choices", "is_required", "order", "valid_from", "valid_to")
        return FieldFacts(**{name: self.cleaned_data[name] for name in names})
