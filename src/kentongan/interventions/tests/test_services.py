from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kentongan.actions import services as acting
from kentongan.actions.models import ActionItem, ActionState
from kentongan.actions.tests import scene as promise
from kentongan.alerts.tests import scene as warning
from kentongan.cast import CITY, MANGUNHARJO
from kentongan.city.models import Classification
from kentongan.errors import NotYours
from kentongan.interventions import queries, services
from kentongan.interventions.models import EffectRun, Intervention, InterventionState
from kentongan.interventions.services import Plan
from kentongan.interventions.tests import scene
from kentongan.journal.models import Entry


def verbs(thing):
    lines = Entry.objects.filter(kind="intervention", subject=str(thing.pk)).order_by("id")
    return [verb.removeprefix("intervention.") for verb in lines.values_list("verb", flat=True)]


# --- planning


def test_it_refuses_a_region_outside_the_area_and_a_secrecy_above_the_clearance(cast, now):
    with pytest.raises(NotYours):
        scene.planned(cast, now, member=cast.local_operator)
    with pytest.raises(NotYours):
        scene.planned(cast, now, member=cast.operator, classification=Classification.SECRET)
    assert not Intervention.objects.exists()


def test_the_same_form_sent_twice_makes_one(cast, now):
    plan, token = Plan(**scene.facts(cast, now)), uuid4()
    made = [services.plan(facts=plan, token=token, member=cast.operator, at=now) for _each in range(2)]
    assert made[0] == made[1]
    assert str(made[0]) == "IV-00001"
    assert verbs(made[0]) == ["plan"]


