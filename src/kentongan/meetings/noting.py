"""Verbs of live minutes: lines written while people speak, by several at once, over a network that comes and goes.

The browser makes the number of a line and may send it again and again; the line is kept once. Two who change one line
at the same time lose nothing: what came later stands beside it as a second version, until a person decides.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kentongan.city.models import Member
from kentongan.errors import NotYours, Refused
from kentongan.journal import services as journal
from kentongan.meetings.holding import hold
from kentongan.meetings.models import AgendaItem, Meeting, Note, NoteKind

LETTERS, SPEAKER_LETTERS = 2_000, 160


class EmptyLine(Refused):
    code = "note-empty"
    status = 422
    text = _("Baris ini kosong.")


class LineTooLong(Refused):
    code = "note-too-long"
    status = 422
    text = _("Baris ini terlalu panjang; paling banyak {most} huruf. Bagi menjadi beberapa baris.")


class LineChanged(Refused):
    code = "note-changed"
    text = _("Baris ini baru saja diubah orang lain, jadi tidak dihapus. Baca dulu isinya yang baru.")


@dataclass(frozen=True)
class Line:
    """What somebody typed.

    Attributes:
        key: its number, made where it was typed.
        text: the words themselves.
        kind: a note, or somebody's own words.
        speaker: whose words.
        said_at: when it was typed; a line that waited for the network keeps its place.
    """

    key: UUID
    text: str
    said_at: datetime
    kind: str = NoteKind.NOTE
    speaker: str = ""
    item: AgendaItem | None = None

    def checked(self) -> "Line":
        """Return the line with its words tidied.

        Raises:
            EmptyLine, LineTooLong: it cannot be kept so.
        """
        text, speaker = " ".join(self.text.split()), " ".join(self.speaker.split())[:SPEAKER_LETTERS]
        if not text:
            raise EmptyLine
        if len(text) > LETTERS:
            raise LineTooLong(most=LETTERS)
        kind = self.kind if self.kind in NoteKind.values else NoteKind.NOTE
        return Line(self.key, text, self.said_at, kind, speaker, self.item)


@transaction.atomic
def write(*, meeting: Meeting, line: Line, member: Member, at: datetime) -> Note:
    """Keep one line; the same number a second time is the same line.

    Raises:
        EmptyLine, LineTooLong: of the words.
        MinutesClosed, NotHeldYet: of the rakor.
        NotYours: the number belongs to another rakor.
    """
    line = line.checked()
    hold(meeting, at)
    return _write(meeting, line, member=member, at=at)


@transaction.atomic
def change(*, meeting: Meeting, pk: UUID, seen: int, line: Line, member: Member, at: datetime) -> Note:
    """Change one line; what somebody else wrote there meanwhile stays, and ours becomes its second version.

    Args:
        pk: the line to change.
        seen: its version when it was opened.
        line: the new words; `key` is the number a second version would bear.

    Raises:
        as `write`.
    """
    line = line.checked()
    hold(meeting, at)
    old = _of(meeting, pk)
    if (old.text, old.kind, old.speaker) == (line.text, line.kind, line.speaker) and old.removed_at is None:
        return old  # sent twice, or two thought alike
    same = Note.objects.filter(pk=pk, version=seen, removed_at=None)
    if same.update(text=line.text, kind=line.kind, speaker=line.speaker, version=seen + 1):
        journal.record("meeting.note_change", meeting, actor=member, at=at, changes={"note": ["", str(pk)]})
        return _of(meeting, pk)
    line = Line(line.key, line.text, old.written_at, line.kind, line.speaker, old.item)
    return _write(meeting, line, member=member, at=at, second_of=old)


@transaction.atomic
def remove(*, meeting: Meeting, pk: UUID, seen: int, member: Member, at: datetime) -> None:
    """Take one line out of the minutes.

    Raises:
        LineChanged: somebody changed it since it was read.
    """
    hold(meeting, at)
    note = _of(meeting, pk)
    if note.removed_at is not None:
        return
    if not Note.objects.filter(pk=pk, version=seen, removed_at=None).update(removed_at=at, version=seen + 1):
        raise LineChanged
    Note.objects.filter(second_of=note).update(second_of=None)
    journal.record("meeting.note_remove", meeting, actor=member, at=at, changes={"note": ["", str(pk)]})


@transaction.atomic
def settle(*, meeting: Meeting, pk: UUID, keep: str, member: Member, at: datetime) -> None:
    """Decide between a line and its second version: keep the "first", the "second" or "both"."""
    hold(meeting, at)
    second = _of(meeting, pk)
    if second.second_of_id is None:
        return  # somebody else has decided
    gone = {"first": second.pk, "second": second.second_of_id}.get(keep)
    if gone:
        Note.objects.filter(pk=gone).update(removed_at=at)
    Note.objects.filter(pk=second.pk).update(second_of=None)
    if keep == "second":  # further versions of the line now stand beside the one that was kept
        Note.objects.filter(second_of=second.second_of_id).update(second_of=second.pk)
    journal.record("meeting.note_settle", meeting, actor=member, at=at, changes={"note": ["", str(pk)]})


def _of(meeting: Meeting, pk: UUID) -> Note:
    note = Note.objects.filter(pk=pk, meeting=meeting).select_related("item").first()
    if note is None:
        raise NotYours
    return note


def _write(meeting: Meeting, line: Line, *, member: Member, at: datetime, second_of: Note | None = None) -> Note:
    if line.item and line.item.meeting_id != meeting.pk:
        raise NotYours
    note, is_new = Note.objects.get_or_create(
        pk=line.key,
        defaults={
            "meeting": meeting,
            "item": line.item,
            "kind": line.kind,
            "speaker": line.speaker,
            "text": line.text,
            "written_by": member,
            "written_at": min(line.said_at, at),
            "second_of": second_of,
        },
    )
    if note.meeting_id != meeting.pk:
        raise NotYours
    if is_new:
        journal.record("meeting.note", meeting, actor=member, at=at, changes={"note": ["", str(note.pk)]})
    return note
