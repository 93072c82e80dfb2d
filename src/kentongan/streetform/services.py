"""Verbs of the public form: set it, take a report in, count, answer by slip."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.intake import identity
from kentongan.intake import services as intake
from kentongan.intake.models import Question, Report
from kentongan.intake.pictures import RawPicture
from kentongan.intake.services import Incoming, receive_report
from kentongan.journal import services as journal
from kentongan.streetform import queries, slips
from kentongan.streetform.models import Receipt, StreetForm, StreetTally

TRIES, SENDS, LOOKS = "try", "send", "look"
TRIES_PER_SEND = 5  # a mistyped form is no flood
MOST_LOOKS = 60
TALLIES_STAY = timedelta(days=2)
ALL = ""  # stands for every network together


class NotOpen(Refused):
    code = "street-form-closed"
    status = 403
    text = _("Formulir ini sedang tutup. Keadaan darurat: telepon {numbers}.")


class TooMany(Refused):
    code = "street-form-too-many"
    status = 429
    text = _("Batas laporan hari ini dari jaringan Anda sudah tercapai. Coba lagi besok. Keadaan darurat: {numbers}.")


class TooManyInAll(Refused):
    code = "street-form-full"
    status = 429
    text = _("Formulir ini sudah menerima laporan sebanyak batas sehari. Coba lagi besok. Keadaan darurat: {numbers}.")


class TooQuick(Refused):
    code = "street-form-too-quick"
    status = 422
    text = _("Terkirim terlalu cepat. Tunggu beberapa detik, lalu tekan kirim sekali lagi.")


class TooOld(Refused):
    code = "street-form-too-old"
    status = 422
    text = _("Formulir ini sudah terlalu lama terbuka. Isian Anda masih ada; tekan kirim sekali lagi.")


class FilledByProgram(Refused):
    code = "street-form-trap"
    status = 422
    text = _("Kotak tersembunyi terisi, mungkin oleh pengisi otomatis. Kosongkan, lalu kirim lagi.")


@transaction.atomic
def set_form(*, by: Member, at: datetime, **fields: Any) -> StreetForm:
    """Open or close the form and set its bounds.

    Args:
        by: who sets it.
        at: when.
        **fields: `is_open`, `opens`, `closes`, `per_source`, `per_day`.

    Raises:
        IdentityKeyMissing: who reports could not be sealed on this installation.
    """
    if fields.get("is_open"):
        identity.seal("", bound_to="")
    form = queries.street_form()
    changed = sorted(name for name, value in fields.items() if getattr(form, name) != value)
    StreetForm.objects.update_or_create(number=1, defaults=fields)
    if changed:
        changes = {"fields": [[], changed], "is_open": [form.is_open, fields.get("is_open", form.is_open)]}
        journal.record("street_form.set", form, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
    return queries.street_form()


def admit(*, source: str, at: datetime) -> None:
    """Ask, before anything of a request is read, whether one more may come.

    Raises:
        NotOpen: the form is closed now.
        TooMany, TooManyInAll: this network, or everybody together, has sent enough today.
    """
    form = queries.street_form()
    try:
        if not queries.is_open_at(form, at):
            raise NotOpen(numbers=queries.numbers_in_words(at))
        _count(source, TRIES, most=form.per_source * TRIES_PER_SEND, at=at)
        _count(source, SENDS, most=form.per_source, at=at, add=0)
        _count(ALL, SENDS, most=form.per_day, at=at, add=0)
    except Refused as problem:
        StreetForm.objects.filter(pk=1).update(last_refused_at=at, last_refusal=problem.code)
        raise


def receive(
    incoming: Incoming, *, slip: str, trap: str, source: str, at: datetime, photos: Sequence[RawPicture] = ()
) -> str:
    """Take one report in and return the code of its slip; sent twice, it is one report with one code.

    Raises:
        FilledByProgram, TooQuick, TooOld: it looks like a program's work, or the form is an old one.
        Refused: what `receive_report` refuses.
    """
    try:
        number, age = slips.read_slip(slip, at)
    except slips.Stale:
        raise TooOld from None
    if trap:
        raise FilledByProgram
    if age < slips.LEAST:
        raise TooQuick
    code = slips.code_of(number)
    told = Incoming(**{**incoming.__dict__, "id": number})
    with transaction.atomic():
        report, is_new = receive_report(told, sender=None, at=at, photos=photos, later=True)
        if is_new:
            Receipt.objects.create(report=report, digest=slips.digest_of(code), made_at=at)
            _count(source, SENDS, most=None, at=at)
            _count(ALL, SENDS, most=None, at=at)
    return code


def look_up(*, code: str, source: str, at: datetime) -> Report:
    """Return the report of a slip.

    Raises:
        TooMany: this network has asked too often today.
        NotYours: there is no such code.
    """
    _count(source, LOOKS, most=MOST_LOOKS, at=at)
    receipt = Receipt.objects.select_related("report").filter(digest=slips.digest_of(code)).first()
    if receipt is None:
        raise NotYours
    return receipt.report


def answer(*, code: str, question: int, text: str, source: str, at: datetime) -> Report:
    """Answer what the desk asked back, by slip.

    Raises:
        NotYours: the code or the question is not known.
        NothingAsked: it was answered already.
    """
    report = look_up(code=code, source=source, at=at)
    asked = Question.objects.filter(report=report, pk=question).first()
    if asked is None:
        raise NotYours
    intake.answer(question=asked, member=None, text=text, at=at)
    return report


def forget(*, at: datetime) -> None:
    """Drop the counts of days gone by."""
    StreetTally.objects.filter(day__lt=_day(at) - TALLIES_STAY).delete()


@transaction.atomic
def _count(source: str, purpose: str, *, most: int | None, at: datetime, add: int = 1) -> None:
    """Count one more of a day, unless there are `most` already; None counts without a bound."""
    row, _new = StreetTally.objects.get_or_create(day=_day(at), source=source, purpose=purpose)
    if most is not None and row.count >= most:
        raise (TooMany if source else TooManyInAll)(numbers=queries.numbers_in_words(at))
    if add:
        StreetTally.objects.filter(pk=row.pk).update(count=F("count") + add)


def _day(at: datetime) -> Any:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
