"""The city's own questions on a report: which are asked, what counts as an answer, how answers are shown."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext

from kentongan.intake import answers
from kentongan.intake.answers import WrongAnswer, choice_code, options
from kentongan.intake.models import Field

__all__ = ["WrongAnswer", "active", "checked", "choice_code", "options", "shown"]


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
    given_to = {code: given for code in known if (given := str(raw.get(code) or "").strip())}
    for field in needed:
        if field.code not in given_to:
            raise WrongAnswer(field, gettext("pertanyaan ini wajib dijawab."))
    return {code: answers.CHECKS[known[code].kind](known[code], given) for code, given in given_to.items()}


def shown(extra: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (question, answer) for people, in the order of the form; also of questions that have ended."""
    if not extra:
        return []
    known = {field.code: field for field in Field.objects.filter(code__in=list(extra))}
    first = [(field.label, answers.told(field, extra[code])) for code, field in known.items()]
    return first + [(code, str(answer)) for code, answer in sorted(extra.items()) if code not in known]
