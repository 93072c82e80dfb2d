"""Who told us, sealed: AES-256-GCM with a key ring apart from the log-in secret, bound to its report.

The report's id goes in as associated data, so a sealed name cannot be moved to another row unnoticed.
"""

import base64
import binascii
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kentongan.errors import Refused

NONCE = 12


class IdentityKeyMissing(Refused):
    code = "identity-key-missing"
    status = 503
    text = _("Identitas narasumber belum dapat disimpan: kunci sandi KENTONGAN_IDENTITY_KEYS belum diatur.")


class IdentityUnreadable(Refused):
    code = "identity-unreadable"
    text = _("Identitas narasumber tidak dapat dibuka dengan kunci yang ada.")


def seal(words: str, *, bound_to: str) -> bytes:
    """Encrypt with the first key of the ring."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_ring()[0]).encrypt(nonce, words.encode(), bound_to.encode())


def unseal(sealed: bytes, *, bound_to: str) -> str:
    """Decrypt with whichever key of the ring fits."""
    for key in _ring():
        try:
            return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to.encode()).decode()
        except InvalidTag:
            continue
    raise IdentityUnreadable


def _ring() -> list[bytes]:
    try:
        keys = [base64.b64decode(word, validate=True) for word in settings.IDENTITY_KEYS]
    except binascii.Error:
        raise IdentityKeyMissing from None
    if not keys or any(len(key) != 32 for key in keys):
        raise IdentityKeyMissing
    return keys


def digests(words: str, *, purpose: str) -> list[str]:
    """Return what some words are known by without being kept: one digest for each key of the ring, the first first.

    For low-entropy words as telephone numbers: without the ring nobody can try them all.
    """
    return [hmac.new(key, f"{purpose}:{words}".encode(), hashlib.sha256).hexdigest() for key in _ring()]
