"""The command ``kentongan read`` as a user meets it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kentongan.cli import main
from kentongan.text_files import MAX_BYTES

TEXT = "Rakor digelar di Kelurahan Pilang, Kamis (31/10/2024). Sekda meminta Dishub segera mengurai kemacetan."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "rakor.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_prints_one_json_line_a_file(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), str(report), "--home", "35.74", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == [str(report)] * 2
    assert lines[0]["kind"] == "meeting"
    assert lines[0]["event_date"]["value"] == "2024-10-31"


def test_it_sums_up_in_indonesian(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--home", "35.74"]) == 0
    out = capsys.readouterr().out
    assert "rapat" in out
    assert "Kelurahan Pilang [35.74.01.1009]" in out
    assert "Dishub: segera mengurai kemacetan (segera)" in out
    assert "Kamis 2024-10-31" in out


def test_it_reads_what_is_piped_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = b'Warga resah. "Lampu jalan mati semua," kata Lurah Pilang Sutikno.'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told)))
    assert main(["read", "-", "--home", "35.74"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("-\n")
    assert "Sutikno: “Lampu jalan mati semua”" in out
    assert "tanggal  tidak diketahui: tidak ditemukan" in out


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("kosong.txt", b"", "kosong"),
        ("biner.txt", b"abc\x00def", "bukan berkas teks"),
        ("besar.txt", b"a" * (MAX_BYTES + 1), "terlalu besar"),
        ("hilang.txt", None, "tidak ada"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(
    name: str, content: bytes | None, reason: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = report.parent / name
    if content is not None:
        bad.write_bytes(content)
    assert main(["read", str(bad), str(report), "--home", "35.74", "--json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert len(captured.err.splitlines()) == 1
    assert name in captured.err
    assert reason in captured.err


def test_an_unknown_home_is_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--home", "99.99"]) == 2
    assert "99.99" in capsys.readouterr().err


def test_a_wrong_day_is_refused(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", str(report), "--published", "kemarin"])
    assert stopped.value.code == 2
    assert "kemarin" in capsys.readouterr().err


def test_the_day_of_publication_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wa.txt"
    path.write_text("semalam ada maling di pilang", encoding="utf-8")
    assert main(["read", str(path), "--published", "2026-01-28", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["event_date"]["value"] == "2026-01-27"
