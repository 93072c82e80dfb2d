"""The city's own questions as fields of a form that asks other things too."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.intake import answers, fields
from kentongan.intake.models import Field, FieldKind

PREFIX = "extra-"
YES_OR_NO = [("", _("Tidak dijawab")), (answers.YES, _("Ya")), (answers.NO, _("Tidak"))]


class CityQuestions(forms.Form):
    """The city's questions as fields named `extra-` and their code; a form takes them on by being one of these too."""

    def __init__(self, *args: Any, questions: Sequence[Field] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[PREFIX + question.code] = form_field(question)

    def asked(self) -> list[forms.BoundField]:
        """Return the city's questions for the template."""
        return [self[PREFIX + question.code] for question in self.questions]

    def extra(self, *, on: date) -> dict[str, str]:
        """Return the answers as they are kept, once the form is valid; raises `answers.WrongAnswer`."""
        if not self.questions:
            return {}
        return fields.checked({q.code: self._given(PREFIX + q.code) for q in self.questions}, on=on)

    def refuse(self, problem: Refused) -> None:
        """Show why the report was refused, beside the question where it is about one."""
        name = f"{PREFIX}{problem.field}" if isinstance(problem, answers.WrongAnswer) else None
        self.add_error(name if name in self.fields else None, getattr(problem, "why", str(problem)))

    def _given(self, name: str) -> str:
        value = self.cleaned_data.get(name)
        return value.isoformat() if isinstance(value, date) else str(value if value is not None else "")


def form_field(question: Field) -> forms.Field:
    """Return a question as the field of a form."""
    told: dict[str, Any] = {
        "label": question.label, "help_text": question.help, "required": question.is_required,
    }  # fmt: skip
    if question.kind == FieldKind.NUMBER:
        return forms.DecimalField(**told, max_digits=15, decimal_places=4, localize=False)
    if question.kind == FieldKind.CHOICE:
        empty = [] if question.is_required and len(question.choices) < 6 else [("", _("Tidak dijawab"))]
        return forms.ChoiceField(**told, choices=[*empty, *((words, words) for words in question.choices)])
    if question.kind == FieldKind.YESNO:
        choices = YES_OR_NO[1:] if question.is_required else YES_OR_NO
        return forms.ChoiceField(**told, choices=choices, widget=forms.RadioSelect)
    if question.kind == FieldKind.DATE:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return forms.DateField(**told, widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y"])
    return forms.CharField(**told, max_length=answers.MOST_LETTERS)
