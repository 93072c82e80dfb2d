"""Verbs of situation reports: begin, write together, repeat, send, correct, send back."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.situations import asking, periods
from kentongan.situations.models import Figure, ReportForm, Section, SituationReport, SituationState, Wants

DRAFT, SENT, RETURNED = SituationState.DRAFT, SituationState.SENT, SituationState.RETURNED


class NotOwed(Refused):
    code = "situation-not-owed"
    status = 422
    text = _("Format ini tidak berlaku untuk instansi Anda pada masa itu. Pilih dari daftar laporan yang ditunggu.")


class NotYet(Refused):
    code = "situation-not-yet"
    status = 422
    text = _("Masa laporan ini belum mulai. Laporan dapat ditulis sejak masanya mulai.")


class AlreadyThere(Refused):
    code = "situation-already-there"
    text = _("Laporan untuk masa ini sudah dikirim. Bila ada yang keliru, buka laporannya dan pilih “Perbaiki”.")


class NoDraft(Refused):
    code = "situation-no-draft"
    text = _("Laporan ini sudah dikirim dan tidak berubah lagi. Bila ada yang keliru, pilih “Perbaiki”.")


class NotSent(Refused):
    code = "situation-not-sent"
    text = _("Laporan ini tidak lagi berlaku: sudah dikembalikan atau diganti versi yang lebih baru.")


@transaction.atomic
def begin(
    *, form: ReportForm, start: date, member: Member, at: datetime, is_simulated: bool = False
) -> SituationReport:
    """Begin the report of the member's office for one period, or return the draft that a colleague began.

    Raises:
        NotOwed: the form is not for this office, does not hold then, or no period starts that day.
        NotYet: the period lies ahead.
        AlreadyThere: it was sent.
    """
    period = periods.period_from(form.cadence, start)
    holds = form.valid_from <= start and (form.valid_to is None or start < form.valid_to)
    if period is None or not holds or not asking.owes(form, member.agency):
        raise NotOwed
    if at < periods.begins_at(form, period, ZoneInfo(settings.TIME_ZONE)):
        raise NotYet
    same = SituationReport.objects.filter(agency=member.agency_id, form=form, start=start)
    if same.exclude(state=DRAFT).exists():
        raise AlreadyThere
    last = SituationReport.objects.filter(agency=member.agency_id, form__code=form.code).order_by("-start").first()
    report, is_new = same.get_or_create(
        state=DRAFT,
        defaults={
            "agency": member.agency,
            "form": form,
            "start": start,
            "end": period.end,
            "region_id": member.agency.region_id,
            "classification": min(last.classification if last else 0, member.clearance),
            "begun_by": member,
            "begun_at": at,
            "is_simulated": is_simulated,
        },
    )
    if report.classification > member.clearance:
        raise NotYours
    if is_new:
        journal.record("situation.begin", report, actor=member, at=at)
    return report


@transaction.atomic
def repeat(*, report: SituationReport, previous: SituationReport, heading: int, member: Member, at: datetime) -> bool:
    """Take over below one heading what stood there in the report before, where nothing stands yet.

    False when there was nothing to take over, or something stands there already.
    """
    locked = _draft(report)
    there = previous.sections.filter(heading__code=locked.form.headings.get(pk=heading).code).first()
    taken = []
    if there and there.text and not locked.sections.filter(heading=heading).exclude(text="").exists():
        values = {"text": there.text, "written_by": member, "written_at": at}
        row, is_new = Section.objects.get_or_create(report=locked, heading_id=heading, defaults=values)
        if not is_new:
            Section.objects.filter(pk=row.pk).update(revision=row.revision + 1, **values)
        taken.append(heading)
    wanted = locked.form.headings.get(pk=heading).indicators.values("pk")
    for one in previous.figures.filter(indicator__in=wanted).exclude(indicator__in=locked.figures.values("indicator")):
        Figure.objects.create(report=locked, indicator_id=one.indicator_id, low=one.low, high=one.high, place=one.place)
        taken.append(heading)
    if taken:
        journal.record("situation.repeat", report, actor=member, at=at, changes={"heading": ["", heading]})
    return bool(taken)


@transaction.atomic
def send(*, report: SituationReport, member: Member, at: datetime) -> None:
    """Send a draft: from now on it never changes, and what is empty says NIHIL.

    Raises:
        NoDraft: it was sent meanwhile.
    """
    locked = _draft(report)
    same = SituationReport.objects.filter(agency=locked.agency_id, form=locked.form_id, start=locked.start)
    same.filter(state__in=[SENT, RETURNED]).update(state=SituationState.REPLACED)
    # What is secret now was as secret before: the earlier versions must not tell it.
    same.filter(classification__lt=locked.classification).update(classification=locked.classification)
    SituationReport.objects.filter(pk=locked.pk, state=DRAFT).update(state=SENT, sent_by=member, sent_at=at)
    locked.sections.filter(text="").update(is_nil=True)
    written = locked.sections.values("heading")
    blank = locked.form.headings.filter(wants=Wants.TEXT).exclude(pk__in=written)
    Section.objects.bulk_create(
        Section(report=locked, heading=heading, is_nil=True, written_by=member, written_at=at) for heading in blank
    )
    changes = {"version": ["", locked.version], "nil": ["", locked.sections.filter(is_nil=True).count()]}
    journal.record("situation.send", locked, actor=member, at=at, changes=changes)


@transaction.atomic
def correct(*, report: SituationReport, reason: str, member: Member, at: datetime) -> SituationReport:
    """Begin the next version of what was sent or sent back, with everything that stands there; the old one stays.

    Returns:
        The new draft, or the one that a colleague has begun already.

    Raises:
        NotSent: a newer version is out.
    """
    same = SituationReport.objects.select_for_update().filter(
        agency=report.agency_id, form=report.form_id, start=report.start
    )
    known = {one.state: one for one in same.order_by("version")}
    if DRAFT in known:
        if known[DRAFT].classification > member.clearance:
            raise NotYours
        return known[DRAFT]
    last = known.get(SENT) or known.get(RETURNED)
    if last is None or last.pk != report.pk:
        raise NotSent
    fresh = SituationReport.objects.create(
        agency_id=last.agency_id,
        form_id=last.form_id,
        start=last.start,
        end=last.end,
        version=last.version + 1,
        reason=reason,
        region_id=last.region_id,
        classification=last.classification,
        begun_by=member,
        begun_at=at,
        is_simulated=last.is_simulated,
    )
    _copy(last, fresh, member=member, at=at)
    journal.record("situation.correct", fresh, actor=member, at=at, changes={"version": [last.version, fresh.version]})
    return fresh


def _copy(old: SituationReport, fresh: SituationReport, *, member: Member, at: datetime) -> None:
    kept: Sequence[Section] = [
        Section(report=fresh, heading_id=one.heading_id, text=one.text, written_by=member, written_at=at)
        for one in old.sections.exclude(text="")
    ]
    Section.objects.bulk_create(kept)
    Figure.objects.bulk_create(
        Figure(report=fresh, indicator_id=one.indicator_id, low=one.low, high=one.high, place=one.place)
        for one in old.figures.all()
    )


@transaction.atomic
def send_back(*, report: SituationReport, reason: str, member: Member, at: datetime) -> None:
    """Give a sent report back to its office: it counts as missing until a better version comes.

    Raises:
        NotSent: it was sent back or replaced meanwhile.
    """
    values = {"state": RETURNED, "returned_by": member, "returned_reason": reason}
    if not SituationReport.objects.filter(pk=report.pk, state=SENT).update(**values):
        raise NotSent
    journal.record("situation.send_back", report, actor=member, at=at, changes={"state": [SENT, RETURNED]})


def _draft(report: SituationReport) -> SituationReport:
    """Return the draft under a lock; whoever else writes waits."""
    found = SituationReport.objects.select_for_update().filter(pk=report.pk, state=DRAFT).first()
    if found is None:
        raise NoDraft
    return found
