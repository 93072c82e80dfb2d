from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kentongan.alerts import services, watching
from kentongan.alerts.models import Alert, AlertState, Rule, Run
from kentongan.alerts.rules import SHIPPED
from kentongan.alerts.tests import scene
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.journal.models import Entry


def verbs(thing):
    """What was done to an alert; the steps of the ladder have tests of their own."""
    lines = Entry.objects.filter(kind="alert", subject=str(thing.pk)).exclude(verb="alert.climb")
    return list(lines.order_by("id").values_list("verb", flat=True))


@pytest.fixture
def past(cast, now):
    scene.rules(now)
    scene.heard(cast, now)
    return scene.surge(cast, now)


# --- rules


def test_shipped_rules_are_loaded_once_and_a_city_s_change_stays(db, now):
    assert services.load_rules(at=now) == len(SHIPPED)
    Rule.objects.filter(kind="counts").update(is_active=False)
    assert services.load_rules(at=now) == 0
    assert not Rule.objects.get(kind="counts").is_active


# --- counts


def test_a_surge_becomes_an_alert_with_its_reason_its_run_and_its_incidents(cast, now, past):
    runs = watching.run_detection(at=now, category=scene.CATEGORY, member=cast.head)
    alert = Alert.objects.get()
    assert alert.region_id == SUMBER_TAMAN
    assert alert.run == runs[0]
    assert alert.reason.startswith("6 peristiwa dalam 14 hari")
    assert alert.level in {"siaga", "awas"}
    assert set(alert.incidents.all()) == set(past)
    assert verbs(alert) == ["alert.raise"]
    assert Entry.objects.get(verb="run.detect").actor == cast.head.pk


def test_every_category_gets_a_run_and_silence_is_kept_in_it(cast, now, past):
    runs = watching.run_detection(at=now)
    assert len(runs) == len({run.category for run in runs}) == 14
    assert all(len(run.findings) == 3 for run in runs)
    Run.objects.all()


def test_the_same_counts_again_change_nothing(cast, now, past):
    watching.detect_all(at=now)
    before = (Run.objects.count(), Alert.objects.count(), Entry.objects.count())
    watching.detect_all(at=now + timedelta(minutes=5))
    assert (Run.objects.count(), Alert.objects.count(), Entry.objects.count()) == before


def test_a_later_signal_joins_and_the_level_never_sinks(cast, now, past):
    watching.run_detection(at=now, category=scene.CATEGORY)
    Alert.objects.update(level="awas")
    added = scene.incident(cast, now, now.date())
    watching.run_detection(at=now, category=scene.CATEGORY)
    alert = Alert.objects.get()
    assert added in alert.incidents.all()
    assert alert.reason.startswith("7 peristiwa")
    assert alert.level == "awas"
    assert verbs(alert) == ["alert.raise", "alert.join"]


def test_joining_makes_an_alert_as_secret_as_what_joins(cast, now, past):
    watching.run_detection(at=now, category=scene.CATEGORY)
    scene.incident(cast, now, now.date(), classification=Classification.SECRET)
    watching.run_detection(at=now, category=scene.CATEGORY)
    assert Alert.objects.get().classification == Classification.SECRET


def test_a_closed_alert_is_not_raised_again_by_the_same_facts_but_by_a_new_one(cast, now, past):
    watching.run_detection(at=now, category=scene.CATEGORY)
    services.close(alert=Alert.objects.get(), member=cast.head, reason="Sudah rukun", verdict="true", at=now)
    tomorrow = now + timedelta(days=1)
    watching.run_detection(at=tomorrow, category=scene.CATEGORY)
    assert Alert.objects.count() == 1
    scene.incident(cast, tomorrow, tomorrow.date())
    watching.run_detection(at=tomorrow, category=scene.CATEGORY)
    assert Alert.objects.filter(state=AlertState.RAISED).count() == 1


