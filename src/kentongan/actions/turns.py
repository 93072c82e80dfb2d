"""Whose turn it is with an action, in words, and what the one who looks may do next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kentongan.actions.models import ActionItem, ActionState
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


def of(action: ActionItem, member: Member, *, helps: bool, shown: bool) -> Turn:
    """Return whose turn it is.

    Args:
        helps: the member's office supports this action.
        shown: there is a proof or a note, so that it may be called done.
    """
    state = action.state
    does = access.permits(member, "action.do")
    owner = does and action.agency_id == member.agency_id
    open_still = state not in (S.CHECKED, S.CANCELLED)
    return Turn(
        whose=_whose(action),
        accept=owner and state == S.ASSIGNED,
        work=does and (owner or helps) and state == S.ACCEPTED,
        finish=owner and shown and state == S.ACCEPTED,
        check=state == S.DONE and access.permits(member, "action.check") and action.done_by_id != member.pk,
        cancel=open_still and access.permits(member, "action.cancel"),
        reassign=state == S.REFUSED and access.permits(member, "action.assign"),
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
