"""Pages of the standard task sets: read them, edit them, give one out."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from kentongan.actions import due_rules, origin, page
from kentongan.actions import task_sets as sets
from kentongan.actions.forms import said
from kentongan.actions.models import RuleUse, TaskSet
from kentongan.actions.task_set_forms import PickForm, RuleForm, SetForm, TaskForm
from kentongan.actions.task_sets import KIND, Pick, Proposal, TaskFacts
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Agency, Member
from kentongan.errors import Refused

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
        filled = [row.cleaned_data for row in rows if row.cleaned_data.get("title")]
        facts = {"code": ""} | form.cleaned_data
        saved = sets.save_task_set(
            task_set=kept, tasks=[_task(row) for row in filled], member=request.user, at=timezone.now(), **facts
        )
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
    offices = _offices(request.user)
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


def _offices(member: Member) -> list[tuple[str, Any]]:
    return list(city.agencies(member.region_id[: page.REGENCY]).values_list("pk", "short"))


@both
def edit_due_rules(request: MemberRequest) -> HttpResponse:
    """What "segera" means, and when something is said."""
    rows = [(rule, _rule_form(request, rule)) for rule in due_rules.rules().values()]
    if request.method == "POST" and all(form.is_valid() for _rule, form in rows):
        changed = sum(
            due_rules.edit_due_rule(
                rule=rule,
                days=form.cleaned_data["days"],
                working_days_only=form.cleaned_data.get("working_days_only", False),
                member=request.user,
                at=timezone.now(),
            )
            for rule, form in rows
        )
        messages.success(
            request, _("%d aturan diubah; berlaku untuk tenggat yang ditetapkan mulai sekarang.") % changed
        )
        return redirect("actions:due_rules")
    examples = {word.rule.pk: said(word) for word in due_rules.words(timezone.localdate())}
    context = {"rows": [(rule, form, examples.get(rule.pk, "")) for rule, form in rows]}
    wrong = request.method == "POST"
    return render(request, "actions/due_rules.html", context, status=422 if wrong else 200)


def _rule_form(request: MemberRequest, rule: Any) -> RuleForm:
    repeats = rule.pk in (due_rules.AFTER, due_rules.DISPUTE)
    return RuleForm(
        request.POST or None,
        prefix=rule.pk,
        least=1 if repeats else 0,
        only_days=repeats,
        initial={"days": rule.days, "working_days_only": rule.working_days_only},
    )


@both
def apply(request: MemberRequest) -> HttpResponse:
    """Choose a set, look at its tasks with office and day, tick off what not, give them out in one go."""
    called_for, code = origin.of(request.user, request.GET), request.GET.get("paket", "")
    context: dict[str, Any] = {"origin": called_for, "thing": called_for.thing, "today": timezone.localdate()}
    if called_for.thing is None or not code:
        found = TaskSet.objects.filter(active=True)
        context["fitting"] = [one for one in found if one.category == called_for.category]
        context["others"] = [one for one in found if one.category != called_for.category]
        return render(request, "actions/apply.html", context)
    chosen = access.one(TaskSet.objects.filter(active=True), code=code)
    proposals = sets.proposals(chosen, called_for.thing.region, timezone.localdate())
    rows = [(one, _pick_form(request, one)) for one in proposals]
    token = _token(request)
    if request.method == "POST" and all(form.is_valid() for _one, form in rows):
        try:
            made = sets.apply(
                task_set=chosen,
                picks=_picks(rows),
                origin=called_for,
                region=called_for.thing.region,
                token=token,
                member=request.user,
                at=timezone.now(),
            )
        except Refused as problem:
            context["problem"] = str(problem)
        else:
            said_so = {"number": len(made), "label": chosen}
            messages.success(request, _("%(number)d tugas diberikan menurut paket “%(label)s”.") % said_so)
            return redirect(f"{reverse('actions:actions')}?{called_for.query}")
    context |= {"set": chosen, "rows": rows, "token": token}
    return render(request, "actions/apply.html", context, status=422 if request.method == "POST" else 200)


def _token(request: MemberRequest) -> UUID:
    """Return the number of the form; a mutilated one is a new form."""
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid4()


def _pick_form(request: MemberRequest, one: Proposal) -> PickForm:
    return PickForm(
        request.POST or None,
        prefix=f"t{one.template.pk}",
        offices=_offices(request.user),
        today=timezone.localdate(),
        initial={
            "ticked": True,
            "title": one.template.title,
            "agency": one.agency.pk if one.agency else "",
            "due_on": one.due.day,
        },
    )


def _picks(rows: list[tuple[Proposal, PickForm]]) -> list[Pick]:
    offices = {office.pk: office for office in Agency.objects.all()}
    return [
        Pick(
            template=one.template,
            title=form.cleaned_data["title"],
            agency=offices[form.cleaned_data["agency"]],
            supporting=one.supporting,
            due_on=form.cleaned_data["due_on"],
        )
        for one, form in rows
        if form.cleaned_data["ticked"]
    ]
