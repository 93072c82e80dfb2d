"""Verbs on what is heard: write a rumour down, note where it was heard again, lay a note from the field to a rumour."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city import services as numbers
from kentongan.city.models import Classification, Member, Region
from kentongan.errors import NotYours, Refused
from kentongan.intake import services as intake
from kentongan.intake.models import Report
from kentongan.intake.queries import OPEN as OPEN_STATES
from kentongan.journal import services as journal
from kentongan.rumours.anonymity import refuse_names
from kentongan.rumours.models import Rumour, RumourPriority, RumourState, Sighting

WATCHED_AGAIN = (RumourState.CLARIFIED, RumourState.CLOSED)


class SameKeyOtherSighting(Refused):
    code = "same-key-other-sighting"
    text = _("Kiriman dengan kunci ini sudah tersimpan dengan isi yang berbeda. Buka formulir baru, lalu kirim lagi.")


class AlreadyLaid(Refused):
    code = "already-laid"
    text = _("Kabar ini sudah ditangani orang lain. Muat ulang daftarnya.")


@dataclass(frozen=True)
class Facts:
    """What the desk says goes around."""

    claim: str
    category: str
    region: Region
    kind: str = ""
    priority: int = RumourPriority.ORDINARY
    classification: int = Classification.OPEN
    repeat_of: Rumour | None = None


@dataclass(frozen=True)
class Heard:
    """Where, when and by which channel; `key` comes from the form, so that a second sending is harmless."""

    region: Region
    heard_at: datetime
    channel: str
    spot: str = ""
    reach: int | None = None
    note: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@transaction.atomic
def open_rumour(
    *,
    facts: Facts,
    heard: Heard | Sighting,
    member: Member,
    at: datetime,
    report: Report | None = None,
    is_simulated: bool = False,
) -> Rumour:
    """Write down a claim for the first time, together with the sighting by which it became known.

    Args:
        facts: the claim in neutral words, and where it belongs.
        heard: the first sighting; or what a member noted before there was a rumour to lay it to.
        member: who writes it down.
        at: when.
        report: the report that tells it, which is then dealt with.
        is_simulated: made up for the demonstration.

    Raises:
        NotYours: the place or the secrecy lies outside what the member may see.
        PointsAtSomebody: the words name a person, a number or an account.
        AlreadyLaid, AlreadyTaken, NotOpen: somebody else dealt with the sighting or the report.
    """
    known = Sighting.objects.filter(key=heard.key, heard_by=member).select_related("rumour").first()
    if known is not None and known.rumour is not None:
        return known.rumour
    if not access.in_scope(member, facts.region.code) or facts.classification > member.clearance:
        raise NotYours
    refuse_names(facts.claim)
    known_at = report.received_at if report else heard.noted_at if isinstance(heard, Sighting) else at
    rumour = Rumour.objects.create(
        number=numbers.next_number("rumour"),
        **facts.__dict__,
        first_seen=heard.heard_at,
        known_at=min(known_at, at),
        opened_by=member,
        opened_at=at,
        is_simulated=is_simulated or bool(report and report.is_simulated),
    )
    journal.record("rumour.open", rumour, actor=member, at=at, changes=_origin(report, facts.repeat_of))
    if isinstance(heard, Sighting):
        lay(sighting=heard, rumour=rumour, member=member, at=at)
    else:
        sight(rumour=rumour, heard=heard, member=member, at=at, report=report)
    return rumour


def _origin(report: Report | None, repeat_of: Rumour | None) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if report is not None:
        changes["report"] = ["", str(report.pk)]
    if repeat_of is not None:
        changes["repeat_of"] = ["", repeat_of.pk]
    return changes


@transaction.atomic
def sight(
    *, rumour: Rumour, heard: Heard, member: Member, at: datetime, report: Report | None = None
) -> tuple[Sighting, bool]:
    """Note that a rumour was heard; one that was clarified or closed is watched again.

    Returns:
        the sighting, and whether it is new.

    Raises:
        NotYours: the place lies outside the member's area.
        PointsAtSomebody: the words name a person, a number or an account.
        SameKeyOtherSighting: the key was used for something else.
        AlreadyTaken, NotOpen: somebody else has the report in hand, or it is done with.
    """
    if not access.in_scope(member, heard.region.code):
        raise NotYours
    refuse_names(heard.spot, heard.note)
    known = _known(heard.key, rumour, member) or _of_report(rumour, report)
    if known is not None:
        return known, False
    made = Sighting.objects.create(
        **heard.__dict__,
        rumour=rumour,
        report=report,
        heard_by=member,
        noted_at=at,
        classification=rumour.classification,
        is_simulated=rumour.is_simulated,
    )
    if report is not None and report.state in OPEN_STATES:
        intake.mark_verified(report=report, member=member, at=at)
    _heard_again(rumour, made, member, at)
    return made, True


def _known(key: uuid.UUID, rumour: Rumour | None, member: Member) -> Sighting | None:
    known = Sighting.objects.filter(key=key).first()
    if known is not None and (known.rumour_id != (rumour.pk if rumour else None) or known.heard_by_id != member.pk):
        raise SameKeyOtherSighting
    return known


def _of_report(rumour: Rumour, report: Report | None) -> Sighting | None:
    return Sighting.objects.filter(rumour=rumour, report=report).first() if report else None


def _heard_again(rumour: Rumour, sighting: Sighting, member: Member, at: datetime) -> None:
    """Write the line of a sighting, and move what it moves: the first day, and a rumour that had come to rest."""
    Rumour.objects.filter(pk=rumour.pk, first_seen__gt=sighting.heard_at).update(first_seen=sighting.heard_at)
    before = RumourState(rumour.state)
    resting = Rumour.objects.filter(pk=rumour.pk, state__in=WATCHED_AGAIN)
    woken = resting.update(state=RumourState.WATCHING, watched_since=at, close_reason="")
    changes: dict[str, Any] = {"sighting": ["", sighting.pk]}
    if woken:
        changes["state"] = [before.value, RumourState.WATCHING.value]
    journal.record("rumour.sight", rumour, actor=member, at=at, changes=changes)
    rumour.refresh_from_db()


@transaction.atomic
def hear(*, told: str, heard: Heard, member: Member, at: datetime, is_simulated: bool = False) -> tuple[Sighting, bool]:
    """Note a claim that somebody in the field heard, before anybody says which rumour it is.

    Returns:
        the sighting, and whether it is new.

    Raises:
        NotYours, PointsAtSomebody, SameKeyOtherSighting: as for `sight`.
    """
    if not access.in_scope(member, heard.region.code):
        raise NotYours
    refuse_names(told, heard.spot, heard.note)
    known = Sighting.objects.filter(key=heard.key).first()
    if known is not None:
        if (known.heard_by_id, known.told) != (member.pk, told):
            raise SameKeyOtherSighting
        return known, False
    made = Sighting.objects.create(**heard.__dict__, told=told, heard_by=member, noted_at=at, is_simulated=is_simulated)
    journal.record("sighting.note", made, actor=member, at=at)
    return made, True


@transaction.atomic
def lay(*, sighting: Sighting, rumour: Rumour, member: Member, at: datetime) -> None:
    """Say which rumour it was that somebody heard.

    Raises:
        AlreadyLaid: somebody else has said so, or set it aside.
    """
    free = Sighting.objects.filter(pk=sighting.pk, rumour=None, dropped="")
    if not free.update(rumour=rumour, classification=max(sighting.classification, rumour.classification)):
        raise AlreadyLaid
    sighting.refresh_from_db()
    _heard_again(rumour, sighting, member, at)


@transaction.atomic
def drop(*, sighting: Sighting, reason: str, member: Member, at: datetime) -> None:
    """Set aside what is no rumour, with a reason that the one who noted it reads."""
    if not Sighting.objects.filter(pk=sighting.pk, rumour=None, dropped="").update(dropped=reason):
        raise AlreadyLaid
    journal.record("sighting.drop", sighting, actor=member, at=at)
