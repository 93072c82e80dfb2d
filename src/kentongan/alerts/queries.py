"""Alerts and runs that exist for a member."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from kentongan.alerts import detecting, foreseeing, levels, rewinding
from kentongan.alerts.foreseeing import Outlook
from kentongan.alerts.models import Alert, AlertState, Backtest, BacktestState, CalendarEntry, Rule, RuleKind, Run
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.intake.models import Report
from kentongan.jobs.models import Job, JobState
from kentongan.journal import queries as journal
from kentongan.rumours.models import Rumour
from kentongan.verification import queries as verification
from kentongan.verification.models import Incident
from kentongan.warnings import queries as official_warnings
from kentongan.warnings.models import OfficialWarning

CLOSED = AlertState.CLOSED
GRAVITY = Case(
    *(When(level=level, then=Value(step)) for step, level in enumerate(levels.LADDER)), output_field=IntegerField()
)
FRESH, FEW = timedelta(hours=1), 5
LAST = Case(When(state=CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())


def alerts(member: Member, *, level: str = "", state: str = "", region: str = "") -> QuerySet[Alert]:
    """Return the alerts of the member's area: open before closed, grave before light, then the newest."""
    things = access.within_area(member, Alert.objects.select_related("region", "acknowledged_by"))
    wanted = {"level": level, "state": state, "region__code__startswith": region}
    things = things.filter(**{field: value for field, value in wanted.items() if value})
    return things.order_by(LAST, GRAVITY.desc(), "-raised_at", "-pk")


def open_alerts(member: Member) -> QuerySet[Alert]:
    """Return the alerts that nobody has closed yet, the gravest first."""
    return alerts(member).exclude(state=CLOSED)


def fresh(member: Member, *, at: datetime) -> QuerySet[Alert]:
    """Return the newest alerts that nobody has answered yet: on a long list they would stand far down, unseen."""
    things = alerts(member, state=AlertState.RAISED).filter(raised_at__gt=at - FRESH)
    return things.order_by("-raised_at", "-pk")[:FEW]


def alert(member: Member, pk: int) -> Alert:
    """Return one alert of the member's area."""
    related = ("region", "rule", "run__rule", "acknowledged_by__agency", "closed_by")
    return access.one(access.within_area(member, Alert.objects.select_related(*related)), pk=pk)


def incidents_behind(member: Member, alert: Alert) -> QuerySet[Incident]:
    """Return the incidents an alert rests on, as far as they exist for the member."""
    if not access.permits(member, "incident.read"):
        return Incident.objects.none()
    return verification.incidents(member).filter(alerts=alert)


@dataclass(frozen=True)
class VisibleGrounds:
    """What an alert rests on besides incidents, as far as it exists for a member."""

    reports: QuerySet[Report]
    rumours: QuerySet[Rumour]
    official_warnings: QuerySet[OfficialWarning]
    is_over: bool  # nothing official behind it is in force any more


def grounds(member: Member, alert: Alert, *, at: datetime) -> VisibleGrounds:
    """Return the reports, rumours and official warnings behind an alert, each by its own access rules."""
    reports = Report.objects.none()
    if access.permits(member, "report.read"):
        reports = access.within(member, Report.objects.all()).filter(alerts=alert).order_by("-received_at", "number")
    rumours = Rumour.objects.none()
    if access.permits(member, "rumour.read"):
        rumours = access.within(member, Rumour.objects.all()).filter(alerts=alert).order_by("pk")
    official = official_warnings.warnings(member, at=at).filter(alerts=alert)
    running = alert.official_warnings.filter(official_warnings.is_running(at)).exists()
    return VisibleGrounds(reports, rumours, official, alert.rule.kind == RuleKind.OFFICIAL and not running)


def levels_by_region(member: Member) -> dict[str, str]:
    """Return the worst open level of each region that has one of its own.

    What holds for a kecamatan holds for its kelurahan too: `levels.here` tells the level of a place and whether it is
    inherited.
    """
    found: dict[str, str] = {}
    for region, level in open_alerts(member).order_by().values_list("region_id", "level"):
        found[region] = levels.worst([level, found.get(region, level)])
    return found


def counts(member: Member) -> dict[str, int]:
    """Return how many alerts are open, unanswered, and open at each level."""
    numbers: dict[str, Any] = {level: Count("pk", filter=Q(level=level)) for level in levels.LADDER}
    numbers["raised"] = Count("pk", filter=Q(state=AlertState.RAISED))
    return dict(open_alerts(member).order_by().aggregate(open=Count("pk"), **numbers))


def waiting_since(alert: Alert) -> datetime:
    """Return since when it is the turn of whoever it is."""
    moved = [line.at for line in journal.entries("alert", alert.pk) if "state" in line.changes]
    return moved[-1] if moved else alert.raised_at


def runs(category: str = "") -> QuerySet[Run]:
    """Return the runs, newest first, without their weight."""
    things = Run.objects.select_related("rule").defer("counts", "findings").order_by("-at", "-pk")
    return things.filter(category=category) if category else things


def run(pk: int) -> Run:
    """Return one run."""
    return access.one(Run.objects.select_related("rule"), pk=pk)


def findings(member: Member, run: Run) -> list[dict[str, Any]]:
    """Return what the run found in the member's area, from the incidents that exist for the member alone."""
    found = run.findings
    if not detecting.visible(run.counts, member.clearance):
        found = detecting.find(run.counts, run.rule.options["method"], clearance=member.clearance)
    return [one for one in found if access.in_scope(member, one["area"])]


