"""The key in place of a log-in, for REST: only in the header, and counted by the minute."""

from typing import cast

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from kentongan.api import door
from kentongan.api.models import ApiKey, Feed
from kentongan.city.models import Member
from kentongan.rest.problems import NotJson, TooLarge

PER_KEY = 120  # requests a minute
MOST_BODY = 100_000  # bytes of one report: ten thousand letters, each escaped


class MachineRequest(HttpRequest):
    """A request behind this door. For types only."""

    auth: tuple[ApiKey, Member]


class Bearer(HttpBearer):
    """Lets in whoever bears a key for this."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> tuple[ApiKey, Member]:
        """Also without a key: whoever guesses is counted too."""
        scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
        return self.authenticate(request, token.strip() if scheme.lower() == "bearer" else "")

    def authenticate(self, request: HttpRequest, token: str) -> tuple[ApiKey, Member]:
        """Return the key and its reader; everything else is refused."""
        opened = door.admit(request, token=token, scope=self.scope, per_key=PER_KEY, at=timezone.now())
        if request.method == "POST":
            _refuse_body(request)
        return opened


def _refuse_body(request: HttpRequest) -> None:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BODY:
        raise TooLarge
    if request.content_type != "application/json":
        raise NotJson


def machine(request: HttpRequest) -> tuple[ApiKey, Member]:
    """Return the key of a request that was let in, and the reader it stands for."""
    return cast(MachineRequest, request).auth


READS, SENDS = Bearer(Feed.DATA), Bearer(Feed.SEND)
