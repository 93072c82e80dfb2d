"""Verbs of the door: somebody says they are here, the secretary confirms it or strikes it out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.live.models import DoorName, DoorNameState, DoorPolicy, LiveMeeting
from kentongan.meetings import attending
from kentongan.meetings.models import Arrival, Attendance
from kentongan.meetings.services import Present

A_MINUTE = timedelta(minutes=1)
MOST_A_MINUTE, MOST = 60, 400  # of one rakor; phones in one hall share one address, so addresses are not counted


class DoorClosed(Refused):
    code = "door-closed"
    text = _("Pintu rakor ini sedang tertutup. Sampaikan kehadiran Anda langsung kepada sekretaris.")


class DoorCrowded(Refused):
    code = "door-crowded"
    status = 429
    text = _("Terlalu banyak yang mengisi bersamaan. Tunggu satu menit, lalu kirim lagi.")


@dataclass(frozen=True)
class Arriving:
    """Who says they are here."""

    key: UUID
    office: str
    person: str
    representing: str = ""
    agency: Agency | None = None
    mode: str = ""
    arrival: str = Arrival.DOOR


@transaction.atomic
def arrive(*, live: LiveMeeting, who: Arriving, member: Member | None, at: datetime) -> DoorName:
    """Say at the door that one is here; the same form, or the same person of the same office, counts once.

    Args:
        member: whoever is logged in on that phone; most are nobody.

    Raises:
        DoorClosed: the rakor does not run, or its door is not open to them.
        DoorCrowded: more come in than a hall has people.
    """
    _require_open(live, member)
    known = DoorName.objects.filter(pk=who.key).first() or _same(live, who)
    if known is not None:
        return known
    theirs = DoorName.objects.filter(meeting=live.meeting)
    if theirs.count() >= MOST or theirs.filter(arrived_at__gt=at - A_MINUTE).count() >= MOST_A_MINUTE:
        raise DoorCrowded
    door_name = DoorName.objects.create(
        pk=who.key, meeting=live.meeting, office=who.office, agency=who.agency, person=who.person,
        representing=who.representing, mode=who.mode, arrival=who.arrival, arrived_at=at,
    )  # fmt: skip
    LiveMeeting.objects.filter(pk=live.pk).update(version=F("version") + 1)
    journal.record("door_name.arrive", door_name, actor=member, at=at, changes={"meeting": ["", live.pk]})
    return door_name


@transaction.atomic
def confirm(*, door_name: DoorName, member: Member, at: datetime) -> Attendance:
    """Believe it: they stand on the list of attendance."""
    _decide(door_name, DoorNameState.CONFIRMED, member)
    journal.record("door_name.confirm", door_name, actor=member, at=at)
    names = ("office", "person", "representing", "agency", "mode")
    present = Present(**{name: getattr(door_name, name) for name in names})
    return attending.attend(meeting=door_name.meeting, present=present, member=member, at=at, arrival=door_name.arrival)


@transaction.atomic
def strike(*, door_name: DoorName, member: Member, at: datetime) -> None:
    """Not here, or not of that office."""
    _decide(door_name, DoorNameState.STRUCK, member)
    journal.record("door_name.strike", door_name, actor=member, at=at)


def _require_open(live: LiveMeeting, member: Member | None) -> None:
    now = LiveMeeting.objects.filter(pk=live.pk, ended_at=None).values_list("door", flat=True).first()
    if now is None or now == DoorPolicy.CLOSED or (now == DoorPolicy.MEMBERS and member is None):
        raise DoorClosed


def _same(live: LiveMeeting, who: Arriving) -> DoorName | None:
    same = DoorName.objects.filter(meeting=live.meeting, office=who.office, person=who.person)
    return same.exclude(state=DoorNameState.STRUCK).first()


def _decide(door_name: DoorName, state: DoorNameState, member: Member) -> None:
    """Two secretaries who press at once both mean it; what was decided otherwise stands."""
    waiting = DoorName.objects.filter(pk=door_name.pk).exclude(state=DoorNameState.STRUCK)
    if not waiting.update(state=state, decided_by=member):
        raise NotYours
    LiveMeeting.objects.filter(pk=door_name.meeting_id).update(version=F("version") + 1)
