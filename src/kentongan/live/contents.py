"""What stands under the item that is being talked about, and where on the map it lies."""

from dataclasses import dataclass, field
from datetime import date

from kentongan.live.models import LiveMeeting
from kentongan.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class Section:
    """An item with what belongs under it."""

    item: AgendaItem
    lead: str = ""
    rows: list[object] = field(default_factory=list)


def items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items that will be talked about, in their order."""
    return list(meeting.agenda.filter(left_out=False).select_related("agency"))


def section(live: LiveMeeting, *, today: date) -> Section | None:
    """Return the current item with its contents; everything on it is no more secret than the rakor."""
    return Section(live.item) if live.item else None


def map_of(section: Section, meeting: Meeting) -> None:
    return None
