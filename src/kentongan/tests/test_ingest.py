"""`kentongan ingest`: files become reports, each once; one bad file does not stop the others."""

import argparse

import pytest

from kentongan import ingest_command
from kentongan.cast import CITY, WONOASIH
from kentongan.intake.models import Door, Report


def ingest(*files, home=None):
    return ingest_command.run(argparse.Namespace(files=list(files), home=home))


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "folder of Budi" / "berita.txt"
    file.parent.mkdir()
    file.write_text("Warga mengeluh air masuk rumah.", "utf-8")
    return file


def test_a_file_becomes_a_report_without_a_sender(cast, article, capsys):
    assert ingest(article) == 0
    report = Report.objects.get()
    assert (report.door, report.origin, report.sender, report.region_id) == (Door.FILE, "berita.txt", None, CITY)
    assert f"LAP-{report.number:06d} baru" in capsys.readouterr().out


def test_the_same_file_again_adds_nothing(cast, article, capsys):
    ingest(article)
    assert ingest(article, article) == 0
    assert Report.objects.count() == 1
    assert capsys.readouterr().out.count("sudah ada") == 2


def test_bad_files_are_named_and_the_others_still_go(cast, article, tmp_path, capsys):
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    assert ingest(empty, tmp_path / "tiada.txt", article) == 1
    assert Report.objects.count() == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1:] for line in lines] == [
        [str(empty), "berkas kosong"],
        [str(tmp_path / "tiada.txt"), "berkas tidak ada"],
    ]


def test_a_region_can_be_given(cast, article):
    assert ingest(article, home=WONOASIH) == 0
    assert Report.objects.get().region_id == WONOASIH


def test_an_unknown_region_is_refused_before_anything_is_stored(cast, article, capsys):
    assert ingest(article, home="99.99") == 2
    assert not Report.objects.exists()
    assert "99.99" in capsys.readouterr().err


CHAT = (
    "21/11/26 19.05 - +62 812-3456-7890: Tadi malam 2 ekor sapi hilang di Sumber Taman\n"
    "21/11/26 19.06 - Bu Sri: siap 86 ndan\n"
)


@pytest.fixture
def chat(tmp_path):
    file = tmp_path / "Chat WhatsApp dengan Bu Sri.txt"
    file.write_text(CHAT, "utf-8")
    return file


def test_a_chat_becomes_a_report_for_each_thing_told(cast, chat, capsys):
    assert ingest(chat, home=WONOASIH) == 0
    report = Report.objects.get()
    assert (report.door, report.origin, report.sender, report.region_id) == (Door.CHAT, "", None, WONOASIH)
    told = capsys.readouterr().out
    assert "2 pesan percakapan, 1 calon laporan (1 baru, 0 sudah ada); 1 pesan gugur: tanda terima 1" in told
    assert "812" not in told


def test_a_chat_again_adds_nothing_and_a_longer_one_only_what_is_new(cast, chat, capsys):
    ingest(chat, chat)
    chat.write_text(CHAT + "21/11/26 21.00 - Pak RW: banjir setinggi lutut di Sumber Taman\n", "utf-8")
    ingest(chat)
    assert Report.objects.count() == 2
    assert "(1 baru, 1 sudah ada)" in capsys.readouterr().out


def test_a_chat_is_refused_where_senders_cannot_be_sealed(cast, chat, settings, capsys):
    settings.IDENTITY_KEYS = []
    assert ingest(chat) == 1
    assert not Report.objects.exists()
    assert "KENTONGAN_IDENTITY_KEYS" in capsys.readouterr().err
