"""What the fields of the minutes offer to one member, read once for all rows of a page."""

from datetime import date

from kentongan.city import queries as city
from kentongan.city.models import Classification, Member
from kentongan.meetings.forms import Lists
from kentongan.meetings.offices import Offices
from kentongan.meetings.suggesting import due


def lists(member: Member, *, today: date, lowest: int = Classification.OPEN, held_on: date | None = None) -> Lists:
    """Return what may be chosen: the member's regions, but the offices of the whole city.

    A kecamatan's rakor may well order something of the Polres.
    """
    return Lists(
        regions=list(city.regions_of(member)),
        categories=city.choices("issue_category", today),
        dimensions=city.choices("dimension", today),
        phases=city.choices("phase", today),
        offices=Offices(city.agencies(member.region_id[:5]), home=city.home_name()),
        clearance=member.clearance,
        lowest=lowest,
        home=member.region_id,
        due_on=due(None, held_on=held_on or today),
    )
