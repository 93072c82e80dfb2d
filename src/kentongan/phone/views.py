"""The phone page and what a browser needs to keep it without a network."""

import json
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kentongan.city import access
from kentongan.city.doors import MemberRequest
from kentongan.phone import log_in, queries, shell
from kentongan.phone.words import WORDS

MOST_SHARED = 10_000  # letters that another program may hand over


@require_safe
@cache_control(private=True, no_cache=True)
def page(request: MemberRequest) -> HttpResponse:
    """The phone page: the same for everybody, so that it may lie on a phone."""
    return _shell(request, "")


# A program that shares has no token; nothing is written here, the words are only shown in the form.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def shared(request: MemberRequest) -> HttpResponse:
    """What another program shared, where no worker of ours took it up: its words in the form."""
    words = [request.POST.get(name, "").strip() for name in ("title", "text", "url")]
    return _shell(request, "\n".join(word for word in words if word)[:MOST_SHARED])


def _shell(request: MemberRequest, text: str) -> HttpResponse:
    context = shell.lists() | {"text": text, "number": uuid4(), "scripts": shell.scripts(), "styles": shell.STYLES}
    context["words"] = WORDS
    return render(request, "phone/shell.html", context)


@require_safe
@never_cache
def sign(request: MemberRequest) -> HttpResponse:
    """Who is logged in here, what seals for them, and what the phone may carry: asked for before anything is sent."""
    device = log_in.known_device(request)
    member = request.user
    if device is None:
        reason = _("Kota ini belum mengatur kunci sandi, sehingga laporan tidak dapat disimpan di ponsel.")
        return JsonResponse({"words": reason}, status=503)
    told = {
        "member": str(member.pk),
        "name": member.name,
        "village": queries.own_village(member),
        "device": str(device.pk),
        "key": device.public_key,
        "token": get_token(request),
        "asked": queries.asked(member) if access.permits(member, "report.own") else 0,
        **queries.carried(member, today=timezone.localdate()),
    }
    answer = JsonResponse(told)
    log_in.keep(answer, device)
    return answer


@require_safe
@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the page among its programs, and to share into it."""
    start = reverse("phone:shell")
    icons = [
        {"src": static("img/kentongan.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        {"src": static("img/kentongan-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
        {"src": static("img/kentongan-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
        {"src": static("img/kentongan-mask.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    share = {
        "action": reverse("phone:shared"),
        "method": "POST",
        "enctype": "multipart/form-data",
        "params": {
            "title": "title",
            "text": "text",
            "url": "url",
            "files": [{"name": "files", "accept": ["image/*", "audio/*", "text/plain"]}],
        },
    }
    told = {
        "id": start,
        "name": _("Kentongan: lapor"),
        "short_name": "Kentongan",
        "lang": get_language(),
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": "#f8f3e9",
        "theme_color": "#3a2416",
        "icons": icons,
        "share_target": share,
        "shortcuts": [
            {"name": _("Tulis laporan"), "url": start + "#lapor"},
            {"name": _("Lapor masuk pos"), "url": start + "#pos"},
        ],
    }
    return HttpResponse(json.dumps(told), content_type="application/manifest+json")


@require_safe
@cache_control(private=True, no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The one worker of this site: it keeps the phone page, sends what waits, and shows what is pushed."""
    told = {
        "version": shell.version(),
        "page": reverse("phone:shell"),
        "offline": reverse("phone:offline"),
        "share": reverse("phone:shared"),
        "files": shell.files(),
        "static": settings.STATIC_URL,
    }
    scripts = [f"js/phone/{name}.js" for name in shell.SHARED_SCRIPTS]
    context = {"told": json.dumps(told), "scripts": [*scripts, "js/phone/worker.js", "js/push_worker.js"]}
    answer = render(request, "phone/worker.js", context, content_type="text/javascript")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@require_safe
@cache_control(public=True, max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    """What stands in for any other page while there is no network."""
    return render(request, "phone/offline.html", {"styles": shell.STYLES})
