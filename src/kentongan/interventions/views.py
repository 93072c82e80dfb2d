"""Pages of intervention: what stands where, until when, what follows it, and whether it helped."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.actions import proofs
from kentongan.actions import queries as actions
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.errors import NotYours
from kentongan.interventions import charts, queries, services
from kentongan.interventions.chains import chains, late
from kentongan.interventions.forms import EndForm, FilterForm, LinkForm, LiveForm, PlanForm, today_first
from kentongan.interventions.models import Intervention
from kentongan.interventions.services import BUILDING, ENDED, PLANNED
from kentongan.journal import queries as journal

PAGE = 25
REGENCY = 5  # length of a city's code: work goes to any office of the member's city


@require_GET
def interventions(request: MemberRequest) -> HttpResponse:
    """What is done in the field, chain by chain, the soonest promised first."""
    member, today = request.user, timezone.localdate()
    kinds = city.labels("intervention_kind")
    form = FilterForm(request.GET, kinds=list(kinds.items()))
    things = queries.interventions(member, late=request.GET.get("tab") == "late", today=today, **form.wanted())
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "chains": chains(queries.chained(member, list(page)), today),
        "kinds": kinds,
        "counts": queries.counts(member, today),
        "today": today,
        "query": query.urlencode(),
    }
    return render(request, "interventions/interventions.html", context)


@require_GET
def intervention(request: MemberRequest, pk: int) -> HttpResponse:
    """One deed in the field."""
    thing = queries.intervention(request.user, pk)
    return render(request, "interventions/intervention.html", _page(request.user, thing))


def _page(member: Member, thing: Intervention) -> dict[str, Any]:
    today = timezone.localdate()
    labels = city.labels("issue_category")
    told = queries.effect(member, thing) if access.permits(member, "effect.read") else None
    run, found = told or (None, {})
    mine = thing.agency_id == member.agency_id
    return {
        "intervention": thing,
        "late": late(thing, today),
        "kinds": city.labels("intervention_kind"),
        "against": [labels.get(code, code) for code in thing.against],
        "phase": city.labels("phase").get(thing.phase, thing.phase),
        "chains": chains(queries.chained(member, [thing]), today),
        "acts": [one for one in (thing.action, thing.ending_action) if one and _shown(member, one.pk)],
        "run": run,
        "found": found,
        "chart": charts.draw(found.get("course", [])),
        "history": journal.history("intervention", thing.pk),
        "today": today,
        "waits": thing.state in (PLANNED, BUILDING),
        "can_build": mine and thing.state == PLANNED,
        "can_live": mine and thing.state in (PLANNED, BUILDING),
        "can_link": thing.is_interim and thing.state != ENDED,
        "hold": services.hold_on(thing),
        "live_form": LiveForm(zone=timezone.get_current_timezone(), initial=today_first(today)),
        "link_form": LinkForm(permanent=queries.permanent(member), initial={"permanent": thing.bridges_to_id}),
        "end_form": EndForm(initial=today_first(today)),
    }


def _shown(member: Member, pk: int) -> bool:
    return access.permits(member, "action.read") and actions.visible(member).filter(pk=pk).exists()


@require_GET
def of_action(request: MemberRequest, pk: int) -> HttpResponse:
    """The chain that an action belongs to, as a piece of its page; empty where there is none."""
    action = actions.action(request.user, pk)
    things = queries.of_action(request.user, action)
    today = timezone.localdate()
    context = {
        "chains": chains(queries.chained(request.user, things), today) if things else [],
        "action": action,
        "hold": services.hold(action),
        "kinds": city.labels("intervention_kind"),
        "today": today,
    }
    return render(request, "interventions/_of_action.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: MemberRequest) -> HttpResponse:
    """Write down what is to be done in the field."""
    form = _plan_form(request)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        token = values.pop("token")
        made = services.plan(facts=services.Plan(**values), token=token, member=request.user, at=timezone.now())
        messages.success(
            request,
            _("{thing} direncanakan. Berikutnya: {office} menyiapkannya.").format(thing=made, office=made.agency.short),
        )
        return redirect("interventions:intervention", pk=made.pk)
    return render(request, "interventions/plan.html", {"form": form}, status=422 if form.errors else 200)


def _plan_form(request: MemberRequest) -> PlanForm:
    member, today = request.user, timezone.localdate()
    first: dict[str, Any] = {"token": uuid.uuid4(), "phase": "pencegahan"}
    number = request.GET.get("action", "")
    if number:
        if not number.isascii() or not number.isdigit() or len(number) > 18:
            raise NotYours
        action = actions.action(member, int(number))
        first |= {"action": action.pk, "region": action.region_id, "agency": action.agency_id, "due_on": action.due_on}
        first |= {"label": action.title[:160], "classification": action.classification, "phase": action.phase}
    return PlanForm(
        request.POST or None,
        initial=first,
        regions=city.regions_of(member),
        agencies=city.agencies(member.region_id[:REGENCY]),
        actions=actions.visible(member).filter(state__in=actions.OPEN).order_by("-pk"),
        permanent=queries.permanent(member),
        words={
            "kind": city.choices("intervention_kind", today),
            "against": city.choices("issue_category", today),
            "phase": city.choices("phase", today),
        },
        clearance=member.clearance,
    )


@require_POST
def build(request: MemberRequest, pk: int) -> HttpResponse:
    """Work has begun."""
    thing = queries.intervention(request.user, pk)
    services.start_building(intervention=thing, member=request.user, at=timezone.now())
    return _said(request, thing, _("{thing} sedang disiapkan. Berikutnya: nyatakan berjalan, dengan bukti."))


@require_POST
def live(request: MemberRequest, pk: int) -> HttpResponse:
    """It works, and here is the proof."""
    thing = queries.intervention(request.user, pk)
    form = LiveForm(request.POST, request.FILES, zone=timezone.get_current_timezone())
    if not form.is_valid():
        return _again(request, thing, live_form=form)
    values = form.cleaned_data
    services.make_live(
        intervention=thing,
        member=request.user,
        since=values["since"],
        note=values["note"],
        proof=values["file"],
        at=timezone.now(),
    )
    return _said(request, thing, _("{thing} dinyatakan berjalan. Dampaknya dihitung tiap bulan."))


@require_POST
def link(request: MemberRequest, pk: int) -> HttpResponse:
    """What is to follow it."""
    thing = queries.intervention(request.user, pk)
    form = LinkForm(request.POST, permanent=queries.permanent(request.user))
    if not form.is_valid():
        return _again(request, thing, link_form=form)
    permanent = form.cleaned_data["permanent"]
    services.link(intervention=thing, permanent=permanent, member=request.user, at=timezone.now())
    return _said(request, thing, _("{thing} kini menjembatani langkah tetap yang Anda pilih."))


@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """It is over."""
    thing = queries.intervention(request.user, pk)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, end_form=form)
    services.end(intervention=thing, member=request.user, at=timezone.now(), **form.cleaned_data)
    return _said(request, thing, _("{thing} diakhiri."))


@require_POST
def measure(request: MemberRequest, pk: int) -> HttpResponse:
    """Did it help? Look now."""
    thing = queries.intervention(request.user, pk)
    services.measure(intervention=thing, member=request.user, at=timezone.now())
    return _said(request, thing, _("Dampak {thing} dihitung sampai kemarin."))


@require_GET
@cache_control(private=True, no_store=True)
def proof(request: MemberRequest, pk: int) -> FileResponse:
    """The proof, to whoever may see the intervention; documents are saved, never opened in the page."""
    thing = queries.intervention(request.user, pk)
    if not thing.proof_file:
        raise NotYours
    return proofs.answer(thing.proof_file, name=f"bukti-intervensi-{thing.pk}", is_photo=thing.proof_is_photo)


def _said(request: MemberRequest, thing: Intervention, text: str) -> HttpResponse:
    messages.success(request, text.format(thing=thing))
    return redirect("interventions:intervention", pk=thing.pk)


def _again(request: MemberRequest, thing: Intervention, **wrong: forms.Form) -> HttpResponse:
    """Show the page once more, with what was wrong beside its field."""
    context = _page(request.user, thing) | wrong | {"wrong": next(iter(wrong))}
    return render(request, "interventions/intervention.html", context, status=422)
