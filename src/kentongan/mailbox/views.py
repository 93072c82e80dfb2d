"""The page on which the mailbox is set and watched."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.mailbox import queries, services
from kentongan.mailbox.forms import MailDoorForm


@require_http_methods(["GET", "HEAD", "POST"])
def standing(request: MemberRequest) -> HttpResponse:
    """Switch the mailbox on or off, and see what came of the letters."""
    now, door = timezone.now(), queries.mail_door()
    form = MailDoorForm(request.POST or None, door=door, regions=city.regions_of(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            services.set_door(by=request.user, at=now, **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Setelan surel disimpan."))
            return redirect("desk:doors")
    context = {"form": form, "door": door, "counts": queries.counts(now), "has_server": bool(settings.MAILBOX)}
    return render(request, "mailbox/standing.html", context, status=422 if form.errors else 200)
