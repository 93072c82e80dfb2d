"""What one move on many asks for, and which verb it becomes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kentongan.actions import bulk
from kentongan.actions.forms import DueForm, OfficeForm, ReasonForm
from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency, Member

# code, what it is called, the permission it needs besides that of the page
DEEDS: list[tuple[str, Any, str]] = [
    ("check", _("Nyatakan selesai dan diperiksa"), "action.check"),
    ("due", _("Pindahkan tenggat"), "action.direct"),
    ("reassign", _("Alihkan ke instansi lain"), "action.direct"),
    ("cancel", _("Batalkan"), "action.cancel"),
]


def picked(values: Sequence[str]) -> list[int]:
    """Return the numbers that were ticked; what is no number names nothing.

    >>> picked(["3", "x", "3", "-1"])
    [3]
    """
    return list(dict.fromkeys(int(one) for one in values if one.isascii() and one.isdigit() and len(one) <= 18))


def form_for(deed: str, data: Any, *, agencies: QuerySet[Agency]) -> forms.Form:
    """Return the form of a move."""
    if deed == "reassign":
        return OfficeForm(data, agencies=agencies)
    return {"due": DueForm, "cancel": ReasonForm}.get(deed, forms.Form)(data)


def perform(deed: str, actions: list[ActionItem], said: dict[str, Any], *, member: Member, at: datetime) -> int:
    """Do it to all of them; return how many they were.

    Raises:
        SomeRefused: nothing was changed.
    """
    if deed == "check":
        return bulk.check(actions=actions, member=member, at=at)
    if deed == "due":
        return bulk.move_due(actions=actions, new=said["due_on"], reason=said["why"], member=member, at=at)
    if deed == "reassign":
        return bulk.reassign(actions=actions, agency=said["agency"], member=member, at=at)
    return bulk.cancel(actions=actions, reason=said["reason"], member=member, at=at)
