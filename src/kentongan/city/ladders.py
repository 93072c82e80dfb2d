"""Verbs of the ladders: which step hears of a thing next, and after how long a wait."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Agency, Member, Rung
from kentongan.errors import Refused
from kentongan.journal import services as journal


class LastRung(Refused):
    code = "last-rung"
    text = _("Tangga harus punya sedikitnya satu anak tangga. Tambahkan yang baru sebelum menghapus yang ini.")


class RungGone(Refused):
    code = "rung-gone"
    text = _("Anak tangga ini baru saja dipindah atau dihapus orang lain. Muat ulang halamannya.")


@transaction.atomic
def add_rung(
    *, ladder: str, label: str, agency_kind: str, agency: Agency | None, role: str, minutes: int, urgent_minutes: int,
    by: Member, at: datetime,
) -> Rung:  # fmt: skip
    """Put a rung on top of a ladder.

    Args:
        ladder: one of `Ladder`.
        agency_kind, agency: who stands on it: a kind of office, or one office; exactly one of the two.
        role: only members of this role; empty for all of the office.
        minutes, urgent_minutes: the wait on the rung below, and the same for what is urgent.
    """
    top = Rung.objects.filter(ladder=ladder).aggregate(top=Max("order"))["top"] or 0
    rung = Rung.objects.create(
        ladder=ladder,
        order=top + 1,
        label=label,
        agency_kind=agency_kind,
        agency=agency,
        role=role,
        minutes=minutes,
        urgent_minutes=urgent_minutes,
    )
    _line("rung.add", rung, by=by, at=at, changes={"ladder": ["", ladder], "order": [0, rung.order]})
    return rung


@transaction.atomic
def edit_rung(*, rung: Rung, by: Member, at: datetime, **fields: Any) -> None:
    """Change who stands on a rung and how long the wait is; what has climbed already stays where it is.

    Raises:
        RungGone: somebody has removed it meanwhile.
    """
    old = {name: _plain(getattr(rung, name)) for name in fields}
    if not Rung.objects.filter(pk=rung.pk).update(**fields):
        raise RungGone
    changes = {
        name: [old[name], _plain(new)] for name, new in fields.items() if name != "label" and old[name] != _plain(new)
    }
    rung.refresh_from_db()
    _line("rung.edit", rung, by=by, at=at, changes=changes)


@transaction.atomic
def move_rung(*, rung: Rung, up: bool, by: Member, at: datetime) -> None:
    """Let a rung change places with the next one above or below; the waits belong to the places and stay.

    Raises:
        RungGone: there is no such neighbour, or the rung itself is gone.
    """
    rows = list(Rung.objects.select_for_update().filter(ladder=rung.ladder).order_by("order"))
    places = {row.pk: place for place, row in enumerate(rows)}
    place = places.get(rung.pk, -1)
    other = place + (1 if up else -1)
    if place < 0 or not 0 <= other < len(rows):
        raise RungGone
    mine, theirs = rows[place], rows[other]
    free = rows[-1].order + 1
    Rung.objects.filter(pk=theirs.pk).update(order=free)
    Rung.objects.filter(pk=mine.pk).update(
        order=theirs.order, minutes=theirs.minutes, urgent_minutes=theirs.urgent_minutes
    )
    Rung.objects.filter(pk=theirs.pk).update(order=mine.order, minutes=mine.minutes, urgent_minutes=mine.urgent_minutes)
    _line("rung.move", rung, by=by, at=at, changes={"order": [mine.order, theirs.order]})
    rung.refresh_from_db()


@transaction.atomic
def remove_rung(*, rung: Rung, by: Member, at: datetime) -> None:
    """Take a rung away; the numbers of the others stay, so that nothing that is climbing skips one.

    Raises:
        LastRung: it is the only one of its ladder.
        RungGone: somebody has removed it already.
    """
    rows = Rung.objects.select_for_update().filter(ladder=rung.ladder)
    if not [row for row in rows if row.pk != rung.pk]:
        raise LastRung
    _line("rung.remove", rung, by=by, at=at, changes={"order": [rung.order, 0]})
    if not Rung.objects.filter(pk=rung.pk).delete()[0]:
        raise RungGone


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Agency) else value


def _line(verb: str, rung: Rung, *, by: Member, at: datetime, changes: dict[str, Any]) -> None:
    journal.record(verb, rung, actor=by, at=at, region=settings.HOME_CODE, changes=changes)
