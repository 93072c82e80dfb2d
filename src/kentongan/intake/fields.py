"""The city's own questions on a report: which are asked, what counts as an answer, how answers are shown."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from django.db.models import Q
from django.utils.formats import date_format, localize
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.intake.models import Field, FieldKind

MOST_LETTERS = 500
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


def active(on: date) -> list[Field]:
    """Return the questions that are asked on a day, in their order."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    return list(Field.objects.filter(lasting, valid_from__lte=on))


def checked(raw: Mapping[str, str], *, on: date | None = None) -> dict[str, str]:
    """Return the answers to the city's questions as they are kept; what is no question of the city is left out.

    An answer to a question that has ended is taken too: a form may have lain on a phone for days.

    Args:
        raw: answers by code, as text.
        on: the day on which the sender saw the form; None when nobody knows, and then nothing is required.

    Returns:
        Codes with answers; a choice is kept in its own words, a day as `2026-11-22`, a number with a point, and yes
        and no as `ya` and `tidak`.

    Raises:
        WrongAnswer: names the question and says what is wrong.
    """
    known = {field.code: field for field in Field.objects.all()}
    needed = [field for field in active(on) if field.is_required] if on else []
    answers = {code: given for code in known if (given := str(raw.get(code) or "").strip())}
    for field in needed:
        if field.code not in answers:
            raise WrongAnswer(field, gettext("pertanyaan ini wajib dijawab."))
    return {code: CHECKS[known[code].kind](known[code], given) for code, given in answers.items()}


def options(field: Field) -> list[tuple[str, str]]:
    """Return (code, words) of each choice of a question; `checked` takes either."""
    return [(choice_code(words), words) for words in field.choices]


def choice_code(words: str) -> str:
    """Return what forms that need a name without blanks send for a choice.

    >>> choice_code("Sudah ditangani RT/RW")
    'sudah-ditangani-rtrw'
    """
    return slugify(words)


def shown(extra: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (question, answer) for people, in the order of the form; also of questions that have ended."""
    if not extra:
        return []
    known = {field.code: field for field in Field.objects.filter(code__in=list(extra))}
    first = [(field.label, _shown_answer(field, extra[code])) for code, field in known.items()]
    return first + [(code, str(answer)) for code, answer in sorted(extra.items()) if code not in known]


def _text(field: Field, given: str) -> str:
    if len(given) > MOST_LETTERS:
        raise WrongAnswer(field, gettext("paling banyak %d huruf.") % MOST_LETTERS)
    return given.replace("\x00", "")


def _number(field: Field, given: str) -> str:
    try:
        number = Decimal(given if "." in given else given.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or len(given) > 20 or abs(number) >= Decimal(10) ** 15:
        raise WrongAnswer(field, gettext("tulis sebuah angka, misalnya 12."))
    return format(number, "f")


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


def _shown_answer(field: Field, answer: str) -> str:
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
