"""Triggers that make the database itself refuse to rewrite history, on SQLite and on PostgreSQL."""

from typing import Any

FIXED = ("id", "at", "actor", "actor_name", "verb", "kind", "subject", "region", "classification", "changes")
SEAL_FIXED = ("number", "at", "entries", "previous", "digest")
TRIGGERS = ("journal_entry_keeps", "journal_entry_stays", "journal_seal_keeps", "journal_seal_stays")

SQLITE = [
    f"""CREATE TRIGGER journal_entry_keeps BEFORE UPDATE OF {", ".join(FIXED)} ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    f"""CREATE TRIGGER journal_seal_keeps BEFORE UPDATE OF {", ".join(SEAL_FIXED)} ON journal_seal
        BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
    """CREATE TRIGGER journal_seal_stays BEFORE DELETE ON journal_seal
        BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END""",
]
POSTGRES = [
    """CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'journal is append-only'; END $$""",
    f"""CREATE TRIGGER journal_entry_keeps BEFORE UPDATE OF {", ".join(FIXED)} ON journal_entry
        FOR EACH ROW EXECUTE FUNCTION journal_refuses()""",
    """CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
        FOR EACH ROW EXECUTE FUNCTION journal_refuses()""",
    f"""CREATE TRIGGER journal_seal_keeps BEFORE UPDATE OF {", ".join(SEAL_FIXED)} ON journal_seal
        FOR EACH ROW EXECUTE FUNCTION journal_refuses()""",
    """CREATE TRIGGER journal_seal_stays BEFORE DELETE ON journal_seal
        FOR EACH ROW EXECUTE FUNCTION journal_refuses()""",
]


def install(connection: Any) -> None:
    """Put the triggers in place."""
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRES:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take them away; only migrations that rebuild the tables and the test database's flush may do so."""
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            table = "journal_entry" if "entry" in name else "journal_seal"
            target = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{target}")


def missing(connection: Any) -> set[str]:
    """Return the triggers that ought to be there and are not."""
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return set(TRIGGERS) - {name for (name,) in cursor.fetchall()}
