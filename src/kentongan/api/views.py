"""The page of the feeds: which there are, how to use them, who bears a key, what was sent, and in whose name."""

from datetime import datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages as said
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kentongan.api import door, queries, services
from kentongan.api.cap import NAMESPACE
from kentongan.api.forms import CategoryForm, KeyForm, LevelForm, ProfileForm
from kentongan.api.models import CapCategory, CapLevel, CapProfile, Feed
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.doors import MemberRequest
from kentongan.errors import Refused

PAGE, FEW = 25, 5
both = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def feeds(request: MemberRequest) -> HttpResponse:
    """Which feeds there are, how to use them, and who bears a key."""
    page = Paginator(queries.keys(request.user), PAGE).get_page(request.GET.get("page"))
    may_read = access.permits(request.user, "cap.read")
    context = {
        "feeds": _feeds(request),
        "example": request.build_absolute_uri(reverse("api:cap_index")),
        "limit": door.PER_KEY,
        "page": page,
        "now": timezone.now(),
        "last": queries.messages(request.user).select_related("region").defer("xml")[:FEW] if may_read else [],
        "may_read": may_read,
    }
    return render(request, "api/feeds.html", context)


def _feeds(request: HttpRequest) -> list[dict[str, Any]]:
    told = [
        (Feed.CAP, "api:cap_index", _("Daftar pesan CAP 1.2; tiap butir menunjuk ke satu pesan.")),
        (Feed.ATOM, "api:alerts_atom", _("Peringatan yang terbuka, untuk pembaca umpan.")),
        (Feed.GEOJSON, "api:alerts_geojson", _("Peringatan yang terbuka, untuk peta dan papan pantau.")),
    ]
    return [
        {"label": feed.label, "url": request.build_absolute_uri(reverse(page)), "text": text}
        for feed, page, text in told
    ]


@require_GET
def messages(request: MemberRequest) -> HttpResponse:
    """The CAP messages that the member may see, newest first."""
    things = queries.messages(request.user).select_related("region").defer("xml")
    page = Paginator(things, PAGE).get_page(request.GET.get("page"))
    return render(request, "api/messages.html", {"page": page})


@require_GET
def message(request: MemberRequest, pk: int) -> HttpResponse:
    """One CAP message as it was sent, and the others of its series."""
    one = queries.message(request.user, pk=pk)
    series = queries.messages(request.user).filter(alert=one.alert_id, series=one.series).defer("xml")
    context = {
        "message": one,
        "xml": _indented(one.xml),
        "infos": _infos(one.xml),
        "series": [
            {
                "at": row.sent_at,
                "text": row.get_kind_display(),
                "who": row.sender,
                "url": reverse("api:message", args=[row.pk]),
            }
            for row in series
        ],
    }
    return render(request, "api/message.html", context)


def _indented(xml: str) -> str:
    ET.register_namespace("", NAMESPACE)
    root = ET.fromstring(xml)  # noqa: S314 - our own writing
    ET.indent(root)
    return ET.tostring(root, encoding="unicode")


def _infos(xml: str) -> list[dict[str, str]]:
    """Return what each info says, element by element, as a receiver reads it."""
    names = {"cap": NAMESPACE}
    found = ET.fromstring(xml).findall("cap:info", names)  # noqa: S314 - our own writing
    return [{part.tag.partition("}")[2]: (part.text or "").strip() for part in info} for info in found]


@both
def key_new(request: MemberRequest) -> HttpResponse:
    """Make a key; its secret is shown in this answer and never again."""
    by, today = request.user, timezone.localdate()
    form = KeyForm(
        request.POST or None,
        initial={"expires_on": today + timedelta(days=365), "region": by.region_id},
        members=queries.possible_holders(by),
        agencies=city.agencies(by.region_id),
        regions=city.regions_of(by),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        try:
            key, token = services.create_key(wanted=_wanted(form.cleaned_data), by=by, at=timezone.now())
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            example = request.build_absolute_uri(reverse("api:cap_index"))
            answer = render(request, "api/key_made.html", {"key": key, "token": token, "example": example})
            answer["Cache-Control"] = "no-store"
            return answer
    return render(request, "api/key_new.html", {"form": form}, status=422 if form.errors else 200)


def _wanted(given: dict[str, Any]) -> services.NewKey:
    """The key works until the end of its last day, by the city's clock."""
    day = given.pop("expires_on")
    end = datetime.combine(day, time.max, tzinfo=ZoneInfo(settings.TIME_ZONE))
    return services.NewKey(**given, expires_at=end)


@require_POST
def key_revoke(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a key's power."""
    key = queries.key(request.user, pk)
    services.revoke_key(key=key, by=request.user, at=timezone.now())
    said.success(request, _("Kunci %s dicabut dan tidak berlaku lagi sejak sekarang.") % key)
    return redirect("api:feeds")


@both
def profile(request: MemberRequest) -> HttpResponse:
    """As whom the city speaks, and how its levels and kinds of trouble are told."""
    row = CapProfile.objects.first()
    if row is None:
        said.info(request, _("Profil CAP belum dimuat. Jalankan pekerja latar; ia memuatnya dalam satu menit."))
        return redirect("api:feeds")
    form = ProfileForm(request.POST or None, initial=_initial(row, ProfileForm))
    if request.method == "POST" and form.is_valid():
        return _changed(request, row, form.cleaned_data)
    context = {"form": form, "levels": CapLevel.objects.all(), "categories": queries.category_rows()}
    return render(request, "api/profile.html", context, status=422 if form.errors else 200)


@both
def level(request: MemberRequest, code: str) -> HttpResponse:
    """How one level is told."""
    row = access.one(CapLevel.objects.all(), pk=code)
    form = LevelForm(request.POST or None, initial=_initial(row, LevelForm))
    if request.method == "POST" and form.is_valid():
        return _changed(request, row, form.cleaned_data)
    return render(request, "api/profile_row.html", {"form": form, "title": row}, status=422 if form.errors else 200)


@both
def category(request: MemberRequest, code: str) -> HttpResponse:
    """Which categories of CAP one kind of trouble falls under."""
    row = access.one(CapCategory.objects.all(), pk=code)
    form = CategoryForm(request.POST or None, initial=_initial(row, CategoryForm))
    if request.method == "POST" and form.is_valid():
        return _changed(request, row, form.cleaned_data)
    title = city.labels("issue_category").get(row.pk, row.pk)
    return render(request, "api/profile_row.html", {"form": form, "title": title}, status=422 if form.errors else 200)


def _initial(row: object, form: type[ProfileForm] | type[LevelForm] | type[CategoryForm]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields}


def _changed(request: MemberRequest, row: CapProfile | CapLevel | CapCategory, given: dict[str, Any]) -> HttpResponse:
    services.change_profile(row=row, by=request.user, at=timezone.now(), **given)
    said.success(request, _("Disimpan. Berlaku untuk pesan berikutnya; pesan yang sudah terkirim tidak berubah."))
    return redirect("api:profile")
