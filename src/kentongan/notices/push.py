"""By the browser's push service: encrypted for one browser (RFC 8291), signed with our key (VAPID, RFC 8292)."""

import base64
import binascii
import http.client
import json
from types import TracebackType
from typing import Any, Self

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings
from webpush import WebPush, WebPushSubscription

from kentongan.notices import outgoing
from kentongan.notices.parcels import Fate, Outcome, Parcel

DAY = 24 * 3600  # how long the service keeps a message for a browser that is away


class PushCarrier:
    """Posts to the address that the browser gave us."""

    def __init__(self) -> None:
        private = _private()
        pair = (
            private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
            private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        )
        self.sealer = WebPush(*pair, subscriber=settings.VAPID_CONTACT, ttl=DAY)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def carry(self, parcel: Parcel) -> Outcome:
        """Send one message; by its `Topic` (RFC 8030) a second attempt takes the place of a first that waits."""
        told = {"title": parcel.subject, "body": parcel.text, "link": parcel.link, "tag": parcel.key.hex}
        browser: dict[str, Any] = {"endpoint": parcel.channel.address, "keys": parcel.channel.keys}
        try:
            sealed = self.sealer.get(json.dumps(told).encode(), WebPushSubscription(**browser))
            headers = {
                **{str(name): str(value) for name, value in sealed.headers.items()},
                "Content-Type": "application/octet-stream",
                "Urgency": "high" if parcel.urgent else "normal",
                "Topic": parcel.key.hex,
            }
            answer = outgoing.post(parcel.channel.address, sealed.encrypted, headers)
        except outgoing.NotThere as problem:
            return Outcome(Fate.GONE if str(problem) != "unknown-name" else Fate.LATER, error=str(problem))
        except (OSError, http.client.HTTPException) as problem:  # each browser maker has its own service
            return Outcome(Fate.LATER, error=type(problem).__name__)
        except ValueError:
            return Outcome(Fate.GONE, error="bad-keys")
        reference = answer.headers.get("location", "")[-100:]
        return Outcome(fate_of(answer.status), reference, "" if answer.status < 300 else f"http-{answer.status}")


def fate_of(status: int) -> Fate:
    """Say what a push service's answer means (RFC 8030, 8292).

    404 and 410 end the subscription, 401 and 403 are about our key.

    >>> [fate_of(status).value for status in (201, 410, 429, 403)]
    ['sent', 'gone', 'later', 'no_way']
    """
    if 200 <= status < 300:
        return Fate.SENT
    if status in {404, 410}:
        return Fate.GONE
    return Fate.NO_WAY if status in {401, 403} else Fate.LATER


def public_key() -> str:
    """Return what a browser needs to subscribe: the point of our key in base64url; empty where push is not set up."""
    if not (settings.VAPID_KEY and settings.VAPID_CONTACT):
        return ""
    point = _private().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def _private() -> ec.EllipticCurvePrivateKey:
    raw = base64.urlsafe_b64decode(settings.VAPID_KEY + "=" * (-len(settings.VAPID_KEY) % 4))
    if len(raw) != 32:
        raise binascii.Error("32 bytes are needed")
    return ec.derive_private_key(int.from_bytes(raw, "big"), ec.SECP256R1())
