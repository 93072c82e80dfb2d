"""Addresses outside: looked up once and found public, then asked politely, within bounds of time and size."""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from kentongan import __version__

SECONDS = 10.0
MOST_BYTES = 2_000_000
MOST_HOPS = 3
MOVED = {301, 302, 303, 307, 308}
WHY = {
    "unknown-name": "nama servernya tidak ditemukan",
    "private-address": "alamat itu di dalam jaringan sendiri; yang diizinkan hanya alamat umum",
}


class NotPublic(Exception):
    """A name that is unknown (``unknown-name``), or that leads into our own network (``private-address``)."""


class NotFetched(Exception):
    """The other side gave nothing usable; the sentence says why, for the page of sources."""


@dataclass(frozen=True)
class Answer:
    """What came. `body` is None where the other side says that nothing has changed since `mark`."""

    body: bytes | None
    mark: dict[str, str] = field(default_factory=dict)


def looked_up(host: str, port: int, *, private: bool) -> str:
    """Return the numeric address to connect to, so that a name that changes its mind later leads nowhere.

    Args:
        host: a name or a numeric address.
        port: where to.
        private: whether machines of our own network may be meant.

    Raises:
        NotPublic: there is no such name, or one of its addresses is not public.
    """
    try:
        known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotPublic("unknown-name") from None
    addresses = [str(row[4][0]) for row in known]
    if not private and not all(ipaddress.ip_address(one.partition("%")[0]).is_global for one in addresses):
        raise NotPublic("private-address")
    return addresses[0]


def fetch(url: str, *, mark: Mapping[str, str], seconds: float = SECONDS) -> Answer:
    """Get an address.

    Args:
        url: http or https.
        mark: `etag` and `modified` of the last answer, so that an unchanged one need not be sent again.
        seconds: the limit for all of it, redirects included.

    Raises:
        NotFetched: it is away, slow, too large, forbidden, or answers with an error.
    """
    until = time.monotonic() + seconds
    for _hop in range(MOST_HOPS + 1):
        parts = _allowed(url)
        try:
            answer = _ask(parts, mark, until)
        except ssl.SSLError:
            raise NotFetched("sambungan aman (TLS) gagal; periksa sertifikat di sana") from None
        except TimeoutError:
            raise NotFetched(f"tidak selesai dalam {seconds:g} detik") from None
        except (OSError, http.client.HTTPException) as fault:
            raise NotFetched(f"tidak tersambung ({type(fault).__name__})") from None
        if isinstance(answer, Answer):
            return answer
        url = urljoin(url, answer)
        if parts.scheme == "https" and urlsplit(url).scheme != "https":
            raise NotFetched("dialihkan dari https ke alamat tanpa pengaman")
    raise NotFetched(f"dialihkan lebih dari {MOST_HOPS} kali")


def _allowed(url: str) -> SplitResult:
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or parts.username:
        raise NotFetched("alamat harus http:// atau https://, tanpa nama pengguna")
    return parts


def _ask(parts: SplitResult, mark: Mapping[str, str], until: float) -> Answer | str:
    """Return the answer, or the address to which the other side sends us."""
    connection = _connection(parts, until)
    try:
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("GET", path, headers=_headers(mark))
        response = connection.getresponse()
        if response.status == 304:
            return Answer(None, dict(mark))
        if response.status in MOVED and (there := response.getheader("Location")):
            return there
        if response.status != 200:
            raise NotFetched(f"server menjawab dengan kode {response.status}")
        body = _whole(connection, response, until)
        told = {"etag": response.getheader("ETag"), "modified": response.getheader("Last-Modified")}
        return Answer(body, {name: value[:200] for name, value in told.items() if value})
    finally:
        connection.close()


def _headers(mark: Mapping[str, str]) -> dict[str, str]:
    contact = settings.CONTACT or "kontak belum diisi"
    headers = {"User-Agent": f"Kentongan/{__version__} ({contact})", "Accept": "*/*", "Connection": "close"}
    if etag := mark.get("etag"):
        headers["If-None-Match"] = etag
    if modified := mark.get("modified"):
        headers["If-Modified-Since"] = modified
    return headers


def _connection(parts: SplitResult, until: float) -> http.client.HTTPConnection:
    """Connect to an address that was looked up and found public; the name is not looked up a second time."""
    host, is_safe = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    try:
        address = looked_up(host, port, private=settings.FEEDS_PRIVATE)
    except NotPublic as reason:
        raise NotFetched(WHY[str(reason)]) from None
    left = max(until - time.monotonic(), 0.01)
    connection = http.client.HTTPConnection(host, port, timeout=left)
    sock = socket.create_connection((address, port), timeout=left)
    try:
        connection.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host) if is_safe else sock
    except OSError:
        sock.close()
        raise
    return connection


def _whole(connection: http.client.HTTPConnection, response: http.client.HTTPResponse, until: float) -> bytes:
    length = response.getheader("Content-Length") or "0"
    told = b""
    if length.isdigit() and int(length) > MOST_BYTES:
        raise NotFetched(f"lebih besar dari {MOST_BYTES // 1_000_000} MB")
    while chunk := response.read1(65_536):
        told += chunk
        if len(told) > MOST_BYTES:
            raise NotFetched(f"lebih besar dari {MOST_BYTES // 1_000_000} MB")
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock:
            connection.sock.settimeout(left)
    return told
