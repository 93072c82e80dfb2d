"""The door for phones: a key in the address in place of a log-in, answers as OpenRosa wants them."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone, translation
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from kentongan.city import keys
from kentongan.errors import Refused
from kentongan.openrosa import envelope, queries

XML = "text/xml; charset=utf-8"
View = Callable[..., HttpResponse]


def by_phone(view: View) -> View:
    """Open a view to whoever's address bears a phone's key; the view gets the key.

    403 for any other address: 401 would make Collect ask for a name and a password, which do not exist here. What is
    refused is said in OpenRosa's envelope, in Indonesian, for the phone shows it as it is.
    """

    @csrf_exempt  # no cookie opens this door
    @wraps(view)
    def guarded(request: HttpRequest, token: str, **arguments: object) -> HttpResponse:
        with translation.override("id"):
            return _as_openrosa(_answer(view, request, token, arguments))

    return guarded


def _answer(view: View, request: HttpRequest, token: str, arguments: dict[str, object]) -> HttpResponse:
    key = queries.opened_by(token)
    if key is None:
        return refusal(
            403, _("Kunci ponsel ini tidak berlaku lagi. Minta kode QR baru, lalu pindai dengan ODK Collect.")
        )
    keys.note_use(key, at=timezone.now())
    try:
        return view(request, key, **arguments)
    except Refused as problem:
        return refusal(problem.status, str(problem))
    except (MultiPartParserError, SuspiciousOperation):  # broken parts, or more of them than anybody sends
        return refusal(400, _("Kiriman ini terpotong atau rusak. Kirim lagi."))


def refusal(status: int, words: str) -> HttpResponse:
    """Return a sentence for whoever holds the phone."""
    return HttpResponse(envelope.message(words, nature="submit_error"), status=status, content_type=XML)


def _as_openrosa(answer: HttpResponse) -> HttpResponse:
    """Add what every answer bears; no cache may keep it, and no link may carry the address, which holds the key."""
    answer["X-OpenRosa-Version"] = "1.0"
    answer["X-OpenRosa-Accept-Content-Length"] = str(settings.UPLOAD_LIMIT)
    answer["Date"] = http_date(timezone.now().timestamp())
    answer["Content-Language"] = "id"
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
