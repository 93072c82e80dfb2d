"""`kentongan backtest` from file to words and JSON; bad input is named with file, row and column."""

import argparse
import gzip
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from kentongan.alerts.tests import scene
from kentongan.backtest_command import add_arguments, run
from kentongan.conftest import SHARED

DATA = SHARED / "data" / "events"


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(list(words)))


def _rows() -> list[tuple[str, str, str, str]]:
    """Two areas with an event a fortnight, then a burst in the first that ends in a fire."""
    rng, first = np.random.default_rng(5), date(2024, 1, 1)
    days = [(("A", "B")[i % 2], first + timedelta(days=int(at))) for i, at in enumerate(rng.integers(0, 500, 70))]
    days += [("A", date(2025, 2, at)) for at in range(3, 15)]
    rows = [(area, day.isoformat(), day.isoformat(), "calm") for area, day in sorted(days, key=lambda row: row[1])]
    return [*rows, ("A", "2025-02-16", "2025-02-16", "fire")]


def _file(path: Path, rows: list[tuple[str, str, str, str]]) -> str:
    lines = [",".join(row) for row in [("area", "date", "known", "kind"), *rows]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def file(tmp_path) -> str:
    return _file(tmp_path / "events.csv", _rows())


def test_a_burst_in_a_file_is_found_and_told(file, capsys):
    assert _run(file) == 0
    told = capsys.readouterr().out
    assert "Dari 1 lonjakan, 1 didahului atau disertai peringatan pada waktunya." in told
    assert "Lebih dari bulan lalu" in told
    assert "Setiap kejadian dianggap diketahui pada hari terjadinya." in told


def test_json_csv_geojson_and_gzip_say_the_same(file, tmp_path, capsys):
    names = ("area", "date", "known", "kind")
    objects = [dict(zip(names, row, strict=True)) for row in _rows()]
    (tmp_path / "list.json").write_text(json.dumps(objects))
    features = [{"type": "Feature", "geometry": None, "properties": one} for one in objects]
    (tmp_path / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (tmp_path / "events.csv.gz").write_bytes(gzip.compress(Path(file).read_bytes()))
    answers = []
    for path in (file, *(str(tmp_path / name) for name in ("list.json", "map.geojson", "events.csv.gz"))):
        assert _run(path, "--json", "--target", "kind=fire", "--first", "2024-12-01") == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert all(answer == answers[0] for answer in answers)
    own = answers[0]["scores"]["rule"]
    assert (own["troubles"], own["caught"], answers[0]["what"]) == (1, 1, "kejadian dengan kind=fire")
    assert answers[0]["looks"] > 10
    assert {"form", "calibration", "months", "said", "limits"} <= set(answers[0])


def test_what_was_not_known_yet_does_not_help(tmp_path, capsys):
    late = [(a, d, "2025-03-20" if d.startswith("2025-02") else k, kind) for a, d, k, kind in _rows()]
    path = _file(tmp_path / "late.csv", late)
    assert _run(path, "--json", "--known", "known") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["scores"]["rule"]["caught"] == 0
    assert answer["late_known"] >= 13


@pytest.mark.parametrize(
    ("rows", "words", "says"),
    [
        ([("A", "2025-02-30", "", "")], [], "Baris 2, kolom date: '2025-02-30' tidak ada dalam kalender"),
        ([("A", "31/12/2025", "", "")], [], "Baris 2, kolom date: '31/12/2025' bukan tanggal"),
        ([("A", "", "", "")], [], "Baris 2, kolom date: kosong"),
        ([("A", "2025-02-03", "2025-02-01", "")], ["--known", "known"], "Baris 2, kolom known: diketahui 2025-02-01"),
        ([("A", "2025-02-03", "", "x")], ["--only", "kind>=2"], "Baris 2, kolom kind: 'x' bukan bilangan"),
        ([("A", "2025-02-03", "", "x", "y")], [], "Baris 2: 5 kolom, seharusnya 4"),
        ([("", "2025-02-03", "", "x")], [], "Tidak ada satu kejadian pun yang diketahui wilayahnya"),
        ([], [], "Tidak ada satu kejadian pun"),
        ([("A", "2025-02-03", "", "x")], ["--area", "kelurahan"], "kolom 'kelurahan' tidak ada; yang ada: area, date"),
        ([("A", "2025-02-03", "", "x")], ["--target", "fire"], "'fire' tidak berbentuk KOLOM=ISI"),
    ],
)
def test_bad_input_is_named_with_file_row_and_column(tmp_path, capsys, rows, words, says):
    path = _file(tmp_path / "bad.csv", rows)
    assert _run(path, *words) == 2
    told = capsys.readouterr()
    assert told.err.startswith(f"kentongan backtest: {path}: ")
    assert says in told.err
    assert not told.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--set", "window=x"], "window harus bilangan bulat"),
        (["--set", "size=3"], "tidak dikenal; yang ada: window"),
        (["--first", "2025-99-01"], "--first '2025-99-01' bukan tanggal"),
        (["--first", "2020-01-01"], "Masa ujian harus di antara"),
        (["--step", "0"], "Tidak ada hari untuk diuji"),
    ],
)
def test_bad_options_are_named(file, capsys, words, says):
    assert _run(file, *words) == 2
    assert says in capsys.readouterr().err


