"""`kentongan scan` from file to file."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kentongan.detection.scan import ScanOptions, circles, poisson_scan
from kentongan.scan_command import add_arguments, run

# no two distances alike, and A5 and A6 close together
POINTS = [[round(i % 4 + 0.013 * i * i, 3), round(i // 4 + 0.007 * i, 3)] for i in range(12)]
POINTS[6] = [POINTS[5][0] + 0.2, POINTS[5][1]]
PEOPLE = [100 + i for i in range(12)]


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(list(words)))


def _counts() -> np.ndarray:
    counts = np.random.default_rng(3).poisson(0.4, (12, 40))
    counts[[5, 6], -3:] += 4
    return counts


@pytest.fixture
def files(tmp_path) -> tuple[str, str]:
    counts, areas = tmp_path / "counts.csv", tmp_path / "areas.csv"
    rows = [
        f"A{a},2025-W{t + 1:02},{n}" for a, row in enumerate(_counts().tolist()) for t, n in enumerate(row) if a != 11
    ]
    counts.write_text("\n".join(["area,period,count", *rows]) + "\n", encoding="utf-8")
    rows = [f"A{a},{x:.3f},{y:.3f},{n}" for a, ((x, y), n) in enumerate(zip(POINTS, PEOPLE, strict=True))]
    areas.write_text("\n".join(["area,x,y,population", *reversed(rows)]) + "\n", encoding="utf-8")
    return str(counts), str(areas)


def test_it_says_what_the_library_says(files, capsys):
    counts, areas = files
    words = ["--method", "poisson", "--prospective", "--seed", "5", "--longest", "6", "--json"]
    assert _run(counts, "--areas", areas, *words) == 0
    answer = json.loads(capsys.readouterr().out)
    order = list(reversed(range(12)))
    observed = np.ones((12, 40), dtype=bool)
    observed[order.index(11)] = False
    people = np.array(PEOPLE, dtype=float)[order]
    found = poisson_scan(
        np.where(observed, _counts()[order], 0),
        circles(np.array(POINTS)[order], weight=people),
        people,
        rng=np.random.default_rng(5),
        observed=observed,
        options=ScanOptions(longest=6),
    )
    best, wanted = answer["clusters"][0], found.clusters[0]
    assert sorted(best["areas"]) == ["A5", "A6"] == sorted(f"A{order[a]}" for a in wanted.areas)
    assert (best["first"], best["last"], best["observed"]) == ("2025-W38", "2025-W40", wanted.observed)
    for name in ("expected", "llr", "p_value", "p_value_gumbel"):
        assert best[name] == pytest.approx(getattr(wanted, name), rel=1e-12)
    assert best["recurrence_days"] == pytest.approx(7 / best["p_value"])
    assert "sekali dalam 19 tahun" in best["recurrence"]
    assert (answer["verdict"], answer["silent"], answer["seed"]) == ("exceeds", ["A11"], 5)


@pytest.mark.parametrize("method", ["poisson", "permutation", "negative-binomial"])
@pytest.mark.parametrize("prospective", [True, False])
def test_every_method_finds_the_cluster_and_tells_people(files, capsys, method, prospective):
    counts, areas = files
    words = ["--method", method, "--seed", "1", "--replicates", "199", "--longest", "8"] + [
        "--prospective"
    ] * prospective
    assert _run(counts, "--areas", areas, *words) == 0
    text = capsys.readouterr().out
    assert "1. 2025-W38 sampai 2025-W40" in text
    assert "Wilayah (2): A6, A5" in text
    assert "p = 0,005" in text or "p = 0,01 " in text
    assert ("sekali tiap minggu" in text) == prospective


def test_without_a_seed_the_seed_is_told(files, capsys):
    counts, areas = files
    assert _run(counts, "--areas", areas, "--json", "--replicates", "9") == 0
    first = capsys.readouterr().out
    assert _run(counts, "--areas", areas, "--json", "--replicates", "9", "--seed", str(json.loads(first)["seed"])) == 0
    assert capsys.readouterr().out == first


def test_all_zeros_are_quiet_and_no_report_at_all_cannot_be_said(tmp_path, files, capsys):
    table = tmp_path / "zero.csv"
    table.write_text("area,period,count\nA1,2025-W01,0\nA2,2025-W09,0\n", encoding="utf-8")
    for method in ("poisson", "permutation", "negative-binomial"):
        assert _run(str(table), "--areas", files[1], "--json", "--method", method) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["clusters"], answer["verdict"], answer["cases"]) == ([], "quiet", 0)
        assert {"A3", "A11"} < set(answer["silent"])


@pytest.mark.parametrize(
    ("areas", "message"),
    [
        ("area,x\nA1,2\n", "areas.csv: Baris 1: kolom seharusnya area,x,y"),
        ("area,x,y\nA1,2\n", "Baris 2: 2 kolom, seharusnya 3"),
        ("area,x,y\nA1,2,timur\n", "Baris 2: y 'timur' bukan bilangan"),
        ("area,x,y\nA1,nan,1\n", "Baris 2: x 'nan' bukan bilangan"),
        ("area,x,y,population\nA1,1,1,0\n", "Baris 2: population '0' bukan bilangan di atas nol"),
        ("area,x,y\nA1,1,1\n\nA1,2,2\n", "Baris 4: wilayah 'A1' sudah ada di baris 2"),
        ("area,x,y\n,1,1\n", "Baris 2: kolom area kosong"),
        ("area,x,y\n", "tidak berisi satu baris data pun"),
        ("area,x,y\nB,1,1\n", "wilayah 'A0' ada dalam tabel hitungan, tetapi tidak di sini"),
    ],
)
def test_it_names_the_bad_line_of_the_places(tmp_path, files, capsys, areas, message):
    (tmp_path / "areas.csv").write_text(areas, encoding="utf-8")
    assert _run(files[0], "--areas", files[1]) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.out == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--max-share", "0"], "Bagian terbesar"),
        (["--max-share", "0.01"], "terlalu kecil"),
        (["--longest", "41"], "tidak muat"),
        (["--replicates", "0"], "replicates"),
        (["--seed", "-1"], "--seed"),
        (["--frequency", "0"], "--frequency"),
        (["--clusters", "0"], "--clusters"),
        (["--max-areas", "0"], "--max-areas"),
        (["--shape", "emerging", "--prospective"], "hanya berarti dengan --method negative-binomial"),
        (["--shape", "emerging", "--method", "negative-binomial"], "--prospective"),
        (["--whole"], "hanya berarti dengan --method poisson"),
        (["--borders", "nowhere.csv"], "nowhere.csv tidak dapat dibuka"),
        (["--method", "negative-binomial", "--longest", "40"], "tidak muat"),
    ],
)
def test_it_refuses_bad_wishes(files, capsys, words, message):
    assert _run(files[0], "--areas", files[1], *words) == 2
    assert message in capsys.readouterr().err


def _row_of_areas(tmp_path) -> tuple[str, str, str]:
    """Nine areas in a 3 x 3 square; an L of four of them is busier and busier in the last weeks."""
    counts = np.random.default_rng(11).poisson(0.8, (9, 60))
    counts[[0, 3, 6, 7], -4:] += [1, 2, 4, 6]
    files = [tmp_path / name for name in ("counts.csv", "areas.csv", "borders.csv")]
    rows = [f"A{a},{t},{n}" for a, row in enumerate(counts.tolist()) for t, n in enumerate(row)]
    files[0].write_text("\n".join(["area,period,count", *rows]), encoding="utf-8")
    files[1].write_text("\n".join(["area,x,y,population", *(f"A{a},{a % 3},{a // 3},100" for a in range(9))]), "utf-8")
    beside = [(a, a + 1) for a in range(9) if a % 3 < 2] + [(a + 3, a) for a in range(6)]
    files[2].write_text("\n".join(["area,neighbour", *(f"A{a},A{b}" for a, b in [*beside, (1, 0)])]), "utf-8")
    return str(files[0]), str(files[1]), str(files[2])


def test_with_borders_a_cluster_takes_the_shape_of_what_hangs_together(tmp_path, capsys):
    counts, areas, borders = _row_of_areas(tmp_path)
    words = ["--method", "negative-binomial", "--prospective", "--seed", "3", "--replicates", "199", "--json"]
    answers = {}
    for name, more in {
        "circle": [],
        "joined": ["--borders", borders],
        "small": ["--borders", borders, "--max-areas", "2"],
        "rising": ["--borders", borders, "--shape", "emerging"],
        "first": ["--borders", borders, "--first-only"],
    }.items():
        assert _run(counts, "--areas", areas, *words, *more) == 0
        answers[name] = json.loads(capsys.readouterr().out)
    best = {name: answer["clusters"][0] for name, answer in answers.items()}
    assert sorted(best["joined"]["areas"]) == ["A0", "A3", "A6", "A7"] != sorted(best["circle"]["areas"])
    assert len(best["small"]["areas"]) == 2
    assert best["joined"]["llr"] > best["small"]["llr"]
    assert sorted(best["rising"]["areas"]) == ["A0", "A3", "A6", "A7"]
    assert best["rising"]["llr"] > best["joined"]["llr"]  # what rises is seen better by who looks for a rise
    assert (answers["rising"]["shape"], answers["rising"]["windows"]) == ("emerging", "adjacent")
    assert len(answers["first"]["clusters"]) == 1
    assert max(best["first"]["p_value"], best["joined"]["p_value"]) <= 0.02
    assert best["first"]["p_value_gumbel"] is None
    whole = ["--method", "poisson", "--whole", "--clusters", "1", "--seed", "1", "--replicates", "99"]
    assert _run(counts, "--areas", areas, *whole) == 0
    assert "1. 0 sampai 59" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one,two\n", "borders.csv: Baris 1: kolom seharusnya area,neighbour"),
        ("area,neighbour\nA1\n", "Baris 2: 1 kolom, seharusnya 2"),
        ("area,neighbour\nA1,Z\n", "Baris 2: wilayah 'Z' tidak ada"),
        ("area,neighbour\nA1,A1\n", "Baris 2: wilayah 'A1' berbatasan dengan dirinya sendiri"),
        ("area,neighbour\n", "tidak berisi satu pasangan pun"),
    ],
)
def test_it_names_the_bad_line_of_the_borders(tmp_path, files, capsys, text, message):
    borders = tmp_path / "borders.csv"
    borders.write_text(text, encoding="utf-8")
    assert _run(files[0], "--areas", files[1], "--borders", str(borders)) == 2
    assert message in capsys.readouterr().err


def test_it_refuses_counts_it_cannot_read_and_people_it_does_not_know(tmp_path, files, capsys):
    assert _run(str(tmp_path / "none.csv"), "--areas", files[1]) == 2
    assert "none.csv tidak dapat dibuka" in capsys.readouterr().err
    bad = tmp_path / "bad.csv"
    bad.write_text("area,period,count\nA1,2025-W01,-3\n", encoding="utf-8")
    assert _run(str(bad), "--areas", files[1]) == 2
    assert "bad.csv: Baris 2" in capsys.readouterr().err
    plain = tmp_path / "plain.csv"
    plain.write_text("area,x,y\n" + "".join(f"A{i},{i},0\n" for i in range(12)), encoding="utf-8")
    assert _run(files[0], "--areas", str(plain), "--method", "poisson") == 2
    assert "memerlukan penduduk" in capsys.readouterr().err


def test_the_rest_of_the_library_does_not_load_the_compiler():
    code = "import sys, kentongan.detection; print([m for m in ('numba', 'scipy', 'llvmlite') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_it_is_a_command_that_needs_no_database():
    words = [sys.executable, "-m", "kentongan", "scan", "--help"]
    shown = subprocess.run(words, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert "--prospective" in shown.stdout
