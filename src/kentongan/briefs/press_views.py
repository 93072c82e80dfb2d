"""Letting a press release out, and taking it back."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kentongan.briefs import page, queries, releasing
from kentongan.briefs.models import PressRelease
from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours


class WithdrawForm(forms.Form):
    """Why it is taken back; the public reads this."""

    why = forms.CharField(label=gettext_lazy("Alasan, dibaca umum"), max_length=300)


@require_POST
def release(request: MemberRequest, pk: int) -> HttpResponse:
    """Let the release out as the second person."""
    press = _press(request, pk)
    releasing.release(press=press, member=request.user, at=timezone.now())
    messages.success(request, _("Siaran pers terbit di halaman umum."))
    return redirect("briefs:brief", pk=pk)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the release back, with a reason."""
    press = _press(request, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        thing = press.brief
        context = {"brief": thing, "s": thing.snapshot, "parts": page.shown(thing.snapshot), "release": press}
        return render(request, "briefs/brief.html", context | {"form": form}, status=422)
    releasing.withdraw(press=press, why=form.cleaned_data["why"], member=request.user, at=timezone.now())
    messages.success(request, _("Siaran pers ditarik. Alamatnya tetap dan menyebut alasannya."))
    return redirect("briefs:brief", pk=pk)


def _press(request: MemberRequest, pk: int) -> PressRelease:
    press = getattr(queries.brief(request.user, pk), "press", None)
    if press is None:
        raise NotYours
    return press
