"""Reads of the journal. Access to the thing itself is asked before its history is."""

from typing import Any

from django.db.models import QuerySet

from kentongan.journal.models import Entry, Seal
from kentongan.journal.wording import deed


def history(kind: str, subject: object) -> list[dict[str, Any]]:
    """Return the deeds on one thing, oldest first, as a timeline: at, who, text."""
    entries = Entry.objects.filter(kind=kind, subject=str(subject)).order_by("id")
    return [{"at": entry.at, "who": entry.actor_name, "text": deed(entry.verb)} for entry in entries]


def deeds(*, prefix: str, clearance: int) -> QuerySet[Entry]:
    """Return the deeds in an area up to a secrecy, newest first."""
    return Entry.objects.filter(region__startswith=prefix, classification__lte=clearance).order_by("-id")


def last_seal() -> Seal | None:
    """Return the newest link of the chain."""
    return Seal.objects.order_by("-number").first()
