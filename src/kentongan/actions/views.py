"""Pages of action: one promise, a new one, its proofs."""

from uuid import uuid4

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.actions import due_rules, origin, page, proofs, queries, services
from kentongan.actions.forms import AssignForm, SettleForm
from kentongan.alerts import queries as alerts
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest


@require_GET
def action(request: MemberRequest, pk: int) -> HttpResponse:
    """One promise."""
    thing = queries.action(request.user, pk)
    context = page.of(request.user, thing, today=timezone.localdate(), zone=timezone.get_current_timezone())
    return render(request, "actions/action.html", context)


@require_http_methods(["GET", "POST"])
def assign(request: MemberRequest) -> HttpResponse:
    """Give one office one thing to do, from an alert, an incident, a rumour, or none of them."""
    called_for = origin.of(request.user, request.GET)
    form = _assign_form(request, called_for)
    if request.method == "POST" and form.is_valid():
        facts = form.facts() | called_for.named()
        made = services.assign(member=request.user, at=timezone.now(), **facts)
        text = _("{action} ditugaskan kepada {office}. Berikutnya: instansi itu menerima atau menolak.")
        messages.success(request, text.format(action=made, office=made.agency.short))
        return redirect("actions:action", pk=made.pk)
    context = {"form": form, "alert": called_for.alert, "incident": called_for.incident, "origin": called_for}
    return render(request, "actions/assign.html", context, status=422 if form.errors else 200)


def _assign_form(request: MemberRequest, called_for: origin.Origin) -> AssignForm:
    today, thing = timezone.localdate(), called_for.thing
    first = {"phase": "pencegahan", "when": due_rules.SOON, "token": uuid4(), "classification": called_for.least}
    if thing is not None:
        first |= {"region": thing.region_id, "title": called_for.title()}
    return AssignForm(
        request.POST or None,
        initial=first,
        regions=city.regions_of(request.user),
        agencies=city.agencies(request.user.region_id[: page.REGENCY]),
        phases=city.choices("phase", today),
        clearance=request.user.clearance,
        least=called_for.least,
        words=due_rules.words(today),
        has_origin=thing is not None,
        today=today,
    )


@require_POST
def settle(request: MemberRequest, pk: int) -> HttpResponse:
    """Close an alert by the actions that answered it."""
    thing = alerts.alert(request.user, pk)
    form = SettleForm(request.POST)
    verdict = form.cleaned_data["verdict"] if form.is_valid() else ""
    services.settle_alert(alert=thing, member=request.user, verdict=verdict, at=timezone.now())
    messages.success(
        request, _("Peringatan {alert} ditutup dengan tindak lanjut yang sudah diperiksa.").format(alert=thing)
    )
    return redirect("alerts:alert", pk=pk)


@require_GET
@cache_control(private=True, no_store=True)
def evidence(request: MemberRequest, pk: int) -> FileResponse:
    """One proof, to whoever may see its action; documents are saved, never opened in the page."""
    kept = queries.evidence(request.user, pk)
    return proofs.answer(kept.file, name=f"bukti-{kept.pk}", is_photo=kept.is_photo)
