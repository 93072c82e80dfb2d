"""Pages of the targets: how long the city gives itself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.rumours import clocks
from kentongan.rumours.forms import ClockForm
from kentongan.rumours.models import RumourClock
from kentongan.rumours.views import both


@require_safe
def targets(request: MemberRequest) -> HttpResponse:
    """How long the city gives itself."""
    return render(request, "rumours/clocks.html", {"clocks": RumourClock.objects.order_by("kind")})


@both
def target(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the city another target."""
    clock = access.one(RumourClock.objects.all(), pk=pk)
    form = ClockForm(request.POST or None, initial={"minutes": clock.minutes, "source": clock.source})
    if request.method == "POST" and form.is_valid():
        to, source = form.cleaned_data["minutes"], form.cleaned_data["source"]
        clocks.set_clock(clock=clock, to=to, source=source, member=request.user, at=timezone.now())
        messages.success(request, _("Target disimpan dan langsung berlaku."))
        return redirect("rumours:clocks")
    return render(request, "rumours/clock.html", {"form": form, "clock": clock}, status=422 if form.errors else 200)