def test_a_new_version_of_a_rule_joins_the_alert_of_the_old_one(cast, now, past):
    watching.run_detection(at=now, category=scene.CATEGORY)
    old = Rule.objects.get(kind="counts")
    Rule.objects.filter(pk=old.pk).update(is_active=False)
    Rule.objects.create(code=old.code, version=2, label=old.label, kind=old.kind, options=old.options)
    watching.run_detection(at=now, category=scene.CATEGORY)
    assert Alert.objects.count() == 1
    assert Run.objects.count() == 2


def test_a_rule_that_is_switched_off_does_not_run(cast, now, past):
    Rule.objects.update(is_active=False)
    assert watching.run_detection(at=now) == []
    watching.detect_severe(at=now)
    assert not Alert.objects.exists()


def test_one_real_incident_makes_an_exercise_real(cast, now):
    scene.rules(now)
    scene.heard(cast, now)
    scene.surge(cast, now, is_simulated=True)
    watching.run_detection(at=now, category=scene.CATEGORY)
    assert Alert.objects.get().is_simulated
    scene.incident(cast, now, now.date())
    watching.run_detection(at=now, category=scene.CATEGORY)
    assert not Alert.objects.get().is_simulated


# --- one severe incident


@pytest.mark.parametrize(
    ("severity", "verdict", "level"),
    [
        (3, "unknown", "siaga"),
        (4, "unknown", "siaga"),
        (3, "true", "siaga"),
        (4, "true", "awas"),
        (4, "cannot_tell", "waspada"),
    ],
)
def test_one_severe_incident_warns_at_once(cast, now, severity, verdict, level):
    scene.rules(now)
    thing = scene.incident(
        cast,
        now,
        now.date(),
        severity=severity,
        verdict=verdict,
        title="Rumah Pak Fulan dibakar",
        spot="rumah Pak Fulan",
        classification=1,
    )
    watching.detect_severe(at=now)
    alert = Alert.objects.get()
    assert alert.level == level
    assert list(alert.incidents.all()) == [thing]
    assert alert.classification == Classification.LIMITED
    assert "Sumber Taman" in alert.reason
    assert "22 November 2026" in alert.reason
    assert "Fulan" not in alert.reason, "a reason names no person"


def test_a_light_a_refuted_and_an_old_incident_do_not_warn(cast, now):
    scene.rules(now)
    scene.incident(cast, now, now.date(), severity=2)
    scene.incident(cast, now, now.date(), severity=4, verdict="false", progress="checked")
    scene.incident(cast, now, now.date() - timedelta(days=31), severity=4)
    watching.detect_severe(at=now)
    assert not Alert.objects.exists()


def test_every_minute_says_it_once(cast, now):
    scene.rules(now)
    scene.incident(cast, now, now.date(), severity=3)
    for minute in range(3):
        watching.detect_severe(at=now + timedelta(minutes=minute))
    services.close(alert=Alert.objects.get(), member=cast.head, reason="Selesai", verdict="true", at=now)
    watching.detect_severe(at=now + timedelta(hours=1))
    assert verbs(Alert.objects.get()) == ["alert.raise", "alert.close"]


def test_an_incident_that_turns_out_worse_lifts_the_level(cast, now):
    scene.rules(now)
    thing = scene.incident(cast, now, now.date(), severity=3)
    watching.detect_severe(at=now)
    thing.severity, thing.verdict = 4, "true"
    thing.save()
    watching.detect_severe(at=now)
    assert Alert.objects.get().level == "awas"


def test_a_second_severe_incident_joins_and_the_reason_says_so(cast, now):
    scene.rules(now)
    for _each in range(2):
        scene.incident(cast, now, now.date(), severity=3)
        watching.detect_severe(at=now)
    alert = Alert.objects.get()
    assert alert.incidents.count() == 2
    assert alert.reason.endswith("Sebelumnya 1 peristiwa dalam peringatan ini.")


def test_two_places_are_two_alerts(cast, now):
    scene.rules(now)
    scene.incident(cast, now, now.date(), severity=3)
    scene.incident(cast, now, now.date(), severity=3, region=MANGUNHARJO)
    watching.detect_severe(at=now)
    assert Alert.objects.count() == 2


