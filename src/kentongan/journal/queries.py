"""Reads of the journal. Access to the thing itself is asked before its history is."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from kentongan.journal.models import Entry, Seal
from kentongan.journal.wording import deed, icon


def entries(kind: str, subject: object) -> QuerySet[Entry]:
    """Return the deeds on one thing, oldest first."""
    return Entry.objects.filter(kind=kind, subject=str(subject)).order_by("id")


def history(kind: str, subject: object, *, but: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return what `pieces/_timeline.html` shows of one thing, newest first, but for some verbs."""
    return [
        {"at": line.at, "who": line.actor_name, "text": deed(line.verb), "icon": icon(line.verb)}
        for line in entries(kind, subject).exclude(verb__in=but).reverse()
    ]


def deeds(*, prefix: str, clearance: int) -> QuerySet[Entry]:
    """Return the deeds in an area up to a secrecy, newest first."""
    return Entry.objects.filter(region__startswith=prefix, classification__lte=clearance).order_by("-id")


def newest(kind: str, *, prefix: str, clearance: int) -> Entry | None:
    """Return the newest deed on a kind of thing in an area up to a secrecy."""
    return deeds(prefix=prefix, clearance=clearance).filter(kind=kind).first()


def last_seal() -> Seal | None:
    """Return the newest link of the chain."""
    return Seal.objects.order_by("-number").first()
