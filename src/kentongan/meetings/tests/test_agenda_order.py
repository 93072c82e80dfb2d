"""The agenda lays itself down once, and what the secretary made of it stays."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kentongan.actions import services as actions
from kentongan.alerts.models import Alert, CalendarEntry, Rule
from kentongan.meetings import agenda, agenda_services, services
from kentongan.meetings.agenda_sections import sections
from kentongan.meetings.models import AgendaItem, MeetingState, Note
from kentongan.rumours.models import Rumour
from kentongan.verification.models import Incident


@pytest.fixture
def coming(cast, facts, held, now):
    return services.plan_meeting(
        facts=facts(now.date() + timedelta(days=3)), member=cast.secretary, at=now, points=["Lain-lain"]
    )


def keys(meeting):
    return [one.key or one.text for one in meeting.agenda.filter(left_out=False)]


@pytest.fixture
def late(cast, now):
    def owe(office, **others):
        given = {"detail": "", "region": cast.region("35.74"), "phase": "pencegahan", "member": cast.secretary}
        return actions.assign(
            title="Pasang lampu", agency=cast.agency(office), due_on=date(2026, 11, 1), at=now, **given, **others
        )

    return owe


def test_building_again_doubles_nothing_and_respects_the_secretary(cast, coming, late, now):
    asked = {"meeting": coming, "member": cast.secretary, "at": now}
    assert keys(coming) == ["previous", "alerts", "map", "rumours", "calendar", "Lain-lain"]
    offices = [cast.agency("polres"), cast.agency("pupr")]
    late("polres")
    agenda_services.build_agenda(**asked, offices=offices)
    wanted = ["previous", "late:polres", "alerts", "map", "rumours", "calendar", "situation:polres", "situation:pupr"]
    assert keys(coming) == [*wanted, "Lain-lain"]
    point, map_item = coming.agenda.get(key=""), coming.agenda.get(key="map")
    for _step in range(9):
        agenda_services.move_item(item=point, down=False, member=cast.secretary, at=now)
    agenda_services.leave_out(item=map_item, left_out=True, member=cast.secretary, at=now)
    late("pupr")
    agenda_services.build_agenda(**asked)
    agenda_services.build_agenda(**asked)
    assert keys(coming) == [
        "Lain-lain", "previous", "late:polres", "late:pupr", "alerts", "rumours", "calendar",
        "situation:polres", "situation:pupr",
    ]  # fmt: skip
    agenda_services.leave_out(item=map_item, left_out=False, member=cast.secretary, at=now)
    assert keys(coming)[5] == "map"


def test_what_is_settled_goes_unless_something_was_noted_under_it(cast, coming, late, now):
    first, second = late("polres"), late("pupr")
    agenda_services.build_agenda(meeting=coming, member=cast.secretary, at=now)
    noted = coming.agenda.get(key="late:polres")
    Note.objects.create(meeting=coming, item=noted, text="Dijanjikan lusa", written_by=cast.secretary, written_at=now)
    for one in (first, second):
        one.state = "checked"
        one.save()
    agenda_services.build_agenda(meeting=coming, member=cast.secretary, at=now)
    assert "late:polres" in keys(coming)
    assert "late:pupr" not in keys(coming)


def test_points_are_renamed_what_builds_itself_is_not(cast, coming, now):
    given = {"member": cast.secretary, "at": now}
    point = coming.agenda.get(key="")
    agenda_services.rename_point(item=point, text="Persiapan Natal", **given)
    assert keys(coming)[-1] == "Persiapan Natal"
    with pytest.raises(agenda_services.BuiltByItself):
        agenda_services.rename_point(item=coming.agenda.get(key="map"), text="Peta", **given)
    again = agenda_services.add_point(meeting=coming, text="Persiapan Natal", **given)
    assert again.pk == point.pk
    coming.state = MeetingState.CANCELLED
    coming.save()
    with pytest.raises(agenda_services.AgendaClosed):
        agenda_services.move_item(item=point, down=False, **given)


def test_the_sections_say_what_changed_and_what_comes(cast, coming, now):
    sumber, common = cast.region("35.74.02.1006"), {"recorded_by": cast.verifier, "recorded_at": now}
    for day in (date(2026, 11, 20), date(2026, 11, 21), date(2026, 10, 20)):
        Incident.objects.create(
            title="x", category="crime", occurred_on=day, region=sumber, severity=2, classification=0, **common
        )
    Incident.objects.create(
        title="x", category="crime", occurred_on=date(2026, 11, 20), region=cast.region("35.74.03.1002"),
        classification=1, **common,
    )  # fmt: skip
    rule = Rule.objects.create(code="berat", label="Berat", kind="severity")
    Alert.objects.create(rule=rule, region=sumber, category="crime", level="siaga", reason="naik", raised_at=now)
    given = {"category": "rumour_hoax", "region": sumber, "first_seen": now, "known_at": now, "opened_at": now}
    Rumour.objects.create(number=1, claim="Kabar penculikan", opened_by=cast.operator, **given)
    Rumour.objects.create(number=2, claim="Rahasia", opened_by=cast.operator, classification=2, **given)
    entry = {"kind": "local", "source": "surat"}
    CalendarEntry.objects.create(
        code="haul", label="Haul akbar", first=date(2026, 12, 5), last=date(2026, 12, 6), **entry
    )
    CalendarEntry.objects.create(code="jauh", label="Nanti", first=date(2027, 6, 1), last=date(2027, 6, 1), **entry)
    shown = {one.item.key: one for one in sections(agenda.build(coming, today=now.date()))}
    assert [row.text for row in shown["map"].rows] == ["Sumber Taman: 2 peristiwa, sebelumnya 1"]
    assert (shown["map"].rows[0].level, shown["map"].rows[0].note) == ("siaga", "sebelumnya Aman")
    assert [row.text for row in shown["rumours"].rows] == ["Kabar penculikan"]
    assert [row.text for row in shown["calendar"].rows] == ["Haul akbar"]
    assert [row.label for row in shown["previous"].rows] == ["terlambat", "berjalan"]
    assert [row.level for row in shown["alerts"].rows] == ["siaga"]


def test_the_page_puts_in_order_without_a_script_and_stays_fast(
    cast, enter, coming, now, django_assert_max_num_queries
):
    client, url = enter(cast.secretary), reverse("meetings:agenda", args=[coming.pk])
    item = coming.agenda.get(key="alerts")
    moved = client.post(reverse("meetings:agenda_move", args=[item.pk]), {"arah": "naik"})
    assert moved["Location"] == f"{url}#mata-{item.pk}"
    assert keys(coming)[0] == "alerts"
    client.post(reverse("meetings:agenda_leave", args=[item.pk]), {"lewati": "1"})
    assert "alerts" not in keys(coming)
    assert "Kembalikan" in client.get(url).text
    assert client.post(reverse("meetings:agenda_add", args=[coming.pk]), {"text": "  Natal   2026 "}).status_code == 302
    assert client.post(reverse("meetings:agenda_add", args=[coming.pk]), {"text": " "}).status_code == 422
    assert keys(coming)[-1] == "Natal 2026"
    assert client.post(reverse("meetings:agenda_build", args=[coming.pk])).status_code == 302
    reader = enter(cast.liaison)
    assert "agenda_move" not in reader.get(url).text
    assert reader.post(reverse("meetings:agenda_move", args=[item.pk])).status_code == 403
    assert enter(cast.stranger).get(url).status_code == 404
    AgendaItem.objects.bulk_create(AgendaItem(meeting=coming, text=f"Butir {n} " + "panjang " * 25) for n in range(60))
    with django_assert_max_num_queries(22):
        assert "Butir 59" in client.get(url).text
