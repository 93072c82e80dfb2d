"""What was written without a network for an action that had moved on: shown on its page, decided there."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.actions import proofs
from kentongan.actions import queries as actions
from kentongan.actions.forms import ReasonForm
from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.phone import deeds, queries


@require_safe
def of_action(request: MemberRequest, pk: int) -> HttpResponse:
    """A piece of the page of an action; empty where nothing clashes."""
    action = actions.action(request.user, pk)
    may = access.permits(request.user, "action.do") and queries.may_settle(request.user, action)
    context = {"clashes": queries.clashes(request.user, action)[:50], "may_settle": may, "form": ReasonForm()}
    return render(request, "phone/_clashes.html", context)


@require_POST
def settle(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Keep it as a note, or leave it with a reason."""
    clash = queries.clash(request.user, pk)
    at = timezone.localtime()
    try:
        if request.POST.get("decision") == "keep":
            deeds.keep_as_note(clash=clash, member=request.user, at=at)
        else:
            deeds.drop(clash=clash, reason=request.POST.get("reason", "")[:2_000], member=request.user, at=at)
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Keputusan dicatat; keduanya tetap dapat dibaca."))
    return redirect("actions:action", pk=clash.action_id)


@require_safe
def late_file(request: MemberRequest, pk: UUID) -> FileResponse:
    """The file of one, for whoever may see its action."""
    clash = deeds.late_file(request.user, pk)
    return proofs.answer(clash.file, name=_("tulisan-luring"), is_photo=clash.is_photo)
