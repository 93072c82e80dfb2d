"""My channels: by what I am told, of what, and when."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kentongan.city.doors import MemberRequest
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.notices import planning, push, queries, services
from kentongan.notices.forms import BrowserForm, ChannelForm, CodeForm, PreferenceForm, TopicsForm
from kentongan.notices.models import Way

both = require_http_methods(["GET", "HEAD", "POST"])
WISHES = ("rhythm", "digest_at", "quiet_from", "quiet_until")


@both
def settings(request: MemberRequest) -> HttpResponse:
    """Quiet hours, rhythm, and the list of my channels."""
    if request.method != "POST":
        return _page(request)
    form = PreferenceForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    services.choose(member=request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Tersimpan. Berlaku untuk pemberitahuan sejak sekarang."))
    return redirect("notices:settings")


def _page(request: MemberRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    wish = queries.preference(request.user)
    ways = _ways()
    context = {
        "form": PreferenceForm(initial={name: getattr(wish, name) for name in WISHES}),
        "add": ChannelForm(ways=ways) if ways else None,
        "rows": _rows(request.user),
        "push_key": push.public_key(),
        **more,
    }
    return render(request, "notices/settings.html", context, status=status)


def _ways() -> list[tuple[str, str]]:
    known = planning.ways_open()
    return [(way, str(label)) for way, label in Way.choices if way in known and way != Way.PUSH]


def _rows(member: Member) -> list[dict[str, Any]]:
    return [
        {
            "channel": one,
            "topics": TopicsForm(initial={"topics": one.topics}, auto_id=f"id_%s_{one.pk}"),
            "code": CodeForm(auto_id=f"id_%s_{one.pk}") if one.confirmed_at is None else None,
        }
        for one in queries.channels(member)
    ]


@require_POST
def add(request: MemberRequest) -> HttpResponse:
    """Note an address; a code goes there."""
    form = ChannelForm(request.POST, ways=_ways())
    if form.is_valid():
        try:
            services.add_channel(member=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Kode sedang dikirim ke alamat itu. Masukkan kodenya di bawah."))
            return redirect("notices:settings")
    return _page(request, add=form, status=422)


@require_POST
def browser(request: MemberRequest) -> HttpResponse:
    """Take in this browser; asked by js/push_subscribe.js after the person pressed the button and allowed it."""
    form = BrowserForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": _("Peramban ini tidak memberi kunci yang lengkap.")}, status=422)
    given = form.cleaned_data
    keys = {"p256dh": given["p256dh"], "auth": given["auth"]}
    try:
        services.subscribe(member=request.user, endpoint=given["endpoint"], keys=keys, at=timezone.now())
    except Refused as problem:
        return JsonResponse({"error": str(problem)}, status=problem.status)
    return JsonResponse({"done": True})


@require_POST
def confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """The code that came there."""
    thing = queries.channel(request.user, pk)
    form = CodeForm(request.POST)
    try:
        services.confirm(channel=thing, code=form.data.get("code", "").strip()[:6], at=timezone.now())
    except Refused as problem:
        services.count_wrong(channel=thing)
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Alamat terbukti. Saluran ini sekarang dipakai."))
    return redirect("notices:settings")


@require_POST
def code(request: MemberRequest, pk: int) -> HttpResponse:
    """Another code."""
    services.ask_code(channel=queries.channel(request.user, pk), at=timezone.now())
    messages.success(request, _("Kode baru sedang dikirim."))
    return redirect("notices:settings")


@require_POST
def topics(request: MemberRequest, pk: int) -> HttpResponse:
    """Of what this channel tells."""
    thing = queries.channel(request.user, pk)
    form = TopicsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Perihal tidak dikenal. Pilih dari daftar."))
        return redirect("notices:settings")
    services.choose_topics(channel=thing, topics=form.cleaned_data["topics"], at=timezone.now())
    messages.success(request, _("Perihal saluran ini tersimpan."))
    return redirect("notices:settings")


@require_POST
def test(request: MemberRequest, pk: int) -> HttpResponse:
    """Send me something."""
    services.ask_test(channel=queries.channel(request.user, pk), at=timezone.now())
    messages.success(request, _("Pesan uji sedang dikirim. Bila tidak sampai dalam semenit, muat ulang halaman ini."))
    return redirect("notices:settings")


@require_POST
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Forget an address."""
    services.remove_channel(channel=queries.channel(request.user, pk), at=timezone.now())
    messages.success(request, _("Saluran dihapus dan alamatnya dilupakan."))
    return redirect("notices:settings")
