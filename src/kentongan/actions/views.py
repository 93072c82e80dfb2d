"""Pages of action: what was promised, by whom, until when, and what came of it."""

from pathlib import PurePath
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

from kentongan.actions import deadlines, queries, services, turns
from kentongan.actions.forms import AssignForm, FilterForm, NoteForm, ProofForm, ReasonForm, SettleForm
from kentongan.actions.models import ActionItem
from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert, AlertState
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Classification, Member, Role
from kentongan.city.templatetags.words import tone
from kentongan.errors import NotYours
from kentongan.journal import queries as journal
from kentongan.verification import queries as verification
from kentongan.verification.models import Incident

PAGE = 25
REGENCY = 5  # length of a city's code: work goes to any office of the member's city
KINDS = {
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def action(request: MemberRequest, pk: int) -> HttpResponse:
    """One promise."""
    thing = queries.action(request.user, pk)
    return render(request, "actions/action.html", _page(request.user, thing))


@require_http_methods(["GET", "POST"])
def assign(request: MemberRequest) -> HttpResponse:
    """Give one office one thing to do, from an alert, an incident, or neither."""
    alert = _given(request, "alert", alerts.alert)
    incident = _given(request, "incident", verification.incident)
    form = _assign_form(request, alert, incident)
    if request.method == "POST" and form.is_valid():
        made = services.assign(
            alert=alert, incident=incident, member=request.user, at=timezone.now(), **form.cleaned_data
        )
        text = _("{action} ditugaskan kepada {office}. Berikutnya: instansi itu menerima atau menolak.")
        messages.success(request, text.format(action=made, office=made.agency.short))
        return redirect("actions:action", pk=made.pk)
    context = {"form": form, "alert": alert, "incident": incident}
    return render(request, "actions/assign.html", context, status=422 if form.errors else 200)


def _assign_form(request: MemberRequest, alert: Alert | None, incident: Incident | None) -> AssignForm:
    today, origin = timezone.localdate(), alert or incident
    first: dict[str, Any] = {"phase": "pencegahan", "due_on": deadlines.usual(today)}
    if origin is not None:
        first |= {"region": origin.region_id, "title": _title(alert, incident), "classification": origin.classification}
    least = max(alert.classification if alert else 0, incident.classification if incident else Classification.OPEN)
    return AssignForm(
        request.POST or None,
        initial=first,
        regions=city.regions_of(request.user),
        agencies=city.agencies(request.user.region_id[:REGENCY]),
        phases=city.choices("phase", today),
        clearance=request.user.clearance,
        least=least,
        today=today,
    )


def _title(alert: Alert | None, incident: Incident | None) -> str:
    if alert is None:
        return incident.title if incident else ""
    category = city.labels("issue_category").get(alert.category, alert.category)
    # Kept in the record, so Indonesian in whatever language the form is read.
    return f"Tindak lanjut peringatan: {category} di {alert.region.name}"


def _given(request: MemberRequest, name: str, load: Any) -> Any:
    """Load what the address names, within the member's scope; nothing where it names nothing."""
    number = request.GET.get(name, "")
    if not number:
        return None
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise NotYours
    return load(request.user, int(number))


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
    extension = PurePath(str(kept.file.name)).suffix.lstrip(".")
    try:
        content = kept.file.open("rb")
    except FileNotFoundError:
        raise NotYours from None
    answer = FileResponse(
        content,
        as_attachment=not kept.is_photo,
        filename=f"bukti-{kept.pk}.{extension}",
        content_type=KINDS.get(extension, "application/octet-stream"),
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
