"""One move on many actions: first what it would touch, then the move itself."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.actions import bulk as many
from kentongan.actions import page, queries
from kentongan.actions.bulk_forms import DEEDS, form_for, perform, picked
from kentongan.actions.list_views import listed
from kentongan.actions.models import ActionItem
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused


@require_POST
def bulk(request: MemberRequest) -> HttpResponse:
    """One move on many: first what it would touch, then the move itself, all of it or nothing."""
    member = request.user
    deed = next((row for row in DEEDS if row[0] == request.POST.get("deed")), None)
    if deed is None:
        messages.error(request, _("Pilih apa yang akan dilakukan dengan tugas yang dicentang."))
        return redirect("actions:actions")
    access.require(member, deed[2])
    chosen = _chosen(request)
    agencies = city.agencies(member.region_id[: page.REGENCY])
    asked = request.POST.get("step") == "do"
    form = form_for(deed[0], request.POST if asked else None, agencies=agencies)
    failures: list[tuple[ActionItem, str]] = []
    if asked and form.is_valid():
        try:
            number = perform(deed[0], chosen, form.cleaned_data, member=member, at=timezone.now())
        except Refused as problem:
            failures = getattr(problem, "failures", [])
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("%(deed)s: %(number)d tugas.") % {"deed": deed[1], "number": number})
            return redirect("actions:actions")
    context = {"deed": deed, "form": form, "chosen": chosen, "failures": failures, "today": timezone.localdate()}
    return render(request, "actions/bulk.html", context, status=422 if form.errors else 200)


def _chosen(request: MemberRequest) -> list[ActionItem]:
    """Return what was ticked, or, where all was ticked, what the list's filters name, no more than one move takes."""
    if request.POST.get("all") and not request.POST.get("step"):
        found = listed(request, QueryDict(request.POST.get("query", "")))
        number = found.count()
        if number > many.MOST:
            raise many.TooMany(most=many.MOST, number=number)
        return queries.chosen(request.user, list(found.values_list("pk", flat=True)))
    ids = picked(request.POST.getlist("pick"))
    if not ids:
        raise many.NothingChosen
    if len(ids) > many.MOST:
        raise many.TooMany(most=many.MOST, number=len(ids))
    return queries.chosen(request.user, ids)
