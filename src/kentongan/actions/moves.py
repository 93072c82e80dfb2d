"""What every verb of action does alike: whose it is, compare and set, one line in the journal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem, ActionState
from kentongan.city import access
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import queries as history
from kentongan.journal import services as journal


class NotYourOffice(Refused):
    code = "action-not-your-office"
    status = 403
    text = _("Tindak lanjut ini tugas {office}. Hanya anggota instansi itu yang dapat melakukannya.")


class NotYoursToDirect(Refused):
    code = "action-not-yours-to-direct"
    status = 403
    text = _("Hanya yang menugaskan, sekretaris, atau pimpinan yang dapat mengubah ini. Mintalah kepada {who}.")


class MovedOn(Refused):
    code = "action-moved-on"
    text = _("Tindak lanjut ini sudah berubah keadaan menjadi “{state}” oleh {who}. Muat ulang halamannya.")


class ReasonNeeded(Refused):
    code = "action-reason-needed"
    status = 422
    text = _("Tulis alasannya, agar yang lain tahu mengapa.")


def require_owner(action: ActionItem, member: Member) -> None:
    """One owner: a supporting office helps, but does not answer for it.

    Raises:
        NotYourOffice: the member is of another office.
    """
    if action.agency_id != member.agency_id:
        raise NotYourOffice(office=action.agency.short)


def require_office(action: ActionItem, member: Member) -> None:
    """The owner's office or a supporting one.

    Raises:
        NotYourOffice: neither.
    """
    helps = action.supporting.filter(pk=member.agency_id)
    if action.agency_id != member.agency_id and not helps.exists():
        raise NotYourOffice(office=action.agency.short)


def directs(action: ActionItem, member: Member) -> bool:
    """May the member say whose it is and until when? Whoever assigned it, and who oversees the whole."""
    if action.assigned_by_id == member.pk:
        return access.permits(member, "action.direct")
    return access.permits(member, "action.oversee")


def require_director(action: ActionItem, member: Member) -> None:
    """Refuse unless the member directs the action.

    Raises:
        NotYoursToDirect: they neither assigned it nor oversee the whole.
    """
    if not directs(action, member):
        raise NotYoursToDirect(who=action.assigned_by.name)


def move(action: ActionItem, source: ActionState | Sequence[ActionState], to: ActionState, **values: Any) -> None:
    """Compare and set: only from the state that the person saw.

    Raises:
        MovedOn: somebody was quicker.
    """
    hold(action, source, state=to, **values)


def hold(action: ActionItem, source: ActionState | Sequence[ActionState], **values: Any) -> None:
    """Set values while the action is in one of these states.

    Raises:
        MovedOn: it no longer is.
    """
    states = [source] if isinstance(source, ActionState) else source
    if not ActionItem.objects.filter(pk=action.pk, state__in=states).update(**values):
        action.refresh_from_db()
        moves = [line for line in history.entries("action", action.pk) if "state" in line.changes]
        who = moves[-1].actor_name if moves else action.assigned_by.name
        raise MovedOn(state=action.get_state_display(), who=who)


def record(verb: str, action: ActionItem, to: ActionState, *, member: Member, at: datetime, **more: Any) -> None:
    """Write the journal line of a move, and bring the action up to date."""
    journal.record(verb, action, actor=member, at=at, changes={"state": [str(action.state), to.value], **more})
    action.refresh_from_db()


def words(text: str) -> str:
    """Return the text without blanks around it.

    Raises:
        ReasonNeeded: there is none.
    """
    if not text.strip():
        raise ReasonNeeded
    return text.strip()
