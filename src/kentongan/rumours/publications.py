"""What the public may read: what was published, nothing classified."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kentongan.city import access
from kentongan.city.models import Classification
from kentongan.rumours.models import Clarification, ClarificationState


def published() -> QuerySet[Clarification]:
    """Return what the public may read now; nothing of what is classified."""
    return Clarification.objects.filter(state=ClarificationState.PUBLISHED, rumour__classification=Classification.OPEN)


def public() -> QuerySet[Clarification]:
    """Return what was published, and what was taken back and not put in another form, the latest first."""
    newer = Clarification.objects.filter(
        rumour=OuterRef("rumour"), version__gt=OuterRef("version"), published_at__isnull=False
    )
    withdrawn = Q(state=ClarificationState.WITHDRAWN) & ~Exists(newer)
    things = Clarification.objects.filter(rumour__classification=Classification.OPEN).filter(
        Q(state=ClarificationState.PUBLISHED) | withdrawn
    )
    return things.select_related("rumour__region").order_by("-published_at", "-id")


def public_one(slug: str) -> Clarification:
    """Return what stands at a public address."""
    return access.one(public(), slug=slug)
