"""Verbs of action: one owner takes it, does it, proves it; another person checks it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions import moves
from kentongan.actions.models import ActionItem, ActionOrigin, ActionState, Evidence, ProgressNote, Refusal
from kentongan.actions.proofs import Proof
from kentongan.alerts import services as alerts
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city import services as numbers
from kentongan.city.models import Agency, Classification, Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.rumours.models import Rumour
from kentongan.verification.models import Incident

ASSIGNED, ACCEPTED, REFUSED = ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.REFUSED
DONE, CHECKED, CANCELLED = ActionState.DONE, ActionState.CHECKED, ActionState.CANCELLED


class NothingToShow(Refused):
    code = "action-nothing-to-show"
    status = 422
    text = _("Belum ada bukti atau catatan. Lampirkan foto, dokumen, atau tulis apa yang sudah dikerjakan.")


class SecondPersonNeeded(Refused):
    code = "action-second-person-needed"
    status = 403
    text = _("Pemeriksaan dilakukan orang kedua: Anda sendiri yang menyatakan tugas ini selesai.")


class OtherCheckerNeeded(Refused):
    code = "action-other-checker-needed"
    status = 403
    text = _("Pelapor menyanggah pemeriksaan Anda. Kali ini orang lain yang memeriksa.")


class NotOfThatOffice(Refused):
    code = "action-not-of-that-office"
    status = 422
    text = _("Penanggung jawab perorangan harus anggota aktif instansi yang menerima tugas.")


class SameOffice(Refused):
    code = "action-same-office"
    status = 422
    text = _("Tugas ini sudah dipegang {office}. Pilih instansi lain.")


class NothingChecked(Refused):
    code = "alert-nothing-checked"
    text = _("Belum ada tindak lanjut yang selesai dan diperiksa untuk peringatan ini.")


@dataclass(frozen=True)
class Spot:
    """Where below the kelurahan: a name, and a point if somebody gave one."""

    name: str = ""
    lat: float | None = None
    lng: float | None = None


NOWHERE = Spot()


@transaction.atomic
def assign(
    *,
    title: str,
    agency: Agency,
    region: Region,
    phase: str,
    due_on: date,
    member: Member,
    at: datetime,
    detail: str = "",
    supporting: Sequence[Agency] = (),
    alert: Alert | None = None,
    incident: Incident | None = None,
    rumour: Rumour | None = None,
    classification: int = Classification.OPEN,
    origin: str = "",
    accountable: Member | None = None,
    spot: Spot = NOWHERE,
    budget_note: str = "",
    token: UUID | None = None,
    is_simulated: bool = False,
) -> ActionItem:
    """Give one office one thing to do by a day; an alert that it answers is then being handled.

    The action is at least as secret as what it comes from.

    Args:
        origin: an `ActionOrigin`; an alert, a rumour or an incident says it by itself.
        accountable: one person of the office; usually left to the office, which names them when it accepts.
        token: the number of the form; the same form a second time returns the first action.

    Raises:
        NotYours: the region is outside the member's area, or the secrecy above their clearance.
        AlreadyClosed: the alert has ended in the meantime.
        NotOfThatOffice: the person is not an active member of the office.
    """
    known = ActionItem.objects.filter(token=token).first() if token else None
    if known is not None:
        return known
    called_for = [thing for thing in (alert, incident, rumour) if thing is not None]
    secrecy = max([classification, *(thing.classification for thing in called_for)])
    if not access.in_scope(member, region.code) or secrecy > member.clearance:
        raise NotYours
    _require_person(accountable, agency.pk)
    if alert is not None:
        alerts.start_response(alert=alert, member=member, at=at)
    action = ActionItem.objects.create(
        number=numbers.next_number("action"),
        title=title.strip(),
        detail=detail.strip(),
        agency=agency,
        accountable=accountable,
        region=region,
        place=spot.name.strip(),
        lat=spot.lat,
        lng=spot.lng,
        phase=phase,
        budget_note=budget_note.strip(),
        due_on=due_on,
        token=token,
        origin=_origin(origin, alert, incident, rumour),
        alert=alert,
        incident=incident,
        rumour=rumour,
        classification=secrecy,
        assigned_by=member,
        assigned_at=at,
        is_simulated=is_simulated or any(thing.is_simulated for thing in called_for),
    )
    action.supporting.set([office for office in supporting if office != agency])
    changes = {
        "agency": ["", agency.pk],
        "origin": ["", str(action.origin)],
        "due_on": ["", due_on.isoformat()],
        "alert": ["", alert.pk if alert else None],
    }
    journal.record("action.assign", action, actor=member, at=at, changes=changes)
    return action


@transaction.atomic
def accept(*, action: ActionItem, member: Member, at: datetime, accountable: Member | None = None) -> None:
    """Take it on, for one's office, and say who there answers for it: by default whoever was named, or nobody yet."""
    moves.require_owner(action, member)
    person = accountable or action.accountable
    _require_person(accountable, action.agency_id)
    moves.move(action, ASSIGNED, ACCEPTED, accountable=person)
    named = {"accountable": [action.accountable_id, person.pk]} if person else {}
    moves.record("action.accept", action, ACCEPTED, member=member, at=at, **named)


