"""Verbs of being told: read, choose, prove an address, set the gateway. Reading leaves no line in the journal."""

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake import identity
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal
from kentongan.notices import gateway, outgoing, planning, receipts
from kentongan.notices.models import Channel, Delivery, DeliveryState, Notice, Preference, Route, Topic, Way, Webhook
from kentongan.notices.parcels import Fate, Parcel
from kentongan.notices.sending import carrier_of

CODE_LIVES = timedelta(minutes=30)
CODE_EVERY = timedelta(minutes=1)
TRIES = 5
MOST_CHANNELS = 10
READ_STAYS, SENT_STAYS = timedelta(days=180), timedelta(days=90)


class ChannelKnown(Refused):
    code = "channel-known"
    text = _("Alamat ini sudah ada di daftar saluran Anda.")


class TooManyChannels(Refused):
    code = "channel-too-many"
    text = _("Paling banyak {most} saluran. Hapus dahulu yang tidak dipakai.")


class WayClosed(Refused):
    code = "channel-way-closed"
    text = _("Jalur {way} belum dipasang di kota ini. Minta administrator memasangnya.")


class CodeWrong(Refused):
    code = "channel-code-wrong"
    status = 422
    text = _("Kode itu salah atau sudah kedaluwarsa. Minta kode baru bila perlu.")


class CodeTooSoon(Refused):
    code = "channel-code-too-soon"
    text = _("Kode baru saja dikirim. Tunggu satu menit sebelum meminta lagi.")


class NotConfirmed(Refused):
    code = "channel-not-confirmed"
    text = _("Buktikan dahulu alamat ini dengan kode yang dikirim ke sana.")


class BadTarget(Refused):
    code = "target-refused"
    status = 422
    text = _("Alamat itu tidak diterima ({why}): harus https dan berada di internet, bukan di jaringan dalam.")


# --- the inbox ------------------------------------------------------------------------------------------------------


def mark(*, notice: Notice, at: datetime | None) -> None:
    """Note one notice as read, or with None as not read; reading is no deed, so it leaves no line."""
    Notice.objects.filter(pk=notice.pk).filter(Q(read_at=None) if at else Q()).update(read_at=at)


def mark_all(*, member: Member, up_to: int, at: datetime) -> int:
    """Note everything as read that stood in the inbox when the page was made; what came later stays unread."""
    return Notice.objects.filter(member=member, read_at=None, pk__lte=up_to).update(read_at=at)


# --- when and by what -----------------------------------------------------------------------------------------------


@transaction.atomic
def choose(
    *, member: Member, rhythm: str, quiet_from: time, quiet_until: time, digest_at: time, at: datetime
) -> Preference:
    """Set when the member wants to be disturbed; counts for what comes from now on."""
    wished = {"rhythm": rhythm, "quiet_from": quiet_from, "quiet_until": quiet_until, "digest_at": digest_at}
    wish, _made = Preference.objects.update_or_create(member=member, defaults=wished)
    changes = {name: ["", str(value)] for name, value in wished.items()}
    journal.record("preference.change", wish, actor=member, at=at, region=member.region_id, changes=changes)
    return wish


@transaction.atomic
def add_channel(*, member: Member, way: str, address: str, at: datetime) -> Channel:
    """Note an address and have a code sent there; nothing else goes there before the code has come back.

    Raises:
        WayClosed, ChannelKnown, TooManyChannels.
    """
    thing = _add(member, way, address, at=at)
    _ask_code(thing, at=at)
    return thing


@transaction.atomic
def subscribe(*, member: Member, endpoint: str, keys: dict[str, str], at: datetime) -> Channel:
    """Take in a browser: its push service has proven it already. The same browser again is the same channel.

    Raises:
        BadTarget: the address is not one that may be posted to.
    """
    try:
        outgoing.check(endpoint)
    except outgoing.NotThere as problem:
        raise BadTarget(why=str(problem)) from None
    known = Channel.objects.filter(member=member, way=Way.PUSH, address=endpoint, removed_at=None).first()
    if known:
        return known
    return _add(member, Way.PUSH, endpoint, at=at, keys=keys, confirmed_at=at)


