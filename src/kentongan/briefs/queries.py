"""What a member may see of the papers."""

from django.db.models import QuerySet

from kentongan.briefs.models import Brief
from kentongan.city import access
from kentongan.city.models import Member


def briefs(member: Member) -> QuerySet[Brief]:
    """Return the papers of the member's area, newest first."""
    things = Brief.objects.select_related("region", "meeting", "composed_by__agency")
    return access.within(member, things).order_by("-composed_at", "-id")


def brief(member: Member, pk: int) -> Brief:
    """Return one paper of the member's area."""
    return access.one(briefs(member), pk=pk)
