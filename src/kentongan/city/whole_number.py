"""A field for a whole number, which says in one sentence between what it has to lie."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

SENTENCE = _("Tulis angka bulat dari {least} sampai {most}.")


class WholeNumber(forms.IntegerField):
    """A number of days, minutes or reports.

    >>> WholeNumber(least=30, most=90).error_messages["invalid"] == "Tulis angka bulat dari 30 sampai 90."
    True
    """

    def __init__(self, *, least: int, most: int, **others: Any) -> None:
        told = format_lazy(SENTENCE, least=least, most=most)
        errors = dict.fromkeys(("invalid", "required", "min_value", "max_value"), told)
        super().__init__(min_value=least, max_value=most, error_messages=errors, **others)
