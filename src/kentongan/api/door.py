"""The door for machines: a key in place of a log-in, so many requests a minute, and answers that stay private."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kentongan.api import queries, services
from kentongan.api.models import ApiKey
from kentongan.city import keys
from kentongan.city.models import Member
from kentongan.errors import Refused

PER_KEY = 60  # requests a minute; a reader that polls every minute needs a handful
PER_ADDRESS = 10  # without a valid key
View = Callable[..., HttpResponseBase]


class TooOften(Refused):
    code = "too-many-requests"
    status = 429
    text = _("Terlalu banyak permintaan. Coba lagi dalam {n} detik.")


class NoKey(Refused):
    code = "no-key"
    status = 401
    text = _("Umpan ini memerlukan kunci yang berlaku. Kirim: Authorization: Bearer <kunci>.")


class OtherKey(Refused):
    code = "key-for-something-else"
    status = 403
    text = _("Kunci ini tidak untuk umpan ini. Mintalah kunci yang sesuai kepada administrator.")


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
    try:
        _key, reader = admit(request, token=token_of(request), scope=feed, per_key=PER_KEY, at=timezone.now())
        return view(request, reader, **arguments)
    except Refused as problem:  # a page of this site would fetch its style sheet, and name the address in doing so
        return _said(problem.status, str(problem), retry=retry_after(problem))


def admit(request: HttpRequest, *, token: str, scope: str, per_key: int, at: datetime) -> tuple[ApiKey, Member]:
    """Let a machine in, and count that it came.

    Args:
        token: the key it bears, "" when none.
        scope: what it wants to open, a code of `Feed`.
        per_key: how many requests a minute one key has.

    Returns:
        The key, and the reader in whose place it stands: a member who is never stored.

    Raises:
        TooOften, NoKey, OtherKey.
    """
    opened = queries.opened_by(token, at=at)
    who = f"key:{opened[0].pk}" if opened else _address(request)
    wait = services.spend(who=who, limit=per_key if opened else PER_ADDRESS, at=at)
    if wait:
        raise TooOften(n=wait)
    if opened is None:
        raise NoKey
    keys.note_use(opened[0], at=at)
    if scope not in opened[0].feeds:
        raise OtherKey
    return opened


def retry_after(problem: Refused) -> int:
    """Return after how many seconds whoever came too often may come again; 0 for any other refusal."""
    return int(str(problem.details["n"])) if isinstance(problem, TooOften) else 0


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
