"""What exists for a key or a member: keys, messages, and the alerts behind the feeds."""

from datetime import datetime
from typing import Any

from django.db.models import CharField, DateTimeField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce, Now

from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert
from kentongan.api import services
from kentongan.api.models import ApiKey, CapCategory, CapMessage, Feed, MessageKind
from kentongan.city import access
from kentongan.city import keys as secret_keys
from kentongan.city import queries as city
from kentongan.city.models import Member, Role
from kentongan.journal.models import Entry


def keys(member: Member) -> QuerySet[ApiKey]:
    """Return the keys of the member's area; the ones in use first, the newest first."""
    things = ApiKey.objects.filter(region__code__startswith=member.region_id)
    things = things.select_related("region", "member", "agency", "created_by", "revoked_by")
    return things.order_by(F("revoked_at").asc(nulls_first=True), "-created_at", "-pk")


def key(member: Member, pk: int) -> ApiKey:
    """Return one key of the member's area."""
    return access.one(keys(member), pk=pk)


def opened_by(token: str, *, at: datetime) -> tuple[ApiKey, Member] | None:
    """Return the key that a token is, and whoever reads with it; None for anything that opens nothing.

    The reader is a member who is never stored: what a key sees is asked by the same questions as what a person sees.
    Its region and clearance are the narrowest of the key's, its maker's and its holder's, as they are now.
    """
    if "\x00" in token:  # PostgreSQL would not even look for it
        return None
    scheme, _, rest = token.partition("_")
    prefix, _, secret = rest.partition("_")
    related = ("created_by", "member")
    found = ApiKey.objects.select_related(*related).filter(prefix=prefix, revoked_at=None, expires_at__gt=at).first()
    if not secret_keys.fits(found, secret) or found is None or scheme != services.SCHEME:
        return None
    reader = _reader(found)
    return (found, reader) if reader else None


def _reader(key: ApiKey) -> Member | None:
    people = [key.created_by, *([key.member] if key.member else [])]
    region = key.region_id
    for one in people:
        if not one.is_active or not (region.startswith(one.region_id) or one.region_id.startswith(region)):
            return None
        region = max(region, one.region_id, key=len)
    if key.member and not access.permits(key.member, "alert.read"):
        return None
    clearance = min([key.clearance, *(one.clearance for one in people)])
    role = key.member.role if key.member else Role.LIAISON
    return Member(name=key.label, role=role, region_id=region, clearance=clearance, is_active=True)


def messages(member: Member) -> QuerySet[CapMessage]:
    """Return the CAP messages that exist for a reader, newest first.

    What was said openly of an alert that has become secret since is no longer handed out: only the Cancel is, which
    says nothing but that the earlier messages no longer hold.
    """
    told = Q(kind=MessageKind.CANCEL) | Q(alert__classification__lte=member.clearance)
    return access.within_area(member, CapMessage.objects.filter(told)).order_by("-sent_at", "-pk")


def message(member: Member, **which: object) -> CapMessage:
    """Return one message."""
    return access.one(messages(member), **which)


def open_alerts(reader: Member) -> QuerySet[Alert]:
    """Return the open alerts with `updated_at`, the time of their last journal line, newest first."""
    lines = Entry.objects.filter(kind="alert", subject=OuterRef("subject")).order_by("-id").values("at")[:1]
    things = alerts.open_alerts(reader).annotate(subject=Cast("pk", CharField()))
    last = Coalesce(Subquery(lines), "raised_at", output_field=DateTimeField())
    return things.annotate(updated_at=last).order_by("-raised_at", "-pk")


def rows_of_open_alerts(reader: Member) -> list[dict[str, Any]]:
    """Return what the map feed tells of each open alert, newest first."""
    fields = ("pk", "level", "stage", "category", "reason", "raised_at", "state", "region_id", "region__name")
    things = alerts.open_alerts(reader).select_related(None).order_by("-raised_at", "-pk")
    return list(things.values(*fields, "is_simulated"))


def possible_holders(member: Member) -> QuerySet[Member]:
    """Return the members of an area whose role reads alerts: nobody holds a key to what their role does not open."""
    readers = [role for role in Role if role in access.VERBS["alert.read"]]
    things = Member.objects.filter(region__code__startswith=member.region_id, is_active=True, role__in=readers)
    return things.select_related("agency").order_by("name")


def category_rows() -> list[dict[str, Any]]:
    """Return each kind of trouble with its row of the CAP profile."""
    labels = city.labels("issue_category")
    return [{"label": labels.get(row.pk, row.pk), "row": row} for row in CapCategory.objects.order_by("code")]


def door_standing() -> tuple[bool, str]:
    """Return whether any program holds a key with which it may send reports; no fault of it shows here."""
    alive = ApiKey.objects.filter(revoked_at=None, expires_at__gt=Now())
    return any(Feed.SEND in feeds for feeds in alive.values_list("feeds", flat=True)), ""
