"""One move on many actions at once: all of them or none, and whichever stands in the way is named."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.actions import due_dates, services
from kentongan.actions.models import ActionItem
from kentongan.city.models import Agency, Member
from kentongan.errors import Refused

MOST = 300


class NothingChosen(Refused):
    code = "bulk-nothing-chosen"
    status = 422
    text = _("Centang paling sedikit satu tugas.")


class TooMany(Refused):
    code = "bulk-too-many"
    status = 422
    text = _("Paling banyak {most} tugas sekaligus; Anda memilih {number}. Persempit saringannya.")


class SomeRefused(Refused):
    """`failures`: (action, its sentence) for each one that stood in the way."""

    code = "bulk-some-refused"
    text = _("Tidak ada yang diubah: {number} dari {all} tugas tidak dapat.")

    def __init__(self, failures: list[tuple[ActionItem, str]], total: int) -> None:
        self.failures = failures
        super().__init__(number=len(failures), all=total)


def reassign(*, actions: Sequence[ActionItem], agency: Agency, member: Member, at: datetime) -> int:
    """Give all of them to another office."""
    return _each(actions, lambda one: services.reassign(action=one, agency=agency, member=member, at=at))


def move_due(*, actions: Sequence[ActionItem], new: date, reason: str, member: Member, at: datetime) -> int:
    """Set one due date for all of them."""
    return _each(actions, lambda one: due_dates.move_due(action=one, new=new, reason=reason, member=member, at=at))


def cancel(*, actions: Sequence[ActionItem], reason: str, member: Member, at: datetime) -> int:
    """End all of them unfinished, for one reason."""
    return _each(actions, lambda one: services.cancel(action=one, member=member, reason=reason, at=at))


def check(*, actions: Sequence[ActionItem], member: Member, at: datetime) -> int:
    """Confirm all of them; none of them the member's own work."""
    return _each(actions, lambda one: services.check(action=one, member=member, at=at))


@transaction.atomic
def _each(actions: Sequence[ActionItem], deed: Callable[[ActionItem], object]) -> int:
    """Do it to each; a single refusal undoes all, after every refusal has been heard.

    Raises:
        NothingChosen, TooMany
        SomeRefused: with each action that refused, and why.
    """
    if not actions:
        raise NothingChosen
    if len(actions) > MOST:
        raise TooMany(most=MOST, number=len(actions))
    failures = []
    for one in actions:
        try:
            deed(one)
        except Refused as problem:
            failures.append((one, str(problem)))
    if failures:
        raise SomeRefused(failures, len(actions))
    return len(actions)
