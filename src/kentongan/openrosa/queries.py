"""Which phone a token is, which phones a member sees, which form they get, and which files are still awaited."""

import re
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet

from kentongan.city import access
from kentongan.city import keys as secret_keys
from kentongan.city import queries as city
from kentongan.city.models import Level, Member, Region, Role
from kentongan.intake import fields
from kentongan.intake.models import Report
from kentongan.openrosa.models import OdkFile, OdkKey
from kentongan.openrosa.workbook import Asked, Vocabulary

PREFIX = 8
TOKEN = re.compile(r"[A-Za-z0-9_-]{8,80}")


def opened_by(token: str) -> OdkKey | None:
    """Return the key that a token is; None for anything that opens nothing, also once its holder may send no more."""
    if not TOKEN.fullmatch(token):
        return None
    related = ("member__region", "member__agency")
    found = OdkKey.objects.select_related(*related).filter(prefix=token[:PREFIX], revoked_at=None).first()
    same = secret_keys.fits(found, token[PREFIX:])
    return found if found and same and access.permits(found.member, "report.send") else None


def door_standing() -> tuple[bool, str]:
    """Return whether any phone holds a key; there is nothing that could be wrong with this door alone."""
    return OdkKey.objects.filter(revoked_at=None).exists(), ""


def own_keys(member: Member) -> QuerySet[OdkKey]:
    """Return the phones of a member; the ones in use first, the newest first."""
    return _listed(OdkKey.objects.filter(member=member))


def keys(member: Member) -> QuerySet[OdkKey]:
    """Return the phones of everybody in the member's area."""
    return _listed(OdkKey.objects.filter(member__region__code__startswith=member.region_id))


def _listed(things: QuerySet[OdkKey]) -> QuerySet[OdkKey]:
    things = things.select_related("member__agency", "created_by")
    return things.order_by(F("revoked_at").asc(nulls_first=True), "-created_at", "-pk")


def possible_holders(member: Member) -> QuerySet[Member]:
    """Return who of an area may send reports from a phone."""
    senders = [role for role in Role if role in access.VERBS["report.send"]]
    things = Member.objects.filter(region__code__startswith=member.region_id, is_active=True, role__in=senders)
    return things.select_related("agency").order_by("name")


def vocabulary(region: Region | None, on: date) -> Vocabulary:
    """Return the words of the form on a day; a member of one kelurahan finds it chosen already."""
    places = Region.objects.filter(code__startswith=settings.HOME_CODE).order_by("code")
    rows = list(places.values_list("code", "name", "level", "parent"))
    return Vocabulary(
        title=f"Lapor {city.home_name()}",
        categories=city.choices("issue_category", on),
        districts=[(code, name) for code, name, level, _above in rows if level == Level.DISTRICT],
        villages=[(code, name, above or "") for code, name, level, above in rows if level == Level.VILLAGE],
        asked=[
            Asked(one.code, one.label, one.kind, one.help, fields.options(one), one.is_required)
            for one in fields.active(on)
        ],
        own_village=region.pk if region and region.level == Level.VILLAGE else "",
    )


def missing_files(member: Member, report: UUID) -> QuerySet[OdkFile]:
    """Return what a filled form names and what has not come, or cannot be read; of a report the member may see."""
    own, things = Q(sender=member), Report.objects.all()
    seen = access.within(member, things, own=own) if access.permits(member, "report.read") else things.filter(own)
    lost = Q(arrived_at=None) | Q(is_unreadable=True)
    return OdkFile.objects.filter(lost, submission=access.one(seen, pk=report).pk).order_by("id")
