"""Rumours a member may see, how they spread, whose answer they wait for; and what the public may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from kentongan.city import access
from kentongan.city.models import Agency, Member, Region
from kentongan.intake.alike import retold
from kentongan.rumours import clocks
from kentongan.rumours.models import (
    Clarification,
    Confirmation,
    Rumour,
    RumourState,
    Sighting,
)
from kentongan.rumours.publications import published

DAY = timedelta(days=1)
USUAL_DAYS = 28  # the past against which a day is held
CITY = 5  # length of a city's code
COMPARED = 2_000  # claims looked through for an earlier telling
LIKELY = 50  # percent from which two claims are taken for one unless somebody says otherwise
SIGHTINGS = (("heard", Count("pk")), ("last", Max("heard_at")))


@dataclass(frozen=True)
class Velocity:
    """How fast a rumour runs: sightings in the last 24 hours against its own daily mean before."""

    rumour: Rumour
    region: Region
    today: int
    usual: float
    areas: int


@dataclass(frozen=True)
class Earlier:
    """A rumour that a text may tell again, and how alike they are."""

    rumour: Rumour
    percent: int

    @property
    def is_likely(self) -> bool:
        """So alike that a second entry needs a word of its own."""
        return self.percent >= LIKELY


def _visible(member: Member) -> QuerySet[Rumour]:
    """What exists for the member: their area, and what they themselves were asked about."""
    if member.role == access.FIELD:
        return Rumour.objects.none()
    asked = Confirmation.objects.filter(asked=member).values("rumour")
    own = Q(pk__in=asked, classification__lte=member.clearance)
    return access.within(member, Rumour.objects.all(), own=own)


def rumours(
    member: Member, *, state: str = "", verdict: str = "", region: str = "", search: str = "", late: Q | None = None
) -> QuerySet[Rumour]:
    """Return the rumours of the member's area with how often and when last each was heard, the newest known first."""
    things = _visible(member).select_related("region")
    if state == "unfinished":
        things = things.exclude(state=RumourState.CLOSED)
    elif state:
        things = things.filter(state=state)
    if verdict:
        things = things.filter(verdict=verdict)
    if region:
        things = things.filter(region__code__startswith=region)
    if search:
        number = search.upper().removeprefix("RMR-")
        things = things.filter(Q(claim__icontains=search) | Q(number=int(number) if number.isdecimal() else 0))
    if late is not None:
        things = things.filter(late)
    return _with_sightings(things).order_by("-known_at", "-id")


def _with_sightings(things: QuerySet[Rumour]) -> QuerySet[Rumour]:
    """Count by one small look-up for each row shown, not by a join over everything."""
    heard = Sighting.objects.filter(rumour=OuterRef("pk")).order_by().values("rumour")
    return things.annotate(**{name: Subquery(heard.annotate(value=value).values("value")) for name, value in SIGHTINGS})


def rumour(member: Member, pk: int) -> Rumour:
    """Return one rumour that exists for the member."""
    related = ("region", "opened_by", "judged_by", "repeat_of")
    return access.one(_visible(member).select_related(*related), pk=pk)


def unjudged(member: Member) -> QuerySet[Rumour]:
    """Return the rumours that wait for a verdict, the longest known first."""
    return _with_sightings(
        _visible(member).filter(verdict="").exclude(state=RumourState.CLOSED).select_related("region")
    ).order_by("known_at", "id")


def noted_by(member: Member) -> QuerySet[Sighting]:
    """Return what the member noted, the latest first, with the public clarification if there is one."""
    out = published().filter(rumour=OuterRef("rumour")).values("slug")[:1]
    title = published().filter(rumour=OuterRef("rumour")).values("title")[:1]
    mine = Sighting.objects.filter(heard_by=member).select_related("region")
    return mine.annotate(slug=Subquery(out), title=Subquery(title)).order_by("-heard_at", "-id")


def unlaid(member: Member) -> QuerySet[Sighting]:
    """Return what was heard in the member's area and belongs to no rumour yet, the oldest first."""
    free = Sighting.objects.filter(rumour=None, dropped="").select_related("region", "heard_by__agency")
    return access.within(member, free).order_by("noted_at", "id")


def one_unlaid(member: Member, pk: int) -> Sighting:
    """Return one of these."""
    return access.one(unlaid(member), pk=pk)


