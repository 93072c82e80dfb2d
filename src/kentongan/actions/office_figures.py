"""How each office keeps its promises: kept, kept late, overdue, refused, moved."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from kentongan.actions.models import ActionState, DueChange, DueState, Refusal
from kentongan.actions.queries import OPEN, OWED, visible
from kentongan.city.models import Member

DAYS = 365  # promises whose due date lies in this span count; what is open counts always


@dataclass(frozen=True)
class OfficeFigures:
    """One office. `kept` and `tardy` are done and checked, in time or not; `share` of those kept in time, 0 to 100."""

    code: str
    name: str
    open: int
    late: int
    waiting: int
    kept: int
    tardy: int
    refused: int
    moved: int

    @property
    def share(self) -> int | None:
        """Return how many of the settled promises were kept in time, in per cent; overdue ones count as broken."""
        promised = self.kept + self.tardy + self.late
        return round(100 * self.kept / promised) if promised else None


def offices(member: Member, today: date, *, agency: str = "") -> list[OfficeFigures]:
    """Return the figures of every office with promises that exist for the member, the most overdue first."""
    since = today - timedelta(days=DAYS)
    known = visible(member).order_by()
    rows = known.annotate(done_on=TruncDate("done_at")).filter(Q(state__in=OPEN) | Q(due_on__gte=since))
    if agency:
        rows = rows.filter(agency=agency)
    checked = Q(state=ActionState.CHECKED)
    # What was done before that day began in Greenwich was done in time anywhere: nobody need ask for its local date.
    in_time = Q(done_at__lt=F("due_on")) | Q(done_on__lte=F("due_on"))
    found = rows.values("agency", "agency__short").annotate(
        open=Count("pk", filter=Q(state__in=OPEN)),
        late=Count("pk", filter=Q(state__in=OWED, due_on__lt=today)),
        waiting=Count("pk", filter=Q(state=ActionState.DONE)),
        checked=Count("pk", filter=checked),
        kept=Count("pk", filter=checked & in_time),
    )
    mine = known.values("pk")
    refused = _count(Refusal.objects.filter(action__in=mine, refused_at__date__gte=since), "agency")
    granted = DueChange.objects.filter(action__in=mine, state=DueState.GRANTED, new__gt=F("old"), new__gte=since)
    moved = _count(granted, "action__agency")
    figures = [_figures(dict(row), refused, moved) for row in found]
    return sorted(figures, key=lambda one: (-one.late, -one.open, one.name))


def _figures(row: dict[str, Any], refused: dict[str, int], moved: dict[str, int]) -> OfficeFigures:
    code, tardy = row.pop("agency"), row.pop("checked") - row["kept"]
    return OfficeFigures(
        code=code,
        name=row.pop("agency__short"),
        tardy=tardy,
        refused=refused.get(code, 0),
        moved=moved.get(code, 0),
        **row,
    )


def _count(things: Any, field: str) -> dict[str, int]:
    return dict(things.order_by().values_list(field).annotate(Count("pk")))
