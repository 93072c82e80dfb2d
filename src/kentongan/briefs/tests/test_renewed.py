"""An order that a later rakor says again, in papers as of a day before and after it."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse

from kentongan.actions.models import ActionItem
from kentongan.briefs import services
from kentongan.briefs.services import Request
from kentongan.briefs.tests.conftest import rows
from kentongan.conftest import ZONE
from kentongan.meetings import services as meetings
from kentongan.meetings.services import Facts, Order

AGAIN = "Bersihkan saluran (ditegaskan lagi di rakor 20 November 2026 dengan tenggat 20 Desember 2026)"


@pytest.fixture
def twice(cast, now):
    """Return a function that records a rakor of October and one of November which says its order again."""

    def made(*, recorded_late, classification=0):
        first, renews = None, None
        for held, due in ((date(2026, 10, 28), date(2026, 11, 11)), (date(2026, 11, 20), date(2026, 12, 20))):
            city, at = cast.region("35.74"), now if recorded_late else datetime.combine(held, time(13), tzinfo=ZONE)
            secrecy = classification if first else 0
            meeting = meetings.record_past_meeting(
                facts=Facts(f"Rakor {held}", held, "Aula", "Wali Kota", city, classification=secrecy),
                directives=[Order("Bersihkan saluran", due, city, (cast.agency("pupr"),), renews=renews)],
                member=cast.head, at=at,
            )  # fmt: skip
            meetings.close_meeting(meeting=meeting, member=cast.head, at=at)
            first, renews = first or meeting, meeting.directives.get()
        assert ActionItem.objects.count() == 1
        return first

    return made


@pytest.mark.parametrize("recorded_late", [False, True])
def test_a_paper_says_what_was_true_on_its_day(cast, twice, now, recorded_late):
    meeting = twice(recorded_late=recorded_late)

    def told(day):
        for kind in ("minutes", "outcome"):
            request = Request(kind, meeting=meeting, as_of=date(2026, 11, day))
            row = rows(services.compose(request=request, member=cast.head, at=now), "directives")[0]
        assert row["due"] == "11 November 2026"
        return row["text"], row["state"]

    assert told(5) == ("Bersihkan saluran", "berjalan")
    assert told(15) == ("Bersihkan saluran", "terlambat")
    assert told(21) == told(22) == (AGAIN, "berjalan")


def test_who_may_not_know_the_later_rakor_is_not_told_of_it(cast, twice, enter, now):
    meeting = twice(recorded_late=False, classification=1)
    paper = services.compose(request=Request("minutes", meeting=meeting), member=cast.head, at=now)
    assert rows(paper, "directives")[0]["text"] == "Bersihkan saluran"
    assert (
        "Ditegaskan lagi" not in enter(cast.head).get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    )


def test_the_page_leads_to_the_rakor_that_said_it_again(cast, twice, enter):
    page = enter(cast.head).get(reverse("meetings:meeting", args=[twice(recorded_late=False).pk])).content.decode()
    assert "Ditegaskan lagi di rakor 20 Nov 2026, tenggat 20 Des 2026" in " ".join(page.split())
    assert "<del>11 Nov 2026</del>" in page
