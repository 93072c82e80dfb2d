"""Pages of the standard task sets: read them, edit them, give one out."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from kentongan.actions import due_rules, page
from kentongan.actions import task_sets as sets
from kentongan.actions.models import RuleUse, TaskSet
from kentongan.actions.task_set_forms import SetForm, TaskForm
from kentongan.actions.task_sets import KIND, TaskFacts
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member

both = require_http_methods(["GET", "POST"])
NEW_ROWS, MOST_ROWS = 2, 40
KINDS: list[tuple[str, Any]] = [
    (f"{KIND}kelurahan", gettext_lazy("Kelurahan setempat")),
    (f"{KIND}kecamatan", gettext_lazy("Kecamatan setempat")),
]


@require_GET
def task_sets(request: MemberRequest) -> HttpResponse:
    """Every set with its tasks."""
    context = {
        "sets": TaskSet.objects.prefetch_related("tasks__agency", "tasks__rule"),
        "labels": city.labels("issue_category"),
        "phases": city.labels("phase"),
        "kinds": {code.removeprefix(KIND): label for code, label in KINDS},
    }
    return render(request, "actions/task_sets.html", context)


@both
def task_set_new(request: MemberRequest) -> HttpResponse:
    """A situation of the city's own."""
    return _edit(request, None)


@both
def task_set(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a set: its tasks, their order, what is used."""
    return _edit(request, access.one(TaskSet.objects.all(), pk=pk))


def _edit(request: MemberRequest, kept: TaskSet | None) -> HttpResponse:
    form = _set_form(request, kept)
    rows = _task_forms(request, kept)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        facts = {"code": ""} | form.cleaned_data
        tasks = [_task(row.cleaned_data) for row in rows if row.cleaned_data.get("title")]
        saved = sets.save_task_set(task_set=kept, tasks=tasks, member=request.user, at=timezone.now(), **facts)
        messages.success(request, _("Paket “%s” tersimpan. Tugas yang sudah diberikan tidak berubah.") % saved)
        return redirect("actions:task_sets")
    wrong = form.errors or (request.method == "POST" and rows.total_error_count())
    context = {"form": form, "rows": rows, "set": kept}
    return render(request, "actions/task_set.html", context, status=422 if wrong else 200)


def _set_form(request: MemberRequest, kept: TaskSet | None) -> SetForm:
    first = {name: getattr(kept, name) for name in ("label", "category", "order", "active")} if kept else {}
    categories = city.choices("issue_category", timezone.localdate())
    return SetForm(request.POST or None, categories=categories, task_set=kept, initial=first)


def _task(given: dict[str, Any]) -> TaskFacts:
    return TaskFacts(**(given | {"supporting": tuple(given["supporting"])}))


def _task_forms(request: MemberRequest, kept: TaskSet | None) -> Any:
    made = forms.formset_factory(TaskForm, extra=NEW_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
    offices = office_choices(request.user)
    rules = [(rule.pk, rule.label) for rule in due_rules.rules().values() if rule.use == RuleUse.DUE]
    shared = {
        "offices": [*KINDS, *offices],
        "helpers": [*KINDS, *offices],
        "phases": city.choices("phase", timezone.localdate()),
        "rules": rules,
    }
    first = [_first(task) for task in kept.tasks.order_by("order", "pk")] if kept else []
    return made(request.POST or None, initial=first, form_kwargs=shared, prefix="tasks")


def _first(task: Any) -> dict[str, Any]:
    office = task.agency_id or (f"{KIND}{task.agency_kind}" if task.agency_kind else "")
    same = ("pk", "title", "detail", "supporting", "phase", "days", "order", "active")
    return {name: getattr(task, name) for name in same} | {"office": office, "rule": task.rule_id or ""}


def office_choices(member: Member) -> list[tuple[str, Any]]:
    return list(city.agencies(member.region_id[: page.REGENCY]).values_list("pk", "short"))
