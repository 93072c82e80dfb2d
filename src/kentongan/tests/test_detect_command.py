"""`kentongan detect` from file to file."""

import argparse
import csv
import io
import math
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from kentongan.detect_command import COLUMNS, add_arguments, run
from kentongan.detection import CountPanel, ShrunkenRule, ears, examine


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(list(words)))


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _write(path: Path, counts: np.ndarray, label, skip=()) -> str:
    lines = ["area,period,count"]
    for area in range(len(counts)):
        for at in range(counts.shape[1]):
            if (area, at) not in skip:
                lines.append(f"35.74.01.100{area},{label(at)},{counts[area, at]}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def _day(at: int) -> str:
    return (date(2025, 1, 1) + timedelta(days=at)).isoformat()


def _week(at: int) -> str:
    year, week, _ = (date(2024, 1, 1) + timedelta(weeks=at)).isocalendar()
    return f"{year}-W{week:02}"


@pytest.fixture
def counts() -> np.ndarray:
    found = np.random.default_rng(3).poisson(0.1, (4, 200))
    found[1, -4:] = 3
    return found


def test_it_says_what_the_library_says(tmp_path, counts):
    out = tmp_path / "out.csv"
    table = _write(tmp_path / "in.csv", counts, _day)
    last = _day(199)
    assert _run(table, "--method", "shrunken", "--range", f"{last}:{last}", "--out", str(out)) == 0
    rows = _rows(out.read_text(encoding="utf-8"))
    days = [date(2025, 1, 1) + timedelta(days=i) for i in range(200)]
    panel = CountPanel.from_arrays([f"35.74.01.100{i}" for i in range(4)], days, counts)
    for row, found in zip(rows, examine(panel, ShrunkenRule()), strict=True):
        assert (row["area"], row["period"], row["verdict"]) == (found.area, last, found.verdict)
        assert row["reason"] == found.reason
        assert float(row["p_value"]) == pytest.approx(found.p_value)
        assert int(row["upper"]) == found.upper
    assert [row["verdict"] for row in rows] == ["quiet", "exceeds", "quiet", "quiet"]


@pytest.mark.parametrize("method", ["C1", "C2", "C3"])
def test_ears_by_week_with_a_week_missing(tmp_path, capsys, counts, method):
    counts = counts[:, :60] + 2
    table = _write(tmp_path / "in.csv", counts, _week, skip={(2, 40)})
    assert _run(table, "--method", f"ears-{method.lower()}", "--set", "min_sigma=0.5", "--set", "baseline=5") == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0] == ",".join(COLUMNS)
    rows = _rows(text)
    assert len(rows) == 4 * 60
    silent = rows[2 * 60 + 40]
    assert (silent["observed"], silent["expected"], silent["upper"], silent["p_value"]) == ("", "", "", "")
    assert silent["verdict"] == "cannot_say"
    seen = np.ones(counts.shape, dtype=bool)
    seen[2, 40] = False
    expected = ears(np.where(seen, counts, 0), seen, method=method, min_sigma=0.5, baseline=5)
    for row, upper, alarm in zip(rows, expected.upper.ravel(), expected.exceeds.ravel(), strict=True):
        assert (row["upper"] == "") == math.isnan(upper)
        assert row["upper"] == "" or float(row["upper"]) == pytest.approx(upper, rel=1e-9)
        assert (row["verdict"] == "exceeds") == alarm
    assert "nan" not in text.lower()


