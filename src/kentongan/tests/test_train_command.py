"""`kentongan train`: what the desk has corrected is exported, learned from, and adopted only where it is better."""

import json

import pytest

from kentongan import cli
from kentongan.intake import correcting, reading, services
from kentongan.intake.correcting import Right
from kentongan.intake.models import Door, LearnedClasses
from kentongan.intake.services import Incoming
from kentongan.journal.models import Entry

STREETS = ("Anggrek", "Melati", "Mawar", "Dahlia", "Kenanga", "Cempaka", "Teratai", "Kamboja", "Seruni", "Tulip")


@pytest.fixture
def corrected(cast, now):
    """Ten brawls that this desk takes for none of its business."""
    for street in STREETS:
        incoming = Incoming(text=f"Tawuran pelajar pecah di Jalan {street}, dua luka", door=Door.PHONE)
        report = services.receive_report(incoming, sender=cast.lurah, at=now)[0]
        right = Right(kind="irrelevant", categories=())
        correcting.correct_reading(report=report, right=right, member=cast.operator, at=now)


def test_without_corrections_there_is_nothing_to_learn(cast, capsys):
    assert cli.main(["train", "--corrections"]) == 2
    assert "0 contoh" in capsys.readouterr().err


def test_it_asks_what_to_do(capsys):
    assert cli.main(["train"]) == 2
    assert "--corrections" in capsys.readouterr().err


def test_it_measures_and_changes_nothing_unless_told_to(corrected, capsys):
    assert cli.main(["train", "--corrections"]) == 0
    assert "sebelum" in capsys.readouterr().out
    assert not LearnedClasses.objects.exists()


def test_what_is_better_is_adopted_and_read_with_from_then_on(corrected, capsys):
    text = "Tawuran pelajar pecah di Jalan Wijaya Kusuma, dua luka"
    assert reading.suggest(text, published=None)["kind"] == "incident"
    assert cli.main(["train", "--corrections", "--adopt"]) == 0
    assert reading.suggest(text, published=None)["kind"] == "irrelevant"
    line = Entry.objects.get(verb="reader.adopt")
    assert line.changes["examples"] == ["", "10"]
    assert "Tawuran" not in str(line.changes)


def test_corrections_that_change_nothing_are_not_adopted(cast, now, capsys):
    for street in STREETS:
        incoming = Incoming(text=f"Tawuran pelajar pecah di Jalan {street}, dua luka", door=Door.PHONE)
        report = services.receive_report(incoming, sender=cast.lurah, at=now)[0]
        correcting.correct_reading(report=report, right=Right(severity=4), member=cast.operator, at=now)
    assert cli.main(["train", "--corrections", "--adopt"]) == 1
    assert not LearnedClasses.objects.exists()


def test_an_export_holds_the_words_and_what_is_right_for_its_owner_alone(corrected, tmp_path):
    file = tmp_path / "contoh.jsonl"
    assert cli.main(["train", "--export", str(file)]) == 0
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert len(rows) == 10
    assert rows[0]["kind"] == "irrelevant"
    assert "Tawuran" in rows[0]["text"]
    assert file.stat().st_mode & 0o077 == 0
    assert cli.main(["train", "--export", str(file)]) == 2, "what is there is not written over"
