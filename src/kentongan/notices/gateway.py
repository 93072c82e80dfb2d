"""By the city's message gateway: one signed webhook, with the three headers of Standard Webhooks.

Whatever speaks to WhatsApp, Telegram or SMS stands behind it. The id is the same for every attempt at one message: the
gateway answers an id that it knows with 200 and sends nothing.
"""

import base64
import hashlib
import hmac
import http.client
import json
from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from kentongan.intake import identity
from kentongan.notices import outgoing
from kentongan.notices.models import Webhook
from kentongan.notices.parcels import Fate, Outcome, Parcel

BOUND = "webhook"


class GatewayCarrier:
    """Posts to the webhook in use."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.hook = Webhook.objects.filter(is_current=True).first()
        self.secret = secret_of(self.hook) if self.hook else b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.secret = b""

    def carry(self, parcel: Parcel) -> Outcome:
        """Send one message; an answer of 2xx is the acceptance."""
        if self.hook is None:
            return Outcome(Fate.NO_WAY, error="no-webhook")
        identifier = f"msg_{parcel.key.hex}"
        body = _body(parcel)
        stamp = str(int(self.now().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "webhook-id": identifier,
            "webhook-timestamp": stamp,
            "webhook-signature": sign(self.secret, identifier, stamp, body),
        }
        try:
            status = outgoing.post(self.hook.url, body, headers).status
        except outgoing.NotThere as problem:
            return Outcome(Fate.NO_WAY, error=str(problem))
        except (OSError, http.client.HTTPException) as problem:
            return Outcome(Fate.NO_WAY, error=type(problem).__name__)
        return Outcome(fate_of(status), reference=identifier, error="" if status < 300 else f"http-{status}")


def fate_of(status: int) -> Fate:
    """Say whose fault an answer is: 404, 410 and 422 name this recipient, the rest the gateway.

    >>> [fate_of(status).value for status in (204, 302, 422, 429, 503)]
    ['sent', 'no_way', 'gone', 'later', 'no_way']
    """
    if 200 <= status < 300:
        return Fate.SENT
    if status in {404, 410, 422}:
        return Fate.GONE
    return Fate.LATER if status in {400, 408, 409, 413, 425, 429} else Fate.NO_WAY


def sign(secret: bytes, identifier: str, stamp: str, body: bytes) -> str:
    """Return the signature of Standard Webhooks: v1, HMAC-SHA256 over id, time and body.

    >>> sign(b"k", "msg_1", "1", b"{}")
    'v1,WQBPtAsumRlBVd/XmmbysH53ixZ4wi6G/qvgzgt90z4='
    """
    signed = b".".join((identifier.encode(), stamp.encode(), body))
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()


def secret_of(hook: Webhook) -> bytes:
    """Return the key that signs: kept sealed with the ring of the identities, shown once as `whsec_…`."""
    return base64.b64decode(identity.unseal(bytes(hook.secret), bound_to=BOUND).removeprefix("whsec_"))


def _body(parcel: Parcel) -> bytes:
    told = {
        "type": "notice",
        "to": parcel.channel.address,
        "text": parcel.text,
        "urgency": "urgent" if parcel.urgent else "normal",
        "link": parcel.link,
        "attempt": parcel.attempt,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
