"""Verbs of the forms themselves: change a form that nobody has used yet, make a new version of one that is in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.journal import services as journal
from kentongan.situations import periods
from kentongan.situations.models import Heading, Indicator, ReportForm


class InUse(Refused):
    code = "report-form-in-use"
    text = _("Judul format ini sudah dipakai laporan. Buat versi baru, lalu ubah judulnya di sana.")


class NotAStart(Refused):
    code = "report-form-not-a-start"
    status = 422
    text = _("Versi baru mulai pada awal masa laporan, sesudah versi ini mulai: untuk laporan bulanan tanggal 1.")


class WrittenAlready(Refused):
    code = "report-form-written-already"
    text = _("Sudah ada laporan untuk masa sejak hari itu. Pilih awal masa berikutnya.")


@dataclass(frozen=True)
class HeadingFacts:
    """One heading as it was typed."""

    code: str
    label: str
    wants: str
    order: int
    dimension: str = ""
    hint: str = ""
    indicators: Sequence[Indicator] = ()


@transaction.atomic
def save_form(
    *,
    form: ReportForm | None,
    facts: dict[str, Any],
    headings: Sequence[HeadingFacts] | None,
    member: Member,
    at: datetime,
) -> ReportForm:
    """Change a form, or make a first version.

    Args:
        form: None for a new one.
        facts: columns of the form; `agencies` is a list of offices.
        headings: all of them in their order; None leaves them as they are.

    Raises:
        InUse: headings were given and a report was written by this version.
    """
    own = {name: value for name, value in facts.items() if name != "agencies"}
    if form is None:
        kept = ReportForm.objects.create(**own)
    else:
        kept = ReportForm.objects.select_for_update().get(pk=form.pk)
        if headings is not None and kept.reports.exists():
            raise InUse
        ReportForm.objects.filter(pk=kept.pk).update(**own)
    kept.agencies.set(facts.get("agencies", []))
    if headings is not None:
        kept.headings.all().delete()
        for one in headings:
            _add(kept, one)
    changes = {"headings": ["", len(headings)]} if headings is not None else {}
    journal.record("situation_form.save", kept, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return kept


def _add(form: ReportForm, facts: HeadingFacts) -> None:
    made = Heading.objects.create(
        form=form,
        order=facts.order,
        code=facts.code,
        label=facts.label,
        dimension=facts.dimension,
        wants=facts.wants,
        hint=facts.hint,
    )
    made.indicators.set(facts.indicators)


@transaction.atomic
def new_version(*, form: ReportForm, valid_from: date, member: Member, at: datetime) -> ReportForm:
    """Copy a form into its next version, which takes over on a day; the old one ends there.

    Raises:
        NotAStart: no period starts that day, or it is not after the old version's first day.
        WrittenAlready: a report of a period from that day on was written by the old version.
    """
    old = ReportForm.objects.select_for_update().get(pk=form.pk)
    if valid_from <= old.valid_from or periods.period_from(old.cadence, valid_from) is None or old.valid_to:
        raise NotAStart
    if old.reports.filter(start__gte=valid_from).exists():
        raise WrittenAlready
    ReportForm.objects.filter(pk=old.pk).update(valid_to=valid_from)
    copied = ("code", "name", "source", "cadence", "window_from", "due_days", "due_time", "is_for_all", "agency_kinds")
    fresh = ReportForm.objects.create(
        version=old.version + 1, valid_from=valid_from, **{name: getattr(old, name) for name in copied}
    )
    fresh.agencies.set(old.agencies.all())
    for one in old.headings.prefetch_related("indicators"):
        same = ("code", "label", "wants", "order", "dimension", "hint")
        _add(fresh, HeadingFacts(**{name: getattr(one, name) for name in same}, indicators=list(one.indicators.all())))
    changes = {"version": [old.version, fresh.version]}
    journal.record("situation_form.renew", fresh, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return fresh


@transaction.atomic
def save_indicator(*, indicator: Indicator | None, facts: dict[str, Any], member: Member, at: datetime) -> Indicator:
    """Change what is counted and when it is marked, or add it; figures that were sent stay as they are."""
    if indicator is None:
        kept = Indicator.objects.create(**facts)
    else:
        Indicator.objects.filter(pk=indicator.pk).update(**facts)
        kept = indicator
    journal.record("indicator.save", kept, actor=member, at=at, region=settings.HOME_CODE)
    return kept
