"""Verbs of the rakor."""

from datetime import date, timedelta

import pytest
from django.db import connection

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem
from kentongan.city.models import Counter
from kentongan.errors import NotYours, Refused
from kentongan.intake import services as intake
from kentongan.intake.models import Door, Report, ReportState
from kentongan.intake.services import Incoming
from kentongan.journal.models import Entry
from kentongan.meetings import agenda_services, ordering, queries, services
from kentongan.meetings.models import Meeting, MeetingState
from kentongan.meetings.services import Matter, Minutes, Present


@pytest.fixture
def report(cast, now):
    made, _ = intake.receive_report(Incoming(text="Rakor bulanan digelar.", door=Door.FILE), sender=None, at=now)
    return made


# --- refusals


def test_it_refuses_a_region_outside_the_members_area(cast, facts, now):
    with pytest.raises(NotYours):
        services.plan_meeting(facts=facts(region=cast.region("35.75")), member=cast.secretary, at=now)


def test_it_refuses_a_secrecy_above_the_members_clearance(cast, facts, now):
    with pytest.raises(NotYours):
        services.plan_meeting(facts=facts(classification=2), member=cast.secretary, at=now)


def test_it_refuses_to_record_a_rakor_that_is_yet_to_come(cast, facts, now):
    with pytest.raises(services.NotHeldYet):
        services.record_past_meeting(facts=facts(date(2026, 11, 23)), member=cast.secretary, at=now)


def test_it_refuses_a_rakor_less_secret_than_its_article(cast, facts, report, now):
    Report.objects.filter(pk=report.pk).update(classification=1)
    report.refresh_from_db()
    with pytest.raises(services.BelowSource):
        services.record_past_meeting(report=report, facts=facts(), member=cast.secretary, at=now)
    report.refresh_from_db()
    assert report.state == ReportState.NEW


def test_it_refuses_the_same_article_twice(cast, facts, report, now):
    services.record_past_meeting(report=report, facts=facts(), member=cast.secretary, at=now)
    with pytest.raises(services.AlreadyAMeeting):
        services.record_past_meeting(report=report, facts=facts(), member=cast.operator, at=now)
    assert Meeting.objects.count() == 1


def test_it_refuses_an_article_that_somebody_else_is_reading(cast, facts, report, now):
    intake.take(report=report, member=cast.operator, at=now)
    with pytest.raises(intake.AlreadyTaken):
        services.record_past_meeting(report=report, facts=facts(), member=cast.secretary, at=now)
    assert not Meeting.objects.exists()


def test_it_refuses_an_order_due_before_it_was_given(cast, facts, order, now):
    with pytest.raises(ordering.DueBeforeMeeting) as refusal:
        services.record_past_meeting(
            facts=facts(), directives=[order(due_on=date(2026, 10, 1))], member=cast.secretary, at=now
        )
    assert "01-10-2026" in str(refusal.value)


def test_it_refuses_to_close_twice(cast, held, now):
    services.close_meeting(meeting=held, member=cast.secretary, at=now)
    with pytest.raises(services.MinutesClosed):
        services.close_meeting(meeting=held, member=cast.operator, at=now)


def test_it_refuses_to_close_what_was_not_held(cast, facts, now):
    planned = services.plan_meeting(facts=facts(now.date()), member=cast.secretary, at=now)
    with pytest.raises(services.NotHeldYet):
        services.close_meeting(meeting=planned, member=cast.secretary, at=now)


def test_it_refuses_to_close_empty_minutes_and_leaves_them_open(cast, facts, now):
    empty = services.record_past_meeting(facts=facts(), member=cast.secretary, at=now)
    with pytest.raises(services.NothingMinuted):
        services.close_meeting(meeting=empty, member=cast.secretary, at=now)
    empty.refresh_from_db()
    assert empty.state == MeetingState.HELD


@pytest.mark.parametrize("verb", ["directive", "issue", "attendance", "agenda", "minutes"])
def test_it_refuses_any_change_to_closed_minutes(cast, held, order, facts, now, verb):
    services.close_meeting(meeting=held, member=cast.secretary, at=now)
    common = {"meeting": held, "member": cast.secretary, "at": now}
    matter = Matter("crime", "Begal", cast.region("35.74"))
    verbs = {
        "directive": lambda: services.add_directive(order=order(), **common),
        "issue": lambda: services.add_issue(matter=matter, **common),
        "attendance": lambda: services.set_attendance(present=[Present("Polres")], **common),
        "agenda": lambda: agenda_services.add_point(text="Lain-lain", **common),
        "minutes": lambda: services.keep_minutes(facts=facts(), minutes=Minutes(), seen="", **common),
    }
    before = Entry.objects.count()
    with pytest.raises(services.MinutesClosed):
        verbs[verb]()
    assert Entry.objects.count() == before


def test_it_refuses_minutes_of_a_day_to_come(cast, facts, order, now):
    planned = services.plan_meeting(facts=facts(date(2026, 11, 30)), member=cast.secretary, at=now)
    with pytest.raises(services.NotHeldYet):
        services.add_directive(meeting=planned, order=order(due_on=date(2026, 12, 9)), member=cast.secretary, at=now)
    planned.refresh_from_db()
    assert planned.state == MeetingState.PLANNED


def test_it_refuses_to_overwrite_what_another_wrote_meanwhile(cast, held, facts, now):
    seen = queries.fingerprint(held)
    present = Minutes(attendance=[Present("Polres")])
    services.keep_minutes(meeting=held, facts=facts(), minutes=present, seen=seen, member=cast.secretary, at=now)
    with pytest.raises(services.MinutesChanged):
        services.keep_minutes(meeting=held, facts=facts(), minutes=Minutes(), seen=seen, member=cast.operator, at=now)
    assert [one.office for one in held.attendance.all()] == ["Polres"]


