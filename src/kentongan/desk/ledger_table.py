"""The ledger as a table to take away, for a spreadsheet."""

import csv
from collections.abc import Iterable
from datetime import datetime, tzinfo
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from kentongan.city import queries as city
from kentongan.csv_lines import harmless
from kentongan.desk.clock_table import Clock
from kentongan.desk.steps import GAPS, MARKS, gap_name

MINUTES = len("2026-11-22 08:30")


def write(found: Iterable[Clock]) -> str:
    """Write a row for each alert: seven moments in local time, six gaps in minutes, `>` before what still runs."""
    out = StringIO()
    out.write("\ufeff")  # spreadsheets read the file as UTF-8 only with this
    rows = csv.writer(out)
    labels = city.labels("issue_category")
    head = [_("nomor"), _("wilayah"), _("kode"), _("perkara"), _("tingkat"), _("terbuka"), _("simulasi")]
    gap_heads = [_("%s (menit)") % gap_name(mark) for mark in GAPS]
    rows.writerow([*head, *(str(label) for label in MARKS.values()), *gap_heads, _("disanggah")])
    zone, answers = timezone.get_current_timezone(), (_("tidak"), _("ya"))
    for clock in found:
        fact = clock.fact
        texts = [str(clock), fact.place, fact.region, labels.get(fact.category, fact.category), fact.level]
        yes = [answers[fact.is_open], answers[fact.is_simulated]]
        moments = [_stamp(moment, zone) for moment in (*clock.moments, *_seconds(clock.disputed_at))]
        minutes = [f"{'>' if span.runs else ''}{int(span.minutes)}" if span else "" for span in clock.spans[1:]]
        rows.writerow([*map(harmless, texts), *yes, *moments[:-1], *minutes, moments[-1]])
    return out.getvalue()


def _seconds(moment: datetime | None) -> tuple[float | None]:
    return (moment.timestamp() if moment else None,)


def _stamp(moment: float | None, zone: tzinfo) -> str:
    return datetime.fromtimestamp(moment, zone).isoformat(" ")[:MINUTES] if moment is not None else ""
