"""The demo city and its ten rakor as typed facts, read from the data files beside this module."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class RegionFact:
    """A region by its Kemendagri code, with a label point in WGS84 degrees."""

    code: str
    name: str
    level: int
    kind: str
    lat: float
    lng: float
    population: int | None = None
    population_source: str = ""

    @property
    def parent(self) -> str | None:
        """The code one level up, or None for a province."""
        return self.code.rpartition(".")[0] or None


@dataclass(frozen=True, slots=True)
class AliasFact:
    """Another spelling of a region's name."""

    region: str
    text: str


@dataclass(frozen=True, slots=True)
class SpotFact:
    """A named place without coordinates; the region only where it is certain."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    region: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyFact:
    """An office of the Tim Terpadu."""

    code: str
    name: str
    short: str
    kind: str
    region: str


@dataclass(frozen=True, slots=True)
class MemberFact:
    """A demonstration account: an office's part, never a person."""

    username: str
    display_name: str
    role: str
    agency: str
    region: str
    clearance: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class City:
    """The whole demo city, each list in the order of its file."""

    regions: tuple[RegionFact, ...]
    aliases: tuple[AliasFact, ...]
    spots: tuple[SpotFact, ...]
    agencies: tuple[AgencyFact, ...]
    members: tuple[MemberFact, ...]

    def at_level(self, level: int) -> tuple[RegionFact, ...]:
        """The regions of one level: 1 province, 2 city, 3 kecamatan, 4 kelurahan."""
        return tuple(region for region in self.regions if region.level == level)

    def aliases_of(self, code: str) -> tuple[str, ...]:
        """The other spellings of one region."""
        return tuple(alias.text for alias in self.aliases if alias.region == code)


@dataclass(frozen=True, slots=True)
class AttendanceFact:
    """One office at one rakor; ``role`` tells whether the head came or was represented."""

    agency: str
    office: str
    mode: str
    role: str = "hadir"


@dataclass(frozen=True, slots=True)
class IssueFact:
    """A matter raised; ``basis`` is "berita" (in the reports) or "rekaan" (made up for the demonstration)."""

    category: str
    dimension: str
    text: str
    basis: str
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectiveFact:
    """A directive with what became of it; ``due_days`` is None where it was to be done at once ("segera")."""

    key: str
    text: str
    responsible: tuple[str, ...]
    phase: str
    outcome: str
    result: str
    basis: str
    supporting: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    due_days: int | None = None
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class RakorFact:
    """One rakor; ``assumed`` names the fields that the reports do not give, or give only in part."""

    code: str
    date: date
    weekday: str
    time: time
    place: str
    mode: str
    chair: str
    chair_title: str
    title: str
    summary: str
    source: tuple[str, ...]
    assumed: tuple[str, ...]
    attendance: tuple[AttendanceFact, ...]
    issues: tuple[IssueFact, ...]
    directives: tuple[DirectiveFact, ...]


@cache
def load_city() -> City:
    """Kota Probolinggo with its regions, places, offices and demonstration accounts.

    >>> [region.name for region in load_city().at_level(3)]
    ['Kademangan', 'Wonoasih', 'Mayangan', 'Kanigaran', 'Kedopok']
    """
    data = _toml("city.toml")
    return City(
        regions=tuple(RegionFact(**row) for row in data["region"]),
        aliases=tuple(AliasFact(**row) for row in data["alias"]),
        spots=tuple(SpotFact(**_frozen(row)) for row in data["spot"]),
        agencies=tuple(AgencyFact(**row) for row in data["agency"]),
        members=tuple(MemberFact(**row) for row in data["member"]),
    )


@cache
def load_rakor() -> tuple[RakorFact, ...]:
    """The ten rakor in the order of their days; attendance by kind is spelt out office by office.

    >>> rakor = load_rakor()
    >>> rakor[0].date.isoformat(), rakor[-1].date.isoformat(), len(rakor)
    ('2020-02-24', '2026-01-28', 10)
    """
    agencies = load_city().agencies
    return tuple(_rakor(row, agencies) for row in _toml("rakor.toml")["meeting"])


def _rakor(row: Mapping[str, Any], agencies: tuple[AgencyFact, ...]) -> RakorFact:
    fields = {key: value for key, value in row.items() if key not in {"issue", "directive", "attendance"}}
    return RakorFact(
        **_frozen(fields),
        attendance=_attendance(row["attendance"], agencies),
        issues=tuple(IssueFact(**_frozen(issue)) for issue in row["issue"]),
        directives=tuple(_directive(directive) for directive in row["directive"]),
    )


def _directive(row: Mapping[str, Any]) -> DirectiveFact:
    fields = dict(row)
    if fields.pop("due", "segera") != "segera":
        raise ValueError(f'{row["key"]}: due is "segera" or left out for due_days')
    return DirectiveFact(**_frozen(fields))


def _attendance(rows: list[dict[str, str]], agencies: tuple[AgencyFact, ...]) -> tuple[AttendanceFact, ...]:
    named = [AttendanceFact(**row) for row in rows if "agency" in row]
    seen = {fact.agency for fact in named}
    for row in rows:
        if "kind" not in row:
            continue
        # An office named on its own came in its own way; the line for its kind speaks of the others.
        others = [agency.code for agency in agencies if agency.kind == row["kind"] and agency.code not in seen]
        named += [AttendanceFact(agency=code, office=row["office"], mode=row["mode"]) for code in others]
    return tuple(named)


def _toml(name: str) -> dict[str, Any]:
    text = resources.files("kentongan.demo").joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def load_situations() -> dict[str, Any]:
    """What the offices of the demonstration write in their situation reports, and their usual figures.

    >>> sorted(load_situations())
    ['counted_by', 'text', 'usual']
    """
    return _toml("situations.toml")


@cache
def load_plans() -> tuple[dict[str, Any], ...]:
    """The items of the demonstration's plan.

    >>> len(load_plans())
    7
    """
    return tuple(_toml("plans.toml")["item"])


@cache
def load_rumours() -> tuple[dict[str, Any], ...]:
    """The rumours of the demonstration, the oldest first.

    >>> [fact["key"] for fact in load_rumours()]
    ['penculikan-2020', 'mbg-2026', 'penculikan-kini']
    """
    return tuple(_toml("rumours.toml")["rumour"])