# --- the database says no


def test_the_database_refuses_a_second_open_alert(cast, now):
    alert = scene.warning(cast, now)
    double = Alert(
        rule=alert.rule, region=alert.region, category=alert.category, level="awas", reason="lagi", raised_at=now
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        double.save(force_insert=True)


def test_the_loser_of_a_race_joins_the_winner(cast, now, monkeypatch):
    alert = scene.warning(cast, now)
    looks = iter([None])
    real = services._open_one
    monkeypatch.setattr(services, "_open_one", lambda signal: next(looks, None) or (real(signal) if raced else None))
    raced = []
    signal = services.Signal(alert.rule, alert.region_id, alert.category, "awas", "Lagi.", [])

    def open_new(signal, *, at, _open_new=services._open_new):
        raced.append(1)
        return _open_new(signal, at=at)

    monkeypatch.setattr(services, "_open_new", open_new)
    assert services.raise_alert(signal, at=now) == alert
    assert Alert.objects.get().level == "awas"


@pytest.mark.parametrize("missing", ["closing_reason", "closed_by", "closed_at"])
def test_the_database_refuses_an_end_without_a_signed_reason(cast, now, missing):
    alert = scene.warning(cast, now)
    signed = {"closing_reason": "Selesai", "closed_by": cast.head, "closed_at": now}
    signed[missing] = "" if missing == "closing_reason" else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.filter(pk=alert.pk).update(state="closed", **signed)


# --- the life of an alert


def test_two_people_acknowledge_and_the_second_is_told_who_was_first(cast, now):
    alert = scene.warning(cast, now)
    stale = Alert.objects.get(pk=alert.pk)
    services.acknowledge(alert=alert, member=cast.operator, at=now)
    with pytest.raises(services.AlreadyAcknowledged) as refusal:
        services.acknowledge(alert=stale, member=cast.liaison, at=now)
    assert cast.operator.name in str(refusal.value)
    assert Alert.objects.get().acknowledged_by == cast.operator
    assert verbs(alert) == ["alert.raise", "alert.acknowledge"]


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_it_does_not_close_without_a_reason(cast, now, reason):
    alert = scene.warning(cast, now)
    with pytest.raises(services.NoReason):
        services.close(alert=alert, member=cast.head, reason=reason, verdict="true", at=now)
    assert Alert.objects.get().state == AlertState.RAISED


def test_it_does_not_close_without_a_verdict(cast, now):
    with pytest.raises(services.NoVerdict):
        services.close(alert=scene.warning(cast, now), member=cast.head, reason="Selesai", verdict="", at=now)


def test_two_people_close_and_the_first_one_s_reason_stays(cast, now):
    alert = scene.warning(cast, now)
    stale = Alert.objects.get(pk=alert.pk)
    services.close(alert=alert, member=cast.head, reason=" Sudah didamaikan. ", verdict="true", at=now)
    with pytest.raises(services.AlreadyClosed) as refusal:
        services.close(alert=stale, member=cast.verifier, reason="Keliru", verdict="false", at=now)
    assert cast.head.name in str(refusal.value)
    with pytest.raises(services.AlreadyClosed):
        services.acknowledge(alert=stale, member=cast.verifier, at=now)
    with pytest.raises(services.AlreadyClosed):
        services.start_response(alert=stale, member=cast.verifier, at=now)
    kept = Alert.objects.get()
    assert (kept.closing_reason, kept.verdict, kept.closed_by) == ("Sudah didamaikan.", "true", cast.head)


def test_a_response_counts_as_acknowledging_and_a_second_one_changes_nothing(cast, now):
    alert = scene.warning(cast, now)
    services.start_response(alert=alert, member=cast.operator, at=now)
    services.start_response(alert=alert, member=cast.head, at=now)
    alert.refresh_from_db()
    assert alert.state == AlertState.RESPONDING
    assert alert.acknowledged_by == cast.operator
    assert verbs(alert) == ["alert.raise", "alert.respond"]
