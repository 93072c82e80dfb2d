"""Whose turn it is with an action, in words, and what the one who looks may do next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kentongan.actions import moves
from kentongan.actions.models import ActionItem, ActionState, DueChange
from kentongan.city import access
from kentongan.city.models import Member

S = ActionState


@dataclass(frozen=True)
class Turn:
    """Who moves next, and which moves are open to the member who looks."""

    whose: str
    accept: bool = False
    work: bool = False
    finish: bool = False
    check: bool = False
    cancel: bool = False
    reassign: bool = False
    name: bool = False
    ask_due: bool = False
    answer_due: bool = False
    move_due: bool = False


def of(
    action: ActionItem,
    member: Member,
    *,
    helps: bool,
    shown: bool,
    doubted: int | None = None,
    asked: DueChange | None = None,
) -> Turn:
    """Return whose turn it is.

    Args:
        helps: the member's office supports this action.
        shown: there is a proof or a note, so that it may be called done.
        doubted: whose check an open dispute doubts.
        asked: the request for a later due date that waits for an answer.
    """
    state = action.state
    does = access.permits(member, "action.do")
    owner = does and action.agency_id == member.agency_id
    open_still = state not in (S.CHECKED, S.CANCELLED)
    directs = moves.directs(action, member)
    owed = state in (S.ASSIGNED, S.ACCEPTED)
    checks = state == S.DONE and access.permits(member, "action.check")
    return Turn(
        whose=_whose(action),
        accept=owner and state == S.ASSIGNED,
        work=does and (owner or helps) and state == S.ACCEPTED,
        finish=owner and shown and state == S.ACCEPTED,
        check=checks and member.pk not in (action.done_by_id, doubted),
        cancel=open_still and access.permits(member, "action.cancel"),
        reassign=directs and (owed or state == S.REFUSED),
        name=owner and state == S.ACCEPTED,
        ask_due=owner and owed and asked is None,
        answer_due=directs and asked is not None and asked.asked_by_id != member.pk,
        move_due=directs and (owed or state == S.REFUSED),
    )


def _whose(action: ActionItem) -> str:
    office, author = action.agency.short, action.assigned_by.name
    sentences = {
        S.ASSIGNED: _("{office}: terima atau tolak tugas ini"),
        S.ACCEPTED: _("{office}: kerjakan, tunjukkan bukti, nyatakan selesai"),
        S.REFUSED: _("{author}: tugaskan kepada instansi lain atau mintakan pembatalan"),
        S.DONE: _("Verifikator, sekretaris, atau pimpinan yang lain: periksa hasilnya"),
        S.CHECKED: _("Tidak ada; tugas ini selesai dan diperiksa"),
        S.CANCELLED: _("Tidak ada; tugas ini dibatalkan"),
    }
    return sentences[S(action.state)].format(office=office, author=author)
