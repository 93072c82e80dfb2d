"""What each office says of the time since the last rakor, as rows of the agenda."""

from collections import defaultdict
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kentongan.meetings.agenda_rows import Row
from kentongan.meetings.models import Meeting
from kentongan.situations import queries as situations
from kentongan.situations.amounts import typed
from kentongan.situations.models import Figure
from kentongan.situations.queries import OfficeSituation, Told

LETTERS = 400  # a room reads no more at once; the whole stands on the report's own page


def situations_of(meeting: Meeting, *, since: date) -> dict[str, list[OfficeSituation]]:
    """Return what each office reported for the time up to a rakor, none of it more secret than the rakor."""
    found = defaultdict(list)
    for one in situations.for_meeting(meeting.region, (since, meeting.held_on), meeting.classification):
        if one.report:
            found[one.agency.pk].append(one)
    return dict(found)


def rows_of(told: list[OfficeSituation]) -> list[Row]:
    """Return the headings that say something, and in one line those that were reported NIHIL."""
    rows = []
    for one in told:
        url = reverse("situations:situation", args=[one.report.pk]) if one.report else ""
        said = [Row(text=f"{part.heading.label}: {text}", url=url) for part in one.parts if (text := _said(part))]
        nil = [part.heading.label for part in one.parts if part.is_nil]
        if nil:
            said.append(Row(text=_("Nihil"), note=", ".join(nil), url=url))
        rows += said or [Row(text=one.form.name, note=_("masuk tanpa isi"), url=url)]
    return rows


def _said(part: Told) -> str:
    if part.text:
        return part.text if len(part.text) <= LETTERS else part.text[: LETTERS - 1].rstrip() + "…"
    return "; ".join(_figure(one) for one in part.figures)


def _figure(one: Figure) -> str:
    value = typed(one.low) if one.high is None else f"{typed(one.low)}–{typed(one.high)}"
    return f"{one.indicator.label} {value} {one.indicator.unit}".strip()
