"""What the moves of the desk ask for: why reports are set aside, and which were ticked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Term

ASIDE_REASONS = "set_aside_reason"  # the list of usual reasons


class AsideForm(forms.Form):
    """Why reports are set aside: one of the usual reasons, words of one's own, or both."""

    preset = forms.ChoiceField(label=_("Alasan"), required=False, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Keterangan untuk pelapor"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Pelapor membaca alasan ini."),
    )

    def __init__(self, data: Any, *, reasons: Iterable[Term], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.labels = {term.code: term.label for term in reasons}
        self.fields["preset"].choices = [*self.labels.items(), ("", _("Alasan lain, ditulis di bawah"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("preset") and not told.get("reason"):
            self.add_error("reason", _("Pilih atau tulis alasannya; pelapor berhak mengetahuinya."))
        return told

    def said(self) -> dict[str, str]:
        """Return the reason as the sender reads it, and its code."""
        code, words = self.cleaned_data["preset"], self.cleaned_data["reason"]
        label = self.labels.get(code, "")
        return {"reason": ". ".join(part.rstrip(".") for part in (label, words) if part) + ".", "reason_code": code}


def picked(values: Iterable[str]) -> tuple[list[UUID], list[int]]:
    """Return the reports and the folds that were ticked; what is neither names nothing.

    >>> picked(["lipat-7", "x", "3f0e6d5c-0000-4000-8000-000000000001"])
    ([UUID('3f0e6d5c-0000-4000-8000-000000000001')], [7])
    """
    keys: list[UUID] = []
    folds: list[int] = []
    for value in dict.fromkeys(values):
        number = value.removeprefix("lipat-")
        if number != value and number.isascii() and number.isdigit() and len(number) <= 18:
            folds.append(int(number))
        else:
            try:
                keys.append(UUID(value))
            except ValueError:
                continue
    return keys, folds
