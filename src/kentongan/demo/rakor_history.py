"""The ten rakor of 2020 to 2026, recorded as past meetings, and what became of their directives."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.conf import settings

from kentongan.actions import services as actions
from kentongan.actions.models import ActionItem, ActionState
from kentongan.city.models import Agency, Member, Region
from kentongan.demo.facts import DirectiveFact, RakorFact, load_rakor
from kentongan.meetings import services as meetings
from kentongan.meetings.models import Directive, Meeting

AT_ONCE = 3  # days: what "segera" stands for in this history


def load(people: dict[str, Member], *, zone: ZoneInfo, today: date) -> None:
    """Record each rakor and carry each directive to where it stood when the next one met.

    One that was not finished by then stays open and opens the next; where a later rakor says it again, it goes on.
    """
    rakor = load_rakor()
    given: dict[str, Directive] = {}
    again = {order.carried_from: order for fact in rakor for order in fact.directives}
    for fact, following in pairwise((*rakor, None)):
        if fact is None:
            continue
        meeting = _record(fact, people, given, zone=zone)
        next_day = following.date if following else today
        for order, directive in zip(fact.directives, meeting.directives.order_by("id"), strict=True):
            given[order.key] = directive
            taken_up = again.get(order.key)
            for action in directive.actions.select_related("agency").order_by("id"):
                goes_on = order.outcome == "diteruskan" and (
                    taken_up is None or action.agency_id in taken_up.responsible
                )
                _carry(order, action, people, fact=fact, next_day=next_day, goes_on=goes_on, zone=zone)
        meetings.close_meeting(meeting=meeting, member=people["sekretaris"], at=_at(fact.date, 16, zone))


def _record(fact: RakorFact, people: dict[str, Member], given: dict[str, Directive], *, zone: ZoneInfo) -> Meeting:
    home = Region.objects.get(code=settings.HOME_CODE)
    agencies = Agency.objects.in_bulk()
    return meetings.record_past_meeting(
        facts=meetings.Facts(
            title=fact.title,
            held_on=fact.date,
            place=fact.place,
            chair=fact.chair_title,
            region=home,
            starts_at=None if "time" in fact.assumed else fact.time,
            mode=fact.mode,
            summary=fact.summary,
        ),
        attendance=_attendance(fact, agencies),
        issues=[
            meetings.Matter(i.category, i.text, _region(i.regions, home), dimension=i.dimension) for i in fact.issues
        ],
        directives=[
            meetings.Order(
                d.text,
                fact.date + timedelta(days=d.due_days if d.due_days is not None else AT_ONCE),
                _region(d.regions, home),
                responsible=[agencies[code] for code in d.responsible],
                phase=d.phase,
                renews=given.get(d.carried_from or ""),
            )
            for d in fact.directives
        ],
        member=people["sekretaris"],
        at=_at(fact.date, 13, zone),
        is_simulated=True,
    )


def _attendance(fact: RakorFact, agencies: dict[str, Agency]) -> list[meetings.Present]:
    present = {}
    for came in fact.attendance:
        office = f"{came.office}, {agencies[came.agency].short}"
        present[office] = meetings.Present(office, agency=agencies[came.agency], mode=came.mode)
    return list(present.values())


def _region(codes: tuple[str, ...], home: Region) -> Region:
    return Region.objects.get(code=codes[0]) if len(codes) == 1 else home


def _carry(
    order: DirectiveFact,
    action: ActionItem,
    people: dict[str, Member],
    *,
    fact: RakorFact,
    next_day: date,
    goes_on: bool,
    zone: ZoneInfo,
) -> None:
    """Let an office do what it did until the next rakor; `goes_on`: it was not finished by then."""
    owner = _account(action.agency, people)
    if action.state == ActionState.ASSIGNED:  # what goes on from an earlier rakor was accepted then
        actions.accept(action=action, member=owner, at=_at(fact.date, 15, zone))
    told = min(action.due_on, next_day - timedelta(days=1))
    actions.note(action=action, member=owner, text=f"[SIMULASI] {order.result}", at=_at(told, 10, zone))
    if goes_on:
        return
    if order.outcome == "batal":
        actions.cancel(action=action, member=people["kepala"], reason=order.result, at=_at(told, 11, zone))
        return
    late = timedelta(days=9 if order.outcome == "terlambat_selesai" else 0)
    finished = min(action.due_on + late, next_day - timedelta(days=1))
    actions.finish(action=action, member=owner, at=_at(finished, 14, zone))
    actions.check(action=action, member=people["kepala"], at=_at(finished, 16, zone))


def _account(agency: Agency, people: dict[str, Member]) -> Member:
    mine = [member for member in people.values() if member.agency_id == agency.pk]
    return next((member for member in mine if member.role in {"liaison", "field", "operator"}), mine[0])


def _at(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=zone)
