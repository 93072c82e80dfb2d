"""The verbs of the plan: one a year, changes after adoption visible, results by who answers for them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kentongan.actions.tests import scene
from kentongan.errors import NotAllowed
from kentongan.journal.models import Entry
from kentongan.plans import queries, results, services
from kentongan.plans.models import Plan, PlanAmendment, PlanItem, PlanResult
from kentongan.plans.results import Told
from kentongan.plans.tests.conftest import add
from kentongan.plans.windows import current, windows


def tell(item, member, at, result=4, *, period="B04", revision=0, reason="", **others) -> PlanResult:
    told = Told(Decimal(result), **others)
    return results.tell(item=item, period=period, told=told, revision=revision, reason=reason, member=member, at=at)


def test_a_draft_is_free_and_an_adopted_plan_remembers(cast, plan, facts, now):
    with pytest.raises(services.YearTaken):
        services.draft_plan(year=2026, title="Lagi", region=plan.region, form=plan.form, member=cast.secretary, at=now)
    with pytest.raises(services.NothingPlanned):
        services.adopt(plan=plan, member=cast.secretary, at=now)
    item = add(plan, facts(), cast, now)
    save = {"plan": plan, "item": item, "member": cast.secretary, "at": now}
    assert not services.save_item(**save, facts=facts())  # the same again changes nothing
    assert services.save_item(**save, facts=facts(place="Alun-alun"))
    with pytest.raises(services.NumberTaken):
        add(plan, facts(), cast, now)
    gone = add(plan, facts(9), cast, now)
    services.drop_item(item=gone, reason="", member=cast.secretary, at=now)
    assert not PlanAmendment.objects.exists()
    services.adopt(plan=plan, member=cast.secretary, at=now)
    with pytest.raises(services.NotADraft):
        services.adopt(plan=plan, member=cast.secretary, at=now)
    item.refresh_from_db()
    changed = facts(place="Alun-alun", targets={"B04": Decimal(6), "B08": None, "B12": Decimal(2)})
    with pytest.raises(services.ReasonNeeded):
        services.save_item(**save, facts=changed)
    assert services.save_item(**save, facts=changed, reason="Anggaran naik")
    amendment = PlanAmendment.objects.get()
    assert (amendment.what, amendment.before, amendment.after) == ("target_B04", "4", "6")
    item = PlanItem.objects.get(pk=item.pk)
    with pytest.raises(services.ReasonNeeded):
        services.drop_item(item=item, reason="", member=cast.secretary, at=now)
    services.drop_item(item=item, reason="Digabung", member=cast.secretary, at=now)
    assert not queries.items(plan)
    assert PlanItem.objects.filter(dropped_at__isnull=False).get() == item
    services.close_plan(plan=plan, member=cast.head, at=now)
    with pytest.raises(services.PlanClosed):
        add(plan, facts(3), cast, now)
    with pytest.raises(services.NotAdopted):
        services.close_plan(plan=plan, member=cast.head, at=now)
    assert "Anggaran naik" not in str(list(Entry.objects.values_list("changes", flat=True)))


def test_an_office_tells_its_own_results_and_nobody_is_overwritten(cast, adopted, facts, now):
    mine, theirs = adopted.items.all()
    for member in (cast.liaison, cast.auditor, cast.stranger):
        with pytest.raises(NotAllowed):
            tell(mine, member, now)
    with pytest.raises(results.NothingDue):
        tell(mine, cast.works, now, period="B08")
    row = tell(mine, cast.works, now, result=6)
    assert (row.percentage, row.outcome) == (150, "melebihi")
    with pytest.raises(results.ToldMeanwhile):
        tell(mine, cast.works, now, result=5)
    with pytest.raises(services.ReasonNeeded):
        tell(mine, cast.works, now, result=3, revision=1)
    row = tell(mine, cast.works, now, result=3, revision=1, reason="Salah hitung")
    assert (row.percentage, row.outcome) == (75, "mendekati")
    assert [(one.what, one.before, one.after) for one in PlanAmendment.objects.all()] == [("result_B04", "6", "3")]
    with pytest.raises(results.OverruledWithoutReason):
        tell(theirs, cast.liaison, now, percentage=Decimal(90))
    row = tell(theirs, cast.camat, now, result=1, percentage=Decimal(90), overruled="Satu kegiatan setara tiga")
    assert (row.percentage, row.outcome) == (90, "mendekati")
    report = queries.report(adopted, "B04")
    assert (report.asked, report.told, report.missing, report.overall) == (2, 2, 0, Decimal("82.50"))
    assert {code: count for code, _label, count in report.classes}["mendekati"] == 2
    assert queries.report(adopted, "B12").overall is None  # nobody has told: no percentage, not nought
    assert queries.report(adopted, "B08").asked == 0
    draft = services.draft_plan(
        year=2027, title="Nanti", region=adopted.region, form=adopted.form, member=cast.secretary, at=now
    )
    with pytest.raises(services.NotAdopted):
        tell(add(draft, facts(), cast, now), cast.works, now)


def test_a_plan_as_a_whole_may_pass_a_hundred(cast, adopted, now):
    for item, member in zip(adopted.items.all(), (cast.works, cast.liaison), strict=True):
        tell(item, member, now, result=6)
    assert queries.report(adopted, "B04").overall == 150


def test_proofs_are_actions_that_the_writer_may_see(cast, adopted, now):
    mine, theirs = adopted.items.all()
    own = scene.action(cast, now, agency="polres")
    secret = scene.action(cast, now, agency="polres", classification=2)
    other = scene.action(cast, now, agency="pupr")
    row = tell(theirs, cast.liaison, now, proofs=[own, other])
    assert list(row.proofs.all()) == [own]
    row.proofs.add(secret)
    told = queries.report(adopted, "B04")
    assert queries.proofs(cast.secretary, told) == {row.pk: [own]}
    assert queries.proofs(cast.head, told)[row.pk] in ([own, secret], [secret, own])
    cast.liaison.clearance = 0
    seen = list(queries.provable(cast.camat, theirs))
    assert secret not in seen
    row = tell(theirs, cast.secretary, now, revision=1, reason="Bukti lain", proofs=[])
    assert set(row.proofs.all()) <= {secret}
    assert other in queries.provable(cast.works, mine)


def test_who_may_see_a_plan(cast, plan, adopted, now):
    assert set(queries.plans(cast.works)) == {adopted}
    assert not queries.plans(cast.stranger)
    assert list(queries.plans(cast.camat)) == [adopted]  # a smaller area, but their office answers for an item
    Plan.objects.filter(pk=plan.pk).update(classification=1)
    assert not queries.plans(cast.works)
    assert list(queries.plans(cast.secretary)) == [adopted]
    item = adopted.items.first()
    fresh = PlanItem.objects.get(pk=item.pk)
    tell(fresh, cast.secretary, now)
    assert Entry.objects.get(verb="plan_item.tell").classification == 1


def test_periods_and_due_days_follow_the_form(plan, now):
    first, second, third = windows(plan.form, 2026)
    assert [one.code for one in (first, second, third)] == ["B04", "B08", "B12"]
    # Ten working days after 30 April 2026, past May Day, Ascension Day and its shared leave.
    assert (first.last.isoformat(), first.due_on.isoformat()) == ("2026-04-30", "2026-05-19")
    assert current([first, second, third], first.due_on) == first
    assert current([first, second, third], now.date()) == third
    assert current([first, second, third], replace(first).first.replace(year=2025)) == first
