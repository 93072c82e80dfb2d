"""One's own calendar: the page that makes its address, the feed behind it, and one rakor to save."""

import hashlib

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kentongan.api.services import spend
from kentongan.calendars import composing, queries, services
from kentongan.city import access, keys
from kentongan.city.doors import MemberRequest
from kentongan.invitations import queries as invitations

KIND = "text/calendar; charset=utf-8"
PER_MINUTE = 30  # a calendar program asks a few times an hour


@require_safe
def mine(request: MemberRequest) -> HttpResponse:
    """Whether there is an address, and when it was last fetched."""
    return render(request, "calendars/mine.html", {"address": queries.address(request.user)})


@require_POST
def make(request: MemberRequest) -> HttpResponse:
    """Make an address, or a new one in place of the old; it is shown in this answer and never again."""
    token = services.make_address(member=request.user, at=timezone.now())
    url = _site(request) + reverse("calendars:feed", args=[token])
    picture = segno.make(url, error="m", micro=False).svg_data_uri(scale=5, border=4, dark="#000", light="#fff")
    context = {"url": url, "picture": picture, "webcal": "webcal:" + url.partition(":")[2]}
    answer = render(request, "calendars/made.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke(request: MemberRequest) -> HttpResponse:
    """End the address."""
    services.revoke_address(member=request.user, at=timezone.now())
    messages.success(request, _("Alamat kalender dicabut; program kalender tidak lagi mendapat isinya."))
    return redirect("calendars:mine")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The calendar behind a secret address. Whatever does not open one is not there at all."""
    at = timezone.now()
    address = queries.opened_by(token)
    if address is None:
        return _private(
            HttpResponse(_("Tidak ada kalender di alamat ini.") + "\n", status=404, content_type="text/plain")
        )
    wait = spend(who=f"calendar:{address.pk}", limit=PER_MINUTE, at=at)
    if wait:
        late = HttpResponse(_("Terlalu sering diminta.") + "\n", status=429, content_type="text/plain")
        late["Retry-After"] = str(wait)
        return _private(late)
    keys.note_use(address, at=at)
    content = composing.feed(address.member, site=_site(request), today=timezone.localdate())
    version = hashlib.sha256(content).hexdigest()
    changed = int(services.note_version(address=address, version=version, at=at).timestamp())
    etag = f'"{version[:32]}"'
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=changed)
    if answer is None:
        answer = HttpResponse(content, content_type=KIND)
        answer["Content-Disposition"] = 'inline; filename="kentongan.ics"'
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed)
    return _private(answer)


@require_safe
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """One rakor as a file for any calendar."""
    thing = access.one(queries.with_agenda(invitations.called(request.user)), pk=pk)
    content = composing.one_meeting(request.user, thing, site=_site(request))
    answer = HttpResponse(content, content_type=KIND)
    answer["Content-Disposition"] = 'attachment; filename="rakor.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def _private(answer: HttpResponseBase) -> HttpResponseBase:
    """No shared cache may keep it, and no link may carry the address on."""
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
