"""For whoever reported something: what is being done about it, and the word that it is not done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kentongan.actions import disputes, due_rules
from kentongan.actions.forms import ReasonForm
from kentongan.actions.models import ActionState
from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.city.templatetags.words import tone
from kentongan.intake import queries as intake
from kentongan.intake.models import Report


@require_GET
def of_report(request: MemberRequest, report: UUID) -> HttpResponse:
    """What answers a report of mine: a piece of its page, or a page of its own without a script."""
    mine = intake.own(request.user, report)
    is_piece = bool(request.headers.get("HX-Request"))
    template = "actions/_of_report.html" if is_piece else "actions/of_report.html"
    answer = render(request, template, _context(request.user, mine))
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _context(member: Member, report: Report) -> dict[str, Any]:
    today, days = timezone.localdate(), due_rules.rules()[due_rules.DISPUTE].days
    rows = []
    for one in disputes.of_report(member, report):
        last = disputes.last_day(one, days) if one.state == ActionState.CHECKED else None
        rows.append({"action": one, "tone": tone(one.state), "until": last if last and today <= last else None})
    return {"report": report, "rows": rows, "today": today, "form": ReasonForm()}


@require_POST
def dispute(request: MemberRequest, report: UUID, pk: int) -> HttpResponse:
    """It is not done."""
    mine = intake.own(request.user, report)
    action = access.one(disputes.of_report(request.user, mine), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = _context(request.user, mine) | {"form": form, "wrong": action.pk}
        return render(request, "actions/of_report.html", context, status=422)
    reason = form.cleaned_data["reason"]
    disputes.dispute(action=action, report=mine, reason=reason, member=request.user, at=timezone.now())
    messages.success(request, _("Sanggahan Anda diterima. %s dibuka kembali dan akan diperiksa orang lain.") % action)
    return redirect("intake:own", pk=mine.pk)
