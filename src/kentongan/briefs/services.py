"""Verbs of papers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.briefs import content as contents
from kentongan.briefs import numbering, paper_settings, templates
from kentongan.briefs.content import Content, Order
from kentongan.briefs.kinds import KINDS
from kentongan.briefs.models import Brief
from kentongan.city.models import Agency, Classification, Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.plans.models import Plan
from kentongan.verification.models import Incident

UNNUMBERED = "(nomor diberikan saat disusun)"


class MinutesOpen(Refused):
    code = "minutes-open"
    text = _("Tutup notulen dulu: naskah disusun dari isi yang tidak berubah lagi.")


class NothingToTell(Refused):
    code = "brief-nothing-to-tell"
    status = 422
    text = _("Pilih dulu {what}: naskah ini disusun darinya.")


class AboveClearance(Refused):
    code = "brief-above-clearance"
    status = 403
    text = _("Klasifikasi naskah tidak boleh melebihi hak baca Anda.")


class BelowSource(Refused):
    code = "brief-below-source"
    status = 422
    text = _("Naskah tidak boleh lebih terbuka daripada isinya: pilih klasifikasi {label} atau lebih tinggi.")


class NotYet(Refused):
    code = "brief-not-yet"
    status = 422
    text = _("Keadaan pada hari yang belum tiba tidak dapat ditulis.")


WANTED = {
    "meeting": _("rakornya"), "agency": _("instansinya"), "incident": _("peristiwanya"), "period": _("jangka waktunya"),
    "plan": _("rencananya"), "quarter": _("masa laporannya"),
}  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What somebody filled in for a paper."""

    kind: str
    meeting: Meeting | None = None
    agency: Agency | None = None
    incident: Incident | None = None
    plan: Plan | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    as_of: date | None = None
    classification: int = Classification.OPEN
    texts: dict[str, str] = field(default_factory=dict)
    token: UUID | None = None


@transaction.atomic
def compose(*, request: Request, member: Member, at: datetime) -> Brief:
    """Freeze what a paper tells, give it the next number of its series, and keep it.

    The number is taken inside this transaction, so that none is given twice or lost. The same form sent twice makes
    one paper.

    Raises:
        MinutesOpen, NothingToTell, AboveClearance, BelowSource, NotYet: it cannot be made of this.
    """
    if request.token and (made := Brief.objects.filter(token=request.token, composed_by=member).first()):
        return made
    order = ordered(request, member=member, today=localdate(at))
    with translation.override("id"):
        content = KINDS[request.kind].build(order)
    brief = _kept(order, content, request, member=member, at=at)
    changes: dict[str, Any] = {"kind": ["", request.kind]}
    if request.meeting:
        changes["meeting"] = ["", request.meeting.pk]
    journal.record("brief.compose", brief, actor=member, at=at, changes=changes)
    if after := KINDS[request.kind].after:
        after(brief, member=member, at=at)
    return brief


def previewed(*, request: Request, member: Member, today: date) -> dict[str, Any]:
    """Return what a paper would say today, without a number and without keeping it.

    Raises:
        As `compose`.
    """
    order = ordered(request, member=member, today=today)
    with translation.override("id"):
        content = KINDS[request.kind].build(order)
    setting, head = paper_settings.of(request.kind), paper_settings.letterhead()
    return contents.frozen(order, content, setting=setting, head=head, number=UNNUMBERED)


def ordered(request: Request, *, member: Member, today: date) -> Order:
    """Return the order for a request, or refuse one that cannot be met; a paper is never more open than its source."""
    kind = KINDS[request.kind]
    for need in kind.needs:
        if not _given(request, need):
            raise NothingToTell(what=WANTED[need])
    if kind.closed and request.meeting and request.meeting.state != MeetingState.CLOSED:
        raise MinutesOpen
    source = request.meeting or request.incident or request.plan
    # A paper on a rakor is as secret as the rakor; for the others somebody chooses, and not too low.
    secrecy = max(request.classification, request.meeting.classification if request.meeting else 0)
    if source and source.classification > secrecy:
        raise BelowSource(label=source.get_classification_display())
    if secrecy > member.clearance:
        raise AboveClearance
    as_of = request.as_of or (min(request.ends_on, today) if request.ends_on else today)
    if as_of > today:
        raise NotYet
    return Order(
        kind=request.kind,
        member=member,
        region=source.region if source else member.region,
        today=today,
        as_of=as_of,
        ceiling=secrecy,
        meeting=request.meeting,
        agency=request.agency,
        incident=request.incident,
        plan=request.plan,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        texts=request.texts,
    )


def _given(request: Request, need: str) -> bool:
    if need == "period":
        return bool(request.starts_on and request.ends_on)
    return bool(request.texts.get("period") if need == "quarter" else getattr(request, need))


def _kept(order: Order, content: Content, request: Request, *, member: Member, at: datetime) -> Brief:
    setting, head = paper_settings.of(order.kind), paper_settings.letterhead()
    number = numbering.take(setting, on=order.today)
    frozen = contents.frozen(order, content, setting=setting, head=head, number=number)
    return Brief.objects.create(
        kind=order.kind,
        number=number,
        title=content.title[:300],
        meeting=order.meeting,
        agency=order.agency,
        region=order.region,
        classification=order.ceiling,
        starts_on=order.starts_on,
        ends_on=order.ends_on,
        as_of=order.as_of,
        letterhead=head,
        template=templates.in_use(order.kind, on=order.today),
        snapshot=frozen,
        digest=contents.digest(frozen),
        token=request.token,
        composed_by=member,
        composed_at=at,
    )
