"""A rule tried on the past that this installation has kept: for the page and for the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation

from kentongan.alerts import detecting, rewinding
from kentongan.alerts.models import BacktestTruth, Rule, RuleKind
from kentongan.city import queries as city
from kentongan.city.models import Classification

A_YEAR = timedelta(days=364)


@dataclass(frozen=True)
class Past:
    """Which past: where, what, when, up to which secrecy, and what is taken to have been known.

    An empty `category` means each of them, added up.
    """

    region: str
    category: str
    first: date
    last: date
    clearance: int
    is_hindsight: bool = False

    @property
    def categories(self) -> list[str]:
        """The codes that are replayed one by one."""
        return [self.category] if self.category else [term.code for term in city.terms("issue_category", self.last)]

    @property
    def looks(self) -> int:
        """How many looks all of them need."""
        return ((self.last - self.first).days // detecting.STEP + 1) * len(self.categories)


def replayed(
    past: Past, options: dict[str, Any], *, truth: str, tick: Callable[[int], None] | None = None
) -> tuple[dict[str, Any], int]:
    """Return what a rule's options would have done with a past, and how secret the answer is.

    Raises:
        rewinding.CannotReplay: there is nothing to look at; the sentence says why.
    """
    histories, secrecy = rewinding.gather_histories(
        past.region,
        categories=past.categories,
        first=detecting.span(options["method"], past.first),
        last=past.last,
        clearance=past.clearance,
        is_hindsight=past.is_hindsight,
        days=options["heard_days"],
        zone=ZoneInfo(settings.TIME_ZONE),
    )
    with translation.override("id"):
        what = str(BacktestTruth(truth).label).removesuffix(" yang terlihat kemudian")
    result = rewinding.try_on_past(
        histories,
        options["method"],
        first=past.first,
        last=past.last,
        is_grave=truth == BacktestTruth.GRAVE,
        is_corrected=bool(options.get("late")) and not past.is_hindsight,
        what=what,
        borders=detecting.borders_for(settings.HOME_CODE, options["method"]),
        tick=tick,
    )
    return result, secrecy


def replay_home(
    *,
    category: str,
    first: date | None,
    last: date | None,
    truth: str,
    options: dict[str, Any],
    at: datetime,
    method: str = "",
) -> dict[str, Any]:
    """Try the rule of counts in force on the past of the whole city; without days, on the year up to yesterday.

    Args:
        category: a code, or "" for each of them, added up.
        first, last: days of the first and the last look.
        truth: a `BacktestTruth`.
        options: of the method, in place of the rule's own.
        at: now.
        method: take the rule that judges so; by default the first one in force.

    Raises:
        rewinding.CannotReplay: no rule, an unknown category, or nothing to look at.
    """
    rules = Rule.objects.filter(kind=RuleKind.COUNTS, is_active=True).order_by("code")
    able = [one for one in rules if rewinding.can_replay(one.options["method"])]
    rule = next((one for one in able if method in ("", one.options["method"]["rule"])), None)
    if rule is None:
        raise rewinding.CannotReplay("Tidak ada aturan jumlah yang menyala dan dapat diuji di kota ini.")
    today = at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    last = last or today - timedelta(days=1)
    first = first or last - A_YEAR
    known = [term.code for term in city.terms("issue_category", today)]
    if category and category not in known:
        raise rewinding.CannotReplay(f"Perkara {category!r} tidak dikenal; yang ada: {', '.join(known)}.")
    if not first <= last < today:
        raise rewinding.CannotReplay(f"Masa {first} sampai {last} harus berurutan dan sudah lewat.")
    own = rewinding.with_options(rule.options["method"], options)
    past = Past(settings.HOME_CODE, category, first, last, Classification.SECRET)
    return replayed(past, rule.options | {"method": own}, truth=truth)[0]
