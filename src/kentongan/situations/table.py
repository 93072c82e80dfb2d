"""The figures as a table for a spreadsheet, written row by row while it is read."""

from collections.abc import Iterator

from django.db.models import QuerySet

from kentongan import csv_lines
from kentongan.situations.models import Figure, SituationReport

# Kept outside the program, so Indonesian in whatever language the page is read; numbers plain, for a machine.
HEADINGS = (
    "Instansi", "Format", "Awal masa", "Akhir masa", "Versi", "Kode indikator", "Indikator", "Satuan",
    "Nilai atau terendah", "Tertinggi", "Tempat", "Klasifikasi", "Simulasi",
)  # fmt: skip


def rows(reports: QuerySet[SituationReport]) -> Iterator[str]:
    """Yield the lines of the table, with a mark in front by which spreadsheets know UTF-8."""
    yield csv_lines.MARK + csv_lines.line(HEADINGS)
    things = Figure.objects.filter(report__in=reports.order_by().values("pk"))
    things = things.select_related("indicator", "report__agency", "report__form")
    for one in things.order_by("report__start", "report__agency__short", "indicator__order", "pk").iterator(
        chunk_size=500
    ):
        yield csv_lines.line(_cells(one))


def _cells(one: Figure) -> list[str]:
    report = one.report
    return [
        report.agency.short,
        report.form.name,
        report.start.isoformat(),
        report.end.isoformat(),
        str(report.version),
        one.indicator_id,
        one.indicator.label,
        one.indicator.unit,
        f"{one.low:f}",
        "" if one.high is None else f"{one.high:f}",
        one.place,
        report.get_classification_display() if report.classification else "",
        "ya" if report.is_simulated else "",
    ]
