"""Days on which the offices of Indonesia are closed, besides Saturdays and Sundays."""

from datetime import date
from functools import cache

import holidays


@cache
def days_off(year: int) -> dict[date, str]:
    """Return the national holidays and shared leave days of a year and its neighbours, day → name.

    Source: package `holidays`, which follows the joint decree of the three ministers.
    """
    years = range(year - 1, year + 2)
    listed = holidays.country_holidays("ID", years=years, language="id", categories=("public", "government"))
    return dict(listed.items())
