"""Verbs of the series of rakor: add one, change it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Agency, Member
from kentongan.errors import NotYours, Refused
from kentongan.invitations.models import Series
from kentongan.journal import services as journal


class SeriesKnown(Refused):
    code = "series-known"
    status = 422
    text = _("Seri “{title}” sudah ada di wilayah itu. Ubah yang ada, atau beri nama lain.")


@transaction.atomic
def save_series(
    *, series: Series | None, agencies: Collection[Agency], member: Member, at: datetime, **fields: Any
) -> Series:
    """Add a series, or change one; rakor that it has proposed already stay as they are.

    Args:
        series: the one to change, None for a new one.
        fields: every field of the series but who keeps it.

    Raises:
        NotYours: it would lie outside what the member may see.
        SeriesKnown: one of that name is there in that region.
    """
    if not access.in_scope(member, fields["region"].pk) or fields["classification"] > member.clearance:
        raise NotYours
    is_new, series = series is None, series or Series()
    plain = ("interval", "rule", "day", "weekday", "nth", "lead_days", "remind_days", "active_to")
    changes = {} if is_new else {name: [str(getattr(series, name)), str(fields[name])] for name in plain}
    for name, value in fields.items():
        setattr(series, name, value)
    series.kept_by = member
    try:
        with transaction.atomic():
            series.save()
    except IntegrityError:
        raise SeriesKnown(title=fields["title"]) from None
    series.agencies.set(agencies)
    changed = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    journal.record("series.add" if is_new else "series.edit", series, actor=member, at=at, changes=changed)
    return series
