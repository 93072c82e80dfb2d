"""What a paper is asked for, what the rooms give for it, and the frozen form of both together."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils import translation

from kentongan.briefs import paper_settings
from kentongan.briefs.layouts import Layout, Section, layout
from kentongan.briefs.models import Letterhead, PaperSetting
from kentongan.briefs.words import day
from kentongan.city import queries as city
from kentongan.city.models import Agency, Classification, Member, Region
from kentongan.meetings import queries as meetings
from kentongan.meetings.models import Meeting
from kentongan.plans.models import Plan
from kentongan.verification.models import Incident

M = TypeVar("M", bound=Model)
VERSION = 2
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
ROWS = ("rows", "entries", "groups", "paragraphs", "pictures")


@dataclass(frozen=True)
class Order:
    """What somebody asks a paper of: the kind, its subject, how far it may look and as of which day."""

    kind: str
    member: Member
    region: Region
    today: date
    as_of: date
    ceiling: int = Classification.OPEN
    meeting: Meeting | None = None
    agency: Agency | None = None
    incident: Incident | None = None
    plan: Plan | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def period(self) -> tuple[date, date]:
        """Return the days the paper tells of; of a paper without a period, its day."""
        return self.starts_on or self.as_of, self.ends_on or self.as_of

    def reach(self, things: QuerySet[M]) -> QuerySet[M]:
        """Return of some rows what lies in the region of the paper and is no more secret than it will be."""
        return things.filter(region__code__startswith=self.region.pk, classification__lte=self.ceiling)


@dataclass
class Content:
    """What the rooms give for one paper: words only. `filled` holds, by the key of a section, what stands in it."""

    title: str
    file: str
    filled: dict[str, dict[str, Any]]
    simulated: bool = False
    facts: list[tuple[str, str]] = field(default_factory=list)
    letter: dict[str, Any] = field(default_factory=dict)
    opening: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    countersign: dict[str, Any] | None = None


def frozen(
    order: Order, content: Content, *, setting: PaperSetting, head: Letterhead | None, number: str
) -> dict[str, Any]:
    """Return everything the paper prints; from here on nothing else is read.

    Args:
        order: what was asked.
        content: what the rooms gave.
        setting: how the kind is signed and copied.
        head: the city's own head, if it has one.
        number: the number of the paper.
    """
    bones = layout(order.kind)
    office = meetings.secretariat(order.member).name
    names = {"kota": city.home_name(), "ibu_kota": town(city.home_name()), "sekretariat": office}
    with translation.override("id"):
        classification = str(Classification(order.ceiling).label) if order.ceiling else ""
    return {
        "version": VERSION,
        "kind": order.kind,
        "shape": bones.shape,
        "heading": bones.heading,
        "number": number,
        "title": content.title,
        "file": content.file,
        "city": names["kota"],
        "town": names["ibu_kota"],
        "secretariat": office,
        "classification": classification,
        "simulated": content.simulated,
        "composed_on": day(order.today),
        "as_of": day(order.as_of),
        "nature": setting.nature,
        "head": paper_settings.head_of(head),
        "facts": [list(pair) for pair in content.facts],
        "letter": content.letter,
        "opening": content.opening,
        "parts": [_part(section, content) for section in bones.sections],
        "closing": content.closing,
        "limits": content.limits + _of_earlier_day(order),
        "signatory": signatory_of(setting, names),
        "countersign": content.countersign,
        "copies": [_said(line, names) for line in setting.copies.splitlines() if line.strip()],
        "pictures": content.pictures,
    }


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical form: sorted keys, no blanks, UTF-8."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def town(name: str) -> str:
    """Return the place at which papers of a city are dated.

    >>> town("Kota Probolinggo"), town("Kabupaten Malang")
    ('Probolinggo', 'Malang')
    """
    return name.removeprefix("Kota ").removeprefix("Kabupaten ")


def zone() -> str:
    """Return what people call the city's time zone."""
    return ZONES.get(settings.TIME_ZONE, "")


def sample(bones: Layout) -> dict[str, dict[str, Any]]:
    """Return sections with one thing in each, by which a template is tried."""
    row = {section.key: {key: title for key, title, _width in section.columns} for section in bones.sections}
    return {
        section.key: {
            "lead": "Keterangan",
            "rows": [row[section.key]] if section.columns else [],
            "entries": ["Butir"],
            "groups": [{"title": "Kelompok", "entries": ["Butir"]}],
            "paragraphs": ["Alinea"],
        }
        for section in bones.sections
    }


def _part(section: Section, content: Content) -> dict[str, Any]:
    """Return one section with its title, its columns and what stands in it."""
    given = content.filled.get(section.key, {})
    part: dict[str, Any] = {
        "key": section.key,
        "title": section.title,
        "shape": section.shape,
        "empty": section.empty,
        "lead": "",
    }
    part |= {"columns": [list(column) for column in section.columns], **{name: [] for name in ROWS}, **given}
    return part | {"is_empty": not any(part[name] for name in ROWS)}


def _of_earlier_day(order: Order) -> list[str]:
    """Say what nobody can know any more of a day that is over."""
    if order.as_of >= order.today:
        return []
    return [
        f"Keadaan per {day(order.as_of)} dibaca kembali dari jurnal: keadaan, tenggat, tingkat, dan putusan.",
        "Kata-kata yang diperbaiki sesudah hari itu tertulis seperti sekarang; yang sudah dihapus tidak termuat.",
    ]


def signatory_of(setting: PaperSetting, names: dict[str, str]) -> dict[str, Any]:
    """Return who signs, in the words of a setting with the names of the city put in."""
    return {
        "office": [_said(line, names) for line in setting.signatory_office.splitlines() if line.strip()],
        "name": setting.signatory_name,
        "rank": setting.signatory_rank,
        "nip": setting.signatory_nip,
    }


def _said(line: str, names: dict[str, str]) -> str:
    """Put the names of the city into a line of a setting; other braces stay as they are."""
    for token, name in names.items():
        line = line.replace("{" + token + "}", name)
    return line.strip()
