"""The moves on one action. Each view: load within scope, one service call, back to its page."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.actions import due_dates, page, queries, services
from kentongan.actions.forms import (
    AnswerDueForm,
    DueForm,
    NoteForm,
    OfficeForm,
    PersonForm,
    ProofForm,
    ReasonForm,
)
from kentongan.actions.models import ActionItem
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest


@require_POST
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """My office takes it, and says who there answers for it."""
    thing = queries.action(request.user, pk)
    form = PersonForm(request.POST, agency=thing.agency_id)
    if not form.is_valid():
        return _again(request, thing, person_form=form)
    person = form.cleaned_data["accountable"]
    services.accept(action=thing, accountable=person, member=request.user, at=timezone.now())
    return _said(request, thing, _("{action} diterima. Berikutnya: kerjakan, lalu lampirkan bukti."))


@require_POST
def name(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody else of my office answers for it."""
    thing = queries.action(request.user, pk)
    form = PersonForm(request.POST, agency=thing.agency_id)
    if not form.is_valid() or form.cleaned_data["accountable"] is None:
        return _again(request, thing, person_form=form)
    person = form.cleaned_data["accountable"]
    services.name_accountable(action=thing, accountable=person, member=request.user, at=timezone.now())
    return _said(request, thing, _("Penanggung jawab {action} sudah ditetapkan."))


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
def reassign(request: MemberRequest, pk: int) -> HttpResponse:
    """Another office gets it."""
    thing = queries.action(request.user, pk)
    form = OfficeForm(request.POST, agencies=city.agencies(request.user.region_id[: page.REGENCY]))
    if not form.is_valid():
        return _again(request, thing, office_form=form)
    services.reassign(action=thing, agency=form.cleaned_data["agency"], member=request.user, at=timezone.now())
    return _said(request, thing, _("{action} dialihkan. Berikutnya: instansi baru menerima atau menolak."))


@require_POST
def ask_due(request: MemberRequest, pk: int) -> HttpResponse:
    """We need longer."""
    thing = queries.action(request.user, pk)
    form = DueForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, due_form=form)
    new, why = form.cleaned_data["due_on"], form.cleaned_data["why"]
    due_dates.ask_later(action=thing, new=new, reason=why, member=request.user, at=timezone.now())
    return _said(request, thing, _("Permintaan tenggat baru untuk {action} terkirim kepada yang menugaskan."))


@require_POST
def answer_due(request: MemberRequest, pk: int) -> HttpResponse:
    """Yes or no to a later day."""
    change = queries.due_change(request.user, pk)
    form = AnswerDueForm(request.POST)
    if not form.is_valid():
        return _again(request, queries.action(request.user, change.action_id), answer_form=form)
    verb = due_dates.grant if form.cleaned_data["decision"] == "grant" else due_dates.decline
    verb(change=change, member=request.user, answer=form.cleaned_data["answer"], at=timezone.now())
    return _said(request, change.action, _("Permintaan tenggat untuk {action} sudah dijawab."))


@require_POST
def move_due(request: MemberRequest, pk: int) -> HttpResponse:
    """Another due date."""
    thing = queries.action(request.user, pk)
    form = DueForm(request.POST)
    if not form.is_valid():
        return _again(request, thing, due_form=form)
    new, why = form.cleaned_data["due_on"], form.cleaned_data["why"]
    due_dates.move_due(action=thing, new=new, reason=why, member=request.user, at=timezone.now())
    return _said(request, thing, _("Tenggat {action} dipindahkan."))


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


def _said(request: MemberRequest, thing: ActionItem, text: str) -> HttpResponse:
    messages.success(request, text.format(action=thing))
    return redirect("actions:action", pk=thing.pk)


def _again(request: MemberRequest, thing: ActionItem, **wrong: forms.Form) -> HttpResponse:
    """Show the page once more, with what was wrong beside its field."""
    shown = page.of(request.user, thing, today=timezone.localdate(), zone=timezone.get_current_timezone())
    context = shown | wrong | {"wrong": next(iter(wrong))}
    return render(request, "actions/action.html", context, status=422)
