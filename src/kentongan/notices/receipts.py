"""A receipt on the disk: that a message was accepted, from that moment until the database says so too.

Between the other side's "accepted" and our commit lie milliseconds in which a kill would make us send again. Leaving an
empty file named after the message takes some ten microseconds, and the file outlives the process (not the power: then
the same key goes out once more, and the receiver can tell by it). The workers of one machine share the folder.
"""

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings


def leave(key: UUID) -> None:
    """Note that a message was accepted."""
    try:
        os.close(os.open(_path(key), os.O_WRONLY | os.O_CREAT, 0o600))
    except FileNotFoundError:
        _folder().mkdir(parents=True, exist_ok=True)
        os.close(os.open(_path(key), os.O_WRONLY | os.O_CREAT, 0o600))


def lies(key: UUID) -> bool:
    """Was the message accepted, although nobody could note it?"""
    return _path(key).exists()


def burn(key: UUID) -> None:
    """Take the receipt away: the database knows now."""
    _path(key).unlink(missing_ok=True)


def sweep(*, before: datetime) -> int:
    """Take away what a kill between note and burning left behind."""
    old = [path for path in _folder().glob("*") if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.DATA) / "receipts"


def _path(key: UUID) -> Path:
    return _folder() / key.hex
