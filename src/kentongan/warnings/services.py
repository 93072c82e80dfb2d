"""Verbs on official warnings: load and set the sources, take a message in, note how asking went."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Classification, Member
from kentongan.errors import Refused
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal
from kentongan.warnings import ground
from kentongan.warnings.cap import SCOPES, read_cap
from kentongan.warnings.models import CapKind, FeedKind, OfficialWarning, WarningSource
from kentongan.warnings.told import Told, Unreadable

MANUAL = "unggahan"
LONGEST_WAIT = timedelta(hours=6)
HOLDS = timedelta(hours=24)  # where a message does not say when it ends
SECRECY = dict(zip(SCOPES, Classification, strict=True))


class FileUnreadable(Refused):
    code = "warning-unreadable"
    status = 422
    text = _("Berkas tidak dapat dibaca: {why}. Tidak ada yang disimpan.")


class NotHere(Refused):
    code = "warning-not-here"
    status = 422
    text = _("Peringatan ini tidak menyentuh wilayah kota; tidak ada yang disimpan.")


class NoAddress(Refused):
    code = "warning-source-no-address"
    status = 422
    text = _("Isi alamatnya sebelum sumber ini dibaca.")


class HandMade(Refused):
    code = "warning-source-manual"
    text = _("Sumber ini diisi dengan mengunggah berkas; tidak ada alamat untuk dibaca.")


# --- sources --------------------------------------------------------------------------------------------------------


@transaction.atomic
def load_sources(*, at: datetime) -> int:
    """Add the shipped sources that are not there, switched off; what the city has set stays."""
    known = set(WarningSource.objects.values_list("code", flat=True))
    new = [row for row in _shipped() if row["code"] not in known]
    for row in new:
        source = WarningSource.objects.create(**row)
        journal.record("warning_source.load", source, actor=None, at=at, region=settings.HOME_CODE)
    return len(new)


def _shipped() -> Iterator[dict[str, Any]]:
    text = resources.files("kentongan.warnings").joinpath("data/sources.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["source"]:
        if "{adm4}" not in row.get("url", ""):
            yield row
            continue
        for district, village in ground.first_village_of_each_district():
            own = {"code": f"{row['code']}-{district.code.replace('.', '')}", "url": row["url"].format(adm4=village)}
            yield row | own | {"label": f"{row['label']} {district.name}"}


@transaction.atomic
def change_source(
    *,
    source: WarningSource,
    by: Member,
    at: datetime,
    url: str,
    enabled: bool,
    every_minutes: int,
    options: Mapping[str, float],
) -> None:
    """Set where, whether and how often a source is asked. A change asks anew at once and forgets what was marked.

    Raises:
        HandMade: the source is the one for uploads.
        NoAddress: it shall be asked, but nobody knows where.
    """
    if source.kind == FeedKind.MANUAL:
        raise HandMade
    if enabled and not url:
        raise NoAddress
    changes = {"enabled": [source.enabled, enabled], "every_minutes": [source.every_minutes, every_minutes]}
    changes["url"] = [0, int(url != source.url)]  # an address may hold a key: that it changed, not what it is
    source.url, source.enabled, source.every_minutes, source.options = url, enabled, every_minutes, dict(options)
    source.mark, source.failures, source.last_error, source.next_at = {}, 0, "", at if enabled else None
    source.save()
    journal.record("warning_source.set", source, actor=by, at=at, region=settings.HOME_CODE, changes=changes)


def claim_due(*, at: datetime) -> list[WarningSource]:
    """Take the sources whose turn it is, each by one worker only, and put off their next turn."""
    taken = []
    for source in WarningSource.objects.filter(enabled=True, next_at__lte=at).order_by("next_at", "code"):
        following = at + timedelta(minutes=source.every_minutes)
        mine = WarningSource.objects.filter(pk=source.pk, next_at=source.next_at, enabled=True)
        if mine.update(next_at=following, last_tried_at=at):
            taken.append(source)
    return taken


@transaction.atomic
def note_success(*, source: WarningSource, mark: Mapping[str, str], at: datetime) -> None:
    """Remember that asking went well; a source that had failed is said to be back."""
    WarningSource.objects.filter(pk=source.pk).update(last_ok_at=at, failures=0, last_error="", mark=dict(mark))
    if source.failures:
        journal.record("warning_source.heal", source, actor=None, at=at, region=settings.HOME_CODE)


@transaction.atomic
def note_failure(*, source: WarningSource, why: str, at: datetime) -> None:
    """Remember why asking failed, and wait twice as long after each failure, six hours at most."""
    failures = source.failures + 1
    wait = min(timedelta(minutes=source.every_minutes) * 2 ** min(failures, 10), LONGEST_WAIT)
    WarningSource.objects.filter(pk=source.pk).update(
        failures=failures, last_error=why[:300], next_at=at + max(wait, timedelta(minutes=source.every_minutes))
    )
    if failures == 1:
        journal.record("warning_source.break", source, actor=None, at=at, region=settings.HOME_CODE)


# --- messages -------------------------------------------------------------------------------------------------------


def import_cap(data: bytes, *, at: datetime, by: Member | None) -> tuple[OfficialWarning, bool]:
    """Take in one CAP file given by hand.

    Returns:
        The warning, and whether it is new.

    Raises:
        FileUnreadable: it is no CAP 1.2, or wrong somewhere; the sentence names the element and the line.
        NotHere: it touches no kelurahan of the city and changes no warning that does.
    """
    try:
        told = read_cap(data)
    except Unreadable as fault:
        raise FileUnreadable(why=str(fault)) from None
    load_sources(at=at)
    warning, is_new = take_in(WarningSource.objects.get(pk=MANUAL), told, at=at, by=by)
    if warning is None:
        raise NotHere
    return warning, is_new


@transaction.atomic
def take_in(
    source: WarningSource, told: Told, *, at: datetime, by: Member | None = None
) -> tuple[OfficialWarning | None, bool]:
    """Keep one message that touches the city or changes one that does; the same message again adds nothing.

    Returns:
        The warning (None where it does not concern the city), and whether it is new.
    """
    known = OfficialWarning.objects.filter(identifier=told.identifier, sender=told.sender).first()
    if known is not None:
        return known, False
    earlier = OfficialWarning.objects.filter(identifier__in=told.references, sender=told.sender, superseded_by=None)
    regions = [] if told.kind == CapKind.CANCEL else ground.touched(told)
    if not regions and not earlier.exists():
        return None, False
    try:
        with transaction.atomic():
            warning = _keep(source, told, regions, at)
    except IntegrityError:  # the same message by another hand at this very moment
        return OfficialWarning.objects.get(source=source, identifier=told.identifier), False
    touched_before = set(earlier.values_list("regions", flat=True)) - {None}
    if told.kind == CapKind.CANCEL:
        warning.regions.set(touched_before)  # whoever saw the warning sees that it was called off
    earlier.exclude(pk=warning.pk).update(superseded_by=warning, is_cancelled=told.kind == CapKind.CANCEL)
    changes = {"kind": ["", told.kind], "regions": [0, len(regions)], "severity": ["", told.severity]}
    place = ground.smallest_around([*regions, *touched_before]) or settings.HOME_CODE
    journal.record("official_warning.receive", warning, actor=by, at=at, region=place, changes=changes)
    jobs.ask("alerts.official", at=at, key=f"official:{warning.pk}")
    return warning, True


def _keep(source: WarningSource, told: Told, regions: list[str], at: datetime) -> OfficialWarning:
    onset = told.onset or told.sent
    named = source.attribution if source.kind != FeedKind.MANUAL else told.attribution or told.sender
    warning = OfficialWarning.objects.create(
        source=source,
        identifier=told.identifier,
        sender=told.sender,
        sent_at=told.sent,
        kind=told.kind,
        references=list(told.references),
        event=told.event,
        headline=told.headline or told.event,
        urgency=told.urgency,
        severity=told.severity,
        certainty=told.certainty,
        onset=onset,
        expires=told.expires or max(onset, told.sent) + HOLDS,
        areas=told.areas,
        classification=SECRECY[told.scope],
        attribution=named[:200],
        received_at=at,
    )
    warning.regions.set(regions)
    return warning
