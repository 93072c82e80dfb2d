"""Verbs of machines: send a report, take reports away in bulk."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.api.models import ApiKey
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.intake import fields
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report
from kentongan.journal import services as journal
from kentongan.rest.inputs import NewReport


class RegionNotForKey(Refused):
    code = "region-not-for-key"
    status = 422
    text = _("Wilayah {code} tidak dikenal atau di luar wilayah kunci ini.")


class UnknownCategory(Refused):
    code = "unknown-category"
    status = 422
    text = _("Perkara {code} tidak ada dalam daftar istilah.")


class NotYetHappened(Refused):
    code = "not-yet-happened"
    status = 422
    text = _("Waktu kejadian belum tiba.")


def receive(*, given: NewReport, key: ApiKey, reader: Member, at: datetime) -> tuple[Report, bool]:
    """Take in what another program sends, in the name of the key's holder if that is a member.

    Returns:
        The report, and whether it is new.

    Raises:
        NotAllowed, RegionNotForKey, UnknownCategory, NotYetHappened, intake.services.EmptyReport, SameIdOtherContent,
        intake.fields.WrongAnswer.
    """
    access.require(reader, "report.send")
    code = given.region or reader.region_id
    region = Region.objects.filter(pk=code).first()
    if region is None or not access.in_scope(reader, code):
        raise RegionNotForKey(code=code)
    if given.category and given.category not in city.labels("issue_category"):
        raise UnknownCategory(code=given.category)
    if given.occurred_at and given.occurred_at > at:
        raise NotYetHappened
    incoming = intake.Incoming(
        text=given.text,
        door=Door.API,
        id=given.id,
        region=region,
        spot=given.spot,
        lat=given.point.lat if given.point else None,
        lng=given.point.lng if given.point else None,
        category=given.category or "",
        occurred_at=given.occurred_at,
        informant=given.informant,
        origin=key.label,
        extra=fields.checked(given.answers),
    )
    return intake.receive_report(incoming, sender=key.member, at=at, later=True)


@transaction.atomic
def note_export(*, by: Member | ApiKey, region: str, at: datetime, rows: int) -> None:
    """Write down that reports left the house in bulk: who took how many."""
    who = by if isinstance(by, Member) else None
    changes = {"rows": ["", rows], "key": ["", "" if who else by.pk]}
    journal.record("export.reports", by, actor=who, at=at, region=region, changes=changes)
