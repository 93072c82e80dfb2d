"""Deeds for an action that were done without a network: done now, or kept beside what has happened meanwhile."""

import io
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions import moves, proofs
from kentongan.actions import queries as actions
from kentongan.actions import services as verbs
from kentongan.actions.models import ActionItem, ActionState, ProgressNote
from kentongan.actions.proofs import Proof
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.phone import queries
from kentongan.phone.models import Clash, ClashState, Deed, Received
from kentongan.phone.parcels import Parcel
from kentongan.phone.sealing import Unreadable

DONE, KNOWN, CLASHED = "done", "known", "clashed"
MOST_WORDS = 4_000
# What has come true already needs no second time.
GOALS = {Deed.ACCEPT: ActionState.ACCEPTED, Deed.FINISH: ActionState.DONE}


class Settled(Refused):
    code = "clash-settled"
    text = _("Tulisan ini sudah diputuskan {who}.")


class NotYoursToSettle(Refused):
    code = "clash-not-yours"
    status = 403
    text = _("Yang memutuskan adalah instansi penanggung jawab atau yang memberi tugas.")


@transaction.atomic
def do(parcel: Parcel, *, member: Member, zone: ZoneInfo) -> tuple[ActionItem, str]:
    """Do a deed once. Where the action has moved on, keep what was written as a Clash and change nothing.

    Returns:
        The action, and `DONE`, `KNOWN` (done before, or somebody did the same), or `CLASHED`.

    Raises:
        NotYours: no action of the member's, nor one that was.
        Refused: what the verb refuses for another reason than that the action moved on.
    """
    told = parcel.fields
    if told.get("deed") not in Deed.values or len(told.get("text", "")) > MOST_WORDS:
        raise Unreadable
    deed, action = Deed(told["deed"]), _action(told.get("action", ""), member)
    known = Received.objects.filter(pk=parcel.number).first()
    if known is not None:
        if known.member_id != member.pk:
            raise NotYours
        return action, KNOWN
    Received.objects.create(id=parcel.number, member=member, kind=deed, subject=str(action.pk), at=parcel.at)
    if deed in GOALS and action.state == GOALS[deed]:
        return action, KNOWN
    proof = proofs.read(io.BytesIO(parcel.content), name=parcel.name, zone=zone) if deed == Deed.PROVE else None
    try:
        with transaction.atomic():
            _require_unmoved(action, deed, member, told.get("seen", "")[:18])
            _run(action, deed, member=member, text=told.get("text", ""), proof=proof, at=parcel.at)
    except (moves.MovedOn, moves.NotYourOffice):
        _keep(action, deed, parcel, member=member, proof=proof)
        return action, CLASHED
    return action, DONE


def _action(pk: str, member: Member) -> ActionItem:
    """Return an action that is theirs, or was when they wrote: what they did then must not be lost."""
    number = int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 19 else 0
    found = actions.visible(member).filter(pk=number).first()
    if found is not None:
        return found
    gone = ActionItem.objects.filter(pk=number).first()
    if gone is None or not queries.was_theirs(gone, member):
        raise NotYours
    return gone


def _require_unmoved(action: ActionItem, deed: Deed, member: Member, seen: str) -> None:
    """A move needs the action as the phone saw it but for the member's own moves; a note or a proof only adds to it."""
    if deed in GOALS and seen.isascii() and seen.isdigit() and queries.moved_by_others(action, member, since=int(seen)):
        raise moves.MovedOn(state=action.get_state_display(), who="")


def _run(action: ActionItem, deed: Deed, *, member: Member, text: str, proof: Proof | None, at: datetime) -> None:
    if deed == Deed.ACCEPT:
        verbs.accept(action=action, member=member, at=at)
    elif deed == Deed.NOTE:
        verbs.note(action=action, member=member, text=text, at=at)
    elif deed == Deed.PROVE and proof is not None:
        verbs.prove(action=action, member=member, proof=proof, caption=text[:200], at=at)
    else:
        verbs.finish(action=action, member=member, at=at)


def _keep(action: ActionItem, deed: Deed, parcel: Parcel, *, member: Member, proof: Proof | None) -> None:
    clash = Clash(
        id=parcel.number,
        action=action,
        member=member,
        deed=deed,
        text=parcel.fields.get("text", "").strip(),
        found=action.state,
        written_at=parcel.written_at,
        received_at=parcel.at,
    )
    if proof is not None:
        clash.is_photo = proof.is_photo
        clash.file.save(f"{proof.digest[:24]}.{proof.extension}", ContentFile(proof.content), save=False)
    clash.save(force_insert=True)
    changes = {"clash": ["", str(clash.pk)], "deed": ["", deed.value]}
    journal.record("action.clash", action, actor=member, at=parcel.at, changes=changes)


@transaction.atomic
def keep_as_note(*, clash: Clash, member: Member, at: datetime) -> None:
    """Put what was written without a network among the notes, under its writer's name; its file stays with it.

    Raises:
        NotYoursToSettle: see `queries.may_settle`.
        Settled: somebody decided before.
    """
    words = _("Ditulis tanpa jaringan pada {at}: {deed}. {text}").format(
        at=f"{clash.written_at.astimezone(at.tzinfo):%d-%m-%Y %H.%M}", deed=clash.get_deed_display(), text=clash.text
    )
    note = ProgressNote(action=clash.action, text=words.strip(), written_by=clash.member, written_at=at)
    _settle(clash, ClashState.KEPT, member=member, at=at)
    note.save(force_insert=True)


@transaction.atomic
def drop(*, clash: Clash, reason: str, member: Member, at: datetime) -> None:
    """Leave it at what has happened, with a reason; what was written stays to be read.

    Raises:
        NotYoursToSettle: see `queries.may_settle`.
        Settled: somebody decided before.
        ReasonNeeded: without one.
    """
    _settle(clash, ClashState.DROPPED, member=member, at=at, reason=moves.words(reason))


def _settle(clash: Clash, state: ClashState, *, member: Member, at: datetime, reason: str = "") -> None:
    if not queries.may_settle(member, clash.action):
        raise NotYoursToSettle
    values = {"state": state, "settled_by": member, "settled_at": at, "reason": reason}
    if not Clash.objects.filter(pk=clash.pk, state=ClashState.OPEN).update(**values):
        clash.refresh_from_db()
        raise Settled(who=clash.settled_by.name if clash.settled_by else "")
    changes = {"clash": ["", str(clash.pk)], "decision": ["", state.value]}
    journal.record("action.settle_clash", clash.action, actor=member, at=at, changes=changes)


def late_file(member: Member, pk: UUID) -> Clash:
    """Return a clash that brings a file, of an action that exists for the member."""
    clash = queries.clash(member, pk)
    if not clash.file:
        raise NotYours
    return clash
