"""What may be asked for and sent. Types are strict: a number is no text, and `true` is no number."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, Strict, StringConstraints, WithJsonSchema

LONGEST_PAGE = 200
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2199, 12, 31, tzinfo=UTC)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
HEX = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"  # no control characters: no database and no table wants them


def moment(given: Any) -> datetime:
    """Return a moment as RFC 3339 writes it, with its offset; a + that an address turned into a blank is put back."""
    words = given[:-6] + given[-6:].replace(" ", "+") if isinstance(given, str) else ""
    if not MOMENT.fullmatch(words):
        raise ValueError("moment")
    found = datetime.fromisoformat(words.upper())
    if not FIRST <= found <= LAST:
        raise ValueError("moment")
    return found


def day(given: Any) -> date:
    """Return a day as `2026-11-22`."""
    if not isinstance(given, str) or not DAY.fullmatch(given):
        raise ValueError("day")
    found = date.fromisoformat(given)
    if not FIRST.date() <= found <= LAST.date():
        raise ValueError("day")
    return found


def whole(given: Any) -> Any:
    """Let pass what is digits alone."""
    if isinstance(given, str) and not re.fullmatch(r"-?[0-9]{1,18}", given):
        raise ValueError("whole")
    return given


def identifier(given: Any) -> UUID:
    """Return a UUID in its usual writing."""
    if not isinstance(given, str) or not HEX.fullmatch(given):
        raise ValueError("uuid")
    return UUID(given)


YEARS = "^(199[0-9]|20[0-9]{2}|21[0-9]{2})-"
Moment = Annotated[
    datetime,
    BeforeValidator(moment),
    WithJsonSchema({"type": "string", "format": "date-time", "pattern": YEARS}),
]
Day = Annotated[date, BeforeValidator(day), WithJsonSchema({"type": "string", "format": "date", "pattern": YEARS})]
Id = Annotated[UUID, BeforeValidator(identifier)]
Number = Annotated[int, Field(ge=1, le=2**53), BeforeValidator(whole)]
Limit = Annotated[int, Field(ge=1, le=LONGEST_PAGE), BeforeValidator(whole)]
RegionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,40}$")]
Cursor = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,200}$")]
Line = Annotated[str, Strict(), StringConstraints(max_length=200, pattern=PLAIN)]


class Page(Schema):
    """Which page of a list."""

    cursor: Cursor | None = Field(None, description="`next` dari halaman sebelumnya")
    limit: Limit = Field(50, description="Banyak butir sehalaman")


class Slice(Schema):
    """Which part of the reports; the same words for the list and for what is downloaded."""

    since: Moment | None = Field(None, description="Diterima sejak (RFC 3339, dengan selisih waktu)")
    until: Moment | None = Field(None, description="Diterima sebelum")
    region: RegionCode | None = Field(None, description="Kode Kemendagri; wilayah di dalamnya ikut")
    category: Code | None = Field(None, description="Kode perkara, lihat /terms")
    state: Code | None = Field(None, description="Keadaan laporan, misalnya new")


class ReportsWanted(Slice, Page):
    """A page of the reports."""


class AlertsWanted(Page):
    """A page of the alerts."""

    since: Moment | None = Field(None, description="Muncul sejak")
    until: Moment | None = Field(None, description="Muncul sebelum")
    region: RegionCode | None = None
    category: Code | None = None
    level: Code | None = Field(None, description="waspada, siaga, atau awas")
    state: Code | None = None


class DaysWanted(Page):
    """A page of what has a day: incidents, actions (their due date), meetings."""

    since: Day | None = Field(None, description="Sejak hari (ikut)")
    until: Day | None = Field(None, description="Sampai hari (ikut)")
    region: RegionCode | None = None
    category: Code | None = None
    state: Code | None = None


class PointIn(Schema):
    """A point, WGS84."""

    model_config = ConfigDict(extra="forbid")
    lat: Annotated[float, Strict()] = Field(ge=-90, le=90, allow_inf_nan=False)
    lng: Annotated[float, Strict()] = Field(ge=-180, le=180, allow_inf_nan=False)


class NewReport(Schema):
    """A report as another program sends it."""

    model_config = ConfigDict(extra="forbid")
    id: Id | None = Field(None, description="Dibuat pengirim; kiriman ulang dengan id ini tidak menjadi laporan kedua")
    text: Annotated[str, Strict()] = Field(min_length=1, max_length=10_000, pattern=PLAIN)
    occurred_at: Moment | None = None
    region: RegionCode | None = Field(None, description="Wilayah kejadian; tanpa ini: wilayah kunci")
    spot: Line = ""
    point: PointIn | None = None
    category: Code | None = None
    informant: Line = Field("", description="Disimpan tersandi, tidak pernah dibacakan lewat API")
    answers: dict[Code, Annotated[str, Strict(), Field(max_length=500, pattern=PLAIN)]] = Field(
        default_factory=dict, max_length=60, description="Jawaban atas pertanyaan tambahan kota, menurut kodenya"
    )
