import re
from datetime import timedelta

import pytest
from django.urls import reverse

from kentongan.alerts import levels, queries, services, watching
from kentongan.alerts.models import Alert, Run
from kentongan.alerts.tests import scene
from kentongan.cast import CITY, MANGUNHARJO, MAYANGAN, SUMBER_TAMAN
from kentongan.city.models import Classification

LIST = "/peringatan/"


def page(alert, name="alert"):
    return reverse(f"alerts:{name}", kwargs={"pk": alert.pk})


@pytest.fixture
def counted(cast, now):
    """An alert of counts with its run."""
    scene.rules(now)
    scene.heard(cast, now)
    scene.surge(cast, now)
    watching.run_detection(at=now, category=scene.CATEGORY)
    return Alert.objects.get()


# --- refusals first


@pytest.mark.parametrize("part", ["stranger", "other_lurah", "local_operator"])
def test_an_alert_of_elsewhere_does_not_exist(cast, enter, now, part):
    alert = scene.warning(cast, now)
    client = enter(getattr(cast, part))
    assert client.get(page(alert)).status_code == 404
    assert str(alert) not in client.get(LIST).content.decode()


def test_a_secret_alert_does_not_exist_below_its_secrecy(cast, enter, now):
    alert = scene.warning(cast, now, classification=Classification.SECRET)
    assert enter(cast.operator).get(page(alert)).status_code == 404
    assert enter(cast.operator).post(page(alert, "acknowledge")).status_code == 404
    assert queries.counts(cast.operator)["open"] == 0
    assert queries.levels_by_region(cast.operator) == {}
    assert enter(cast.verifier).get(page(alert)).status_code == 200


def test_what_just_came_in_is_seen_though_graver_alerts_fill_the_list(cast, enter, now, monkeypatch):
    monkeypatch.setattr("kentongan.alerts.views.PAGE", 1)
    grave = scene.warning(cast, now - timedelta(hours=5), level="awas")
    light = scene.warning(cast, now, region=MANGUNHARJO, level="waspada")
    told = enter(cast.operator).get(LIST).content.decode()
    assert page(grave) in told
    assert page(light) in told
    assert page(light) not in enter(cast.operator).get(LIST, {"page": 2}).content.decode().split('class="cards"')[0]
    services.acknowledge(alert=light, member=cast.operator, at=now)
    assert page(light) not in enter(cast.operator).get(LIST).content.decode()


@pytest.mark.parametrize(("part", "name"), [("auditor", "acknowledge"), ("operator", "close")])
def test_a_role_without_the_verb_is_refused(cast, enter, now, part, name):
    alert = scene.warning(cast, now)
    assert enter(getattr(cast, part)).post(page(alert, name), {"reason": "x", "verdict": "true"}).status_code == 403
    alert.refresh_from_db()
    assert alert.state == "raised"


def test_the_second_to_acknowledge_reads_who_was_first(cast, enter, now):
    alert = scene.warning(cast, now)
    assert enter(cast.operator).post(page(alert, "acknowledge")).status_code == 302
    answer = enter(cast.verifier).post(page(alert, "acknowledge"))
    assert answer.status_code == 409


def test_closing_without_a_reason_says_so_beside_the_field(cast, enter, now):
    alert = scene.warning(cast, now)
    answer = enter(cast.head).post(page(alert, "close"), {"reason": "  ", "verdict": "true"})
    assert answer.status_code == 422
    assert "id_reason_error" in answer.content.decode()
    alert.refresh_from_db()
    assert alert.state == "raised"


# --- what is shown


def test_a_lurah_sees_the_alerts_of_the_own_kelurahan_without_the_incidents(cast, enter, now, counted):
    text = enter(cast.lurah).get(page(counted)).content.decode()
    assert counted.reason in text
    assert "Keributan di pasar" not in text
    assert reverse("alerts:close", kwargs={"pk": counted.pk}) not in text


def test_in_the_field_only_whom_the_ladder_has_told_may_answer(cast, enter, now):
    alert = scene.warning(cast, now)
    neighbour = cast.other_lurah
    neighbour.region_id = SUMBER_TAMAN  # sees it, yet another office stands on the rung
    neighbour.agency = cast.agency("bakesbangpol")
    neighbour.save()
    assert page(alert, "acknowledge") not in enter(neighbour).get(page(alert)).content.decode()
    assert enter(neighbour).post(page(alert, "acknowledge")).status_code == 403
    assert page(alert, "acknowledge") in enter(cast.lurah).get(page(alert)).content.decode()
    assert enter(cast.lurah).post(page(alert, "acknowledge")).status_code == 302
    alert.refresh_from_db()
    assert alert.acknowledged_by == cast.lurah


def test_the_page_tells_reason_turn_chart_incidents_and_what_was_needed(cast, enter, counted):
    text = enter(cast.operator).get(page(counted)).content.decode()
    assert counted.reason in text
    assert 'class="chart"' in text
    assert text.count("<rect") >= 2
    assert "Keributan di pasar" in text
    assert "Giliran siapa" in text
    assert f"mulai {counted.finding['needed']} peristiwa" in text
    assert reverse("alerts:acknowledge", kwargs={"pk": counted.pk}) in text
    assert reverse("alerts:close", kwargs={"pk": counted.pk}) not in text, "an operator may not close"


