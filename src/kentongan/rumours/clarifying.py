"""Verbs on what the public is told: one drafts, a second approves, then it is published, replaced or withdrawn."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.rumours.anonymity import refuse_names
from kentongan.rumours.models import Clarification, ClarificationState, Rumour, RumourState

IN_WORK = (ClarificationState.DRAFT, ClarificationState.APPROVED)


class IsClassified(Refused):
    code = "clarification-classified"
    status = 403
    text = _("Rumor ini berklasifikasi {level}. Klarifikasi hanya dibuat untuk rumor yang terbuka bagi umum.")


class OwnDraft(Refused):
    code = "clarification-own-draft"
    status = 403
    text = _("Persetujuan diberikan orang kedua: Anda sendiri yang menyusun konsep ini.")


class NotAtThatStep(Refused):
    code = "clarification-step"
    text = _("Klarifikasi ini sudah berubah keadaannya ({state}). Muat ulang halamannya.")


class VerdictChanged(Refused):
    code = "clarification-verdict-changed"
    text = _("Putusan rumor berubah sejak konsep ini disusun. Simpan ulang konsepnya, lalu mintakan persetujuan lagi.")


@dataclass(frozen=True)
class Wording:
    """What the public is to read."""

    title: str
    claim: str
    text: str
    speaker: str


@transaction.atomic
def draft(*, rumour: Rumour, wording: Wording, member: Member, at: datetime) -> Clarification:
    """Write what the public shall be told, or rewrite what is not yet published; it has to be approved (again).

    Raises:
        IsClassified: what is not open to all is not told to all.
        PointsAtSomebody: the text names a person; the speaker, who speaks for an office, may be named.
    """
    _require_open(rumour)
    refuse_names(wording.title, wording.claim, wording.text)
    new = wording.__dict__ | {"verdict": rumour.verdict, "drafted_by": member, "drafted_at": at}
    in_work = Clarification.objects.filter(rumour=rumour, state__in=IN_WORK)
    if in_work.update(**new, state=ClarificationState.DRAFT, approved_by=None, approved_at=None):
        made = in_work.select_related("rumour").get()
    else:
        last = Clarification.objects.filter(rumour=rumour).order_by("-version").first()
        made = Clarification.objects.create(
            **new,
            rumour=rumour,
            version=last.version + 1 if last else 1,
            slug=last.slug if last else _address(wording.title, at),
        )
    changes = {"rumour": ["", rumour.pk], "version": ["", made.version]}
    journal.record("clarification.draft", made, actor=member, at=at, changes=changes)
    return made


def _address(title: str, at: datetime) -> str:
    """An address that tells the day and the matter, and no number by which others could be guessed."""
    base = f"{at:%Y-%m-%d}-{slugify(title)[:70]}".strip("-")
    taken = set(Clarification.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _require_open(rumour: Rumour) -> None:
    if rumour.classification != Classification.OPEN:
        raise IsClassified(level=rumour.get_classification_display())


@transaction.atomic
def approve(*, clarification: Clarification, member: Member, at: datetime) -> None:
    """Say that it may go out; somebody other than the one who wrote it.

    Raises:
        OwnDraft: the writer does not approve.
        VerdictChanged: the rumour was judged anew since it was written.
        NotAtThatStep: it is no draft any more.
    """
    if clarification.drafted_by_id == member.pk:
        raise OwnDraft
    _require_same_verdict(clarification)
    same = {"drafted_at": clarification.drafted_at}  # as it was read: a rewritten one has to be read again
    _step(clarification, ClarificationState.DRAFT, **same, new={
        "state": ClarificationState.APPROVED, "approved_by": member, "approved_at": at,
    })  # fmt: skip
    journal.record("clarification.approve", clarification, actor=member, at=at)


@transaction.atomic
def publish(*, clarification: Clarification, member: Member, at: datetime) -> None:
    """Put it on the public page; the version before it, if any, makes way.

    Raises:
        IsClassified, VerdictChanged: the rumour changed since.
        NotAtThatStep: it was not approved, or is out already.
    """
    rumour = Rumour.objects.get(pk=clarification.rumour_id)
    _require_open(rumour)
    _require_same_verdict(clarification)
    out = Clarification.objects.filter(rumour=rumour, state=ClarificationState.PUBLISHED)
    out.exclude(pk=clarification.pk).update(state=ClarificationState.REPLACED)
    new = {"state": ClarificationState.PUBLISHED, "published_at": at}
    _step(clarification, ClarificationState.APPROVED, new=new)
    Rumour.objects.filter(pk=rumour.pk, stated_at=None).update(stated_at=at)
    if clarification.verdict:
        Rumour.objects.filter(pk=rumour.pk, state=RumourState.JUDGED).update(state=RumourState.CLARIFIED)
    journal.record("clarification.publish", clarification, actor=member, at=at)


@transaction.atomic
def withdraw(*, clarification: Clarification, reason: str, member: Member, at: datetime) -> None:
    """Take back what was published. The page stays, and says that it was taken back and why.

    Raises:
        PointsAtSomebody: the reason, which the public reads, names a person.
        NotAtThatStep: it is not published.
    """
    refuse_names(reason)
    new = {"state": ClarificationState.WITHDRAWN, "withdrawn_at": at, "withdrawn_why": reason}
    _step(clarification, ClarificationState.PUBLISHED, new=new)
    Rumour.objects.filter(pk=clarification.rumour_id, state=RumourState.CLARIFIED).update(state=RumourState.JUDGED)
    journal.record("clarification.withdraw", clarification, actor=member, at=at)


def _require_same_verdict(clarification: Clarification) -> None:
    if not Rumour.objects.filter(pk=clarification.rumour_id, verdict=clarification.verdict).exists():
        raise VerdictChanged


def _step(clarification: Clarification, here: ClarificationState, *, new: dict[str, object], **same: object) -> None:
    rows = Clarification.objects.filter(pk=clarification.pk, state=here, **same)
    if not rows.update(**new):
        now = Clarification.objects.get(pk=clarification.pk)
        raise NotAtThatStep(state=now.get_state_display())
    clarification.refresh_from_db()
