"""From the outbox to the world: hold, send, note. What a kill in between can do, and what not, is in docs/notices.md.

Hold: a bundle is taken in a committed transaction before anything is sent; nobody touches it while the lease lives.
Send: under a key that stays the same for every attempt.
Note: a receipt on the disk at the moment of acceptance (`receipts`), then the commit, then the receipt is burnt.
A worker that dies leaves bundles whose lease runs out: those with a receipt are noted as sent, the rest are sent again.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from django.db.models import F, QuerySet

from kentongan.notices import messages, planning, receipts, routes
from kentongan.notices.gateway import GatewayCarrier
from kentongan.notices.mail import MailCarrier
from kentongan.notices.models import Channel, Delivery, DeliveryState, Route, Urgency, Way
from kentongan.notices.parcels import Carrier, Fate, Outcome, Parcel
from kentongan.notices.push import PushCarrier

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
WAITING, SENDING, SENT = DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.SENT
GIVEN_UP, SKIPPED = DeliveryState.GIVEN_UP, DeliveryState.SKIPPED
BATCH = 20
LEASE = timedelta(seconds=20)
AT_A_STRETCH = timedelta(seconds=5)  # then look again whether something more urgent waits
HURRIED, PATIENT = 2, 5  # failed attempts after which the person's next channel takes over: urgent, and the rest
MOST = 8  # attempts at one address
DEADLY = 20  # attempts after which a message that no worker survives is given up
OUTAGE = timedelta(days=2)  # how long a message waits for a dead way where the person has no other
REROUTED = 200


def send(*, way: str, now: Clock) -> int:
    """Send what is due by one way; return how many messages were tried. Any number of workers may do so at once."""
    recover(way=way, at=now())
    if not Delivery.objects.filter(way=way, state=WAITING, due_at__lte=now()).exists():
        return 0
    holder, bundles = _hold(way, at=now())
    tried = 0
    if bundles:
        with _Lease(holder, now):
            tried = _send_all(way, bundles, holder, now)
    _reroute(way, at=now())
    return tried


def recover(*, way: str, at: datetime) -> int:
    """Take back what a dead worker held: noted as sent where its receipt lies, otherwise to be sent again."""
    lost = Delivery.objects.filter(way=way, state=SENDING, leased_until__lt=at)
    keys = set(lost.values_list("bundle", flat=True))
    for key in keys:
        rows = lost.filter(bundle=key)
        if key is not None and receipts.lies(key):
            rows.update(state=SENT, sent_at=at, leased_until=None, error="")
            receipts.burn(key)
        else:
            rows.filter(attempts__gte=DEADLY).update(state=GIVEN_UP, leased_until=None, error="worker-died")
            rows.update(state=WAITING, due_at=at, leased_until=None)
    return len(keys)


def _hold(way: str, *, at: datetime) -> tuple[str, list[list[Delivery]]]:
    """Take the most urgent bundles, oldest first; of a dead way a single one, and only when it is to be tried again."""
    with transaction.atomic():
        # One after the other: two workers at once would make two digests of what belongs in one.
        route, _made = Route.objects.select_for_update().get_or_create(way=way)
        if route.dead_since and route.probe_at and route.probe_at > at:
            return "", []
        due = Delivery.objects.filter(way=way, state=WAITING, due_at__lte=at)
        leads = list(due.order_by("-urgency", "due_at", "id")[: 1 if route.dead_since else BATCH])
        holder, keys = uuid4().hex, _bundles(leads, due)
        fresh = {"state": SENDING, "holder": holder, "leased_until": at + LEASE, "attempts": F("attempts") + 1}
        Delivery.objects.filter(bundle__in=keys, state=WAITING).update(**fresh)
        if route.dead_since:
            Route.objects.filter(pk=way).update(probe_at=at + routes.PROBE)
    related = ("channel__member", "notice__member", "notice__entry")
    rows = list(Delivery.objects.filter(holder=holder, state=SENDING).select_related(*related).order_by("id"))
    bundles = [[row for row in rows if row.bundle == key] for key in keys]
    return holder, [bundle for bundle in bundles if bundle]


def _bundles(leads: Sequence[Delivery], due: QuerySet[Delivery]) -> list[UUID]:
    """Return the keys of the messages that deliveries belong to; what was kept back for one channel goes as one."""
    new = [lead for lead in leads if lead.bundle is None]
    Delivery.objects.filter(pk__in=[lead.pk for lead in new if not lead.held]).update(bundle=F("key"))
    first = {lead.channel_id: lead for lead in reversed(new) if lead.held}
    for channel, lead in first.items():
        kept = due.filter(channel=channel, held=True, bundle=None)
        Delivery.objects.filter(pk__in=list(kept.values_list("pk", flat=True))).update(bundle=lead.key)
    keys = [lead.bundle or (first[lead.channel_id].key if lead.held else lead.key) for lead in leads]
    return list(dict.fromkeys(keys))


def _send_all(way: str, bundles: Sequence[list[Delivery]], holder: str, now: Clock) -> int:
    started, tried = now(), 0
    try:
        with carrier_of(way, now) as carrier:
            for rows in bundles:
                if now() - started > AT_A_STRETCH:
                    break
                tried += 1
                if not _send_one(carrier, rows, now):
                    break
    except DatabaseError:
        raise  # what we hold comes back when the lease has run out; receipts tell what was sent
    except Exception as problem:  # noqa: BLE001 - a way that cannot even be opened, a key that does not fit
        log.error("%s: %s", way, type(problem).__name__)
        routes.failed(way=way, at=now(), error=type(problem).__name__)
    untouched = Delivery.objects.filter(holder=holder, state=SENDING)
    untouched.update(state=WAITING, leased_until=None, attempts=F("attempts") - 1)
    return tried


def carrier_of(way: str, now: Clock) -> Carrier:
    """Open a way out."""
    if way == Way.MAIL:
        return MailCarrier()
    return PushCarrier() if way == Way.PUSH else GatewayCarrier(now)


def _send_one(carrier: Carrier, rows: Sequence[Delivery], now: Clock) -> bool:
    """Send one bundle and note what became of it; return whether the way still carries."""
    told = messages.open_to_reader(rows)
    kept = {row.pk for row, _sentence in told}
    closed = [row.pk for row in rows if row.pk not in kept]
    if closed:
        Delivery.objects.filter(pk__in=closed, state=SENDING).update(state=SKIPPED, leased_until=None)
    if not told:
        return True
    parcel = messages.compose(told)
    outcome = _carry(carrier, parcel)
    if outcome.fate == Fate.SENT:
        receipts.leave(parcel.key)
        _note_sent([row for row, _sentence in told], outcome, at=now())
        receipts.burn(parcel.key)
        return True
    dead = outcome.fate == Fate.NO_WAY and routes.failed(way=rows[0].way, at=now(), error=outcome.error)
    for row, _sentence in told:
        _note_failure(row, outcome, is_dead=dead, at=now())
    return outcome.fate != Fate.NO_WAY


def _carry(carrier: Carrier, parcel: Parcel) -> Outcome:
    try:
        return carrier.carry(parcel)
    except Exception as problem:  # noqa: BLE001 - one message that cannot be made must not stop the others
        log.error("message not made: %s", type(problem).__name__)
        return Outcome(Fate.LATER, error=type(problem).__name__)


@transaction.atomic
def _note_sent(rows: Sequence[Delivery], outcome: Outcome, *, at: datetime) -> None:
    first = rows[0]
    ours = Delivery.objects.filter(pk__in=[row.pk for row in rows], state=SENDING, holder=first.holder)
    ours.update(state=SENT, sent_at=at, reference=outcome.reference[:100], error="", leased_until=None)
    if first.channel.dead_since:
        Channel.objects.filter(pk=first.channel_id).update(dead_since=None)
    routes.worked(way=first.way, at=at)


@transaction.atomic
def _note_failure(row: Delivery, outcome: Outcome, *, is_dead: bool, at: datetime) -> None:
    """Try again later, let the person's next channel take over, or both come to an end."""
    over = _is_over(row, outcome, at=at)
    if over and outcome.fate != Fate.NO_WAY:
        routes.bounced(channel=row.channel, at=at)
    impatient = row.attempts >= (HURRIED if row.urgency == Urgency.URGENT else PATIENT)
    taken = planning.fall_back(row, at=at) if over or is_dead or impatient else None
    wait = timedelta(seconds=5 * 4 ** min(row.attempts - 1, 4))
    changed = {"state": GIVEN_UP if over or taken else WAITING, "due_at": at + wait, "error": outcome.error[:60]}
    ours = Delivery.objects.filter(pk=row.pk, state=SENDING, holder=row.holder)
    ours.update(leased_until=None, **changed)


