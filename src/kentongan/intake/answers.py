"""What counts as an answer to a question of the city, by the kind of the question, and how it is shown."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.formats import date_format, localize
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.intake.models import Field, FieldKind

MOST_LETTERS = 500
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,6})?")
YES, NO = "ya", "tidak"
WORDS_OF_YES, WORDS_OF_NO = {YES, "yes", "true", "1", "on"}, {NO, "no", "false", "0"}


class WrongAnswer(Refused):
    """`code` of the question is in `field`."""

    code = "wrong-answer"
    status = 422
    text = _("{label}: {why}")

    def __init__(self, field: Field, why: object) -> None:
        self.field = field.code
        self.why = str(why)
        super().__init__(label=field.label, why=self.why)


def options(field: Field) -> list[tuple[str, str]]:
    """Return (code, words) of each choice of a question; `checked` takes either."""
    return [(choice_code(words), words) for words in field.choices]


def choice_code(words: str) -> str:
    """Return what forms that need a name without blanks send for a choice.

    >>> choice_code("Sudah ditangani RT/RW")
    'sudah-ditangani-rtrw'
    """
    return slugify(words)


def _text(field: Field, given: str) -> str:
    if len(given) > MOST_LETTERS:
        raise WrongAnswer(field, gettext("paling banyak %d huruf.") % MOST_LETTERS)
    return given.replace("\x00", "")


def _number(field: Field, given: str) -> str:
    told = given if "." in given else given.replace(",", ".")
    if not PLAIN_NUMBER.fullmatch(told):
        raise WrongAnswer(field, gettext("tulis sebuah angka, misalnya 12."))
    return format(Decimal(told), "f")


def _choice(field: Field, given: str) -> str:
    for code, words in options(field):
        if given.casefold() in {code, words.casefold()}:
            return words
    raise WrongAnswer(field, gettext("pilih salah satu yang tersedia."))


def _yes_or_no(field: Field, given: str) -> str:
    if given.casefold() in WORDS_OF_YES:
        return YES
    if given.casefold() in WORDS_OF_NO:
        return NO
    raise WrongAnswer(field, gettext("jawab ya atau tidak."))


def _day(field: Field, given: str) -> str:
    try:
        return date.fromisoformat(given[:10]).isoformat()
    except ValueError:
        raise WrongAnswer(field, gettext("tulis tanggal, misalnya 2026-11-22.")) from None


CHECKS: dict[str, Callable[[Field, str], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.YESNO: _yes_or_no,
    FieldKind.DATE: _day,
}


def told(field: Field, answer: str) -> str:
    """Return an answer for people."""
    if field.kind == FieldKind.DATE:
        try:
            return date_format(date.fromisoformat(answer))
        except ValueError:
            return answer
    if field.kind == FieldKind.NUMBER:
        try:
            return str(localize(Decimal(answer)))
        except InvalidOperation:
            return answer
    return {YES: gettext("ya"), NO: gettext("tidak")}.get(answer, answer) if field.kind == FieldKind.YESNO else answer
