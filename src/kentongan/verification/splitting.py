"""A report that tells of something else is taken off an incident again; both stay."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake import services as intake
from kentongan.intake.models import Report
from kentongan.journal import services as journal
from kentongan.verification.models import Incident, Source


class OnlySource(Refused):
    code = "split-only-source"
    text = _(
        "Ini satu-satunya laporan peristiwa ini. Gabungkan dahulu laporan lain, atau nyatakan hasil pemeriksaannya."
    )


class NotASource(Refused):
    code = "split-not-a-source"
    text = _("Laporan ini bukan sumber peristiwa itu, atau baru saja dipisahkan.")


@transaction.atomic
def split(*, report: Report, incident: Incident, member: Member, at: datetime) -> None:
    """Take a report off an incident; it goes back to the desk, in the hands of whoever split it off.

    Raises:
        NotASource: it does not tell of this incident any more.
        OnlySource: no other report would tell of the incident.
    """
    Incident.objects.select_for_update().get(pk=incident.pk)  # two people must not take the last two off at once
    mine = Source.objects.filter(report=report, incident=incident)
    if not mine.exists():
        raise NotASource
    if incident.sources.count() == 1:
        raise OnlySource
    mine.delete()
    intake.take_back(report=report, member=member)
    journal.record("incident.split", incident, actor=member, at=at, changes={"report": [str(report.pk), ""]})
