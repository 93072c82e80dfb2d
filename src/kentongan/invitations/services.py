"""Verbs of calling a rakor: invite, answer, remind, move, cancel."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Agency, Member
from kentongan.errors import NotYours, Refused
from kentongan.invitations.models import Change, ChangeKind, Invitation, Reply
from kentongan.journal import services as journal
from kentongan.meetings import agenda_filling, scheduling
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.meetings.scheduling import NotPlannedAnyMore, Slot

REMIND_DAYS = 2  # where no series says otherwise
MOST_REMIND_DAYS = 14  # as the form of a series allows
MORNING = 7  # nobody is reminded before this hour


class NobodyChosen(Refused):
    code = "nobody-chosen"
    status = 422
    text = _("Pilih sedikitnya satu instansi yang diundang.")


class NotSentYet(Refused):
    code = "invitation-not-sent"
    text = _("Undangan ini belum dikirim, jadi belum dapat dijawab.")


class MeetingGone(Refused):
    code = "invitation-meeting-gone"
    text = _("Rakor ini sudah lewat atau dibatalkan; undangannya tidak dapat dijawab lagi.")


class DeputyNeedsName(Refused):
    code = "deputy-needs-name"
    status = 422
    text = _("Isi nama yang mewakili.")


@transaction.atomic
def invite(*, meeting: Meeting, agencies: Collection[Agency], member: Member, at: datetime) -> int:
    """Send the invitation to all these offices at once; who has theirs already gets no second one.

    Offices that were only proposed and are not among these are dropped. The agenda takes their situation reports.

    Returns:
        How many invitations were sent now.

    Raises:
        NobodyChosen, NotPlannedAnyMore.
    """
    if not agencies:
        raise NobodyChosen
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED).update(state=MeetingState.PLANNED):
        raise NotPlannedAnyMore
    codes = {one.pk for one in agencies}
    theirs = Invitation.objects.filter(meeting=meeting)
    theirs.filter(sent_at=None).exclude(agency__in=codes).delete()
    known = set(theirs.values_list("agency", flat=True))
    Invitation.objects.bulk_create([Invitation(meeting=meeting, agency=one) for one in agencies if one.pk not in known])
    new = list(theirs.filter(sent_at=None).order_by("pk").values_list("pk", flat=True))
    theirs.filter(pk__in=new).update(sent_at=at)
    invited = Agency.objects.filter(invitations__in=theirs.values("pk"))
    agenda_filling.fill(meeting, today=localdate(at), offices=invited.order_by("short"))
    if new:
        total = theirs.count()
        changes = {"invited": [total - len(new), total], "invitations": [[], new]}
        journal.record("meeting.invite", meeting, actor=member, at=at, changes=changes)
    return len(new)


@transaction.atomic
def answer(
    *,
    invitation: Invitation,
    reply: str,
    member: Member,
    at: datetime,
    represented_by: str = "",
    represented_office: str = "",
    note: str = "",
) -> None:
    """Say who comes; for one's own office, or, by who keeps the rakor, on somebody's behalf. The last word counts.

    Raises:
        NotYours: another office's, and the member does not keep the rakor.
        DeputyNeedsName, NotSentYet, MeetingGone.
    """
    own = invitation.agency_id == member.agency_id
    keeps = access.permits(member, "meeting.keep") and access.in_scope(member, invitation.meeting.region_id)
    if not own and not keeps:
        raise NotYours
    if reply == Reply.DEPUTY and not represented_by:
        raise DeputyNeedsName
    meeting = Meeting.objects.select_for_update().get(pk=invitation.meeting_id)
    if meeting.state != MeetingState.PLANNED or meeting.held_on < localdate(at):
        raise MeetingGone
    names = {} if reply == Reply.ABSENT else {"by": represented_by, "office": represented_office}
    sent = Invitation.objects.filter(pk=invitation.pk, sent_at__isnull=False)
    if not sent.update(
        reply=reply,
        represented_by=names.get("by", ""),
        represented_office=names.get("office", ""),
        note=note,
        answered_by=member,
        answered_at=at,
        answered_for=meeting.sequence,
    ):
        raise NotSentYet
    changes = {"invitation": ["", invitation.pk], "reply": [invitation.reply, str(reply)]}
    journal.record("meeting.answer", meeting, actor=member, at=at, changes=changes)
    invitation.refresh_from_db()


def remind(*, at: datetime) -> None:
    """Remind, once for each date, the offices that have not answered; the job of every hour, from seven o'clock."""
    if localtime(at).hour < MORNING:
        return
    today = localdate(at)
    soon = Meeting.objects.filter(
        state=MeetingState.PLANNED, held_on__gte=today, held_on__lte=today + timedelta(days=MOST_REMIND_DAYS)
    )
    for meeting in soon.filter(invitations__sent_at__isnull=False).distinct().select_related("proposal__series"):
        proposal = getattr(meeting, "proposal", None)
        days = proposal.series.remind_days if proposal else REMIND_DAYS
        if meeting.held_on <= today + timedelta(days=days):
            _remind(meeting, at=at)


@transaction.atomic
def _remind(meeting: Meeting, *, at: datetime) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(state=F("state"))  # one worker at a time
    silent = Q(reply=Reply.NONE) | ~Q(answered_for=F("meeting__sequence"))
    fresh = Q(reminded_for=None) | ~Q(reminded_for=F("meeting__sequence"))
    sent_before = Q(
        sent_at__lt=at - timedelta(hours=12)
    )  # who has just been invited is not reminded in the same breath
    theirs = Invitation.objects.filter(silent, fresh, sent_before, meeting=meeting)
    waiting = list(theirs.order_by("pk").values_list("pk", flat=True))
    if waiting:
        Invitation.objects.filter(pk__in=waiting).update(reminded_for=meeting.sequence)
        changes = {"invitations": [[], waiting]}
        journal.record("meeting.remind_invited", meeting, actor=None, at=at, changes=changes)


@transaction.atomic
def reschedule(*, meeting: Meeting, slot: Slot, reason: str, member: Member, at: datetime) -> None:
    """Move a planned rakor to another day, time or place. Answers given before are asked for anew.

    Raises:
        DayGone, NothingMoved, NotPlannedAnyMore: see `meetings.scheduling.move`.
    """
    before = _as_it_was(meeting)
    scheduling.move(meeting, slot, member=member, at=at)
    _remember(meeting, before, ChangeKind.MOVED, reason, member, at)


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, member: Member, at: datetime) -> None:
    """Cancel a planned rakor with a reason that its invited read.

    Raises:
        NotPlannedAnyMore: it was held, closed or cancelled already.
    """
    before = _as_it_was(meeting)
    scheduling.call_off(meeting, member=member, at=at)
    _remember(meeting, before, ChangeKind.CANCELLED, reason, member, at)


def _as_it_was(meeting: Meeting) -> dict[str, object]:
    """Return the slot as the database has it, locked: what the page showed may be older."""
    names = ("held_on", "starts_at", "place", "mode")
    return Meeting.objects.select_for_update().values(*names).get(pk=meeting.pk)


def _remember(
    meeting: Meeting, before: dict[str, object], kind: str, reason: str, member: Member, at: datetime
) -> None:
    Change.objects.create(
        meeting=meeting, kind=kind, sequence=meeting.sequence, reason=reason, made_by=member, made_at=at, **before
    )