def test_it_refuses_a_new_secrecy_once_orders_are_out(cast, held, facts, now):
    with pytest.raises(services.ClassificationFixed):
        services.keep_minutes(
            meeting=held, facts=facts(classification=1), minutes=Minutes(), seen=queries.fingerprint(held),
            member=cast.secretary, at=now,
        )  # fmt: skip


# --- all or nothing


def test_nothing_is_kept_when_one_order_fails(cast, facts, order, report, now, monkeypatch):
    real, calls = actions.assign, []

    def fails_the_third_time(**given):
        calls.append(given)
        if len(calls) == 3:
            raise Refused
        return real(**given)

    monkeypatch.setattr(actions, "assign", fails_the_third_time)
    before = Entry.objects.count()
    with pytest.raises(Refused):
        services.record_past_meeting(
            report=report, facts=facts(), attendance=[Present("Polres")],
            issues=[Matter("crime", "Begal", cast.region("35.74"))],
            directives=[order(), order("Dua"), order("Tiga")], member=cast.secretary, at=now,
        )  # fmt: skip
    report.refresh_from_db()
    assert report.state == ReportState.NEW
    assert not Meeting.objects.exists()
    assert not ActionItem.objects.exists()
    assert not Counter.objects.filter(series="action").exists()
    assert Entry.objects.count() == before


# --- what it does


def test_each_office_of_an_order_gets_its_own_action(cast, held):
    first, second = held.directives.order_by("id")
    assert [item.agency_id for item in first.actions.all()] == ["pupr"]
    assert {item.agency_id for item in second.actions.all()} == {"polres", "bakesbangpol"}
    assert {item.due_on for item in second.actions.all()} == {second.due_on}


def test_an_order_to_nobody_goes_to_the_secretariat(cast, held, order, now):
    directive = services.add_directive(meeting=held, order=order(offices=()), member=cast.operator, at=now)
    assert [one.pk for one in directive.responsible.all()] == ["bakesbangpol"]
    assert directive.actions.get().agency_id == "bakesbangpol"


def test_an_action_is_as_secret_and_as_simulated_as_its_rakor(cast, facts, order, now):
    made = services.record_past_meeting(
        facts=facts(classification=1), directives=[order()], member=cast.secretary, at=now, is_simulated=True
    )
    item = made.directives.get().actions.get()
    assert (item.classification, item.is_simulated) == (1, True)


def test_an_article_becomes_a_rakor_and_is_verified(cast, facts, order, report, now):
    made = services.record_past_meeting(
        report=report, facts=facts(), directives=[order()], member=cast.operator, at=now
    )
    report.refresh_from_db()
    assert (made.state, made.source) == (MeetingState.HELD, report)
    assert report.state == ReportState.VERIFIED


def test_an_issue_without_dimension_falls_under_the_usual_one(cast, held, now):
    matter = Matter("crime", "Begal di jalur selatan", cast.region("35.74.02"))
    issue = services.add_issue(meeting=held, matter=matter, member=cast.secretary, at=now)
    assert issue.dimension == "keamanan"


def test_the_first_minute_makes_a_planned_rakor_a_held_one(cast, facts, now):
    planned = services.plan_meeting(facts=facts(now.date()), member=cast.secretary, at=now, points=["Iduladha"])
    services.set_attendance(
        meeting=planned, present=[Present("Polres"), Present("Polres")], member=cast.secretary, at=now
    )
    planned.refresh_from_db()
    assert planned.state == MeetingState.HELD
    assert planned.attendance.count() == 1


def test_points_are_added_in_order(cast, facts, now):
    planned = services.plan_meeting(facts=facts(now.date()), member=cast.secretary, at=now, points=["Satu", "Dua"])
    agenda_services.add_point(meeting=planned, text="Tiga", member=cast.secretary, at=now)
    assert [point.text for point in planned.agenda.filter(kind="point")] == ["Satu", "Dua", "Tiga"]


def test_every_verb_writes_one_line_of_its_own(cast, held, facts, order, now):
    services.add_directive(meeting=held, order=order(), member=cast.secretary, at=now)
    services.close_meeting(meeting=held, member=cast.secretary, at=now)
    verbs = list(Entry.objects.filter(kind="meeting").order_by("id").values_list("verb", flat=True))
    assert verbs == ["meeting.record", "meeting.direct", "meeting.close"]
    assert set(Entry.objects.filter(kind="meeting").values_list("region", flat=True)) == {"35.74"}


def test_keeping_minutes_replaces_lists_and_adds_orders(cast, held, facts, order, now):
    region = cast.region("35.74")
    minutes = Minutes(issues=[Matter("crime", "Begal", region)], directives=[order("Baru")], points=["Penutup"])
    for _ in range(2):
        services.keep_minutes(
            meeting=held, facts=facts(place="Puri Manggala"), minutes=minutes, seen=queries.fingerprint(held),
            member=cast.secretary, at=now + timedelta(minutes=1),
        )  # fmt: skip
    held.refresh_from_db()
    assert held.place == "Puri Manggala"
    assert (held.issues.count(), held.agenda.count(), held.directives.count()) == (1, 1, 4)


def test_the_database_refuses_closed_minutes_without_a_moment(held):
    with pytest.raises(Exception, match="meeting_closed_when") as refusal, connection.constraint_checks_disabled():
        Meeting.objects.filter(pk=held.pk).update(state=MeetingState.CLOSED)
    assert type(refusal.value).__name__ == "IntegrityError"
