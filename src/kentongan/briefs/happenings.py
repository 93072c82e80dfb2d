"""Incidents, alerts, rumours and actions of a period, as they stood on the day of a paper."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.timezone import localdate

from kentongan.actions.models import ActionItem, ActionState
from kentongan.alerts.models import Alert, AlertLevel
from kentongan.briefs.as_of import actions_on, end_of, rewound
from kentongan.briefs.content import Order
from kentongan.city import queries as city
from kentongan.intake.models import Report
from kentongan.rumours.models import Rumour
from kentongan.verification.models import Incident, Severity, Verdict

START = timedelta(days=1)
FINISHED = (ActionState.DONE, ActionState.CHECKED)


@dataclass(frozen=True)
class Happenings:
    """What happened between two days, both counted, within the reach of a paper."""

    order: Order
    first: date
    last: date

    @cached_property
    def incidents(self) -> list[Incident]:
        """Return the incidents known by the day of the paper that were not found to be untrue by then, latest first."""
        things = self.order.reach(Incident.objects.filter(occurred_on__range=(self.first, self.last)))
        known = things.filter(recorded_at__lt=end_of(self.order.as_of)).select_related("region")
        rows = list(known.order_by("-occurred_on", "-id"))
        order = self.order
        then = rewound(rows, kind="incident", fields=("verdict", "severity"), day=order.as_of, today=order.today)
        return [one for one in then if one.verdict != Verdict.FALSE]

    @cached_property
    def alerts(self) -> list[Alert]:
        """Return the alerts raised in the period, the worst first."""
        since, until = end_of(self.first - START), end_of(self.last)
        things = self.order.reach(Alert.objects.filter(raised_at__gte=since, raised_at__lt=until))
        return worst_first(_then(list(things.select_related("region")), self.order))

    @cached_property
    def rumours(self) -> list[Rumour]:
        """Return the rumours taken down in the period, the newest first."""
        since, until = end_of(self.first - START), end_of(min(self.last, self.order.as_of))
        things = self.order.reach(Rumour.objects.filter(opened_at__gte=since, opened_at__lt=until))
        rows = list(things.select_related("region").order_by("-opened_at", "-id"))
        order = self.order
        return rewound(rows, kind="rumour", fields=("verdict", "state"), day=order.as_of, today=order.today)

    @cached_property
    def actions(self) -> list[ActionItem]:
        """Return every action given by the end of the period, as it stood on the day of the paper."""
        things = self.order.reach(ActionItem.objects.filter(assigned_at__lt=end_of(self.last)))
        rows = list(things.select_related("agency").order_by("agency__short", "due_on", "id"))
        return actions_on(rows, day=self.order.as_of, today=self.order.today)

    def counts(self) -> list[tuple[str, int]]:
        """Return what can be counted of the period, by its label, in the order in which papers tell it."""
        return [
            ("Laporan masuk", self._received()),
            ("Peristiwa", len(self.incidents)),
            ("Peristiwa berat atau kritis", sum(one.severity >= Severity.SERIOUS for one in self.incidents)),
            ("Peringatan dini yang muncul", len(self.alerts)),
            ("Rumor yang dicatat", len(self.rumours)),
            ("Tindak lanjut yang diberikan", sum(self.covers(one.assigned_at) for one in self.actions)),
            ("Tindak lanjut yang selesai", sum(self.was_finished(one) for one in self.actions)),
        ]

    def covers(self, at: datetime) -> bool:
        """Does a moment lie in the period, by the city's clock?"""
        return self.first <= localdate(at) <= self.last

    def was_finished(self, one: ActionItem) -> bool:
        """Was an action finished in the period?"""
        return bool(one.state in FINISHED and one.done_at and self.covers(one.done_at))

    def _received(self) -> int:
        since, until = end_of(self.first - START), end_of(min(self.last, self.order.as_of))
        return self.order.reach(Report.objects.filter(received_at__gte=since, received_at__lt=until)).count()

    def before(self) -> "Happenings":
        """Return the period of the same length that ended the day before."""
        days = self.last - self.first
        return Happenings(self.order, self.first - START - days, self.first - START)

    def by_category(self) -> Counter[str]:
        """Count the incidents by their category."""
        return Counter(one.category for one in self.incidents)

    def by_region(self, length: int) -> Counter[str]:
        """Count the incidents by the first so many characters of the code of their region."""
        return Counter(one.region_id[:length] for one in self.incidents if len(one.region_id) >= length)


def of(order: Order) -> Happenings:
    """Return what happened in the period of a paper."""
    return Happenings(order, *order.period)


def open_alerts(order: Order) -> list[Alert]:
    """Return the alerts that were open at the end of the day of a paper, the worst first."""
    end = end_of(order.as_of)
    things = order.reach(Alert.objects.filter(raised_at__lt=end)).exclude(closed_at__lt=end)
    return worst_first(_then(list(things.select_related("region")), order))


def worst_first(alerts: list[Alert]) -> list[Alert]:
    """Return alerts in the order in which people want to read them."""
    worst = list(reversed(AlertLevel.values))
    return sorted(alerts, key=lambda one: (worst.index(one.level), one.raised_at, one.pk))


def worst(incidents: list[Incident]) -> str:
    """Return the word for the worst of some incidents."""
    return str(Severity(max(one.severity for one in incidents)).label) if incidents else "–"


def categories() -> dict[str, str]:
    """Return what the categories are called."""
    return city.labels("issue_category")


def opened_on(alert: Alert) -> date:
    """Return the day on which an alert was raised, of the city's clock."""
    return localdate(alert.raised_at)


def _then(alerts: list[Alert], order: Order) -> list[Alert]:
    return rewound(alerts, kind="alert", fields=("level", "state"), day=order.as_of, today=order.today)