def test_no_page_bears_inline_script_or_style(cast, enter, counted):
    client = enter(cast.head)
    for address in (LIST, page(counted), page(counted.run, "run"), reverse("alerts:runs")):
        text = client.get(address).content.decode()
        assert not re.search(r'<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\s(?:src=|type="application/json"))', text), (
            address
        )


def test_a_less_trusted_reader_of_the_page_learns_nothing_of_secret_incidents(cast, enter, now, counted):
    scene.incident(
        cast, now, now.date() - timedelta(days=40), classification=Classification.SECRET, title="Rahasia besar"
    )
    watching.run_detection(at=now, category=scene.CATEGORY)
    run = Run.objects.latest("pk")
    assert run.counts != counted.run.counts
    text = enter(cast.auditor).get(page(run, "run")).content.decode()
    assert "Rahasia besar" not in text
    findings = queries.findings(cast.auditor, run)
    alone = queries.findings(cast.auditor, counted.run)
    assert findings == alone, "as if the secret incident had never been"


def test_a_run_shows_silence_as_such_and_only_the_own_area(cast, enter, now):
    scene.rules(now)
    watching.run_detection(at=now, category=scene.CATEGORY)
    run = Run.objects.get()
    text = enter(cast.auditor).get(page(run, "run")).content.decode()
    assert "belum dapat dinilai" in text
    assert "Sumber Taman" in text
    assert {one["area"] for one in queries.findings(cast.local_operator, run)} == {MANGUNHARJO}
    assert "Sumber Taman" not in enter(cast.local_operator).get(page(run, "run")).content.decode()


def test_open_and_grave_comes_first(cast, now):
    light = scene.warning(cast, now, category="crime", level="waspada")
    closed = scene.warning(cast, now, category="drugs", level="awas")
    services.close(alert=closed, member=cast.head, reason="Selesai", verdict="true", at=now)
    grave = scene.warning(cast, now - timedelta(days=3), category="other", level="awas")
    assert list(queries.alerts(cast.operator)) == [grave, light, closed]
    assert list(queries.open_alerts(cast.operator)) == [grave, light]


def test_filters_narrow_and_nonsense_shows_everything(cast, enter, now):
    scene.warning(cast, now, level="waspada")
    scene.warning(cast, now, level="awas", region=MANGUNHARJO)
    client = enter(cast.operator)

    def shown(query):
        return len(client.get(LIST + query).context["cards"])

    assert shown("?tingkat=awas") == 1
    assert shown(f"?kecamatan={MAYANGAN}") == 1
    assert shown("?keadaan=closed") == 0
    assert shown("?tingkat=nonsens&kecamatan=99&page=abc") == 2


def test_the_worst_level_of_each_region_is_its_own(cast, now):
    scene.warning(cast, now, category="crime", level="waspada")
    scene.warning(cast, now, category="other", level="awas")
    scene.warning(cast, now, region=CITY, level="siaga")
    assert queries.levels_by_region(cast.operator) == {SUMBER_TAMAN: "awas", CITY: "siaga"}
    counts = queries.counts(cast.operator)
    assert (counts["open"], counts["raised"], counts["awas"]) == (3, 3, 1)
    assert levels.here(queries.levels_by_region(cast.operator), MANGUNHARJO) == ("siaga", True)


# --- doing


def test_acknowledge_then_close_from_the_page(cast, enter, now):
    alert = scene.warning(cast, now)
    enter(cast.operator).post(page(alert, "acknowledge"))
    answer = enter(cast.head).post(
        page(alert, "close"), {"reason": "Sudah didamaikan.", "verdict": "true"}, follow=True
    )
    text = answer.content.decode()
    assert "Sudah didamaikan." in text
    assert "peringatan benar" in text
    assert reverse("alerts:close", kwargs={"pk": alert.pk}) not in text


def test_detection_runs_at_a_press_for_whom_it_is_open(cast, enter, now):
    scene.rules(now)
    assert enter(cast.operator).post(reverse("alerts:detect")).status_code == 403
    answer = enter(cast.verifier).post(reverse("alerts:detect"), {"category": "crime"})
    assert answer.status_code == 302
    assert Run.objects.get().category == "crime"
    assert enter(cast.verifier).post(reverse("alerts:detect"), {"category": "nonsens"}).status_code == 302
    assert Run.objects.count() == 1


def test_a_list_of_fifty_asks_no_more_than_fifteen_questions(cast, enter, now, django_assert_max_num_queries):
    scene.warning(cast, now)
    first = Alert.objects.get()
    Alert.objects.bulk_create(
        Alert(
            rule=first.rule,
            region=first.region,
            category=f"lain-{n}",
            level="siaga",
            reason="Ada.",
            raised_at=now,
            acknowledged_by=cast.operator,
        )
        for n in range(50)
    )
    client = enter(cast.verifier)
    with django_assert_max_num_queries(15):
        answer = client.get(LIST)
    assert len(answer.context["cards"]) == 25
    assert "Halaman 1 dari 3" in answer.content.decode()


def test_one_alert_with_many_incidents_asks_no_more_than_one_with_few(
    cast, enter, now, counted, django_assert_max_num_queries
):
    counted.incidents.add(*(scene.incident(cast, now, now.date()) for _ in range(50)))
    client = enter(cast.verifier)
    for address, most in ((page(counted), 24), (page(counted.run, "run"), 15), (reverse("alerts:runs"), 15)):
        with django_assert_max_num_queries(most):
            client.get(address)
