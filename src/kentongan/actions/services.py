"""Verbs of action: one owner takes it, does it, proves it; another person checks it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem, ActionOrigin, ActionState, Evidence, ProgressNote
from kentongan.actions.proofs import Proof
from kentongan.alerts import services as alerts
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city import services as numbers
from kentongan.city.models import Agency, Classification, Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.journal import queries as history
from kentongan.journal import services as journal
from kentongan.verification.models import Incident

ASSIGNED, ACCEPTED, REFUSED = ActionState.ASSIGNED, ActionState.ACCEPTED, ActionState.REFUSED
DONE, CHECKED, CANCELLED = ActionState.DONE, ActionState.CHECKED, ActionState.CANCELLED


class NotYourOffice(Refused):
    code = "action-not-your-office"
    status = 403
    text = _("Tindak lanjut ini tugas {office}. Hanya anggota instansi itu yang dapat melakukannya.")


class MovedOn(Refused):
    code = "action-moved-on"
    text = _("Tindak lanjut ini sudah berubah keadaan menjadi “{state}” oleh {who}. Muat ulang halamannya.")


class NothingToShow(Refused):
    code = "action-nothing-to-show"
    status = 422
    text = _("Belum ada bukti atau catatan. Lampirkan foto, dokumen, atau tulis apa yang sudah dikerjakan.")


class SecondPersonNeeded(Refused):
    code = "action-second-person-needed"
    status = 403
    text = _("Pemeriksaan dilakukan orang kedua: Anda sendiri yang menyatakan tugas ini selesai.")


class ReasonNeeded(Refused):
    code = "action-reason-needed"
    status = 422
    text = _("Tulis alasannya, agar yang lain tahu mengapa.")


class NothingChecked(Refused):
    code = "alert-nothing-checked"
    text = _("Belum ada tindak lanjut yang selesai dan diperiksa untuk peringatan ini.")


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
    classification: int = Classification.OPEN,
    origin: str = "",
    is_simulated: bool = False,
) -> ActionItem:
    """Give one office one thing to do by a day; an alert that it answers is then being handled.

    The action is at least as secret as what it comes from.

    Raises:
        NotYours: the region is outside the member's area, or the secrecy above their clearance.
        AlreadyClosed: the alert has ended in the meantime.
    """
    origins = [origin for origin in (alert, incident) if origin is not None]
    secrecy = max([classification, *(origin.classification for origin in origins)])
    if not access.in_scope(member, region.code) or secrecy > member.clearance:
        raise NotYours
    if alert is not None:
        alerts.start_response(alert=alert, member=member, at=at)
    action = ActionItem.objects.create(
        number=numbers.next_number("action"),
        title=title.strip(),
        detail=detail.strip(),
        agency=agency,
        region=region,
        phase=phase,
        due_on=due_on,
        origin=_origin(origin, alert, incident),
        alert=alert,
        incident=incident,
        classification=secrecy,
        assigned_by=member,
        assigned_at=at,
        is_simulated=is_simulated or any(origin.is_simulated for origin in origins),
    )
    action.supporting.set([office for office in supporting if office != agency])
    changes = {
        "agency": ["", agency.pk],
        "due_on": ["", due_on.isoformat()],
        "alert": ["", alert.pk if alert else None],
    }
    journal.record("action.assign", action, actor=member, at=at, changes=changes)
    return action


@transaction.atomic
def accept(*, action: ActionItem, member: Member, at: datetime) -> None:
    """Take it on, for one's office."""
    _owner(action, member)
    _move(action, ASSIGNED, ACCEPTED)
    _record("action.accept", action, ACCEPTED, member=member, at=at)


@transaction.atomic
def refuse(*, action: ActionItem, member: Member, reason: str, at: datetime) -> None:
    """Say no, with a reason; whoever assigned it has to find another way."""
    _owner(action, member)
    _move(action, ASSIGNED, REFUSED, reason=_reason(reason))
    _record("action.refuse", action, REFUSED, member=member, at=at)


