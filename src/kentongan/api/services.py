"""Verbs about keys and about how this city speaks in CAP."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.api.models import ApiKey, CapCategory, CapLevel, CapProfile, Quota
from kentongan.city import access, keys
from kentongan.city import queries as city
from kentongan.city.models import Agency, Member, Region
from kentongan.errors import Refused
from kentongan.journal import services as journal

SCHEME = "ktg"
QUOTAS_STAY = timedelta(hours=1)


class KeyReachesTooFar(Refused):
    code = "key-reaches-too-far"
    status = 403
    text = _("Wilayah atau hak baca kunci tidak boleh melebihi milik Anda dan milik pemegangnya.")


class KeyNeedsOneHolder(Refused):
    code = "key-needs-one-holder"
    status = 422
    text = _("Pilih satu pemegang: seorang anggota atau sebuah instansi, bukan keduanya.")


class HolderMayNotRead(Refused):
    code = "key-holder-may-not-read"
    status = 403
    text = _("Peran {who} tidak membaca peringatan, jadi tidak dapat memegang kunci. Pilih pemegang lain.")


class KeyLabelTaken(Refused):
    code = "key-label-taken"
    text = _("Sudah ada kunci aktif bernama {label}. Cabut dahulu yang lama, atau beri sebutan lain.")


class KeyAlreadyRevoked(Refused):
    code = "key-already-revoked"
    text = _("Kunci ini sudah dicabut pada {day}.")


@dataclass(frozen=True)
class NewKey:
    """What a key shall open, for whom and until when. One of `member` and `agency` holds it."""

    label: str
    region: Region
    clearance: int
    feeds: Sequence[str]
    expires_at: datetime
    member: Member | None = None
    agency: Agency | None = None


# --- keys -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def create_key(*, wanted: NewKey, by: Member, at: datetime) -> tuple[ApiKey, str]:
    """Make a key.

    Returns:
        The key and its secret, `ktg_<prefix>_<secret>`. The secret is not kept: whoever loses it needs a new key.

    Raises:
        KeyNeedsOneHolder, HolderMayNotRead, KeyReachesTooFar, KeyLabelTaken.
    """
    _refuse_holder(wanted)
    reach = [by, wanted.member] if wanted.member else [by]
    too_far = any(not access.in_scope(one, wanted.region.pk) or wanted.clearance > one.clearance for one in reach)
    if too_far or (wanted.agency and not access.in_scope(by, wanted.agency.region_id)):
        raise KeyReachesTooFar
    prefix, secret = keys.make(4)
    fields = vars(wanted) | {"feeds": sorted(wanted.feeds), "prefix": prefix, "digest": keys.digest(secret)}
    try:
        with transaction.atomic():
            key = ApiKey.objects.create(**fields, created_by=by, created_at=at)
    except IntegrityError:
        raise KeyLabelTaken(label=wanted.label) from None
    changes = {"clearance": [None, wanted.clearance], "feeds": [[], key.feeds]}
    journal.record("key.create", key, actor=by, at=at, changes=changes)
    return key, f"{SCHEME}_{prefix}_{secret}"


def _refuse_holder(wanted: NewKey) -> None:
    if (wanted.member is None) == (wanted.agency is None):
        raise KeyNeedsOneHolder
    if wanted.member and not access.permits(wanted.member, "alert.read"):
        raise HolderMayNotRead(who=wanted.member.name)


@transaction.atomic
def revoke_key(*, key: ApiKey, by: Member, at: datetime) -> None:
    """Take a key's power for good; it works no more from this moment."""
    if not keys.end(key, at=at, revoked_by=by):
        key.refresh_from_db()
        raise KeyAlreadyRevoked(day=f"{key.revoked_at:%d-%m-%Y}")
    journal.record("key.revoke", key, actor=by, at=at)
    key.refresh_from_db()


def spend(*, who: str, limit: int, at: datetime) -> int:
    """Count one request against somebody's minute.

    Returns:
        0 when it may go on, else the seconds until it may. Beyond the limit nothing is written any more, so that a
        flood costs reads only.
    """
    minute = at.replace(second=0, microsecond=0)
    row = Quota.objects.filter(who=who, minute=minute)
    if row.filter(count__gte=limit).exists():
        return 60 - at.second
    if not row.update(count=F("count") + 1):
        Quota.objects.get_or_create(who=who, minute=minute)
        row.update(count=F("count") + 1)
    return 0


def forget_quotas(*, at: datetime) -> None:
    """Drop the counts of minutes long gone."""
    Quota.objects.filter(minute__lt=at - QUOTAS_STAY).delete()


# --- the profile ----------------------------------------------------------------------------------------------------


@transaction.atomic
def load_profile(*, at: datetime) -> int:
    """Add the shipped rows of the CAP profile that are missing; what the city has changed stays."""
    shipped = tomllib.loads(resources.files("kentongan.api").joinpath("data/cap.toml").read_text("utf-8"))
    levels = set(CapLevel.objects.values_list("pk", flat=True))
    categories = set(CapCategory.objects.values_list("pk", flat=True))
    new = [CapLevel(**row) for row in shipped["level"] if row["level"] not in levels]
    also = [CapCategory(**row) for row in shipped["category"] if row["code"] not in categories]
    CapLevel.objects.bulk_create(new)
    CapCategory.objects.bulk_create(also)
    profile, is_new = CapProfile.objects.get_or_create(number=1, defaults=_speaker(shipped["audience"]))
    if new or also or is_new:
        changes = {"rows": [len(levels) + len(categories), len(levels) + len(categories) + len(new) + len(also)]}
        journal.record("cap_profile.load", profile, actor=None, at=at, region=settings.HOME_CODE, changes=changes)
    return len(new) + len(also) + is_new


def _speaker(audience: str) -> dict[str, Any]:
    """Return who speaks, as far as the installation tells: the city should name itself on the page."""
    name = city.home().name
    return {
        "sender": f"kentongan.{settings.HOME_CODE}",
        "sender_name": f"Bakesbangpol {name}",
        "site": next(iter(settings.CSRF_TRUSTED_ORIGINS), ""),
        "audience": audience,
    }


@transaction.atomic
def change_profile(*, row: CapProfile | CapLevel | CapCategory, by: Member, at: datetime, **fields: Any) -> None:
    """Change a row of the profile; messages already sent stay as they are."""
    verbs: Mapping[type, str] = {
        CapProfile: "cap_profile.change",
        CapLevel: "cap_level.change",
        CapCategory: "cap_category.change",
    }
    changed = sorted(name for name, value in fields.items() if getattr(row, name) != value)
    type(row)._default_manager.filter(pk=row.pk).update(**fields)
    if changed:
        changes = {"fields": [[], changed]}
        journal.record(verbs[type(row)], row, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
    row.refresh_from_db()
