"""When things happen: rain and dry wind, weekdays, and the long holidays of the Indonesian year."""

from datetime import date, timedelta
from typing import Final

RAINY_MONTHS: Final = frozenset({11, 12, 1, 2, 3})
_DRY_MONTHS: Final = frozenset({6, 7, 8, 9, 10})
_FEVER_MONTHS: Final = frozenset({1, 2, 3, 4})

# Factors are chosen so that a full year averages one: the rate of a kind stays the rate of its year.
_SEASONS: Final = {
    "rain": (RAINY_MONTHS, 2.2, 0.14),
    "dry": (_DRY_MONTHS, 2.0, 0.28),
    "fever": (_FEVER_MONTHS, 2.2, 0.4),
}
_WEEK: Final = {
    "any": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "work": (1.3, 1.3, 1.3, 1.3, 1.2, 0.4, 0.2),
    "weekend": (0.5, 0.5, 0.6, 0.7, 1.2, 2.1, 1.4),
}
_FIXED_HOLIDAYS: Final = ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25), (12, 31))
# The day moves with the moon; years outside the table simply have no long holiday.
_LONG_HOLIDAYS: Final = (date(2024, 4, 10), date(2025, 3, 31), date(2026, 3, 21), date(2027, 3, 10), date(2028, 2, 27))


def is_holiday(day: date) -> bool:
    """Whether the day is a public holiday of a fixed date or lies in the week of the year's long holiday.

    >>> is_holiday(date(2025, 8, 17)), is_holiday(date(2025, 8, 19)), is_holiday(date(2025, 4, 2))
    (True, False, True)
    """
    if (day.month, day.day) in _FIXED_HOLIDAYS:
        return True
    return any(-timedelta(days=3) <= day - feast <= timedelta(days=4) for feast in _LONG_HOLIDAYS)


def is_rainy(day: date) -> bool:
    """Whether the day lies in the rainy season of East Java, November to March."""
    return day.month in RAINY_MONTHS


def intensity(day: date, *, rhythm: str, season: str) -> float:
    """By how much a kind of happening is more or less frequent on that day than on the average day.

    ``rhythm`` is any, work or weekend; ``season`` is any, rain, dry, fever or holiday.  Raises KeyError for others.

    >>> [intensity(date(2026, month, 14), rhythm="any", season="rain") for month in (1, 7)]
    [2.2, 0.14]
    """
    week = _WEEK[rhythm][day.weekday()]
    if season == "any":
        return week
    if season == "holiday":
        return week * (2.0 if is_holiday(day) else 1.0)
    months, inside, outside = _SEASONS[season]
    return week * (inside if day.month in months else outside)
