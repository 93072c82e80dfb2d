from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kentongan.actions import moves, services
from kentongan.actions.models import ActionItem, ActionState
from kentongan.actions.tests import scene
from kentongan.alerts import services as alerting
from kentongan.alerts.models import Alert, AlertState
from kentongan.alerts.tests import scene as warning
from kentongan.cast import MANGUNHARJO
from kentongan.city.models import Classification
from kentongan.errors import NotYours
from kentongan.journal.models import Entry


def verbs(thing):
    lines = Entry.objects.filter(kind="action", subject=str(thing.pk)).order_by("id")
    return [verb.removeprefix("action.") for verb in lines.values_list("verb", flat=True)]


def stale(thing):
    return ActionItem.objects.get(pk=thing.pk)


# --- assigning


def test_it_refuses_a_region_outside_the_area_and_a_secrecy_above_the_clearance(cast, now):
    with pytest.raises(NotYours):
        scene.action(cast, now, member=cast.local_operator)
    with pytest.raises(NotYours):
        scene.action(cast, now, member=cast.operator, classification=Classification.SECRET)
    assert not ActionItem.objects.exists()


def test_numbers_follow_one_another_and_a_refusal_leaves_no_gap(cast, now):
    assert str(scene.action(cast, now)) == "TL-00001"
    alert = warning.warning(cast, now)
    alerting.close(alert=alert, member=cast.head, reason="Selesai", verdict="true", at=now)
    with pytest.raises(alerting.AlreadyClosed):
        scene.action(cast, now, alert=alert)
    assert str(scene.action(cast, now)) == "TL-00002"


def test_an_action_is_as_secret_as_what_it_answers_and_as_simulated(cast, now):
    alert = warning.warning(cast, now, classification=Classification.SECRET)
    Alert.objects.update(is_simulated=True)
    alert.refresh_from_db()
    made = scene.action(cast, now, alert=alert)
    assert made.classification == Classification.SECRET
    assert made.is_simulated
    assert scene.action(cast, now, is_simulated=True).is_simulated
    assert not scene.action(cast, now).is_simulated


def test_assigning_starts_the_response_of_the_alert(cast, now):
    alert = warning.warning(cast, now)
    scene.action(cast, now, alert=alert)
    scene.action(cast, now, alert=alert, agency="pupr")
    alert.refresh_from_db()
    assert alert.state == AlertState.RESPONDING
    assert Entry.objects.filter(verb="alert.respond").count() == 1


def test_the_owner_is_not_also_a_supporter(cast, now):
    made = scene.action(cast, now, supporting=[cast.agency("polres"), cast.agency("pupr")])
    assert [office.pk for office in made.supporting.all()] == ["pupr"]


# --- whose work it is


@pytest.mark.parametrize("part", ["operator", "works", "lurah", "head", "stranger"])
def test_another_office_may_not_take_or_refuse_or_end_it(cast, now, part):
    thing = scene.action(cast, now)
    member = getattr(cast, part)
    with pytest.raises(moves.NotYourOffice) as refusal:
        services.accept(action=thing, member=member, at=now)
    assert refusal.value.status == 403
    with pytest.raises(moves.NotYourOffice):
        services.refuse(action=thing, member=member, reason="Tidak bisa", at=now)
    services.accept(action=thing, member=cast.liaison, at=now)
    for verb, more in (("note", {"text": "Ya"}), ("prove", {"proof": scene.proof()}), ("finish", {})):
        with pytest.raises(moves.NotYourOffice):
            getattr(services, verb)(action=thing, member=member, at=now, **more)
    assert verbs(thing) == ["assign", "accept"]


def test_a_supporting_office_may_note_and_prove_but_not_answer_for_it(cast, now):
    thing = scene.action(cast, now, supporting=[cast.agency("pupr")])
    with pytest.raises(moves.NotYourOffice):
        services.accept(action=thing, member=cast.works, at=now)
    services.accept(action=thing, member=cast.liaison, at=now)
    services.note(action=thing, member=cast.works, text="Lampu jalan dipasang.", at=now)
    services.prove(action=thing, member=cast.works, proof=scene.proof(), at=now)
    with pytest.raises(moves.NotYourOffice):
        services.finish(action=thing, member=cast.works, at=now)


# --- two people at once, and twice


def test_two_people_accept_and_the_second_is_told(cast, now):
    thing = scene.action(cast, now)
    old = stale(thing)
    services.accept(action=thing, member=cast.liaison, at=now)
    with pytest.raises(moves.MovedOn) as refusal:
        services.accept(action=old, member=cast.liaison, at=now)
    assert "diterima" in str(refusal.value)
    assert cast.liaison.name in str(refusal.value)
    with pytest.raises(moves.MovedOn):
        services.refuse(action=stale(thing), member=cast.liaison, reason="Tidak jadi", at=now)
    assert verbs(thing) == ["assign", "accept"]


def test_two_people_check_and_one_counts(cast, now):
    thing = scene.done(cast, now)
    old = stale(thing)
    services.check(action=thing, member=cast.head, at=now)
    with pytest.raises(moves.MovedOn):
        services.check(action=old, member=cast.secretary, at=now)
    with pytest.raises(moves.MovedOn):
        services.send_back(action=old, member=cast.secretary, reason="Kurang", at=now)
    with pytest.raises(moves.MovedOn):
        services.cancel(action=old, member=cast.secretary, reason="Batal", at=now)
    assert stale(thing).checked_by == cast.head


