"""Which office owes which report, and which version of a form holds on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from kentongan.city.models import Agency
from kentongan.situations.models import ReportForm


def forms_on(day: date) -> QuerySet[ReportForm]:
    """Return the forms that hold on a day, one version of each."""
    return ReportForm.objects.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


def owners(form: ReportForm, region: str = "") -> QuerySet[Agency]:
    """Return the offices of an area that report by a form."""
    offices = Agency.objects.filter(region__code__startswith=region)
    if form.is_for_all:
        return offices
    return offices.filter(Q(kind__in=form.agency_kinds) | Q(report_forms=form)).distinct()


def owes(form: ReportForm, agency: Agency) -> bool:
    """Does an office report by a form?"""
    return owners(form).filter(pk=agency.pk).exists()


def forms_of(agency: Agency, day: date) -> list[ReportForm]:
    """Return the forms by which an office reports on a day."""
    named = set(agency.report_forms.values_list("pk", flat=True))
    return [form for form in forms_on(day) if form.is_for_all or form.pk in named or agency.kind in form.agency_kinds]


def version_on(versions: Iterable[ReportForm], day: date) -> ReportForm | None:
    """Return the one of several versions of a form that holds on a day."""
    return next(
        (one for one in versions if one.valid_from <= day and (one.valid_to is None or one.valid_to > day)), None
    )