def outlook(member: Member, region: str) -> Outlook | None:
    """Return what the next two weeks may bring in a kelurahan or kecamatan; None where no run has counted yet.

    It rests on the newest runs of counts, and in them on the incidents that exist for the member alone.
    """
    if not access.in_scope(member, region):
        return None
    counted = Run.objects.filter(rule__kind=RuleKind.COUNTS, rule__is_active=True).order_by("-last", "rule")
    days = counted.values("rule", "last").annotate(many=Count("category", distinct=True))[:2]
    # While a new day's categories are counted one after another, the day before is still the whole picture.
    whole = max(days, key=lambda day: day["many"], default=None)
    if whole is None:
        return None
    same = counted.filter(rule=whole["rule"], last=whole["last"]).order_by("at", "pk")
    runs = {category: (pk, at) for category, pk, at in same.values_list("category", "pk", "at")}
    return _foreseen(tuple(sorted(runs.values())), member.clearance, len(region) == foreseeing.DISTRICT).get(region)


@lru_cache(maxsize=32)
def _foreseen(runs: tuple[tuple[int, datetime], ...], clearance: int, districts: bool) -> dict[str, Outlook]:
    """Remembered, since the counts of a run never change and all who look at a place want the same."""
    counts = list(Run.objects.filter(pk__in=[pk for pk, _at in runs]).order_by("pk").values_list("counts", flat=True))
    points = city.points(settings.HOME_CODE)
    return foreseeing.foresee(counts, points, clearance=clearance, districts=districts)


def rules() -> list[Rule]:
    """Return the newest version of each rule, by name."""
    newest = {rule.code: rule for rule in Rule.objects.order_by("version")}
    return sorted(newest.values(), key=lambda rule: rule.label)


def versions(rule: Rule) -> QuerySet[Rule]:
    """Return all versions of a rule, the newest first."""
    return Rule.objects.filter(code=rule.code).order_by("-version")


def backtests(member: Member) -> QuerySet[Backtest]:
    """Return the back-tests of the member's area, the newest first."""
    things = Backtest.objects.select_related("rule", "asked_by", "region").order_by("-asked_at", "-pk")
    return access.within(member, things)


def backtest(member: Member, pk: int) -> Backtest:
    """Return one back-test of the member's area."""
    return access.one(backtests(member), pk=pk)


def finished_backtest(member: Member, pk: int) -> Backtest:
    """Return one back-test of the member's area that has something to show."""
    return access.one(backtests(member).filter(state=BacktestState.DONE), pk=pk)


def is_stuck(thing: Backtest) -> bool:
    """Has the worker given up on a back-test that waits?"""
    return Job.objects.filter(key=f"alerts.backtest:{thing.pk}", state=JobState.DEAD).exists()


def counting_rules() -> QuerySet[Rule]:
    """Return the versions of rules that can be tried on the past, those in force first: new ones may be tried too."""
    counting = Rule.objects.filter(kind=RuleKind.COUNTS).order_by("-is_active", "code", "-version")
    able = [rule.pk for rule in counting if rewinding.can_replay(rule.options["method"])]
    return counting.filter(pk__in=able)


# --- the calendar ---------------------------------------------------------------------------------------------------


def running(first: date, last: date) -> QuerySet[CalendarEntry]:
    """Return the entries in force that touch some days, both ends included."""
    return CalendarEntry.objects.filter(is_active=True, first__lte=last, last__gte=first).select_related("region")


def attention(region: str, category: str, day: date) -> list[CalendarEntry]:
    """Return the entries that run on a day and fit a region's code and a category.

    An entry of a kecamatan fits its kelurahan, and one of a kelurahan fits the kecamatan and the city around it:
    what goes on in a part concerns the whole.
    """
    return [entry for entry in running(day, day).filter(_touching(region)) if _fits(entry, category)]


def coming(member: Member, day: date, days: int) -> list[CalendarEntry]:
    """Return what runs or begins in a member's area within so many days from a day on, the soonest first."""
    return list(_for(member, running(day, day + timedelta(days=days))))


def coming_in(region: str, day: date, days: int) -> QuerySet[CalendarEntry]:
    """Return what runs or begins in a region, around it or in a part of it within so many days, the soonest first."""
    return running(day, day + timedelta(days=days)).filter(_touching(region))


def calendar(member: Member, year: int) -> QuerySet[CalendarEntry]:
    """Return the entries that touch a year in a member's area, the ended ones too."""
    touching = CalendarEntry.objects.filter(first__lte=date(year, 12, 31), last__gte=date(year, 1, 1))
    return _for(member, touching.select_related("region"))


def calendar_entry(member: Member, pk: int) -> CalendarEntry:
    """Return one entry of the member's area."""
    return access.one(_for(member, CalendarEntry.objects.select_related("region")), pk=pk)


def _for(member: Member, entries: QuerySet[CalendarEntry]) -> QuerySet[CalendarEntry]:
    return entries.filter(_touching(member.region_id)) if member.is_active else entries.none()


def _touching(region: str) -> Q:
    """Entries of the whole city, of what lies around a region, of itself and of what lies in it."""
    parts = region.split(".")
    around = [".".join(parts[:size]) for size in range(1, len(parts) + 1)]
    return Q(region=None) | Q(region__in=around) | Q(region__code__startswith=f"{region}.")


def _fits(entry: CalendarEntry, category: str) -> bool:
    return not entry.categories or category in entry.categories
