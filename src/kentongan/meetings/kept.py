"""Promised against kept, from the whole history of the rakor: by agency, by month, how late, how often carried over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import TextChoices
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.actions.models import ActionItem, ActionState
from kentongan.city import access
from kentongan.city.models import Agency, Member
from kentongan.journal import queries as journal
from kentongan.meetings.models import Directive, Meeting, MeetingState

DONE = (ActionState.DONE, ActionState.CHECKED)
MONTHS = 12  # columns of the table; the figures beside it are of the whole history


class Outcome(TextChoices):
    """What became of one promise of one agency, on a day."""

    KEPT = "kept", _("tepat waktu")
    TARDY = "tardy", _("selesai terlambat")
    BROKEN = "broken", _("lewat tenggat, belum selesai")
    OPEN = "open", _("belum jatuh tempo")


@dataclass(frozen=True)
class Promised:
    """One promise: whose, given in which rakor, due when, settled when (None: not yet)."""

    agency: Agency
    given_on: date
    due_on: date
    settled_on: date | None
    was_done: bool
    today: date

    @property
    def outcome(self) -> Outcome:
        """A promise given up after its day was not kept, whatever the reason."""
        if self.was_done and self.settled_on:
            return Outcome.KEPT if self.settled_on <= self.due_on else Outcome.TARDY
        return Outcome.BROKEN if (self.settled_on or self.today) > self.due_on else Outcome.OPEN

    @property
    def days_late(self) -> int:
        return max(0, ((self.settled_on or self.today) - self.due_on).days)


@dataclass
class Tally:
    """Promises counted by what became of them."""

    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome] += 1

    @property
    def promised(self) -> int:
        return sum(self.counts.values())

    @property
    def kept(self) -> int:
        return self.counts[Outcome.KEPT]

    @property
    def share(self) -> int | None:
        """How many of those whose day has come were kept in time, in per cent."""
        due = self.promised - self.counts[Outcome.OPEN]
        return round(100 * self.kept / due) if due else None


@dataclass
class OfficeRow:
    """One agency: all its promises, the same by month, the usual lateness, and how often one was carried over."""

    agency: Agency
    tally: Tally
    months: list[Tally]
    late_days: float | None
    carried: int
    most_carried: int


@dataclass(frozen=True)
class Evaluation:
    """The whole history: one row an agency, the worst first; one tally a month."""

    rows: list[OfficeRow]
    months: list[date]
    by_month: list[Tally]
    total: Tally
    meetings: int


def evaluate(member: Member, today: date) -> Evaluation:
    """Return promised against kept of every rakor the member may see; three queries, however long the history."""
    seen = access.within(member, Meeting.objects.order_by())
    held = seen.filter(state__in=[MeetingState.HELD, MeetingState.CLOSED])
    days = list(held.order_by("held_on").values_list("held_on", flat=True))
    links = Directive.actions.through.objects.filter(
        directive__withdrawn_at=None,
        directive__meeting__in=held.values("pk"),
        actionitem__classification__lte=member.clearance,
    ).select_related("directive__meeting", "actionitem__agency")
    ended = {
        line.subject: localdate(line.at) for line in journal.deeds(prefix=member.region_id, clearance=member.clearance)
        .filter(kind="action", verb="action.cancel")
    }  # fmt: skip
    promises = [_promised(link.directive, link.actionitem, ended, today) for link in links]
    return reckon([one for one in promises if one is not None], days)


def reckon(promises: Iterable[Promised], rakor: list[date]) -> Evaluation:
    """Count promises by agency and by the month in which they were given.

    Args:
        promises: one for each agency and directive.
        rakor: the days of all rakor, oldest first: a promise unsettled on one of them was carried over there.
    """
    known = list(promises)
    given = sorted({one.given_on.replace(day=1) for one in known})
    months = given[-MONTHS:]
    total, by_month = Tally(), {month: Tally() for month in months}
    offices: dict[str, list[Promised]] = {}
    for one in known:
        total.add(one.outcome)
        if one.given_on.replace(day=1) in by_month:
            by_month[one.given_on.replace(day=1)].add(one.outcome)
        offices.setdefault(one.agency.pk, []).append(one)
    rows = [_row(theirs, months, rakor) for theirs in offices.values()]
    rows.sort(key=lambda row: (-row.tally.counts[Outcome.BROKEN], -row.carried, row.agency.short))
    return Evaluation(rows, months, list(by_month.values()), total, len(rakor))


def carried(one: Promised, rakor: list[date]) -> int:
    """Return at how many later rakor a promise still stood open.

    >>> given, due, done = date(2026, 1, 28), date(2026, 2, 11), date(2026, 3, 20)
    >>> promise = Promised(Agency(pk="x"), given, due, done, True, date(2026, 5, 1))
    >>> carried(promise, [given, date(2026, 2, 25), date(2026, 3, 25)])
    1
    """
    return sum(one.given_on < day <= (one.settled_on or one.today) for day in rakor)


def _row(theirs: list[Promised], months: list[date], rakor: list[date]) -> OfficeRow:
    tally, cells = Tally(), {month: Tally() for month in months}
    for one in theirs:
        tally.add(one.outcome)
        if one.given_on.replace(day=1) in cells:
            cells[one.given_on.replace(day=1)].add(one.outcome)
    late = [one.days_late for one in theirs if one.days_late]
    often = [carried(one, rakor) for one in theirs]
    return OfficeRow(
        agency=theirs[0].agency,
        tally=tally,
        months=list(cells.values()),
        late_days=median(late) if late else None,
        carried=sum(1 for times in often if times),
        most_carried=max(often, default=0),
    )


def _promised(order: Directive, item: ActionItem, ended: Mapping[str, date], today: date) -> Promised | None:
    """The day that was promised is the directive's own, even where the action's was moved later."""
    done = item.state in DONE and item.done_at is not None
    gone = ended.get(str(item.pk), today) if item.state == ActionState.CANCELLED else None
    if gone is not None and gone <= order.due_on:
        return None  # taken back in time: nobody broke it
    settled = localdate(item.done_at) if done and item.done_at else gone
    return Promised(item.agency, order.meeting.held_on, order.due_on, settled, done, today)
