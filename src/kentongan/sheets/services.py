"""Verbs on tables: bring, say what the columns mean, store all rows or none, drop."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.intake import fields, identity
from kentongan.intake.models import Report
from kentongan.intake.services import Incoming, receive_report
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal
from kentongan.sheets import columns
from kentongan.sheets.checking import Checker, Fault, digest_of, sealing_name
from kentongan.sheets.models import ColumnMemory, SheetImport, SheetState
from kentongan.sheets.tables import read_table

BATCH = 50  # rows stored in one go: between two of them everybody else can write
LEFT_LYING = timedelta(days=7)
Rows = list[tuple[int, list[str]]]


class NoTextColumn(Refused):
    code = "sheet-no-text-column"
    status = 422
    text = _("Tetapkan dahulu kolom mana yang berisi laporannya.")


class ColumnTwice(Refused):
    code = "sheet-column-twice"
    status = 422
    text = _("Kolom {letter} dipakai untuk dua isian. Pilih satu saja.")


class NotReady(Refused):
    code = "sheet-not-ready"
    text = _("Tabel ini sudah diproses atau masih ada barisnya yang salah.")


def bring(*, raw: bytes, name: str, region: Region, by: Member, at: datetime) -> SheetImport:
    """Take a file in; where its columns are known from last time, it is checked at once.

    Raises:
        NotATable: it cannot be read.
        IdentityKeyMissing: its rows cannot be sealed on this installation.
    """
    table = read_table(raw)
    digest = digest_of(raw)
    sealed = identity.seal(json.dumps(table.rows), bound_to=sealing_name(digest))
    known = ColumnMemory.objects.filter(digest=columns.digest(table.headers)).first()
    with transaction.atomic():
        sheet = SheetImport.objects.create(
            name=name[-120:], headers=[head[:120] for head in table.headers], digest=digest, content=sealed,
            first_row=table.rows[0][0], total=len(table.rows), region=region, member=by, uploaded_at=at,
            mapping=columns.guess(table.headers, questions(at)),
        )  # fmt: skip
        journal.record("sheet.bring", sheet, actor=by, at=at, changes={"rows": [0, sheet.total]})
    if known:
        settle(sheet=sheet, mapping=columns.fitting(known.mapping, table.headers), by=by, at=at)
    return sheet


def settle(*, sheet: SheetImport, mapping: Mapping[str, int], by: Member, at: datetime) -> None:
    """Say what the columns mean; every row is then checked against the city's words and places.

    Raises:
        NoTextColumn: no column holds the reports themselves.
        ColumnTwice: one column is to be two things.
        NotReady: the table is no longer waiting.
    """
    if "text" not in mapping:
        raise NoTextColumn
    for number in mapping.values():
        if list(mapping.values()).count(number) > 1:
            raise ColumnTwice(letter=columns.letter(number))
    rows = rows_of(sheet)
    checked = list(check(sheet, rows, mapping, at=at))
    faults = [fault.__dict__ for one in checked if not isinstance(one, Incoming) for fault in one]
    ids = {one.id for one in checked if isinstance(one, Incoming) and one.id}
    fresh = len(ids - known_ids(ids))
    waiting = SheetImport.objects.filter(pk=sheet.pk, state__in=(SheetState.MAPPING, SheetState.CHECKED))
    with transaction.atomic():
        found = {"faults": faults, "fresh": fresh, "known": len(checked) - fresh if not faults else 0}
        if not waiting.update(mapping=dict(mapping), state=SheetState.CHECKED, **found):
            raise NotReady
        memory = {"mapping": dict(mapping), "used_at": at}
        ColumnMemory.objects.update_or_create(digest=columns.digest(sheet.headers), defaults=memory)
        changes = {"faults": [0, len(faults)], "fresh": [0, fresh]}
        journal.record("sheet.settle", sheet, actor=by, at=at, changes=changes)
    sheet.refresh_from_db()


@transaction.atomic
def store(*, sheet: SheetImport, by: Member, at: datetime) -> None:
    """Have all rows stored; the worker does it.

    Raises:
        NotReady: a row is wrong, or it was asked for already.
    """
    ready = SheetImport.objects.filter(pk=sheet.pk, state=SheetState.CHECKED, faults=[])
    if not ready.update(state=SheetState.STORING):
        raise NotReady
    jobs.ask("sheets.store", at=at, arguments={"sheet": sheet.pk}, key=f"sheet:{sheet.pk}")
    journal.record("sheet.store", sheet, actor=by, at=at, changes={"rows": [0, sheet.total]})


@transaction.atomic
def drop(*, sheet: SheetImport, by: Member | None, at: datetime) -> None:
    """Let a table go before it is stored; its rows are forgotten."""
    waiting = SheetImport.objects.filter(pk=sheet.pk, state__in=(SheetState.MAPPING, SheetState.CHECKED))
    if not waiting.update(state=SheetState.DROPPED, content=None, faults=[], finished_at=at):
        raise NotReady
    journal.record("sheet.drop", sheet, actor=by, at=at)


def store_rows(*, sheet: int, at: datetime) -> None:
    """Turn the rows of a checked table into reports; a job of the worker.

    Every row was found good before. They are written in small batches, so that nobody waits behind a long table, and
    each batch moves the mark of how far it is: a worker that was killed is followed by one that goes on from there.
    """
    thing = SheetImport.objects.select_related("region", "member").get(pk=sheet)
    if thing.state != SheetState.STORING:
        return
    rest = check(thing, rows_of(thing)[thing.done :], thing.mapping, at=at)
    while batch := list(islice(rest, BATCH)):
        if not _store_batch(thing, batch, at=at):
            return
    with transaction.atomic():
        ended = {"state": SheetState.STORED, "content": None, "finished_at": at}
        if SheetImport.objects.filter(pk=thing.pk, state=SheetState.STORING).update(**ended):
            thing.refresh_from_db()
            changes = {"added": [0, thing.added]}
            journal.record("sheet.finish", thing, actor=thing.member, at=at, changes=changes)


@transaction.atomic
def _store_batch(sheet: SheetImport, batch: list[Incoming | list[Fault]], *, at: datetime) -> bool:
    """Store some rows and move the mark; False where somebody else has moved it."""
    good = [one for one in batch if isinstance(one, Incoming)]
    if len(good) < len(batch):  # a word of the city has ended since the check
        raise NotReady
    mine = SheetImport.objects.filter(pk=sheet.pk, state=SheetState.STORING, done=sheet.done)
    if not mine.update(done=F("done") + len(batch)):
        return False
    known = known_ids({one.id for one in good if one.id})
    fresh = [one for one in good if one.id not in known]
    added = sum(receive_report(one, sender=None, by=sheet.member, at=at, later=True)[1] for one in fresh)
    SheetImport.objects.filter(pk=sheet.pk).update(added=F("added") + added)
    sheet.done += len(batch)
    return True


def questions(at: datetime) -> dict[str, str]:
    """Return the city's own questions of a day, code → words."""
    day = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return {field.code: field.label for field in fields.active(day)}


