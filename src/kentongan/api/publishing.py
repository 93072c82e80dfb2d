"""The job that tells the outside what became of each alert: every journal line considered once, in one transaction.

A message is built from the alert as it is when it is sent, not as it was when the line was written: an alert that has
become secret in between goes to nobody who may not know, and what was over before anybody was told is not told.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from kentongan.alerts.models import Alert, AlertState
from kentongan.api import cap, composing, services
from kentongan.api.models import CapLine, CapMessage, CapProfile, MessageKind
from kentongan.journal import services as journal
from kentongan.journal.models import Entry


def publish(*, at: datetime) -> None:
    """Consider every new line of every alert, renew what is about to expire; the job of every minute."""
    services.load_profile(at=at)
    lines: dict[int, list[int]] = defaultdict(list)
    for entry, subject in waiting().order_by("pk").values_list("pk", "subject"):
        lines[int(subject)].append(entry)
    for alert, entries in lines.items():
        consider(entries=entries, alert=alert, at=at)
    for message in expiring(at=at):
        renew(message=message, at=at)
    services.forget_quotas(at=at)


def waiting() -> QuerySet[Entry]:
    """Return the lines of alerts that nobody has considered yet."""
    seen = Exists(CapLine.objects.filter(entry=OuterRef("pk")))
    return Entry.objects.filter(~seen, kind="alert")


@transaction.atomic
def consider(*, entries: Sequence[int], alert: int, at: datetime) -> None:
    """Turn the new lines of one alert into the messages they call for.

    The lines are marked and the messages written in one transaction, behind a lock on the alert: a worker killed before
    its end leaves no trace of it, and of two workers the second finds the lines marked.
    """
    thing = _locked(alert)
    seen = set(CapLine.objects.filter(entry__in=entries).values_list("entry", flat=True))
    fresh = [entry for entry in entries if entry not in seen]
    if not fresh:
        return
    CapLine.objects.bulk_create(CapLine(entry_id=entry, at=at) for entry in fresh)
    entry = fresh[-1]
    last = thing.cap_messages.filter(is_current=True).exclude(kind=MessageKind.CANCEL).first()
    if thing.state == AlertState.CLOSED:
        if last:
            _cancel(last, entry=entry, at=at)
    elif last is None:
        _send(thing, MessageKind.ALERT, entry=entry, at=at)
    elif (last.classification, last.region_id) != (thing.classification, thing.region_id):
        _cancel(last, entry=entry, at=at)
        _send(thing, MessageKind.ALERT, entry=entry, at=at)
    elif composing.is_news(last.facts, composing.facts(thing)):
        _send(thing, MessageKind.UPDATE, entry=entry, at=at, after=last)


def expiring(*, at: datetime) -> QuerySet[CapMessage]:
    """Return the last messages of open alerts whose time is nearly over."""
    near = CapMessage.objects.filter(is_current=True, renew_at__lte=at).exclude(kind=MessageKind.CANCEL)
    return near.exclude(alert__state=AlertState.CLOSED).defer("xml")


@transaction.atomic
def renew(*, message: CapMessage, at: datetime) -> None:
    """Say again what still holds, unless another worker has, or the audience is changing just now."""
    alert = _locked(message.alert_id)
    same = (message.classification, message.region_id) == (alert.classification, alert.region_id)
    fresh = CapMessage.objects.filter(pk=message.pk, is_current=True).exists()
    if fresh and same and alert.state != AlertState.CLOSED:
        _send(alert, MessageKind.UPDATE, entry=None, at=at, after=message)


def _locked(alert: int) -> Alert:
    """Hold the alert until the end of the transaction, so that its messages follow one another."""
    return Alert.objects.select_for_update(of=("self",)).select_related("region").get(pk=alert)


def _send(
    alert: Alert, kind: MessageKind, *, entry: int | None, at: datetime, after: CapMessage | None = None
) -> CapMessage:
    """Send the alert as it is now; `after` is the message of the same series that this one follows."""
    words = composing.words_for(alert)
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(microsecond=0)
    number = (alert.cap_messages.aggregate(last=Max("number"))["last"] or 0) + 1
    row = CapMessage(
        alert=alert,
        number=number,
        series=after.series if after else number,
        kind=kind,
        entry_id=entry,
        renews=after if entry is None else None,
        region=alert.region,
        classification=alert.classification,
        sender=words.profile.sender,
        sent_at=local,
        expires_at=composing.expiry(words, local),
        renew_at=local + (composing.expiry(words, local) - local) * 11 / 12,
        status="Exercise" if alert.is_simulated else "Actual",
        scope=composing.scope(alert, words.profile),
        headline=composing.headline(alert, words),
        facts=composing.facts(alert),
    )
    said = _envelope(row, words.profile.audience)
    return _store(row, replace(said, infos=composing.infos(alert, words, at=local)), at=at)


def _cancel(last: CapMessage, *, entry: int, at: datetime) -> None:
    """Withdraw a series from those who heard it. Every Cancel looks alike, so that none tells why."""
    row = CapMessage(
        alert=last.alert,
        number=last.number + 1,
        series=last.series,
        kind=MessageKind.CANCEL,
        entry_id=entry,
        region=last.region,
        classification=last.classification,
        sender=last.sender,
        sent_at=at.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(microsecond=0),
        expires_at=last.expires_at,
        renew_at=last.renew_at,
        status=last.status,
        scope=last.scope,
        headline=composing.CANCELLED,
        facts=last.facts,
    )
    audience = CapProfile.objects.get().audience
    _store(row, replace(_envelope(row, audience), note=composing.WITHDRAWN), at=at)


def _envelope(row: CapMessage, audience: str) -> cap.Message:
    row.identifier = f"KTG-{settings.HOME_CODE.replace('.', '')}-{uuid4().hex}"  # tells nothing of how many there are
    earlier = CapMessage.objects.filter(alert=row.alert, series=row.series).order_by("number")
    zone = ZoneInfo(settings.TIME_ZONE)
    return cap.Message(
        identifier=row.identifier,
        sender=row.sender,
        sent=row.sent_at,
        status=row.status,
        kind=row.kind,
        scope=row.scope,
        restriction=audience if row.scope == "Restricted" else "",
        addresses=composing.addresses(row.classification) if row.scope == "Private" else "",
        references=[(one.sender, one.identifier, one.sent_at.astimezone(zone)) for one in earlier],
    )


def _store(row: CapMessage, said: cap.Message, *, at: datetime) -> CapMessage:
    content = cap.build(said)
    row.xml, row.digest = content.decode(), hashlib.sha256(content).hexdigest()
    CapMessage.objects.filter(alert=row.alert, is_current=True).update(is_current=False)
    row.save(force_insert=True)
    journal.record("cap.publish", row, actor=None, at=at, changes={"kind": ["", row.kind], "number": [0, row.number]})
    return row
