"""Parcels that a phone seals without a network, and that only this server can open.

A parcel is the byte 1, the 65 bytes of a fresh public key, 12 bytes of nonce, and AES-256-GCM. The key comes from ECDH
on P-256 with the device's key (NIST SP 800-56A) by way of HKDF-SHA256 (RFC 5869) with the fresh public key as salt.
Device and number of the parcel are bound in, so that no parcel can be passed off as another.
"""

import base64

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused

INFO = b"kentongan parcel 1"
POINT, NONCE = 65, 12
VERSION = b"\x01"


class Unreadable(Refused):
    code = "parcel-unreadable"
    status = 422
    text = _("Kiriman ini rusak dan tidak dapat dibuka. Tulis sekali lagi.")


def new_key() -> tuple[str, str]:
    """Return a fresh pair as (private, public), both base64: the number of 32 bytes, and the point of 65."""
    key = ec.generate_private_key(ec.SECP256R1())
    number = key.private_numbers().private_value.to_bytes(32, "big")
    return base64.b64encode(number).decode(), base64.b64encode(_point(key.public_key())).decode()


def seal(plain: bytes, *, public: str, bound_to: str) -> bytes:
    """Seal as a phone does: for tests, and for whoever writes another client.

    >>> private, public = new_key()
    >>> unseal(seal(b"banjir", public=public, bound_to="a:b"), private=private, bound_to="a:b")
    b'banjir'
    """
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), base64.b64decode(public))
    fresh = ec.generate_private_key(ec.SECP256R1())
    point = _point(fresh.public_key())
    nonce = AESGCM.generate_key(128)[:NONCE]
    key = _derive(fresh.exchange(ec.ECDH(), theirs), point)
    return VERSION + point + nonce + AESGCM(key).encrypt(nonce, plain, bound_to.encode())


def unseal(parcel: bytes, *, private: str, bound_to: str) -> bytes:
    """Open a parcel.

    Args:
        parcel: the bytes as they came.
        private: the device's number, base64.
        bound_to: device and number of the parcel, `device:number`.

    Raises:
        Unreadable: it is broken, or was sealed for another device or as another parcel.
    """
    point, rest = parcel[1 : 1 + POINT], parcel[1 + POINT :]
    if parcel[:1] != VERSION or len(rest) <= NONCE:
        raise Unreadable
    number = int.from_bytes(base64.b64decode(private), "big")
    try:
        fresh = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = ec.derive_private_key(number, ec.SECP256R1()).exchange(ec.ECDH(), fresh)
        return AESGCM(_derive(shared, point)).decrypt(rest[:NONCE], rest[NONCE:], bound_to.encode())
    except (ValueError, InvalidTag):
        raise Unreadable from None


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derive(shared: bytes, point: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length=32, salt=point, info=INFO).derive(shared)