@transaction.atomic
def name_accountable(*, action: ActionItem, accountable: Member, member: Member, at: datetime) -> None:
    """Say who in the owner's office answers for it from now on."""
    moves.require_owner(action, member)
    _require_person(accountable, action.agency_id)
    old = action.accountable_id
    moves.hold(action, [ASSIGNED, ACCEPTED], accountable=accountable)
    journal.record("action.name", action, actor=member, at=at, changes={"accountable": [old, accountable.pk]})
    action.refresh_from_db()


@transaction.atomic
def refuse(*, action: ActionItem, member: Member, reason: str, at: datetime) -> None:
    """Say no, with a reason; whoever assigned it has to find another way."""
    moves.require_owner(action, member)
    text = moves.words(reason)
    moves.move(action, ASSIGNED, REFUSED, reason=text)
    Refusal.objects.create(action=action, agency_id=action.agency_id, reason=text, refused_by=member, refused_at=at)
    moves.record("action.refuse", action, REFUSED, member=member, at=at)


@transaction.atomic
def reassign(*, action: ActionItem, agency: Agency, member: Member, at: datetime) -> None:
    """Give it to another office under the same number; what the first one wrote and refused stays with it.

    Raises:
        NotYoursToDirect: the member neither assigned it nor oversees the whole.
        SameOffice: it is that office's already, and not refused.
        MovedOn: it is done, checked or cancelled.
    """
    moves.require_director(action, member)
    if agency.pk == action.agency_id and action.state != REFUSED:
        raise SameOffice(office=agency.short)
    old = action.agency_id
    moves.move(action, [ASSIGNED, ACCEPTED, REFUSED], ASSIGNED, agency=agency, accountable=None, reason="")
    action.supporting.remove(agency)
    moves.record("action.reassign", action, ASSIGNED, member=member, at=at, agency=[old, agency.pk])


@transaction.atomic
def note(*, action: ActionItem, member: Member, text: str, at: datetime) -> ProgressNote:
    """Write down how it goes."""
    moves.require_office(action, member)
    moves.move(action, ACCEPTED, ACCEPTED)
    written = ProgressNote.objects.create(action=action, text=moves.words(text), written_by=member, written_at=at)
    journal.record("action.note", action, actor=member, at=at, changes={"note": ["", written.pk]})
    return written


