"""Signed minutes: the mark tells every change, and an erratum stands beside them."""

import pytest
from django.urls import reverse

from kentongan import check
from kentongan.journal.models import Entry
from kentongan.meetings import correcting, record, services
from kentongan.meetings.models import Attendance, Directive, Erratum, Meeting

ERRATUM = {"written": "Kel. Jati", "right": "Kel. Jrebeng Kidul", "name": "Sri", "office": "Kepala Badan"}


def test_the_mark_shows_any_change_of_what_was_signed(cast, held, now):
    services.close_meeting(meeting=held, member=cast.secretary, at=now, name="Sri", office="Kepala Badan")
    held = Meeting.objects.get(pk=held.pk)
    assert (held.signed_name, held.signed_office, len(held.digest)) == ("Sri", "Kepala Badan", 64)
    assert Entry.objects.get(verb="meeting.close").changes["digest"] == ["", held.digest]
    assert record.faults(held) == []
    assert check.signed_minutes_hold(now).well
    held.directives.first().actions.update(state="checked")  # what became of an order is no part of the minutes
    assert record.faults(held) == []
    Directive.objects.filter(meeting=held).update(text="Lain")
    assert record.faults(held) == ["changed"]
    assert not check.signed_minutes_hold(now).well
    Meeting.objects.filter(pk=held.pk).update(digest=record.digest(held))  # whoever mends the mark too
    assert record.faults(Meeting.objects.get(pk=held.pk)) == ["journal"]


def test_an_erratum_stands_beside_signed_minutes_only(cast, enter, held, now):
    page, client = reverse("meetings:correct", args=[held.pk]), enter(cast.secretary)
    assert client.post(page, ERRATUM).status_code == 409  # still open: mend it there
    with pytest.raises(correcting.NotSignedYet):
        correcting.correct(meeting=held, member=cast.secretary, at=now, **ERRATUM)
    services.close_meeting(meeting=held, member=cast.secretary, at=now)
    assert client.post(page, ERRATUM | {"right": ""}).status_code == 422
    for _twice in range(2):
        answer = client.post(page, ERRATUM, follow=True)
    assert "Kel. Jrebeng Kidul" in answer.text
    assert Erratum.objects.count() == 1
    assert record.faults(Meeting.objects.get(pk=held.pk)) == []


def test_filling_the_form_keeps_how_people_came(cast, held, now):
    Attendance.objects.create(meeting=held, office="Kodim", person="Budi", arrival="door", arrived_at=now)
    rows = [services.Present("Kodim", person="Budi", mode="daring"), services.Present("Kejari")]
    services.set_attendance(meeting=held, present=rows, member=cast.secretary, at=now)
    kept = held.attendance.get(office="Kodim")
    assert (kept.arrival, kept.arrived_at, kept.mode) == ("door", now, "daring")
    services.set_attendance(meeting=held, present=rows[1:], member=cast.secretary, at=now)
    assert [one.office for one in held.attendance.all()] == ["Kejari"]
