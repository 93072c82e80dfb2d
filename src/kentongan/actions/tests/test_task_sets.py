"""Standard task sets: given out in one go and once, with the offices and days of the city."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from kentongan.actions import due_rules, task_sets
from kentongan.actions.models import ActionItem, DueRule, TaskSet, TaskTemplate
from kentongan.actions.origin import Origin
from kentongan.actions.task_sets import Pick
from kentongan.alerts.tests import scene as warning
from kentongan.cast import CITY, SUMBER_TAMAN
from kentongan.city.vocabulary import codes, load_terms
from kentongan.errors import NotYours
from kentongan.journal.models import Entry


@pytest.fixture
def begal(cast, now):
    task_sets.load_task_sets(at=now)
    return TaskSet.objects.get(code="begal")


def picks(task_set, cast, now, region=SUMBER_TAMAN):
    fallback = cast.agency("polres")
    return [
        Pick(one.template, one.template.title, one.agency or fallback, one.supporting, one.due.day)
        for one in task_sets.proposals(task_set, cast.region(region), now.date())
    ]


def test_what_is_shipped_fits_the_words_of_the_city():
    categories = {row.code for row in load_terms() if row.kind == "issue_category"}
    words = {rule.pk for rule in due_rules.shipped()}
    for row in task_sets.shipped():
        assert row["category"] in categories
        for task in row["task"]:
            assert task["phase"] in codes("phase")
            assert ("rule" in task) != ("days" in task), task["title"]
            assert task.get("rule", "segera") in words
            assert not ("office" in task and "kind" in task)


def test_loading_twice_changes_nothing_and_edits_stay(cast, now, begal):
    TaskSet.objects.filter(pk=begal.pk).update(label="Begal saja")
    assert task_sets.load_task_sets(at=now) == 0
    assert TaskSet.objects.get(pk=begal.pk).label == "Begal saja"
    assert DueRule.objects.filter(code="segera").count() == 1


def test_soon_passes_holidays_and_says_which(cast, now):
    soon = due_rules.rules()["segera"]
    due = due_rules.reckon(soon, date(2026, 12, 23))
    assert due.day > date(2026, 12, 26)
    assert (date(2026, 12, 25), "Hari Raya Natal") in due.skipped
    due_rules.edit_due_rule(rule=soon, days=1, working_days_only=False, member=cast.head, at=now)
    assert due_rules.reckon(due_rules.rules()["segera"], date(2026, 12, 24)).day == date(2026, 12, 25)


def test_the_office_of_a_kind_is_the_one_that_holds_the_place(cast, now, begal):
    watch = next(
        one
        for one in task_sets.proposals(begal, cast.region(SUMBER_TAMAN), now.date())
        if "Pos jaga" in one.template.title
    )
    assert watch.agency == cast.agency("kel-sumber-taman")
    far = next(
        one for one in task_sets.proposals(begal, cast.region(CITY), now.date()) if "Pos jaga" in one.template.title
    )
    assert far.agency is None


def test_a_double_click_gives_them_out_once(cast, now, begal):
    origin, token = Origin(alert=warning.warning(cast, now)), uuid4()
    give = {"task_set": begal, "origin": origin, "region": cast.region(SUMBER_TAMAN), "token": token, "at": now}
    first = task_sets.apply(picks=picks(begal, cast, now), member=cast.operator, **give)
    again = task_sets.apply(picks=picks(begal, cast, now), member=cast.operator, **give)
    assert first == again
    assert ActionItem.objects.count() == len(first) == begal.tasks.count()
    assert Entry.objects.filter(verb="action.assign").count() == len(first)
    assert {one.origin for one in first} == {"alert"}


def test_all_of_a_set_or_none(cast, now, begal):
    origin = Origin(alert=warning.warning(cast, now))
    give = {"task_set": begal, "origin": origin, "token": uuid4(), "at": now}
    with pytest.raises(task_sets.NothingTicked):
        task_sets.apply(picks=[], region=cast.region(SUMBER_TAMAN), member=cast.operator, **give)
    with pytest.raises(NotYours):
        task_sets.apply(picks=picks(begal, cast, now), region=cast.region(SUMBER_TAMAN), member=cast.stranger, **give)
    TaskSet.objects.update(active=False)
    with pytest.raises(task_sets.SetSwitchedOff):
        task_sets.apply(picks=picks(begal, cast, now), region=cast.region(SUMBER_TAMAN), member=cast.operator, **give)
    assert not ActionItem.objects.exists()


def test_the_page_shows_office_and_day_and_takes_back_a_tick(cast, enter, now, begal):
    alert = warning.warning(cast, now)
    client = enter(cast.operator)
    address = f"{reverse('actions:apply')}?alert={alert.pk}"
    assert "Begal dan jalan gelap" in client.get(address).content.decode()
    page = client.get(address + "&paket=begal")
    forms = [form for _one, form in page.context["rows"]]
    sent = {form.add_prefix(name): form.initial[name] for form in forms for name in ("title", "agency", "due_on")}
    sent |= {"token": str(page.context["token"])} | {form.add_prefix("ticked"): "on" for form in forms[1:]}
    chosen = forms[2].add_prefix("agency")
    answer = client.post(address + "&paket=begal", sent | {chosen: ""})
    assert (answer.status_code, ActionItem.objects.count()) == (422, 0)
    assert f"id_{chosen}_error" in answer.content.decode()
    for _click in range(2):
        assert client.post(address + "&paket=begal", sent).status_code == 302
    assert ActionItem.objects.count() == len(forms) - 1


def test_the_city_writes_its_own_set(cast, enter, now, begal):
    client = enter(cast.secretary)
    facts = {"code": "demam", "label": "Demam berdarah", "category": "health_disease", "order": "1", "active": "on"}
    rows = {
        "tasks-TOTAL_FORMS": "2",
        "tasks-INITIAL_FORMS": "0",
        "tasks-0-title": "Jumantik",
        "tasks-0-phase": "pencegahan",
    }
    rows |= {"tasks-0-order": "0", "tasks-0-active": "on", "tasks-0-office": "kind:kelurahan", "tasks-0-rule": "segera"}
    rows |= {"tasks-1-phase": "pencegahan", "tasks-1-order": "0", "tasks-1-active": "on"}
    assert client.post(reverse("actions:task_set_new"), facts | {"code": "begal"} | rows).status_code == 422
    assert client.post(reverse("actions:task_set_new"), facts | rows).status_code == 302
    task = TaskTemplate.objects.get(task_set__code="demam")
    assert (task.agency_kind, task.rule_id, task.days) == ("kelurahan", "segera", None)
    assert enter(cast.operator).get(reverse("actions:task_set_new")).status_code == 403
