"""Verbs on gateways: set one up, take a message in, know a member's number again."""

import hashlib
import re
import secrets
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid5

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.gateways import picking, signing
from kentongan.gateways.models import Gateway, GatewayMessage, SenderNumber
from kentongan.intake import identity, traces
from kentongan.intake.models import Door, Report
from kentongan.intake.services import NAMESPACE, Incoming, receive_report
from kentongan.journal import services as journal

PER_MINUTE = 120
NOTED_EVERY = timedelta(seconds=5)  # refusals are noted no oftener: noting must not become the attack
PURPOSE = "sender-number"


class TooFast(Refused):
    code = "hook-too-fast"
    status = 429
    text = _("Terlalu banyak kiriman. Coba lagi semenit kemudian.")


class NameTaken(Refused):
    code = "gateway-name-taken"
    status = 422
    text = _("Alamat itu sudah dipakai gerbang lain.")


class NumberKnown(Refused):
    code = "sender-number-known"
    status = 422
    text = _("Nomor itu sudah terdaftar.")


class NoPhoneNumber(Refused):
    code = "no-phone-number"
    status = 422
    text = _("Tulis nomor telepon lengkap, misalnya 0812 3456 7890.")


class NoTextPath(Refused):
    code = "gateway-no-text-path"
    status = 422
    text = _("Tetapkan letak isi pesannya sebelum gerbang ini diaktifkan.")


@dataclass(frozen=True)
class Taken:
    """What came of a request: a report, known or new, or none because the message says nothing in words."""

    report: Report | None
    is_new: bool
    has_media: bool


@transaction.atomic
def open_gateway(*, slug: str, name: str, proof: str, region: Region, by: Member, at: datetime) -> tuple[Gateway, str]:
    """Set a gateway up, not active yet, and return it with its secret, which is shown this once.

    Raises:
        NameTaken: another gateway has this address.
        IdentityKeyMissing: the secret cannot be sealed on this installation.
    """
    if Gateway.objects.filter(slug=slug).exists():
        raise NameTaken
    secret = new_secret()
    sealed = identity.seal(secret, bound_to=f"gateway:{slug}")
    gateway = Gateway.objects.create(slug=slug, name=name, proof=proof, region=region, secret=sealed)
    journal.record("gateway.open", gateway, actor=by, at=at, changes={"proof": ["", proof]})
    return gateway, secret


@transaction.atomic
def change_secret(*, gateway: Gateway, by: Member, at: datetime) -> str:
    """Give a gateway another secret; the old one ends at once."""
    secret = new_secret()
    Gateway.objects.filter(pk=gateway.pk).update(secret=identity.seal(secret, bound_to=f"gateway:{gateway.slug}"))
    journal.record("gateway.secret", gateway, actor=by, at=at)
    return secret


@transaction.atomic
def set_gateway(*, gateway: Gateway, by: Member, at: datetime, **fields: Any) -> None:
    """Change name, proof, mapping, region, trust or whether it is active.

    Raises:
        NoTextPath: it is to be active, and nobody has said where the text lies.
    """
    mapping = fields.get("mapping", gateway.mapping)
    if fields.get("is_active", gateway.is_active) and not mapping.get("text"):
        raise NoTextPath
    changed = sorted(name for name, value in fields.items() if getattr(gateway, name) != value)
    Gateway.objects.filter(pk=gateway.pk).update(**fields)
    if changed:
        journal.record("gateway.set", gateway, actor=by, at=at, changes={"fields": [[], changed]})
    gateway.refresh_from_db()


def take_in(*, gateway: Gateway, headers: Mapping[str, str], body: bytes, at: datetime) -> Taken:
    """Take in what a gateway sends. Sent again, also by somebody who has listened, it adds nothing.

    Raises:
        NotSigned, WrongSignature, TooFarFromNow: it does not come from the gateway, or not now.
        NotReadable: its body is none that we know.
        TooFast: more than any city's messages.
    """
    try:
        secret = identity.unseal(bytes(gateway.secret), bound_to=f"gateway:{gateway.slug}")
        identifier = signing.verify(proof=gateway.proof, secret=secret, headers=headers, body=body, at=at)
        if gateway.messages.filter(received_at__gt=at - timedelta(minutes=1)).count() >= PER_MINUTE:
            raise TooFast
        data = picking.parse(body, kind=headers.get("Content-Type", ""))
    except Refused as problem:
        note_refusal(gateway=gateway, code=problem.code, at=at)
        raise
    message = picking.pick(data, gateway.mapping, at=at)
    known_as = message.id or identifier or hashlib.sha256(body).hexdigest()
    return _keep(gateway, message, digest=hashlib.sha256(known_as.encode()).hexdigest(), at=at)


