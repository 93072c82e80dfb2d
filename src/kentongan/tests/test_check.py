"""`kentongan check`: green on a sound installation, red with advice for each fault."""

import argparse
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from kentongan import check, check_command, work
from kentongan.jobs.models import Job, JobState, Schedule
from kentongan.journal import append_only
from kentongan.journal import services as journal


@pytest.fixture
def sound(db, now, settings):
    """An installation as it should be, seen a moment after its worker began."""
    settings.SECRET_KEY = "k" * 60
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["localhost"]
    work.ensure_schedules(now)
    with transaction.atomic():
        journal.record("thing.do", SimpleNamespace(pk=1), actor=None, at=now)
    journal.seal(at=now)


def faults(now):
    found = [finding for finding in check.look(at=now) if not finding.well and finding.name != "penyimpanan aman"]
    assert all(finding.advice for finding in found), "a fault without advice helps nobody"
    return {finding.name for finding in found}


def test_a_sound_installation_has_no_fault(sound, now):
    assert faults(now) == set()


@pytest.mark.parametrize(
    ("setting", "value", "name"),
    [
        ("SECRET_KEY", "short", "kunci rahasia"),
        ("IDENTITY_KEYS", [], "kunci identitas"),
        ("IDENTITY_KEYS", ["bm90IDMyIGJ5dGVz"], "kunci identitas"),
        ("IDENTITY_KEYS", ["%%%"], "kunci identitas"),
        ("DEBUG", True, "mode pengembang"),
        ("ALLOWED_HOSTS", ["kentongan.example"], "jalur"),
    ],
)
def test_an_unsafe_setting_is_found(sound, now, settings, setting, value, name):
    setattr(settings, setting, value)
    assert faults(now) == {name}


def test_the_demo_may_not_be_opened_to_the_network(sound, now, settings):
    settings.IS_DEMO, settings.HTTPS, settings.ALLOWED_HOSTS = True, True, ["kentongan.example"]
    assert faults(now) == {"jenis pemasangan"}


def test_a_media_folder_that_cannot_be_written_is_found(sound, now, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    (tmp_path / "file").write_text("not a folder")
    assert faults(now) == {"tempat foto"}


def test_a_full_disk_is_found(sound, now, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10))
    assert faults(now) == {"ruang disk"}


def test_removed_guards_are_found(sound, now):
    append_only.remove(connection)
    assert faults(now) == {"penjaga jurnal"}


def test_a_tampered_line_is_found(sound, now):
    append_only.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET actor_name = 'Orang lain'")
    append_only.install(connection)
    assert faults(now) == {"rantai jurnal"}


def test_a_dead_job_is_found(sound, now):
    Job.objects.create(kind="alerts.detect", state=JobState.DEAD, due_at=now)
    assert faults(now) == {"pekerjaan latar"}


def test_a_worker_that_stopped_is_found(sound, now):
    assert faults(now + timedelta(minutes=6)) == {"pekerja", "pemberitahuan"}


def test_a_worker_that_never_ran_is_found(sound, now):
    Schedule.objects.all().delete()
    assert faults(now) == {"pekerja"}


def test_the_command_answers_with_a_code_and_with_json(sound, now, capsys, monkeypatch):
    monkeypatch.setattr("kentongan.installation.now", lambda: now)
    monkeypatch.setattr(
        check, "ABOUT_DATABASE", tuple(q for q in check.ABOUT_DATABASE if q is not check.commits_survive)
    )
    assert check_command.run(argparse.Namespace(json=True)) == 0
    assert json.loads(capsys.readouterr().out)["well"] is True
    Schedule.objects.all().delete()
    assert check_command.run(argparse.Namespace(json=False)) == 1
    assert "✗ pekerja: belum pernah berjalan\n    Jalankan: kentongan worker" in capsys.readouterr().out
