"""Official warnings that exist for a member, and the sources behind them."""

from datetime import datetime

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.warnings.models import CapKind, OfficialWarning, WarningSource


def is_running(at: datetime) -> Q:
    """Return what holds for a warning that is in force: neither over nor called off nor replaced."""
    return Q(is_cancelled=False, superseded_by=None, expires__gt=at) & ~Q(kind=CapKind.CANCEL)


def running(at: datetime) -> QuerySet[OfficialWarning]:
    """Return what is in force, for the rules; not for pages."""
    return OfficialWarning.objects.filter(is_running(at)).select_related("source").order_by("pk")


def warnings(member: Member, *, at: datetime) -> QuerySet[OfficialWarning]:
    """Return the warnings that touch the member's area, those in force first, then the newest."""
    if not member.is_active:
        return OfficialWarning.objects.none()
    mine = OfficialWarning.regions.through.objects.filter(region__code__startswith=member.region_id)
    things = OfficialWarning.objects.filter(
        pk__in=mine.values("officialwarning_id"), classification__lte=member.clearance
    )
    rank = Case(When(is_running(at), then=Value(0)), default=Value(1), output_field=IntegerField())
    return things.select_related("source", "superseded_by").annotate(over=rank).order_by("over", "-sent_at", "-pk")


def warning(member: Member, pk: int, *, at: datetime) -> OfficialWarning:
    """Return one warning of the member's area."""
    return access.one(warnings(member, at=at), pk=pk)


def places(member: Member, warning: OfficialWarning) -> list[str]:
    """Return the names of the member's kelurahan that a warning touches."""
    mine = warning.regions.filter(code__startswith=member.region_id).order_by("name")
    return list(mine.values_list("name", flat=True))


def sources() -> QuerySet[WarningSource]:
    """Return all sources; they belong to the installation, not to a region."""
    return WarningSource.objects.all()


def source(code: str) -> WarningSource:
    """Return one source."""
    return access.one(sources(), pk=code)
