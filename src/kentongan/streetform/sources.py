"""From which network a request comes, as a word that nobody can turn back and that is another one tomorrow."""

import ipaddress
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

PREFIXES = {4: 24, 6: 48}  # what one provider gives to one place; a whole house or street shares it


def source_of(request: HttpRequest, day: date) -> str:
    """Return a digest of the network of a request, with a salt of the day.

    The address is that of the connection, or behind a proxy the last one in `X-Forwarded-For`, which our own proxy has
    written; what stands before it anybody can invent.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    return salted_hmac(f"kentongan.streetform.{day}", network(address), algorithm="sha256").hexdigest()


def network(address: str) -> str:
    """Return the network of an address.

    >>> network("203.0.113.77"), network("2001:db8:7:1::5"), network("?")
    ('203.0.113.0/24', '2001:db8:7::/48', '')
    """
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    return str(ipaddress.ip_network((known, PREFIXES[known.version]), strict=False))
