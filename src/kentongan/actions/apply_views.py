"""Give out a standard set: choose it, look at its tasks with office and day, tick off what not."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.actions import origin
from kentongan.actions import task_sets as sets
from kentongan.actions.models import TaskSet
from kentongan.actions.task_set_forms import PickForm
from kentongan.actions.task_set_views import office_choices
from kentongan.actions.task_sets import Pick, Proposal
from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Agency
from kentongan.errors import Refused


@require_http_methods(["GET", "POST"])
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
        offices=office_choices(request.user),
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
