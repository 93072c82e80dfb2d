"""The calendar of vulnerability: which entries run on a day and fit a place and a matter."""

from datetime import date

from django.db.models import Q, QuerySet

from kentongan.alerts.models import CalendarEntry


def running(first: date, last: date) -> QuerySet[CalendarEntry]:
    """Return the entries in force that touch some days."""
    return CalendarEntry.objects.filter(is_active=True, first__lte=last, last__gte=first).select_related("region")


def attention(region: str, category: str, day: date) -> list[CalendarEntry]:
    """Return the entries that run on a day and fit a region's code and a category.

    An entry of a kecamatan fits its kelurahan, and one of a kelurahan fits the kecamatan and the city around it:
    what goes on in a part concerns the whole.
    """
    parts = region.split(".")
    above = [".".join(parts[:size]) for size in range(1, len(parts) + 1)]
    here = Q(region=None) | Q(region__in=above) | Q(region__code__startswith=f"{region}.")
    things = running(day, day).filter(here)
    return [entry for entry in things if not entry.categories or category in entry.categories]
