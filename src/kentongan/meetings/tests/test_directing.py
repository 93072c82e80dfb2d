"""An order that was given by mistake is put right in the open: it keeps its place, its tasks their numbers."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem, ActionState
from kentongan.errors import NotYours
from kentongan.journal.models import Entry
from kentongan.meetings import agenda, directing, ordering, queries, record, services
from kentongan.meetings.models import Directive


@pytest.fixture
def common(cast, held, now):
    return {"meeting": held, "member": cast.secretary, "at": now}


def test_a_correction_keeps_the_numbers_and_asks_the_offices_anew(cast, common, held, order, now):
    second = held.directives.last()
    police = second.actions.get(agency="polres")
    actions.accept(action=police, member=cast.liaison, at=now)
    right = order("Tambah patroli siang", ("polres", "pupr"), date(2026, 12, 20))
    directing.correct(pk=second.pk, seen=1, order=right, **common)
    assert [one.text for one in held.directives.all()] == ["Bersihkan saluran air", "Tambah patroli siang"]
    stands = {item.agency_id: item for item in second.actions.all()}
    assert stands["polres"].number == police.number
    assert stands["polres"].state == ActionState.ASSIGNED
    assert (stands["polres"].title, stands["polres"].due_on) == ("Tambah patroli siang", date(2026, 12, 20))
    assert stands["bakesbangpol"].state == ActionState.CANCELLED
    assert stands["bakesbangpol"].reason
    assert stands["pupr"].detail == "Tambah patroli siang"
    line = Entry.objects.get(verb="meeting.direct_correct")
    assert line.changes["responsible"] == ["bakesbangpol,polres", "polres,pupr"]
    assert "patroli" not in str(line.changes)
    assert Entry.objects.filter(verb="action.correct", subject=str(police.pk)).count() == 1
    directing.correct(pk=second.pk, seen=1, order=right, **common)  # the answer was lost: sent again, done once
    assert Entry.objects.filter(verb="meeting.direct_correct").count() == 1
    with pytest.raises(directing.DirectiveChanged):
        directing.correct(pk=second.pk, seen=1, order=replace(right, text="Lain"), **common)


def test_a_withdrawn_order_stays_in_sight_and_nobody_owes_it(cast, common, held, now):
    first = held.directives.first()
    with pytest.raises(directing.WhyNeeded):
        directing.withdraw(pk=first.pk, why="  ", **common)
    plain = record.canonical(held)
    directing.withdraw(pk=first.pk, why="Salah dengar", **common)
    directing.withdraw(pk=first.pk, why="Lain", **common)
    assert held.directives.count() == 2
    assert Entry.objects.filter(verb="meeting.withdraw").count() == 1
    assert first.actions.get().state == ActionState.CANCELLED
    told = queries.promises(held, today=now.date())
    assert [str(one.standing) for one in told] == ["withdrawn", "open"]
    assert b"Salah dengar" in record.canonical(held)
    assert b"withdrawn" not in plain
    other = services.Order("Lain", first.due_on, first.region)
    with pytest.raises(directing.DirectiveWithdrawn):
        directing.correct(pk=first.pk, seen=2, order=other, **common)
    with pytest.raises(NotYours):
        directing.withdraw(pk=0, why="x", **common)


def test_what_is_done_or_signed_is_not_changed_behind_anybodys_back(cast, common, held, now, enter, order):
    first, second = held.directives.all()
    ActionItem.objects.filter(pk=first.actions.get().pk).update(state=ActionState.DONE)
    for deed in (
        lambda: directing.withdraw(pk=first.pk, why="Salah", **common),
        lambda: directing.correct(pk=first.pk, seen=1, order=order("Lain"), **common),
    ):
        with pytest.raises(directing.DirectiveDone, match="PUPR"):
            deed()
    services.close_meeting(**common)
    with pytest.raises(services.MinutesClosed):
        directing.withdraw(pk=second.pk, why="Salah", **common)
    assert enter(cast.secretary).get(reverse("meetings:directive", args=[second.pk])).status_code == 409


def test_the_pages_correct_and_withdraw_and_keep_what_was_typed(cast, held, enter):
    browser, second = enter(cast.secretary), held.directives.last()
    page, away = (reverse(f"meetings:{name}", args=[second.pk]) for name in ("directive", "directive_withdraw"))
    assert page in browser.get(reverse("meetings:edit", args=[held.pk])).content.decode()
    sent = {
        "text": "Patroli pagi", "responsible": "Dinas Sihir", "due_on": "2026-12-02", "region": "35.74",
        "phase": "pencegahan", "seen": "1",
    }  # fmt: skip
    wrong = browser.post(page, sent)
    assert wrong.status_code == 422
    assert "Dinas Sihir" in wrong.content.decode()
    assert browser.post(page, sent | {"responsible": "Polres Probolinggo Kota"}).status_code == 302
    assert Directive.objects.get(pk=second.pk).text == "Patroli pagi"
    assert browser.post(page, sent | {"responsible": "", "text": "Basi"}).status_code == 422  # somebody was quicker
    assert browser.post(away, {"why": ""}).status_code == 422
    assert browser.post(away, {"why": "Salah catat"}).status_code == 302
    shown = browser.get(reverse("meetings:meeting", args=[held.pk])).content.decode()
    assert "<del>Patroli pagi</del>" in shown
    assert "Salah catat" in shown
    assert browser.get(page).status_code == 409


@pytest.fixture
def december(cast, facts, now):
    """Return a function that records a later rakor with these orders."""

    def made(*orders, held_on=date(2026, 11, 20)):
        return services.record_past_meeting(
            facts=facts(held_on, title="Rakor November"), directives=orders, member=cast.secretary, at=now
        )

    return made


def test_an_unfinished_order_is_said_again_and_goes_on(cast, held, december, order, now):
    old = held.directives.first()
    task = old.actions.get()
    again = december(order("Tuntaskan saluran", ("pupr", "polres"), date(2026, 12, 20), renews=old)).directives.get()
    assert {item.agency_id: item.pk == task.pk for item in again.actions.all()} == {"pupr": True, "polres": False}
    task.refresh_from_db()
    assert task.due_on == date(2026, 12, 20)
    assert task.due_changes.get().reason == "Ditegaskan lagi di rakor 20-11-2026."
    later = services.plan_meeting(facts=services.Facts("Rakor", date(2026, 12, 25), "p", "c", held.region),
                                  member=cast.secretary, at=now)  # fmt: skip
    told = agenda.build(later, today=now.date())
    assert [one.directive.pk for one in told.promises] == [again.pk]
    assert old.pk not in [one.directive.pk for one in told.overdue]  # told once, by its latest words
    directing.withdraw(meeting=again.meeting, pk=again.pk, why="Salah catat", member=cast.secretary, at=now)
    states = {item.agency_id: item.state for item in again.actions.all()}
    assert states == {"pupr": ActionState.ASSIGNED, "polres": ActionState.CANCELLED}  # the old promise stands
    with pytest.raises(ordering.NothingToRenew):
        december(order(due_on=date(2026, 12, 20), renews=old), held_on=date(2026, 10, 1))
