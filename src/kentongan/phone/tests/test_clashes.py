"""Two write about one task, one of them without a network: both stay, and a person decides."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from kentongan.actions import services as actions
from kentongan.actions.models import ActionState
from kentongan.cast import SUMBER_TAMAN
from kentongan.journal.models import Entry
from kentongan.phone.models import Clash, ClashState
from kentongan.phone.tests.test_sending import Phone, jpeg


@pytest.fixture
def task(cast, now):
    return actions.assign(
        title="Bersihkan selokan",
        agency=cast.agency("kel-sumber-taman"),
        region=cast.region(SUMBER_TAMAN),
        phase="pencegahan",
        due_on=date(2026, 12, 1),
        member=cast.operator,
        at=now,
    )


@pytest.fixture
def phone(cast, enter):
    return Phone(enter(cast.lurah))


def deed(task, name, mark, **more):
    return {"action": str(task.pk), "deed": name, "seen": str(mark), **more}


def test_a_task_is_accepted_noted_proven_and_finished_from_a_phone(task, phone):
    carried = phone.client.get(reverse("phone:sign")).json()["tasks"]
    assert [one["title"] for one in carried] == ["Bersihkan selokan"]
    number = uuid4()
    accept = deed(task, "accept", carried[0]["mark"])
    assert [phone.does("deed", accept, number=number).status_code for _ in range(2)] == [201, 200]
    mark = carried[0]["mark"]  # all of it was written before the phone heard of anything
    assert phone.does("deed", deed(task, "note", mark, text="Separuh selesai")).status_code == 201
    assert phone.does("deed", deed(task, "prove", mark, text="Sesudah"), jpeg(), name="a.jpg").status_code == 201
    assert phone.does("deed", deed(task, "finish", mark)).status_code == 201
    task.refresh_from_db()
    assert (task.state, task.notes.count(), task.evidence.count()) == (ActionState.DONE, 1, 1)
    assert not Clash.objects.exists()


def test_what_was_written_for_a_task_that_moved_on_is_kept_and_decided_once(task, phone, cast, enter, now):
    mark = phone.client.get(reverse("phone:sign")).json()["tasks"][0]["mark"]
    actions.accept(action=task, member=cast.lurah, at=now)
    actions.note(action=task, member=cast.lurah, text="dari kantor", at=now)
    actions.finish(action=task, member=cast.lurah, at=now)
    actions.send_back(action=task, member=cast.operator, reason="Ujungnya belum", at=now)
    number = uuid4()
    finish = deed(task, "finish", mark, text="Sudah beres kemarin")
    assert [phone.does("deed", finish, number=number).status_code for _ in range(2)] == [202, 200]
    task.refresh_from_db()
    assert task.state == ActionState.ACCEPTED  # nobody's decision was overwritten
    clash = Clash.objects.get()
    assert Entry.objects.filter(verb="action.clash", subject=str(task.pk)).count() == 1
    piece = reverse("phone:of_action", args=[task.pk])
    assert "Sudah beres kemarin" in enter(cast.operator).get(piece).content.decode()
    settle = reverse("phone:settle", args=[clash.pk])
    assert enter(cast.other_lurah).post(settle, {"decision": "keep"}).status_code == 404
    enter(cast.verifier).post(settle, {"decision": "keep"})
    enter(cast.operator).post(settle, {"decision": "drop"})  # no reason
    clash.refresh_from_db()
    assert clash.state == ClashState.OPEN
    enter(cast.operator).post(settle, {"decision": "keep"})
    enter(cast.operator).post(settle, {"decision": "drop", "reason": "terlambat"})
    clash.refresh_from_db()
    assert (clash.state, clash.settled_by) == (ClashState.KEPT, cast.operator)
    assert "Sudah beres kemarin" in task.notes.latest("pk").text


def test_a_task_that_went_to_another_office_still_takes_what_was_written_before(task, phone, cast, enter, now):
    mark = phone.client.get(reverse("phone:sign")).json()["tasks"][0]["mark"]
    actions.reassign(action=task, agency=cast.agency("pupr"), member=cast.operator, at=now + timedelta(hours=1))
    kept = phone.does("deed", deed(task, "prove", mark, text="Foto saya"), jpeg(), name="a.jpg")
    assert kept.status_code == 202
    clash = Clash.objects.get()
    picture = enter(cast.operator).get(reverse("phone:late_file", args=[clash.pk]))
    assert picture["Content-Type"] == "image/jpeg"
    assert b"".join(
        picture
    )  # read to the end, which closes the file; on PostgreSQL close() would take the connection along
    assert phone.client.get(reverse("phone:late_file", args=[clash.pk])).status_code == 404
    enter(cast.operator).post(
        reverse("phone:settle", args=[clash.pk]), {"decision": "drop", "reason": "sudah dialihkan"}
    )
    clash.refresh_from_db()
    assert clash.state == ClashState.DROPPED
    assert Phone(enter(cast.other_lurah)).does("deed", deed(task, "note", 0, text="bukan tugasku")).status_code == 404


def test_the_same_thing_done_by_a_colleague_is_no_clash(task, phone, cast, now):
    mark = phone.client.get(reverse("phone:sign")).json()["tasks"][0]["mark"]
    actions.accept(action=task, member=cast.lurah, at=now)
    assert phone.does("deed", deed(task, "accept", mark)).status_code == 200
    assert not Clash.objects.exists()


def test_what_a_phone_carries_takes_the_same_few_questions_for_many_tasks(
    task, phone, cast, now, django_assert_max_num_queries
):
    for number in range(30):
        actions.assign(
            title=f"Tugas {number}",
            agency=task.agency,
            region=task.region,
            phase="pencegahan",
            due_on=task.due_on,
            member=cast.operator,
            at=now,
            classification=1 if number == 29 else 0,
        )
    with django_assert_max_num_queries(16):
        told = phone.client.get(reverse("phone:sign")).json()
    assert len(told["tasks"]) == 30  # what is not open to all lies on no phone