@pytest.mark.parametrize("verb", ["note", "prove", "finish"])
def test_nothing_is_done_before_it_is_accepted_or_after_it_is_done(cast, now, verb):
    more = {"note": {"text": "Ya"}, "prove": {"proof": scene.proof()}, "finish": {}}[verb]
    for thing in (scene.action(cast, now), scene.done(cast, now)):
        with pytest.raises(moves.MovedOn):
            getattr(services, verb)(action=thing, member=cast.liaison, at=now, **more)


# --- proof, and the second pair of eyes


def test_nothing_to_show_is_not_done(cast, now):
    thing = scene.accepted(cast, now)
    with pytest.raises(services.NothingToShow):
        services.finish(action=thing, member=cast.liaison, at=now)
    assert stale(thing).state == ActionState.ACCEPTED
    assert stale(thing).done_by is None


def test_the_same_proof_twice_is_one(cast, now):
    thing = scene.accepted(cast, now)
    first = services.prove(action=thing, member=cast.liaison, proof=scene.proof(scene.PDF), at=now)
    second = services.prove(action=thing, member=cast.liaison, proof=scene.proof(scene.PDF), at=now)
    assert first == second
    assert verbs(thing).count("prove") == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        thing.evidence.create(digest=first.digest, file="x", is_photo=False, added_by=cast.liaison, added_at=now)


def test_nobody_checks_the_own_work(cast, now):
    thing = scene.action(cast, now, agency="bakesbangpol")
    services.accept(action=thing, member=cast.verifier, at=now)
    services.note(action=thing, member=cast.verifier, text="Sudah.", at=now)
    services.finish(action=thing, member=cast.verifier, at=now)
    with pytest.raises(services.SecondPersonNeeded):
        services.check(action=thing, member=cast.verifier, at=now)
    services.check(action=thing, member=cast.head, at=now)


def test_the_database_refuses_the_own_check(cast, now):
    thing = scene.done(cast, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionItem.objects.filter(pk=thing.pk).update(state="checked", checked_by=cast.liaison)


@pytest.mark.parametrize("state", ["refused", "cancelled"])
def test_the_database_refuses_a_no_without_a_reason(cast, now, state):
    thing = scene.action(cast, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionItem.objects.filter(pk=thing.pk).update(state=state)


@pytest.mark.parametrize("verb", ["refuse", "cancel", "send_back"])
def test_a_no_needs_words(cast, now, verb):
    thing = scene.done(cast, now) if verb == "send_back" else scene.action(cast, now)
    member = cast.liaison if verb == "refuse" else cast.head
    before = stale(thing).state
    with pytest.raises(moves.ReasonNeeded):
        getattr(services, verb)(action=thing, member=member, reason=" \n", at=now)
    assert stale(thing).state == before


def test_what_is_sent_back_goes_on_with_the_reason_among_the_notes(cast, now):
    thing = scene.done(cast, now)
    services.send_back(action=thing, member=cast.head, reason="Fotonya belum ada.", at=now + timedelta(hours=1))
    assert stale(thing).state == ActionState.ACCEPTED
    assert stale(thing).done_by is None
    assert thing.notes.last().text == "Fotonya belum ada."
    services.finish(action=thing, member=cast.liaison, at=now)
    assert verbs(thing) == ["assign", "accept", "note", "finish", "send_back", "finish"]


def test_a_refusal_and_a_cancellation_keep_their_reason(cast, now):
    thing = scene.action(cast, now)
    services.refuse(action=thing, member=cast.liaison, reason=" Bukan tugas kami. ", at=now)
    assert stale(thing).reason == "Bukan tugas kami."
    services.cancel(action=thing, member=cast.head, reason="Ditugaskan ulang.", at=now)
    assert (stale(thing).state, stale(thing).reason) == (ActionState.CANCELLED, "Ditugaskan ulang.")


# --- settling


def test_an_alert_is_not_settled_before_something_is_checked(cast, now):
    alert = warning.warning(cast, now)
    scene.done(cast, now, alert=alert)
    scene.checked(cast, now)  # of no alert
    with pytest.raises(services.NothingChecked):
        services.settle_alert(alert=alert, member=cast.head, verdict="true", at=now)
    alert.refresh_from_db()
    assert alert.state == AlertState.RESPONDING


def test_the_closing_reason_names_what_was_done_and_what_still_runs(cast, now):
    alert = warning.warning(cast, now)
    first, second = scene.checked(cast, now, alert=alert), scene.action(cast, now, alert=alert)
    services.settle_alert(alert=alert, member=cast.head, verdict="true", at=now)
    alert.refresh_from_db()
    assert alert.closing_reason == f"Ditindaklanjuti dan diperiksa: {first}. Masih berjalan: {second}."
    assert alert.closed_by == cast.head
    with pytest.raises(alerting.AlreadyClosed):
        services.settle_alert(alert=alert, member=cast.verifier, verdict="true", at=now)


def test_the_closing_reason_does_not_name_what_is_more_secret_than_the_alert(cast, now):
    alert = warning.warning(cast, now, region=MANGUNHARJO)
    hidden = scene.checked(cast, now, alert=alert, classification=Classification.SECRET)
    services.settle_alert(alert=alert, member=cast.head, verdict="true", at=now)
    alert.refresh_from_db()
    assert str(hidden) not in alert.closing_reason
    assert alert.closing_reason


def test_the_journal_holds_codes_and_no_words(cast, now):
    thing = scene.checked(cast, now + timedelta(hours=1))
    told = str(list(Entry.objects.filter(kind="action").values_list("changes", flat=True)))
    assert "Patroli" not in told
    assert thing.title not in told