@transaction.atomic
def note(*, action: ActionItem, member: Member, text: str, at: datetime) -> ProgressNote:
    """Write down how it goes."""
    _office(action, member)
    _move(action, ACCEPTED, ACCEPTED)
    written = ProgressNote.objects.create(action=action, text=_reason(text), written_by=member, written_at=at)
    journal.record("action.note", action, actor=member, at=at, changes={"note": ["", written.pk]})
    return written


@transaction.atomic
def prove(*, action: ActionItem, member: Member, proof: Proof, at: datetime, caption: str = "") -> Evidence:
    """Keep a photo or a document as proof; the same file a second time is the same proof."""
    _office(action, member)
    _move(action, ACCEPTED, ACCEPTED)
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
    _owner(action, member)
    _move(action, ACCEPTED, DONE, done_by=member, done_at=at)
    if not action.evidence.exists() and not action.notes.exists():
        raise NothingToShow
    _record("action.finish", action, DONE, member=member, at=at)


@transaction.atomic
def check(*, action: ActionItem, member: Member, at: datetime) -> None:
    """Confirm that it is done; never by the one who said so."""
    if action.done_by_id == member.pk:
        raise SecondPersonNeeded
    _move(action, DONE, CHECKED, checked_by=member, checked_at=at)
    _record("action.check", action, CHECKED, member=member, at=at)


@transaction.atomic
def send_back(*, action: ActionItem, member: Member, reason: str, at: datetime) -> None:
    """Say that it is not done yet, and why; the reason stays among the notes."""
    text = _reason(reason)
    _move(action, DONE, ACCEPTED, done_by=None, done_at=None)
    ProgressNote.objects.create(action=action, text=text, written_by=member, written_at=at)
    _record("action.send_back", action, ACCEPTED, member=member, at=at)


@transaction.atomic
def cancel(*, action: ActionItem, member: Member, reason: str, at: datetime) -> None:
    """End it unfinished, with a reason."""
    text = _reason(reason)
    _move(action, [ASSIGNED, ACCEPTED, REFUSED, DONE], CANCELLED, reason=text)
    _record("action.cancel", action, CANCELLED, member=member, at=at)


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


def _origin(named: str, alert: Alert | None, incident: Incident | None) -> str:
    if alert is not None:
        return ActionOrigin.ALERT
    return named or (ActionOrigin.INCIDENT if incident else ActionOrigin.NONE)


def _owner(action: ActionItem, member: Member) -> None:
    """One owner: a supporting office helps, but does not answer for it."""
    if action.agency_id != member.agency_id:
        raise NotYourOffice(office=action.agency.short)


def _office(action: ActionItem, member: Member) -> None:
    helps = action.supporting.filter(pk=member.agency_id)
    if action.agency_id != member.agency_id and not helps.exists():
        raise NotYourOffice(office=action.agency.short)


def _move(action: ActionItem, source: ActionState | Sequence[ActionState], to: ActionState, **values: Any) -> None:
    """Compare and set: only from the state that the person saw."""
    states = [source] if isinstance(source, ActionState) else source
    if not ActionItem.objects.filter(pk=action.pk, state__in=states).update(state=to, **values):
        action.refresh_from_db()
        moves = [line for line in history.entries("action", action.pk) if "state" in line.changes]
        who = moves[-1].actor_name if moves else action.assigned_by.name
        raise MovedOn(state=action.get_state_display(), who=who)


def _record(verb: str, action: ActionItem, to: ActionState, *, member: Member, at: datetime) -> None:
    changes = {"state": [str(action.state), to.value]}
    journal.record(verb, action, actor=member, at=at, changes=changes)
    action.refresh_from_db()


def _reason(text: str) -> str:
    if not text.strip():
        raise ReasonNeeded
    return text.strip()
