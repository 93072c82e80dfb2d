"""The ways out, for the administrator: are they well, what waits, what did not arrive. Never who was told of what."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kentongan.city.doors import MemberRequest
from kentongan.errors import NotYours, Refused
from kentongan.notices import queries, services
from kentongan.notices.forms import WebhookForm
from kentongan.notices.models import Way


@require_GET
def routes(request: MemberRequest) -> HttpResponse:
    """How each way is doing, and the gateway's address."""
    return _page(request)


def _page(request: MemberRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "ways": queries.ways(),
        "unexpanded": queries.unexpanded(),
        "webhook": queries.webhook(),
        "form": WebhookForm(),
        **more,
    }
    return render(request, "notices/routes.html", context, status=status)


@require_POST
def retry(request: MemberRequest, way: str) -> HttpResponse:
    """Try a way again now, with what did not arrive."""
    if way not in Way.values:
        raise NotYours
    number = services.retry_route(way=way, member=request.user, at=timezone.now())
    text = ngettext(
        "Jalur dicoba lagi; {number} pesan yang tidak sampai dikirim ulang.",
        "Jalur dicoba lagi; {number} pesan yang tidak sampai dikirim ulang.",
        number,
    )
    messages.success(request, text.format(number=number))
    return redirect("notices:routes")


@require_POST
def webhook(request: MemberRequest) -> HttpResponse:
    """Set the gateway; the answer is the only page that ever shows the secret."""
    form = WebhookForm(request.POST)
    if form.is_valid():
        try:
            _thing, secret = services.set_webhook(url=form.cleaned_data["url"], member=request.user, at=timezone.now())
        except Refused as problem:
            form.add_error("url", str(problem))
        else:
            answer = _page(request, secret=secret)
            answer["Cache-Control"] = "no-store"
            return answer
    return _page(request, form=form, status=422)


@require_POST
def webhook_end(request: MemberRequest) -> HttpResponse:
    """Take the gateway off."""
    services.end_webhook(member=request.user, at=timezone.now())
    messages.success(request, _("Gerbang pesan dilepas. Tidak ada lagi yang dikirim ke sana."))
    return redirect("notices:routes")
