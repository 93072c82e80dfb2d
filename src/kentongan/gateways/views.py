"""Pages on which gateways are set up, tried and watched."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.gateways import picking, queries, services
from kentongan.gateways.forms import GatewayForm, NewGatewayForm, NumberForm
from kentongan.gateways.models import Gateway

PAGE = 25
both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def gateways(request: MemberRequest) -> HttpResponse:
    """All gateways, and how each fares."""
    page = Paginator(queries.gateways(request.user), PAGE).get_page(request.GET.get("page"))
    rows = [(one, queries.why(one)) for one in page]
    return render(request, "gateways/gateways.html", {"page": page, "rows": rows})


@never_cache
@both
def new(request: MemberRequest) -> HttpResponse:
    """Set a gateway up; its secret is shown this once."""
    regions = city.regions_of(request.user)
    form = NewGatewayForm(request.POST or None, regions=regions, initial={"region": request.user.region_id})
    if request.method == "POST" and form.is_valid():
        try:
            gateway, secret = services.open_gateway(by=request.user, at=timezone.now(), **form.cleaned_data)
            return _secret(request, gateway, secret)
        except Refused as problem:
            form.add_error(None, str(problem))
    return render(request, "gateways/new.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_POST
def secret(request: MemberRequest, slug: str) -> HttpResponse:
    """Give a gateway another secret."""
    gateway = queries.gateway(request.user, slug)
    return _secret(request, gateway, services.change_secret(gateway=gateway, by=request.user, at=timezone.now()))


def _secret(request: MemberRequest, gateway: Gateway, told: str) -> HttpResponse:
    address = request.build_absolute_uri(reverse("gateways:receive", args=[gateway.slug]))
    return render(request, "gateways/secret.html", {"gateway": gateway, "secret": told, "address": address})


@both
def gateway(request: MemberRequest, slug: str) -> HttpResponse:
    """Say how a gateway's messages are read; with a sample, see it first."""
    thing = queries.gateway(request.user, slug)
    form = GatewayForm(request.POST or None, gateway=thing, regions=city.regions_of(request.user))
    trial = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("step") == "try":
            trial = _trial(form, request)
        else:
            try:
                services.set_gateway(gateway=thing, by=request.user, at=timezone.now(), **form.given())
                messages.success(request, _("Setelan gerbang disimpan."))
                return redirect("gateways:gateways")
            except Refused as problem:
                form.add_error(None, str(problem))
    address = request.build_absolute_uri(reverse("gateways:receive", args=[slug]))
    context = {"form": form, "gateway": thing, "trial": trial, "address": address, "why": queries.why(thing)}
    return render(request, "gateways/gateway.html", context, status=422 if form.errors else 200)


def _trial(form: GatewayForm, request: MemberRequest) -> list[tuple[str, object]]:
    message = picking.pick(form.cleaned_data["sample"], form.given()["mapping"], at=timezone.localtime())
    return [(str(label), getattr(message, field)) for field, label in picking.FIELDS.items()]


@both
def numbers(request: MemberRequest) -> HttpResponse:
    """Whose numbers the city knows again."""
    members = Member.objects.filter(is_active=True, region__code__startswith=request.user.region_id)
    form = NumberForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_number(by=request.user, at=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Nomor didaftarkan."))
            return redirect("gateways:numbers")
        except Refused as problem:
            form.add_error("number", str(problem))
    page = Paginator(queries.numbers(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "gateways/numbers.html", {"form": form, "page": page}, status=422 if form.errors else 200)


@require_POST
def number_remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Forget a number."""
    row = access.one(queries.numbers(request.user), pk=pk)
    services.remove_number(row=row, by=request.user, at=timezone.now())
    messages.success(request, _("Nomor dihapus."))
    return redirect("gateways:numbers")
