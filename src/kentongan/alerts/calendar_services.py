"""Verbs of the calendar of vulnerability: load a year, add, change, end."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kentongan.alerts import shipped_calendar
from kentongan.alerts.models import CalendarEntry
from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.journal import services as journal

NEXT_YEAR_FROM_MONTH = 10  # by October the three ministers have signed the next year's days off


class EntryKnown(Refused):
    code = "calendar-entry-known"
    text = _("Masa rawan “{label}” yang mulai pada hari itu sudah ada di kalender.")


class EntryEnded(Refused):
    code = "calendar-entry-ended"
    text = _("Masa rawan ini sudah diakhiri. Tambahkan yang baru bila berlaku lagi.")


class EntryOutside(Refused):
    code = "calendar-entry-outside"
    status = 403
    text = _("Masa rawan ini berlaku di luar wilayah Anda; hanya dapat diubah oleh petugas wilayahnya.")


def keep_calendar(*, at: datetime) -> None:
    """See to it that this year's entries are there, and from October the next year's; the job of every night."""
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    if not CalendarEntry.objects.exists():  # a season may have begun last year
        load_calendar(year=today.year - 1, at=at)
    load_calendar(year=today.year, at=at)
    if today.month >= NEXT_YEAR_FROM_MONTH:
        load_calendar(year=today.year + 1, at=at)


@transaction.atomic
def load_calendar(*, year: int, at: datetime) -> int:
    """Add what the shipped calendar knows of a year; rows that are there, changed or ended, stay as they are."""
    shipped = shipped_calendar.entries(year)
    known = set(CalendarEntry.objects.filter(code__in=[row.code for row in shipped]).values_list("code", flat=True))
    new = [row for row in shipped if row.code not in known]
    CalendarEntry.objects.bulk_create(new)
    if new:
        first = CalendarEntry.objects.get(code=new[0].code)
        changes = {"year": ["", year], "rows": [len(known), len(known) + len(new)]}
        journal.record("calendar.load", first, actor=None, at=at, region=settings.HOME_CODE, changes=changes)
    return len(new)


@transaction.atomic
def add_entry(
    *, by: Member, at: datetime, label: str, first: date, region: Region | None, **fields: Any
) -> CalendarEntry:
    """Enter a time of more attention.

    Args:
        by: who enters it; it must lie in their area, and only who serves the whole city enters for all of it.
        fields: `kind`, `last`, `categories`, `raises`, `source`.

    Raises:
        EntryOutside: the region is not in the member's area.
        EntryKnown: one of the same name begins there on the same day already.
    """
    _within(by, region)
    place = f"-{slugify(region.pk.replace('.', '-'))}" if region else ""
    code = f"{slugify(label)[:50]}-{first.isoformat()}{place}"
    try:
        with transaction.atomic():
            entry = CalendarEntry.objects.create(code=code, label=label, first=first, region=region, **fields)
    except IntegrityError:
        raise EntryKnown(label=label) from None
    _line("calendar.add", entry, by=by, at=at, changes={"first": ["", first.isoformat()]})
    return entry


@transaction.atomic
def edit_entry(*, entry: CalendarEntry, by: Member, at: datetime, **fields: Any) -> None:
    """Change an entry in force; alerts raised under it keep what it said then.

    Raises:
        EntryOutside: it is, or would be, outside the member's area.
        EntryEnded: it has been ended.
    """
    _within(by, entry.region)
    _within(by, fields.get("region", entry.region))
    plain = {"first", "last", "raises", "kind"}
    changes = {name: [str(getattr(entry, name)), str(fields[name])] for name in sorted(plain & set(fields))}
    if not CalendarEntry.objects.filter(pk=entry.pk, is_active=True).update(**fields):
        raise EntryEnded
    entry.refresh_from_db()
    _line(
        "calendar.edit",
        entry,
        by=by,
        at=at,
        changes={name: pair for name, pair in changes.items() if len(set(pair)) > 1},
    )


@transaction.atomic
def end_entry(*, entry: CalendarEntry, by: Member, at: datetime) -> None:
    """Take an entry out of force from now on; it stays on record."""
    _within(by, entry.region)
    if not CalendarEntry.objects.filter(pk=entry.pk, is_active=True).update(is_active=False):
        raise EntryEnded
    _line("calendar.end", entry, by=by, at=at, changes={"is_active": [True, False]})
    entry.refresh_from_db()


def may_change(member: Member, region: str | None) -> bool:
    """Does an entry of this region, or of the whole city, lie in what the member looks after?"""
    return (region or settings.HOME_CODE).startswith(member.region_id)


def _within(member: Member, region: Region | None) -> None:
    if not may_change(member, region.pk if region else None):
        raise EntryOutside


def _line(verb: str, entry: CalendarEntry, *, by: Member, at: datetime, changes: dict[str, Any]) -> None:
    where = entry.region_id or settings.HOME_CODE
    journal.record(verb, entry, actor=by, at=at, region=where, changes=changes)
