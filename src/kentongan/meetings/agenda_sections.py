"""What stands under each item of an agenda: the same rows for the screen, for the wall and for paper."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kentongan.actions.models import ActionItem
from kentongan.alerts.models import AlertLevel
from kentongan.meetings.agenda import Agenda
from kentongan.meetings.agenda_rows import Row
from kentongan.meetings.agenda_situations import rows_of
from kentongan.meetings.models import AgendaItem, AgendaKind
from kentongan.meetings.standing import Promise, Standing

MOST_AREAS = 12
EMPTY = {
    AgendaKind.PREVIOUS: gettext_lazy("Tidak ada arahan yang ditagih."),
    AgendaKind.LATE: gettext_lazy("Tidak ada lagi yang terlambat."),
    AgendaKind.ALERTS: gettext_lazy("Tidak ada peringatan yang terbuka."),
    AgendaKind.MAP: gettext_lazy("Tidak ada yang berubah."),
    AgendaKind.RUMOURS: gettext_lazy("Tidak ada isu yang terbuka."),
    AgendaKind.CALENDAR: gettext_lazy("Tidak ada masa rawan dalam kalender."),
    AgendaKind.SITUATION: gettext_lazy("Belum masuk."),
}


@dataclass(frozen=True)
class Section:
    """An item with what belongs under it."""

    item: AgendaItem
    lead: str = ""
    rows: list[Row] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.item.text

    @property
    def empty(self) -> str:
        """What to say when there are no rows; a point of the secretary's own needs none."""
        return str(EMPTY.get(AgendaKind(self.item.kind), ""))


def sections(agenda: Agenda) -> list[Section]:
    """Return every item that is on the agenda with its contents; no query more, however many there are."""
    return [section(item, agenda) for item in agenda.items if not item.left_out]


def section(item: AgendaItem, agenda: Agenda) -> Section:
    """Return one item with its contents, out of an agenda that was built already."""
    make = ROWS.get(AgendaKind(item.kind))
    lead = _of_happenings(agenda) if item.kind == AgendaKind.MAP else ""
    return Section(item, lead, make(item, agenda) if make else [])


def _previous(item: AgendaItem, agenda: Agenda) -> list[Row]:
    older = [_promise(one, carried=True) for one in agenda.overdue]
    return [_promise(one) for one in agenda.promises] + older


def _promise(one: Promise, *, carried: bool = False) -> Row:
    offices = [office.short for office in one.directive.responsible.all()]
    said = ", ".join(offices[:6]) + (
        " " + _("dan %(number)s lagi") % {"number": len(offices) - 6} if offices[6:] else ""
    )
    told = _("terbawa dari rakor %(day)s") % {"day": date_format(one.directive.meeting.held_on, "j F Y")}
    return Row(
        text=one.directive.text,
        note=" · ".join(part for part in (said, told if carried else "") if part),
        label=str(one.standing.label),
        tone=one.tone,
        due=one.directive.due_on,
        done=one.is_settled,
        url=reverse("meetings:meeting", args=[one.directive.meeting_id]),
        area=one.directive.region_id,
        again=one.directive if one.standing in {Standing.OPEN, Standing.LATE} else None,
    )


def _late(item: AgendaItem, agenda: Agenda) -> list[Row]:
    owed = next((items for agency, items in agenda.late if agency.pk == item.agency_id), [])
    return [_action(one) for one in owed]


def _action(one: ActionItem) -> Row:
    url = reverse("actions:action", args=[one.pk])
    return Row(text=one.title, note=f"{one} · {one.region.name}", due=one.due_on, url=url, area=one.region_id)


def _alerts(item: AgendaItem, agenda: Agenda) -> list[Row]:
    return [
        Row(
            text=f"{one.region.name}: {one.reason}",
            note=f"{one} · {one.get_state_display()}",
            level=one.level,
            url=reverse("alerts:alert", args=[one.pk]),
            area=one.region_id,
        )
        for one in agenda.alerts
    ]


def _of_happenings(agenda: Agenda) -> str:
    told = [f"{one.label} {one.count} ({_('terberat')}: {one.worst.label})" for one in agenda.happenings]
    return "; ".join(told) if told else _("Tidak ada peristiwa yang tercatat.")


def _map(item: AgendaItem, agenda: Agenda) -> list[Row]:
    """The gravest and steepest changes; the rest is a number, for a room looks at a dozen areas, not at fifty."""
    rows = []
    for one in agenda.changed[:MOST_AREAS]:
        said = _("%(now)s peristiwa, sebelumnya %(before)s") % {"now": one.now, "before": one.before}
        was = AlertLevel(one.level_before).label
        note = _("sebelumnya %(level)s") % {"level": was} if one.level != one.level_before else ""
        level = one.level if note or one.level != AlertLevel.SAFE else ""
        rows.append(Row(text=f"{one.region.name}: {said}", note=note, level=level, area=one.region.pk))
    rest = len(agenda.changed) - MOST_AREAS
    if rest > 0:
        said = ngettext("dan %(number)s wilayah lain", "dan %(number)s wilayah lain", rest) % {"number": rest}
        rows.append(Row(text=said, url=reverse("desk:map")))
    return rows


def _rumours(item: AgendaItem, agenda: Agenda) -> list[Row]:
    return [
        Row(
            text=one.claim,
            note=f"{one} · {one.region.name}",
            label=str(one.get_verdict_display() or one.get_state_display()),
            tone="done" if one.verdict else "wait",
            url=reverse("rumours:rumour", args=[one.pk]),
            area=one.region_id,
        )
        for one in agenda.rumours
    ]


def _calendar(item: AgendaItem, agenda: Agenda) -> list[Row]:
    rows = []
    for one in agenda.coming:
        days = date_format(one.first, "j F Y")
        if one.last != one.first:
            days = f"{days} – {date_format(one.last, 'j F Y')}"
        place = one.region.name if one.region else ""
        note = " · ".join(part for part in (days, str(one.get_kind_display()), place) if part)
        rows.append(Row(text=one.label, note=note, area=one.region_id or ""))
    return rows


def _situation(item: AgendaItem, agenda: Agenda) -> list[Row]:
    return rows_of(agenda.situations.get(item.agency_id or "", []))


ROWS: dict[AgendaKind, Callable[[AgendaItem, Agenda], list[Row]]] = {
    AgendaKind.PREVIOUS: _previous,
    AgendaKind.LATE: _late,
    AgendaKind.ALERTS: _alerts,
    AgendaKind.MAP: _map,
    AgendaKind.RUMOURS: _rumours,
    AgendaKind.CALENDAR: _calendar,
    AgendaKind.SITUATION: _situation,
}