def _add(member: Member, way: str, address: str, *, at: datetime, **more: Any) -> Channel:
    if way not in planning.ways_open():
        raise WayClosed(way=Way(way).label)
    if Channel.objects.filter(member=member, removed_at=None).count() >= MOST_CHANNELS:
        raise TooManyChannels(most=MOST_CHANNELS)
    try:
        with transaction.atomic():
            thing = Channel.objects.create(
                member=member, way=way, address=address, topics=list(Topic.values), added_at=at, **more
            )
    except IntegrityError:
        raise ChannelKnown from None
    journal.record("channel.add", thing, actor=member, at=at, region=member.region_id, changes={"way": ["", way]})
    return thing


@transaction.atomic
def ask_code(*, channel: Channel, at: datetime) -> None:
    """Have another code sent, at most one a minute."""
    if channel.code_until and channel.code_until - CODE_LIVES > at - CODE_EVERY:
        raise CodeTooSoon
    _ask_code(channel, at=at)


def _ask_code(channel: Channel, *, at: datetime) -> None:
    Channel.objects.filter(pk=channel.pk).update(code_digest="", code_until=at + CODE_LIVES)
    jobs.ask("notices.code", at=at, arguments={"channel": channel.pk})


@transaction.atomic
def confirm(*, channel: Channel, code: str, at: datetime) -> None:
    """Prove an address by the code that was sent there; after five wrong ones a new code is needed."""
    fresh = Channel.objects.filter(pk=channel.pk, code_until__gt=at, code_tries__lt=TRIES).exclude(code_digest="")
    known = fresh.values_list("code_digest", flat=True).first()
    if known is None or not constant_time_compare(known, _digest(channel, code)):
        raise CodeWrong
    fresh.update(confirmed_at=at, dead_since=None, code_digest="", code_until=None)
    journal.record("channel.confirm", channel, actor=channel.member, at=at, region=channel.member.region_id)


def count_wrong(*, channel: Channel) -> None:
    """Count a wrong code, outside the transaction that refused it."""
    Channel.objects.filter(pk=channel.pk).update(code_tries=F("code_tries") + 1)


@transaction.atomic
def choose_topics(*, channel: Channel, topics: Sequence[str], at: datetime) -> None:
    """Say of what this channel shall tell."""
    Channel.objects.filter(pk=channel.pk).update(topics=list(topics))
    changes = {"topics": [channel.topics, list(topics)]}
    journal.record(
        "channel.topics", channel, actor=channel.member, at=at, region=channel.member.region_id, changes=changes
    )


@transaction.atomic
def remove_channel(*, channel: Channel, at: datetime) -> None:
    """Forget an address; what was still to go there is not sent."""
    gone = Channel.objects.filter(pk=channel.pk, removed_at=None)
    if gone.update(removed_at=at, address="", keys={}, code_digest=""):
        waiting = Delivery.objects.filter(channel=channel, state=DeliveryState.WAITING)
        waiting.update(state=DeliveryState.SKIPPED)
        journal.record("channel.remove", channel, actor=channel.member, at=at, region=channel.member.region_id)


def ask_test(*, channel: Channel, at: datetime) -> None:
    """Have a test message sent; pressed several times within a minute it is one."""
    if channel.confirmed_at is None:
        raise NotConfirmed
    key = f"notices.test-{channel.pk}-{at:%Y%m%d%H%M}"
    jobs.ask("notices.test", at=at, arguments={"channel": channel.pk}, key=key)


# --- what the worker does for them ----------------------------------------------------------------------------------


def send_code(*, at: datetime, channel: int) -> None:
    """Make a code and send it; only its digest is kept, and the same job again sends another."""
    thing = Channel.objects.select_related("member").filter(pk=channel, removed_at=None).first()
    if thing is None:
        return
    code = f"{secrets.randbelow(1_000_000):06d}"
    fresh = {"code_digest": _digest(thing, code), "code_until": at + CODE_LIVES, "code_tries": 0}
    Channel.objects.filter(pk=thing.pk).update(**fresh)
    with translation.override("id"):
        _send(thing, _now("Kode Kentongan Anda: {code}. Berlaku 30 menit.").format(code=code), at=at)


