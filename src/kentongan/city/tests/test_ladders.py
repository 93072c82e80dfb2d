import pytest
from django.urls import reverse

from kentongan.city import ladders, queries
from kentongan.city.models import Rung
from kentongan.journal.models import Entry

PAGE = "/kota/tangga/"


def shown(ladder="alert"):
    return [(rung.label, rung.minutes, rung.urgent_minutes) for rung in queries.rungs(ladder)]


def rung(label, ladder="alert"):
    return Rung.objects.get(label=label, ladder=ladder)


def address(one, name="rung"):
    return reverse(f"city:{name}", args=[one.pk])


FORM = {
    "label": "Kapolsek",
    "agency_kind": "vertikal",
    "agency": "",
    "role": "",
    "minutes": "60",
    "urgent_minutes": "10",
}


def test_a_rung_is_added_moved_changed_and_removed_from_the_page(cast, enter):
    client = enter(cast.administrator)
    before = shown()
    assert client.post(reverse("city:rung_new", args=["alert"]), FORM).status_code == 302
    new = rung("Kapolsek")
    assert new.order == 6
    for _each in range(3):
        assert client.post(address(new, "rung_move"), {"arah": "turun"}).status_code == 302
    assert [label for label, *_waits in shown()][2] == "Kapolsek"
    assert [waits for _label, *waits in shown()][:5] == [waits for _label, *waits in before], "waits belong to places"
    assert client.post(address(new), FORM | {"label": "Kapolres", "minutes": "90"}).status_code == 302
    new.refresh_from_db()
    assert (new.label, new.minutes) == ("Kapolres", 90)
    assert client.post(address(new, "rung_remove")).status_code == 302
    assert [label for label, *_waits in shown()] == [label for label, *_waits in before]
    verbs = Entry.objects.filter(kind="rung").exclude(verb="rung.load").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["rung.add", *["rung.move"] * 3, "rung.edit", "rung.remove"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"agency_kind": ""}, "agency_kind"),
        ({"agency": "setda"}, "agency_kind"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "-5"}, "minutes"),
        ({"minutes": "999999"}, "minutes"),
        ({"urgent_minutes": "61"}, "urgent_minutes"),
        ({"agency_kind": "istana"}, "agency_kind"),
        ({"agency": "pasuruan", "agency_kind": ""}, "agency"),  # another city's office
        ({"label": ""}, "label"),
    ],
)
def test_what_cannot_be_meant_is_said_beside_the_field_and_the_draft_is_kept(cast, enter, change, field):
    answer = enter(cast.administrator).post(reverse("city:rung_new", args=["alert"]), FORM | change)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f"id_{field}_error" in text
    assert change.get("label", "Kapolsek") in text
    assert len(shown()) == 5


def test_the_first_rung_of_alerts_is_reached_at_once_and_asks_for_no_wait(cast, enter):
    client = enter(cast.administrator)
    assert 'name="minutes"' not in client.get(address(rung("Lurah"))).content.decode()
    assert 'name="minutes"' in client.get(address(rung("Kepala Bakesbangpol", "action"))).content.decode()
    assert client.post(address(rung("Lurah")), {"label": "Lurah", "agency_kind": "kelurahan"}).status_code == 302


def test_the_ends_do_not_move_further_and_the_last_one_stays(cast, enter, now):
    client = enter(cast.administrator)
    assert client.post(address(rung("Lurah"), "rung_move"), {"arah": "turun"}).status_code == 409
    assert client.post(address(rung("Kepala Daerah"), "rung_move"), {"arah": "naik"}).status_code == 409
    Rung.objects.filter(ladder="alert", order__gt=1).delete()
    assert client.post(address(rung("Lurah"), "rung_remove")).status_code == 409
    gone = rung("Kepala Bakesbangpol", "action")
    ladders.remove_rung(rung=Rung.objects.get(pk=gone.pk), by=cast.administrator, at=now)
    assert client.post(address(gone, "rung_remove")).status_code == 404
    with pytest.raises(ladders.RungGone):
        ladders.move_rung(rung=gone, up=True, by=cast.administrator, at=now)
    with pytest.raises(ladders.RungGone):
        ladders.edit_rung(rung=gone, by=cast.administrator, at=now, label="X")


def test_the_page_counts_who_stands_there_with_few_questions(cast, enter, django_assert_max_num_queries):
    client = enter(cast.administrator)
    Rung.objects.create(ladder="alert", order=9, label="Kosong", agency_kind="istana", minutes=5, urgent_minutes=5)
    with django_assert_max_num_queries(10):
        text = client.get(PAGE).content.decode()
    assert "tidak ada: dilewati" in text
    people = {rung.label: number for rung, number in queries.rungs_with_people("alert", "35.74")}
    assert people == {
        "Lurah": 3,
        "Camat": 1,
        "Kepala Bakesbangpol": 1,
        "Sekretaris Daerah": 1,
        "Kepala Daerah": 1,
        "Kosong": 0,
    }
    assert enter(cast.head).get(PAGE).status_code == 403
