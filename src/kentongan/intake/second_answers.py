"""An answer that arrives after another one was given: both stay, the desk reads them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.city.models import Member
from kentongan.intake.models import Question
from kentongan.journal import services as journal


@transaction.atomic
def add_to_answer(*, question: Question, member: Member, text: str, written_at: datetime, at: datetime) -> bool:
    """Put what the sender wrote without a network beneath the answer that is there; False if it says so already.

    Args:
        question: one that is answered.
        member: the sender of the report.
        text: what was written.
        written_at: when, by the city's clock.
        at: when it came in.
    """
    stored = Question.objects.select_for_update().get(pk=question.pk)
    if text in stored.answer:
        return False
    said = _("Ditulis tanpa jaringan pada %(at)s: %(text)s") % {"at": f"{written_at:%d-%m-%Y %H.%M}", "text": text}
    Question.objects.filter(pk=stored.pk).update(answer=f"{stored.answer}\n\n{said}")
    journal.record("report.answer_more", stored.report, actor=member, at=at)
    return True
