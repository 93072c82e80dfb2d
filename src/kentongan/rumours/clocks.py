"""The two clocks of a rumour: until the first public statement, and until a checked verdict. Both are local targets."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import resources

from django.db import transaction
from django.db.models import Q

from kentongan.city.models import Member
from kentongan.journal import services as journal
from kentongan.rumours.models import ClockKind, Rumour, RumourClock, RumourState


@dataclass(frozen=True)
class Clock:
    """One clock of one rumour, as it stands `at` a moment; a stopped one ended unfulfilled, with the rumour."""

    kind: ClockKind
    started: datetime
    due: datetime
    ended: datetime | None
    at: datetime
    is_stopped: bool = False

    @property
    def is_late(self) -> bool:
        """Is it, or was it, over time?"""
        return not self.is_stopped and (self.ended or self.at) > self.due

    @property
    def is_running(self) -> bool:
        """Does somebody still owe this?"""
        return self.ended is None and not self.is_stopped


def minutes() -> dict[str, int]:
    """Return the targets by kind; a city that has none set has no clocks."""
    return dict(RumourClock.objects.order_by("kind").values_list("kind", "minutes"))


def clocks_of(rumour: Rumour, targets: dict[str, int], *, at: datetime) -> list[Clock]:
    """Return the clocks of a rumour; those of one that was closed before the end stand still."""
    ends = {ClockKind.STATEMENT: rumour.stated_at, ClockKind.VERDICT: rumour.judged_first_at}
    stopped = rumour.state == RumourState.CLOSED
    return [
        Clock(
            kind,
            rumour.known_at,
            rumour.known_at + timedelta(minutes=targets[kind]),
            ended,
            at,
            is_stopped=stopped and ended is None,
        )
        for kind, ended in ends.items()
        if kind in targets
    ]


def owed(rumour: Rumour, targets: dict[str, int], *, at: datetime) -> list[Clock]:
    """Return the clocks of a rumour that somebody still owes."""
    return [clock for clock in clocks_of(rumour, targets, at=at) if clock.is_running]


def late(targets: dict[str, int], *, at: datetime) -> Q:
    """Return the condition under which a clock of a rumour runs over time."""
    found = Q(pk__in=[])
    for kind, end in ((ClockKind.STATEMENT, "stated_at"), (ClockKind.VERDICT, "judged_first_at")):
        if kind in targets:
            found |= Q(**{f"{end}__isnull": True}, known_at__lt=at - timedelta(minutes=targets[kind]))
    return found & ~Q(state=RumourState.CLOSED)


@transaction.atomic
def load_clocks(*, at: datetime) -> int:
    """Load the shipped targets; those that are there already stay as the city has set them."""
    text = resources.files("kentongan.rumours").joinpath("data/clocks.toml").read_text(encoding="utf-8")
    known = set(RumourClock.objects.values_list("kind", flat=True))
    new = [RumourClock(**row) for row in tomllib.loads(text)["clock"] if row["kind"] not in known]
    RumourClock.objects.bulk_create(new)
    if new:
        journal.record(
            "rumour_clock.load", new[0], actor=None, at=at, changes={"rows": [len(known), len(known) + len(new)]}
        )
    return len(new)


@transaction.atomic
def set_clock(*, clock: RumourClock, to: int, source: str, member: Member, at: datetime) -> None:
    """Give the city another target, in minutes, with who decided so."""
    before = clock.minutes
    RumourClock.objects.filter(pk=clock.pk).update(minutes=to, source=source)
    journal.record("rumour_clock.set", clock, actor=member, at=at, changes={"minutes": [before, to]})
    clock.refresh_from_db()
