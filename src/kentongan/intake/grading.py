"""How far a source is trusted and its content believed: a second person says so, and every earlier grade stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city import queries as city
from kentongan.city.models import Member
from kentongan.errors import Refused
from kentongan.intake.models import Grade, Report
from kentongan.journal import queries as lines
from kentongan.journal import services as journal

SOURCES, CONTENTS = "source_grade", "content_grade"  # the lists of words


class OwnReport(Refused):
    code = "grade-own-report"
    status = 403
    text = _("Nilai diberikan orang kedua: Anda sendiri yang mengirim, mencatat, atau menangani laporan ini.")


@transaction.atomic
def grade(*, report: Report, source: str, content: str, member: Member, at: datetime) -> Grade:
    """Grade a report; an earlier grade stays in its history.

    Args:
        report: what is graded.
        source: A (fully trusted) to F (cannot be judged).
        content: 1 (confirmed by others) to 6 (cannot be judged).
        member: somebody who neither sent it, nor took it in, nor has it in hand.
        at: when.

    Raises:
        OwnReport: the member is not a second person.
    """
    if not may_grade(member, report):
        raise OwnReport
    before = report.grade
    given = Grade.objects.create(report=report, source=source, content=content, graded_by=member, graded_at=at)
    Report.objects.filter(pk=report.pk).update(grade=str(given))
    journal.record("report.grade", report, actor=member, at=at, changes={"grade": [before, str(given)]})
    report.grade = str(given)
    return given


def may_grade(member: Member, report: Report) -> bool:
    """Is the member a second person: neither the sender, nor who took the report in, nor who has it in hand?"""
    if member.pk in (report.sender_id, report.taken_by_id):
        return False
    took_in = lines.entries("report", report.pk).filter(verb="report.receive").values_list("actor", flat=True).first()
    return took_in != member.pk


def history(report: Report) -> list[tuple[Grade, str]]:
    """Return every grade of a report in the city's words, the latest first."""
    sources, contents = city.labels(SOURCES), city.labels(CONTENTS)
    rows = report.grades.select_related("graded_by").reverse()
    return [(row, f"{sources.get(row.source, '')}; {contents.get(row.content, '')}") for row in rows]


def from_five_steps(content: str) -> str:
    """Return the content grade on the scale of six for one of five, where 5 is "cannot be judged".

    >>> [from_five_steps(step) for step in ("1", "4", "5")]
    ['1', '4', '6']
    """
    return "6" if content == "5" else content
