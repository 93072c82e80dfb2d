"""Verbs on the city's own questions: add one, change one. A question that has ended keeps its answers readable."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake.models import Field, FieldKind
from kentongan.journal import services as journal

PERSONAL = "person_question"  # the list of words by which a question asks about persons
MOST_CHOICES = 40


class AsksAboutPersons(Refused):
    code = "field-asks-about-persons"
    status = 422
    text = _("Isian ini tampaknya menanyakan {what}. Ubah pertanyaannya, atau nyatakan di bawah bahwa bukan itu.")


class ChoicesMissing(Refused):
    code = "field-choices-missing"
    status = 422
    text = _("Tulis paling sedikit dua pilihan yang berbeda, satu pada tiap baris.")


@dataclass(frozen=True)
class FieldFacts:
    """What a question is, but for its code and kind, which never change."""

    label: str
    help: str
    choices: tuple[str, ...]
    is_required: bool
    order: int
    valid_from: date
    valid_to: date | None


@transaction.atomic
def add_field(*, kind: str, facts: FieldFacts, by: Member, at: datetime, is_sure: bool = False) -> Field:
    """Ask one thing more on every report.

    Args:
        kind: how it is answered.
        facts: the question.
        by: who adds it.
        at: when.
        is_sure: they have said that it does not ask about persons, though a word in it seems to.

    Raises:
        AsksAboutPersons: a word of it is in the city's list of what is never asked, and nobody has said otherwise.
        ChoicesMissing: it is a choice of fewer than two.
    """
    doubtful = _fit(kind, facts, on=at.date(), is_sure=is_sure)
    field = Field.objects.create(code=_code(facts.label), kind=kind, **asdict(facts) | {"choices": list(facts.choices)})
    changes = {"kind": ["", kind], "sure": ["", ", ".join(doubtful)]} if doubtful else {"kind": ["", kind]}
    journal.record("field.add", field, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
    return field


@transaction.atomic
def edit_field(*, field: Field, facts: FieldFacts, by: Member, at: datetime, is_sure: bool = False) -> None:
    """Change a question from now on; what was answered stays as it was given. Raises as `add_field` does."""
    doubtful = _fit(field.kind, facts, on=at.date(), is_sure=is_sure)
    new = asdict(facts) | {"choices": list(facts.choices)}
    changed = [name for name, value in new.items() if getattr(field, name) != value]
    if not changed:
        return
    Field.objects.filter(pk=field.pk).update(**new)
    changes = {"fields": ["", ", ".join(sorted(changed))]} | ({"sure": ["", ", ".join(doubtful)]} if doubtful else {})
    journal.record("field.edit", field, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
    field.refresh_from_db()


def asks_about(texts: Sequence[str], on: date) -> list[tuple[str, str]]:
    """Return (code, words) of what is never asked of persons, where a text seems to ask it."""
    told = " ".join(texts).casefold()
    heard = "".join(letter if letter.isalnum() else " " for letter in told)
    padded = f" {' '.join(heard.split())} "
    return [
        (term.code, term.label)
        for term in city.terms(PERSONAL, on)
        if any(f" {word.strip()} " in padded for word in str(term.extra.get("words", "")).split(";") if word.strip())
    ]


def _fit(kind: str, facts: FieldFacts, *, on: date, is_sure: bool) -> list[str]:
    """Refuse what may not be asked; return the codes of what was doubtful and is asked all the same."""
    if kind == FieldKind.CHOICE and len({slugify(words) for words in facts.choices}) < max(2, len(facts.choices)):
        raise ChoicesMissing
    found = asks_about([facts.label, facts.help, *facts.choices], on)
    if found and not is_sure:
        raise AsksAboutPersons(what=", ".join(words for _code, words in found))
    return [code for code, _words in found]


def _code(label: str) -> str:
    wish = slugify(label)[:30].strip("-") or "isian"
    return wish if not Field.objects.filter(code=wish).exists() else f"{wish}-{uuid4().hex[:6]}"
