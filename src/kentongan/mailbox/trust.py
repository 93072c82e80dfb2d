"""Whether the sender of a letter is who it says: not ours to find out, but what the city's own mail server found."""

import re
from collections.abc import Sequence

RESULT = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*pass\b([^;]*)", re.IGNORECASE)
DOMAIN = re.compile(
    r"\b(?:header\.d|header\.i|header\.from|smtp\.mailfrom)\s*=\s*\"?(?:[^\s;\"@]*@)?([\w.-]+)", re.IGNORECASE
)


def is_proven(proofs: Sequence[str], *, server: str, address: str) -> bool:
    """Return whether the city's mail server vouches for the domain of an address (RFC 8601).

    Args:
        proofs: the `Authentication-Results` of the letter, the topmost first. Only that one counts: our server writes
            on top, and what lies below it a stranger may have written.
        server: how our server names itself there; "" trusts nobody.
        address: the sender's.

    >>> told = "mx.kota.go.id; dkim=pass header.d=kota.go.id; spf=none"
    >>> is_proven([told], server="mx.kota.go.id", address="lurah@kota.go.id")
    True
    >>> is_proven(["mx.penipu.id; dkim=pass header.d=kota.go.id", told], server="mx.kota.go.id", address="a@kota.go.id")
    False
    """
    if not server or not proofs:
        return False
    name, _mark, results = proofs[0].partition(";")
    words = name.split()
    if not words or words[0].lower() != server.lower():
        return False
    domain = address.rpartition("@")[2].lower()
    for _method, details in RESULT.findall(re.sub(r"\([^)]*\)", "", results)):
        if any(found.lower() == domain for found in DOMAIN.findall(details)):
            return True
    return False
