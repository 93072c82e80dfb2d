"""Tables that another version made are left alone, and somebody is told why."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from kentongan import check, tables
from kentongan.cli import main


@pytest.fixture
def _history(db):
    """What an installation has and the tests' own database, made without migrations, has not."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE django_migrations (id integer, app text, name text, applied timestamp)")


@pytest.mark.usefixtures("_history")
def test_every_door_refuses_tables_of_another_version_with_a_sentence(monkeypatch, capsys):
    assert tables.made_elsewhere() == ""
    MigrationRecorder(connection).record_applied("somebody_else", "0001_initial")
    assert tables.made_elsewhere() == "", "what belongs to another program in the same database is not ours to judge"
    MigrationRecorder(connection).record_applied("city", "0001_first")
    monkeypatch.setenv("KENTONGAN_ADMIN_PASSWORD", "kata sandi yang panjang")
    for words in (["migrate"], ["manage", "migrate"], ["setup", "35.74"], ["serve", "--port", "1"]):
        assert main(words) in {1, 2}
        said = capsys.readouterr().err
        assert "versi Kentongan lain (langkah city.0001_first" in said
        assert said.count("\n") == 1
    assert main(["version"]) == 0, "other commands of Django are not asked"
    finding = check.tables_are_current()
    assert (finding.well, "basis data baru" in finding.advice) == (False, True)
