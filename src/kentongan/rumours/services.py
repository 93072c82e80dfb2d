"""Verbs on rumours: open one, note where it was heard, ask institutions, say what it is worth, watch it, close it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.rumours.anonymity import refuse_names
from kentongan.rumours.models import (
    Answer,
    Confirmation,
    Judgement,
    Rumour,
    RumourState,
    RumourVerdict,
)

# What must have been answered by two institutions before a rumour is called true or false.
NEEDED = {RumourVerdict.TRUE: Answer.YES, RumourVerdict.FALSE: Answer.NO}
INSTITUTIONS = 2


class RumourIsClosed(Refused):
    code = "rumour-closed"
    text = _("Rumor ini sudah ditutup. Catat di mana ia terdengar lagi; dengan itu ia dipantau kembali.")


class AlreadyAsked(Refused):
    code = "already-asked"
    text = _("{office} sudah ditanya dan belum menjawab.")


class CannotConfirm(Refused):
    code = "cannot-confirm"
    text = _("{who} tidak dapat dimintai konfirmasi: akunnya tidak aktif, atau hak bacanya di bawah klasifikasi rumor.")


class AlreadyAnswered(Refused):
    code = "already-answered"
    text = _("Pertanyaan ini sudah dijawab.")


class TwoInstitutionsNeeded(Refused):
    code = "two-institutions-needed"
    text = _(
        "Putusan “{verdict}” perlu jawaban “{answer}” dari dua instansi yang berbeda; baru ada {count}. Minta"
        " konfirmasi lagi, atau pilih “belum dapat dipastikan”."
    )


class ChangedMeanwhile(Refused):
    code = "rumour-changed-meanwhile"
    text = _("Orang lain baru saja mengubah rumor ini. Muat ulang halamannya, periksa, lalu ulangi bila masih perlu.")


@dataclass(frozen=True)
class Found:
    """What an institution found in its records."""

    answer: str
    count: int | None = None
    counted_from: date | None = None
    counted_to: date | None = None
    note: str = ""


@transaction.atomic
def ask(*, rumour: Rumour, asked: Member, question: str, member: Member, at: datetime) -> Confirmation:
    """Ask a named member of an institution what its records say.

    Raises:
        RumourIsClosed: nothing is asked about what is closed.
        CannotConfirm: they may not answer, or may not see the rumour.
        AlreadyAsked: their institution has been asked and has not answered.
    """
    refuse_names(question)
    if not access.permits(asked, "rumour.answer") or asked.clearance < rumour.classification:
        raise CannotConfirm(who=asked.name)
    if rumour.state == RumourState.CLOSED:
        raise RumourIsClosed
    row = {"rumour": rumour, "agency": asked.agency, "asked": asked, "asked_by": member, "asked_at": at}
    try:
        with transaction.atomic():
            made = Confirmation.objects.create(**row, question=question)
    except IntegrityError:
        raise AlreadyAsked(office=asked.agency.short) from None
    Rumour.objects.filter(pk=rumour.pk, state=RumourState.OPEN).update(state=RumourState.ASKED)
    changes = {"confirmation": ["", made.pk], "agency": ["", asked.agency_id]}
    journal.record("rumour.ask", rumour, actor=member, at=at, changes=changes)
    rumour.refresh_from_db()
    return made


@transaction.atomic
def answer(*, confirmation: Confirmation, found: Found, member: Member, at: datetime) -> None:
    """Say what the institution's own records hold; anybody of that institution who may see the rumour.

    Raises:
        NotYours: the question was put to another institution.
        PointsAtSomebody: the note names a person, a number or an account.
        AlreadyAnswered: a colleague was quicker.
    """
    if confirmation.agency_id != member.agency_id:
        raise NotYours
    refuse_names(found.note)
    given = found.__dict__ | {"answered_by": member, "answered_at": at, "count": _count(found)}
    if not Confirmation.objects.filter(pk=confirmation.pk, answered_at=None).update(**given):
        raise AlreadyAnswered
    changes = {"confirmation": ["", confirmation.pk], "agency": ["", confirmation.agency_id]}
    changes["answer"] = ["", str(found.answer)]
    journal.record("rumour.answer", confirmation.rumour, actor=member, at=at, changes=changes)
    confirmation.refresh_from_db()


def _count(found: Found) -> int | None:
    """No case is a count too; who does not know has counted nothing."""
    if found.answer == Answer.UNKNOWN:
        return None
    return 0 if found.answer == Answer.NO else found.count or None


@transaction.atomic
def judge(*, rumour: Rumour, verdict: str, reason: str, member: Member, at: datetime) -> None:
    """Say what the claim is worth and why. A second thought stands beside the first.

    Raises:
        RumourIsClosed: it has to be heard again first.
        TwoInstitutionsNeeded: true and false need two institutions whose records say so.
        ChangedMeanwhile: somebody else judged it since the page was opened.
    """
    if rumour.state == RumourState.CLOSED:
        raise RumourIsClosed
    if (rumour.verdict, rumour.verdict_reason) == (verdict, reason):
        return
    _require_two(rumour, RumourVerdict(verdict))
    new: dict[str, Any] = {"verdict": verdict, "verdict_reason": reason, "judged_by": member, "judged_at": at}
    if rumour.judged_first_at is None:
        new["judged_first_at"] = at
    if rumour.verdict != verdict:
        new["state"] = RumourState.JUDGED  # what the public was told, if anything, is no longer what we say
    unchanged = Q(judged_at=rumour.judged_at) if rumour.judged_at else Q(judged_at=None)
    if not Rumour.objects.filter(unchanged, pk=rumour.pk, state=rumour.state).update(**new):
        raise ChangedMeanwhile
    Judgement.objects.create(rumour=rumour, verdict=verdict, reason=reason, judged_by=member, judged_at=at)
    changes = {"verdict": [str(rumour.verdict), str(verdict)]}
    journal.record("rumour.judge", rumour, actor=member, at=at, changes=changes)
    rumour.refresh_from_db()


def _require_two(rumour: Rumour, verdict: RumourVerdict) -> None:
    needed = NEEDED.get(verdict)
    if needed is None:
        return
    latest = dict(  # an institution's last word counts
        rumour.confirmations.filter(answered_at__isnull=False)
        .order_by("answered_at", "id")
        .values_list("agency_id", "answer")
    )
    count = sum(said == needed for said in latest.values())
    if count < INSTITUTIONS:
        raise TwoInstitutionsNeeded(verdict=verdict.label, answer=needed.label, count=count)


@transaction.atomic
def watch(*, rumour: Rumour, member: Member, at: datetime) -> None:
    """Keep an eye on it: what is judged and told may come back."""
    ready = Rumour.objects.filter(pk=rumour.pk, state__in=(RumourState.JUDGED, RumourState.CLARIFIED))
    if not ready.update(state=RumourState.WATCHING, watched_since=at):
        raise ChangedMeanwhile
    changes = {"state": [str(rumour.state), RumourState.WATCHING.value]}
    journal.record("rumour.watch", rumour, actor=member, at=at, changes=changes)
    rumour.refresh_from_db()


@transaction.atomic
def close(*, rumour: Rumour, reason: str, member: Member, at: datetime) -> None:
    """Put it away with a reason; heard again, it comes back by itself."""
    open_ones = Rumour.objects.filter(pk=rumour.pk).exclude(state=RumourState.CLOSED)
    if not open_ones.update(state=RumourState.CLOSED, close_reason=reason):
        raise RumourIsClosed
    changes = {"state": [str(rumour.state), RumourState.CLOSED.value]}
    journal.record("rumour.close", rumour, actor=member, at=at, changes=changes)
    rumour.refresh_from_db()
