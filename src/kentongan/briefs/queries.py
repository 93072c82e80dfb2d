"""What a member may see of the papers."""

from django.db.models import Q, QuerySet

from kentongan.briefs.kinds import KINDS
from kentongan.briefs.models import Brief, BriefKind, PaperTemplate, PressRelease
from kentongan.city import access
from kentongan.city.models import Member

SEEN = ("region", "meeting", "agency", "composed_by__agency", "press")


def briefs(member: Member, *, kind: str = "", search: str = "") -> QuerySet[Brief]:
    """Return the papers of the member's area, newest first, without their weight.

    Args:
        member: who asks.
        kind: only this kind.
        search: words of the title or the number.
    """
    things = Brief.objects.select_related(*SEEN).defer("snapshot", "letterhead", "template")
    if kind:
        things = things.filter(kind=kind)
    if search:
        things = things.filter(Q(title__icontains=search) | Q(number__icontains=search))
    return access.within(member, things).order_by("-composed_at", "-id")


def brief(member: Member, pk: int) -> Brief:
    """Return one paper of the member's area."""
    things = Brief.objects.select_related(*SEEN, "letterhead", "template")
    return access.one(access.within(member, things), pk=pk)


def press(member: Member) -> QuerySet[PressRelease]:
    """Return the press releases whose papers exist for the member."""
    papers = access.within(member, Brief.objects.all()).values("pk")
    return PressRelease.objects.filter(brief__in=papers).select_related("meeting", "brief")


def kinds() -> list[tuple[str, str]]:
    """Return the kinds that can be composed, with their names."""
    return [(kind, str(label)) for kind, label in BriefKind.choices if kind in KINDS]


def templates(kind: str) -> QuerySet[PaperTemplate]:
    """Return the city's templates of a kind that still count, the next one to be used first."""
    things = PaperTemplate.objects.filter(kind=kind, retired_at=None).select_related("loaded_by__agency")
    return things.defer("content").order_by("-valid_from", "-id")
