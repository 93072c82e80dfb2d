"""The demo's ten rakor on the real tables: what was not finished opens the next one, and nothing is given twice."""

from datetime import date, datetime

from kentongan.actions.models import ActionItem, ActionState
from kentongan.briefs.content import Order
from kentongan.briefs.snapshot_minutes import previous
from kentongan.conftest import ZONE
from kentongan.demo import rakor_history
from kentongan.demo.facts import load_city
from kentongan.demo.loading import settle
from kentongan.meetings import queries
from kentongan.meetings.models import Directive, Meeting


def test_an_unfinished_order_opens_the_next_rakor_and_goes_on(db, settings):
    people = settle(load_city(), at=datetime(2020, 1, 2, 8, tzinfo=ZONE))
    rakor_history.load(people, zone=ZONE, today=date(2026, 11, 22))
    assert Meeting.objects.filter(state="closed").count() == 10
    again = Directive.objects.filter(renews__isnull=False)
    assert again.count() == 15
    for one in again.select_related("meeting__region", "renews"):
        carried = {item.pk for item in one.renews.actions.all()} & {item.pk for item in one.actions.all()}
        assert carried, one.text  # the same action item, not a new one
        day, meeting = one.meeting.held_on, one.meeting
        order = Order("minutes", people["sekretaris"], meeting.region, date(2026, 11, 22), day, meeting=meeting)
        rows = previous(meeting, order)["rows"]
        told = {row["text"].partition(" (ditegaskan lagi")[0].partition(" (rakor")[0]: row["state"] for row in rows}
        assert told[one.renews.text] in {"terlambat", "berjalan"}
    gone = set(ActionItem.objects.filter(state=ActionState.CANCELLED).values_list("directives__text", flat=True))
    assert len(gone) == 1  # the one that was really called off
    last = Meeting.objects.first()
    states = {str(told.standing) for told in queries.promises(last, today=date(2026, 11, 22))}
    assert {"kept", "late"} <= states
