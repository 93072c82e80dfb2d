"""A past rakor from a text at hand: paste it, and correct what was read out of it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.intake import services as intake
from kentongan.intake.models import Door
from kentongan.meetings.paste_form import PasteForm


@require_http_methods(["GET", "POST"])
def paste(request: MemberRequest) -> HttpResponse:
    """Take a text in, and go on to what was read out of it; the same text again leads to the same rakor."""
    form = PasteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = intake.Incoming(
            text=form.cleaned_data["text"], door=Door.FILE, origin=form.cleaned_data["origin"],
            region=request.user.region, is_simulated=settings.IS_DEMO,
        )  # fmt: skip
        try:
            report, _new = intake.receive_report(told, sender=None, by=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Teks diterima. Periksa bacaannya, lalu simpan."))
            return redirect("meetings:from_report", pk=report.pk)
    return render(request, "meetings/paste.html", {"form": form}, status=422 if form.errors else 200)
