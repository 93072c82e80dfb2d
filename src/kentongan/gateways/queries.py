"""Reads of gateways and of the numbers the city knows."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.gateways.models import Gateway, SenderNumber

# Why a request was turned away, for who looks after the gateway.
REFUSALS = {
    "hook-not-signed": _("kiriman tanpa tanda tangan"),
    "hook-wrong-signature": _("tanda tangan tidak cocok; samakan rahasianya"),
    "hook-too-far-from-now": _("jam gerbang berselisih lebih dari lima menit, atau kiriman lama diulang"),
    "hook-not-readable": _("isi kiriman bukan JSON atau formulir"),
    "hook-too-fast": _("lebih dari 120 kiriman semenit"),
    "hook-too-large": _("kiriman lebih besar dari 256 KB"),
    "empty-report": _("pesan tanpa isi"),
}  # fmt: skip


def gateways(member: Member) -> QuerySet[Gateway]:
    """Return the gateways of the member's area."""
    return Gateway.objects.filter(region__code__startswith=member.region_id).select_related("region").defer("secret")


def gateway(member: Member, slug: str) -> Gateway:
    """Return one gateway of the member's area."""
    return access.one(gateways(member), slug=slug)


def numbers(member: Member) -> QuerySet[SenderNumber]:
    """Return the known numbers of members in the member's area."""
    things = SenderNumber.objects.filter(member__region__code__startswith=member.region_id)
    return things.select_related("member__agency")


def why(gateway: Gateway) -> str:
    """Return in words why the last request was refused, if nothing came through since."""
    return str(REFUSALS.get(gateway.last_refusal, gateway.last_refusal)) if gateway.refusals else ""


def door_standing() -> tuple[bool, str]:
    """Return whether any gateway is active, and what is wrong with which."""
    active = list(Gateway.objects.filter(is_active=True).defer("secret"))
    return bool(active), "; ".join(f"{one.name}: {why(one)}" for one in active if one.refusals)
