import pytest
from django.urls import reverse

from kentongan.alerts import detecting, rule_services, watching
from kentongan.alerts.models import Alert, AlertState, Rule
from kentongan.alerts.rules import SHIPPED
from kentongan.alerts.tests import scene
from kentongan.journal.models import Entry


def address(rule, name="rule"):
    return reverse(f"alerts:{name}", args=[rule.pk])


def test_a_change_of_a_count_rule_is_a_new_version_with_the_rest_kept(cast, enter, now):
    old = scene.rules(now)["counts"]
    client = enter(cast.administrator)
    given = {"label": "Tujuh hari", "window": "7", "alpha": "0.01", "minimum": "4", "heard_days": "14"}
    assert client.post(address(old), given).status_code == 302
    new = Rule.objects.get(code=old.code, is_active=True)
    assert (new.version, new.options["method"]["window"], new.options["heard_days"]) == (2, 7, 14)
    assert new.options["likelihood"] == old.options["likelihood"]
    assert detecting.window_of(new.options["method"]) == 7
    old.refresh_from_db()
    assert old.options["method"]["window"] == 14
    assert Entry.objects.get(verb="rule.edit").changes["options"]["method.window"] == [14, 7]
    assert client.post(address(new), given).status_code == 302
    assert Rule.objects.filter(code=old.code).count() == 2, "the same again is no version"
    assert client.post(address(old), given | {"window": "5"}).status_code == 422, "the older one cannot be changed"


@pytest.mark.parametrize(
    ("field", "value"),
    [("window", "0"), ("window", "abc"), ("alpha", "1"), ("alpha", "0"), ("minimum", ""), ("label", "")],
)
def test_what_a_method_cannot_mean_is_refused_at_the_field(cast, enter, now, field, value):
    rule = scene.rules(now)["counts"]
    given = {"label": "X", "window": "7", "alpha": "0.01", "minimum": "4", "heard_days": "14"} | {field: value}
    answer = enter(cast.administrator).post(address(rule), given)
    assert answer.status_code == 422
    assert f"id_{field}_error" in answer.content.decode()
    assert Rule.objects.count() == len(SHIPPED)


def test_the_severity_rule_and_a_kind_without_a_form_of_its_own(cast, enter, now):
    client, rule = enter(cast.administrator), scene.rules(now)["severity"]
    given = {"label": "Berat", "severity": "4", "days": "10", "unknown": "3", "cannot_tell": "1", "true": "4"}
    assert client.post(address(rule), given).status_code == 302
    scene.incident(cast, now, now.date(), severity=3)
    watching.detect_severe(at=now)
    assert not Alert.objects.exists()
    scene.incident(cast, now, now.date(), severity=4)
    watching.detect_severe(at=now)
    assert Alert.objects.get().likelihood == 3
    other = Rule.objects.create(
        code="senyap", label="Senyap", kind="silence", options={"silence_days": 14, "likelihood": 2, "deep": {"a": 1}}
    )
    assert "Senyap setelah (hari)" in client.get(address(other)).content.decode()
    assert client.post(address(other), {"label": "Senyap", "silence_days": "21", "likelihood": "5"}).status_code == 422
    assert client.post(address(other), {"label": "Senyap", "silence_days": "21", "likelihood": "3"}).status_code == 302
    new = Rule.objects.get(code="senyap", is_active=True)
    assert new.options == {"silence_days": 21, "likelihood": 3, "deep": {"a": 1}}


def test_a_rule_rests_and_works_again(cast, enter, now):
    client, rule = enter(cast.administrator), scene.rules(now)["severity"]
    scene.incident(cast, now, now.date(), severity=4)
    for _each in range(2):  # a double press changes nothing
        assert client.post(address(rule, "rule_switch"), {"nyala": "0"}).status_code == 302
    watching.detect_severe(at=now)
    assert not Alert.objects.exists()
    rule.refresh_from_db()
    new = rule_services.edit_rule(
        rule=rule, options=rule.options | {"days": 5}, label=rule.label, by=cast.administrator, at=now
    )
    assert not new.is_active, "a change does not wake it"
    client.post(address(new, "rule_switch"), {"nyala": "1"})
    watching.detect_severe(at=now)
    assert Alert.objects.count() == 1
    assert Entry.objects.filter(verb="rule.switch").count() == 2
    assert enter(cast.verifier).post(address(new, "rule_switch"), {"nyala": "0"}).status_code == 403


# --- the stage


def test_the_stage_is_set_by_hand_once_and_journalled(cast, enter, now):
    alert = scene.warning(cast, now)
    assert alert.stage == "gn"
    target = reverse("alerts:stage", args=[alert.pk])
    assert enter(cast.operator).post(target, {"stage": "ag"}).status_code == 403
    client = enter(cast.verifier)
    assert client.post(target, {"stage": "xx"}).status_code == 422
    assert client.post(target, {"stage": "ag"}).status_code == 302
    assert client.post(target, {"stage": "ag"}).status_code == 409
    assert Entry.objects.get(verb="alert.stage").changes == {"stage": ["gn", "ag"]}
    text = client.get(reverse("alerts:alert", args=[alert.pk])).content.decode()
    assert "Ambang gangguan" in text
    assert "preventif" in text
    Alert.objects.update(state=AlertState.CLOSED, closing_reason="x", closed_by=cast.head, closed_at=now)
    assert client.post(target, {"stage": "gn"}).status_code == 409
