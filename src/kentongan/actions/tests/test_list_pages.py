"""The list as a file, on paper, for a phone, per office, and many at once: nothing tells more than the list itself."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.actions import disputes, services
from kentongan.actions.models import ActionItem
from kentongan.actions.tests import scene
from kentongan.actions.tests.test_follow_up import reported
from kentongan.alerts.tests import scene as warning
from kentongan.city.models import Classification

LIST = "/tindak-lanjut/"


def table(client, query=""):
    answer = client.get(reverse("actions:export") + query)
    assert answer["Content-Type"].startswith("text/csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_holds_what_the_list_holds_and_no_formula(cast, enter, now):
    scene.action(cast, now, title="=HYPERLINK(1)", due_on=now.date() - timedelta(days=400))
    scene.action(cast, now, classification=Classification.SECRET, title="Rahasia")
    rows = table(enter(cast.operator))
    assert [row["Tugas"] for row in rows] == ["'=HYPERLINK(1)"]
    assert int(rows[0]["Terlambat (hari)"]) >= 400
    assert {row["Tugas"] for row in table(enter(cast.head), "?tab=all")} == {"'=HYPERLINK(1)", "Rahasia"}
    assert table(enter(cast.stranger), "?tab=all") == []
    assert table(enter(cast.head), "?tab=late&instansi=pupr") == []


def test_every_view_of_the_list_hides_alike_and_asks_a_constant_number(cast, enter, now, django_assert_max_num_queries):
    for number in range(30):
        thing = scene.action(cast, now, due_on=now.date() - timedelta(days=number))
        services.accept(action=thing, member=cast.liaison, accountable=cast.liaison, at=now)
    scene.action(cast, now, classification=Classification.SECRET, title="Yang rahasia")
    for name in ("print", "offices", "owed", "actions"):
        client = enter(cast.liaison)
        with django_assert_max_num_queries(16):
            answer = client.get(reverse(f"actions:{name}"))
        assert answer.status_code == 200
    text = enter(cast.operator).get(reverse("actions:print") + "?tab=all").content.decode()
    assert "Yang rahasia" not in text
    assert "lewat" in text
    office = reverse("actions:office", args=["polres"])
    assert "Yang rahasia" not in enter(cast.operator).get(office).content.decode()
    assert enter(cast.stranger).get(office).status_code == 404


def test_filters_stay_in_the_address(cast, enter, now):
    alert = warning.warning(cast, now)
    scene.action(cast, now, alert=alert, phase="penghentian")
    scene.action(cast, now)
    client = enter(cast.operator)
    for query, number in (("asal=alert", 1), ("tahap=penghentian", 1), ("asal=none", 1), ("asal=plan", 0), ("", 2)):
        answer = client.get(f"{LIST}?tab=all&{query}")
        assert len(answer.context["cards"]) == number, query
        assert query in answer.context["query"]


def test_the_phone_page_shows_what_i_owe_and_takes_it_with_one_touch(cast, enter, now):
    mine, other = scene.action(cast, now), scene.action(cast, now, agency="pupr", title="Pasang lampu")
    client = enter(cast.liaison)
    text = client.get(reverse("actions:owed")).content.decode()
    assert mine.title in text
    assert other.title not in text
    client.post(reverse("actions:accept", args=[mine.pk]), {"accountable": cast.liaison.pk})
    assert ActionItem.objects.get(pk=mine.pk).accountable == cast.liaison


def test_many_at_once_shows_first_and_names_what_stands_in_the_way(cast, enter, now):
    done = [scene.done(cast, now) for _ in range(2)]
    early = scene.action(cast, now)
    client, address = enter(cast.head), reverse("actions:bulk")
    shown = client.post(address, {"deed": "check", "all": "1", "query": "tab=open"})
    assert len(shown.context["chosen"]) == 3
    go = {"deed": "check", "step": "do"}
    answer = client.post(address, go | {"pick": [one.pk for one in (*done, early)]})
    assert answer.status_code == 422
    assert [one for one, _sentence in answer.context["failures"]] == [early]
    assert not ActionItem.objects.filter(state="checked").exists()
    assert client.post(address, go | {"pick": [one.pk for one in done]}).status_code == 302
    assert ActionItem.objects.filter(state="checked").count() == 2
    assert enter(cast.operator).post(address, {"deed": "cancel", "pick": [early.pk]}).status_code == 403
    assert enter(cast.stranger).post(address, {"deed": "due", "pick": [early.pk]}).context["chosen"] == []
    assert client.post(address, {"deed": "due"}).status_code == 422


def test_the_reporter_sees_what_came_of_it_and_disputes_it(cast, enter, now):
    report, incident = reported(cast, now)
    thing = scene.checked(cast, now, incident=incident)
    ActionItem.objects.update(checked_at=now)
    client = enter(cast.lurah)
    assert client.get(reverse("actions:action", args=[thing.pk])).status_code == 404
    page = reverse("actions:of_report", args=[report.pk])
    assert page in client.get(reverse("intake:own", args=[report.pk])).content.decode()
    text = client.get(page).content.decode()
    assert thing.title in text
    assert "selesai dan diperiksa" in text
    address = reverse("actions:dispute", args=[report.pk, thing.pk])
    assert enter(cast.other_lurah).get(page).status_code == 404
    assert enter(cast.other_lurah).post(address, {"reason": "x"}).status_code == 404
    assert disputes.of_report(cast.lurah, report).get().state == "checked"


@pytest.mark.parametrize("name", ["task_sets", "due_rules", "task_set_new"])
def test_the_pages_of_the_rules_open_to_who_may(cast, enter, now, name):
    assert enter(cast.secretary).get(reverse(f"actions:{name}")).status_code == 200
    assert enter(cast.lurah).get(reverse(f"actions:{name}")).status_code == 403


def test_the_next_move_after_a_refusal_is_another_office(cast, enter, now):
    thing = scene.action(cast, now)
    services.refuse(action=thing, member=cast.liaison, reason="Bukan tugas kami.", at=now)
    client = enter(cast.verifier)
    assert "Alihkan ke instansi ini" in client.get(reverse("actions:action", args=[thing.pk])).content.decode()
    client.post(reverse("actions:reassign", args=[thing.pk]), {"agency": "pupr"})
    thing.refresh_from_db()
    assert (thing.agency_id, thing.state) == ("pupr", "assigned")
    assert "Bukan tugas kami." in enter(cast.works).get(reverse("actions:action", args=[thing.pk])).content.decode()
