"""Keeping a search of the inbox, and dropping it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.intake import saved_views
from kentongan.intake.inbox_views import address, filters
from kentongan.intake.saved_view_forms import SaveViewForm


@require_POST
def view_save(request: MemberRequest) -> HttpResponse:
    """Keep the filters that are set under a name."""
    told = filters(request.user, QueryDict(request.POST.get("query", "")[:2_000])).told()
    form = SaveViewForm(request.POST)
    back = f"{reverse('intake:inbox')}?{address(told)}"
    if not form.is_valid():
        messages.error(request, _("Beri nama saringan itu, paling banyak 60 huruf."))
        return redirect(back)
    try:
        kept = saved_views.keep(query=told, member=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Saringan “%s” disimpan.") % kept)
    return redirect(back)


@require_POST
def view_forget(request: MemberRequest, pk: int) -> HttpResponse:
    """Drop a search of one's own."""
    kept = access.one(request.user.saved_views.all(), pk=pk)
    name = str(kept)
    saved_views.forget(view=kept, member=request.user, at=timezone.now())
    messages.success(request, _("Saringan “%s” dihapus.") % name)
    return redirect("intake:inbox")
