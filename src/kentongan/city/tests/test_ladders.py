"""Who hears of it next."""

import pytest

from kentongan.cast import SUMBER_TAMAN, Cast
from kentongan.city import queries, services
from kentongan.city.models import Ladder, Member, Rung

pytestmark = pytest.mark.django_db


def names(order: int) -> list[str]:
    rung = queries.rungs(Ladder.ALERT)[order]
    return sorted(queries.standing_on(rung, SUMBER_TAMAN).values_list("username", flat=True))


def test_an_alert_climbs_from_the_lurah_to_the_mayor(cast: Cast):
    assert [names(order) for order in range(5)] == [["lurah"], ["camat"], ["head"], ["sekda"], ["mayor"]]


def test_the_lurah_of_another_kelurahan_is_not_on_the_rung(cast: Cast):
    assert "other_lurah" not in names(0)


def test_who_has_left_stands_on_no_rung(cast: Cast):
    Member.objects.filter(username="camat").update(is_active=False)
    assert names(1) == []


def test_a_ladder_that_the_city_has_edited_stays(cast: Cast, now):
    Rung.objects.filter(ladder=Ladder.ALERT, order=5).delete()
    assert services.load_ladders(at=now) == 0
    assert len(queries.rungs(Ladder.ALERT)) == 4
