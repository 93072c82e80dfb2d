from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kentongan.actions.tests import scene as promise
from kentongan.alerts.tests import scene as warning
from kentongan.cast import SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.interventions import charts, services
from kentongan.interventions.models import Intervention
from kentongan.interventions.tests import scene


@pytest.fixture
def today(now):
    return timezone.now()


def page(name, **kwargs):
    return reverse(f"interventions:{name}", kwargs=kwargs)


def test_what_lies_elsewhere_or_is_more_secret_does_not_exist(cast, enter, now):
    lights = scene.planned(cast, now)
    hidden = scene.planned(cast, now, member=cast.head, classification=Classification.SECRET)
    assert enter(cast.operator).get(page("intervention", pk=lights.pk)).status_code == 200
    for member in (cast.stranger, cast.local_operator, cast.lurah):
        assert enter(member).get(page("intervention", pk=lights.pk)).status_code == 404
    for name in ("intervention", "proof"):
        assert enter(cast.operator).get(page(name, pk=hidden.pk)).status_code == 404
    for name in ("end", "link", "live", "build", "measure"):
        assert enter(cast.stranger).post(page(name, pk=lights.pk)).status_code in {403, 404}
    body = enter(cast.operator).get(page("interventions")).content.decode()
    assert str(lights.label) in body
    assert page("intervention", pk=hidden.pk) not in body


def test_from_plan_to_chain_to_end(cast, enter, today):
    """The operator plans both, the offices make them live with proof, the head ends what served for now."""
    desk = enter(cast.operator)
    form = {
        "label": "Lampu jalan", "kind": "pju", "region": SUMBER_TAMAN, "against": ["crime"], "agency": "pupr",
        "due_on": (today.date() - timedelta(days=3)).isoformat(), "chosen_because_bad": "yes", "phase": "pencegahan",
        "classification": "0",
    }  # fmt: skip
    wrong = desk.post(page("plan"), form | {"due_on": "besok", "label": ""})
    assert wrong.status_code == 422
    assert "Lampu jalan" not in wrong.content.decode().partition("<main")[0]
    assert desk.post(page("plan"), form).status_code == 302
    lights = Intervention.objects.get()
    more = {"label": "Patroli malam", "kind": "patroli", "agency": "polres", "bridges_to": lights.pk}
    assert desk.post(page("plan"), form | more).status_code == 302
    patrols = Intervention.objects.get(kind="patroli")
    listed = desk.get(page("interventions")).content.decode()
    assert listed.index("Patroli malam") < listed.index("Lampu jalan</a>")
    assert "chain-step--late" in listed
    assert "Giliran Polres" in listed
    police = enter(cast.liaison)
    day = today.date().isoformat()
    nothing = police.post(page("live", pk=patrols.pk), {"since": day})
    assert nothing.status_code == 422
    assert "Tulis apa yang terlihat" in nothing.content.decode()
    assert police.post(page("live", pk=patrols.pk), {"since": day, "note": "Dua regu."}).status_code == 302
    head = enter(cast.head)
    assert "belum boleh diakhiri" in head.get(page("intervention", pk=patrols.pk)).content.decode()
    assert head.post(page("end", pk=patrols.pk), {"on": day, "reason": "Cukup"}).status_code == 409
    works = enter(cast.works)
    assert works.post(page("build", pk=lights.pk)).status_code == 302
    paper = SimpleUploadedFile("bukti.pdf", promise.PDF, content_type="application/pdf")
    assert works.post(page("live", pk=lights.pk), {"since": day, "file": paper}).status_code == 302
    proof = works.get(page("proof", pk=lights.pk))
    assert proof["Content-Type"] == "application/pdf"
    assert proof["Content-Disposition"].startswith("attachment")
    for close in proof._resource_closers:  # closing the whole answer would close the test's database with it
        close()
    assert head.post(page("end", pk=patrols.pk), {"on": day, "reason": "Lampu menyala"}).status_code == 302
    patrols.refresh_from_db()
    assert patrols.state == "ended"


def test_an_action_shows_its_chain_and_what_holds_it(cast, enter, now):
    ending = promise.action(cast, now)
    assert "Catat sebagai langkah" in enter(cast.operator).get(page("of_action", pk=ending.pk)).content.decode()
    lights = scene.planned(cast, now)
    scene.live(scene.interim(cast, now, lights, ending_action=ending), cast, now)
    body = enter(cast.operator).get(page("of_action", pk=ending.pk)).content.decode()
    assert "Patroli malam" in body
    assert "belum boleh diakhiri" in body
    assert (
        page("of_action", pk=ending.pk)
        in enter(cast.operator).get(reverse("actions:action", kwargs={"pk": ending.pk})).content.decode()
    )
    assert enter(cast.stranger).get(page("of_action", pk=ending.pk)).status_code == 404
    first = enter(cast.operator).get(page("plan") + f"?action={ending.pk}").content.decode()
    assert ending.title in first
    assert enter(cast.operator).get(page("plan") + "?action=x").status_code == 404


def test_the_effect_is_told_with_its_chart_and_only_to_the_team(cast, enter, now):
    since = now.date() - timedelta(days=100)
    lights = scene.live(scene.planned(cast, now, agency=cast.agency("polres")), cast, now, since=since)
    warning.heard(cast, now, days=800)
    for days in range(-300, 90, 30):
        warning.incident(cast, now, since + timedelta(days=days))
    head = enter(cast.head)
    assert "belum pernah dihitung" in head.get(page("intervention", pk=lights.pk)).content.decode()
    assert head.post(page("measure", pk=lights.pk)).status_code == 302
    body = head.get(page("intervention", pk=lights.pk)).content.decode()
    assert "Belum dapat dipastikan: hanya ada 2 wilayah pembanding" in body
    assert "chart-after" in body
    assert "mulai berjalan" in body
    assert enter(cast.operator).post(page("measure", pk=lights.pk)).status_code == 403


def test_the_list_asks_as_often_for_thirty_as_for_three(cast, enter, now, django_assert_max_num_queries):
    client = enter(cast.operator)
    for number in (3, 27):
        for _each in range(number):
            lights = scene.planned(cast, now)
            scene.interim(cast, now, lights)
        with django_assert_max_num_queries(14):
            assert client.get(page("interventions")).status_code == 200


def test_bars_stand_on_the_floor_and_the_start_before_the_first_bar_after():
    course = [
        {"first": date(2026, month, 1).isoformat(), "last": date(2026, month, 28).isoformat(), "after": month > 3,
         "observed": None if month == 2 else month, "expected": None if month == 2 else 2.5}
        for month in range(1, 7)
    ]  # fmt: skip
    chart = charts.draw(course)
    assert all(bar.y + bar.height == chart.floor for bar in chart.bars)
    assert chart.bars[2].x < chart.start_x < chart.bars[3].x
    assert len(chart.lines) == 1  # a single point before the gap draws no line
    assert charts.draw([]) is None
    assert services.hold_on(Intervention(is_interim=False)) is None
