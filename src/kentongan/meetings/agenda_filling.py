"""From what an agenda holds to its items: the points that build themselves, in their order, without doubling any."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.city.models import Agency
from kentongan.meetings import agenda as agendas
from kentongan.meetings.agenda import COMING_DAYS, Agenda
from kentongan.meetings.models import AgendaItem, AgendaKind, Directive, Meeting, Note

RANK = {kind: place for place, kind in enumerate(AgendaKind.values)}


@dataclass(frozen=True)
class Wanted:
    """A point that should be on the agenda; the key says which it is, at every building again."""

    kind: str
    key: str
    text: str
    agency: Agency | None = None


def wanted(agenda: Agenda, offices: Iterable[Agency]) -> list[Wanted]:
    """Return the points that an agenda calls for, in the order in which a rakor takes them."""
    last, since = agenda.previous, date_format(agenda.since, "j F Y")
    told = _("Arahan rakor %(day)s dan keadaannya") % {"day": since} if last else _("Arahan rakor lalu")
    coming = _("Kalender kerawanan %(days)s hari ke depan") % {"days": COMING_DAYS}
    late = _("Tindak lanjut terlambat: %(office)s")
    situation = _("Laporan situasi: %(office)s")
    return [
        Wanted(AgendaKind.PREVIOUS, "previous", told),
        *(Wanted(AgendaKind.LATE, f"late:{one.pk}", late % {"office": one.short}, one) for one, _items in agenda.late),
        Wanted(AgendaKind.ALERTS, "alerts", _("Peringatan dini yang terbuka")),
        Wanted(AgendaKind.MAP, "map", _("Perubahan di peta sejak %(day)s") % {"day": since}),
        Wanted(AgendaKind.RUMOURS, "rumours", _("Isu yang beredar")),
        Wanted(AgendaKind.CALENDAR, "calendar", coming),
        *(
            Wanted(AgendaKind.SITUATION, f"situation:{one.pk}", situation % {"office": one.short}, one)
            for one in offices
        ),
    ]


def arranged(existing: Sequence[AgendaItem], called_for: Sequence[Wanted], kept: set[int]) -> list[AgendaItem]:
    """Return the items in their order: those that are there stay where the secretary put them.

    A new one comes after the last of its own kind, else after the last of the kinds before it. One that builds itself
    and is called for no more goes, unless it was left out by the secretary or something hangs on it (`kept`).
    """
    keys = {one.key for one in called_for}
    items = [one for one in existing if not one.key or one.key in keys or one.left_out or one.pk in kept]
    known = {one.key: one for one in items if one.key}
    for one in called_for:
        if one.key in known:
            known[one.key].text = one.text
            continue
        before = [place for place, item in enumerate(items) if item.key and RANK[item.kind] <= RANK[one.kind]]
        fresh = AgendaItem(kind=one.kind, key=one.key, text=one.text, agency=one.agency)
        items.insert(before[-1] + 1 if before else 0, fresh)
    return items


def fill(meeting: Meeting, *, today: date, offices: Iterable[Agency] | None = None) -> None:
    """Lay the agenda down, inside the transaction of the verb that calls; done again it doubles nothing.

    Args:
        offices: whose situation reports are taken; None: those that stand on the agenda already.
    """
    with translation.override("id"):  # it is printed, and read by everybody in the room
        agenda = agendas.build(meeting, today=today)
        if offices is None:
            offices = [one.agency for one in agenda.items if one.kind == AgendaKind.SITUATION and one.agency]
        called_for = wanted(agenda, offices)
    items = arranged(agenda.items, called_for, _kept(meeting))
    meeting.agenda.exclude(pk__in=[one.pk for one in items if one.pk]).delete()
    lay(meeting, items)


def lay(meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """Write items in the order given."""
    for place, item in enumerate(items):
        item.meeting, item.order = meeting, place
    AgendaItem.objects.bulk_create([one for one in items if not one.pk])
    AgendaItem.objects.bulk_update([one for one in items if one.pk], ["order", "text"])


def _kept(meeting: Meeting) -> set[int]:
    """Return the items under which somebody has noted or ordered something."""
    noted, ordered = Note.objects.filter(item=OuterRef("pk")), Directive.objects.filter(item=OuterRef("pk"))
    return set(meeting.agenda.filter(Exists(noted) | Exists(ordered)).values_list("pk", flat=True))
