"""Secrets that programs and phones show: made, kept as a digest alone, compared in constant time, their use noted.

The rows stay in their own rooms; each has `prefix`, by which it is found, `digest`, and some of them `last_used_at`.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.db.models import Model, Q

USE_IS_NOTED_EVERY = timedelta(minutes=1)


class Kept(Protocol):
    """What is kept of a secret."""

    digest: Any


def make(prefix_bytes: int = 5) -> tuple[str, str]:
    """Return a new prefix in hexadecimal and the secret behind it, 32 random bytes."""
    return secrets.token_hex(prefix_bytes), secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a secret; 32 random bytes need no slow hash.

    >>> len(digest("x"))
    64
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def fits(kept: Kept | None, secret: str) -> bool:
    """Is this the secret of a row? Where none was found it is compared all the same: the answer takes as long."""
    known = str(kept.digest) if kept else digest("")
    return hmac.compare_digest(known, digest(secret)) and kept is not None


def note_use(row: Model, *, at: datetime) -> None:
    """Remember that a key was used, at most once a minute: no journal line, nothing was changed by it."""
    stale = Q(last_used_at=None) | Q(last_used_at__lte=at - USE_IS_NOTED_EVERY)
    type(row)._default_manager.filter(stale, pk=row.pk).update(last_used_at=at)


def end(row: Model, *, at: datetime, **also: Any) -> bool:
    """Take a key's power for good, from this moment; False if somebody did so before."""
    return bool(type(row)._default_manager.filter(pk=row.pk, revoked_at=None).update(revoked_at=at, **also))