def forget(*, at: datetime) -> None:
    """Let go of tables that nobody has stored for a week; what they held is nobody's report."""
    waiting = (SheetState.MAPPING, SheetState.CHECKED)
    for sheet in SheetImport.objects.filter(state__in=waiting, uploaded_at__lt=at - LEFT_LYING):
        drop(sheet=sheet, by=None, at=at)


def rows_of(sheet: SheetImport) -> Rows:
    """Return the rows of a table with their numbers in the file; none once it is stored or dropped."""
    if not sheet.content:
        return []
    return [(number, cells) for number, cells in json.loads(
        identity.unseal(bytes(sheet.content), bound_to=sealing_name(sheet.digest)))]  # fmt: skip


def check(
    sheet: SheetImport, rows: Rows, mapping: Mapping[str, int], *, at: datetime
) -> Iterator[Incoming | list[Fault]]:
    """Return for each row the report it would become, or its faults."""
    checker = Checker(headers=sheet.headers, mapping=mapping, region=sheet.region, origin=sheet.name, at=at)
    return (checker.row(number, cells) for number, cells in rows)


def known_ids(ids: set[UUID]) -> set[UUID]:
    """Return those of the numbers that are reports already."""
    known: set[UUID] = set()
    rest = iter(ids)
    while batch := list(islice(rest, 500)):
        known |= set(Report.objects.filter(pk__in=batch).order_by().values_list("pk", flat=True))
    return known
