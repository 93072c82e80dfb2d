"""Pages of what the field hears: note it, see what became of it, lay it to a rumour."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused
from kentongan.rumours import hearing, queries
from kentongan.rumours.forms import ReasonForm
from kentongan.rumours.hearing_forms import HearForm
from kentongan.rumours.views import PAGE, both


@both
def hear(request: MemberRequest) -> HttpResponse:
    """The phone page: what goes around, where, by which channel; under a minute."""
    form = HearForm(
        request.POST or None,
        regions=city.regions_of(request.user),
        channels=city.choices("rumour_channel", timezone.localdate()),
        now=timezone.now(),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["told"]
        try:
            hearing.hear(told=told, heard=form.heard(), member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Tercatat. Operator memeriksa apakah kabar ini pernah terdengar."))
            return redirect("rumours:mine")
    return render(request, "rumours/hear.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """What I noted, and what the public is told of it."""
    page = Paginator(queries.noted_by(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "channels": city.labels("rumour_channel")}
    return render(request, "rumours/mine.html", context)


@require_safe
def unlaid(request: MemberRequest) -> HttpResponse:
    """What the field heard and nobody has yet laid to a rumour."""
    page = Paginator(queries.unlaid(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "rumours/unlaid.html", {"page": page, "channels": city.labels("rumour_channel")})


@both
def lay(request: MemberRequest, pk: int) -> HttpResponse:
    """Say which rumour it was: one of those that are alike, or a new one."""
    noted = queries.one_unlaid(request.user, pk)
    if request.method == "POST":
        number = request.POST.get("rumour", "")
        thing = queries.rumour(request.user, int(number) if number.isdecimal() else 0)
        hearing.lay(sighting=noted, rumour=thing, member=request.user, at=timezone.now())
        messages.success(request, _("Kabar digabungkan ke rumor ini."))
        return redirect("rumours:rumour", pk=thing.pk)
    return render(request, "rumours/lay.html", _lay_page(request, pk))


def _lay_page(request: MemberRequest, pk: int) -> dict[str, object]:
    noted = queries.one_unlaid(request.user, pk)
    return {
        "noted": noted,
        "earlier": queries.earlier(request.user, noted.told),
        "channels": city.labels("rumour_channel"),
        "form": ReasonForm(),
    }


@require_POST
def drop(request: MemberRequest, pk: int) -> HttpResponse:
    """It is no rumour; say why."""
    noted = queries.one_unlaid(request.user, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "rumours/lay.html", _lay_page(request, pk) | {"form": form}, status=422)
    hearing.drop(sighting=noted, reason=form.cleaned_data["reason"], member=request.user, at=timezone.now())
    messages.success(request, _("Kabar dikesampingkan; alasannya dapat dibaca pencatatnya."))
    return redirect("rumours:unlaid")
