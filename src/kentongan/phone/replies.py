"""Answers to what the desk asked, written without a network: each arrives once, none is lost behind another one."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.intake import services as intake
from kentongan.intake.models import Question
from kentongan.intake.second_answers import add_to_answer
from kentongan.phone.models import Received
from kentongan.phone.parcels import Parcel

MOST_WORDS = 5_000


class NoAnswer(Refused):
    code = "answer-unfit"
    status = 422
    text = _("Jawaban kosong atau lebih panjang dari 5.000 huruf.")


@transaction.atomic
def answer(parcel: Parcel, *, member: Member, zone: ZoneInfo) -> tuple[Question, bool]:
    """Answer once; where the question was answered meanwhile, put these words beneath that answer.

    Returns:
        The question, and whether these words are new.

    Raises:
        NotYours: nobody asked the member this.
        NoAnswer: there are no words, or too many.
    """
    pk, text = parcel.fields.get("question", ""), parcel.fields.get("text", "").strip()
    mine = Question.objects.filter(report__sender=member).select_related("report")
    question = access.one(mine, pk=int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 19 else 0)
    known = Received.objects.filter(pk=parcel.number).first()
    if known is not None:
        if known.member_id != member.pk:
            raise NotYours
        return question, False
    if not text or len(text) > MOST_WORDS:
        raise NoAnswer
    Received.objects.create(id=parcel.number, member=member, kind="answer", subject=str(question.pk), at=parcel.at)
    try:
        with transaction.atomic():
            intake.answer(question=question, member=member, text=text, at=parcel.at)
    except intake.NothingAsked:
        written = parcel.written_at.astimezone(zone)
        return question, add_to_answer(question=question, member=member, text=text, written_at=written, at=parcel.at)
    return question, True
