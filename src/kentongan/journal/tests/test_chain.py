"""History cannot be rewritten: the database refuses, and where it was made not to, the chain tells."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from kentongan.journal import append_only, services
from kentongan.journal.models import Entry, Seal


@pytest.fixture
def lines(db, now):
    """Three lines under one seal and two under the next."""
    for count in (3, 2):
        with transaction.atomic():
            for number in range(count):
                thing = SimpleNamespace(pk=number, region_id="35.74", classification=1)
                services.record("thing.do", thing, actor=None, at=now, changes={"state": ["", "ñ"]})
        services.seal(at=now + timedelta(minutes=1))
    return list(Entry.objects.order_by("id"))


def execute(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor_name = 'Orang lain'",
        "UPDATE journal_entry SET verb = 'thing.undo' WHERE id = (SELECT MIN(id) FROM journal_entry)",
        "UPDATE journal_entry SET at = at",
        "DELETE FROM journal_entry",
        "UPDATE journal_seal SET digest = 'x'",
        "DELETE FROM journal_seal",
    ],
)
def test_the_database_refuses_to_rewrite_history(lines, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        execute(statement)
    assert services.verify() == []


def test_what_is_meant_to_be_filled_in_later_can_be(lines, now):
    assert Entry.objects.update(noticed_at=now) == 5


def test_a_line_outside_a_transaction_is_refused(lines, now, monkeypatch):
    with monkeypatch.context() as outside:
        outside.setattr(transaction.get_connection(), "in_atomic_block", False)
        with pytest.raises(RuntimeError, match="transaction"):
            services.record("thing.do", SimpleNamespace(pk=1), actor=None, at=now)


def test_the_chain_of_an_untouched_journal_holds(lines):
    assert services.verify() == []
    first, second = Seal.objects.order_by("number")
    assert (first.previous, first.entries) == (services.ORIGIN, 3)
    assert (second.previous, second.entries) == (first.digest, 2)


def test_with_nothing_new_no_seal_is_made(lines, now):
    assert services.seal(at=now) is None
    assert Seal.objects.count() == 2


TAMPERINGS = {
    "a name": "UPDATE journal_entry SET actor_name = 'Orang lain' WHERE id = %s",
    "a moment": "UPDATE journal_entry SET at = '2020-01-01 00:00:00+00:00' WHERE id = %s",
    "a secrecy": "UPDATE journal_entry SET classification = 0 WHERE id = %s",
    "a line less": "DELETE FROM journal_entry WHERE id = %s",
}


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_a_changed_line_is_told_by_the_chain(lines, statement):
    append_only.remove(connection)
    execute(statement, lines[1].pk)
    assert [fault.split(":")[0] for fault in services.verify()] == ["segel 1"]


def test_a_missing_link_is_told_by_the_chain(lines):
    append_only.remove(connection)
    execute("DELETE FROM journal_entry WHERE seal_id = 1")
    execute("DELETE FROM journal_seal WHERE number = 1")
    assert services.verify()[0] == "segel 1 hilang"


def test_removed_triggers_are_named(db):
    assert append_only.missing(connection) == set()
    append_only.remove(connection)
    assert append_only.missing(connection) == set(append_only.TRIGGERS)
