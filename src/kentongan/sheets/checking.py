"""Each row of a table as the report it would become, or the cell that stands in the way."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from kentongan.city import queries as city
from kentongan.city.models import Region
from kentongan.intake import answers, fields
from kentongan.intake.models import Door
from kentongan.intake.services import NAMESPACE, Incoming
from kentongan.sheets.columns import OWN, letter
from kentongan.sheets.moments import moment
from kentongan.sheets.places import Places, Unknown

LONGEST = {"text": 10_000, "spot": 200, "informant": 200}


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell: the row as the office program counts it, the letter of the column, and why."""

    row: int
    column: str
    why: str


class BadCell(ValueError):
    """A cell that cannot be taken as it is."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


class Checker:
    """Knows the city's words and places, and turns rows into reports. Made once for a file."""

    def __init__(
        self, *, headers: Sequence[str], mapping: Mapping[str, int], region: Region, origin: str, at: datetime
    ) -> None:
        self.headers, self.mapping, self.region, self.origin, self.at = headers, mapping, region, origin, at
        self.zone = ZoneInfo(settings.TIME_ZONE)
        self.places = Places.of_home()
        known = city.choices("issue_category", at.astimezone(self.zone).date())
        self.questions = {f"{OWN}{field.code}": field for field in fields.active(at.astimezone(self.zone).date())}
        self.categories = {word.casefold(): code for code, label in known for word in (code, label)}

    def row(self, number: int, cells: Sequence[str]) -> Incoming | list[Fault]:
        """Return the report of a row, or every cell of it that is wrong."""
        faults: list[Fault] = []
        told: dict[str, object] = {}
        for field in ("text", "spot", "informant", "region", "category", "occurred_at", "lat", "lng"):
            try:
                told[field] = getattr(self, f"_{field}", self._words)(cells, field)
            except BadCell as problem:
                faults.append(Fault(number, self._column(problem.field), problem.why))
        told["extra"] = self._answers(number, cells, faults)
        if not faults and (told["lat"] is None) != (told["lng"] is None):
            missing = "lat" if told["lat"] is None else "lng"
            faults.append(Fault(number, self._column(missing), _("lintang dan bujur harus diisi keduanya")))
        if faults:
            return faults
        incoming = Incoming(door=Door.SHEET, origin=self.origin, **told)  # type: ignore[arg-type]
        return Incoming(**{**incoming.__dict__, "id": identity(incoming)})

    def _answers(self, number: int, cells: Sequence[str], faults: list[Fault]) -> dict[str, str]:
        """Return the answers to the city's own questions; a wrong one joins the faults."""
        found = {}
        for name in self.mapping:
            field = self.questions.get(name)
            written = self._cell(cells, name) if field else ""
            if not field or not written:
                continue
            try:
                found[field.code] = answers.CHECKS[field.kind](field, written)
            except answers.WrongAnswer as problem:
                faults.append(Fault(number, self._column(name), problem.why))
        return found

    def _column(self, field: str) -> str:
        return letter(self.mapping[field]) if field in self.mapping else "–"

    def _cell(self, cells: Sequence[str], field: str) -> str:
        return cells[self.mapping[field]].strip() if field in self.mapping else ""

    def _words(self, cells: Sequence[str], field: str) -> str:
        written = self._cell(cells, field)
        if len(written) > LONGEST[field]:
            raise BadCell(field, _("lebih panjang dari %d huruf") % LONGEST[field])
        return written

    def _text(self, cells: Sequence[str], field: str) -> str:
        written = self._words(cells, field)
        if not written:
            raise BadCell(field, _("isi laporan kosong"))
        return written

    def _region(self, cells: Sequence[str], field: str) -> Region:
        written = self._cell(cells, field)
        if not written:
            return self.region
        try:
            return self.places.find(written, head=self.headers[self.mapping[field]])
        except Unknown as problem:
            raise BadCell(field, str(problem)) from None

    def _category(self, cells: Sequence[str], field: str) -> str:
        written = self._cell(cells, field)
        if written and written.casefold() not in self.categories:
            raise BadCell(field, _("perkara “%s” tidak ada dalam daftar istilah") % written[:40])
        return self.categories.get(written.casefold(), "")

    def _occurred_at(self, cells: Sequence[str], field: str) -> datetime | None:
        day, clock = self._cell(cells, field), self._cell(cells, "time")
        if not day:
            if clock:
                raise BadCell(field, _("ada jam tanpa tanggal"))
            return None
        try:
            told = moment(day, clock, zone=self.zone)
        except (ValueError, OverflowError):
            written = f"{day} {clock}".strip()[:40]
            raise BadCell(field, _("“%s” bukan tanggal; tulis seperti 22/11/2026 19:30") % written) from None
        if told > self.at:
            raise BadCell(field, _("waktu kejadian belum tiba"))
        if told.year < 1945:
            raise BadCell(field, _("tahun %d terlalu lama; periksa lagi") % told.year)
        return told

    def _lat(self, cells: Sequence[str], field: str) -> float | None:
        return self._degrees(cells, field, 90)

    def _lng(self, cells: Sequence[str], field: str) -> float | None:
        return self._degrees(cells, field, 180)

    def _degrees(self, cells: Sequence[str], field: str, most: int) -> float | None:
        written = self._cell(cells, field).replace(",", ".")
        if not written:
            return None
        try:
            value = float(written)
        except ValueError:
            raise BadCell(field, _("“%s” bukan angka derajat") % written[:40]) from None
        if not -most <= value <= most:  # what is no number at all is not between them either
            raise BadCell(field, _("harus antara -%(most)d dan %(most)d") % {"most": most})
        return value


def identity(incoming: Incoming) -> uuid.UUID:
    """Return the number of a row: made from what it tells and where, whatever file it stands in."""
    moment_told = incoming.occurred_at.isoformat() if incoming.occurred_at else ""
    place = (incoming.region.pk if incoming.region else "", incoming.spot, incoming.lat, incoming.lng)
    told = ["sheet", incoming.text, moment_told, *place, incoming.category, incoming.informant, dict(incoming.extra)]
    return uuid.uuid5(NAMESPACE, json.dumps(told, ensure_ascii=False, sort_keys=True))


def sealing_name(digest: str) -> str:
    """Return what the sealed rows of a file are bound to.

    >>> sealing_name("ab")
    'sheet:ab'
    """
    return f"sheet:{digest}"


def digest_of(raw: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(raw).hexdigest()