def test_only_what_serves_for_now_bridges_and_only_to_what_stays(cast, now):
    lights = scene.planned(cast, now)
    patrols = scene.interim(cast, now, lights)
    assert (patrols.is_interim, lights.is_interim) == (True, False)
    with pytest.raises(services.NotABridge):
        scene.planned(cast, now, bridges_to=lights)
    with pytest.raises(services.NotABridge):
        scene.interim(cast, now, patrols)
    with pytest.raises(services.NotABridge):
        services.link(intervention=lights, permanent=lights, member=cast.operator, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervention.objects.filter(pk=lights.pk).update(bridges_to=lights)


def test_an_interim_does_not_name_what_is_more_secret_than_itself(cast, now):
    hidden = scene.planned(cast, now, member=cast.head, classification=Classification.SECRET)
    patrols = scene.interim(cast, now)
    with pytest.raises(services.NotABridge):
        services.link(intervention=patrols, permanent=hidden, member=cast.head, at=now)
    assert scene.interim(cast, now, hidden, member=cast.head).classification == Classification.SECRET


# --- going live


def test_only_its_office_may_and_only_with_proof_and_not_ahead_of_time(cast, now):
    lights, day = scene.planned(cast, now), now.date()
    with pytest.raises(services.NotYourOffice):
        services.make_live(intervention=lights, member=cast.liaison, since=day, note="Menyala.", at=now)
    with pytest.raises(services.ProofNeeded):
        services.make_live(intervention=lights, member=cast.works, since=day, note="  ", at=now)
    with pytest.raises(services.NotYet):
        services.make_live(intervention=lights, member=cast.works, since=day + timedelta(days=1), note="x", at=now)
    services.start_building(intervention=lights, member=cast.works, at=now)
    with pytest.raises(services.MovedOn) as refusal:
        services.start_building(intervention=lights, member=cast.works, at=now)
    assert "sedang disiapkan" in str(refusal.value)
    scene.live(lights, cast, now)
    assert (lights.state, lights.live_since) == (InterventionState.LIVE, day)
    assert verbs(lights) == ["plan", "build", "live"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervention.objects.filter(pk=lights.pk).update(proof_note="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervention.objects.filter(pk=lights.pk).update(live_since=None)


# --- ending


def test_what_serves_for_now_waits_for_what_stays(cast, now):
    lights = scene.planned(cast, now)
    patrols = scene.live(scene.interim(cast, now), cast, now)
    over = {"member": cast.head, "reason": "Cukup.", "on": now.date(), "at": now}
    with pytest.raises(services.NothingPermanent):
        services.end(intervention=patrols, **over)
    services.link(intervention=patrols, permanent=lights, member=cast.operator, at=now)
    with pytest.raises(services.PermanentNotLive) as refusal:
        services.end(intervention=patrols, **over)
    assert "Lampu jalan Sumber Taman belum berjalan" in str(refusal.value)
    with pytest.raises(IntegrityError), transaction.atomic():  # the database says no as well
        Intervention.objects.filter(pk=patrols.pk).update(
            state="ended", ended_on=now.date(), ending_reason="Diam-diam."
        )
    scene.live(lights, cast, now)
    services.end(intervention=patrols, **over)
    assert patrols.state == InterventionState.ENDED
    assert verbs(patrols) == ["plan", "live", "link", "end"]
    with pytest.raises(services.MovedOn):
        services.end(intervention=patrols, **over)
    with pytest.raises(services.MovedOn):
        services.link(intervention=patrols, permanent=lights, member=cast.operator, at=now)


def test_an_end_has_a_reason_and_a_day_that_fits(cast, now):
    lights = scene.live(scene.planned(cast, now), cast, now)
    day = now.date()
    for reason, on, refusal in (
        (" ", day, services.ReasonNeeded),
        ("Rusak.", day + timedelta(days=1), services.NotYet),
        ("Rusak.", day - timedelta(days=1), services.BeforeItsStart),
    ):
        with pytest.raises(refusal):
            services.end(intervention=lights, member=cast.head, reason=reason, on=on, at=now)
    never = scene.interim(cast, now)  # planned only: nobody relies on it yet
    services.end(intervention=never, member=cast.head, reason="Batal.", on=day, at=now)
    assert never.state == InterventionState.ENDED


def test_the_action_that_takes_it_down_cannot_be_checked_before(cast, now):
    lights, ending = scene.planned(cast, now), promise.action(cast, now)
    scene.live(scene.interim(cast, now, lights, ending_action=ending), cast, now)
    ActionItem.objects.filter(pk=ending.pk).update(state=ActionState.DONE, done_by=cast.liaison, done_at=now)
    ending.refresh_from_db()
    with pytest.raises(services.PermanentNotLive):
        acting.check(action=ending, member=cast.head, at=now)
    scene.live(lights, cast, now)
    acting.check(action=ending, member=cast.head, at=now)
    assert ending.state == ActionState.CHECKED


# --- did it help?


def test_it_is_asked_once_a_month_and_kept_with_its_counts(cast, now):
    planned = scene.planned(cast, now)
    with pytest.raises(services.NotLiveYet):
        services.measure(intervention=planned, at=now)
    since = now.date() - timedelta(days=100)
    lights = scene.live(planned, cast, now, since=since)
    warning.heard(cast, now, days=800)
    warning.incident(cast, now, since + timedelta(days=9))
    warning.incident(cast, now, since - timedelta(days=9), classification=Classification.SECRET)
    services.measure_all(at=now)
    services.measure_all(at=now + timedelta(days=1))
    run = EffectRun.objects.get()
    assert run.found["verdict"] == "cannot_say"
    assert run.found["reason"] == "Belum dapat dipastikan: hanya ada 2 wilayah pembanding; dibutuhkan sedikitnya 3."
    assert sum(number for *_rest, number in run.counts["events"]) == 2
    assert services.measure(intervention=lights, at=now + timedelta(minutes=1)) == run  # nothing new was counted
    services.measure_all(at=now + timedelta(days=10))
    assert EffectRun.objects.count() == 2
    assert verbs(lights) == ["plan", "live", "measure", "measure"]


def test_whoever_may_not_see_an_incident_gets_an_answer_without_it(cast, now):
    since = now.date() - timedelta(days=100)
    lights = scene.live(scene.planned(cast, now), cast, now, since=since)
    warning.heard(cast, now, days=800)
    for days in (5, 12, 19):
        warning.incident(cast, now, since + timedelta(days=days), classification=Classification.SECRET)
    warning.incident(cast, now, since + timedelta(days=3))
    services.measure(intervention=lights, at=now)
    assert queries.effect(cast.head, lights)[1]["observed"] == 4
    assert queries.effect(cast.works, lights)[1]["observed"] == 1


def test_places_with_a_like_measure_are_no_comparison(cast, now):
    since = now.date() - timedelta(days=60)
    other = scene.planned(cast, now, region=cast.region(MANGUNHARJO))
    scene.live(other, cast, now, since=since)
    lights = scene.live(scene.planned(cast, now), cast, now, since=since)
    whole = scene.planned(cast, now, region=cast.region(CITY), against=("traffic",))
    scene.live(whole, cast, now, since=since)
    run = services.measure(intervention=lights, at=now)
    assert run.counts["excluded"] == [MANGUNHARJO]
