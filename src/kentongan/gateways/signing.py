"""Is a request from the gateway it names? Answered from its headers and its bytes, before anything of it is read."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused
from kentongan.gateways.models import Proof

WINDOW = 300  # seconds that a clock may go wrong; what is older is a replay
PREFIX = "whsec_"


class NotSigned(Refused):
    code = "hook-not-signed"
    status = 401
    text = _("Kiriman tanpa tanda tangan atau tanpa waktu.")


class WrongSignature(Refused):
    code = "hook-wrong-signature"
    status = 401
    text = _("Tanda tangan kiriman tidak cocok.")


class TooFarFromNow(Refused):
    code = "hook-too-far-from-now"
    status = 401
    text = _("Waktu kiriman terlalu jauh dari jam kami; kiriman lama tidak diterima lagi.")


def verify(*, proof: str, secret: str, headers: Mapping[str, str], body: bytes, at: datetime) -> str:
    """Check who sent a request.

    Three ways: the headers of Standard Webhooks (`webhook-id`, `-timestamp`, `-signature`), the plain pair
    `X-Kentongan-Timestamp` and `X-Kentongan-Signature: sha256=<hex of HMAC(secret, timestamp + "." + body)>`, or, for
    a gateway that is set to it, `Authorization: Bearer <secret>`.

    Returns:
        The id under which the sender knows the request, "" where it gives none.

    Raises:
        NotSigned, WrongSignature, TooFarFromNow: see there.
    """
    if proof == Proof.TOKEN:
        kind, _space, token = headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), secret.encode()):
            raise WrongSignature
        return ""
    identifier = headers.get("webhook-id", "")
    stamp = headers.get("webhook-timestamp") or headers.get("X-Kentongan-Timestamp", "")
    given = headers.get("webhook-signature") or headers.get("X-Kentongan-Signature", "")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12 or not given:
        raise NotSigned
    standard = "webhook-signature" in {name.lower() for name in headers}
    right = _standard(secret, identifier, stamp, body) if standard else _plain(secret, stamp, body)
    fits = [hmac.compare_digest(one.encode(), right.encode()) for one in given.split()[:8]]
    if not any(fits):
        raise WrongSignature
    if abs(at.timestamp() - int(stamp)) > WINDOW:
        raise TooFarFromNow
    return identifier[:200]


def _standard(secret: str, identifier: str, stamp: str, body: bytes) -> str:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX))
    except binascii.Error:
        key = secret.encode()
    signed = b".".join((identifier.encode(), stamp.encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def _plain(secret: str, stamp: str, body: bytes) -> str:
    """Return the signature that a shell script can make.

    >>> _plain("k", "1", b"{}")[:20]
    'sha256=3dd49b2593d0f'
    """
    return "sha256=" + hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
