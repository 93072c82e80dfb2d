"""From draft to public: a press release goes out only through a second person, and can be taken back."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kentongan.briefs.models import Brief, PressRelease, PressState
from kentongan.city.models import Classification, Member
from kentongan.errors import Refused
from kentongan.journal import services as journal


class SecretPress(Refused):
    code = "press-secret"
    text = _("Siaran pers hanya dari rakor berklasifikasi biasa.")


class SecondPersonNeeded(Refused):
    code = "press-second-person-needed"
    status = 403
    text = _("Siaran pers diterbitkan orang kedua: Anda sendiri yang menyusunnya.")


class AlreadyOut(Refused):
    code = "press-already-out"
    text = _("Siaran pers lain dari rakor ini sudah terbit. Tarik dulu yang lama.")


class PressMovedOn(Refused):
    code = "press-moved-on"
    text = _("Siaran pers ini sudah {state}. Muat ulang halamannya.")


def drafted(brief: Brief, *, member: Member, at: datetime) -> PressRelease:
    """Open the way of a release that was just composed; an older draft of the same rakor gives way to it.

    Raises:
        SecretPress: the rakor is not open to everybody.
    """
    if brief.meeting is None or brief.classification != Classification.OPEN:
        raise SecretPress
    PressRelease.objects.filter(meeting=brief.meeting, state=PressState.DRAFT).update(state=PressState.REPLACED)
    day = brief.meeting.held_on.isoformat()
    slug = f"{day}-{slugify(brief.title)[:80]}-{brief.pk}"
    press = PressRelease.objects.create(brief=brief, meeting=brief.meeting, slug=slug, drafted_by=member)
    journal.record("press.draft", press, actor=member, at=at, region=brief.region_id)
    return press


@transaction.atomic
def release(*, press: PressRelease, member: Member, at: datetime) -> None:
    """Let a release out.

    Raises:
        SecondPersonNeeded: who drafted it does not let it out.
        SecretPress: the rakor was made secret since.
        AlreadyOut: another release of the same rakor is out.
        PressMovedOn: it is no draft any more.
    """
    if press.drafted_by_id == member.pk:
        raise SecondPersonNeeded
    if press.meeting.classification != Classification.OPEN:
        raise SecretPress
    if PressRelease.objects.filter(meeting=press.meeting, state=PressState.RELEASED).exclude(pk=press.pk).exists():
        raise AlreadyOut
    _move(press, PressState.DRAFT, state=PressState.RELEASED, released_by=member, released_at=at)
    journal.record("press.release", press, actor=member, at=at, region=press.brief.region_id)


@transaction.atomic
def withdraw(*, press: PressRelease, why: str, member: Member, at: datetime) -> None:
    """Take a release back. Its address stays and says so.

    Raises:
        PressMovedOn: it is not out.
    """
    gone = {"withdrawn_by": member, "withdrawn_at": at, "withdrawn_why": why.strip()}
    _move(press, PressState.RELEASED, state=PressState.WITHDRAWN, **gone)
    journal.record("press.withdraw", press, actor=member, at=at, region=press.brief.region_id)


def _move(press: PressRelease, since: PressState, **values: object) -> None:
    if not PressRelease.objects.filter(pk=press.pk, state=since).update(**values):
        press.refresh_from_db()
        raise PressMovedOn(state=press.get_state_display())
    press.refresh_from_db()
