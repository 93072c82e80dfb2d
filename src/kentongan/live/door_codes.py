"""Codes of the door: short, signed, and good for a few minutes, so that a photograph of the wall opens nothing later.

A code is ``<kind><rakor>-<minute>-<signature>`` in base 36. The one on the wall changes every minute; the one of the
online link carries no minute and lasts as long as the rakor runs. Each start of a rakor makes other codes.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from kentongan.live.models import LiveMeeting
from kentongan.meetings.models import Arrival

MINUTE = 60
GRACE = 3  # minutes for which a scanned code still opens
TICKET_SECONDS = 30 * 60  # for filling in the form once it is open
LETTERS = 14  # of the signature: 56 bits, guessed at most a few times a minute
KINDS = {"p": Arrival.DOOR, "d": Arrival.LINK}
SALT = "kentongan.live.door"


@dataclass(frozen=True)
class Code:
    """What a code says: which rakor, how one came, and in which minute it was shown (0 for the link)."""

    meeting: int
    arrival: str
    minute: int
    signature: str


def door_code(live: LiveMeeting, at: datetime) -> str:
    """Return the code for the wall in this minute."""
    return _made("p", live, int(at.timestamp()) // MINUTE)


def link_code(live: LiveMeeting) -> str:
    """Return the code for whoever takes part online."""
    return _made("d", live, 0)


def parsed(code: str) -> Code | None:
    """Take a code apart; None if it is none. What it says is not yet believed."""
    parts = code.lower().split("-")
    if len(parts) != 3 or parts[0][:1] not in KINDS or not parts[2].isalnum():
        return None
    try:
        return Code(base36_to_int(parts[0][1:] or "?"), KINDS[parts[0][:1]], base36_to_int(parts[1] or "?"), parts[2])
    except ValueError:
        return None


def is_good(code: Code, live: LiveMeeting, at: datetime) -> bool:
    """Does a code open this door now?"""
    letter = next(letter for letter, arrival in KINDS.items() if arrival == code.arrival)
    if not constant_time_compare(code.signature, _signature(letter, live, code.minute)):
        return False
    age = int(at.timestamp()) // MINUTE - code.minute
    return code.arrival == Arrival.LINK or 0 <= age <= GRACE


def ticket(live: LiveMeeting, arrival: str) -> str:
    """Return what the opened form carries, so that a slow writer is not turned away."""
    return signing.dumps([live.pk, live.started_at.timestamp(), arrival], salt=SALT)


def ticket_is_good(given: str, live: LiveMeeting, arrival: str) -> bool:
    """Was this form opened by a good code of this start of the rakor?"""
    try:
        told = signing.loads(given, salt=SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        return False
    return bool(told == [live.pk, live.started_at.timestamp(), arrival])


def _made(letter: str, live: LiveMeeting, minute: int) -> str:
    return f"{letter}{int_to_base36(live.pk)}-{int_to_base36(minute)}-{_signature(letter, live, minute)}"


def _signature(letter: str, live: LiveMeeting, minute: int) -> str:
    said = f"{letter}:{live.pk}:{live.started_at.timestamp()}:{minute}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:LETTERS]
