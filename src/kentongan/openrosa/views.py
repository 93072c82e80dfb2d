"""Pages about phones: one's own, those of an area, the form as a workbook, and the files still awaited."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.openrosa import pairing, queries, services
from kentongan.openrosa.forms import MemberPhoneForm, PhoneForm
from kentongan.openrosa.workbook import FORM_ID, sheets, workbook

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def phones(request: MemberRequest) -> HttpResponse:
    """My phones with ODK Collect, and a key for another one."""
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = _make(request, form, request.user)
        if made:
            return made
    page = Paginator(queries.own_keys(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_own": True}
    return render(request, "openrosa/phones.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: MemberRequest) -> HttpResponse:
    """The phones of the area, and a key for somebody who cannot make one alone."""
    form = MemberPhoneForm(request.POST or None, members=queries.possible_holders(request.user))
    if request.method == "POST" and form.is_valid():
        made = _make(request, form, form.cleaned_data["member"])
        if made:
            return made
    page = Paginator(queries.keys(request.user), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_own": False}
    return render(request, "openrosa/phones.html", context, status=422 if form.errors else 200)


def _make(request: MemberRequest, form: PhoneForm, holder: Member) -> HttpResponse | None:
    """Make the key and show its code, in this answer and never again; None when a rule said no."""
    try:
        label = form.cleaned_data["label"]
        key, token = services.create_key(label=label, member=holder, by=request.user, at=timezone.now())
    except Refused as problem:
        form.add_error(None, str(problem))
        return None
    listed = reverse("openrosa:form_list", kwargs={"token": token})
    address = request.build_absolute_uri(listed.removesuffix("/formList"))
    given = pairing.settings_for(address, project=f"Kentongan {city.home_name()}")
    back = "openrosa:phones" if holder == request.user else "openrosa:keys"
    context = {"key": key, "code": pairing.picture(given), "address": address, "back": reverse(back)}
    answer = render(request, "openrosa/key_made.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a key of my own."""
    return _revoke(request, access.one(queries.own_keys(request.user), pk=pk), "openrosa:phones")


@require_POST
def key_revoke(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the key of a phone of the area."""
    return _revoke(request, access.one(queries.keys(request.user), pk=pk), "openrosa:keys")


def _revoke(request: MemberRequest, key: queries.OdkKey, back: str) -> HttpResponse:
    services.revoke_key(key=key, by=request.user, at=timezone.now())
    messages.success(request, _("Kunci %s dicabut. Ponsel itu tidak dapat mengirim lagi.") % key)
    return redirect(back)


@require_GET
def form_workbook(request: MemberRequest) -> HttpResponse:
    """The form as XLSForm, as it is today."""
    made = sheets(queries.vocabulary(None, timezone.localdate()))
    answer = HttpResponse(workbook(made), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{FORM_ID}-{settings.HOME_CODE}.xlsx"'
    return answer


@require_GET
def missing(request: MemberRequest, report: UUID) -> HttpResponse:
    """The files of a report that have not come: a piece of its page, or a page of its own without a script."""
    files, is_piece = queries.missing_files(request.user, report), bool(request.headers.get("HX-Request"))
    template = "openrosa/_missing.html" if is_piece else "openrosa/missing.html"
    answer = render(request, template, {"files": files})
    patch_vary_headers(answer, ["HX-Request"])
    return answer
