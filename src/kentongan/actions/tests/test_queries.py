from datetime import timedelta

import pytest

from kentongan.actions import queries, services
from kentongan.actions.tests import scene
from kentongan.cast import CITY, MANGUNHARJO, PASURUAN, WONOASIH
from kentongan.city.models import Classification
from kentongan.errors import NotYours


@pytest.fixture
def today(now):
    return now.date()


def test_a_stranger_sees_nothing(cast, now):
    thing = scene.action(cast, now)
    assert not queries.visible(cast.stranger).exists()
    with pytest.raises(NotYours):
        queries.action(cast.stranger, thing.pk)


def test_a_field_reporter_sees_what_the_own_office_owes_and_nothing_else(cast, now):
    scene.action(cast, now)
    owed = scene.action(cast, now, agency="kel-sumber-taman")
    helped = scene.action(cast, now, supporting=[cast.agency("kel-sumber-taman"), cast.agency("pupr")])
    assert set(queries.visible(cast.lurah)) == {owed, helped}
    assert not queries.visible(cast.other_lurah).exists()


def test_an_office_sees_what_it_owes_in_another_area_and_above_its_clearance_once(cast, now):
    thing = scene.action(
        cast, now, agency="kel-mangunharjo", classification=Classification.SECRET, supporting=[cast.agency("pupr")]
    )
    assert list(queries.visible(cast.local_operator)) == [thing]
    assert list(queries.visible(cast.works)) == [thing]
    assert queries.counts(cast.works, now.date())["open"] == 1
    assert not queries.visible(cast.auditor).exists()


def test_tabs_divide_the_list(cast, now, today):
    due = {"due_on": today}
    late = scene.action(cast, now, due_on=today - timedelta(days=1))
    office = scene.action(cast, now, agency="pupr", **due)
    settled = scene.checked(cast, now, due_on=today - timedelta(days=2))

    def shown(member, show, **more):
        return list(queries.actions(member, show=show, today=today, **more))

    before = scene.checked(cast, now, due_on=today - timedelta(days=3))
    before.supporting.add(cast.agency("pupr"))
    assert shown(cast.works, "office") == [office, before], "what is settled does not hide what waits"
    before.delete()
    assert shown(cast.verifier, "late") == [late]
    assert shown(cast.verifier, "open") == [late, office]
    assert shown(cast.head, "mine") == []
    assert shown(cast.liaison, "mine") == [settled]
    assert shown(cast.verifier, "all") == [settled, late, office]
    assert shown(cast.verifier, "all", agency="pupr") == [office]
    assert shown(cast.verifier, "all", state="checked") == [settled]


def test_today_is_not_late_and_waiting_for_a_check_is_not_the_owner_s_debt(cast, now, today):
    scene.action(cast, now, due_on=today)
    past = today - timedelta(days=3)
    scene.done(cast, now, due_on=past)
    refused = scene.action(cast, now, due_on=past)
    services.refuse(action=refused, member=cast.liaison, reason="Tidak bisa", at=now)
    assert not queries.late(CITY, today).exists()
    late = scene.accepted(cast, now, due_on=past)
    assert list(queries.late(CITY, today)) == [late]
    assert queries.late_by_agency(cast.head, today) == [("polres", "Polres Probolinggo Kota", 1)]


def test_what_a_rakor_opens_with_is_unsettled_soonest_first_and_not_secret(cast, now, today):
    later = scene.action(cast, now, due_on=today + timedelta(days=9))
    sooner = scene.action(cast, now, due_on=today - timedelta(days=9))
    elsewhere = scene.action(cast, now, region=cast.region(MANGUNHARJO), due_on=today)
    hidden = scene.action(cast, now, classification=Classification.SECRET, due_on=today + timedelta(days=30))
    scene.checked(cast, now)
    assert list(queries.open_for(CITY)) == [sooner, elsewhere, later]
    assert list(queries.open_for(WONOASIH)) == [sooner, later]
    assert list(queries.open_for(CITY, clearance=Classification.SECRET))[-1] == hidden
    assert not queries.open_for(PASURUAN).exists()


def test_counts_agree_with_the_lists(cast, now, today):
    scene.action(cast, now, due_on=today - timedelta(days=1))
    scene.done(cast, now)
    scene.checked(cast, now)
    assert queries.counts(cast.liaison, today) == {"open": 2, "late": 1, "done": 1, "owed": 1}
    assert queries.counts(cast.head, today) == {"open": 2, "late": 1, "done": 1, "owed": 0}
    assert queries.counts(cast.stranger, today) == {"open": 0, "late": 0, "done": 0, "owed": 0}
