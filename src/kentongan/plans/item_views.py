"""Pages of one item: add it, change it, drop it, tell what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours, Refused
from kentongan.plans import comparing, queries, results, services
from kentongan.plans.forms import ItemForm, ReasonForm, ResultForm
from kentongan.plans.models import Plan, PlanItem, PlanResult, PlanState
from kentongan.plans.services import ItemFacts
from kentongan.plans.windows import windows

both = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS = ("number", "phase", "activity", "region", "place", "criterion", "measure", "unit", "budget", "fund")
LATEST = 100


@both
def item_new(request: MemberRequest, pk: int) -> HttpResponse:
    """Another item of a plan."""
    return _edit(request, queries.plan(request.user, pk), None)


@both
def item(request: MemberRequest, pk: int) -> HttpResponse:
    """Change one item."""
    thing = queries.item(request.user, pk)
    return _edit(request, thing.plan, thing)


def _edit(request: MemberRequest, plan: Plan, kept: PlanItem | None) -> HttpResponse:
    form = _form(request, plan, kept, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        reason = given.pop("reason", "")
        targets = {one.code: given.pop(f"target_{one.code}") for one in form.windows}
        facts = ItemFacts(**given, targets=targets)
        try:
            changed = services.save_item(
                plan=plan, item=kept, facts=facts, reason=reason, member=request.user, at=timezone.now()
            )
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Butir tersimpan.") if changed else _("Tidak ada yang berubah."))
            return redirect("plans:plan", pk=plan.pk)
    context = {"form": form, "plan": plan, "item": kept, "drop_form": ReasonForm(prefix="drop")}
    return render(request, "plans/item.html", context, status=422 if request.method == "POST" else 200)


def _form(request: MemberRequest, plan: Plan, kept: PlanItem | None, data: QueryDict | None) -> ItemForm:
    first: dict[str, Any] = {"region": plan.region_id, "number": (plan.items.count() or 0) + 1}
    if kept:
        first = {name: getattr(kept, name) for name in COLUMNS}
        first |= {"responsible": kept.responsible.all(), "supporting": kept.supporting.all()}
        first |= {f"target_{one.period}": one.target for one in kept.results.all()}
    return ItemForm(
        data,
        columns=plan.form.columns.all(),
        phases=city.choices("phase", timezone.localdate()),
        offices=city.agencies(plan.region_id),
        regions=city.regions_of(request.user).filter(code__startswith=plan.region_id),
        windows=windows(plan.form, plan.year),
        is_adopted=plan.state != PlanState.DRAFT,
        initial=first,
    )


@require_POST
def drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an item out."""
    thing = queries.item(request.user, pk)
    form = ReasonForm(request.POST, prefix="drop")
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            services.drop_item(item=thing, reason=reason, member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error("reason", str(problem))
        else:
            messages.success(request, _("Butir dicabut."))
            return redirect("plans:plan", pk=thing.plan_id)
    context = {"form": _form(request, thing.plan, thing, None), "plan": thing.plan, "item": thing, "drop_form": form}
    return render(request, "plans/item.html", context, status=422)


@both
def result(request: MemberRequest, pk: int, period: str) -> HttpResponse:
    """Tell what came of an item in one period."""
    thing = queries.item(request.user, pk)
    window = next((one for one in windows(thing.plan.form, thing.plan.year) if one.code == period), None)
    kept = thing.results.filter(period=period).first()
    if window is None or kept is None or not queries.may_report(request.user, thing):
        raise NotYours
    form = _result_form(request, thing, kept)
    if request.method == "POST" and form.is_valid() and _tell(request, thing, period, form):
        return redirect(f"{reverse('plans:plan', kwargs={'pk': thing.plan_id})}?masa={period}")
    context = {
        "form": form,
        "item": thing,
        "plan": thing.plan,
        "window": window,
        "kept": kept,
        "today": timezone.localdate(),
    }
    return render(request, "plans/result.html", context, status=422 if request.method == "POST" else 200)


def _result_form(request: MemberRequest, thing: PlanItem, kept: PlanResult) -> ResultForm:
    names = ("result", "told", "obstacle", "overruled", "revision")
    first = {name: getattr(kept, name) for name in names} | {"proofs": kept.proofs.all()}
    first["percentage"] = kept.percentage if kept.overruled else None
    seen = queries.provable(request.user, thing).order_by("-assigned_at", "-pk")
    chosen = kept.proofs.values_list("pk", flat=True)
    offered = seen.filter(pk__in=[*seen.values_list("pk", flat=True)[:LATEST], *chosen])
    return ResultForm(request.POST or None, actions=offered, again=kept.reported_at is not None, initial=first)


def _tell(request: MemberRequest, thing: PlanItem, period: str, form: ResultForm) -> bool:
    """Write it down; False when the verb refused, with its sentence in the form."""
    given = dict(form.cleaned_data)
    revision, reason = given.pop("revision"), given.pop("reason", "")
    try:
        told = results.tell(
            item=thing,
            period=period,
            told=results.Told(**given),
            revision=revision,
            reason=reason,
            member=request.user,
            at=timezone.now(),
        )
    except Refused as problem:
        form.add_error(None, str(problem))
        return False
    outcome = city.labels(queries.RESULTS).get(told.outcome, told.outcome)
    percent = comparing.number(told.percentage).replace(".", ",")
    messages.success(request, _("Capaian tersimpan: {percent}%, {outcome}.").format(percent=percent, outcome=outcome))
    return True
