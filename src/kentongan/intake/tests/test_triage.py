"""Many at once, merged reports and grades: all or none, nobody's work taken away, everything taken back."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from kentongan.cast import MANGUNHARJO
from kentongan.city.models import Classification
from kentongan.intake import grading, merging, queries, services, triage
from kentongan.intake.models import Door, Grade, Report, ReportState
from kentongan.intake.services import Incoming
from kentongan.intake.tests.scene import numbered, put
from kentongan.journal.models import Entry


def states(rows):
    return [row.state for row in numbered(rows)]


def test_one_that_somebody_else_has_stops_all_and_is_named(cast, enter, now):
    rows = put(cast, now, "satu", "dua", "tiga")
    services.take(report=rows[1], member=cast.verifier, at=now)
    answer = enter(cast.operator).post(
        reverse("intake:many"), {"deed": "aside", "step": "do", "preset": "outside", "pick": [row.pk for row in rows]}
    )
    assert answer.status_code == 422
    assert str(rows[1]) in answer.context["form"].non_field_errors()[0]
    assert states(rows) == ["new", "taken", "new"]
    assert Entry.objects.filter(verb="report.set_aside").count() == 0
    with pytest.raises(triage.TooMany):
        triage.take_all(reports=rows * 200, member=cast.operator, at=now)


def test_taken_set_aside_with_words_and_brought_back(cast, enter, now):
    rows, client, many = put(cast, now, "satu", "dua", sender=cast.lurah), enter(cast.operator), reverse("intake:many")
    picks = {"pick": [row.pk for row in rows]}
    client.post(many, picks | {"deed": "take"})
    assert states(rows) == ["taken", "taken"]
    empty = client.post(many, picks | {"deed": "aside", "step": "do"})
    assert empty.status_code == 422
    client.post(many, picks | {"deed": "aside", "step": "do", "preset": "cannot_tell", "reason": "Saksi tidak ada"})
    (row, _other) = numbered(rows)
    assert (row.state, row.reason) == ("set_aside", "Tidak dapat dipastikan. Saksi tidak ada.")
    assert row.reason in enter(cast.lurah).get(reverse("intake:own", args=[row.pk])).content.decode()
    client.post(reverse("intake:reopen", args=[row.pk]))
    client.post(many, {"deed": "reopen", "all": "1", "query": "state=set_aside"})
    assert states(rows) == ["new", "new"]
    assert numbered(rows)[0].taken_by is None


def test_nobody_moves_what_lies_outside_their_area_or_above_them(cast, enter, now):
    here, there = put(cast, now, "di sini", region=MANGUNHARJO)[0], put(cast, now, "di sana")[0]
    secret = put(cast, now, "rahasia", region=MANGUNHARJO, classification=Classification.SECRET)[0]
    many = {"deed": "take", "pick": [here.pk, there.pk, secret.pk]}
    enter(cast.local_operator).post(reverse("intake:many"), many)
    assert states([here, there, secret]) == ["taken", "new", "new"]
    assert enter(cast.local_operator).post(reverse("intake:many"), {"deed": "take", "all": "1"}).status_code == 302
    assert states([there, secret]) == ["new", "new"]
    assert enter(cast.liaison).post(reverse("intake:many"), many).status_code == 403


def test_merged_reports_follow_their_lead_and_are_let_go_as_they_were(cast, enter, now):
    lead, second = put(cast, now, "Pohon tumbang menutup jalan", "Pohon tumbang", sender=cast.other_lurah)
    third = put(cast, now, "Ada pohon roboh", sender=cast.lurah)[0]
    services.take(report=second, member=cast.operator, at=now)
    client, many = enter(cast.operator), reverse("intake:many")
    picks = {"deed": "merge", "pick": [lead.pk, second.pk, third.pk]}
    assert client.post(many, picks).context["lead"] == lead
    client.post(many, picks | {"step": "do", "lead": str(lead.pk)})
    assert states([lead, second, third]) == ["new", "merged", "merged"]
    services.set_aside(report=lead, member=cast.operator, reason="Sudah dibersihkan.", at=now)
    (mine,) = queries.sent_by(cast.lurah)
    assert (mine.fate.state, mine.fate.reason) == ("set_aside", "Sudah dibersihkan.")
    own = enter(cast.lurah).get(reverse("intake:own", args=[mine.pk])).content.decode()
    assert "Sudah dibersihkan." in own
    assert "digabungkan dengan laporan lain" in own
    for one in (second, third):
        client.post(reverse("intake:unmerge", args=[one.pk]))
    assert states([second, third]) == ["taken", "new"]
    assert numbered([second])[0].taken_by == cast.operator
    with pytest.raises(merging.NotMerged):
        merging.unmerge(report=third, member=cast.operator, at=now)
    with pytest.raises(merging.CannotLead):
        merging.merge(lead=lead, reports=[third], member=cast.operator, at=now)
    verbs = list(Entry.objects.filter(verb__endswith="merge").values_list("verb", flat=True).order_by("id"))
    assert verbs == ["report.merge"] * 2 + ["report.unmerge"] * 2


def test_what_a_merged_report_spoke_for_comes_along_and_others_work_stays_theirs(cast, now):
    one, two, three, busy = put(cast, now, "a", "b", "c", "d")
    merging.merge(lead=two, reports=[three], member=cast.operator, at=now)
    services.take(report=busy, member=cast.verifier, at=now)
    with pytest.raises(triage.SomeNotFree):
        merging.merge(lead=one, reports=[two, busy], member=cast.operator, at=now)
    assert merging.natural_lead(numbered([one, two])) == two
    merging.merge(lead=one, reports=[one, two], member=cast.operator, at=now)
    assert {row.lead_id for row in numbered([two, three])} == {one.pk}
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=one.pk).update(lead=busy)


def test_grades_come_from_a_second_person_and_stay(cast, enter, now):
    incoming = Incoming(text="Ada kabar dari pasar", door=Door.DESK)
    report = services.receive_report(incoming, sender=cast.operator, at=now)[0]
    brought = Incoming(text="Dari percakapan grup", door=Door.CHAT)
    pasted = services.receive_report(brought, sender=None, by=cast.verifier, at=now)[0]
    for thing, member in ((report, cast.operator), (pasted, cast.verifier)):
        with pytest.raises(grading.OwnReport):
            grading.grade(report=thing, source="B", content="2", member=member, at=now)
    client, link = enter(cast.verifier), reverse("intake:grade", args=[report.pk])
    client.post(link, {"source": "B", "content": "2"})
    client.post(link, {"source": "G", "content": "9"})
    client.post(link, {"source": "C", "content": "6"})
    report.refresh_from_db()
    assert report.grade == "C6"
    assert [str(row) for row in Grade.objects.all()] == ["B2", "C6"]
    page = client.get(reverse("intake:report", args=[report.pk])).content.decode()
    assert "Biasanya dapat dipercaya" in page
    assert "Sangat mungkin benar" in page
    services.take(report=report, member=cast.head, at=now)
    assert not grading.may_grade(cast.head, report)
    assert enter(cast.secretary).post(link, {"source": "A", "content": "1"}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_has_them_all_and_no_report_is_torn(cast, now):
    """Two take all five, two merge them: whoever comes first has every one, and the others are told."""
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in the memory of one connection")
    rows = put(cast, now, *"abcde")
    gate = threading.Barrier(4)
    moves = [
        lambda: triage.take_all(reports=rows, member=cast.operator, at=now),
        lambda: triage.take_all(reports=rows[::-1], member=cast.verifier, at=now),
        lambda: merging.merge(lead=rows[0], reports=rows, member=cast.operator, at=now),
        lambda: merging.merge(lead=rows[4], reports=rows, member=cast.verifier, at=now),
    ]

    def one(place):
        gate.wait()
        try:
            moves[place]()
        except (triage.SomeNotFree, merging.CannotLead) as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(one, range(4)))
    assert None in told
    takers = {row.taken_by_id for row in numbered(rows) if row.state == ReportState.TAKEN or row.taken_by_id}
    assert len(takers) <= 1
    for row in numbered(rows):
        assert row.lead is None or row.lead.state != ReportState.MERGED
