"""What of the inbox a member asks for: narrowed, folded, counted. The same on the screen, in bulk and in a file."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member, Region
from kentongan.intake.models import Photo, Report, ReportState
from kentongan.intake.queries import NUMBER, OPEN

TARGETS, TARGET = "step_target", "verifikasi"  # the ledger's target from the report to its verification
USUAL_TARGET = timedelta(hours=2)
AGES = {"hari": timedelta(days=1), "pekan": timedelta(days=7)}
LATE, UNGRADED = "lewat", "belum"


@dataclass(frozen=True)
class Wanted:
    """What somebody asks of the inbox; everything empty is everything that still needs somebody."""

    state: str = ""
    search: str = ""
    door: str = ""
    category: str = ""
    region: str = ""
    severity: int = 0  # at least
    age: str = ""
    grade: str = ""  # a letter of the source, a digit of the content, or that there is none yet
    with_photo: bool = False
    mine: bool = False
    settled: bool = False
    fold: int | None = None  # the family of nearly equal ones to lay open
    oldest_first: bool = False

    @property
    def is_narrow(self) -> bool:
        """Is anything but the state asked for?"""
        return replace(self, state="", oldest_first=False) != Wanted()


class Fold(NamedTuple):
    """What lies folded under one row: how many others, in how many regions altogether."""

    others: int
    regions: int


def narrowed(member: Member, wanted: Wanted, *, at: datetime) -> QuerySet[Report]:
    """Return the reports of the member's area that are asked for, in every state, without an order."""
    reports = access.within(member, Report.objects.order_by())
    reports = reports.filter(_facts(wanted), _marks(wanted, member, at=at))
    if wanted.with_photo:
        reports = reports.filter(Exists(Photo.objects.filter(report=OuterRef("pk"))))
    return reports.filter(_words(wanted.search)) if wanted.search else reports


def _facts(wanted: Wanted) -> Q:
    asked = Q()
    if wanted.door:
        asked &= Q(door=wanted.door)
    if wanted.category:
        asked &= Q(category=wanted.category) | Q(category="", read_category=wanted.category)
    if wanted.region:
        asked &= Q(region__code__startswith=wanted.region)
    if wanted.fold is not None:
        asked &= Q(fold=wanted.fold)
    return asked


def _marks(wanted: Wanted, member: Member, *, at: datetime) -> Q:
    asked = Q(settled_below=True) if wanted.settled else Q()
    if wanted.severity:
        asked &= Q(read_severity__gte=wanted.severity)
    if wanted.mine:
        asked &= Q(taken_by=member)
    if wanted.grade:
        asked &= Q(grade="") if wanted.grade == UNGRADED else Q(grade__contains=wanted.grade)
    if wanted.age == LATE:
        asked &= Q(received_at__lt=at - target(at), state__in=OPEN)
    elif wanted.age in AGES:
        asked &= Q(received_at__gte=at - AGES[wanted.age])
    return asked


def _words(search: str) -> Q:
    number = NUMBER.fullmatch(search)
    if number:
        return Q(number=int(number[1]))
    places = Region.objects.filter(name__icontains=search).order_by().values("pk")
    return Q(text__icontains=search) | Q(region__in=places)


def listed(member: Member, wanted: Wanted, *, at: datetime) -> QuerySet[Report]:
    """Return the rows of the list: nearly equal new ones as one row, the one that came first, unless laid open.

    What stands for the others is chosen among what is asked for and may be seen, so that nothing can be hidden behind
    a report which is not there.
    """
    asked = narrowed(member, wanted, at=at)
    rows = asked.filter(_in_state(wanted))
    if folds(wanted):
        families = asked.filter(state=ReportState.NEW, fold__isnull=False).values("fold")
        firsts = families.annotate(first=Min("number")).values("first")  # asked once, however large a family is
        rows = rows.filter(Q(fold=None) | ~Q(state=ReportState.NEW) | Q(number__in=firsts))
    rows = rows.select_related("region", "sender__agency", "taken_by", "lead").defer("reading")
    return _in_order(rows, wanted)


def found(member: Member, wanted: Wanted, *, at: datetime) -> list[tuple[UUID, str]]:
    """Return key and state of all that is asked for, in the order of the list; for words, which are dear to look for.

    The texts are read once, and what was found answers for the list, its pages and the numbers on the tabs.
    """
    return list(_in_order(narrowed(member, wanted, at=at), wanted).values_list("pk", "state"))


def _in_order(rows: QuerySet[Report], wanted: Wanted) -> QuerySet[Report]:
    return rows.order_by("received_at", "number") if wanted.oldest_first else rows.order_by("-received_at", "-number")


def states(wanted: Wanted) -> tuple[str, ...]:
    """Return the states asked for: one, or all that still need somebody."""
    return (wanted.state,) if wanted.state in ReportState.values else OPEN


def _in_state(wanted: Wanted) -> Q:
    return Q(state__in=states(wanted))


def matching(member: Member, wanted: Wanted, *, at: datetime) -> QuerySet[Report]:
    """Return every report that the list stands for, those under a row too, the first that came first."""
    return narrowed(member, wanted, at=at).filter(_in_state(wanted)).order_by("number")


def folds(wanted: Wanted) -> bool:
    """Are nearly equal ones shown as one row? Not for whoever looks for words, nor in one family laid open."""
    return not wanted.search and wanted.fold is None and wanted.state in ("", ReportState.NEW)


def folded(member: Member, wanted: Wanted, rows: list[Report], *, at: datetime) -> dict[int, Fold]:
    """Return what lies under the rows of a page, by the number of their fold; one query."""
    keys = [row.fold for row in rows if row.fold is not None and row.state == ReportState.NEW]
    if not keys or not folds(wanted):
        return {}
    found = narrowed(member, wanted, at=at).filter(state=ReportState.NEW, fold__in=keys).values_list("fold")
    counts = found.annotate(number=Count("pk"), places=Count("region", distinct=True))
    return {key: Fold(number - 1, places) for key, number, places in counts if number > 1}


def led(member: Member, rows: list[Report]) -> dict[object, int]:
    """Return how many merged reports each row of a page speaks for; one query."""
    spoken = access.within(member, Report.objects.filter(lead__in=[row.pk for row in rows])).order_by()
    return dict(spoken.values_list("lead").annotate(Count("pk")))


def state_counts(member: Member, wanted: Wanted, *, at: datetime) -> dict[str, int]:
    """Return how many of what is asked for stand in each state."""
    return dict(narrowed(member, wanted, at=at).values_list("state").annotate(Count("pk")))


def target(at: datetime) -> timedelta:
    """Return how long the city gives itself from a report to its verification."""
    term = city.terms(TARGETS, at.date()).filter(code=TARGET).first()
    minutes = term.extra.get("minutes") if term else None
    return timedelta(minutes=int(minutes)) if minutes else USUAL_TARGET
