"""A city with the shipped forms, asked of two offices, and short ways to write a report."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from kentongan.situations import services, shipped_forms, writing
from kentongan.situations.models import ReportForm, SituationReport
from kentongan.situations.writing import Number, Text

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)


@pytest.fixture
def monthly(cast, now) -> ReportForm:
    """The monthly form, asked of the police and of public works alone."""
    shipped_forms.load_forms(at=now)
    form = ReportForm.objects.get(code="ipoleksosbudhankam")
    ReportForm.objects.filter(pk=form.pk).update(is_for_all=False)
    form.agencies.set(["polres", "pupr"])
    form.refresh_from_db()
    return form


@pytest.fixture
def daily(monthly) -> ReportForm:
    return ReportForm.objects.get(code="polisi-harian")


def heading(form: ReportForm, code: str) -> int:
    return form.headings.get(code=code).pk


def begun(form: ReportForm, member, at: datetime, start: date = OCTOBER) -> SituationReport:
    return services.begin(form=form, start=start, member=member, at=at)


def sent(
    form: ReportForm,
    member,
    at: datetime,
    start: date = OCTOBER,
    *,
    texts: dict[str, str] | None = None,
    figures: dict[str, int | tuple[int, int]] | None = None,
    classification: int = 0,
) -> SituationReport:
    """A report that was written in one go and sent."""
    report = begun(form, member, at, start)
    pairs = {code: one if isinstance(one, tuple) else (one, None) for code, one in (figures or {}).items()}
    writing.write(
        report=report,
        texts=[Text(heading(form, code), text, 0) for code, text in (texts or {}).items()],
        numbers=[
            Number(code, Decimal(low), None if high is None else Decimal(high), "Pasar Baru", 0)
            for code, (low, high) in pairs.items()
        ],
        classification=classification,
        member=member,
        at=at,
    )
    services.send(report=report, member=member, at=at + timedelta(minutes=1))
    return SituationReport.objects.get(pk=report.pk)