def send_test(*, at: datetime, channel: int) -> None:
    """Send a message that says it is a test."""
    thing = Channel.objects.select_related("member").filter(pk=channel, removed_at=None).first()
    if thing is not None:
        with translation.override("id"):
            _send(thing, _now("Pesan uji Kentongan. Saluran ini berfungsi."), at=at)


def _send(channel: Channel, sentence: str, *, at: datetime) -> None:
    parcel = Parcel(key=uuid4(), attempt=1, channel=channel, subject=sentence, text=sentence, link="")
    with carrier_of(channel.way, lambda: at) as carrier:
        outcome = carrier.carry(parcel)
    fresh: dict[str, Any] = {"error": outcome.error}
    if outcome.fate == Fate.SENT:
        fresh["dead_since"] = None
    Channel.objects.filter(pk=channel.pk).update(**fresh)


def forget(*, at: datetime) -> None:
    """Drop what was read half a year ago, and the traces of sending after three months."""
    settled = (DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.GIVEN_UP)
    Delivery.objects.filter(state__in=settled, due_at__lt=at - SENT_STAYS).delete()
    Notice.objects.filter(read_at__lt=at - READ_STAYS).delete()
    receipts.sweep(before=at - timedelta(days=7))


def _digest(channel: Channel, code: str) -> str:
    return salted_hmac(
        "kentongan.notices.code", f"{channel.pk}:{channel.address}:{code}", algorithm="sha256"
    ).hexdigest()


# --- the administrator's ----------------------------------------------------------------------------------------------


@transaction.atomic
def set_webhook(*, url: str, member: Member, at: datetime) -> tuple[Webhook, str]:
    """Set the gateway's address with a new secret; return it with the secret, which is shown this once.

    Raises:
        BadTarget: the address is not one that may be posted to.
    """
    try:
        outgoing.check(url)
    except outgoing.NotThere as problem:
        raise BadTarget(why=str(problem)) from None
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    Webhook.objects.filter(is_current=True).update(is_current=False)
    sealed = identity.seal(secret, bound_to=gateway.BOUND)
    thing = Webhook.objects.create(url=url, secret=sealed, set_by=member, set_at=at)
    journal.record("webhook.set", thing, actor=member, at=at, region=settings.HOME_CODE)
    return thing, secret


@transaction.atomic
def end_webhook(*, member: Member, at: datetime) -> None:
    """Send nothing to a gateway any more."""
    for thing in Webhook.objects.filter(is_current=True):
        Webhook.objects.filter(pk=thing.pk).update(is_current=False)
        journal.record("webhook.end", thing, actor=member, at=at, region=settings.HOME_CODE)


@transaction.atomic
def retry_route(*, way: str, member: Member, at: datetime) -> int:
    """Try a way again at once, with what waits for it and what was given up in the last two days and came by no way."""
    route, _made = Route.objects.get_or_create(way=way)
    Route.objects.filter(pk=way).update(probe_at=at)
    Channel.objects.filter(way=way).exclude(dead_since=None).update(dead_since=None)
    lost = Delivery.objects.filter(
        way=way, state=DeliveryState.GIVEN_UP, notice__created_at__gt=at - planning.RESTS * 2, channel__removed_at=None
    )
    came = Delivery.objects.filter(state=DeliveryState.SENT).values("notice")
    pks = list(lost.exclude(notice__in=came).values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=pks).update(state=DeliveryState.WAITING, attempts=0, due_at=at)
    waiting = Delivery.objects.filter(way=way, state=DeliveryState.WAITING, held=False)
    waiting.update(due_at=at)
    changes = {"again": [0, len(pks)]}
    journal.record("route.retry", route, actor=member, at=at, region=settings.HOME_CODE, changes=changes)
    return len(pks)
