"""Verbs of the rakor: plan it, keep its minutes, close them. Each order becomes a promise with a due date."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kentongan.city import access
from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.intake import services as intake
from kentongan.intake.models import Report
from kentongan.journal import services as journal
from kentongan.meetings import ordering, queries, record
from kentongan.meetings.agenda_filling import fill
from kentongan.meetings.holding import MinutesClosed, NotHeldYet
from kentongan.meetings.holding import hold as _hold
from kentongan.meetings.holding import touch as _touch
from kentongan.meetings.models import AgendaItem, AgendaKind, Attendance, Directive, Issue, Meeting, MeetingState
from kentongan.meetings.scheduling import follow
from kentongan.meetings.told import Facts, Matter, Minutes, Order, Present


class MinutesChanged(Refused):
    code = "minutes-changed"
    text = _("Notulen ini baru saja diubah orang lain. Muat ulang halaman, lalu tambahkan perubahan Anda.")


class NothingMinuted(Refused):
    code = "nothing-minuted"
    text = _(
        "Notulen masih kosong. Isi kehadirannya; bila memang tidak ada yang dilaporkan, tulis NIHIL sebagai catatan."
    )


class LinesUndecided(Refused):
    code = "lines-undecided"
    text = _("Ada baris catatan yang tertulis dalam dua versi. Pilih dulu versi yang benar di layar sekretaris.")


class AlreadyAMeeting(Refused):
    code = "already-a-meeting"
    text = _("Laporan ini sudah dicatat sebagai rakor.")


class BelowSource(Refused):
    code = "below-source"
    status = 422
    text = _("Klasifikasi rakor tidak boleh lebih rendah daripada laporan asalnya.")


class ClassificationFixed(Refused):
    code = "classification-fixed"
    text = _("Klasifikasi rakor tidak dapat diubah lagi, karena arahannya sudah menjadi tindak lanjut.")


@transaction.atomic
def plan_meeting(
    *,
    facts: Facts,
    member: Member,
    at: datetime,
    points: Sequence[str] = (),
    is_simulated: bool = False,
    by_itself: bool = False,
) -> Meeting:
    """Call a rakor, and lay its agenda down; `by_itself`: a series did it, in the name of whoever keeps the series."""
    meeting = _create(facts, member=member, is_simulated=is_simulated)
    _set_points(meeting, points)
    fill(meeting, today=localdate(at))
    actor = None if by_itself else member
    journal.record("meeting.plan", meeting, actor=actor, at=at, changes={"held_on": ["", facts.held_on.isoformat()]})
    return meeting


@transaction.atomic
def record_past_meeting(
    *,
    facts: Facts,
    member: Member,
    at: datetime,
    report: Report | None = None,
    attendance: Sequence[Present] = (),
    issues: Sequence[Matter] = (),
    directives: Sequence[Order] = (),
    points: Sequence[str] = (),
    is_simulated: bool = False,
) -> Meeting:
    """Record a rakor that took place, with all that was said and ordered there; all of it or nothing.

    Raises:
        NotHeldYet: its day has not come.
        AlreadyAMeeting: the report was made into a rakor before.
        BelowSource: the rakor would be less secret than the report it comes from.
        DueBeforeMeeting: an order is due before it was given.
    """
    if facts.held_on > localdate(at):
        raise NotHeldYet
    if report is not None:
        if Meeting.objects.filter(source=report).exists():
            raise AlreadyAMeeting
        if facts.classification < report.classification:
            raise BelowSource
        intake.mark_verified(report=report, member=member, at=at)
        is_simulated = is_simulated or report.is_simulated
    meeting = _create(facts, member=member, is_simulated=is_simulated, report=report, state=MeetingState.HELD)
    _fill(meeting, Minutes(attendance, issues, directives, points), member=member, at=at)
    changes = {"report": ["", str(report.pk) if report else ""], "directives": [0, len(directives)]}
    journal.record("meeting.record", meeting, actor=member, at=at, changes=changes)
    return meeting


@transaction.atomic
def keep_minutes(*, meeting: Meeting, facts: Facts, minutes: Minutes, seen: str, member: Member, at: datetime) -> None:
    """Write head and minutes as they stand on the form: lists are replaced, orders are only ever added.

    Args:
        seen: the fingerprint of the minutes when the form was opened.

    Raises:
        MinutesClosed: they are frozen.
        MinutesChanged: somebody else wrote meanwhile.
        NotHeldYet: there are minutes, but the day has not come.
    """
    _touch(meeting)
    meeting.refresh_from_db()
    if queries.fingerprint(meeting) != seen:
        raise MinutesChanged
    _check_reach(facts, member)
    _check_classification(meeting, facts.classification)
    follow(meeting, facts, member=member, at=at)
    for name, value in facts.__dict__.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(facts.__dict__))
    if minutes.attendance or minutes.issues or minutes.directives:
        _hold(meeting, at)
    _fill(meeting, minutes, member=member, at=at)
    journal.record(
        "meeting.minute", meeting, actor=member, at=at, changes={"directives_added": [0, len(minutes.directives)]}
    )


@transaction.atomic
def add_directive(*, meeting: Meeting, order: Order, member: Member, at: datetime) -> Directive:
    """Add one order to open minutes, and give each responsible office its action item; the same key twice is one."""
    _hold(meeting, at)
    known = Directive.objects.filter(key=order.key, meeting=meeting).first() if order.key else None
    if known:
        return known
    directive = ordering.give(meeting, order, queries.secretariat(member), member=member, at=at)
    journal.record("meeting.direct", meeting, actor=member, at=at, changes={"directive": ["", directive.pk]})
    return directive


@transaction.atomic
def add_issue(*, meeting: Meeting, matter: Matter, member: Member, at: datetime) -> Issue:
    """Add one matter to open minutes."""
    _hold(meeting, at)
    issue = _issue(meeting, matter)
    issue.save()
    journal.record("meeting.issue", meeting, actor=member, at=at, changes={"issue": ["", issue.pk]})
    return issue


@transaction.atomic
def set_attendance(*, meeting: Meeting, present: Sequence[Present], member: Member, at: datetime) -> None:
    """Say who was there."""
    _hold(meeting, at)
    _set_attendance(meeting, present)
    journal.record("meeting.attend", meeting, actor=member, at=at, changes={"present": [0, len(present)]})


@transaction.atomic
def close_meeting(*, meeting: Meeting, member: Member, at: datetime, name: str = "", office: str = "") -> None:
    """Freeze the minutes and sign them; their mark goes into the journal, so that a later change would show.

    Args:
        name, office: of who signs; left out, those of the member.

    Raises:
        MinutesClosed, NotHeldYet, NothingMinuted: of the rakor.
        LinesUndecided: a line stands in two versions.
    """
    signed = {"signed_name": name or member.name, "signed_office": office or member.agency.name}
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.HELD).update(
        state=MeetingState.CLOSED, closed_at=at, signed_by=member, **signed
    ):
        meeting.refresh_from_db()
        raise MinutesClosed if meeting.state == MeetingState.CLOSED else NotHeldYet
    meeting.refresh_from_db()
    lines = record.lines(meeting)
    if not (lines or meeting.attendance.exists() or meeting.issues.exists() or meeting.directives.exists()):
        raise NothingMinuted
    if any(line.second_of_id for line in lines):
        raise LinesUndecided
    meeting.digest = record.digest(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(digest=meeting.digest)
    changes = {"state": ["held", "closed"], "digest": ["", meeting.digest]}
    journal.record("meeting.close", meeting, actor=member, at=at, changes=changes)


def _check_reach(facts: Facts, member: Member) -> None:
    """What somebody may not see they may not make either."""
    if not access.in_scope(member, facts.region.code) or facts.classification > member.clearance:
        raise NotYours


def _check_classification(meeting: Meeting, new: int) -> None:
    """The actions of an order bear the classification of its rakor; changing one would leave the other behind."""
    if meeting.source and new < meeting.source.classification:
        raise BelowSource
    if new != meeting.classification and meeting.directives.exists():
        raise ClassificationFixed


def _create(
    facts: Facts, *, member: Member, is_simulated: bool, report: Report | None = None, state: str = MeetingState.PLANNED
) -> Meeting:
    _check_reach(facts, member)
    return Meeting.objects.create(
        **facts.__dict__,
        state=state,
        source=report,
        origin=report.origin if report else "",
        called_by=member,
        is_simulated=is_simulated,
    )


def _fill(meeting: Meeting, minutes: Minutes, *, member: Member, at: datetime) -> None:
    _set_attendance(meeting, minutes.attendance)
    meeting.issues.all().delete()
    Issue.objects.bulk_create(_issue(meeting, matter) for matter in minutes.issues)
    _set_points(meeting, minutes.points)
    fallback = queries.secretariat(member)
    for order in minutes.directives:
        ordering.give(meeting, order, fallback, member=member, at=at)


def _set_attendance(meeting: Meeting, present: Iterable[Present]) -> None:
    """Who stays keeps how and when they came, under a corrected name too; nobody is there twice."""
    once = {(row.office, row.person): row for row in present}
    known = list(meeting.attendance.all())
    stays = {row.pk: once.pop((row.office, row.person)) for row in known if (row.office, row.person) in once}
    for row in known:
        same = stays.get(row.pk) or _renamed(row, once)
        if same is None:
            row.delete()
        elif (same.person, same.representing, same.mode) != (row.person, row.representing, row.mode):
            Attendance.objects.filter(pk=row.pk).update(
                person=same.person, representing=same.representing, mode=same.mode
            )
    Attendance.objects.bulk_create(Attendance(meeting=meeting, **row.__dict__) for row in once.values())


def _renamed(row: Attendance, left: dict[tuple[str, str], Present]) -> Present | None:
    """Take the next row of the same office that is not stored yet."""
    key = next((key for key in left if key[0] == row.office), None)
    return left.pop(key) if key else None


def _set_points(meeting: Meeting, points: Iterable[str]) -> None:
    """What is still said keeps its row, and with it its place and what was noted under it; what is new comes last."""
    wanted = list(dict.fromkeys(points))
    theirs = meeting.agenda.filter(kind=AgendaKind.POINT)
    theirs.exclude(text__in=wanted).filter(left_out=False).delete()
    known = set(theirs.values_list("text", flat=True))
    first = (meeting.agenda.aggregate(last=Max("order"))["last"] or 0) + 1
    new = [text for text in wanted if text not in known]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, text=text, order=order) for order, text in enumerate(new, first)
    )


def _issue(meeting: Meeting, matter: Matter) -> Issue:
    dimension = matter.dimension or city.default_dimension(matter.category)
    return Issue(meeting=meeting, category=matter.category, dimension=dimension, text=matter.text, region=matter.region)
