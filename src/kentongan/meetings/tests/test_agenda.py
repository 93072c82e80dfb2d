"""Promise 3: what was promised in one rakor opens the next one."""

from datetime import date, timedelta

import pytest

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem, ActionState
from kentongan.alerts.models import Alert, Rule
from kentongan.meetings import agenda, services
from kentongan.meetings.standing import Standing
from kentongan.verification.models import Incident


@pytest.fixture
def coming(cast, facts, held, now):
    return services.plan_meeting(facts=facts(now.date() + timedelta(days=3)), member=cast.secretary, at=now)


def finish(items, state=ActionState.CHECKED):
    ActionItem.objects.filter(pk__in=[item.pk for item in items]).update(state=state)


def test_the_promises_of_the_last_rakor_come_first_with_their_state(held, coming, now):
    first = held.directives.order_by("id").first()
    built = agenda.build(coming, today=now.date())
    assert built.previous == held
    assert [one.standing for one in built.promises] == [Standing.LATE, Standing.OPEN]
    finish(first.actions.all())
    assert [one.standing for one in agenda.build(coming, today=now.date()).promises] == [Standing.KEPT, Standing.OPEN]


def test_an_unfinished_promise_is_carried_over_two_rakor(cast, facts, order, held, now):
    middle = services.record_past_meeting(
        facts=facts(date(2026, 11, 18)), directives=[order("Pasang lampu", due_on=date(2026, 12, 1))],
        member=cast.secretary, at=now,
    )  # fmt: skip
    last = services.plan_meeting(facts=facts(date(2026, 12, 16)), member=cast.secretary, at=now)
    built = agenda.build(last, today=now.date())
    assert built.previous == middle
    assert [one.directive.text for one in built.promises] == ["Pasang lampu"]
    assert [one.directive.text for one in built.overdue] == ["Bersihkan saluran air", "Tambah patroli malam"]
    finish(held.directives.order_by("id").first().actions.all())
    assert [one.directive.text for one in agenda.build(last, today=now.date()).overdue] == ["Tambah patroli malam"]


def test_what_was_only_planned_is_not_the_rakor_before(cast, facts, held, coming, now):
    later = services.plan_meeting(facts=facts(date(2026, 12, 30)), member=cast.secretary, at=now)
    assert agenda.build(later, today=now.date()).previous == held


def test_other_late_work_is_grouped_by_office_and_not_told_twice(cast, coming, now):
    given = {"detail": "", "region": cast.region("35.74"), "phase": "pencegahan", "member": cast.secretary, "at": now}
    for title, office in (("A", "polres"), ("B", "pupr"), ("C", "polres")):
        actions.assign(title=title, agency=cast.agency(office), due_on=date(2026, 11, 1), **given)
    actions.assign(title="Nanti", agency=cast.agency("pupr"), due_on=date(2026, 12, 1), **given)
    late = agenda.build(coming, today=now.date()).late
    assert [(agency.pk, [item.title for item in items]) for agency, items in late] == [
        ("pupr", ["B"]),
        ("polres", ["A", "C"]),
    ]


def test_nothing_more_secret_than_the_rakor_is_on_its_agenda(cast, facts, order, held, coming, now):
    given = {"region": cast.region("35.74"), "phase": "pencegahan", "member": cast.secretary, "at": now}
    actions.assign(
        title="Rahasia", detail="", agency=cast.agency("polres"), due_on=date(2026, 11, 1), classification=1, **given
    )
    services.record_past_meeting(
        facts=facts(date(2026, 11, 20), classification=1), directives=[order("Tertutup", due_on=date(2026, 11, 21))],
        member=cast.secretary, at=now,
    )  # fmt: skip
    rule = Rule.objects.create(code="berat", label="Berat", kind="severity")
    common = {"rule": rule, "category": "crime", "level": "siaga", "raised_at": now}
    Alert.objects.create(region=cast.region("35.74.02"), reason="tertutup", classification=2, **common)
    Alert.objects.create(region=cast.region("35.75"), reason="kota lain", **common)
    Alert.objects.create(region=cast.region("35.74.03"), reason="terbuka", **common)
    built = agenda.build(coming, today=now.date())
    assert built.previous == held
    assert not built.overdue
    assert not built.late
    assert [alert.reason for alert in built.alerts] == ["terbuka"]


def test_incidents_since_last_time_are_counted_by_category(cast, coming, now):
    common = {"region": cast.region("35.74.02.1006"), "recorded_by": cast.verifier, "recorded_at": now}
    rows = [("crime", 20, 3), ("crime", 21, 1), ("drugs", 21, 1), ("crime", 1, 4)]
    for category, day, severity in rows:
        Incident.objects.create(
            title="x",
            category=category,
            occurred_on=date(2026, 11 if day > 1 else 10, day),
            severity=severity,
            **common,
        )
    Incident.objects.create(
        title="x", category="rumour_hoax", occurred_on=date(2026, 11, 20), verdict="false", progress="checked", **common
    )
    found = agenda.build(coming, today=now.date()).happenings
    assert [(one.category, one.count, int(one.worst)) for one in found] == [("crime", 2, 3), ("drugs", 1, 1)]


def test_the_very_first_rakor_has_an_agenda_too(cast, facts, now):
    only = services.plan_meeting(facts=facts(now.date()), member=cast.secretary, at=now, points=["Perkenalan"])
    built = agenda.build(only, today=now.date())
    assert (built.previous, built.promises, built.late) == (None, [], [])
    assert [point.text for point in built.points] == ["Perkenalan"]
