"""Figures as people here type them: dots between thousands, a comma before the decimals."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?")
PLAIN = re.compile(r"\d{1,12}([.,]\d{1,2})?")


def amount(text: str) -> Decimal | None:
    """Return the figure that was typed, None when it is not one.

    >>> [amount(text) for text in ("12.500", "Rp 12.500,50", "12,5", "7", "12.50.0")]
    [Decimal('12500'), Decimal('12500.50'), Decimal('12.5'), Decimal('7'), None]
    """
    bare = text.strip().removeprefix("Rp").strip()
    if THOUSANDS.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    return Decimal(bare.replace(",", ".")) if PLAIN.fullmatch(bare) else None


def typed(value: Decimal | None) -> str:
    """Return a figure as one would type it.

    >>> typed(Decimal("12500.00")), typed(Decimal("12.50")), typed(None)
    ('12.500', '12,5', '')
    """
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


class AmountField(forms.CharField):
    """A figure, not negative."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=20, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        """Return the figure, None for an empty field."""
        text = super().clean(value)
        if not text:
            return None
        found = amount(text)
        if found is None:
            raise forms.ValidationError(_("Tulis angka saja, misalnya 12.500 atau 12,5."))
        return found