def test_a_broken_file_is_an_answer_and_no_traceback(tmp_path, capsys):
    for name, content in (("a.json", b"[{"), ("b.json", b'{"rows": []}'), ("c.json", b"[3]"), ("d.csv", b"\xff\xfe"),
                          ("e.csv.gz", b"no gzip"), ("f.json", b"[" * 100_000)):  # fmt: skip
        (tmp_path / name).write_bytes(content)
        assert _run(str(tmp_path / name)) == 2
    assert _run(str(tmp_path / "nowhere.csv")) == 2
    assert capsys.readouterr().err.count("kentongan backtest: ") == 7


def test_the_installation_replays_its_own_history(cast, now, capsys, monkeypatch):
    scene.rules(now)
    scene.heard(cast, now, days=420)
    for back in (30, 31, 32, 33, 34, 35):
        scene.incident(cast, now - timedelta(days=back), (now - timedelta(days=back)).date())
    monkeypatch.setattr("kentongan.installation.now", lambda: now)
    words = ("--first", "2026-09-01", "--last", "2026-11-21", "--category", scene.CATEGORY)
    assert _run(*words, "--surges", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["scores"]["rule"]["alarms"] == 1
    assert answer["areas"] == 3
    assert _run("--category", "nothing") == 2
    assert "Perkara 'nothing' tidak dikenal" in capsys.readouterr().err
    assert _run("--target", "a=b") == 2
    assert "--target hanya untuk berkas" in capsys.readouterr().err


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no real events beside this checkout ({DATA})")
def test_real_events_say_what_the_rule_is_worth(capsys, record_property):
    toronto = str(DATA / "toronto_mci_2014_2017.csv.gz")
    assert (
        _run(toronto, "--area", "neighbourhood", "--only", "category=Robbery", "--first", "2017-03-01", "--json") == 0
    )
    answer = json.loads(capsys.readouterr().out)
    own, thumb = answer["scores"]["rule"], answer["scores"]["last-month"]
    record_property("robberies in Toronto", json.dumps({"rule": own["false_a_month"], "thumb": thumb["false_a_month"]}))
    assert own["caught"] >= 1
    assert own["caught_share"] > 4 * own["by_chance"]
    assert thumb["false_a_month"] > 10 * own["false_a_month"]
    assert all(step["share"] <= step["level"] for step in answer["calibration"])
    assert _run(str(DATA / "police_uk_west_yorkshire_2016-07.csv.gz"), "--area", "lsoa_code", "--date", "month") == 2
    assert "catatan 31 hari" in capsys.readouterr().err