@transaction.atomic
def prove(*, action: ActionItem, member: Member, proof: Proof, at: datetime, caption: str = "") -> Evidence:
    """Keep a photo or a document as proof; the same file a second time is the same proof."""
    moves.require_office(action, member)
    moves.move(action, ACCEPTED, ACCEPTED)
    known = action.evidence.filter(digest=proof.digest).first()
    if known is not None:
        return known
    kept = Evidence(
        action=action,
        digest=proof.digest,
        caption=caption.strip(),
        is_photo=proof.is_photo,
        taken_at=proof.taken_at,
        lat=proof.lat,
        lng=proof.lng,
        added_by=member,
        added_at=at,
    )
    kept.file.save(f"{proof.digest[:24]}.{proof.extension}", ContentFile(proof.content), save=True)
    journal.record("action.prove", action, actor=member, at=at, changes={"evidence": ["", kept.pk]})
    return kept


@transaction.atomic
def finish(*, action: ActionItem, member: Member, at: datetime) -> None:
    """Say that it is done; there has to be something to look at."""
    moves.require_owner(action, member)
    moves.move(action, ACCEPTED, DONE, done_by=member, done_at=at)
    if not action.evidence.exists() and not action.notes.exists():
        raise NothingToShow
    moves.record("action.finish", action, DONE, member=member, at=at)


@transaction.atomic
def check(*, action: ActionItem, member: Member, at: datetime) -> None:
    """Confirm that it is done; never by the one who said so, and after a dispute not by the one whose check it doubts.

    Raises:
        SecondPersonNeeded: the member said themself that it is done.
        OtherCheckerNeeded: the member's earlier check is disputed.
    """
    if action.done_by_id == member.pk:
        raise SecondPersonNeeded
    open_dispute = action.disputes.filter(settled_at=None)
    if open_dispute.filter(doubted=member).exists():
        raise OtherCheckerNeeded
    moves.move(action, DONE, CHECKED, checked_by=member, checked_at=at)
    open_dispute.update(settled_by=member, settled_at=at)
    moves.record("action.check", action, CHECKED, member=member, at=at)


@transaction.atomic
def send_back(*, action: ActionItem, member: Member, reason: str, at: datetime) -> None:
    """Say that it is not done yet, and why; the reason stays among the notes."""
    text = moves.words(reason)
    moves.move(action, DONE, ACCEPTED, done_by=None, done_at=None)
    ProgressNote.objects.create(action=action, text=text, written_by=member, written_at=at)
    moves.record("action.send_back", action, ACCEPTED, member=member, at=at)


@transaction.atomic
def cancel(*, action: ActionItem, member: Member, reason: str, at: datetime) -> None:
    """End it unfinished, with a reason."""
    text = moves.words(reason)
    moves.move(action, [ASSIGNED, ACCEPTED, REFUSED, DONE], CANCELLED, reason=text)
    moves.record("action.cancel", action, CANCELLED, member=member, at=at)


@transaction.atomic
def settle_alert(*, alert: Alert, member: Member, verdict: str, at: datetime) -> None:
    """Close an alert because what it called for is done and checked; the reason names the actions.

    An action more secret than the alert stays unnamed: whoever reads the alert must not learn of it here.
    """
    actions = list(ActionItem.objects.filter(alert=alert).order_by("number"))
    if not any(action.state == CHECKED for action in actions):
        raise NothingChecked
    named = [action for action in actions if action.classification <= alert.classification]
    checked = ", ".join(str(action) for action in named if action.state == CHECKED)
    running = ", ".join(str(action) for action in named if action.state in (ASSIGNED, ACCEPTED, DONE))
    reason = f"Ditindaklanjuti dan diperiksa: {checked}." if checked else "Ditindaklanjuti dan diperiksa."
    if running:
        reason += f" Masih berjalan: {running}."
    alerts.close(alert=alert, member=member, reason=reason, verdict=verdict, at=at)


def _origin(named: str, alert: Alert | None, incident: Incident | None, rumour: Rumour | None) -> str:
    if alert is not None:
        return ActionOrigin.ALERT
    if rumour is not None:
        return named or ActionOrigin.RUMOUR
    return named or (ActionOrigin.INCIDENT if incident else ActionOrigin.NONE)


def _require_person(person: Member | None, office: str) -> None:
    if person is not None and (person.agency_id != office or not person.is_active):
        raise NotOfThatOffice
