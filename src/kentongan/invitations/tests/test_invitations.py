"""Who is called, who answers, and who hears that it was moved."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from kentongan.city.models import Agency
from kentongan.errors import NotYours
from kentongan.invitations import queries, services
from kentongan.invitations.models import Change, Invitation
from kentongan.journal.models import Entry
from kentongan.meetings.models import MeetingState
from kentongan.meetings.scheduling import DayGone, NothingMoved, NotPlannedAnyMore, Slot
from kentongan.notices import expanding
from kentongan.notices.models import Notice


def of(meeting, office):
    return Invitation.objects.select_related("meeting").get(meeting=meeting, agency=office)


def slot(meeting, **others):
    names = ("held_on", "starts_at", "ends_at", "place", "mode", "link")
    return Slot(**{name: getattr(meeting, name) for name in names} | others)


def told(now):
    expanding.expand(at=now)
    rows = Notice.objects.select_related("entry", "member").order_by("entry_id", "member__username")
    found = [(one.entry.verb, one.member.username) for one in rows]
    Notice.objects.all().delete()
    return found


def test_all_are_invited_at_once_and_nobody_twice(cast, planned, now):
    Invitation.objects.create(meeting=planned, agency=cast.agency("setda"))  # proposed, then not chosen
    offices = [cast.agency("polres"), cast.agency("pupr")]
    given = {"meeting": planned, "member": cast.secretary, "at": now}
    assert services.invite(agencies=offices, **given) == 2
    assert services.invite(agencies=[*offices, cast.agency("kec-wonoasih")], **given) == 1
    assert services.invite(agencies=offices, **given) == 0
    assert planned.invitations.count() == 3
    situations = planned.agenda.filter(kind="situation").values_list("agency", flat=True)
    assert set(situations) == {"polres", "pupr", "kec-wonoasih"}
    assert Entry.objects.filter(verb="meeting.invite").count() == 2
    with pytest.raises(services.NobodyChosen):
        services.invite(agencies=[], **given)


def test_the_office_answers_on_its_page_and_others_do_not(cast, enter, invited, now):
    mine = of(invited, "kec-wonoasih")  # its people see Wonoasih, the rakor is the city's
    client, url = enter(cast.camat), reverse("invitations:invitation", args=[mine.pk])
    page = client.get(url)
    assert "Rakor November" in page.text
    assert "Natal" in page.text
    assert client.get(reverse("meetings:meeting", args=[invited.pk])).status_code == 404
    send = reverse("invitations:answer", args=[mine.pk])
    unnamed = client.post(send, {"reply": "deputy"})
    assert unnamed.status_code == 422
    assert "Isi nama yang mewakili" in unnamed.text
    given = {"reply": "deputy", "represented_by": "Siti Aminah", "represented_office": "Sekretaris kecamatan"}
    for _time in range(2):
        assert client.post(send, given).status_code == 302
    mine.refresh_from_db()
    assert (mine.reply, mine.represented_by, mine.answered_by) == ("deputy", "Siti Aminah", cast.camat)
    assert enter(cast.liaison).get(url).status_code == 404
    assert enter(cast.lurah).get(reverse("invitations:mine")).status_code == 200
    with pytest.raises(NotYours):
        services.answer(invitation=mine, reply="absent", member=cast.liaison, at=now)
    assert "Siti Aminah" not in str(Entry.objects.get(pk=Entry.objects.latest("id").pk).changes)


def test_a_secret_rakor_is_no_invitation_for_who_may_not_read_it(cast, enter, invited):
    invited.classification = 2
    invited.save()
    one = of(invited, "polres")
    assert enter(cast.liaison).get(reverse("invitations:invitation", args=[one.pk])).status_code == 404
    assert not queries.called(cast.liaison).exists()
    assert [row.readers for row in queries.of_meeting(invited)] == [0, 0, 0, 0]


def test_the_secretary_answers_on_somebodys_behalf_and_sees_the_counts(cast, enter, invited, now):
    client = enter(cast.secretary)
    behalf = reverse("invitations:behalf", args=[of(invited, "pupr").pk])
    assert client.post(behalf, {"reply": "absent", "note": "lewat telepon"}).status_code == 302
    services.answer(invitation=of(invited, "polres"), reply="coming", member=cast.liaison, at=now)
    page = client.get(reverse("invitations:overview", args=[invited.pk]))
    assert page.context["counts"] == {"coming": 1, "deputy": 0, "absent": 1, "none": 2}
    assert "lewat telepon" in page.text
    assert enter(cast.works).post(behalf, {"reply": "coming"}).status_code == 403
    assert enter(cast.stranger).get(behalf).status_code == 404
    piece = client.get(reverse("invitations:of_meeting", args=[invited.pk])).text
    assert "Hadir 1, diwakili 0, tidak hadir 1, belum menjawab 2." in piece


def test_moving_it_counts_asks_anew_and_tells_everybody(cast, invited, now):
    services.answer(invitation=of(invited, "polres"), reply="coming", member=cast.liaison, at=now)
    told(now)
    given = {"meeting": invited, "member": cast.secretary, "at": now}
    later = slot(invited, held_on=invited.held_on + timedelta(days=2), place="Gedung Puri")
    services.reschedule(slot=later, reason="Wali Kota dinas luar", **given)
    assert (invited.sequence, invited.place, invited.starts_at) == (1, "Gedung Puri", time(9))
    change = Change.objects.get()
    assert (change.place, change.sequence, change.reason) == ("Command Center", 1, "Wali Kota dinas luar")
    assert of(invited, "polres").is_outdated
    assert queries.waiting(cast.liaison, today=now.date()).count() == 1
    names = {name for verb, name in told(now) if verb == "meeting.reschedule"}
    assert {"liaison", "works", "camat", "lurah", "head"} <= names
    assert not names & {"stranger", "secretary", "other_lurah"}
    with pytest.raises(NothingMoved):
        services.reschedule(slot=later, reason="x", **given)
    with pytest.raises(DayGone):
        services.reschedule(slot=slot(invited, held_on=now.date() - timedelta(days=1)), reason="x", **given)
    services.cancel(reason="Banjir", **given)
    assert (invited.state, invited.sequence) == (MeetingState.CANCELLED, 2)
    assert {verb for verb, _name in told(now)} == {"meeting.cancel"}
    for verb in (
        lambda: services.cancel(reason="x", **given),
        lambda: services.reschedule(slot=later, reason="x", **given),
    ):
        with pytest.raises(NotPlannedAnyMore):
            verb()
    with pytest.raises(services.MeetingGone):
        services.answer(invitation=of(invited, "pupr"), reply="coming", member=cast.works, at=now)


def test_the_invited_are_told_and_lead_to_their_own_page(cast, enter, planned, now):
    told(now)
    offices = [cast.agency("kec-wonoasih"), cast.agency("polres")]
    services.invite(meeting=planned, agencies=offices, member=cast.secretary, at=now)
    expanding.expand(at=now)
    rows = Notice.objects.filter(entry__verb="meeting.invite").select_related("member")
    assert {one.member.username for one in rows} == {"camat", "liaison"}
    notice = rows.get(member=cast.camat)
    answer = enter(cast.camat).get(reverse("notices:open", args=[notice.pk]))
    assert answer["Location"] == reverse("invitations:invitation", args=[of(planned, "kec-wonoasih").pk])


def test_who_has_not_answered_is_reminded_once_for_each_date(cast, invited, now):
    services.answer(invitation=of(invited, "polres"), reply="coming", member=cast.liaison, at=now)
    told(now)
    for at in (now, now + timedelta(days=7)):
        services.remind(at=at)
        assert not Entry.objects.filter(verb="meeting.remind_invited").exists()
    near = now + timedelta(days=8)
    for _time in range(2):
        services.remind(at=near)
    line = Entry.objects.get(verb="meeting.remind_invited")
    assert len(line.changes["invitations"][1]) == 3
    assert {name for _verb, name in told(near)} == {"works", "camat", "lurah"}
    later = slot(invited, held_on=invited.held_on + timedelta(days=1))
    services.reschedule(meeting=invited, slot=later, reason="x", member=cast.secretary, at=near)
    services.remind(at=near + timedelta(days=1))
    assert Entry.objects.filter(verb="meeting.remind_invited").count() == 2


def test_eighty_offices_with_long_names_and_few_queries(cast, enter, planned, now, django_assert_max_num_queries):
    name = "Badan Penanggulangan " + "Yang Panjang Sekali " * 4
    made = [
        Agency(code=f"k-{n}", name=f"{name}{n}"[:120], short=f"Kantor {n}", kind="opd", region=cast.region("35.74"))
        for n in range(80)
    ]
    Agency.objects.bulk_create(made)
    with django_assert_max_num_queries(45):
        services.invite(meeting=planned, agencies=made, member=cast.secretary, at=now)
    client = enter(cast.secretary)
    with django_assert_max_num_queries(16):
        assert client.get(reverse("invitations:overview", args=[planned.pk])).status_code == 200
    page = client.post(reverse("invitations:invite", args=[planned.pk]), {"agencies": ["tidak-ada"]})
    assert page.status_code == 422


def test_the_forms_of_moving_and_cancelling(cast, enter, invited):
    client = enter(cast.secretary)
    move, cancel = (reverse(f"invitations:{name}", args=[invited.pk]) for name in ("reschedule", "cancel"))
    for url in (move, cancel):
        assert client.get(url).status_code == 200
        assert client.post(url, {"reason": ""}).status_code == 422
        assert enter(cast.liaison).get(url).status_code == 403
        assert enter(cast.stranger).get(url).status_code in {403, 404}
    given = {
        "held_on": "2026-12-09",
        "starts_at": "10:00",
        "place": "Balai Kota",
        "mode": "luring",
        "reason": "bentrok",
    }
    assert client.post(move, given | {"ends_at": "09:00"}).status_code == 422
    assert client.post(move, given).status_code == 302
    assert client.post(cancel, {"reason": "ditiadakan"}).status_code == 302
    assert "dibatalkan" in client.get(reverse("meetings:meeting", args=[invited.pk])).text
    assert client.post(cancel, {"reason": "sekali lagi"}).status_code == 422
