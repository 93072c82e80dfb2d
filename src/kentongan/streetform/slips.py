"""What goes out with an empty form, and the code that comes back for a filled one."""

import base64
import hashlib
import re
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core import signing
from django.utils.crypto import salted_hmac

LEAST = timedelta(seconds=3)  # nobody writes a report faster; a program does
MOST = timedelta(hours=12)
SALT = "kentongan.streetform.slip"
LETTERS = 12  # of five bits each


class Stale(Exception):
    """The form was not made by us, or too long ago."""


def new_slip(at: datetime) -> str:
    """Return what an empty form carries: the number that its report will have, and when it was handed out."""
    return signing.dumps([str(uuid4()), at.timestamp()], salt=SALT)


def read_slip(slip: str, at: datetime) -> tuple[UUID, timedelta]:
    """Return the number of the report and how long the form was with its writer.

    Raises:
        Stale: see there.
    """
    try:
        number, made = signing.loads(slip, salt=SALT)
    except signing.BadSignature:
        raise Stale from None
    age = timedelta(seconds=at.timestamp() - made)
    if age > MOST:
        raise Stale
    return UUID(number), age


def code_of(report: UUID) -> str:
    """Return the code of a report: the same whenever it is asked for, and not to be told from its number."""
    raw = salted_hmac("kentongan.streetform.code", str(report), algorithm="sha256").digest()
    letters = base64.b32encode(raw).decode()[:LETTERS]
    return "-".join(letters[start : start + 4] for start in range(0, LETTERS, 4))


def digest_of(code: str) -> str:
    """Return what is kept of a code, however somebody has typed it.

    >>> digest_of("abcd efgh ijkl") == digest_of("ABCD-EFGH-IJKL")
    True
    """
    plain = re.sub(r"[^A-Z2-7]", "", code.upper().replace("0", "O").replace("1", "I").replace("8", "B"))
    return hashlib.sha256(f"kentongan:{plain}".encode()).hexdigest()
