"""Due dates that are said in words. Local defaults of the city, in this one place; no law sets them."""

from datetime import date, timedelta

SOON_WORKING_DAYS = 3  # "segera"
USUAL_DAYS = 7  # what the form of a new action suggests
SATURDAY = 5


def soon(today: date) -> date:
    """Return the day that "segera" means when it is said today: the third working day from now.

    National holidays are not known here; an earlier date than needed is the safe side.

    >>> soon(date(2026, 11, 20))  # a Friday
    datetime.date(2026, 11, 25)
    """
    day, left = today, SOON_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


def usual(today: date) -> date:
    """Return the due date that a new action starts with."""
    return today + timedelta(days=USUAL_DAYS)
