"""The report on a rakor to those above, and the sheet of what one office owes."""

from datetime import timedelta

from django.db.models import Prefetch
from django.utils.timezone import localdate

from kentongan.actions.models import ActionItem, ActionState
from kentongan.actions.queries import OWED
from kentongan.briefs import happenings, section_rows
from kentongan.briefs.as_of import actions_on
from kentongan.briefs.content import Content, Order
from kentongan.briefs.snapshot import facts_of, long_day, of_meeting, promises, told
from kentongan.briefs.snapshot_minutes import issues, previous, the_meeting
from kentongan.briefs.words import day
from kentongan.meetings.models import Directive
from kentongan.meetings.standing import Standing, score

PERIOD = timedelta(days=31)  # how far back a sheet looks for what was finished, when nothing else is asked
FINISHED = (ActionState.DONE, ActionState.CHECKED)


def outcome(order: Order) -> Content:
    """Return what those above are told of a rakor: what was at issue, what was ordered, what is still open."""
    meeting = the_meeting(order)
    own = promises(of_meeting(meeting), order)
    before = previous(meeting, order)
    before.pop("named")
    kept = sum(one.standing == Standing.KEPT for one in own)
    late = sum(one.standing == Standing.LATE for one in own)
    present = meeting.attendance.count()
    figures = [
        ("Unsur yang hadir", present), ("Pokok masalah", meeting.issues.count()), ("Arahan", score(own).total),
        ("Arahan yang selesai", kept), ("Arahan yang terlambat", late),
    ]  # fmt: skip
    return Content(
        title=f"Laporan hasil {meeting.title}",
        file=f"Laporan Hasil Rakor {meeting.held_on.isoformat()}",
        simulated=meeting.is_simulated,
        facts=facts_of(meeting),
        opening=[
            f"Dilaporkan hasil rapat koordinasi Tim Terpadu Penanganan Konflik Sosial hari {long_day(meeting)}. "
            f"Keadaan arahan ditulis per {day(order.as_of)}."
        ],
        filled={
            "summary": {"paragraphs": [line for line in meeting.summary.splitlines() if line.strip()]},
            "figures": {"rows": [{"label": label, "value": str(value)} for label, value in figures]},
            "issues": issues(meeting),
            "directives": {"rows": told(own)},
            "previous": before,
            "alerts": {"rows": section_rows.alerts(happenings.open_alerts(order))},
        },
        closing=["Demikian untuk menjadi periksa dan mohon arahan lebih lanjut."],
    )


def follow_up(order: Order) -> Content:
    """Return what one office owes and has finished: the sheet it takes home from a rakor."""
    if order.agency is None:
        raise ValueError(order.kind)
    since = order.starts_on or order.as_of - PERIOD
    orders = Prefetch(
        "directives", Directive.objects.filter(meeting__classification__lte=order.ceiling).select_related("meeting")
    )
    things = order.reach(ActionItem.objects.filter(agency=order.agency)).order_by("due_on", "id")
    items = actions_on(list(things.prefetch_related(orders)), day=order.as_of, today=order.today)
    owed = [item for item in items if item.state in OWED]
    late = [item for item in owed if item.due_on < order.as_of]
    done = [item for item in items if item.state in FINISHED and item.done_at]
    recent = [item for item in done if item.done_at and since <= localdate(item.done_at) <= order.as_of]
    return Content(
        title=f"Lembar tindak lanjut {order.agency.name}",
        file=f"Lembar Tindak Lanjut {order.agency.code} {order.as_of.isoformat()}",
        simulated=any(item.is_simulated for item in items),
        facts=[("Instansi", order.agency.name), ("Keadaan per", day(order.as_of)), ("Selesai sejak", day(since))],
        filled={
            "late": {"rows": [_row(item) for item in late]},
            "open": {"rows": [_row(item) for item in owed if item.due_on >= order.as_of]},
            "done": {"rows": [_row(item) for item in recent]},
        },
        closing=["Mohon kemajuan dan buktinya dicatat sebelum rapat koordinasi berikutnya."],
    )


def _row(item: ActionItem) -> dict[str, str]:
    meetings = [one.meeting for one in item.directives.all()]
    source = f"Rakor {day(meetings[0].held_on)}" if meetings else str(item.get_origin_display()).capitalize()
    when = localdate(item.done_at) if item.state in FINISHED and item.done_at else item.due_on
    state = str(ActionState(item.state).label)
    return {"number": str(item), "title": item.title, "source": source, "due": day(when), "state": state}
