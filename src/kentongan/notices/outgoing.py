"""One HTTP POST to an address that somebody typed: nothing inside the house can be reached by it (SSRF).

The name is looked up once, every address it has is checked, and the connection is made to the address that was checked,
so that a name that changes between the two leads nowhere. Redirects are not followed.
"""

import http.client
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from kentongan import outside

SECONDS = 10  # for each step; the whole request has twice that, whatever trickles in
ANSWER_BYTES = 10_000


class NotThere(Exception):
    """The address is not one that we post to; the message is a code."""


@dataclass(frozen=True)
class Answer:
    """What the other side said."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)


def check(url: str) -> tuple[SplitResult, str]:
    """Return the parts of an address and the numeric address to connect to.

    Raises:
        NotThere: not https, not a plain address, or it leads into a private network; KENTONGAN_PRIVATE_TARGETS=1
            allows http and private networks.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotThere("address") from None
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username or parts.password:
        raise NotThere("address")
    if parts.scheme == "http" and not settings.PRIVATE_TARGETS:
        raise NotThere("not-https")
    try:
        usual = 443 if parts.scheme == "https" else 80
        return parts, outside.looked_up(parts.hostname, port or usual, private=settings.PRIVATE_TARGETS)
    except outside.NotPublic as problem:
        raise NotThere(str(problem)) from None


class _Pinned(http.client.HTTPConnection):
    """A connection to the numeric address that was checked, whatever the name says by now."""

    def __init__(self, host: str, port: int | None, *, address: str, secure: bool) -> None:
        super().__init__(host, port or (443 if secure else 80), timeout=SECONDS)
        self.address, self.secure = address, secure

    def connect(self) -> None:
        line = socket.create_connection((self.address, self.port), timeout=SECONDS)
        if self.secure:
            line = ssl.create_default_context().wrap_socket(line, server_hostname=self.host)
        self.sock = line

    def cut(self) -> None:
        """Wake whoever waits for this connection."""
        with suppress(OSError):
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Send one request and return the answer's status and headers.

    Raises:
        NotThere: see `check`.
        OSError, http.client.HTTPException: no answer.
    """
    parts, address = check(url)
    line = _Pinned(parts.hostname or "", parts.port, address=address, secure=parts.scheme == "https")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    alarm = threading.Timer(2 * SECONDS, line.cut)
    alarm.daemon = True
    alarm.start()
    try:
        line.request("POST", target, body, {"Connection": "close", **headers})
        answer = line.getresponse()
        answer.read(ANSWER_BYTES)
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()})
    finally:
        alarm.cancel()
        line.close()
