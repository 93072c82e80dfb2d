"""Handing over, later due dates, disputes, and one move on many: what a promise goes through before it is kept."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kentongan.actions import bulk, disputes, due_dates, moves, office_figures, queries, services
from kentongan.actions.models import ActionItem, ActionOrigin, ActionState, Dispute, DueChange
from kentongan.actions.tests import scene
from kentongan.actions.tests.test_services import stale, verbs
from kentongan.alerts.tests import scene as warning
from kentongan.cast import SUMBER_TAMAN
from kentongan.errors import NotYours
from kentongan.journal.models import Entry
from kentongan.verification.models import Source


def reported(cast, now, **fields):
    """An incident that the lurah reported."""
    report = warning.report(cast, now, SUMBER_TAMAN)
    report.sender = cast.lurah
    report.save()
    incident = warning.incident(cast, now, now.date(), **fields)
    Source.objects.create(incident=incident, report=report)
    return report, incident


# --- origin and person


def test_what_called_for_it_is_written_down_and_the_database_holds_to_it(cast, now):
    alert = warning.warning(cast, now)
    assert scene.action(cast, now, alert=alert, origin="plan").origin == ActionOrigin.ALERT
    assert scene.action(cast, now, incident=alert.incidents.get()).origin == ActionOrigin.INCIDENT
    assert scene.action(cast, now, origin="inspection").origin == ActionOrigin.INSPECTION
    plain = scene.action(cast, now)
    assert plain.origin == ActionOrigin.NONE
    for wrong in ({"origin": "alert"}, {"origin": "rumour"}, {"origin": "incident"}, {"alert": alert}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ActionItem.objects.filter(pk=plain.pk).update(**wrong)


def test_the_same_form_twice_makes_one_action(cast, now):
    token = uuid4()
    assert scene.action(cast, now, token=token) == scene.action(cast, now, token=token)
    assert Entry.objects.filter(verb="action.assign").count() == 1


def test_the_person_who_answers_for_it_is_of_the_office_and_active(cast, now):
    thing = scene.action(cast, now)
    with pytest.raises(services.NotOfThatOffice):
        services.accept(action=thing, member=cast.liaison, accountable=cast.works, at=now)
    services.accept(action=thing, member=cast.liaison, accountable=cast.liaison, at=now)
    assert list(queries.answerable(stale(thing))) == [cast.liaison]
    with pytest.raises(moves.NotYourOffice):
        services.name_accountable(action=thing, accountable=cast.works, member=cast.works, at=now)
    cast.liaison.is_active = False
    cast.liaison.save()
    assert not queries.answerable(stale(thing)).exists()
    with pytest.raises(services.NotOfThatOffice):
        services.name_accountable(action=thing, accountable=cast.liaison, member=cast.liaison, at=now)


# --- to another office


def test_a_refused_action_goes_to_another_office_under_its_number(cast, now):
    thing = scene.action(cast, now, supporting=[cast.agency("pupr")])
    services.refuse(action=thing, member=cast.liaison, reason="Bukan tugas kami.", at=now)
    for part in ("operator", "works", "liaison"):
        with pytest.raises(moves.NotYoursToDirect):
            services.reassign(action=thing, agency=cast.agency("pupr"), member=getattr(cast, part), at=now)
    services.reassign(action=thing, agency=cast.agency("pupr"), member=cast.verifier, at=now)
    moved = stale(thing)
    assert (moved.number, moved.agency_id, moved.state, moved.reason) == (thing.number, "pupr", "assigned", "")
    assert [no.reason for no in moved.refusals.all()] == ["Bukan tugas kami."]
    assert not moved.supporting.exists()
    assert verbs(thing) == ["assign", "refuse", "reassign"]
    with pytest.raises(services.SameOffice):
        services.reassign(action=moved, agency=cast.agency("pupr"), member=cast.head, at=now)
    services.accept(action=moved, member=cast.works, at=now)
    figures = {one.code: one for one in office_figures.offices(cast.head, now.date())}
    assert (figures["pupr"].open, figures["pupr"].refused) == (1, 0)


def test_done_work_is_not_handed_on(cast, now):
    thing = scene.done(cast, now)
    with pytest.raises(moves.MovedOn):
        services.reassign(action=thing, agency=cast.agency("pupr"), member=cast.head, at=now)


# --- a later due date


def test_the_owner_asks_and_another_decides(cast, now):
    thing = scene.accepted(cast, now)
    later = thing.due_on + timedelta(days=5)
    ask = {"action": thing, "new": later, "reason": "Menunggu alat.", "at": now}
    with pytest.raises(moves.NotYourOffice):
        due_dates.ask_later(member=cast.operator, **ask)
    with pytest.raises(due_dates.NotLater):
        due_dates.ask_later(member=cast.liaison, **(ask | {"new": thing.due_on}))
    with pytest.raises(moves.ReasonNeeded):
        due_dates.ask_later(member=cast.liaison, **(ask | {"reason": " "}))
    change = due_dates.ask_later(member=cast.liaison, **ask)
    with pytest.raises(due_dates.AlreadyAsked):
        due_dates.ask_later(member=cast.liaison, **ask)
    with pytest.raises(moves.NotYoursToDirect):
        due_dates.grant(change=change, member=cast.liaison, at=now)
    assert stale(thing).due_on == thing.due_on
    due_dates.grant(change=change, member=cast.secretary, at=now)
    assert stale(thing).due_on == later
    with pytest.raises(due_dates.AlreadySettled):
        due_dates.decline(change=change, member=cast.verifier, answer="Tidak.", at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        DueChange.objects.filter(pk=change.pk).update(settled_by=None)


def test_nobody_grants_their_own_request(cast, now):
    thing = scene.action(cast, now, agency="bakesbangpol")
    services.accept(action=thing, member=cast.verifier, at=now)
    new = thing.due_on + timedelta(days=1)
    change = due_dates.ask_later(action=thing, new=new, reason="Hujan.", member=cast.verifier, at=now)
    with pytest.raises(due_dates.AnotherDecides):
        due_dates.grant(change=change, member=cast.verifier, at=now)
    with pytest.raises(moves.ReasonNeeded):
        due_dates.decline(change=change, member=cast.head, answer="", at=now)
    due_dates.decline(change=change, member=cast.head, answer="Tidak dapat ditunda.", at=now)
    assert stale(thing).due_on == thing.due_on


# --- a dispute


def test_who_reported_it_reopens_it_and_another_checks(cast, now):
    report, incident = reported(cast, now)
    thing = scene.checked(cast, now, incident=incident, due_on=now.date())
    say = {"action": thing, "report": report, "reason": "Lampu masih mati.", "at": now}
    with pytest.raises(NotYours):
        disputes.dispute(member=cast.other_lurah, **say)
    raised = disputes.dispute(member=cast.lurah, **say)
    again = stale(thing)
    assert (again.state, again.done_by, again.checked_by) == (ActionState.ACCEPTED, None, None)
    assert again.due_on == date(2026, 11, 25)  # three working days from a Sunday evening
    with pytest.raises(moves.MovedOn):
        disputes.dispute(member=cast.lurah, **say)
    services.finish(action=again, member=cast.liaison, at=now)
    with pytest.raises(services.OtherCheckerNeeded):
        services.check(action=again, member=cast.head, at=now)
    today = {"show": "check", "today": now.date()}
    assert not queries.actions(cast.head, **today).exists()
    assert list(queries.actions(cast.secretary, **today)) == [thing]
    assert list(queries.actions(cast.head, show="disputed", today=now.date())) == [thing]
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.filter(pk=raised.pk).update(settled_by=cast.head, settled_at=now)
    services.check(action=again, member=cast.secretary, at=now)
    raised.refresh_from_db()
    assert raised.settled_by == cast.secretary
    assert not queries.actions(cast.head, show="disputed", today=now.date()).exists()


def test_a_dispute_comes_in_time_or_not_at_all(cast, now):
    report, incident = reported(cast, now)
    thing = scene.checked(cast, now, incident=incident)
    late = now + timedelta(days=31)
    with pytest.raises(disputes.TooLate):
        disputes.dispute(action=thing, report=report, reason="Belum.", member=cast.lurah, at=late)
    disputes.dispute(action=thing, report=report, reason="Belum.", member=cast.lurah, at=now + timedelta(days=30))


def test_the_reporter_learns_nothing_above_their_clearance(cast, now):
    report, incident = reported(cast, now, classification=1)
    thing = scene.checked(cast, now, incident=incident)
    assert not disputes.of_report(cast.lurah, report).exists()
    with pytest.raises(NotYours):
        disputes.dispute(action=thing, report=report, reason="Belum.", member=cast.lurah, at=now)


# --- many at once


def test_one_refusal_undoes_all_and_every_one_is_named(cast, now):
    good = [scene.done(cast, now) for _ in range(3)]
    own = scene.action(cast, now, agency="bakesbangpol")
    services.accept(action=own, member=cast.head, at=now)
    services.note(action=own, member=cast.head, text="Sudah.", at=now)
    services.finish(action=own, member=cast.head, at=now)
    early = scene.action(cast, now)
    before = Entry.objects.count()
    with pytest.raises(bulk.SomeRefused) as refusal:
        bulk.check(actions=[*good, own, early], member=cast.head, at=now)
    assert [one for one, _sentence in refusal.value.failures] == [own, early]
    assert not ActionItem.objects.filter(state=ActionState.CHECKED).exists()
    assert Entry.objects.count() == before
    assert bulk.check(actions=good, member=cast.head, at=now) == 3
    assert Entry.objects.filter(verb="action.check").count() == 3


def test_many_move_together(cast, now):
    things = [scene.action(cast, now) for _ in range(4)]
    new = now.date() + timedelta(days=20)
    bulk.move_due(actions=things, new=new, reason="Libur panjang.", member=cast.head, at=now)
    bulk.reassign(actions=things, agency=cast.agency("pupr"), member=cast.head, at=now)
    assert set(ActionItem.objects.values_list("due_on", "agency")) == {(new, "pupr")}
    bulk.cancel(actions=things, reason="Tidak perlu lagi.", member=cast.head, at=now)
    assert set(ActionItem.objects.values_list("state", flat=True)) == {"cancelled"}
    assert Entry.objects.filter(verb="action.move_due").count() == 4
    with pytest.raises(bulk.NothingChosen):
        bulk.cancel(actions=[], reason="x", member=cast.head, at=now)
    with pytest.raises(bulk.TooMany):
        bulk.cancel(actions=things * 100, reason="x", member=cast.head, at=now)


def test_the_figures_of_an_office_tell_kept_from_late(cast, now):
    scene.checked(cast, now)
    scene.checked(cast, now, due_on=now.date() - timedelta(days=1))
    scene.accepted(cast, now, due_on=now.date() - timedelta(days=2))
    [police] = office_figures.offices(cast.head, now.date())
    assert (police.kept, police.tardy, police.late, police.open) == (1, 1, 1, 1)
    assert police.share == 33
    assert office_figures.offices(cast.stranger, now.date()) == []
