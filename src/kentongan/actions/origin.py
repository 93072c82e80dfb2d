"""What an action answers: an alert, an incident, a rumour, or nothing that has a number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kentongan.alerts import queries as alerts
from kentongan.alerts.models import Alert
from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Classification, Member
from kentongan.errors import NotYours
from kentongan.rumours.models import Rumour
from kentongan.verification import queries as verification
from kentongan.verification.models import Incident


@dataclass(frozen=True)
class Origin:
    """At most one of them, as the address names it."""

    alert: Alert | None = None
    incident: Incident | None = None
    rumour: Rumour | None = None

    def named(self) -> dict[str, Any]:
        """Return the arguments by which `services.assign` knows it."""
        return dict(self.__dict__)

    @property
    def thing(self) -> Alert | Incident | Rumour | None:
        """Return the thing itself."""
        return self.alert or self.incident or self.rumour

    @property
    def least(self) -> int:
        """Return how secret an action is at least."""
        return self.thing.classification if self.thing else Classification.OPEN

    @property
    def query(self) -> str:
        """Return the query string that names it again."""
        return next((f"{name}={thing.pk}" for name, thing in self.__dict__.items() if thing is not None), "")

    @property
    def category(self) -> str:
        """Return what it is about."""
        return self.thing.category if self.thing else ""

    def title(self) -> str:
        """Return the first words of a form; kept in the record, so Indonesian in whatever language it is read."""
        if self.alert is not None:
            category = city.labels("issue_category").get(self.alert.category, self.alert.category)
            return f"Tindak lanjut peringatan: {category} di {self.alert.region.name}"
        if self.rumour is not None:
            return f"Tindak lanjut rumor {self.rumour}"
        return self.incident.title if self.incident else ""


def of(member: Member, given: Mapping[str, Any]) -> Origin:
    """Load what a query string names, within the member's scope.

    Raises:
        NotYours: it names something that does not exist for the member.
    """
    loads: dict[str, Callable[[Member, int], Any]] = {
        "alert": alerts.alert,
        "incident": verification.incident,
        "rumour": _rumour,
    }
    found = {name: load(member, number(given[name])) for name, load in loads.items() if given.get(name)}
    return Origin(**found)


def number(text: str) -> int:
    """Return the number that an address names; anything else names nothing.

    >>> number("12")
    12
    """
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise NotYours
    return int(text)


def _rumour(member: Member, pk: int) -> Rumour:
    return access.one(access.within(member, Rumour.objects.select_related("region")), pk=pk)
