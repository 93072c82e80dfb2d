"""From the journal to the inboxes: every line becomes its notices exactly once, in the transaction that marks it."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction

from kentongan.city.models import Member
from kentongan.jobs import services as jobs
from kentongan.journal.models import Entry
from kentongan.notices import planning, things
from kentongan.notices.audience import TABLE
from kentongan.notices.models import Delivery, Notice

log = logging.getLogger(__name__)
BATCH = 50  # lines in one transaction: on SQLite nobody else writes meanwhile
OLD = timedelta(days=14)  # a deed as old as this is no news: what was brought in from the past tells nobody
LATE = timedelta(days=2)  # and one as old as this only lies in the inbox
RETRY = "notices.entry"


def expand(*, at: datetime) -> int:
    """Turn the oldest lines that nobody was told of into notices; return how many lines there were.

    Of two workers at once each takes other lines: PostgreSQL skips what the other has locked, SQLite lets one write
    at a time. A kill anywhere before the commit leaves the lines as they were.
    """
    if not Entry.objects.filter(noticed_at=None).exists():  # a look without the write lock, every second
        return 0
    with transaction.atomic():
        waiting = Entry.objects.select_for_update(skip_locked=True).filter(noticed_at=None)
        entries = list(waiting.order_by("id")[:BATCH])
        told = [entry for entry in entries if entry.verb in TABLE and entry.at > at - OLD]
        _tell(told, at=at)
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(noticed_at=at)
    return len(entries)


@transaction.atomic
def retry(*, at: datetime, entry: int) -> None:
    """Try a line again whose audience could not be found out; as a job, so that it is seen when it keeps failing."""
    line = Entry.objects.get(pk=entry)
    _create([(line, member) for member in _wanted(line)], at=at)


def _tell(entries: Sequence[Entry], *, at: datetime) -> None:
    wanted = []
    for entry in entries:
        try:
            wanted += [(entry, member) for member in _wanted(entry)]
        except DatabaseError:
            raise
        except Exception as problem:  # noqa: BLE001 - one line that nobody can read must not stop all that follow
            log.error("notices of %s: %s", entry.verb, type(problem).__name__)
            jobs.ask(RETRY, at=at, arguments={"entry": entry.pk}, key=f"{RETRY}-{entry.pk}")
    _create(wanted, at=at)


def _wanted(entry: Entry) -> list[Member]:
    """Return who is to be told, but for who did it; whether the thing exists for them is asked for all at once."""
    thing = things.row(entry.kind, entry.subject)
    if thing is None:
        return []
    members = TABLE[entry.verb].who(thing, entry).filter(is_active=True)
    return list(members.exclude(pk=entry.actor) if entry.actor else members)


def _create(wanted: Sequence[tuple[Entry, Member]], *, at: datetime) -> None:
    seen = _seen(wanted)
    known = set(Notice.objects.filter(entry__in={entry.pk for entry, _ in wanted}).values_list("entry_id", "member_id"))
    notices = []
    for entry, member in wanted:
        thing = seen.get((member.pk, entry.kind), {}).get(entry.subject)
        if thing is None or (entry.pk, member.pk) in known:
            continue
        told = TABLE[entry.verb]
        topic = things.KINDS[entry.kind].topic
        notices.append(Notice(entry=entry, member=member, topic=topic, urgency=told.how(thing), created_at=at))
    made = Notice.objects.bulk_create(notices)
    fresh = [notice for notice in made if notice.entry.at > at - LATE]
    Delivery.objects.bulk_create(planning.plan(fresh, at=at))


def _seen(wanted: Iterable[tuple[Entry, Member]]) -> dict[tuple[int, str], dict[str, object]]:
    """Ask once for each person and kind which of the things exist for them."""
    asked: dict[tuple[int, str], set[str]] = defaultdict(set)
    members = {}
    for entry, member in wanted:
        asked[member.pk, entry.kind].add(entry.subject)
        members[member.pk] = member
    return {(pk, kind): things.visible(members[pk], kind, subjects) for (pk, kind), subjects in asked.items()}
