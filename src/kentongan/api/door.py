"""The door for machines: a key in place of a log-in, so many requests a minute, and answers that stay private."""

from collections.abc import Callable
from functools import wraps

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from kentongan.api import queries, services
from kentongan.errors import Refused

PER_KEY = 60  # requests a minute; a reader that polls every minute needs a handful
PER_ADDRESS = 10  # without a valid key
View = Callable[..., HttpResponseBase]


def by_key(feed: str) -> Callable[[View], View]:
    """Open a view to whoever bears a key for this feed; the view gets the reader in place of a logged-in member.

    The key comes as `Authorization: Bearer …`, or as `?kunci=…` where a reader cannot send headers. 401 without a valid
    key, 403 with one for other feeds, 429 with Retry-After when it asks too often. The feed speaks Indonesian to all.
    """

    def open_to(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **arguments: object) -> HttpResponseBase:
            with translation.override("id"):
                return _private(_answer(view, feed, request, arguments))

        return guarded

    return open_to


def _answer(view: View, feed: str, request: HttpRequest, arguments: dict[str, object]) -> HttpResponseBase:
    at = timezone.now()
    opened = queries.opened_by(token_of(request), at=at)
    who = f"key:{opened[0].pk}" if opened else _address(request)
    wait = services.spend(who=who, limit=PER_KEY if opened else PER_ADDRESS, at=at)
    if wait:
        return _said(429, _("Terlalu banyak permintaan. Coba lagi dalam {n} detik.").format(n=wait), retry=wait)
    if opened is None:
        return _said(401, _("Umpan ini memerlukan kunci yang berlaku. Kirim: Authorization: Bearer <kunci>."))
    key, reader = opened
    services.note_use(key=key, at=at)
    if feed not in key.feeds:
        return _said(403, _("Kunci ini tidak untuk umpan ini. Mintalah kunci yang sesuai kepada administrator."))
    try:
        return view(request, reader, **arguments)
    except Refused as problem:  # a page of this site would fetch its style sheet, and name the address in doing so
        return _said(problem.status, str(problem))


def token_of(request: HttpRequest) -> str:
    """Return the key that a request bears, "" when there is none; a header goes before the address."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.GET.get("kunci", "")


def _address(request: HttpRequest) -> str:
    """Return a digest of the address: enough to count by, and nobody's address on disk."""
    address = get_client_ip_address(request) or ""
    return f"from:{salted_hmac('kentongan.api.door', address, algorithm='sha256').hexdigest()[:48]}"


def _said(status: int, sentence: str, *, retry: int = 0) -> HttpResponse:
    answer = HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="Kentongan"'
    if retry:
        answer["Retry-After"] = str(retry)
    return answer


def _private(answer: HttpResponseBase) -> HttpResponseBase:
    """No shared cache may keep it, and no link may carry the address, which may hold the key."""
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    patch_vary_headers(answer, ["Authorization"])
    return answer
