"""Verbs of the ground: load the words and places, enrol members, give out numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import queries, vocabulary
from kentongan.city.models import (
    Agency,
    Alias,
    Classification,
    Counter,
    Level,
    Member,
    Region,
    Role,
    Rung,
    Spot,
    Term,
)
from kentongan.errors import Refused
from kentongan.journal import services as journal

LEVELS = {2: Level.PROVINCE, 5: Level.REGENCY, 8: Level.DISTRICT, 13: Level.VILLAGE}


class TermOverlaps(Refused):
    code = "term-overlaps"
    text = _("Istilah {kind}/{term} sudah berlaku pada {day}. Akhiri dulu yang lama.")


class TermEnded(Refused):
    code = "term-ended"
    text = _("Istilah ini sudah diakhiri pada {day}.")


class EndsBeforeItBegins(Refused):
    code = "ends-before-it-begins"
    status = 422
    text = _("Istilah ini berlaku sejak {day}; akhirnya harus sesudah itu.")


class OwnAccount(Refused):
    code = "own-account"
    status = 403
    text = _("Wewenang sendiri hanya dapat diubah oleh administrator lain.")


class ClearanceTooHigh(Refused):
    code = "clearance-too-high"
    status = 403
    text = _("Hak baca yang diberikan tidak boleh melebihi hak baca Anda sendiri.")


class OutsideArea(Refused):
    code = "outside-area"
    status = 403
    text = _("Wilayah kerja atau instansi itu di luar wilayah Anda.")


class LastAdministrator(Refused):
    code = "last-administrator"
    text = _("Ini administrator aktif terakhir. Daftarkan yang baru sebelum mengubahnya.")


def next_number(series: str) -> int:
    """Take the next number of a series; inside a transaction, so that a rollback leaves no gap."""
    return next_numbers(series, 1)[0]


def next_numbers(series: str, count: int) -> range:
    """Take so many numbers of a series that follow each other; as `next_number`, inside a transaction."""
    last = _advance(series, count)
    if last is None:  # the first of its series
        Counter.objects.get_or_create(pk=series)
        return next_numbers(series, count)
    return range(last - count + 1, last + 1)


def _advance(series: str, count: int) -> int | None:
    """Count on and read in one statement: whoever wants the next number waits for this one's transaction."""
    table = connection.ops.quote_name(Counter._meta.db_table)
    with connection.cursor() as cursor:
        words = f"UPDATE {table} SET value = value + %s WHERE series = %s RETURNING value"  # noqa: S608
        cursor.execute(words, [count, series])
        row = cursor.fetchone()
    return int(row[0]) if row else None


@transaction.atomic
def load_terms(*, at: datetime) -> int:
    """Load the shipped vocabularies; rows that are there already stay as the city has made them."""
    known = set(Term.objects.values_list("kind", "code"))
    new = [Term(**asdict(row)) for row in vocabulary.load_terms() if (row.kind, row.code) not in known]
    Term.objects.bulk_create(new)
    if new:
        journal.record("term.load", new[0], actor=None, at=at, changes={"rows": [len(known), len(known) + len(new)]})
    return len(new)


@transaction.atomic
def load_regions(rows: Iterable[Mapping[str, Any]], *, at: datetime) -> int:
    """Create or rename regions from rows with `code`, `name` and, if known, `lat`, `lng`, `population`."""
    regions = []
    for row in sorted(rows, key=lambda row: len(row["code"])):
        code = row["code"]
        parent = code.rpartition(".")[0]
        regions.append(
            Region(
                code=code,
                name=row["name"],
                level=LEVELS[len(code)],
                parent_id=parent or None,
                lat=row.get("lat"),
                lng=row.get("lng"),
                population=row.get("population"),
            )
        )
    fields = ["name", "level", "parent", "lat", "lng", "population"]
    Region.objects.bulk_create(regions, update_conflicts=True, unique_fields=["code"], update_fields=fields)
    if regions:
        top = regions[0]
        journal.record("region.load", top, actor=None, at=at, region=top.code, changes={"rows": [0, len(regions)]})
    return len(regions)


@transaction.atomic
def load_places(
    *, aliases: Iterable[tuple[str, str]], spots: Iterable[Mapping[str, Any]], agencies: Iterable[Mapping[str, Any]]
) -> None:
    """Add spellings, named spots and offices that are not there yet; part of setting up, journalled by its caller."""
    for code, name in aliases:
        Alias.objects.get_or_create(region_id=code, name=name)
    for row in spots:
        defaults = {"lat": row.get("lat"), "lng": row.get("lng")}
        Spot.objects.get_or_create(name=row["name"], region_id=row["region"], defaults=defaults)
    for row in agencies:
        defaults = {"name": row["name"], "short": row["short"], "kind": row["kind"], "region_id": row["region"]}
        Agency.objects.get_or_create(code=row["code"], defaults=defaults)


@transaction.atomic
def load_ladders(*, at: datetime) -> int:
    """Add the shipped rungs of each ladder that has none yet; a ladder that the city has edited stays as it is."""
    known = set(Rung.objects.values_list("ladder", flat=True))
    offices = set(Agency.objects.values_list("code", flat=True))
    rows = [row for row in vocabulary.load_rungs() if row["ladder"] not in known]
    fitting = [row for row in rows if row.get("agency") is None or row["agency"] in offices]
    new = [
        Rung(**{"agency_id" if field == "agency" else field: value for field, value in row.items()}) for row in fitting
    ]
    for rung in new:
        rung.save()
        journal.record("rung.load", rung, actor=None, at=at, region=settings.HOME_CODE)
    return len(new)


