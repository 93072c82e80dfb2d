"""Reports that look like a given one, of those a member may see; beside `reading`, the other door to `extraction`.

Computed when somebody asks. What is compared of a report is kept in the process by its id, its words and its reading,
so that only what is new, or was read anew, is prepared again.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import MD5, Cast, Left
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city.models import Member
from kentongan.extraction import Reading, Told
from kentongan.extraction.claims import Claim, ClaimIndex, claim_of
from kentongan.extraction.neighbours import RETOLD, Neighbour, Prepared, neighbours, prepare, retellings
from kentongan.intake.models import Door, Report
from kentongan.intake.queries import OPEN
from kentongan.intake.reading import published_day

BEFORE, AFTER = timedelta(days=30), timedelta(days=7)
RUMOURS_BEFORE = timedelta(days=180)
MOST, MOST_RUMOURS, SHOWN = 400, 200, 10
LETTERS = 8_000  # of one text; what tells two articles apart stands at their beginning
KEPT = 1_500  # some fifteen megabytes of short reports
KEPT_CLAIMS = 4_000
MARK = "[SIMULASI]"

REASONS: dict[str, Promise] = {
    "copy": _("naskah sama"),
    "rewrite": _("naskah mirip"),
    "event": _("menceritakan peristiwa yang sama"),
    "rumour": _("kabar serupa"),
}


@dataclass(frozen=True)
class Alike:
    """A report that looks like another, why and how much; whether the two seem to tell one event, and surely so."""

    report: Report
    why: str
    percent: int
    is_one_event: bool
    is_sure: bool

    @property
    def reason(self) -> Promise:
        """Why, in words."""
        return REASONS[self.why]

    @property
    def is_open(self) -> bool:
        """Does the desk still have it before it?"""
        return self.report.state in OPEN


class _Key(NamedTuple):
    """What a kept comparison stands for; it changes when the report is read anew."""

    pk: UUID
    digest: str
    version: str | None


class _Shelf:
    """Keeps what was prepared; the least used goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[_Key, Prepared] = OrderedDict()
        self._lock = Lock()

    def get(self, keys: Iterable[_Key]) -> dict[_Key, Prepared]:
        with self._lock:
            found = {key: self._things[key] for key in keys if key in self._things}
            for key in found:
                self._things.move_to_end(key)
        return found

    def put(self, things: dict[_Key, Prepared]) -> None:
        with self._lock:
            self._things.update(things)
            while len(self._things) > self._most:
                self._things.popitem(last=False)


_shelf = _Shelf(KEPT)


def alike(member: Member, report: Report) -> list[Alike]:
    """Return the reports that look like one: those of one event first, then the same writing, then rumours told again.

    Looks at the last 400 reports of the month before it came in and the week after, and at 200 rumours of half a year.
    Takes a constant number of queries.

    Args:
        member: who asks; what lies outside their area or above their clearance is not looked at.
        report: the report, which the member may see.
    """
    if report.reading is None:
        return []
    at = report.received_at
    own = prepare(_told(report.text, report.reading, report.door, report.sent_at, at))
    others = access.within(member, Report.objects.exclude(pk=report.pk).filter(reading__isnull=False))
    window = _keys(others.filter(received_at__range=(at - BEFORE, at + AFTER)), MOST)
    heard = others.filter(reading__kind="rumour", received_at__range=(at - RUMOURS_BEFORE, at + AFTER))
    rumours = _keys(heard, MOST_RUMOURS)
    things = _prepared([*window, *rumours])
    near = neighbours(own, [things[key] for key in window])[:SHOWN]
    found = [(window[each.number].pk, each) for each in near]
    known = {pk for pk, _each in found}
    told = retellings(_short(report.text), [things[key] for key in rumours])
    found += [(rumours[each.number].pk, each) for each in told if rumours[each.number].pk not in known]
    return _shown(others, found)


def _keys(reports: QuerySet[Report], most: int) -> list[_Key]:
    version = MD5(Cast("reading", TextField()))
    rows = reports.order_by("-received_at", "pk").annotate(version=version)[:most]
    return [_Key(*row) for row in rows.values_list("pk", "digest", "version")]


def _prepared(keys: list[_Key]) -> dict[_Key, Prepared]:
    found = _shelf.get(keys)
    missing = {key.pk: key for key in keys if key not in found}
    if missing:
        rows = Report.objects.filter(pk__in=missing).order_by().annotate(start=Left("text", LETTERS))
        columns = ("pk", "start", "reading", "door", "sent_at", "received_at")
        new = {missing[pk]: prepare(_told(*told)) for pk, *told in rows.values_list(*columns)}
        _shelf.put(new)
        found |= new
    return found


def _told(text: str, reading: dict[str, Any], door: str, sent_at: datetime | None, received_at: datetime) -> Told:
    told = Reading.from_json(reading)
    said = sent_at if door == Door.CHAT else None
    return Told(_short(text), told, published_day(door, sent_at, received_at), said)


def _short(text: str) -> str:
    """The beginning of a text; the mark of made-up reports becomes blanks, so that what was found keeps its place."""
    return text[:LETTERS].replace(MARK, " " * len(MARK))


def _shown(reports: QuerySet[Report], found: list[tuple[UUID, Neighbour]]) -> list[Alike]:
    rows = reports.filter(pk__in=[pk for pk, _each in found]).select_related("region", "taken_by").defer("reading")
    known = {report.pk: report for report in rows}
    return [
        Alike(known[pk], each.why, round(100 * each.likeness), each.one_event, each.sure)
        for pk, each in found
        if pk in known
    ]


def retold(text: str, claims: Mapping[int, str]) -> list[tuple[int, int]]:
    """Return (key, percent) of the known claims that a text may tell again, the likest first; five at most.

    Args:
        text: what was heard, in whatever words.
        claims: known claims, each under its key, as an office writes them.
    """
    index: ClaimIndex[int] = ClaimIndex()
    for key, claim in claims.items():
        index.add(key, _claim(claim))
    return [(key, round(100 * score)) for key, score in index.nearest(_short(text)) if score >= RETOLD]


@lru_cache(maxsize=KEPT_CLAIMS)
def _claim(text: str) -> Claim:
    return claim_of(text)