def _is_over(row: Delivery, outcome: Outcome, *, at: datetime) -> bool:
    if outcome.fate == Fate.NO_WAY:
        return row.notice.created_at < at - OUTAGE
    return outcome.fate == Fate.GONE or row.attempts >= MOST


def _reroute(way: str, *, at: datetime) -> None:
    """While a way is dead, hand what waits for it to the persons' other channels; who has none waits on."""
    if not Route.objects.filter(pk=way).exclude(dead_since=None).exists():
        return
    with transaction.atomic():
        waiting = Delivery.objects.select_for_update(skip_locked=True).filter(way=way, state=WAITING, due_at__lte=at)
        for row in waiting.order_by("id")[:REROUTED]:
            changed: dict[str, object] = {"due_at": at + routes.PROBE}
            if planning.fall_back(row, at=at):
                changed = {"state": SKIPPED, "error": "way-dead"}
            Delivery.objects.filter(pk=row.pk, state=WAITING).update(**changed)


class _Lease:
    """Keeps what a batch holds while one message takes long; in a thread of its own."""

    def __init__(self, holder: str, now: Clock) -> None:
        self.holder, self.now, self.done = holder, now, threading.Event()
        self.thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.done.set()
        self.thread.join()

    def _keep(self) -> None:
        try:
            while not self.done.wait(LEASE.total_seconds() / 4):
                try:
                    held = Delivery.objects.filter(holder=self.holder, state=SENDING)
                    held.update(leased_until=self.now() + LEASE)
                except DatabaseError:  # try again at the next beat
                    continue
        finally:
            connection.close()
