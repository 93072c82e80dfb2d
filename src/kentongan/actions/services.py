"""Verbs on promises."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from kentongan.actions.models import ActionItem
from kentongan.alerts.models import Alert
from kentongan.city import services as numbers
from kentongan.city.models import Agency, Member, Region
from kentongan.journal import services as journal
from kentongan.verification.models import Incident


@transaction.atomic
def assign(
    *,
    title: str,
    detail: str,
    agency: Agency,
    supporting: Sequence[Agency] = (),
    region: Region,
    phase: str,
    due_on: date,
    alert: Alert | None = None,
    incident: Incident | None = None,
    member: Member,
    at: datetime,
    classification: int = 0,
    is_simulated: bool = False,
) -> ActionItem:
    """Give one office one promise with one due date."""
    item = ActionItem.objects.create(
        number=numbers.next_number("action"),
        title=title,
        detail=detail,
        agency=agency,
        region=region,
        phase=phase,
        due_on=due_on,
        alert=alert,
        incident=incident,
        classification=classification,
        assigned_by=member,
        assigned_at=at,
        is_simulated=is_simulated,
    )
    item.supporting.set(supporting)
    journal.record("action.assign", item, actor=member, at=at, changes={"agency": ["", agency.pk]})
    return item