@transaction.atomic
def enrol_member(
    *,
    username: str,
    name: str,
    role: str,
    agency: Agency,
    region: Region,
    password: str | None,
    by: Member | None,
    at: datetime,
    clearance: int = Classification.OPEN,
) -> Member:
    """Give somebody a log-in; without a password it stays shut until an administrator sets one.

    Nobody hands out more than they hold: an administrator gives no higher clearance and no wider area than their own.
    Setting up (`by` is None) may give anything.
    """
    if by is not None:
        if not (region.code.startswith(by.region_id) and agency.region_id.startswith(by.region_id)):
            raise OutsideArea
        if clearance > by.clearance:
            raise ClearanceTooHigh
    member = Member(username=username, name=name, role=role, agency=agency, region=region, clearance=clearance)
    member.set_password(password)
    member.full_clean()
    member.save()
    changes = {"role": ["", role], "scope": ["", region.code], "clearance": [0, int(clearance)]}
    journal.record("member.enrol", member, actor=by, at=at, changes=changes)
    return member


@transaction.atomic
def change_member(
    *, member: Member, by: Member, at: datetime, role: str, region: Region, clearance: int, is_active: bool
) -> None:
    """Change what a member may do; the old and new values go into the journal.

    A clearance above the administrator's own may be kept or lowered, never given.
    """
    if member.pk == by.pk:
        raise OwnAccount
    stored = Member.objects.select_for_update().get(pk=member.pk)
    if not (stored.region_id.startswith(by.region_id) and region.code.startswith(by.region_id)):
        raise OutsideArea
    if clearance > max(by.clearance, stored.clearance):
        raise ClearanceTooHigh
    _keep_an_administrator(stored, role=role, is_active=is_active)
    new = {"role": role, "region_id": region.code, "clearance": clearance, "is_active": is_active}
    old = {field: getattr(stored, field) for field in new}
    changes = {field: [old[field], value] for field, value in new.items() if old[field] != value}
    for field, value in new.items():
        setattr(member, field, value)
    member.save(update_fields=["role", "region", "clearance", "is_active"])
    journal.record("member.change", member, actor=by, at=at, changes=changes)


def _keep_an_administrator(member: Member, *, role: str, is_active: bool) -> None:
    """Two administrators could otherwise shut each other out at the same moment."""
    if member.role != Role.ADMINISTRATOR or (role == Role.ADMINISTRATOR and is_active):
        return
    active = Member.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if not [one for one in active if one.pk != member.pk]:
        raise LastAdministrator


@transaction.atomic
def change_password(*, member: Member, password: str, by: Member, at: datetime) -> None:
    """Set a new password; other sessions of the member end with it."""
    member.set_password(password)
    member.save(update_fields=["password"])
    journal.record("member.password", member, actor=by, at=at)


@transaction.atomic
def reset_password(*, member: Member, password: str, by: Member, at: datetime) -> None:
    """Give a member who is locked out a new first password.

    Whoever sets a password could log in with it; so it is refused for members who may read more than the administrator.
    """
    if member.pk == by.pk:
        raise OwnAccount
    if not member.region_id.startswith(by.region_id):
        raise OutsideArea
    if member.clearance > by.clearance:
        raise ClearanceTooHigh
    change_password(member=member, password=password, by=by, at=at)


@transaction.atomic
def add_term(*, by: Member, at: datetime, valid_from: date, **fields: Any) -> Term:
    """Add a word to a list, or a new wording of one whose old wording has ended."""
    kind, code = fields["kind"], fields["code"]
    open_ones = Term.objects.filter(kind=kind, code=code).exclude(valid_to__lte=valid_from)
    if open_ones.exists():
        raise TermOverlaps(kind=kind, term=code, day=valid_from.isoformat())
    term = Term.objects.create(valid_from=valid_from, **fields)
    journal.record("term.add", term, actor=by, at=at, changes={"kind": ["", kind], "code": ["", code]})
    return term


@transaction.atomic
def end_term(*, term: Term, by: Member, at: datetime, valid_to: date) -> None:
    """Let a word end on a day; rows that bear it keep it."""
    if valid_to <= term.valid_from:
        raise EndsBeforeItBegins(day=term.valid_from.isoformat())
    if not Term.objects.filter(pk=term.pk, valid_to=None).update(valid_to=valid_to):
        term.refresh_from_db()
        raise TermEnded(day=term.valid_to.isoformat() if term.valid_to else "")
    journal.record("term.end", term, actor=by, at=at, changes={"valid_to": ["", valid_to.isoformat()]})


@transaction.atomic
def set_minutes(*, kind: str, minutes: Mapping[str, int], by: Member, at: datetime, on: date) -> int:
    """Set how many minutes the words of a list stand for on a day; return how many of them have changed.

    Args:
        kind: the list.
        minutes: by code; a code that the list does not have is passed over.
        by: who changes it.
        at: when.
        on: the day on which the words are valid.
    """
    changed = 0
    for term in queries.terms(kind, on).select_for_update():
        old, new = term.extra.get("minutes"), minutes.get(term.code)
        if new is not None and new != old:
            term.extra = {**term.extra, "minutes": new}
            term.save(update_fields=["extra"])
            changes = {"kind": ["", kind], "code": ["", term.code], "minutes": [old, new]}
            journal.record("term.minutes", term, actor=by, at=at, changes=changes)
            changed += 1
    return changed
