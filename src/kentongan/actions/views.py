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


def _tabs() -> list[tuple[str, str]]:
    return [
        ("office", _("Milik instansi saya")),
        ("open", _("Belum selesai")),
        ("late", _("Terlambat")),
        ("mine", _("Saya tugaskan atau kerjakan")),
        ("all", _("Semua")),
    ]


@require_GET
def actions(request: MemberRequest) -> HttpResponse:
    """The promises of my office, or of my area, the soonest due first."""
    member, today = request.user, timezone.localdate()
    form = FilterForm(request.GET, agencies=city.agencies(member.region_id[:REGENCY]))
    alert = _given(request, "alert", alerts.alert)
    usual = "office" if member.role in (Role.LIAISON, Role.FIELD) else "open"
    show = request.GET.get("tab") or ("all" if alert else usual)
    things = queries.actions(member, show=show, alert=alert.pk if alert else None, today=today, **form.wanted())
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "tabs": _tabs(),
        "show": show,
        "page": page,
        "cards": [(thing, tone(thing.state)) for thing in page],
        "counts": queries.counts(member, today),
        "late": queries.late_by_agency(member, today),
        "today": today,
        "query": query.urlencode(),
        "alert": alert,
        "settle": _settle_form(member, alert),
    }
    return render(request, "actions/actions.html", context)


def _settle_form(member: Member, alert: Alert | None) -> SettleForm | None:
    if alert is None or alert.state == AlertState.CLOSED or not access.permits(member, "alert.close"):
        return None
    done = queries.of_alert(member, alert).filter(state=services.CHECKED)
    return SettleForm() if done.exists() else None


@require_GET
def action(request: MemberRequest, pk: int) -> HttpResponse:
    """One promise."""
    thing = queries.action(request.user, pk)
    return render(request, "actions/action.html", _page(request.user, thing))


def _page(member: Member, thing: ActionItem) -> dict[str, Any]:
    proofs = list(thing.evidence.select_related("added_by"))
    notes = list(thing.notes.select_related("written_by"))
    supporting = list(thing.supporting.all())
    helps = member.agency_id in [office.pk for office in supporting]
    alert = alerts.alerts(member).filter(actions=thing).first() if thing.alert_id else None
    knows = thing.incident_id is not None and access.permits(member, "incident.read")
    return {
        "action": thing,
        "tone": tone(thing.state),
        "turn": turns.of(thing, member, helps=helps, shown=bool(proofs or notes)),
        "supporting": supporting,
        "phase": city.labels("phase").get(thing.phase, thing.phase),
        "alert": alert,
        "incident": verification.incidents(member).filter(actions=thing).first() if knows else None,
        "proofs": proofs,
        "notes": [{"at": n.written_at, "who": n.written_by.name, "text": n.text, "icon": "paper"} for n in notes],
        "history": journal.history("action", thing.pk),
        "today": timezone.localdate(),
        "reason_form": ReasonForm(),
        "note_form": NoteForm(),
        "proof_form": ProofForm(zone=timezone.get_current_timezone()),
        "settle": _settle_form(member, alert),
    }


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
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """My office takes it."""
    thing = queries.action(request.user, pk)
    services.accept(action=thing, member=request.user, at=timezone.now())
    return _said(request, thing, _("{action} diterima. Berikutnya: kerjakan, lalu lampirkan bukti."))


@require_POST
def refuse(request: MemberRequest, pk: int) -> HttpResponse:
    """My office cannot."""
    thing = queries.action(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, reason_form=form)
    services.refuse(action=thing, member=request.user, reason=form.cleaned_data["reason"], at=timezone.now())
    return _said(request, thing, _("{action} ditolak. Yang menugaskan akan melihat alasan Anda."))


@require_POST
def note(request: MemberRequest, pk: int) -> HttpResponse:
    """How it goes."""
    thing = queries.action(request.user, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, note_form=form)
    services.note(action=thing, member=request.user, text=form.cleaned_data["text"], at=timezone.now())
    return _said(request, thing, _("Catatan untuk {action} tersimpan."))


@require_POST
def prove(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a photo or a document."""
    thing = queries.action(request.user, pk)
    form = ProofForm(request.POST, request.FILES, zone=timezone.get_current_timezone())
    if not form.is_valid():
        return _again(request, thing, proof_form=form)
    proof, caption = form.cleaned_data["file"], form.cleaned_data["caption"]
    services.prove(action=thing, member=request.user, proof=proof, caption=caption, at=timezone.now())
    return _said(request, thing, _("Bukti untuk {action} tersimpan. Bila sudah tuntas, nyatakan selesai."))


@require_POST
def finish(request: MemberRequest, pk: int) -> HttpResponse:
    """It is done."""
    thing = queries.action(request.user, pk)
    services.finish(action=thing, member=request.user, at=timezone.now())
    return _said(request, thing, _("{action} dinyatakan selesai. Orang lain akan memeriksanya."))


@require_POST
def check(request: MemberRequest, pk: int) -> HttpResponse:
    """Yes, it is done."""
    thing = queries.action(request.user, pk)
    services.check(action=thing, member=request.user, at=timezone.now())
    return _said(request, thing, _("{action} selesai dan diperiksa."))


@require_POST
def send_back(request: MemberRequest, pk: int) -> HttpResponse:
    """No, not yet."""
    thing = queries.action(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, reason_form=form)
    services.send_back(action=thing, member=request.user, reason=form.cleaned_data["reason"], at=timezone.now())
    return _said(request, thing, _("{action} dikembalikan kepada instansi penanggung jawab dengan catatan Anda."))


@require_POST
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    """It is no longer wanted."""
    thing = queries.action(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, reason_form=form)
    services.cancel(action=thing, member=request.user, reason=form.cleaned_data["reason"], at=timezone.now())
    return _said(request, thing, _("{action} dibatalkan."))


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


def _said(request: MemberRequest, thing: ActionItem, text: str) -> HttpResponse:
    messages.success(request, text.format(action=thing))
    return redirect("actions:action", pk=thing.pk)


def _again(request: MemberRequest, thing: ActionItem, **wrong: forms.Form) -> HttpResponse:
    """Show the page once more, with what was wrong beside its field."""
    context = _page(request.user, thing) | wrong | {"wrong": next(iter(wrong))}
    return render(request, "actions/action.html", context, status=422)
