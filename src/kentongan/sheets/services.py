"""Verbs on tables: bring, say what the columns mean, store all rows or none, drop."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member, Region
from kentongan.errors import Refused
from kentongan.intake import fields, identity, reading
from kentongan.intake.receiving_many import Ready, known_digests, make_ready, read_grave, receive_all
from kentongan.intake.services import Incoming
from kentongan.jobs import services as jobs
from kentongan.journal import services as journal
from kentongan.sheets import columns
from kentongan.sheets.checking import Checker, Fault, digest_of, sealing_name
from kentongan.sheets.models import ColumnMemory, SheetImport, SheetState
from kentongan.sheets.tables import read_table

STEP = 100  # rows after which the page is told how far it is
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
    fresh = len(ids) - len(known_digests(ids))
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
    jobs.ask("sheets.store", at=at, arguments={"sheet": sheet.pk})
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

    What takes time, checking each row once more, looking for grave signs and reading what bears one, is done first,
    and moves the mark of how far it is. Then all rows are written in one transaction, which takes a second or two: a
    worker that is killed at any moment leaves nothing, and the next one begins anew.
    """
    thing = SheetImport.objects.select_related("region", "member").get(pk=sheet)
    if thing.state != SheetState.STORING:
        return
    ready, faults = _made_ready(thing, at=at)
    if faults:
        _give_back(thing, faults, at=at)
    else:
        read_grave(ready)
        _store_all(thing, ready, at=at)


def _made_ready(sheet: SheetImport, *, at: datetime) -> tuple[list[Ready], list[Fault]]:
    """Return the rows as reports that only need to be written, and what is wrong since the check."""
    mine = SheetImport.objects.filter(pk=sheet.pk, state=SheetState.STORING)
    ready: list[Ready] = []
    faults: list[Fault] = []
    signs = reading.words_of_signs(at=at)
    for number, one in enumerate(check(sheet, rows_of(sheet), sheet.mapping, at=at), start=1):
        if isinstance(one, Incoming):
            ready.append(make_ready(one, signs=signs, at=at))
        else:
            faults += one
        if number % STEP == 0:
            mine.update(done=number)
    return ready, faults


@transaction.atomic
def _store_all(sheet: SheetImport, ready: list[Ready], *, at: datetime) -> None:
    ended = {"state": SheetState.STORED, "content": None, "finished_at": at, "done": sheet.total}
    if not SheetImport.objects.filter(pk=sheet.pk, state=SheetState.STORING).update(**ended):
        return  # a job that ran twice
    added = receive_all(ready, by=sheet.member, at=at)
    SheetImport.objects.filter(pk=sheet.pk).update(added=added)
    journal.record("sheet.finish", sheet, actor=sheet.member, at=at, changes={"added": [0, added]})


@transaction.atomic
def _give_back(sheet: SheetImport, faults: list[Fault], *, at: datetime) -> None:
    """A word or a place of the city has ended since the check: show what no longer fits instead of storing a part."""
    back = {"state": SheetState.CHECKED, "faults": [fault.__dict__ for fault in faults], "done": 0}
    if SheetImport.objects.filter(pk=sheet.pk, state=SheetState.STORING).update(**back):
        journal.record("sheet.give_back", sheet, actor=None, at=at, changes={"faults": [0, len(faults)]})


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