@transaction.atomic
def _keep(gateway: Gateway, message: picking.Message, *, digest: str, at: datetime) -> Taken:
    Gateway.objects.filter(pk=gateway.pk).update(last_ok_at=at, refusals=0)
    once, is_new = GatewayMessage.objects.select_related("report").get_or_create(
        gateway=gateway, digest=digest, defaults={"received_at": at}
    )
    has_media = bool(message.media)
    if not is_new or not message.text:  # a message without words: a picture, or that somebody has read something
        return Taken(once.report, False, has_media)
    member = member_of(message.sender) if gateway.trusts_numbers else None
    incoming = Incoming(
        text=message.text, door=Door.HOOK, id=uuid5(NAMESPACE, f"hook:{gateway.pk}:{digest}"), region=gateway.region,
        lat=message.lat, lng=message.lng, sent_at=message.sent_at, informant="" if member else message.sender,
        origin=gateway.name,
    )  # fmt: skip
    report, is_new = receive_report(incoming, sender=member, at=at, later=True)
    GatewayMessage.objects.filter(pk=once.pk).update(report=report)
    return Taken(report, is_new, has_media)


def note_refusal(*, gateway: Gateway, code: str, at: datetime) -> None:
    """Keep that and why a request was turned away, and nothing of what it said."""
    quiet = Q(last_refused_at=None) | Q(last_refused_at__lt=at - NOTED_EVERY)
    Gateway.objects.filter(quiet, pk=gateway.pk).update(
        last_refused_at=at, last_refusal=code, refusals=F("refusals") + 1
    )


# --- numbers ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def add_number(*, member: Member, number: str, by: Member, at: datetime) -> SenderNumber:
    """Remember a member's number, as a digest.

    Raises:
        NoPhoneNumber: it is none.
        NumberKnown: it is somebody's already.
    """
    plain = plain_number(number)
    if not 9 <= len(plain) <= 15:
        raise NoPhoneNumber
    digests = identity.digests(plain, purpose=PURPOSE)
    if SenderNumber.objects.filter(digest__in=digests).exists():
        raise NumberKnown
    row = SenderNumber.objects.create(member=member, digest=digests[0], ending=plain[-3:], added_at=at)
    journal.record("sender_number.add", row, actor=by, at=at, region=member.region_id)
    return row


@transaction.atomic
def remove_number(*, row: SenderNumber, by: Member, at: datetime) -> None:
    """Forget a number."""
    journal.record("sender_number.remove", row, actor=by, at=at, region=row.member.region_id)
    row.delete()


def member_of(number: str) -> Member | None:
    """Return the active member whose number this is."""
    plain = plain_number(number)
    if not plain:
        return None
    known = SenderNumber.objects.filter(digest__in=identity.digests(plain, purpose=PURPOSE), member__is_active=True)
    row = known.select_related("member").first()
    return row.member if row else None


def plain_number(number: str) -> str:
    """Return a telephone number as all write it abroad, without the plus.

    >>> plain_number("0812-3456 7890") == plain_number("+62 812 3456 7890") == "6281234567890"
    True
    """
    digits = re.sub(r"\D", "", number.partition("@")[0])  # WhatsApp writes 62812…@c.us
    return f"62{digits[1:]}" if digits.startswith("0") else digits


def new_secret() -> str:
    """Return a secret as Standard Webhooks write it."""
    return signing.PREFIX + b64encode(secrets.token_bytes(32)).decode()


def forget(*, at: datetime) -> None:
    """Let go of the traces of messages whose term is over; a job of the worker, one journal line for each gateway."""
    for gateway in Gateway.objects.order_by("pk"):
        with transaction.atomic():
            gone, _each = gateway.messages.filter(received_at__lt=traces.over(gateway.keep_days, at=at)).delete()
            if gone:
                journal.record("gateway.forget", gateway, actor=None, at=at, changes={"messages": [gone, 0]})
