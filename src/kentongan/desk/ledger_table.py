"""The ledger as a table to take away, for a spreadsheet."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from kentongan.city import queries as city
from kentongan.desk.clocks import Clock
from kentongan.desk.steps import GAPS, MARKS, gap_name


def write(found: Sequence[Clock]) -> str:
    """Write a row for each alert: seven moments in local time, six gaps in minutes, `>` before what still runs."""
    out = StringIO()
    out.write("\ufeff")  # spreadsheets read the file as UTF-8 only with this
    rows = csv.writer(out)
    labels = city.labels("issue_category")
    head = [_("nomor"), _("wilayah"), _("kode"), _("perkara"), _("tingkat"), _("terbuka"), _("simulasi")]
    gap_heads = [_("%s (menit)") % gap_name(mark) for mark in GAPS]
    rows.writerow([*head, *(str(label) for label in MARKS.values()), *gap_heads, _("disanggah")])
    for clock in found:
        first = [clock, clock.place, clock.region, labels.get(clock.category, clock.category)]
        yes = [_("ya") if flag else _("tidak") for flag in (clock.is_open, clock.is_simulated)]
        spans = [clock.spans[mark] for mark in GAPS]
        minutes = [f"{'>' if span.runs else ''}{int(span.minutes)}" if span else "" for span in spans]
        moments = [_stamp(moment) for moment in clock.marks]
        rows.writerow(
            [_safe(one) for one in (*first, clock.level, *yes, *moments, *minutes, _stamp(clock.disputed_at))]
        )
    return out.getvalue()


def _stamp(moment: datetime | None) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def _safe(value: object) -> str:
    """Return text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