def waiting_for(member: Member) -> QuerySet[Confirmation]:
    """Return the questions that the member's institution has not answered, the oldest first."""
    things = Confirmation.objects.filter(agency=member.agency_id, answered_at=None, rumour__in=_visible(member))
    return things.exclude(rumour__state=RumourState.CLOSED).select_related("rumour__region", "asked", "asked_by")


def confirmation(member: Member, pk: int) -> Confirmation:
    """Return one question to the member's institution."""
    things = Confirmation.objects.filter(agency=member.agency_id, rumour__in=_visible(member))
    return access.one(things.select_related("rumour__region", "asked", "asked_by__agency"), pk=pk)


def confirmers(member: Member, thing: Rumour) -> QuerySet[Member]:
    """Return who may be asked about a rumour: of any office of the city, cleared for it, allowed to answer."""
    offices = Agency.objects.filter(region__code__startswith=member.region_id[:CITY])
    able = Member.objects.filter(
        is_active=True, agency__in=offices, clearance__gte=thing.classification, role__in=access.VERBS["rumour.answer"]
    )
    busy = thing.confirmations.filter(answered_at=None).values("agency")
    return able.exclude(agency__in=busy).select_related("agency").order_by("agency__short", "name")


def earlier(member: Member, text: str, *, but: int | None = None) -> list[Earlier]:
    """Return the rumours that a text may tell again, of those the member may see, the likest first."""
    known = _visible(member).exclude(pk=but or 0).order_by("-known_at", "-id")
    claims = dict(known.values_list("pk", "claim")[:COMPARED])
    found = dict(retold(text, claims))
    told = published().filter(rumour=OuterRef("pk"))
    rows = Rumour.objects.filter(pk__in=found).select_related("region").annotate(is_told=Exists(told))
    return sorted((Earlier(row, found[row.pk]) for row in rows), key=lambda each: (-each.percent, each.rumour.pk))


def clarification(member: Member, pk: int) -> Clarification:
    """Return one clarification, in whatever state, of a rumour that exists for the member."""
    things = Clarification.objects.filter(rumour__in=_visible(member))
    return access.one(things.select_related("rumour__region", "drafted_by", "approved_by"), pk=pk)


def velocity(*, at: datetime) -> list[Velocity]:
    """Return how fast each rumour heard in the last 24 hours runs, the fastest first; asked by the detector, so of all.

    Args:
        at: now, aware.

    Returns:
        `today`: sightings in the 24 hours before `at`; `usual`: its own mean for a day over the 28 days before those,
        or since it was first heard if that is less, 0 for one that is new; `areas`: in how many regions today;
        `region`: that region, or the city when there are several.
    """
    since = at - DAY
    fresh = Sighting.objects.filter(rumour__isnull=False, heard_at__gt=since, heard_at__lte=at).order_by()
    rows: dict[int, dict[str, int]] = {}
    for pk, code, count in fresh.values_list("rumour", "region").annotate(Count("pk")).order_by("rumour", "region"):
        rows.setdefault(pk, {})[code] = count
    found = Rumour.objects.in_bulk(rows)
    past = _past(rows, since)
    places = {pk: next(iter(codes)) if len(codes) == 1 else min(codes)[:CITY] for pk, codes in rows.items()}
    regions = Region.objects.in_bulk(set(places.values()))
    runs = [
        Velocity(
            found[pk], regions[places[pk]], sum(codes.values()), _mean(past.get(pk, 0), found[pk], since), len(codes)
        )
        for pk, codes in rows.items()
    ]
    return sorted(runs, key=lambda run: (-run.today, run.rumour.pk))


def _past(pks: Sequence[int] | dict[int, dict[str, int]], since: datetime) -> dict[int, int]:
    before = Sighting.objects.filter(rumour__in=list(pks), heard_at__gt=since - USUAL_DAYS * DAY, heard_at__lte=since)
    return dict(before.order_by().values_list("rumour").annotate(Count("pk")))


def _mean(count: int, thing: Rumour, since: datetime) -> float:
    days = min(USUAL_DAYS, (since - thing.first_seen) / DAY)
    return count / max(days, 1.0) if count else 0.0


def late_count(member: Member, *, at: datetime) -> int:
    """Return how many rumours of the member's area have a clock over time."""
    return _visible(member).filter(clocks.late(clocks.minutes(), at=at)).count()