def test_whole_numbers_with_a_frequency(tmp_path, capsys, counts):
    table = _write(tmp_path / "in.csv", counts, str)
    assert _run(table, "--method", "shrunken", "--range", "198:199", "--set", "window=7") == 0
    rows = _rows(capsys.readouterr().out)
    assert [row["period"] for row in rows[:2]] == ["198", "199"]
    assert "dalam 1 periode" in rows[0]["reason"]
    assert _run(table, "--method", "shrunken", "--frequency", "365", "--range", "199:199") == 0
    assert "dalam 14 periode" in _rows(capsys.readouterr().out)[0]["reason"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--method", "shrunken", "--set", "windwo=7"], "'windwo=7' tidak dikenal"),
        (["--method", "shrunken", "--set", "window"], "'window' tidak dikenal"),
        (["--method", "shrunken", "--set", "window=besar"], "window harus bilangan bulat"),
        (["--method", "shrunken", "--set", "window=1", "--set", "window=2"], "dua kali"),
        (["--method", "ears-c1", "--set", "method=C2"], "tidak dikenal untuk ears-c1"),
        (["--method", "ears-c1", "--set", "baseline=2"], "baseline"),
        (["--method", "ears-c1", "--range", "2025-01-01"], "AWAL:AKHIR"),
        (["--method", "ears-c1", "--range", "2025-01-05:2025-01-01"], "mundur"),
        (["--method", "ears-c1", "--range", "2024-01-05:2025-01-01"], "tidak ada dalam tabel"),
        (["--method", "ears-c1", "--range", "1:2"], "tidak ada dalam tabel"),
        (["--method", "ears-c1", "--frequency", "0"], "--frequency"),
    ],
)
def test_it_refuses_bad_wishes_and_writes_nothing(tmp_path, capsys, counts, words, message):
    out = tmp_path / "out.csv"
    assert _run(_write(tmp_path / "in.csv", counts, _day), *words, "--out", str(out)) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.out == ""
    assert not out.exists()


def test_it_names_the_bad_line_of_the_table(tmp_path, capsys):
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    out.write_text("lama", encoding="utf-8")
    table.write_text("area,period,count\nA,2026-01-01,1\nA,2026-01-02,-4\n", encoding="utf-8")
    assert _run(str(table), "--method", "ears-c1", "--out", str(out)) == 2
    assert "Baris 3" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "lama"


def test_it_refuses_files_it_cannot_read(tmp_path, capsys):
    assert _run(str(tmp_path / "none.csv"), "--method", "ears-c1") == 2
    assert "none.csv tidak dapat dibuka" in capsys.readouterr().err
    (tmp_path / "bytes.csv").write_bytes(b"area,period,count\n\xff\xfe,1,1\n")
    assert _run(str(tmp_path / "bytes.csv"), "--method", "ears-c1") == 2
    assert "UTF-8" in capsys.readouterr().err


def test_a_table_saved_by_a_spreadsheet_is_read(tmp_path, capsys):
    table = tmp_path / "in.csv"
    table.write_bytes("\ufeffarea,period,count\r\nA,2026-01-01,1\r\n".encode())
    assert _run(str(table), "--method", "ears-c1") == 0
    assert _rows(capsys.readouterr().out)[0]["verdict"] == "cannot_say"


def test_the_library_stands_on_numpy_alone():
    code = (
        "import sys, kentongan.detection;"
        "print([m for m in ('django', 'scipy', 'pandas', 'kentongan.detect_command') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_hierarchical_method_by_week_and_by_day(tmp_path, capsys):
    weeks = np.random.default_rng(4).poisson(0.15, (4, 90))
    weeks[2, -1] = 7
    table = _write(tmp_path / "weeks.csv", weeks, _week, skip={(3, 89)})
    last = f"{_week(88)}:{_week(89)}"
    assert _run(table, "--method", "hierarchical", "--set", "budget=0.02", "--range", last) == 0
    rows = _rows(capsys.readouterr().out)
    assert [row["verdict"] for row in rows[1::2]] == ["quiet", "quiet", "exceeds", "cannot_say"]
    assert rows[5]["reason"].startswith("Lonjakan: 7 laporan dalam 1 minggu (sejak 2025-W38); biasanya sekitar 0,")
    assert float(rows[5]["upper"]) < 7 < float(rows[5]["observed"]) + 1
    days = np.zeros((4, 630), dtype=int)
    days[:, 3::7] = weeks
    table = _write(tmp_path / "days.csv", days, _day)
    assert _run(table, "--method", "hierarchical", "--set", "budget=0.02", "--range", f"{_day(626)}:{_day(629)}") == 0
    by_day = _rows(capsys.readouterr().out)
    assert [row["observed"] for row in by_day[8:12]] == ["7"] * 4
    assert float(by_day[11]["expected"]) == pytest.approx(float(rows[5]["expected"]), rel=0.02)
    assert _run(table, "--method", "hierarchical", "--set", "budget=-1") == 2
