"""Write a line, seal the lines, verify the chain."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol

from django.db import IntegrityError, transaction

from kentongan.journal.models import Entry, Seal

BATCH = 2_000
ORIGIN = "0" * 64


class Actor(Protocol):
    """Whoever acts: a member, or the system itself."""

    @property
    def pk(self) -> Any: ...

    name: Any


class Thing(Protocol):
    """What a line is about. Its region and classification travel with the line, so that the journal hides alike."""

    @property
    def pk(self) -> Any: ...


def record(
    verb: str,
    thing: Thing,
    *,
    actor: Actor | None,
    at: datetime,
    region: str = "",
    changes: dict[str, Any] | None = None,
) -> Entry:
    """Write one line, inside the transaction of the verb that calls.

    Args:
        verb: namespaced, as `report.receive`; the part before the dot names the kind of thing.
        thing: the row it is about; `region_id` and `classification` are read from it where it has them.
        actor: the member who acts, or None for the system.
        at: when, aware.
        region: a region code, for a thing that has none of its own.
        changes: codes, ids and numbers only; `{"field": [old, new]}`.
    """
    _refuse_outside(verb)
    line = _line(verb, thing, actor=actor, at=at, region=region, changes=changes)
    line.save(force_insert=True)
    return line


def record_each(
    verb: str,
    things: Iterable[Thing],
    *,
    actor: Actor | None,
    at: datetime,
    changes: dict[str, Any] | None = None,
) -> None:
    """Write one line for each of many things of which the same is to be said; see `record`."""
    _refuse_outside(verb)
    lines = (_line(verb, thing, actor=actor, at=at, region="", changes=changes) for thing in things)
    Entry.objects.bulk_create(lines, batch_size=500)


def _refuse_outside(verb: str) -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{verb}: a journal line belongs inside the transaction of its verb")


def _line(
    verb: str, thing: Thing, *, actor: Actor | None, at: datetime, region: str, changes: dict[str, Any] | None
) -> Entry:
    return Entry(
        at=at,
        actor=actor.pk if actor else None,
        actor_name=str(actor.name) if actor else "Sistem",
        verb=verb,
        kind=verb.partition(".")[0],
        subject=str(thing.pk),
        region=region or getattr(thing, "region_id", ""),
        classification=getattr(thing, "classification", 0),
        changes=changes or {},
    )


def seal(*, at: datetime) -> Seal | None:
    """Seal the oldest unsealed lines into the next link; None when there is nothing to seal.

    Of two sealers at once the second waits for the first, or, at the very first link, leaves the work to it.
    """
    try:
        return _seal(at)
    except IntegrityError:
        return None


def _seal(at: datetime) -> Seal | None:
    with transaction.atomic():
        Seal.objects.select_for_update().order_by("-number").first()
        last = Seal.objects.order_by("-number").first()  # read anew: the wait may have brought a newer one
        entries = list(Entry.objects.filter(seal=None).order_by("id")[:BATCH])
        if not entries:
            return None
        previous = last.digest if last else ORIGIN
        link = Seal.objects.create(
            number=last.number + 1 if last else 1,
            at=at,
            entries=len(entries),
            previous=previous,
            digest=digest(previous, entries),
        )
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(seal=link)
        return link


def digest(previous: str, entries: Iterable[Entry]) -> str:
    """Return the SHA-256 of the previous link and of each line in a form that both databases give back alike."""
    chain = hashlib.sha256(previous.encode())
    for entry in entries:
        line = [
            entry.pk,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            entry.actor,
            entry.actor_name,
            entry.verb,
            entry.kind,
            entry.subject,
            entry.region,
            entry.classification,
            entry.changes,
        ]
        chain.update(json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    return chain.hexdigest()


def verify() -> list[str]:
    """Recompute the whole chain; return what does not fit, in words, empty when all is well."""
    faults, previous, expected = [], ORIGIN, 1
    for link in Seal.objects.order_by("number").iterator():
        entries = list(link.lines.order_by("id"))
        if link.number != expected:
            faults.append(f"segel {expected} hilang")
        if link.previous != previous:
            faults.append(f"segel {link.number} tidak menyambung ke segel sebelumnya")
        if len(entries) != link.entries:
            faults.append(f"segel {link.number}: {len(entries)} baris, seharusnya {link.entries}")
        elif digest(link.previous, entries) != link.digest:
            faults.append(f"segel {link.number}: isi barisnya tidak sama dengan saat disegel")
        previous, expected = link.digest, link.number + 1
    return faults
