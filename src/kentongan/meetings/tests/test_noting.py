"""Lines written by several at once: nothing is doubled, nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kentongan.journal.models import Entry
from kentongan.meetings import noting, record, services
from kentongan.meetings.holding import MinutesClosed
from kentongan.meetings.models import Meeting, Note
from kentongan.meetings.services import LinesUndecided


@pytest.fixture
def line(now):
    def made(text, **others):
        return noting.Line(**({"key": uuid4(), "text": text, "said_at": now} | others))

    return made


def test_a_line_sent_twice_is_kept_once_and_in_the_order_of_speech(cast, held, line, now):
    late, early = line("Kedua"), line("Pertama", said_at=now - timedelta(minutes=10))
    for one in (late, early, late):
        noting.write(meeting=held, line=one, member=cast.secretary, at=now)
    assert [note.text for note in record.lines(held)] == ["Pertama", "Kedua"]
    assert Entry.objects.filter(verb="meeting.note").count() == 2
    assert not Entry.objects.filter(verb="meeting.note", changes__icontains="Pertama").exists()
    with pytest.raises(noting.EmptyLine):
        noting.write(meeting=held, line=line("  "), member=cast.secretary, at=now)
    with pytest.raises(noting.LineTooLong):
        noting.write(meeting=held, line=line("x" * 2_001), member=cast.secretary, at=now)


def test_of_two_who_change_one_line_both_are_kept_until_a_person_decides(cast, held, line, now):
    first = noting.write(meeting=held, line=line("Air setinggi lutut"), member=cast.secretary, at=now)
    mine, theirs = line("Air setinggi 30 cm"), line("Air setinggi 40 cm")
    noting.change(meeting=held, pk=first.pk, seen=1, line=mine, member=cast.secretary, at=now)
    for _again in range(2):  # the network swallowed the answer, so it is sent once more
        second = noting.change(meeting=held, pk=first.pk, seen=1, line=theirs, member=cast.operator, at=now)
    assert {note.text for note in Note.objects.all()} == {mine.text, theirs.text}
    assert second.second_of == Note.objects.get(pk=first.pk)
    same = noting.change(meeting=held, pk=first.pk, seen=1, line=mine, member=cast.secretary, at=now)
    assert same.version == 2
    with pytest.raises(LinesUndecided):
        services.close_meeting(meeting=held, member=cast.secretary, at=now)
    assert Meeting.objects.get(pk=held.pk).state == "held"
    noting.settle(meeting=held, pk=second.pk, keep="second", member=cast.secretary, at=now)
    assert [note.text for note in record.lines(held)] == ["Air setinggi 40 cm"]


def test_a_line_that_somebody_changed_is_not_removed_unread(cast, held, line, now):
    note = noting.write(meeting=held, line=line("Satu"), member=cast.secretary, at=now)
    noting.change(meeting=held, pk=note.pk, seen=1, line=line("Dua"), member=cast.operator, at=now)
    with pytest.raises(noting.LineChanged):
        noting.remove(meeting=held, pk=note.pk, seen=1, member=cast.secretary, at=now)
    noting.remove(meeting=held, pk=note.pk, seen=2, member=cast.secretary, at=now)
    assert record.lines(held) == []


def test_nothing_is_written_into_signed_minutes(cast, held, line, now):
    services.close_meeting(meeting=held, member=cast.secretary, at=now)
    with pytest.raises(MinutesClosed):
        noting.write(meeting=held, line=line("Terlambat"), member=cast.secretary, at=now)
