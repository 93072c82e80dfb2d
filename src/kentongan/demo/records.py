"""What the simulation takes and what it gives: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Village:
    """A kelurahan: Kemendagri code, name, and the other spellings people use."""

    code: str
    name: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """Whole weeks (Monday to Sunday, both ends included) in which a kelurahan sent nothing at all."""

    region: str
    first: date
    last: date

    def covers(self, region: str | None, day: date) -> bool:
        """Whether a report from that region on that day falls into the silence."""
        return region == self.region and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Easing:
    """What a measure in the field did: since a day, in regions under a code, only this share of some kinds is left."""

    region: str
    categories: tuple[str, ...]
    since: date
    left: float

    def covers(self, happening: "Happening", category: str) -> bool:
        """Whether a happening is one of those that became rarer."""
        village = happening.village
        here = village is not None and village.code.startswith(self.region)
        return here and category in self.categories and happening.at.date() >= self.since


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that is told by one report or by several; ``village`` is None where only a spot is known.

    ``story`` joins tellings from different places, as of one rumour that travels; empty if the happening stands alone.
    """

    key: str
    kind: str
    village: Village | None
    at: datetime
    voices: int
    cluster: str | None = None
    story: str = ""


@dataclass(frozen=True, slots=True)
class FieldReport:
    """A simulated report together with the truth behind it.

    ``text`` bears the mark ``[SIMULASI]``.  ``occurred_at`` and ``received_at`` are aware, in the city's zone, the
    second after the first.  ``severity`` is 1 to 4, ``verdict`` "true", "false" or "cannot_tell".  ``cluster`` is the
    label of a planted cluster; reports of one happening share ``incident_key``.
    """

    key: UUID
    text: str
    occurred_at: datetime
    received_at: datetime
    region: str | None
    spot: str | None
    category: str
    severity: int
    sender_role: str
    verdict: str
    incident_key: str
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening with its rates, its hours and its sentences, as told in ``data/phrases.toml``."""

    code: str
    category: str
    per_month: float
    hours: tuple[int, int]
    severity: tuple[int, ...]
    truth: tuple[int, ...]
    templates: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    rhythm: str = "any"
    season: str = "any"
    citywide: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A way of writing: who writes, how often, how late (median hours) and how much is shortened (share of words)."""

    role: str
    weight: int
    delay_hours: float
    shorten: float
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    crime_closings: tuple[str, ...] = ()
