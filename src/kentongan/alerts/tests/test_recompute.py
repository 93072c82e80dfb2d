"""A run computed again: equal as long as nobody touched it, and what was touched is shown."""

import copy

import pytest
from django.urls import reverse

from kentongan.alerts import recompute, watching
from kentongan.alerts.models import Run
from kentongan.alerts.tests import scene
from kentongan.cast import MANGUNHARJO, SUMBER_TAMAN
from kentongan.city.models import Classification
from kentongan.journal.models import Entry


@pytest.fixture
def run(cast, now):
    scene.rules(now)
    scene.heard(cast, now)
    scene.surge(cast, now, classification=Classification.LIMITED)
    return watching.run_detection(at=now, category=scene.CATEGORY)[0]


def edit(run, change):
    counts = copy.deepcopy(run.counts)
    change(counts)
    Run.objects.filter(pk=run.pk).update(counts=counts)
    run.refresh_from_db()


def again(run, member, now):
    run = Run.objects.select_related("rule").get(pk=run.pk)
    return recompute.recompute(run=run, member=member, at=now)


def test_an_untouched_run_comes_out_the_same(cast, enter, run, now):
    found = again(run, cast.head, now)
    assert (found.seal, found.number, found.is_equal) == (recompute.INTACT, 0, True)
    line = Entry.objects.get(verb="run.recompute")
    assert line.changes == {"differences": [0, 0], "seal": ["", "intact"]}
    told = enter(cast.auditor).post(reverse("alerts:recompute", kwargs={"pk": run.pk})).content.decode()
    assert "hasilnya sama" in told
    assert "Putaran deteksi dihitung ulang" in told


def test_an_edited_count_is_noticed_and_shown(cast, enter, run, now):
    edit(run, lambda counts: counts["events"].append([2, 790, 0, 3]))
    found = again(run, cast.head, now)
    assert found.seal == recompute.BROKEN
    assert not found.is_equal
    assert (MANGUNHARJO, "observed", 0, 3) in [(d.area, d.field, d.stored, d.computed) for d in found.differences]
    told = enter(cast.head).post(reverse("alerts:recompute", kwargs={"pk": run.pk})).content.decode()
    assert "ada yang diubah sesudah putaran dijalankan" in told
    assert "Mangunharjo" in told


def test_an_edit_that_moves_no_figure_is_noticed_by_the_seal(cast, run, now):
    edit(run, lambda counts: counts.update(elsewhere=7))
    found = again(run, cast.head, now)
    assert (found.number, found.seal, found.is_equal) == (0, recompute.BROKEN, False)


def test_an_edited_finding_and_an_edited_rule_are_noticed(cast, run, now):
    findings = copy.deepcopy(run.findings)
    findings[1]["needed"] = 99
    Run.objects.filter(pk=run.pk).update(findings=findings)
    found = again(run, cast.head, now)
    assert [(d.area, d.field, d.stored) for d in found.differences] == [(SUMBER_TAMAN, "needed", 99)]
    Run.objects.filter(pk=run.pk).update(findings=run.findings)
    assert again(run, cast.head, now).is_equal
    run.rule.options["method"]["minimum"] = 20
    run.rule.save()
    assert again(run, cast.head, now).seal == recompute.BROKEN


def test_who_may_not_know_of_everything_learns_where_and_no_figure(cast, run, now):
    edit(run, lambda counts: counts["events"].append([1, 790, 2, 1]))
    for member in (cast.works, cast.camat):
        found = again(run, member, now)
        assert found.differences
        assert {(d.stored, d.computed) for d in found.differences} == {(None, None)}
        assert all(d.area.startswith(member.region_id) for d in found.differences)


def test_a_run_older_than_seals_is_only_computed(cast, run, now, monkeypatch):
    old = Run.objects.create(rule=run.rule, category=run.category, at=now, first=run.first, last=run.last,
                             counts=run.counts, findings=run.findings)  # fmt: skip
    found = again(old, cast.head, now)
    assert (found.seal, found.is_equal) == (recompute.UNSEALED, True)
